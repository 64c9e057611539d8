"""A status that what could not be read may change: shown, and in the way of a close."""

import json
from pathlib import Path

import pytest
from conftest import Once
from test_paper import squeezed, text_of
from workbench import ROOT, built, copy_of_sample, run

from scripts.editions.closing import close_edition
from scripts.errors import CheckError, UsageError
from scripts.project import Project
from scripts.published.queries import run_query
from scripts.reports.making import report_link
from scripts.reports.paper.make import make_paper
from scripts.reports.sources import PROFILES

# two of the 14 requirements of 4.5: 9 of 12 are known, 9 to 11 of 14 is the truth
RECORDS = ("UPW0001096", "UPW0001097")
BOUNDS = "2 of 14 cases could not be read: between 64% and 79%"
MARK = "≈ May be otherwise"
FIRM = "marts.indicator_status.statuses_are_firm"


@pytest.fixture(scope="module")
def doubtful_home(once: Once) -> Path:
    """Home of a build in which the outcome of two requirements cannot be read."""

    def make(home: Path) -> None:
        extracts = copy_of_sample(home / "extracts")
        file = extracts / "justice" / "js_upw_requirement.csv"
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        for number, line in enumerate(lines):
            if "05/05/2023" in line and line.split(",")[4] in RECORDS:
                assert ",COMP," in line
                lines[number] = line.replace(",COMP,", ",??,")
        file.write_text("".join(lines), encoding="utf-8")
        done = built(home, extracts=extracts)
        (home / "output").write_text(done.stdout, encoding="utf-8")

    return once("doubtful", make)


@pytest.fixture
def project(doubtful_home: Path) -> Project:
    return Project(ROOT, doubtful_home)


def test_the_build_ends_with_the_figure_its_bounds_and_the_column(
    doubtful_home: Path,
) -> None:
    output = (doubtful_home / "output").read_text(encoding="utf-8")
    said = " ".join(output.split())
    assert (
        "warning: marts.indicator_status: statuses_are_firm is not true in 4.5" in said
    )
    assert (
        "Some concerns (75% (9/12) in Q3 2022/23), which may be otherwise: "
        f"{BOUNDS}. Unread: js_upw_requirement.outcome (2)."
    ) in said
    # after the statuses, which say nothing of it
    assert output.index("Indicators by status") < output.index("In doubt, 2023-03: 4.5")
    # the value of 2.2 has bounds, and no status to change
    assert "In doubt, 2023-03: 2.2" not in said


def test_it_is_in_the_way_of_the_final_paper_and_of_the_close(project: Project) -> None:
    remedy = f"check_id {FIRM}, place 4.5, edition_id 2023-03"
    with pytest.raises(CheckError) as refused:
        make_paper(project, is_final=True)
    assert "- Status in doubt, 4.5: 4.5 Level 1 unpaid work" in str(refused.value)
    assert remedy in str(refused.value)
    close_edition(project, "2022-03")
    with pytest.raises(UsageError) as open_still:
        close_edition(project, "2023-03")
    assert "- Status in doubt: 4.5 Level 1 unpaid work" in str(open_still.value)
    assert remedy in str(open_still.value)


def test_what_to_mend_comes_in_the_order_of_what_hangs_on_it(project: Project) -> None:
    done = run("warehouse", "status", "--json", "--home", project.home)
    tasks = json.loads(done.stdout)["tasks"]
    cells = [task for task in tasks if task["task_code"] == "cells_unread"]
    assert [task["subjects"] for task in cells[:2]] == [
        "js_upw_requirement",
        "sw_person",
    ]
    assert cells[0]["task"].startswith(
        "2 cells could not be read, touching 2 cases: 4.5 (2); the status of 4.5 may"
    )
    assert all("touching no figure" in task["task"] for task in cells[2:])


def test_explain_leads_to_both_lines(project: Project) -> None:
    done = run("warehouse", "explain", "4.5", "--json", "--home", project.home)
    found = json.loads(done.stdout)
    assert found["cases"]["unknown"] == len(found["unread"]) == len(RECORDS)
    assert {cell["column_name"] for cell in found["unread"]} == {"outcome"}


def test_the_paper_prints_the_bounds_and_marks_the_status(project: Project) -> None:
    make_paper(project)
    folder = report_link(project, "paper", PROFILES["committee"])
    for kind in ("docx", "pdf"):
        text = text_of(folder / f"paper-2023-03.{kind}")
        assert squeezed(f"{BOUNDS}. {MARK}.") in text
        assert squeezed(f"Some concerns{MARK}") in text
        assert squeezed(f"{MARK}: the status of 4.5.") in text


def test_the_public_see_the_bounds_with_the_figure_or_not_at_all(
    project: Project,
) -> None:
    shown = run_query(
        project,
        "select indicator_id, value_label = '[c]' as is_withheld, unknown_count, "
        "bounds_label, status_doubt_label from published.rpt_indicator_status "
        "where edition_id = '2023-03' and indicator_id in ('2.2', '4.5')",
    ).records()
    assert len(shown) == 2
    for row in shown:
        if row["is_withheld"]:
            assert row["unknown_count"] is None
            assert row["bounds_label"] is None
            assert row["status_doubt_label"] is None
        else:
            assert row["bounds_label"]
