"""How the open data describe themselves: to machines in two forms, and to people."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scripts.files import sha256
from scripts.reports.open_data.tables import (
    REASONS,
    TYPES,
    Column,
    PublicTables,
    Table,
    title_of,
)
from scripts.reports.sources import PROFILES

PACKAGE = "datapackage.json"
CSVW = "csv-metadata.json"
WORKBOOK = "indicators.xlsx"
MARK = PROFILES["public"].label
FORMULAS = (
    "A text that begins with =, +, -, @, a tab or a carriage return has an apostrophe "
    "before it in the CSV file, so that no spreadsheet takes it for a formula."
)
# the text of a missing and of a withheld value in a CSV file
MISSING = ["", "[c]"]


def package(source: PublicTables, folder: Path, note: str) -> dict[str, Any]:
    """Describe the CSV files as a Frictionless Data Package."""
    return {
        "name": "indicators",
        "title": "Performance indicators: open data",
        "description": " ".join(filter(None, (f"{MARK}.", note))),
        "resources": [
            {
                "name": table.name,
                "type": "table",
                "path": f"{table.name}.csv",
                "title": table.title,
                "description": f"{table.description} {FORMULAS}",
                "scheme": "file",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "bytes": (folder / f"{table.name}.csv").stat().st_size,
                "hash": f"sha256:{sha256(folder / f'{table.name}.csv')}",
                "schema": {
                    "fields": [_field(source, table, c) for c in table.columns],
                    "missingValues": MISSING,
                    "primaryKey": list(table.key),
                    "foreignKeys": [
                        {
                            "fields": [column],
                            "reference": {
                                "resource": REASONS,
                                "fields": ["reason_code"],
                            },
                        }
                        for column in _reason_columns(source, table)
                    ],
                },
            }
            for table in source.tables
        ],
    }


def _field(source: PublicTables, table: Table, column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.name in table.key:
        constraints["required"] = True
    if column.name in {"status_code", "previous_status_code"}:
        constraints["enum"] = source.codes("status_code", "rpt_status_summary")
    elif column.name.endswith("_reason_code"):
        constraints["enum"] = source.codes("reason_code", REASONS)
    return {
        "name": column.name,
        "title": title_of(column.name),
        "type": TYPES[column.type][0],
        "description": column.description,
    } | ({"constraints": constraints} if any(constraints.values()) else {})


def _reason_columns(source: PublicTables, table: Table) -> Iterator[str]:
    """List the columns of a table that hold a code of the reasons."""
    if any(other.name == REASONS for other in source.tables):
        for column in table.columns:
            if column.name.endswith("_reason_code"):
                yield column.name


def csvw(source: PublicTables, note: str) -> dict[str, Any]:
    """Describe the CSV files as CSV on the Web, where its readers look for it."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": "Performance indicators: open data",
        "dc:description": " ".join(filter(None, (f"{MARK}.", note))),
        "dialect": {"encoding": "utf-8", "header": True, "lineTerminators": ["\r\n"]},
        "tables": [
            {
                "url": f"{table.name}.csv",
                "dc:title": table.title,
                "dc:description": f"{table.description} {FORMULAS}",
                "tableSchema": {
                    "columns": [
                        {
                            "name": column.name,
                            "titles": [column.name, title_of(column.name)],
                            "dc:description": column.description,
                            "datatype": TYPES[column.type][1],
                            "null": MISSING,
                            "required": column.name in table.key,
                        }
                        for column in table.columns
                    ],
                    "primaryKey": list(table.key),
                },
            }
            for table in source.tables
        ],
    }


def readme(source: PublicTables, note: str) -> str:
    """Describe the files for people, in Markdown."""
    lines = ["# Performance indicators: open data", "", f"**{MARK}.**", ""]
    lines += [note, ""] if note else []
    lines += [
        f"- `{WORKBOOK}`: a spreadsheet for people",
        f"- `{PACKAGE}`: describes the CSV files as a Frictionless Data Package",
        f"- `{CSVW}`: describes them as CSV on the Web",
        "- each table as `.csv` (UTF-8, RFC 4180) and, the same rows, as `.parquet`:",
        "",
        "| table | holds |",
        "|---|---|",
        *(f"| `{table.name}` | {table.description} |" for table in source.tables),
        "",
        FORMULAS,
        "",
        "An empty cell is a missing value. `[c]` is a value withheld to protect the",
        "people behind a small number; count, denominator and value are empty with it.",
        "The columns `*_reason_code` give the reason, as a code of",
        f"`{REASONS}`.",
    ]
    return "\n".join(lines) + "\n"
