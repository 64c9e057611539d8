"""A build of a few tables that each say which run made them, quick to publish."""

import shutil
from pathlib import Path

import duckdb
from workbench import ROOT, rows

from scripts.files import sha256
from scripts.project import Project
from scripts.published.publish import mark_checked
from scripts.published.runs import Run, start_run
from scripts.published.versions import Version, current_version

SCHEMAS = ("core", "indicators", "marts", "published", "quality", "reference")


def small_build(home: Path, run_id: str, *, row_count: int = 1000) -> Run:
    """Leave a home as a build does that passed its checks and did not publish yet."""
    project = Project(ROOT, home)
    project.make_build_folder()
    run = start_run(project, "{}", run_id)
    project.build_file.unlink(missing_ok=True)
    with duckdb.connect(project.build_file) as connection:
        for schema in SCHEMAS:
            connection.execute(f"create schema {schema}")
            connection.execute(
                f"create table {schema}.marker as select '{run_id}' as run_id, i "
                f"from range({row_count}) as numbers(i)"
            )
        for table in ("row_outcomes", "case_references"):
            connection.execute(f"create table quality.{table} as from quality.marker")
    mark_checked(project, run)
    return run


def another_build(home: Path, run_id: str, *, like: Path) -> Run:
    """Leave a home as a build does, its tables those of another home's build."""
    project = Project(ROOT, home)
    project.make_build_folder()
    run = start_run(project, "{}", run_id)
    shutil.copyfile(like / "build" / "warehouse.duckdb", project.build_file)
    mark_checked(project, run)
    return run


def read_version(home: Path) -> Version:
    """Return the version that readers open; its files have to be whole, and its own.

    They have to open and to have the checksums that they were published with.
    """
    project = Project(ROOT, home)
    version = current_version(project)
    assert version
    assert set(version.files) == {
        "warehouse.duckdb",
        "restricted/core.duckdb",
        "restricted/cases.duckdb",
    }
    for name, digest in version.files.items():
        file = project.published / name
        assert sha256(file) == digest
        assert not file.with_name(file.name + ".wal").exists()
        assert rows(file, "select count(*) from duckdb_tables()")[0][0]
    for folder in (project.published, project.published / "versions" / version.name):
        assert (folder / "restricted").stat().st_mode & 0o777 == 0o700
    return version
