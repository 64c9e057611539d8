"""The header of an extract, held against the columns of its contract."""

from difflib import get_close_matches
from itertools import groupby

from scripts.errors import ExtractError

# how alike a header's cell and a column of the contract must be to be taken for it
NEAR = 0.8
SHOWN = 5


def check_columns(name: str, header: list[str], columns: list[str]) -> None:
    """Refuse a header that is not the contract's.

    A cell of the header is printed only where it is a column of the contract: it may
    be a record's, where the header is missing.
    """
    problems = _column_problems(header, columns)
    if not problems:
        return
    expected = f"Expected, in any order: {', '.join(columns)}."
    if not any(cell in columns or _near(cell, columns) for cell in header):
        raise ExtractError(
            f"{name}, line 1: the header is missing, none of its {len(header)} cells "
            f"is a column of the contract.\n{expected} Export the extract with its "
            "header line first."
        )
    hint = ""
    if not header[-1]:
        hint = " Line 1 ends in a comma: remove it."
    elif len(header) > len(columns) and header[0] in columns:
        hint = " A record may stand on the line of the header: part them."
    raise ExtractError(
        f"{name}, line 1: the columns are not those of the contract "
        f"({'; '.join(problems)}).\n{expected}{hint} Correct the export, or the "
        "contract in the yml beside the seed."
    )


def _column_problems(header: list[str], columns: list[str]) -> list[str]:
    missing = [column for column in columns if column not in header]
    strange = {
        place: _near(cell, missing)
        for place, cell in enumerate(header, 1)
        if cell not in columns
    }
    meant = [
        f"column {place} is near to {near}" for place, near in strange.items() if near
    ]
    unknown = [place for place, near in strange.items() if not near]
    twice = [column for column in columns if header.count(column) > 1]
    return [
        *(["missing: " + ", ".join(missing)] if missing else []),
        *meant,
        *(["not in the contract: " + _ranges(unknown)] if unknown else []),
        *(["given twice: " + ", ".join(twice)] if twice else []),
    ]


def _near(cell: str, columns: list[str]) -> str:
    """Return the column that a cell of a header seems to mean; empty if none."""
    spelled = "_".join(cell.lower().split())
    return next(iter(get_close_matches(spelled, columns, 1, NEAR)), "")


def _ranges(places: list[int]) -> str:
    """Return column numbers as text, those in a row joined."""
    runs = [
        [place for _, place in run]
        for _, run in groupby(enumerate(places), lambda pair: pair[1] - pair[0])
    ]
    shown = [
        f"column {run[0]}" if len(run) == 1 else f"columns {run[0]} to {run[-1]}"
        for run in runs[:SHOWN]
    ]
    more = len(runs) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")
