"""Decisions that changed since the last publish are listed."""

import json
import shutil
from pathlib import Path

import duckdb
import pytest

from scripts.build.changed_decisions import changed_decisions
from scripts.project import Project
from scripts.published.table_changes import keys_of_tables

CHANGES = {
    "a target and a tolerance": (
        "update indicator_target set target = 90, tolerance = 5 "
        "where indicator_id = '4.6'",
        [
            "indicator_target S37000027, 4.6, 2018-04-01, 2018-04-01: "
            "target 95.000000 -> 90.000000, tolerance 10.000000 -> 5.000000"
        ],
    ),
    "a code that no longer counts": (
        "delete from code_list where code_list = 'sex' and source_code = 'm'",
        ["code_list sex, m, 1900-01-01: gone"],
    ),
    "a holiday more": (
        "insert into bank_holiday values ('2030-01-01', 'New Year''s Day')",
        ["bank_holiday 2030-01-01: new"],
    ),
    "a column more": (
        "alter table chapter add column colour varchar; "
        "update chapter set colour = 'red' where chapter_id = 4; "
        "delete from chapter where chapter_id != 4",
        [
            "chapter 1: gone",
            "chapter 2: gone",
            "chapter 3: gone",
            "chapter 4: colour none -> red",
            "chapter 5: gone",
        ],
    ),
    "nothing": ("select 1", []),
}


@pytest.fixture(scope="module")
def keys(sample_home: Path) -> dict[str, list[str]]:
    return keys_of_tables(
        json.loads((sample_home / "target" / "manifest.json").read_text()),
        "reference",
    )


def test_every_reference_seed_has_a_key(keys: dict[str, list[str]]) -> None:
    folder = Path(__file__).resolve().parents[2] / "seeds" / "reference"
    assert set(keys) == {file.stem for file in folder.glob("*.csv")}


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_decision_is_listed(
    sample_home: Path, tmp_path: Path, keys: dict[str, list[str]], change: str
) -> None:
    statement, listed = CHANGES[change]
    project = Project(sample_home, sample_home)
    build = tmp_path / "build.duckdb"
    shutil.copy(project.build_file, build)
    with duckdb.connect(build) as connection:
        connection.execute(f"use build.reference; {statement}")
    assert changed_decisions(build, project.warehouse_file, keys) == listed


def test_a_first_build_has_nothing_to_compare(
    sample_home: Path, tmp_path: Path, keys: dict[str, list[str]]
) -> None:
    build = Project(sample_home, sample_home).build_file
    assert changed_decisions(build, tmp_path / "none.duckdb", keys) == []
