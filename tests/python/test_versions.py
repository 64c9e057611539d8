"""The last versions are kept, both files of each, and can be put back."""

import json
from pathlib import Path

import pytest
from mixed_extracts import digests
from small_build import read_version, small_build
from workbench import ROOT, rows, run

from scripts.errors import UsageError, WarehouseError
from scripts.lock import lock
from scripts.project import Project
from scripts.published.publish import publish_checked, roll_back
from scripts.published.versions import kept_versions


def publish(home: Path, run_id: str) -> None:
    small_build(home, run_id)
    publish_checked(Project(ROOT, home))


def runs_read(home: Path) -> set[object]:
    """Return the runs that the two files are of, as readers see it."""
    read_version(home)
    published = home / "published"
    files = (published / "warehouse.duckdb", published / "restricted" / "core.duckdb")
    return {
        run_id
        for file, schema in zip(files, ("marts", "core"), strict=True)
        for (run_id,) in rows(
            file, f"select distinct run_id from {file.stem}.{schema}.marker"
        )
    }


def test_three_versions_are_kept(tmp_path: Path) -> None:
    for number in range(5):
        publish(tmp_path, f"run-{number}")
    assert runs_read(tmp_path) == {"run-4"}
    kept = {folder.name for folder in (tmp_path / "published" / "versions").iterdir()}
    assert kept == {"run-2", "run-3", "run-4"}


def test_rollback_goes_back_until_none_is_left(tmp_path: Path) -> None:
    for number in range(3):
        publish(tmp_path, f"run-{number}")
    for number in (1, 0):
        done = run("warehouse", "publish", "--rollback", "--home", tmp_path)
        assert done.returncode == 0, done.stderr
        assert f"Published is now run run-{number}, copied 20" in done.stdout
        assert runs_read(tmp_path) == {f"run-{number}"}
    before = digests(tmp_path / "published")
    done = run("warehouse", "publish", "--rollback", "--home", tmp_path)
    assert done.returncode == 2
    assert "Published is run run-0; no version before it is kept" in done.stderr
    assert digests(tmp_path / "published") == before


def test_nothing_published_cannot_be_rolled_back(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Nothing is published; no version before"):
        roll_back(Project(ROOT, tmp_path))


def test_a_version_that_was_rolled_back_is_not_the_one_before(tmp_path: Path) -> None:
    for number in range(3):
        publish(tmp_path, f"run-{number}")
    roll_back(Project(ROOT, tmp_path))
    publish(tmp_path, "run-3")
    assert [v.run_id for v in kept_versions(Project(ROOT, tmp_path))] == [
        "run-3",
        "run-1",
        "run-0",
    ]
    roll_back(Project(ROOT, tmp_path))
    assert runs_read(tmp_path) == {"run-1"}


def test_publish_puts_back_what_was_rolled_back(tmp_path: Path) -> None:
    for number in range(2):
        publish(tmp_path, f"run-{number}")
    roll_back(Project(ROOT, tmp_path))
    done = run("warehouse", "publish", "--home", tmp_path, "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["run_id"] == "run-1"
    assert runs_read(tmp_path) == {"run-1"}


def test_the_same_build_again_is_not_a_version_of_its_own(tmp_path: Path) -> None:
    for number in range(2):
        publish(tmp_path, f"run-{number}")
    publish_checked(Project(ROOT, tmp_path))
    assert runs_read(tmp_path) == {"run-1"}
    roll_back(Project(ROOT, tmp_path))
    assert runs_read(tmp_path) == {"run-0"}


def test_a_version_that_was_changed_is_not_put_back(tmp_path: Path) -> None:
    for number in range(2):
        publish(tmp_path, f"run-{number}")
    with (tmp_path / "published/versions/run-0/warehouse.duckdb").open("ab") as file:
        file.write(b"x")
    with pytest.raises(WarehouseError, match="not as published"):
        roll_back(Project(ROOT, tmp_path))
    assert runs_read(tmp_path) == {"run-1"}


def test_rollback_waits_its_turn(tmp_path: Path) -> None:
    with lock(Project(ROOT, tmp_path), "build"):
        done = run("warehouse", "publish", "--rollback", "--home", tmp_path)
    assert done.returncode == 5
    assert "(warehouse build)" in done.stderr


def test_a_build_without_passed_checks_is_not_published(tmp_path: Path) -> None:
    project = Project(ROOT, tmp_path)
    with pytest.raises(UsageError, match="no build that passed every check"):
        publish_checked(project)
    small_build(tmp_path, "run-0")
    project.checked_file.unlink()
    with pytest.raises(UsageError, match="no build that passed every check"):
        publish_checked(project)


def test_a_build_that_changed_after_its_checks_is_not_published(tmp_path: Path) -> None:
    publish(tmp_path, "run-0")
    small_build(tmp_path, "run-1")
    with Project(ROOT, tmp_path).build_file.open("ab") as file:
        file.write(b"x")
    done = run("warehouse", "publish", "--home", tmp_path)
    assert done.returncode == 2
    assert "has changed since it passed its checks" in done.stderr
    assert runs_read(tmp_path) == {"run-0"}


def test_leftovers_of_killed_processes_go(tmp_path: Path) -> None:
    publish(tmp_path, "run-0")
    leftover = tmp_path / "published" / "versions" / "run-1"
    (leftover / "restricted").mkdir(parents=True)
    (leftover / "warehouse.duckdb").write_bytes(b"half a file")
    publish(tmp_path, "run-2")
    assert not leftover.exists()
    assert runs_read(tmp_path) == {"run-2"}
