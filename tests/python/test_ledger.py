"""Every figure equals the count of the events that the extracts were made from."""

import csv
import json
from pathlib import Path

import pytest
from revisions import disagreements_of_profiles
from words_of_change import contradictions
from workbench import ROOT, Workbench, built, rows, run

from scripts.sample.ledger import books as ledger
from scripts.sample.ledger import restatements as ledger_restatements

Cells = tuple[str, ...]
# how many columns of each table are its key
TABLES = {
    "ledger.csv": ("marts.indicator_series", ledger.HEADER, 4),
    "restatements.csv": ("marts.restatements", ledger_restatements.HEADER, 4),
}


def rows_of_ledger(path: Path, key: int) -> dict[Cells, Cells]:
    with path.open(encoding="utf-8", newline="") as file:
        next(file)
        return {tuple(row[:key]): tuple(row[key:]) for row in csv.reader(file)}


def rows_of_build(
    build: Path, table: str, columns: tuple[str, ...], key: int
) -> dict[Cells, Cells]:
    texts = ", ".join(f"coalesce(cast({name} as varchar), '')" for name in columns)
    found = rows(build, f"select {texts} from {table}")
    cells = [tuple(str(cell) for cell in row) for row in found]
    return {row[:key]: row[key:] for row in cells}


def disagreements(build: Path, ledger: Path) -> list[str]:
    """Say where a build and its ledger differ, figure by figure.

    Args:
        build: the file of the build.
        ledger: the folder of the ledger.
    """
    told = []
    for name, (table, columns, key) in TABLES.items():
        counted = rows_of_build(build, table, columns, key)
        expected = rows_of_ledger(ledger / name, key)
        assert len(expected) > 150
        told += [
            f"{name}: {' '.join(row)}: built {counted.get(row)}, "
            f"ledger {expected.get(row)}"
            for row in sorted(counted.keys() | expected.keys())
            if counted.get(row) != expected.get(row)
        ]
    return told


def generated(folder: Path, *options: str) -> str:
    """Write extracts and their ledger; return what was printed."""
    done = run("warehouse", "generate", "--into", folder, *options)
    assert done.returncode == 0, done.stderr
    return done.stdout


def prove_seed(bench: Workbench, folder: Path, seed: int) -> None:
    generated(folder / "extracts", "--seed", str(seed))
    build = bench.run(folder / "home", folder / "extracts")
    assert disagreements(build, folder / "extracts") == []


def test_the_sample_equals_its_ledger(sample_home: Path) -> None:
    build = sample_home / "build" / "warehouse.duckdb"
    assert disagreements(build, ROOT / "tests" / "fixtures") == []


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
    ledger = rows_of_ledger(extracts / "ledger.csv", 4)
    assert {key[0] for key in ledger} >= {edition["edition_id"] for edition in editions}
    build = tmp_path / "build" / "warehouse.duckdb"
    assert disagreements(build, extracts) == []
    words, found = contradictions(build)
    assert found == []
    assert words > 200
    figures, found = disagreements_of_profiles(build)
    assert found == []
    assert figures > 200
