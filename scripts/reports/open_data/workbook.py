"""The spreadsheet of the open data, by the guidance of the Analysis Function.

One table a sheet, each cell filled: a missing value has its shorthand. Every label is
the table's own.
"""

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import duckdb
import gptables
import pandas as pd
from xlsxwriter.exceptions import XlsxWriterException

from scripts.database import quoted
from scripts.errors import CheckError
from scripts.reports.sources import PROFILES, answered, read_workbook_sources

# text is text, whatever it begins with
OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
PROFILE = PROFILES["public"]
# no cell is left blank
UNKNOWN = "[x]"
# the note of a heading, and the column whose description it is
NOTES = {
    "Standing of the target": "target_standing",
    "Provisional": "is_provisional",
    "Restated": "is_restated",
}


@dataclass(frozen=True)
class Sheet:
    """A sheet: its tab, its title, the name of its query and the edition it shows."""

    label: str
    title: str
    query: str
    edition: str | None = None


class Queries:
    """The workbook's queries, run on the public tables.

    Args:
        root: the project.
        tables: a connection that holds the tables ``published.rpt_*``.
    """

    def __init__(self, root: Path, tables: duckdb.DuckDBPyConnection) -> None:
        """Read the queries."""
        self._tables = tables
        self._sources = {s.name: s for s in read_workbook_sources(root, PROFILE)}

    def run(
        self, name: str, edition: str | None = None
    ) -> tuple[list[str], list[tuple[Any, ...]]]:
        """Return the columns and the rows of a query.

        Args:
            name: of the query.
            edition: replaces ``{edition}`` in it.

        Raises:
            UsageError: it cannot be answered, or reads what the public may not.
        """
        source = self._sources[name]
        sql = source.sql.replace("{edition}", quoted(edition or ""))
        with answered(self._tables, replace(source, sql=sql), PROFILE):
            cursor = self._tables.execute(sql)
            return [str(column[0]) for column in cursor.description], cursor.fetchall()

    def rows(self, name: str) -> list[tuple[Any, ...]]:
        """Return the rows of a query; raise as :meth:`run`."""
        return self.run(name)[1]


def write_workbook(
    path: Path,
    root: Path,
    tables: duckdb.DuckDBPyConnection,
    described: Mapping[str, str],
    marks: Sequence[str],
) -> None:
    """Write the spreadsheet.

    Args:
        path: where to.
        root: the project, whose ``reports/sources/workbook`` has the queries.
        tables: a connection that holds the tables ``published.rpt_*``.
        described: what each column is, by its name.
        marks: the first lines of the cover; empty ones are left out.

    Raises:
        CheckError: there is nothing to show, or a cell that a reader cannot be given.
        UsageError: a query cannot be answered, or reads another table.
    """
    queries = Queries(root, tables)
    editions = queries.rows("editions")
    if not editions:
        raise CheckError(
            "published.rpt_report_editions has no rows, so a spreadsheet would have no "
            "tables.\nBuild the warehouse again: make build"
        )
    reasons = queries.rows("reasons")
    legend = [f"{shorthand} means {label}" for shorthand, label, _ in reasons]
    notes = {
        "Value": "Shorthand replaces a missing value. "
        + " ".join(f"{mark}: {why}." for mark, _, why in reasons),
        **{heading: described[column] for heading, column in NOTES.items()},
    }
    sheets = {
        sheet.label: shown
        for sheet in _sheets(editions)
        if (shown := _shown(queries, sheet, legend, notes))
    }
    partnerships = ", ".join(name for (name,) in queries.rows("partnerships"))
    title = _plain(f"Performance indicators: {partnerships}")
    lines = list(filter(None, marks))
    cover = gptables.Cover(
        title=title,
        intro=[f"{lines[0]}.", *lines[1:]],
        about=[
            "This spreadsheet holds "
            + "; ".join(_plain(name) for _, name, _ in editions)
            + ".",
            "Each sheet has one table. Cells without a value hold a shorthand, which "
            "the sheet explains above its table.",
            "Values are rounded and written as the reports show them. The CSV and "
            "Parquet files beside this one hold them unrounded.",
        ],
    )
    with warnings.catch_warnings():
        # a note is written down, whether a sheet that refers to it has rows or not
        warnings.filterwarnings("ignore", message="The following notes are not")
        try:
            workbook = gptables.produce_workbook(
                str(path),
                sheets=sheets,
                cover=cover,
                notes_table=pd.DataFrame(
                    list(notes.items()), columns=["Note reference", "Note text"]
                ),
                workbook_options=OPTIONS,
            )
        except (ValueError, XlsxWriterException) as error:
            reason = " ".join(str(error).split())
            raise CheckError(
                f"The spreadsheet cannot be written: {reason}\n"
                "Correct the text in the seed that it comes from, and build again."
            ) from error
    newest = max(covers_to for *_, covers_to in editions)
    workbook.set_properties(
        {
            "title": title,
            "comments": ". ".join(lines),
            # the date of its content, not of its making
            "created": _midnight(newest),
        }
    )
    workbook.close()


def _sheets(editions: Sequence[tuple[Any, ...]]) -> list[Sheet]:
    names = [(edition, title) for edition, title, _ in editions]
    status = "Status of each indicator: "
    values = "Values of each period: "
    return [
        Sheet("Counts", "Number of indicators by status and report", "counts"),
        *(Sheet(f"Status {e}", f"{status}{title}", "status", e) for e, title in names),
        *(Sheet(f"Series {e}", f"{values}{title}", "series", e) for e, title in names),
        Sheet("Actions", "Remedial actions by report", "actions"),
    ]


def _shown(
    queries: Queries,
    sheet: Sheet,
    legend: list[str],
    notes: Mapping[str, str],
) -> gptables.GPTable | None:
    """Return the table of a sheet; none if it has no rows."""
    columns, found = queries.run(sheet.query, sheet.edition)
    rows = [
        [UNKNOWN if cell is None else _plain(cell) for cell in row] for row in found
    ]
    if not rows:
        return None
    return gptables.GPTable(
        pd.DataFrame(rows, columns=columns, dtype=object),
        table_name=sheet.label.lower().replace(" ", "_").replace("-", "_"),
        title=_plain(sheet.title),
        instructions="This sheet has one table. Numbers in square brackets after a "
        "heading refer to the sheet Notes.",
        legend=[_plain(line) for line in legend],
        table_notes={name: f"$${name}$$" for name in notes if name in columns},
        index_columns={},
    )


def _plain(cell: Any) -> Any:
    """Part what gptables would take for a link in Markdown."""
    return cell.replace("](", "] (") if isinstance(cell, str) else cell


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC).replace(tzinfo=None)
