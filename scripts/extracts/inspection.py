"""Extract files, inspected before their rows are read: columns, lines and faults.

DuckDB's CSV reader, told to guess nothing, reads rows fast and reports short and long
ones. It does not report an empty file, NUL bytes, UTF-16, a comma at the end of each
line or rows swallowed by an unclosed quote, and it does not know the physical line of
a record after a quoted line break. This module finds those, with the one on the bytes.
"""

import csv
import io
import json
import re
from dataclasses import asdict, dataclass, field
from pathlib import Path

from scripts.errors import ExtractError
from scripts.extracts.columns import check_columns
from scripts.extracts.csv_lines import (
    Position,
    open_bytes,
    record_positions,
    scan_bytes,
)
from scripts.extracts.limits import NO_LIMITS, Limits


@dataclass(frozen=True)
class ExtractFile:
    """One file of an extract: where it is and what its reader has to know.

    The path is one for DuckDB, which takes some characters for those of a pattern.
    """

    path: str
    name: str
    format: str
    header: list[str]
    record_count: int
    positions: list[Position] = field(default_factory=lambda: [Position(1, 2, 2)])


def inspect(
    path: Path,
    name: str,
    columns: list[str],
    may_be_empty: bool = False,
    limits: Limits = NO_LIMITS,
) -> ExtractFile:
    """Check a file as far as its rows need not be understood.

    Args:
        path: the file.
        name: what messages and the warehouse call it.
        columns: the contract, the columns that the file must have, in any order.
        may_be_empty: whether a file without a record is sound.
        limits: what the file may hold at most.

    Raises:
        ExtractError: the file must be refused whole.
    """
    if path.is_symlink() or (path.exists() and not path.is_file()):
        raise ExtractError(
            f"{name} is no plain file.\nExpected one, not a link, a pipe, a device or "
            "a folder. Put the file itself there."
        )
    if path.name.lower().endswith(".parquet"):
        header, record_count = _parquet_columns(path, name)
        check_columns(name, header, columns)
        limits.check_records(name, record_count)
        return ExtractFile(_literal(path), name, "parquet", header, record_count)
    facts = scan_bytes(path, name, limits)
    limits.check_records(name, facts.line_count)
    header = _header(path, name)
    if not may_be_empty:
        _check_not_empty(path, name)
    check_columns(name, header, columns)
    _check_first_record(path, name, len(header))
    positions, record_count = [Position(1, 2, 2)], facts.line_count - 1
    if facts.needs_positions:
        positions, record_count = record_positions(path, name, limits)
    return ExtractFile(_literal(path), name, "csv", header, record_count, positions)


def _literal(path: Path) -> str:
    """Return a path as DuckDB's readers take it, without a pattern in it."""
    return re.sub(r"[*?[]", r"[\g<0>]", str(path))


def inspect_as_json(paths: str, names: str, contract: str) -> str:
    """Inspect files for the seed materialisation; arguments and result are JSON.

    The contract is an object: ``columns``, the ``limits`` of a file and, for decisions
    of which there may be none, ``may_be_empty``.

    Returns ``{"files": [...]}`` or ``{"error": message}``: an exception would reach
    the user with a traceback round it.
    """
    about = json.loads(contract)
    try:
        about["limits"] = Limits(**about["limits"])
        files = [
            inspect(Path(path), name, **about)
            for path, name in zip(json.loads(paths), json.loads(names), strict=True)
        ]
    except ExtractError as error:
        return json.dumps({"error": str(error)})
    return json.dumps({"files": [asdict(file) for file in files]})


def _first_lines(path: Path, count: int) -> list[str]:
    with open_bytes(path) as file:
        text = io.TextIOWrapper(file, encoding="utf-8-sig", newline=None)
        return [text.readline().rstrip("\n") for _ in range(count)]


def _header(path: Path, name: str) -> list[str]:
    (first,) = _first_lines(path, 1)
    if not first.strip():
        raise ExtractError(
            f"{name}, line 1 is blank.\nExpected the header line there. Remove the "
            "blank lines before it."
        )
    header = next(csv.reader([first]))
    for delimiter, title in ((";", "semicolon"), ("\t", "tab"), ("|", "bar")):
        if len(header) == 1 and delimiter in first:
            raise ExtractError(
                f"{name}, line 1: cells are separated by a {title}.\nExpected a comma. "
                "Export the extract as comma-separated values."
            )
    return header


def _check_not_empty(path: Path, name: str) -> None:
    if not any(_first_lines(path, 64)[1:]):
        raise ExtractError(
            f"{name} has a header and no record.\nExpected at least one record after "
            "line 1. Export it again."
        )


def _check_first_record(path: Path, name: str, width: int) -> None:
    """Refuse a comma at the end of each line, which DuckDB's reader passes over."""
    second = _first_lines(path, 2)[1]
    record = next(csv.reader([second]), [])
    if len(record) == width + 1 and record[-1] == "":
        raise ExtractError(
            f"{name}, line 2, cell {width + 1}: the line ends in a comma.\nExpected "
            f"{width} cells, as in the header. Export the extract without the comma at "
            "the end of the lines."
        )
    if len(record) == 1 < width and record[0].count(";") >= width - 1:
        raise ExtractError(
            f"{name}, line 2: cells are separated by a semicolon.\nExpected a comma, "
            "as in the header. Export the extract as comma-separated values."
        )


def _parquet_columns(path: Path, name: str) -> tuple[list[str], int]:
    """Return the columns and the number of records."""
    import duckdb  # noqa: PLC0415  only needed for this format

    try:
        rows = duckdb.execute(
            "select name from parquet_schema(?) where num_children is null",
            [_literal(path)],
        ).fetchall()
        (count,) = duckdb.execute(
            "select sum(num_rows) from parquet_file_metadata(?)", [_literal(path)]
        ).fetchall()[0]
    except duckdb.Error as error:
        raise ExtractError(
            f"{name} is not a Parquet file that can be read.\nExpected Parquet, by its "
            "name. Send it again."
        ) from error
    return [row[0] for row in rows], int(count)
