"""Decisions that changed since the last publish: targets, tolerances, code lists.

They are the seeds of the schema ``reference``, compared row for row by their keys.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb


def keys_of_seeds(manifest: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return the key of each reference seed: the columns that dbt tests as one."""
    found: dict[str, list[str]] = {}
    for node in manifest["nodes"].values():
        if (node.get("test_metadata") or {}).get("name") != "is_key":
            continue
        seed = manifest["nodes"][node["attached_node"]]
        if seed["schema"] == "reference":
            found[seed["name"]] = node["test_metadata"]["kwargs"]["columns"]
    return found


def changed_decisions(
    build: Path, published: Path, keys: Mapping[str, Sequence[str]]
) -> list[str]:
    """Compare the decisions of a build with those of the file that is published.

    Args:
        build: the file that dbt builds; its seeds are loaded.
        published: the file that readers open; nothing has changed if there is none.
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
            text = str(file).replace("'", "''")
            connection.execute(f"attach '{text}' as {name} (read_only)")
        for seed, key in sorted(keys.items()):
            lines += _changes(connection, seed, key)
    return lines


def _changes(
    connection: duckdb.DuckDBPyConnection, seed: str, key: Sequence[str]
) -> list[str]:
    before, after = (
        _rows(connection, database, other, seed, key)
        for database, other in (("published", "build"), ("build", "published"))
    )
    lines = []
    for name in sorted(before.keys() | after.keys()):
        if name not in before:
            lines.append(f"{seed} {name}: new")
        elif name not in after:
            lines.append(f"{seed} {name}: gone")
        else:
            told = [
                f"{column} {_text(before[name].get(column))} -> {_text(value)}"
                for column, value in after[name].items()
                if before[name].get(column) != value
            ]
            lines.append(f"{seed} {name}: {', '.join(told)}")
    return lines


def _rows(
    connection: duckdb.DuckDBPyConnection,
    database: str,
    other: str,
    seed: str,
    key: Sequence[str],
) -> dict[str, dict[str, Any]]:
    """Return the rows of one file that the other does not hold as they are, by key."""
    columns = {
        name: [
            column
            for (column,) in connection.execute(
                "select column_name from duckdb_columns() where database_name = ? and "
                "schema_name = 'reference' and table_name = ? order by column_index",
                [name, seed],
            ).fetchall()
        ]
        for name in (database, other)
    }
    if not columns[database]:
        return {}
    query = f"select * from {database}.reference.{seed}"
    if sorted(columns[database]) == sorted(columns[other]):
        listed = ", ".join(columns[database])
        query += f" except all select {listed} from {other}.reference.{seed}"
    found = [
        dict(zip(columns[database], row, strict=True))
        for row in connection.execute(query).fetchall()
    ]
    return {", ".join(_text(row.get(name)) for name in key): row for row in found}


def _text(value: Any) -> str:
    return "none" if value is None else str(value)
