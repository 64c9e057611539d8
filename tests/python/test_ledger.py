"""Every figure equals the count of the events that the extracts were made from."""

import csv
import json
from pathlib import Path

import pytest
from workbench import ROOT, Workbench, built, rows, run

Counts = dict[tuple[str, ...], tuple[str, ...]]
KEY = ("edition_id", "indicator_id", "period_type", "period_start")
VALUES = ("period_end", "numerator", "denominator", "value_reason_code")


def counts_of_ledger(path: Path) -> Counts:
    with path.open(encoding="utf-8", newline="") as file:
        return {
            tuple(row[name] for name in KEY): tuple(row[name] for name in VALUES)
            for row in csv.DictReader(file)
        }


def counts_of_build(build: Path) -> Counts:
    texts = ", ".join(f"coalesce(cast({name} as varchar), '')" for name in KEY + VALUES)
    found = rows(build, f"select {texts} from marts.indicator_series")
    cells = [tuple(str(cell) for cell in row) for row in found]
    return {row[: len(KEY)]: row[len(KEY) :] for row in cells}


def disagreements(build: Path, ledger: Path) -> list[str]:
    """Say where a build and its ledger differ, period by period."""
    counted, expected = counts_of_build(build), counts_of_ledger(ledger)
    assert len(expected) > 150
    return [
        f"{' '.join(key)}: built {counted.get(key)}, ledger {expected.get(key)}"
        for key in sorted(counted.keys() | expected.keys())
        if counted.get(key) != expected.get(key)
    ]


def generated(folder: Path, *options: str) -> str:
    """Write extracts and their ledger; return what was printed."""
    done = run("warehouse", "generate", "--into", folder, *options)
    assert done.returncode == 0, done.stderr
    return done.stdout


def prove_seed(bench: Workbench, folder: Path, seed: int) -> None:
    generated(folder / "extracts", "--seed", str(seed))
    build = bench.run(folder / "home", folder / "extracts")
    assert disagreements(build, folder / "extracts" / "ledger.csv") == []


def test_the_sample_equals_its_ledger(sample_home: Path) -> None:
    build = sample_home / "build" / "warehouse.duckdb"
    assert disagreements(build, ROOT / "tests" / "fixtures" / "ledger.csv") == []


@pytest.mark.prove
@pytest.mark.parametrize("seed", [11, 22, 33, 44, 55])
def test_other_seeds_equal_their_ledgers(
    bench: Workbench, tmp_path: Path, seed: int
) -> None:
    prove_seed(bench, tmp_path, seed)


@pytest.mark.prove
def test_monthly_dumps_equal_their_ledger(tmp_path: Path) -> None:
    extracts = tmp_path / "extracts"
    printed = generated(extracts, "--dumps", "13", "--scale", "0.3", "--seed", "66")
    editions = json.loads(printed)["extra_editions"]
    assert len(editions) == 13
    built(tmp_path, extracts=extracts, variables=printed)
    ledger = counts_of_ledger(extracts / "ledger.csv")
    assert {key[0] for key in ledger} >= {edition["edition_id"] for edition in editions}
    build = tmp_path / "build" / "warehouse.duckdb"
    assert disagreements(build, extracts / "ledger.csv") == []
