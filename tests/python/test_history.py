"""What is known of runs and expectations, carried from publish to publish."""

import json
from pathlib import Path
from typing import Any

import duckdb
import pytest
from small_build import small_build
from workbench import ROOT, rows, run

from scripts.errors import CheckError
from scripts.files import write_json
from scripts.gates.results import CheckResult
from scripts.project import Project
from scripts.published.publish import publish_checked
from scripts.published.runs import KEPT_RUNS, Run, start_run

ALL = "select run_id, outcome, stopped_in from quality.runs order by run_id"


def answered(run: Run, outcome: str, acceptance: str = "") -> None:
    """Leave the answer of one expectation in a run's folder."""
    result = CheckResult(
        *("raw", "cp_meeting", "row_volume", "expect_x", "critical", "completeness"),
        *("It is as many as before", "Ask again", "cp_meeting", outcome),
        *(7 if outcome == "failed" else None, "", acceptance),
    )
    write_json(run.folder / "expectation_results_raw.json", [result.record()])


def stopped(project: Project, run_id: str) -> None:
    """Leave a run that a gate stopped."""
    run = start_run(project, "{}", run_id)
    answered(run, "failed")
    with pytest.raises(CheckError), run.recorded():
        run.phase("seeds")
        raise CheckError("too few rows")


def published(home: Path, run_id: str) -> Path:
    """Publish a build whose expectation was met; return the file."""
    answered(small_build(home, run_id, row_count=1), "passed")
    project = Project(ROOT, home)
    publish_checked(project)
    return project.warehouse_file


def test_runs_that_failed_appear_after_the_next_publish(tmp_path: Path) -> None:
    project = Project(ROOT, tmp_path)
    file = published(tmp_path, "run-0")
    assert rows(file, ALL) == [("run-0", "published", None)]
    stopped(project, "run-1")
    start_run(project, "{}", "run-2").phase("staging")
    assert rows(file, ALL) == [("run-0", "published", None)]
    published(tmp_path, "run-3")
    assert rows(file, ALL) == [
        ("run-0", "published", None),
        ("run-1", "stopped", "seeds"),
        ("run-2", "killed", "staging"),
        ("run-3", "published", None),
    ]
    asked = "select run_id, outcome, found_count from quality.expectation_results"
    assert rows(file, f"{asked} order by run_id") == [
        ("run-0", "passed", None),
        ("run-1", "failed", 7),
        ("run-3", "passed", None),
    ]
    [(started, ended)] = rows(
        file, "select started_at, ended_at from quality.runs where run_id = 'run-3'"
    )
    assert str(started) < str(ended)


def test_history_outlives_the_folders_of_its_runs(tmp_path: Path) -> None:
    project = Project(ROOT, tmp_path)
    published(tmp_path, "run-00")
    names = [f"run-{number:02}" for number in range(1, KEPT_RUNS + 3)]
    for name in names[:-1]:
        stopped(project, name)
    folders = project.build_folder / "runs"
    # none goes before it is published
    assert len(list(folders.iterdir())) == len(names)
    file = published(tmp_path, names[-1])
    # the last ones, and that of the version before
    assert len(list(folders.iterdir())) == KEPT_RUNS + 1
    assert (folders / "run-00").is_dir()
    published(tmp_path, "run-99")
    assert [row[0] for row in rows(file, ALL)] == ["run-00", *names, "run-99"]


def test_what_was_rolled_back_comes_back_into_the_history(tmp_path: Path) -> None:
    published(tmp_path, "run-0")
    file = published(tmp_path, "run-1")
    assert run("warehouse", "publish", "--rollback", "--home", tmp_path).returncode == 0
    assert rows(file, ALL) == [("run-0", "published", None)]
    published(tmp_path, "run-2")
    assert [row[0] for row in rows(file, ALL)] == ["run-0", "run-1", "run-2"]


def test_a_published_file_without_history_begins_one(tmp_path: Path) -> None:
    file = published(tmp_path, "run-0")
    with duckdb.connect(file) as connection:
        connection.execute("drop table quality.runs")
    published(tmp_path, "run-1")
    assert [row[0] for row in rows(file, ALL)] == ["run-0", "run-1"]


def machine(*arguments: str | Path) -> Any:
    done = run("warehouse", *arguments, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_command_lists_runs_and_one_expectation_over_time(tmp_path: Path) -> None:
    published(tmp_path, "run-0")
    stopped(Project(ROOT, tmp_path), "run-1")
    published(tmp_path, "run-2")
    listed = machine("history", "--home", tmp_path)
    assert [
        (row["run_id"], row["outcome"], row["evaluated"], row["critical"])
        for row in listed
    ] == [
        ("run-2", "published", 1, 0),
        ("run-1", "stopped", 1, 1),
        ("run-0", "published", 1, 0),
    ]
    for name in ("row_volume", "cp_meeting.row_volume", "raw.cp_meeting.row_volume"):
        told = machine("history", name, "--home", tmp_path)
        assert [(row["run_id"], row["outcome"]) for row in told] == [
            ("run-2", "passed"),
            ("run-1", "failed"),
            ("run-0", "passed"),
        ]
    accepted = small_build(tmp_path, "run-3", row_count=1)
    answered(accepted, "accepted", "Service Manager, 2023-05-16: A new office")
    publish_checked(Project(ROOT, tmp_path))
    newest = machine("history", "--home", tmp_path)[0]
    assert (newest["critical"], newest["accepted"]) == (0, 1)
    newest = machine("history", "row_volume", "--home", tmp_path)[0]
    assert newest["acceptance"] == "Service Manager, 2023-05-16: A new office"
    done = run("warehouse", "history", "volume", "--home", tmp_path)
    assert done.returncode == 2
    assert "No run has evaluated an expectation 'volume'" in done.stderr
