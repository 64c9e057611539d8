"""What a build would change for readers is listed before it is published."""

import shutil
from pathlib import Path

import duckdb
import pytest
from workbench import ROOT

from scripts.files import read_json
from scripts.project import Project
from scripts.published.preview import ReaderChange, reader_changes
from scripts.published.runs import Run
from scripts.published.versions import current_version

STATUS = "where edition_id = '2023-03' and indicator_id = "


@pytest.fixture
def project(sample_home: Path, tmp_path: Path) -> Project:
    """A home that has published the sample, and its build."""
    home = tmp_path / "home"
    shutil.copytree(sample_home / "published", home / "published", symlinks=True)
    shutil.copytree(sample_home / "build", home / "build")
    return Project(ROOT, home)


def changes_of(
    project: Project, statements: list[str], **facts: object
) -> list[ReaderChange]:
    """Change a build and what is known of its run; list what readers would see."""
    current = current_version(project)
    assert current is not None
    folder = project.build_folder / "runs"
    before = read_json(folder / current.run_id / "run.json") or {}
    shutil.copytree(folder / current.run_id, folder / "next")
    with duckdb.connect(project.build_file) as connection:
        for statement in statements:
            connection.execute(statement)
    run_after = Run(project, "next")
    run_after.note(**{name: before[name] | each for name, each in facts.items()})
    return reader_changes(project, run_after)


def test_the_same_build_changes_nothing(project: Project) -> None:
    assert changes_of(project, []) == []


def test_figures_statuses_labels_rows_and_texts_are_listed_with_their_cause(
    project: Project,
) -> None:
    changes = changes_of(
        project,
        [
            "update marts.indicator_status set value_label = '64% (9/14)', "
            f"status_label = 'Major concerns' {STATUS} '4.5'",
            "update marts.indicator_series set value_label = '1%' "
            "where edition_id = '2023-03' and indicator_id = '4.5' "
            "and period_label in ('Q1 2021/22', 'Q2 2021/22')",
            f"update marts.indicator_status set title = 'Another' {STATUS} '4.6'",
            f"delete from marts.indicator_status {STATUS} '2.2'",
            "update marts.report_prose set paragraph = 'Reworded' where edition_id = "
            "'2023-03' and seed_name = 'paper_text' and subject = '7'",
        ],
        extracts={"justice/js_upw_requirement.csv": "another"},
        inputs={"extracts": "another"},
    )
    data = "new data (js_upw_requirement)"
    other = "what it is compared with"
    found = [
        (change.indicator_id, change.part, change.place, change.after, change.cause)
        for change in changes
        if change.indicator_id != "2.2" and change.audience == "committee"
    ]
    assert found == [
        ("", "text", "paper_text 7 1", "Reworded", data),
        ("4.5", "figure", "", "64% (9/14) in Q3 2022/23", data),
        ("4.5", "status", "", "Major concerns", data),
        ("4.5", "earlier period", "2 periods", None, data),
        ("4.6", "title", "", "Another", other),
    ]
    gone = [change.part for change in changes if change.indicator_id == "2.2"]
    assert {"figure", "status", "title"} <= set(gone)


def test_what_changes_for_the_public_alone_is_listed_as_such(
    project: Project,
) -> None:
    [change] = changes_of(
        project,
        [
            "update published.rpt_indicator_status set value_label = '[c]' "
            f"{STATUS} '1.1'"
        ],
    )
    assert (change.audience, change.indicator_id) == ("public", "1.1")
    assert change.after
    assert change.after.startswith("[c]")


def test_a_decision_is_the_cause_where_it_names_the_indicator_or_none(
    project: Project,
) -> None:
    titles = "update marts.indicator_status set title = 'Another'"
    current = current_version(project)
    assert current is not None
    file = project.build_folder / "runs" / current.run_id / "run.json"
    changes = changes_of(
        project, [f"{titles} {STATUS} '4.6'", f"{titles} {STATUS} '4.5'"]
    )
    assert {change.cause for change in changes} == {"what it is compared with"}
    assert file.is_file()
    later = Run(project, "next")
    later.note(
        decisions=[
            "indicator_target S37000027, 4.6, 2021-04-01: target 95 -> 90",
            "parameter trend_band_points: parameter_value 1 -> 2",
        ],
        inputs=later.facts["inputs"] | {"code": "another"},
    )
    causes = {
        change.indicator_id: change.cause for change in reader_changes(project, later)
    }
    assert causes == {
        "4.5": "decisions (parameter); code",
        "4.6": "decisions (indicator_target, parameter); code",
    }
