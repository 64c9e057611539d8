"""The same extracts give the same tables; a later dump changes no earlier edition."""

import shutil
from pathlib import Path

import duckdb
import pytest
from extract_tables import read_sample, write_tables
from workbench import READERS_SCHEMAS, Workbench, differences, rows


def test_two_builds_of_the_same_extracts_are_identical(
    sample_home: Path, repeated_home: Path
) -> None:
    """One layer by layer, by `warehouse build`; the other by plain dbt, all at once."""
    one, other = (
        home / "build" / "warehouse.duckdb" for home in (sample_home, repeated_home)
    )
    assert differences(one, other, (*READERS_SCHEMAS, "core", "reference")) == {}
    tables = (
        *("row_outcomes", "rejected_rows", "unread_cells", "status_unread_cells"),
    )
    files = {table: ["file_name"] for table in tables}
    left_out = {f"quality.{table}": columns for table, columns in files.items()}
    assert differences(one, other, ["quality"], left_out) == {}


def test_the_comparison_sees_one_changed_cell(
    sample_home: Path, tmp_path: Path
) -> None:
    one = sample_home / "published" / "warehouse.duckdb"
    other = Path(shutil.copy(one, tmp_path / "other.duckdb"))
    with duckdb.connect(other) as connection:
        connection.execute(
            "update marts.indicator_series set numerator = numerator + 1 where "
            "edition_id = '2023-03' and indicator_id = '4.6' "
            "and period_start = date '2022-07-01'"
        )
    assert list(differences(one, other, READERS_SCHEMAS)) == ["marts.indicator_series"]


@pytest.mark.prove
def test_an_edition_is_the_same_before_and_after_the_next_dump(
    sample_home: Path, bench: Workbench, tmp_path: Path
) -> None:
    tables = read_sample()
    for table in tables.values():
        at = table.header.index("extracted_on")
        table.records = [
            r for r in table.records if len(r) <= at or r[at] != "05/05/2023"
        ]
    first = bench.run(tmp_path / "home", write_tables(tmp_path / "extracts", tables))
    both = sample_home / "build" / "warehouse.duckdb"
    for table_name in (
        "marts.indicator_series",
        "marts.indicator_status",
        "marts.status_summary",
        "marts.remedial_actions",
        "published.rpt_indicator_series",
        "published.rpt_indicator_status",
    ):
        query = f"from {table_name} where edition_id = '2022-03' order by all"
        found = rows(first, query)
        assert found == rows(both, query), table_name
        assert found or table_name == "marts.remedial_actions"
