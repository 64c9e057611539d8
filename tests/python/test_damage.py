"""A thousand damaged cells: refused by line and column, or taken, and no more."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from damage import damaged
from extract_tables import (
    CONTRACTS,
    Table,
    path_in,
    read_sample,
    read_table,
    write_tables,
)
from oracle import Reason, judge, lines, stand_ins
from workbench import READERS_SCHEMAS, SAMPLE, Workbench, differences, rows

Refusals = set[tuple[str, str, int, int, str, str]]
# a row held over from an earlier dump says so, and a dump is a row longer
LEFT_OUT = {
    "core.dim_person": ["is_held_over"],
    "core.fct_extract_dumps": ["row_count"],
}


def expected_refusals(tables: Mapping[str, Table], folder: Path) -> Refusals:
    found: Refusals = set()
    for extract, table in tables.items():
        file = path_in(folder, extract).relative_to(folder).as_posix()
        verdicts, _ = judge(extract, table)
        for number, (judged, line) in enumerate(
            zip(verdicts, lines(table), strict=True), start=1
        ):
            found |= {(extract, file, number, line, *r) for r in judged.reasons}
    return found


def found_refusals(build: Path) -> Refusals:
    columns = "extract_name, file_name, record_number, line_number, column_name"
    query = f"select {columns}, reason_code from quality.rejected_rows"
    return set(rows(build, query))  # type: ignore[arg-type]


def prove(bench: Workbench, folder: Path, seed: int) -> None:
    clean = read_sample()
    tables, changes = damaged(clean, seed)
    assert len(changes) >= 1000
    assert {change.extract for change in changes} == set(CONTRACTS)
    extracts = write_tables(folder / "damaged", tables)
    build = bench.run(folder / "home", extracts)

    expected = expected_refusals(tables, extracts)
    found = found_refusals(build)
    assert found == expected
    blamed = {(extract, number) for extract, _, number, *_ in expected}
    already = {(e, number) for e, _, number, *_ in expected_refusals(clean, extracts)}
    touched = {(change.extract, change.record + 1) for change in changes}
    assert blamed <= touched | already
    assert 300 < len(touched & blamed) < 1000

    stood_in = {extract: stand_ins(extract, table) for extract, table in tables.items()}
    reference = bench.run(
        folder / "reference", write_tables(folder / "stood_in", stood_in)
    )
    assert found_refusals(reference) == set()
    schemas = (*READERS_SCHEMAS, "core")
    assert differences(build, reference, schemas, LEFT_OUT) == {}


def test_the_oracle_agrees_with_the_clean_sample(sample_home: Path) -> None:
    tables = read_sample()
    found = found_refusals(sample_home / "build" / "warehouse.duckdb")
    expected = expected_refusals(tables, Path())
    assert {(e, *rest) for e, _, *rest in found} == {
        (e, *rest) for e, _, *rest in expected
    }


def test_the_oracle_sees_faults() -> None:
    """An oracle that refuses nothing, or everything, would prove nothing."""
    table = read_table(path_in(SAMPLE, "js_court_report"))
    at = table.header.index("due_date")
    row = next(r for r in table.records if r[at] == "26/04/2018")
    short = Table(table.header, [list(row), list(row)])
    assert [judged.reasons for judged in judge("js_court_report", short)[0]] == [
        set()
    ] * 2
    short.records[1][at] = "31/04/2018"
    expected: set[Reason] = {("due_date", "not_a_date")}
    assert judge("js_court_report", short)[0][1].reasons == expected


@pytest.mark.prove
@pytest.mark.parametrize("seed", range(1, 8))
def test_a_thousand_damaged_cells(bench: Workbench, tmp_path: Path, seed: int) -> None:
    prove(bench, tmp_path, seed)
