"""The tables of the open data, copied from the published file with their contracts."""

from dataclasses import dataclass
from pathlib import Path

import duckdb
import yaml

from scripts.database import quoted
from scripts.errors import UsageError
from scripts.project import Project

PREFIX = "rpt_"
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
    """A public table, by its contract."""

    name: str
    description: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def title(self) -> str:
        """The name as people read it."""
        return title_of(self.name.removeprefix(PREFIX))


class PublicTables:
    """Copies of the public tables: nothing else can be read from them.

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
        self.connection.execute("create schema published")
        self.connection.execute("set schema = 'published'")
        self.connection.execute(
            f"attach {quoted(project.warehouse_file)} as source (read_only)"
        )
        found = self.connection.execute(
            "select table_name, coalesce(comment, '') from duckdb_tables() where "
            "database_name = 'source' and schema_name = 'published' "
            "and starts_with(table_name, ?) order by all",
            [PREFIX],
        ).fetchall()
        self.tables = [self._copy(project, *table) for table in found]
        self.connection.execute("detach source")
        self.connection.execute(f"set allowed_directories = [{quoted(folder)}]")
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
            Column(str(column), str(type_), line_of(comment))
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
                f"published.{name} has no column of its key ({', '.join(key)}), which "
                f"models/published/{name}.yml gives.\nBuild again: make build"
            )
        order = ", ".join(f'"{column}"' for column in key)
        self.connection.execute(
            f'create table "{name}" as from source.published."{name}" order by {order}'
        )
        return Table(name, line_of(about), key, columns)


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


def title_of(name: str) -> str:
    """Return the name of a table or column as people read it."""
    words = name.removeprefix("is_").replace("_", " ")
    return words[:1].upper() + words[1:]


def line_of(text: object) -> str:
    """Return a text on one line."""
    return " ".join(str(text).split())
