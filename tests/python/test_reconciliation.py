"""A row that goes missing between raw and staging turns the reconciliation red."""

import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from workbench import SAMPLE, Workbench

from scripts.errors import CheckError

STAGED = "staging.stg_justice__court_reports"


@pytest.fixture
def rechecked(
    bench: Workbench, repeated_home: Path, tmp_path: Path
) -> Callable[[str], None]:
    """Change a copy of a build, then make and test its quality tables again."""

    def recheck(statement: str) -> None:
        file = tmp_path / "build" / "warehouse.duckdb"
        file.parent.mkdir()
        shutil.copy(repeated_home / "build" / "warehouse.duckdb", file)
        with duckdb.connect(file) as connection:
            changed = connection.execute(statement).fetchone()
            assert changed == (1,)
        bench.run(tmp_path, SAMPLE, ["path:models/quality"])

    return recheck


def one_row(table: str, condition: str) -> str:
    return (
        f"delete from {table} where rowid = "
        f"(select min(rowid) from {table} where {condition})"
    )


def test_a_row_lost_in_staging_is_told(rechecked: Callable[[str], None]) -> None:
    with pytest.raises(CheckError) as failed:
        rechecked(one_row(f"{STAGED}_rows", "dump_on = date '2023-05-05'"))
    message = str(failed.value)
    assert "js_court_report, dump of 2023-05-05" in message
    assert "rows were sent, but their outcomes do not add up" in message
    assert "compare raw and staging" in message


def test_a_refused_row_lost_in_staging_is_told(
    rechecked: Callable[[str], None],
) -> None:
    with pytest.raises(CheckError, match="js_court_report, dump of"):
        rechecked(one_row(f"{STAGED}_rows", "not is_accepted"))


def test_a_version_lost_is_told(rechecked: Callable[[str], None]) -> None:
    with pytest.raises(CheckError) as failed:
        rechecked(one_row(STAGED, "fate = 'current'"))
    message = str(failed.value)
    assert "js_court_report: " in message
    assert "have no outcome" in message


def test_a_row_lost_from_the_landing_table_is_told(
    rechecked: Callable[[str], None],
) -> None:
    with pytest.raises(CheckError, match="js_court_report, dump of 2023-05-05"):
        rechecked(one_row("landing.js_court_report", "extracted_on = '05/05/2023'"))


def test_an_untouched_copy_passes(rechecked: Callable[[str], None]) -> None:
    rechecked(
        "update staging.stg_reference__editions set title = title "
        "where edition_id = '2023-03'"
    )
