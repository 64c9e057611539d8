"""DuckDB: text quoted for SQL, and the build and published files opened to be read."""

from pathlib import Path

import duckdb

from scripts.errors import UsageError, WarehouseError
from scripts.project import Project


def quoted(value: object) -> str:
    """Return a value as an SQL string literal, its own quotes doubled."""
    text = str(value).replace("'", "''")
    return f"'{text}'"


def no_formula(column: str) -> str:
    """Return the SQL of a text that no spreadsheet takes for a formula.

    An apostrophe goes before what begins like one, as OWASP's guidance on CSV says.
    """
    return rf"regexp_replace({column}, '^[=+@\t\r-]', '''\0')"


def open_file(file: Path) -> duckdb.DuckDBPyConnection:
    """Open a DuckDB file read-only.

    Raises:
        WarehouseError: there is no such file, it is damaged, or another process writes
            to it.
    """
    try:
        return duckdb.connect(file, read_only=True)
    except duckdb.Error as error:
        reason = str(error).partition("\n")[0]
        raise WarehouseError(
            f"{file} cannot be opened: {reason}\nExpected a whole DuckDB file that "
            "nothing writes to. If it is damaged, make it again: warehouse build"
        ) from error


def open_build(project: Project) -> duckdb.DuckDBPyConnection:
    """Open the file that dbt builds, read-only.

    Raises:
        UsageError: there is no build.
        WarehouseError: it cannot be opened.
    """
    if not project.build_file.is_file():
        raise UsageError(f"There is no build: {project.build_file}.\nRun: make build")
    return open_file(project.build_file)


def require_published(project: Project) -> None:
    """Check that something is published.

    Raises:
        UsageError: nothing is published yet.
    """
    if not project.warehouse_file.is_file():
        raise UsageError(
            f"Nothing is published yet: there is no {project.warehouse_file}.\n"
            "Run: make build"
        )


def open_published(
    project: Project, writable: Path | None = None
) -> duckdb.DuckDBPyConnection:
    """Open the published file read-only; a query can reach no other file or network.

    Args:
        project: whose file it is.
        writable: the one folder in which DuckDB may write; none if not given.

    Raises:
        UsageError: nothing is published yet.
    """
    require_published(project)
    connection = open_file(project.warehouse_file)
    if writable:
        connection.execute(f"set allowed_directories = [{quoted(writable)}]")
    connection.execute("set enable_external_access = false")
    return connection
