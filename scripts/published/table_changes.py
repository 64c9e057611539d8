"""What changed between two states of a table, row by row, by its key."""

from collections.abc import Mapping, Sequence
from typing import Any

import duckdb


def keys_of_tables(manifest: Mapping[str, Any], schema: str) -> dict[str, list[str]]:
    """Return the key of each table of a schema: the columns that dbt tests as one."""
    found: dict[str, list[str]] = {}
    for node in manifest["nodes"].values():
        if (node.get("test_metadata") or {}).get("name") != "is_key":
            continue
        table = manifest["nodes"][node["attached_node"]]
        if table["schema"] == schema:
            found[table["name"]] = node["test_metadata"]["kwargs"]["columns"]
    return found


def changed_rows(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    relations: tuple[str, str],
    key: Sequence[str],
) -> list[str]:
    """Compare two states of a table.

    Args:
        connection: both can be read from.
        name: of the table, for the lines.
        relations: the state before and the one after, as SQL that follows ``from``.
        key: the columns that identify its rows.

    Returns:
        A line per row that is new, gone or changed, by its key: for example
        ``indicator_target S37000027, 4.6, 2021-04-01: target 95 -> 90``.
    """
    first, second = relations
    before = _rows(connection, first, second, key)
    after = _rows(connection, second, first, key)
    lines = []
    for row in sorted(before.keys() | after.keys()):
        if row not in before:
            lines.append(f"{name} {row}: new")
        elif row not in after:
            lines.append(f"{name} {row}: gone")
        else:
            changes = [
                f"{column} {_text(before[row].get(column))} -> {_text(value)}"
                for column, value in after[row].items()
                if before[row].get(column) != value
            ]
            lines.append(f"{name} {row}: {', '.join(changes)}")
    return lines


def column_types(
    connection: duckdb.DuckDBPyConnection, relation: str
) -> dict[str, str]:
    """Return DuckDB's type of each column of a relation, in their order."""
    described = connection.execute(f"describe from {relation}").fetchall()
    return {str(column[0]): str(column[1]) for column in described}


def _rows(
    connection: duckdb.DuckDBPyConnection,
    relation: str,
    other: str,
    key: Sequence[str],
) -> dict[str, dict[str, Any]]:
    """Return the rows that are missing or different in the other state, by key."""
    columns = list(column_types(connection, relation))
    query = f"select * from {relation}"
    if sorted(columns) == sorted(column_types(connection, other)):
        query += f" except all select {', '.join(columns)} from {other}"
    found = [
        dict(zip(columns, row, strict=True))
        for row in connection.execute(query).fetchall()
    ]
    return {", ".join(_text(row.get(name)) for name in key): row for row in found}


def _text(value: Any) -> str:
    return "none" if value is None else str(value)
