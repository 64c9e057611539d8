"""Extracts as tables of cells, and the contracts beside the seeds."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from workbench import ROOT, SAMPLE


@dataclass(frozen=True)
class Column:
    """What a contract says of a column."""

    name: str
    type: str
    is_required: bool
    is_past: bool
    code_list: str


@dataclass(frozen=True)
class Contract:
    """What an extract has to be."""

    extract: str
    service: str
    key: list[str]
    columns: dict[str, Column]


@dataclass
class Table:
    """An extract: its header and its records, as they are written."""

    header: list[str]
    records: list[list[str]]

    def copy(self) -> "Table":
        return Table(list(self.header), [list(record) for record in self.records])


def contracts() -> dict[str, Contract]:
    """Read the contracts, by extract."""
    found = {}
    for path in sorted(SAMPLE.glob("*/*.yml")):
        [seed] = yaml.safe_load(path.read_text(encoding="utf-8"))["seeds"]
        columns = {}
        for column in seed["columns"]:
            meta: dict[str, Any] = column["config"]["meta"]
            columns[column["name"]] = Column(
                column["name"],
                meta["type"],
                bool(meta.get("required")),
                bool(meta.get("past")),
                meta.get("code_list", ""),
            )
        found[seed["name"]] = Contract(
            seed["name"], path.parent.name, seed["config"]["meta"]["key"], columns
        )
    return found


CONTRACTS = contracts()


def path_in(folder: Path, extract: str) -> Path:
    return folder / CONTRACTS[extract].service / f"{extract}.csv"


def read_table(path: Path) -> Table:
    with path.open(encoding="utf-8", newline="") as file:
        header, *records = list(csv.reader(file))
    return Table(header, [record for record in records if record])


def read_sample() -> dict[str, Table]:
    return {extract: read_table(path_in(SAMPLE, extract)) for extract in CONTRACTS}


def write_table(path: Path, table: Table, **dialect: Any) -> None:
    """Write a table; `dialect` as for Python's csv writer (LF, quotes where needed)."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, **({"lineterminator": "\n"} | dialect))
        writer.writerow(table.header)
        writer.writerows(table.records)


def write_tables(folder: Path, tables: Mapping[str, Table]) -> Path:
    for extract, table in tables.items():
        write_table(path_in(folder, extract), table)
    return folder


def seed_rows(name: str) -> list[dict[str, str]]:
    """Read a committed reference seed as text."""
    path = ROOT / "seeds" / "reference" / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
