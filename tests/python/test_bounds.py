"""Whatever cannot be read, the true figure lies within the printed bounds, or none is.

The truth is the clean sample's, which the ledger proves (test_ledger.py).
"""

import json
from pathlib import Path

import duckdb
import pytest
from conftest import Once
from extract_tables import read_sample, write_tables
from unreadable import (
    OUTSIDE,
    WIDTHS,
    compare,
    places,
    unreadable,
)
from workbench import ROOT, SAMPLE, Workbench

UP_TO_STATUS = ("+int_status__ratings",)
# kept between sessions, so that the long proof can be resumed
RESULTS = ROOT / "build" / "proof" / "bounds.jsonl"
# by number of cells or lines: seeds of damages of any column
SIZES = {1: range(40), 10: range(60), 100: range(40), 1000: range(20)}


@pytest.fixture(scope="module")
def clean(bench: Workbench, once: Once) -> Path:
    def make(home: Path) -> None:
        bench.run(home, SAMPLE, UP_TO_STATUS)

    return once("bounds", make) / "build" / "warehouse.duckdb"


def prove(
    bench: Workbench,
    clean: Path,
    folder: Path,
    damage: tuple[int, int, tuple[str, str] | None],
) -> None:
    """Build a damaged sample; record how wide its bounds are, and fail beyond them."""
    seed, size, only = damage
    tables, damages = unreadable(read_sample(), seed, size, only)
    extracts = write_tables(folder / "extracts", tables)
    damaged = bench.run(folder / "home", extracts, UP_TO_STATUS)
    outside = compare(clean, damaged, OUTSIDE)
    [widths] = compare(clean, damaged, WIDTHS)
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    with RESULTS.open("a", encoding="utf-8") as file:
        line = {"seed": seed, "size": size, "only": only, "outside": len(outside)}
        names = ("median_width", "withheld_share", "firm_share")
        file.write(json.dumps(line | dict(zip(names, widths, strict=True))) + "\n")
    assert outside == [], f"{outside[:5]}\nof {damages[:20]}"


@pytest.mark.parametrize(("seed", "size"), [(1, 10), (2, 300)])
def test_the_true_figure_lies_within_the_printed_bounds(
    bench: Workbench, clean: Path, tmp_path: Path, seed: int, size: int
) -> None:
    prove(bench, clean, tmp_path, (seed, size, None))


@pytest.mark.prove
@pytest.mark.parametrize(
    ("size", "seed"), [(size, seed) for size, seeds in SIZES.items() for seed in seeds]
)
def test_the_bounds_hold_for_damages_of_any_column(
    bench: Workbench, clean: Path, tmp_path: Path, size: int, seed: int
) -> None:
    prove(bench, clean, tmp_path, (1000 + seed, size, None))


@pytest.mark.prove
@pytest.mark.parametrize(
    "only", [place[:2] for place in places(read_sample())], ids=".".join
)
def test_the_bounds_hold_for_damages_of_one_column(
    bench: Workbench, clean: Path, tmp_path: Path, only: tuple[str, str]
) -> None:
    prove(bench, clean, tmp_path, (7, 5, only))


@pytest.mark.prove
@pytest.mark.parametrize(
    ("extract", "column"),
    [
        ("lac_placement", "placement_type_code"),
        ("cp_meeting", "registered"),
        ("camhs_captnd", "att_status"),
        ("js_upw_requirement", "completed_date"),
        ("lac_episode", "person_id"),
    ],
)
def test_the_proof_fails_where_a_source_of_unknowns_is_left_out(
    bench: Workbench, clean: Path, tmp_path: Path, extract: str, column: str
) -> None:
    tables, _ = unreadable(read_sample(), 11, 400, (extract, column))
    extracts = write_tables(tmp_path / "extracts", tables)
    home = tmp_path / "home"
    damaged = bench.run(home, extracts, UP_TO_STATUS)
    assert compare(clean, damaged, OUTSIDE) == []
    with duckdb.connect(damaged) as connection:
        connection.execute(
            "delete from reference.unread_effect "
            "where extract_name = ? and column_name = ?",
            [extract, column],
        )
    bench.run(home, extracts, ("int_unread__effects+,+int_status__ratings",))
    assert compare(clean, damaged, OUTSIDE) != []
