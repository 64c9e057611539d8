"""A row that goes missing between raw and staging turns the reconciliation red."""

import pytest
from conftest import Recheck

from scripts.errors import CheckError

QUALITY = ["path:models/quality"]
PLACED = "staging.stg_rows__placed"
VERSIONS = "staging.stg_rows__versions"
STAGED = "staging.stg_justice__court_reports"


def one_row(table: str, condition: str) -> str:
    return (
        f"delete from {table} where rowid = "
        f"(select min(rowid) from {table} where {condition})"
    )


def one_placed(table: str, condition: str) -> str:
    return one_row(table, f"extract_name = 'js_court_report' and {condition}")


def test_a_row_lost_in_staging_is_reported(recheck: Recheck) -> None:
    with pytest.raises(CheckError) as failed:
        recheck(one_placed(PLACED, "dump_on = date '2023-05-05'"), QUALITY)
    message = str(failed.value)
    assert "js_court_report, dump of 2023-05-05" in message
    assert "rows were sent, but their outcomes do not add up" in message
    assert "compare raw and staging" in message


def test_a_refused_row_lost_in_staging_is_reported(
    recheck: Recheck,
) -> None:
    with pytest.raises(CheckError, match="js_court_report, dump of"):
        recheck(one_placed(PLACED, "not is_accepted"), QUALITY)


def test_a_version_lost_is_reported(recheck: Recheck) -> None:
    with pytest.raises(CheckError) as failed:
        recheck(one_placed(VERSIONS, "known_to = date '9999-12-31'"), QUALITY)
    message = str(failed.value)
    assert "js_court_report: " in message
    assert "have no outcome" in message


def test_a_row_lost_from_the_landing_table_is_reported(
    recheck: Recheck,
) -> None:
    with pytest.raises(CheckError, match="js_court_report, dump of 2023-05-05"):
        recheck(
            one_row("landing.js_court_report", "extracted_on = '05/05/2023'"), QUALITY
        )


def test_an_untouched_copy_passes(recheck: Recheck) -> None:
    recheck(
        "update staging.stg_reference__editions set title = title "
        "where edition_id = '2023-03'",
        QUALITY,
    )


@pytest.mark.parametrize(
    "table",
    [STAGED, "staging.base_justice__court_reports", PLACED, VERSIONS],
)
def test_a_repeated_row_in_staging_is_reported(recheck: Recheck, table: str) -> None:
    with pytest.raises(CheckError) as failed:
        recheck(
            f"insert into {table} from {table} limit 1",
            ["assert_every_staged_row_has_its_own_key"],
        )
    name = table.removeprefix("staging.")
    message = f"{name}: 1 keys are blank or occur in more than one"
    assert message in str(failed.value)
