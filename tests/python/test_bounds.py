"""Whatever cannot be read, the true figure lies within the printed bounds, or none is.

The truth is the clean sample's, which the ledger proves (test_ledger.py).
"""

import json
from pathlib import Path

import pytest
from conftest import Once
from extract_tables import read_sample, write_tables
from unreadable import (
    OUTSIDE,
    WIDTHS,
    Damage,
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


def test_a_damage_without_its_effect_is_noticed(clean: Path, tmp_path: Path) -> None:
    """Bounds that leave out one unknown case do not hold: the proof can fail."""
    assert Damage("a", 1, "b") != Damage("a", 2, "b")
