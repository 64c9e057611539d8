"""Publishing: each audience's tables copied into a file of its own, put in place whole.

All files are written into a folder that no reader opens yet, checkpointed, closed,
opened again, compared with the build, synced, and put in place by one rename (see
:mod:`scripts.published.versions`). A crash or a full disk before that leaves what is
published as it was. The format is one that DuckDB 1.4 opens, so that other tools do.
"""

import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

import duckdb

from scripts.database import quoted
from scripts.errors import UsageError, WarehouseError
from scripts.files import read_json, sha256, write_json
from scripts.lock import lock
from scripts.project import Project
from scripts.published import versions
from scripts.published.history import TABLES, write_history
from scripts.published.public_outputs import take_back_stale
from scripts.published.runs import Run, is_whole, remove_old_runs
from scripts.published.versions import Version

STORAGE_VERSION = "v1.4.0"
# beside the whole of core
ROWS_OF_PERSONS = (
    "quality.row_outcomes",
    "indicators.indicator_cases",
    "indicators.int_indicators__restated_cases",
    "indicators.int_indicators__candidate_cases",
    "indicators.int_unread__*",
)
CASE_REFERENCES = ("quality.case_references",)


@dataclass(frozen=True)
class Audience:
    """A file for one kind of reader, and the tables that are in it."""

    file: Path
    schemas: tuple[str, ...]
    # patterns of names
    tables: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    has_history: bool = False


def audiences(project: Project) -> list[Audience]:
    """Return the audiences with their tables, as the table in README.md has them."""
    return [
        Audience(project.restricted_file, ("core",), tables=ROWS_OF_PERSONS),
        Audience(project.cases_file, (), tables=CASE_REFERENCES),
        Audience(
            project.warehouse_file,
            ("reference", "indicators", "marts", "published", "quality"),
            left_out=(*ROWS_OF_PERSONS, *CASE_REFERENCES),
            has_history=True,
        ),
    ]


def mark_checked(project: Project, run: Run) -> None:
    """Record that the build file, in its present state, has passed every check."""
    write_json(
        project.checked_file,
        {"run_id": run.id, "sha256": sha256(project.build_file)},
    )


def publish_checked(project: Project, wait: float = 0.0) -> Version:
    """Publish the last build that passed its checks, whether or not it was published.

    Raises:
        UsageError: no build passed, or the file has changed since.
        WarehouseError: as :func:`publish`.
    """
    with lock(project, "publish", wait):
        checked = read_json(project.checked_file)
        if checked is None or not project.build_file.is_file():
            raise UsageError(
                "There is no build that passed every check, so there is nothing to "
                "publish.\nRun: warehouse build"
            )
        if sha256(project.build_file) != checked["sha256"]:
            raise UsageError(
                "The build has changed since it passed its checks (by dbt, perhaps), "
                "so it is not published.\nRun: warehouse build"
            )
        run = Run(project, checked["run_id"])
        if not is_whole(run.facts):
            raise UsageError(
                f"The record of the build that passed, run {run.id}, is damaged or "
                "missing, so it is not published.\nRun: warehouse build"
            )
        with run.recorded():
            return publish(project, run)


def roll_back(project: Project, wait: float = 0.0) -> Version:
    """Publish the version before the one that is published now.

    Raises:
        UsageError: none is kept.
        WarehouseError: its files are not what was published, or cannot be put in place.
    """
    with lock(project, "publish --rollback", wait):
        try:
            version = versions.roll_back(project)
            take_back_stale(project)
            return version
        except OSError as error:
            raise WarehouseError(
                f"Rolling back stopped: {error}\nAll published files are still of one "
                "run. Free disk space or correct the folder, and try again."
            ) from error


def publish(project: Project, run: Run) -> Version:
    """Copy the build into the readers' files and put these in place.

    Call it with the lock held.

    Args:
        project: whose build is published.
        run: that made the build; the phases are written to its log.

    Raises:
        WarehouseError: a copy failed or does not hold what the build holds; the files
            published before are untouched.
    """
    folder: Path | None = None
    try:
        folder = versions.new_folder(project, run.id)
        for audience in audiences(project):
            draft = folder / audience.file.relative_to(project.published)
            _copy(project.build_file, draft, audience, run)
        run.phase("sync")
        version = versions.complete(project, folder, run.id)
        run.phase("rename")
        versions.switch(project, version)
    except (OSError, duckdb.Error) as error:
        state = "The files published before are unchanged"
        if folder and versions.is_read(project, folder):
            state = "The new files are in place, but the disk has not confirmed it"
        raise WarehouseError(
            f"Publishing stopped: {error}\n{state}. Free disk space or correct the "
            "folder, then: warehouse publish"
        ) from error
    finally:
        if folder and not versions.is_read(project, folder):
            shutil.rmtree(folder, ignore_errors=True)
    # the new version is read from here on: what is left to do can wait for the next
    with suppress(OSError):
        run.phase("tidy")
        take_back_stale(project)
        versions.remove_old(project)
        remove_old_runs(project)
        run.phase("done")
    return version


def _copy(build: Path, draft: Path, audience: Audience, run: Run) -> None:
    with duckdb.connect() as connection:
        run.phase("copy", draft.name)
        connection.execute(f"attach {quoted(build)} as build (read_only)")
        connection.execute(
            f"attach {quoted(draft)} as draft (storage_version '{STORAGE_VERSION}')"
        )
        # one transaction: each would be written to the disk for itself
        connection.execute("begin")
        for schema, table in _tables(connection, audience):
            name = f'"{schema}"."{table}"'
            connection.execute(f'create schema if not exists draft."{schema}"')
            connection.execute(f"create table draft.{name} as from build.{name}")
        _comment(connection)
        connection.execute("commit")
        history = [("quality", table) for table in TABLES if audience.has_history]
        if history:
            write_history(connection, run, audience.file)
        written = [_sum(connection, "draft", *table) for table in history]
        run.phase("checkpoint", draft.name)
        connection.execute("checkpoint draft")
        connection.execute("detach draft")
        run.phase("verify", draft.name)
        connection.execute(f"attach {quoted(draft)} as draft (read_only)")
        tables = list(_tables(connection, audience))
        written += [_sum(connection, "build", *table) for table in tables]
        _verify(connection, dict(zip(history + tables, written, strict=True)))


def _tables(
    connection: duckdb.DuckDBPyConnection, audience: Audience
) -> Iterable[tuple[str, str]]:
    found = connection.execute(
        "select schema_name, table_name from duckdb_tables() "
        "where database_name = 'build' order by all"
    ).fetchall()
    for schema, table in found:
        full = f"{schema}.{table}"
        if any(fnmatchcase(full, pattern) for pattern in audience.left_out):
            continue
        if schema in audience.schemas or any(
            fnmatchcase(full, pattern) for pattern in audience.tables
        ):
            yield schema, table


def _comment(connection: duckdb.DuckDBPyConnection) -> None:
    """Copy the descriptions of what was copied, which a copy of rows loses."""
    found = connection.execute(
        "select 'table', drafts.schema_name, drafts.table_name, null, tables.comment "
        "from duckdb_tables() as drafts inner join duckdb_tables() as tables "
        "on drafts.schema_name = tables.schema_name "
        "and drafts.table_name = tables.table_name "
        "where drafts.database_name = 'draft' and tables.database_name = 'build' "
        "and tables.comment is not null union all "
        "select 'column', drafts.schema_name, drafts.table_name, columns.column_name, "
        "columns.comment "
        "from duckdb_tables() as drafts inner join duckdb_columns() as columns "
        "on drafts.schema_name = columns.schema_name "
        "and drafts.table_name = columns.table_name "
        "where drafts.database_name = 'draft' and columns.database_name = 'build' "
        "and columns.comment is not null"
    ).fetchall()
    for kind, schema, table, column, comment in found:
        name = f'draft."{schema}"."{table}"' + (f'."{column}"' if column else "")
        connection.execute(f"comment on {kind} {name} is {quoted(comment)}")


def _sum(
    connection: duckdb.DuckDBPyConnection, database: str, schema: str, table: str
) -> object:
    """Return the number of a table's rows and their checksum.

    The checksum is a sum, so that the order of rows is irrelevant and a repeated row
    counts twice.
    """
    return connection.execute(
        "select count(*), coalesce(sum(hash(t)), 0) "
        f'from {database}."{schema}"."{table}" as t'
    ).fetchone()


def _verify(
    connection: duckdb.DuckDBPyConnection, written: dict[tuple[str, str], object]
) -> None:
    """Compare each table of the draft with the build."""
    for (schema, table), expected in written.items():
        if _sum(connection, "draft", schema, table) != expected:
            raise WarehouseError(
                f"The copy of {schema}.{table} does not hold what the build holds.\n"
                "Nothing was published. Build again; if it comes back, check the disk."
            )
