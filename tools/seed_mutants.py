"""Mutants of seeds: each changes one cell of a decision.

A number is raised by one, a day moved to the next, a flag flipped, and a code that
decides (``DECIDING_CODES``) exchanged for another of its column. A key names its row
and stays as it is, but for its day; so does an end that is open.
"""

import csv
import re
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from tools.mutant import Mutant, numbered

DECIDING_CODES = {
    *("limit_unit", "standard_id"),
    *("status_rule", "tolerance_kind", "benchmark_measure"),
}
NO_END = "9999-12-31"


def seed_mutants(file: str, text: str, seed: dict[str, Any]) -> list[Mutant]:
    """Return the mutants of a seed, of which this is the entry in its yml."""
    types = {column["name"]: column["data_type"] for column in seed["columns"]}
    keys = next(
        test["is_key"]["arguments"]["columns"]
        for test in seed["data_tests"]
        if "is_key" in test
    )
    lines = text.splitlines(keepends=True)
    header = next(csv.reader(lines[:1]))
    rows = [dict(zip(header, row, strict=True)) for row in csv.reader(lines[1:])]
    mutants = []
    place = len(lines[0])
    for line, row in zip(lines[1:], rows, strict=True):
        named = " ".join(row[key] for key in keys)
        for column, (start, end) in zip(header, _cells(line), strict=True):
            old = row[column]
            # a key names its row; only since when it holds is decided
            is_name = column in keys and types[column] != "date"
            new = "" if is_name else _changed(column, types[column], old, rows)
            if new:
                mutants.append(
                    Mutant(
                        file,
                        place + start,
                        place + end,
                        new,
                        "row",
                        f"{named}, {column}: {old} -> {new}",
                    )
                )
        place += len(line)
    return numbered(mutants)


def _cells(line: str) -> list[tuple[int, int]]:
    """Return where each cell of a line begins and ends."""
    cell = re.compile(r'("(?:[^"]|"")*"|[^,\n]*)(?:,|\n)')
    found = []
    place = 0
    ended = line.rstrip("\n") + "\n"
    while match := cell.match(ended, place):
        found.append(match.span(1))
        place = match.end()
    return found


def _next_code(column: str, old: str, rows: list[dict[str, str]]) -> str:
    codes = sorted({row[column] for row in rows} - {""})
    if column not in DECIDING_CODES or not old or len(codes) < 2:
        return ""
    return codes[(codes.index(old) + 1) % len(codes)]


def _changed(column: str, kind: str, old: str, rows: list[dict[str, str]]) -> str:
    """Return another value for a cell; nothing where it has none."""
    kinds: dict[str, Callable[[], str]] = {
        "date": lambda: str(date.fromisoformat(old) + timedelta(days=1)),
        "boolean": lambda: {"true": "false", "false": "true"}[old],
        "integer": lambda: str(int(old) + 1),
        "decimal": lambda: str(Decimal(old) + 1),
        "varchar": lambda: _next_code(column, old, rows),
    }
    return "" if old in {"", NO_END} else kinds[kind.partition("(")[0]]()
