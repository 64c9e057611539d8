"""Closed editions against a build, by values and codes."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import duckdb

from scripts.database import open_file, quoted
from scripts.editions.closing import EDITION_SCHEMAS, PARTS
from scripts.editions.manifest import closed_editions, read_manifest
from scripts.errors import CheckError
from scripts.project import Project
from scripts.published.table_changes import changed_rows, column_types, keys_of_tables

# what the other tables of an edition follow from; listed first
CAUSES = ("marts.indicator_series ", "marts.indicator_status ")
# how the names of text columns end that hold codes or figures, and codes by themselves
CODES = ("_code", "_id", "_method", "_rule", "value_label")
CODE_COLUMNS = ("unit", "polarity", "period_type", "point_type", "target_standing")
# to which doubles are compared: no label shows so many
DECIMALS = 9
# lines of a message that names rows
SHOWN_ROWS = 20


def require_known_dumps(project: Project) -> None:
    """Refuse dumps that a closed edition would have known, had they been there.

    Raises:
        CheckError: it names each.
    """
    lines: list[str] = []
    for edition in closed_editions(project):
        with open_file(project.build_file) as connection:
            kept = project.editions / edition / "quality" / "row_reconciliation.parquet"
            lines += [
                f"- {extract}, dump of {day}: the edition {edition} was closed with "
                "what was known by its cut-off, and did not know it"
                for extract, day in connection.execute(
                    "select extract_name, extracted_on from quality.row_reconciliation "
                    "inner join reference.report_edition "
                    "on extracted_on <= data_cut_off_on where edition_id = $edition "
                    "except select extract_name, extracted_on from read_parquet($kept) "
                    "order by all",
                    {"edition": edition, "kept": str(kept)},
                ).fetchall()
            ]
    if lines:
        raise CheckError(
            "A dump is older than a closed edition and was not known to it:\n"
            + "\n".join(lines)
            + "\nExpected only dumps taken after its cut-off. Take the file out of the "
            "folder of extracts, or ask the service for a dump of today: a later dump "
            "carries corrections."
        )


def require_rebuilt(project: Project, manifest: Mapping[str, Any]) -> None:
    """Refuse a build that does not reproduce a closed edition.

    Left out are the indicators with a row in ``edition_correction``, and the editions
    that read an extract which was disposed of since.

    Args:
        project: whose build file is compared.
        manifest: dbt's, for the keys of the tables.

    Raises:
        CheckError: it names the rows that differ, with what was closed and what is
            built.
    """
    lines: list[str] = []
    with open_file(project.build_file) as connection:
        for edition in closed_editions(project):
            lines += _rebuilt_otherwise(connection, project, edition, manifest)
    if lines:
        lines.sort(key=lambda line: not line.startswith(CAUSES))
        left_out = len(lines) - SHOWN_ROWS
        lines = [f"- {line}" for line in lines[:SHOWN_ROWS]]
        lines += [f"- and {left_out} more"] if left_out > 0 else []
        raise CheckError(
            "The build does not reproduce a closed edition (closed -> rebuilt):\n"
            + "\n".join(lines)
            + "\nA closed edition is rebuilt from what was known at its cut-off: look "
            "for an extract, a decision or a rule that was changed for the past. Where "
            "a rule was corrected on purpose, add a row to "
            "seeds/reference/edition_correction.csv."
        )


def _rebuilt_otherwise(
    connection: duckdb.DuckDBPyConnection,
    project: Project,
    edition: str,
    manifest: Mapping[str, Any],
) -> Iterator[str]:
    folder = project.editions / edition
    decided, built = (
        bool(connection.execute(query, [edition]).fetchall())
        for query in (
            "from reference.report_edition where edition_id = ?",
            "from marts.report_editions where edition_id = ?",
        )
    )
    if not decided:
        yield f"{edition} is closed and not in seeds/reference/report_edition.csv"
    if not built or _disposed(connection, folder):
        return
    corrected = [
        indicator
        for (indicator,) in connection.execute(
            "select indicator_id from reference.edition_correction "
            "where edition_id = ?",
            [edition],
        ).fetchall()
    ]
    for part in PARTS:
        if part.schema not in EDITION_SCHEMAS:
            continue
        keys = keys_of_tables(manifest, part.schema)
        for file in sorted((folder / part.folder).glob("*.parquet")):
            if file.stem not in keys:
                continue
            table = f'{part.schema}."{file.stem}"'
            kept = f"read_parquet({quoted(file)})"
            key = keys[file.stem]
            built_columns = column_types(connection, table)
            columns = {
                column: type_
                for column, type_ in column_types(connection, kept).items()
                if column in built_columns
                and (column in key or is_value(column, type_))
            }
            if "edition_id" not in columns or columns.keys() <= set(key):
                continue
            own = f"edition_id = {quoted(edition)}"
            if corrected and "indicator_id" not in columns:
                continue
            for indicator in corrected:
                own += f" and indicator_id != {quoted(indicator)}"
            listed = ", ".join(map(_compared, columns, columns.values()))
            states = (
                f"(select {listed} from {relation} where {own})"
                for relation in (kept, table)
            )
            name = f"{part.schema}.{file.stem}"
            yield from changed_rows(connection, name, (next(states), next(states)), key)


def _compared(column: str, type_: str) -> str:
    """Return a column as it is compared: the last digits of a double are chance."""
    if type_ != "DOUBLE":
        return f'"{column}"'
    return f'round("{column}", {DECIMALS}) as "{column}"'


def is_value(column: str, type_: str) -> bool:
    """Return whether a column holds values or codes, and no words of ours.

    A closed edition keeps the words that it was closed with, and a new wording is no
    change of what it reported.

    Args:
        column: its name.
        type_: DuckDB's type.
    """
    return type_ != "VARCHAR" or column.endswith(CODES) or column in CODE_COLUMNS


def _disposed(connection: duckdb.DuckDBPyConnection, folder: Path) -> bool:
    """Return whether an edition read an extract that was disposed of since."""
    gone = {
        digest
        for (digest,) in connection.execute(
            "select sha256 from reference.extract_disposal"
        ).fetchall()
    }
    kept = read_manifest(folder)
    return kept is not None and not gone.isdisjoint(kept.extracts.values())
