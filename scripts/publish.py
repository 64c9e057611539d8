"""Publishing: each audience's tables copied into a file of its own, put in place whole.

The file is written beside the published one, checkpointed, read back, synced and
renamed over it. A crash or a full disk before the rename leaves the published file as
it was. The format is one that DuckDB 1.4 opens, so that analysts' other tools do.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import duckdb

from scripts.errors import WarehouseError
from scripts.project import Project

STORAGE_VERSION = "v1.4.0"


@dataclass(frozen=True)
class Audience:
    """A file for one kind of reader, and the tables that are in it."""

    file: Path
    folder_mode: int
    schemas: tuple[str, ...]
    tables: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def audiences(project: Project) -> list[Audience]:
    """Return who is given what; the table in README.md."""
    return [
        Audience(
            project.restricted_file, 0o700, ("core",), tables=("quality.row_outcomes",)
        ),
        Audience(
            project.warehouse_file,
            0o755,
            ("reference", "indicators", "marts", "published", "quality"),
            left_out=("quality.row_outcomes",),
        ),
    ]


def publish(project: Project) -> list[Path]:
    """Copy the build into the readers' files and put these in place.

    Returns:
        The files, in the order of :func:`audiences`.

    Raises:
        WarehouseError: a copy failed or does not hold what the build holds; the files
            published before are untouched.
    """
    drafts: list[tuple[Path, Path]] = []
    try:
        for audience in audiences(project):
            audience.file.parent.mkdir(
                mode=audience.folder_mode, parents=True, exist_ok=True
            )
            audience.file.parent.chmod(audience.folder_mode)
            draft = audience.file.with_name(f".{audience.file.name}.{os.getpid()}")
            drafts.append((draft, audience.file))
            draft.unlink(missing_ok=True)
            _copy(project.build_file, draft, audience)
            _sync(draft)
        for draft, file in drafts:
            draft.replace(file)
            _sync(file.parent)
    except (OSError, duckdb.Error) as error:
        raise WarehouseError(
            f"Publishing stopped: {error}\nThe files published before are as they "
            "were. Make room or mend the folder, and build again."
        ) from error
    finally:
        for draft, _ in drafts:
            draft.unlink(missing_ok=True)
            draft.with_name(draft.name + ".wal").unlink(missing_ok=True)
    return [file for _, file in drafts]


def _copy(build: Path, draft: Path, audience: Audience) -> None:
    with duckdb.connect() as connection:
        connection.execute(f"attach '{_text(build)}' as build (read_only)")
        connection.execute(
            f"attach '{_text(draft)}' as draft (storage_version '{STORAGE_VERSION}')"
        )
        for schema, table in _tables(connection, audience):
            name = f'"{schema}"."{table}"'
            connection.execute(f'create schema if not exists draft."{schema}"')
            connection.execute(f"create table draft.{name} as from build.{name}")
            _comment(connection, schema, table)
        connection.execute("checkpoint draft")
        _verify(connection, audience)
        connection.execute("detach draft")


def _tables(
    connection: duckdb.DuckDBPyConnection, audience: Audience
) -> Iterable[tuple[str, str]]:
    found = connection.execute(
        "select schema_name, table_name from duckdb_tables() "
        "where database_name = 'build' order by all"
    ).fetchall()
    for schema, table in found:
        full = f"{schema}.{table}"
        if full in audience.left_out:
            continue
        if schema in audience.schemas or full in audience.tables:
            yield schema, table


def _comment(connection: duckdb.DuckDBPyConnection, schema: str, table: str) -> None:
    """Carry the descriptions over, which a copy of rows loses."""
    name = f'draft."{schema}"."{table}"'
    about = connection.execute(
        "select comment from duckdb_tables() where database_name = 'build' "
        "and schema_name = ? and table_name = ? and comment is not null",
        [schema, table],
    ).fetchall()
    columns = connection.execute(
        "select column_name, comment from duckdb_columns() where database_name = "
        "'build' and schema_name = ? and table_name = ? and comment is not null",
        [schema, table],
    ).fetchall()
    for (comment,) in about:
        connection.execute(f"comment on table {name} is '{_text(comment)}'")
    for column, comment in columns:
        connection.execute(
            f"comment on column {name}.\"{column}\" is '{_text(comment)}'"
        )


def _verify(connection: duckdb.DuckDBPyConnection, audience: Audience) -> None:
    """Hold each table of the draft against the build: rows and their checksum."""
    for schema, table in _tables(connection, audience):
        sums = [
            connection.execute(
                f"select count(*), coalesce(bit_xor(hash(t)), 0) "
                f'from {database}."{schema}"."{table}" as t'
            ).fetchone()
            for database in ("build", "draft")
        ]
        if sums[0] != sums[1]:
            raise WarehouseError(
                f"The copy of {schema}.{table} does not hold what the build holds.\n"
                "Nothing was published. Build again; if it comes back, check the disk."
            )


def _text(value: object) -> str:
    return str(value).replace("'", "''")


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
