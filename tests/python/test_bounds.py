"""Whatever cannot be read, the true figure lies within the printed bounds, or none is.

The truth is the clean sample's, which the ledger proves (test_ledger.py).
"""

import hashlib
import json
from pathlib import Path
from statistics import mean

import duckdb
import pytest
from compiled_models import CompiledModels
from extract_tables import read_sample, write_tables
from unreadable import BY_CELL, BY_COLUMN, OUTSIDE, WIDTHS, compare, places, unreadable
from workbench import ROOT, SAMPLE, run

STATUS = "int_status__ratings"
STORE = ROOT / "build" / "proof" / "bounds.json"
TABLE = ROOT / "docs" / "proof" / "bounds.md"
# (choice, number of cells or lines): how many seeds
DAMAGES = {
    (BY_COLUMN, 1): 40,
    (BY_COLUMN, 10): 60,
    (BY_COLUMN, 100): 40,
    (BY_COLUMN, 1000): 20,
    (BY_CELL, 10): 30,
    (BY_CELL, 100): 20,
}
COLUMNS = [f"{extract}.{column}" for extract, column, _ in places(read_sample())]


def damaged_build(
    compiled: CompiledModels, folder: Path, choice: str, size: int, seed: int
) -> Path:
    tables, damages = unreadable(read_sample(), choice, size, seed)
    extracts = write_tables(folder / "extracts", tables)
    changed = {damage.extract for damage in damages}
    return compiled.run(folder / "home", extracts, changed, STATUS)


@pytest.mark.parametrize(("size", "seed"), [(10, 1), (300, 2)])
def test_the_true_figure_lies_within_the_printed_bounds(
    compiled: CompiledModels, tmp_path: Path, size: int, seed: int
) -> None:
    damaged = damaged_build(compiled, tmp_path, BY_COLUMN, size, seed)
    assert compare(compiled.file, damaged, OUTSIDE) == []


@pytest.mark.prove
@pytest.mark.parametrize(
    ("choice", "size", "seed"),
    [
        *(
            (*damage, 1000 + n)
            for damage, count in DAMAGES.items()
            for n in range(count)
        ),
        *((column, 40, 7) for column in COLUMNS),
    ],
)
def test_the_bounds_hold_whatever_cannot_be_read(
    compiled: CompiledModels, tmp_path: Path, choice: str, size: int, seed: int
) -> None:
    """Resumable: what was tried with the same SQL and seeds is not tried again."""
    store = json.loads(STORE.read_text()) if STORE.is_file() else {}
    if store.get("sources") != sources():
        store = {"sources": sources(), "tried": {}}
    name = f"{choice} {size} {seed}"
    if name not in store["tried"]:
        damaged = damaged_build(compiled, tmp_path, choice, size, seed)
        outside = compare(compiled.file, damaged, OUTSIDE)
        [widths] = compare(compiled.file, damaged, WIDTHS)
        group = choice if (choice, size) in DAMAGES else "one column"
        store["tried"][name] = (group, size, (len(outside), *widths))
        STORE.parent.mkdir(parents=True, exist_ok=True)
        STORE.write_text(json.dumps(store, indent=1))
    write_table(list(store["tried"].values()))
    beyond, *_ = store["tried"][name][2]
    assert beyond == 0


def sources() -> str:
    """Return a digest of what decides a figure."""
    digest = hashlib.sha256()
    for folder, pattern in (
        ("models", "*.sql"),
        ("macros", "*.sql"),
        ("seeds", "*.csv"),
    ):
        for path in sorted((ROOT / folder).rglob(pattern)):
            digest.update(path.read_bytes())
    return digest.hexdigest()


@pytest.mark.prove
@pytest.mark.parametrize(
    "column",
    [
        "lac_placement.placement_type_code",
        "cp_meeting.registered",
        "camhs_captnd.att_status",
        "js_upw_requirement.completed_date",
        "lac_episode.person_id",
    ],
)
def test_the_proof_fails_where_a_source_of_unknowns_is_left_out(
    compiled: CompiledModels, tmp_path: Path, column: str
) -> None:
    damaged = damaged_build(compiled, tmp_path, column, 400, 11)
    assert compare(compiled.file, damaged, OUTSIDE) == []
    with duckdb.connect(damaged) as connection:
        connection.execute(
            "delete from reference.unread_effect "
            "where concat(extract_name, '.', column_name) = ?",
            [column],
        )
    compiled.again(damaged, {"unread_effect"}, STATUS)
    assert compare(compiled.file, damaged, OUTSIDE) != []


def write_table(found: list[tuple[str, int, list[float]]]) -> None:
    """Write the table of the damages by choice and size."""
    lines = [
        "# Bounds: what could not be read, and the true figure",
        "",
        "Cells and whole lines of the committed sample (190,000 cells) are made "
        "unreadable. The figures of the clean sample, which equal the generator's "
        "ledger, are the truth: for every indicator, period and edition the true value "
        "lies within the printed bounds, or no value is printed, with a reason; and a "
        "status that is called firm is the true one. What contradicts that is counted "
        "as beyond. dbt loads the damaged extracts; the models are those that it "
        "compiled for the sample, run by DuckDB alone.",
        "",
        "By column: each column is as likely as another, however few rows its extract "
        "has, so that keys, links, merges and the figures of other publishers are hit "
        "far more often than a service would. By cell: each cell is as likely as "
        "another. One column: 40 of its cells. Widths are the medians of the figures "
        "with unknown cases, of those published; shares are means over the damages.",
        "",
        "Written by `pytest -m prove tests/python/test_bounds.py`, which also takes "
        "the effects of a column out of the seed `unread_effect` and then finds true "
        "figures outside their bounds: the proof can fail.",
        "",
        "| Chosen | Cells or lines | Damages | Beyond | Median width, points "
        "| Figures withheld | Rated statuses firm |",
        "|---|---:|---:|---:|---|---|---|",
    ]
    groups = dict.fromkeys((choice, size) for choice, size, *_ in found)
    for group in groups:
        beyond, width, withheld, firm = zip(
            *(widths for *chosen, widths in found if tuple(chosen) == group),
            strict=True,
        )
        choice, size = group
        lines.append(
            f"| {choice} | {size} | {len(width)} | {sum(beyond):.0f} "
            f"| {min(width):.1f} to {max(width):.1f} "
            f"| mean {mean(withheld):.1%}, at most {max(withheld):.1%} "
            f"| mean {mean(firm):.0%}, at least {min(firm):.0%} |"
        )
    TABLE.write_text("\n".join(lines) + "\n")


def test_what_nothing_can_place_stays_within_the_bounds(
    compiled: CompiledModels, tmp_path: Path
) -> None:
    """The sample's events, with lines that are no rows and rows without a key."""
    extracts = tmp_path / "extracts"
    done = run("warehouse", "generate", "--uncontained", "--into", extracts)
    assert done.returncode == 0, done.stderr
    changed = {
        path.stem
        for path in extracts.glob("*/*.csv")
        if path.read_bytes() != (SAMPLE / path.relative_to(extracts)).read_bytes()
    }
    assert len(changed) > 5
    home = compiled.run(tmp_path / "home", extracts, changed, STATUS)
    assert compare(compiled.file, home, OUTSIDE) == []
