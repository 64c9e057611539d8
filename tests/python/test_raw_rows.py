"""Any table of cells is read as it was written: cells, record numbers, lines."""

import csv
import io
import random
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest
from extract_tables import CONTRACTS
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from workbench import Workbench, rows

from scripts.errors import ExtractError

EXTRACT = "cp_core_group"
COLUMNS = list(CONTRACTS[EXTRACT].columns)
ALPHABET = st.one_of(
    st.sampled_from(list("aZ09 ,;|\"'\\\t/<")),
    st.sampled_from(["\n", "\r\n", "\n\n", '","', '"\n"', "é", "\U0001f600", "\u2028"]),
)
CELL = st.lists(ALPHABET, max_size=6).map("".join)


@dataclass(frozen=True)
class Written:
    """A file, and the rows that the raw view ought to show of it."""

    data: bytes
    expected: list[tuple[object, ...]]


@st.composite
def written_files(draw: st.DrawFn) -> Written:
    """Write whole, short and long records and blank lines, in any order of columns."""
    order = draw(st.permutations(COLUMNS))
    end = draw(st.sampled_from(["\n", "\r\n"]))
    quoting: Literal[0, 1] = draw(st.sampled_from([0, 1]))  # where needed, everywhere
    kinds = draw(st.lists(st.sampled_from("wwwwwwslb"), min_size=1, max_size=12))
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator=end, quoting=quoting)
    writer.writerow(order)
    expected: list[tuple[object, ...]] = []
    for kind in ["w", "w", *kinds, *"w" * len(kinds)]:
        line = text.getvalue().count("\n") + 1
        number = len(expected) + 1
        if kind == "b":
            text.write(end)
            continue
        cells = [draw(CELL) for _ in order]
        # a cell that is not quoted begins with no blank line's worth of nothing
        cells[0] = cells[0] or "x"
        if kind == "w":
            writer.writerow(cells)
            held = dict(zip(order, cells, strict=True))
            expected.append((*(held[c] or None for c in COLUMNS), number, line, None))
            continue
        fault = "too_few_columns" if kind == "s" else "too_many_columns"
        size = draw(st.integers(1, len(order) - 1))
        writer.writerow(cells[:size] if kind == "s" else [*cells, *["x"] * size])
        expected.append((*(None for _ in COLUMNS), number, line, fault))
    data = text.getvalue().encode()
    if draw(st.booleans()):
        data = b"\xef\xbb\xbf" + data
    return Written(data, expected)


def raw_rows(build: Path) -> dict[str, list[tuple[object, ...]]]:
    cells = ", ".join(f"nullif({column}, '')" for column in COLUMNS)
    found: dict[str, list[tuple[object, ...]]] = {}
    for name, *row in rows(
        build,
        f"select _file_name, {cells}, _record_number, _line_number, _line_fault "
        f"from raw.{EXTRACT} order by _row_number",
    ):
        found.setdefault(str(name), []).append(tuple(row))
    return found


def check(bench: Workbench, folder: Path, files: list[Written]) -> None:
    dumps = folder / "extracts" / "child_protection" / EXTRACT
    dumps.mkdir(parents=True, exist_ok=True)
    for old in dumps.iterdir():
        old.unlink()
    for number, file in enumerate(files):
        (dumps / f"{number:02}.csv").write_bytes(file.data)
    build = bench.run(folder / "home", folder / "extracts", [EXTRACT])
    assert raw_rows(build) == {
        f"child_protection/{EXTRACT}/{number:02}.csv": file.expected
        for number, file in enumerate(files)
    }
    columns = rows(
        build,
        "select column_name from duckdb_columns() where schema_name = 'raw' "
        f"and table_name = '{EXTRACT}' order by column_index",
    )
    assert [name for (name,) in columns][: len(COLUMNS)] == COLUMNS


FILES = st.lists(written_files(), min_size=1, max_size=6)
SETTINGS = settings(
    max_examples=8,
    deadline=None,
    # an example is a build: it is told as it was found
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    database=None,
)


@SETTINGS
@given(files=FILES)
def test_what_is_written_is_what_is_read(
    bench: Workbench, tmp_path: Path, files: list[Written]
) -> None:
    check(bench, tmp_path, files)


@pytest.mark.prove
@settings(SETTINGS, max_examples=300, derandomize=False)
@given(files=FILES)
def test_what_is_written_is_what_is_read_at_length(
    bench: Workbench, tmp_path: Path, files: list[Written]
) -> None:
    check(bench, tmp_path, files)


BROKEN = [
    (lines, share) for lines in (1_000, 20_000, 500_000) for share in (1, 5, 20, 40, 60)
]


def check_broken(bench: Workbench, folder: Path, lines: int, share: int) -> None:
    """Every line is a row or refused, or the file is, in a file of broken lines.

    DuckDB's reader loses sound rows of large files with more than a third of them.
    """
    rng = random.Random(lines + share)  # noqa: S311
    broken = set(rng.sample(range(lines), lines * share // 100))
    good, bad = ",".join(["x"] * len(COLUMNS)), ",".join(["x"] * (len(COLUMNS) - 1))
    path = folder / "extracts" / "child_protection" / f"{EXTRACT}.csv"
    path.parent.mkdir(parents=True)
    text = [",".join(COLUMNS), *(bad if n in broken else good for n in range(lines))]
    path.write_text("\n".join(text) + "\n")
    try:
        build = bench.run(folder / "home", folder / "extracts", [EXTRACT])
    except ExtractError as refused:
        assert "The whole file is refused" in str(refused)
        assert share > 30
        return
    found = rows(
        build,
        f"select _line_fault, count(*) from raw.{EXTRACT} group by all order by 2",
    )
    counts = {row[0]: row[1] for row in found}
    assert counts == {None: lines - len(broken), "too_few_columns": len(broken)}


@pytest.mark.parametrize(("lines", "share"), [(20_000, 20), (20_000, 40), (20_000, 60)])
def test_no_line_is_lost_beside_broken_ones(
    bench: Workbench, tmp_path: Path, lines: int, share: int
) -> None:
    check_broken(bench, tmp_path, lines, share)


@pytest.mark.prove
@pytest.mark.parametrize(("lines", "share"), BROKEN)
def test_no_line_is_lost_in_files_of_any_size(
    bench: Workbench, tmp_path: Path, lines: int, share: int
) -> None:
    check_broken(bench, tmp_path, lines, share)


def test_a_name_is_no_pattern(bench: Workbench, tmp_path: Path) -> None:
    dumps = tmp_path / "extracts" / "child_protection" / EXTRACT
    dumps.mkdir(parents=True)
    names = (
        "may[3].csv",
        "may3.csv",
        "a*.csv",
        "ab.csv",
        "q?.csv",
        "it's.csv",
        "[!m]*.csv",
    )
    for name in names:
        cells = ",".join([name] * len(COLUMNS))
        (dumps / name).write_text(f"{','.join(COLUMNS)}\n{cells}\n")
    build = bench.run(tmp_path / "home", tmp_path / "extracts", [EXTRACT])
    found = rows(
        build, f"select _file_name, {COLUMNS[0]} from raw.{EXTRACT} order by all"
    )
    assert found == sorted(
        (f"child_protection/{EXTRACT}/{name}", name) for name in names
    )
