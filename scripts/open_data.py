"""``warehouse report open-data``: the tables for the outside reader, to take away.

    published/public/open_data  -> open_data_versions/<name>

Each table ``published.rpt_*`` is a CSV file and a Parquet file. ``datapackage.json``
(Frictionless Data Package) and ``csv-metadata.json`` (CSV on the Web) describe the CSV
files by the descriptions and keys of the dbt project; ``indicators.xlsx`` is for
people. No file tells of the run or the time: the same tables make the same bytes.
"""

import csv
import hashlib
import json
import secrets
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import yaml

from scripts.errors import UsageError, WarehouseError
from scripts.files import sha256
from scripts.lock import lock
from scripts.project import Project
from scripts.reports import (
    SYNTHETIC,
    ReportVersions,
    published_run,
    require_published,
)
from scripts.runs import digests
from scripts.sources import PROFILES

PREFIX = "rpt_"
PACKAGE = "datapackage.json"
CSVW = "csv-metadata.json"
WORKBOOK = "indicators.xlsx"
MARK = PROFILES["public"].label
# what stands in a CSV file for a value that is not there, and for one withheld
MISSING = ["", "[c]"]
REASONS = "rpt_reasons"
# the words of the Table Schema and of CSV on the Web for a type of DuckDB's
TYPES = {
    "VARCHAR": ("string", "string"),
    "BOOLEAN": ("boolean", "boolean"),
    "DATE": ("date", "date"),
    "INTEGER": ("integer", "integer"),
    "BIGINT": ("integer", "integer"),
    "HUGEINT": ("integer", "integer"),
    "DOUBLE": ("number", "double"),
}


@dataclass(frozen=True)
class Column:
    """A column of a table: its name, DuckDB's type and what it is."""

    name: str
    type: str
    description: str


@dataclass(frozen=True)
class Table:
    """A table for the outside reader, by its contract."""

    name: str
    description: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def title(self) -> str:
        """The name as people read it."""
        return _title(self.name.removeprefix(PREFIX))


@dataclass(frozen=True)
class OpenData:
    """Open data that are in place.

    Attributes:
        fingerprint: SHA-256 of all files.
        tables: how many there are.
        rows: how many they have together.
    """

    fingerprint: str
    tables: int
    rows: int


def open_data_link(project: Project) -> Path:
    """Return the name under which readers open the data."""
    return project.published / "public" / "open_data"


def make_open_data(project: Project, *, wait: float = 0.0) -> tuple[OpenData, bool]:
    """Write the open data from what is published, and put them in place.

    Args:
        project: whose published file is read.
        wait: seconds to wait for another command that writes to the same home.

    Returns:
        What is in place, and whether it differs from what was.

    Raises:
        LockedError: another command holds the home.
        WarehouseError: nothing was made; the data before are untouched.
    """
    require_published(project)
    with lock(project, "report open-data", wait):
        versions = ReportVersions(open_data_link(project), PACKAGE)
        is_there = versions.read() is not None
        told = (
            "The open data made before are as they were."
            if is_there
            else "No open data were put in place."
        )
        draft = project.build_folder / "open_data" / secrets.token_hex(4)
        try:
            shutil.rmtree(draft.parent, ignore_errors=True)
            draft.mkdir(parents=True)
            versions.remove_leftovers()
            return _make(project, draft, versions)
        except OSError as error:
            raise WarehouseError(
                f"The open data were not made: {error}\nMake room or mend the folder, "
                f"and try again: warehouse report open-data\n{told}"
            ) from error
        except WarehouseError as error:
            raise type(error)(f"{error}\n{told}") from error
        finally:
            shutil.rmtree(draft.parent, ignore_errors=True)


def _make(
    project: Project, draft: Path, versions: ReportVersions
) -> tuple[OpenData, bool]:
    from scripts.open_data_workbook import write_workbook  # noqa: PLC0415  pandas

    note = SYNTHETIC if published_run(project).is_sample else ""
    with PublicTables(project, draft) as source:
        rows = sum(_write_table(source, table, draft) for table in source.tables)
        package = _package(source, draft, note)
        write_workbook(
            draft / WORKBOOK, source.connection, source.described(), (MARK, note)
        )
        _write_json(draft / CSVW, _csvw(source, note))
        (draft / "README.md").write_text(_readme(source, note), encoding="utf-8")
        tables = len(source.tables)
    made = digests(draft, sorted(draft.iterdir()))
    content = json.dumps([made, package], sort_keys=True).encode()
    data = OpenData(hashlib.sha256(content).hexdigest(), tables, rows)
    name = data.fingerprint[:16]
    is_new = versions.there(name) is None
    if is_new:
        versions.complete(draft, name, package)
    versions.show(name)
    versions.remove_old(name)
    return data, is_new


class PublicTables:
    """Copies of the tables for the outside reader: nothing else can be read from them.

    Args:
        project: whose published file they are copied from, and whose contracts hold.
        folder: where files may be written; DuckDB may open nothing else.

    Raises:
        UsageError: a table has no contract, or one that it does not fit.
    """

    def __init__(self, project: Project, folder: Path) -> None:
        """Copy the tables, then let go of the published file."""
        self.connection = duckdb.connect()
        # one writer and one order, so that the same rows make the same bytes
        self.connection.execute("set threads = 1")
        self.connection.execute(
            f"attach '{_text(project.warehouse_file)}' as source (read_only)"
        )
        found = self.connection.execute(
            "select table_name, coalesce(comment, '') from duckdb_tables() where "
            "database_name = 'source' and schema_name = 'published' "
            "and starts_with(table_name, ?) order by all",
            [PREFIX],
        ).fetchall()
        self.tables = [self._copy(project, *table) for table in found]
        self.connection.execute("detach source")
        self.connection.execute(f"set allowed_directories = ['{_text(folder)}']")
        self.connection.execute("set enable_external_access = false")
        if not self.tables:
            raise UsageError(
                f"{project.warehouse_file} has no table published.{PREFIX}*, so there "
                "are no open data.\nBuild again: make build"
            )

    def __enter__(self) -> "PublicTables":
        """Return the copies."""
        return self

    def __exit__(self, *_: object) -> None:
        """Forget them."""
        self.connection.close()

    def codes(self, column: str, table: str) -> list[str]:
        """List what a column of a table holds, in order; nothing without the table."""
        if all(other.name != table for other in self.tables):
            return []
        rows = self.connection.execute(
            f'select distinct "{column}" from "{table}" order by all'
        ).fetchall()
        return [str(code) for (code,) in rows]

    def described(self) -> dict[str, str]:
        """Return what each column is, by its name: it is the same in every table."""
        return {
            column.name: column.description
            for table in self.tables
            for column in table.columns
        }

    def _copy(self, project: Project, name: str, about: str) -> Table:
        columns = tuple(
            Column(str(column), str(type_), _line(comment))
            for column, type_, comment in self.connection.execute(
                "select column_name, data_type, coalesce(comment, '') from "
                "duckdb_columns() where database_name = 'source' and "
                "schema_name = 'published' and table_name = ? order by column_index",
                [name],
            ).fetchall()
        )
        for column in columns:
            if column.type not in TYPES:
                raise UsageError(
                    f"published.{name}.{column.name} has the type {column.type}; the "
                    f"open data know {', '.join(TYPES)}.\nCast it in the model."
                )
        key = _key(project, name)
        if not set(key) <= {column.name for column in columns}:
            raise UsageError(
                f"published.{name} lacks a column of its key ({', '.join(key)}), which "
                f"models/published/{name}.yml gives.\nBuild again: make build"
            )
        order = ", ".join(f'"{column}"' for column in key)
        self.connection.execute(
            f'create table "{name}" as from source.published."{name}" order by {order}'
        )
        return Table(name, _line(about), key, columns)


def _key(project: Project, table: str) -> tuple[str, ...]:
    """Return the key of a table, as the test of its contract names it."""
    file = project.root / "models" / "published" / f"{table}.yml"
    if file.is_file():
        for model in yaml.safe_load(file.read_text(encoding="utf-8"))["models"]:
            for test in model.get("data_tests", []) if model["name"] == table else []:
                if isinstance(test, dict) and "is_key" in test:
                    return tuple(test["is_key"]["arguments"]["columns"])
    raise UsageError(
        f"The key of published.{table} is not known: {file.relative_to(project.root)} "
        "gives it no test is_key.\nAdd one, after the pattern of another table."
    )


def _write_table(source: PublicTables, table: Table, folder: Path) -> int:
    """Write a table as Parquet and as CSV (RFC 4180); return its number of rows."""
    names = [column.name for column in table.columns]
    order = ", ".join(f'"{column}"' for column in table.key)
    source.connection.execute(
        f'copy (from "{table.name}" order by {order}) to '
        f"'{_text(folder / table.name)}.parquet' (format parquet, compression zstd)"
    )
    rows = source.connection.execute(
        f'select columns(*)::varchar from (from "{table.name}" order by {order})'
    ).fetchall()
    path = folder / f"{table.name}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(names)
        writer.writerows(rows)
    return len(rows)


def _package(source: PublicTables, folder: Path, note: str) -> dict[str, Any]:
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
                "description": table.description,
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
        "title": _title(column.name),
        "type": TYPES[column.type][0],
        "description": column.description,
    } | ({"constraints": constraints} if any(constraints.values()) else {})


def _reason_columns(source: PublicTables, table: Table) -> Iterator[str]:
    """List the columns of a table that hold a code of the reasons."""
    if any(other.name == REASONS for other in source.tables):
        for column in table.columns:
            if column.name.endswith("_reason_code"):
                yield column.name


def _csvw(source: PublicTables, note: str) -> dict[str, Any]:
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
                "dc:description": table.description,
                "tableSchema": {
                    "columns": [
                        {
                            "name": column.name,
                            "titles": [column.name, _title(column.name)],
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


def _readme(source: PublicTables, note: str) -> str:
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
        "An empty cell is a value that is not there. `[c]` is one that is withheld to",
        "protect the people behind a small number; count, denominator and value are",
        "empty with it. The columns `*_reason_code` say why, in the codes of",
        f"`{REASONS}`.",
    ]
    return "\n".join(lines) + "\n"


def _title(name: str) -> str:
    words = name.removeprefix("is_").replace("_", " ")
    return words[:1].upper() + words[1:]


def _line(text: object) -> str:
    return " ".join(str(text).split())


def _write_json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def _text(value: object) -> str:
    return str(value).replace("'", "''")
