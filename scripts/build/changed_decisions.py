"""Decisions that changed since the last publish: targets, tolerances, code lists.

They are the seeds of the schema ``reference``, compared row for row by their keys.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb

from scripts.database import quoted
from scripts.published.table_changes import changed_rows


def changed_decisions(
    build: Path, published: Path, keys: Mapping[str, Sequence[str]]
) -> list[str]:
    """Compare the decisions of a build with those of the file that is published.

    Args:
        build: the file that dbt builds; its seeds are loaded.
        published: the file that readers open; without one nothing has changed.
        keys: of each seed.

    Returns:
        A line per row that is new, gone or changed, by seed and key: for example
        ``indicator_target S37000027, 4.6, 2021-04-01: target 95 -> 90``.
    """
    if not published.is_file():
        return []
    lines: list[str] = []
    with duckdb.connect() as connection:
        for name, file in (("build", build), ("published", published)):
            connection.execute(f"attach {quoted(file)} as {name} (read_only)")
        known = _seeds(connection, "published")
        for seed in sorted(keys.keys() & (known | _seeds(connection, "build"))):
            before, after = (
                f"{file}.reference.{seed}" for file in ("published", "build")
            )
            # a seed that is new has no rows before
            if seed not in known:
                before = f"(from {after} limit 0)"
            lines += changed_rows(connection, seed, (before, after), keys[seed])
    return lines


def _seeds(connection: duckdb.DuckDBPyConnection, database: str) -> set[str]:
    found = connection.execute(
        "select table_name from duckdb_tables() "
        "where database_name = ? and schema_name = 'reference'",
        [database],
    ).fetchall()
    return {name for (name,) in found}
