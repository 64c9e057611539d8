"""The sample's figures are the accepted ones, and the answers in the docs true."""

from pathlib import Path

import pytest
from workbench import ROOT

from scripts.errors import UsageError
from scripts.project import Project
from tools.golden import GOLDEN, QUERIES, answered, golden_text

CHANGED = "\nIf the change is meant: make build accept, and read the difference."


@pytest.fixture
def project(sample_home: Path) -> Project:
    return Project(ROOT, sample_home)


def test_the_status_of_the_sample_is_the_accepted_one(project: Project) -> None:
    assert golden_text(project) == (ROOT / GOLDEN).read_text(), CHANGED


def test_the_answers_to_the_questions_are_true(project: Project) -> None:
    page = (ROOT / QUERIES).read_text()
    assert page.count("```sql") == 25
    assert answered(project, page) == page, CHANGED


def test_every_question_has_an_answer(project: Project) -> None:
    for question in (ROOT / QUERIES).read_text().split("\n### ")[1:]:
        rows = [line for line in question.splitlines() if line.startswith("|")]
        assert len(rows) > 2, question.splitlines()[0]


PAGE = "### A\n\n```sql\nselect 1 as one\n```\n\n| one |\n| --- |\n| 2 |\n\n## B\n"


def test_a_wrong_answer_is_seen(project: Project) -> None:
    right = PAGE.replace("| 2 |", "| 1 |")
    assert answered(project, PAGE) == right
    assert answered(project, right) == right
    assert answered(project, PAGE.replace("\n| one |\n| --- |\n| 2 |\n", "")) == right


def test_a_query_without_an_answer_is_reported(project: Project) -> None:
    with pytest.raises(UsageError, match="The query failed"):
        answered(project, PAGE.replace("1 as one", "nothing"))
