"""Random damage to the cells of extracts, by a seed."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from extract_tables import CONTRACTS, Column, Table
from oracle import AREA_CODES, AREA_NAMES, CODES

GARBAGE = (
    "?!",
    "not recorded, see notes",
    'said "soon"',
    "two\nlines",
    "'; drop table raw.sw_person; --",
    "naïve, 12½",
    "x" * 300,
    "-",
    "12 or 13",
    "\t",
    "=1+1",
)
KINDS = ("garbage", "digit", "blank", "swap", "date", "same_day", "valid", "code")
BLANKS = ("", "  ", "NULL", "n/k")
IMPOSSIBLE_DATES = ("31/02/2022", "2022-13-01", "00/00/0000", "29/02/2023", "99-Foo-22")
VALID_DATES = ("17/06/2021", "2022-02-28", "03-Mar-22", "09-sep-2020", "44501")


@dataclass(frozen=True)
class Damage:
    """One cell that was changed."""

    extract: str
    record: int
    column: str
    kind: str


def digit_changed(rng: random.Random, cell: str) -> str:
    places = [at for at, letter in enumerate(cell) if letter in "0123456789"]
    if not places:
        return cell + rng.choice("0123456789")
    at = rng.choice(places)
    other = rng.choice([digit for digit in "123456789" if digit != cell[at]])
    return cell[:at] + other + cell[at + 1 :]


def another_value(rng: random.Random, column: Column, cells: list[str]) -> str:
    """Return a value that the column's type can take."""
    made: dict[str, Callable[[], str]] = {
        "date": lambda: rng.choice(VALID_DATES),
        "flag": lambda: rng.choice(["Y", "no", "TRUE", "0", " N "]),
        "code": lambda: rng.choice(sorted(CODES[column.code_list])).upper(),
        "int": lambda: str(rng.randrange(0, 400)),
        "decimal": lambda: f"{rng.uniform(0, 100):.2f}",
        "chi": lambda: str(rng.randrange(10**8, 10**9)),
        "year_label": lambda: rng.choice(["15/16", "99/00", "19/20"]),
        "academic_year": lambda: rng.choice(["2015/16", "1999/00", "2019/20"]),
        "count_text": lambda: rng.choice(["<5", "12"]),
        "area_code": lambda: rng.choice(sorted(AREA_CODES)),
        "area_name": lambda: rng.choice(sorted(AREA_NAMES)),
        "text": lambda: "Elsewhere",
    }
    return made.get(column.type, lambda: rng.choice(cells))()


def damaged(
    tables: dict[str, Table], seed: int, count: int = 1000
) -> tuple[dict[str, Table], list[Damage]]:
    """Return a copy of extracts in which so many cells differ from what they were."""
    rng = random.Random(seed)  # noqa: S311
    after = {extract: table.copy() for extract, table in tables.items()}
    columns = [
        (e, name) for e, contract in CONTRACTS.items() for name in contract.columns
    ]
    dates = {
        extract: [c.name for c in contract.columns.values() if c.type == "date"]
        for extract, contract in CONTRACTS.items()
    }
    done: dict[tuple[str, int, str], Damage] = {}

    def change(extract: str, record: int, column: str, cell: str, kind: str) -> None:
        at = after[extract].header.index(column)
        if after[extract].records[record][at] == cell:
            return
        after[extract].records[record][at] = cell
        done[extract, record, column] = Damage(extract, record, column, kind)

    while len(done) < count:
        extract, name = rng.choice(columns)
        table, column = after[extract], CONTRACTS[extract].columns[name]
        whole = [i for i, r in enumerate(table.records) if len(r) == len(table.header)]
        one, other = rng.sample(whole, 2)
        at = table.header.index(name)
        cell = table.records[one][at]
        match rng.choice(
            ("garbage", "digit", "blank", "swap", "date", "valid", "code")
        ):
            case "garbage":
                change(extract, one, name, rng.choice(GARBAGE), "garbage")
            case "digit":
                change(extract, one, name, digit_changed(rng, cell), "digit")
            case "blank":
                change(extract, one, name, rng.choice(BLANKS), "blank")
            case "swap":
                change(extract, one, name, table.records[other][at], "swap")
                change(extract, other, name, cell, "swap")
            case "date":
                change(extract, one, name, rng.choice(IMPOSSIBLE_DATES), "date")
            case "same_day":
                twin = rng.choice(dates[extract])
                same = table.records[one][table.header.index(twin)]
                if column.type == "date":
                    change(extract, one, name, same, "same_day")
            case "valid":
                cells = [table.records[other][at]]
                change(extract, one, name, another_value(rng, column, cells), "valid")
            case _:
                change(extract, one, name, "ZZZ9", "code")
    return after, list(done.values())
