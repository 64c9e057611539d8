"""The spreadsheet of the open data, by the guidance of the Analysis Function.

One table a sheet, each cell filled: a missing value has its shorthand. Every label is
the table's own.
"""

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

import duckdb
import gptables
import pandas as pd
from xlsxwriter.exceptions import XlsxWriterException

from scripts.errors import CheckError

# text is text, whatever it begins with
OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
# no cell is left blank
UNKNOWN = "[x]"
# the note of a heading, and the column whose description it is
NOTES = {
    "Standing of the target": "target_standing",
    "Provisional": "is_provisional",
    "Restated": "is_restated",
}
REASONS = """
    select
        shorthand,
        shorthand_label,
        string_agg(reason_label, '; ' order by reason_code)
    from rpt_reasons
    group by all
    order by all
"""
STATUS = """
    select
        statuses.partnership_code as "Partnership code",
        statuses.indicator_id as "Indicator",
        statuses.title as "Title",
        statuses.period_label as "Period",
        coalesce(statuses.value_label, reasons.shorthand) as "Value",
        coalesce(reasons.reason_label, '[z]') as "Why there is no value",
        coalesce(statuses.target_label, '[z]') as "Target",
        coalesce(statuses.target_standing, '[z]') as "Standing of the target",
        statuses.status_label as "Status",
        coalesce(statuses.status_explanation, '[z]') as "Status explained",
        if(statuses.is_provisional, 'Yes', 'No') as "Provisional"
    from rpt_indicator_status as statuses
    left join rpt_reasons as reasons
        on
            coalesce(statuses.withheld_reason_code, statuses.value_reason_code)
            = reasons.reason_code
    where statuses.edition_id = ?
    order by statuses.partnership_code, statuses.chapter_id, statuses.indicator_id
"""
SERIES = """
    select
        series.partnership_code as "Partnership code",
        series.indicator_id as "Indicator",
        definitions.title as "Title",
        series.period_label as "Period",
        coalesce(series.value_label, reasons.shorthand) as "Value",
        coalesce(reasons.reason_label, '[z]') as "Why there is no value",
        if(series.is_provisional, 'Yes', 'No') as "Provisional",
        case
            when series.is_restated is null then '[c]'
            when series.is_restated then 'Yes'
            else 'No'
        end as "Restated"
    from rpt_indicator_series as series
    inner join rpt_indicator_definitions as definitions
        on
            series.partnership_code = definitions.partnership_code
            and series.edition_id = definitions.edition_id
            and series.indicator_id = definitions.indicator_id
    left join rpt_reasons as reasons
        on
            coalesce(series.withheld_reason_code, series.value_reason_code)
            = reasons.reason_code
    where series.edition_id = ?
    order by
        series.partnership_code,
        definitions.chapter_id,
        series.indicator_id,
        series.period_start
"""
COUNTS = """
    select
        partnership_code as "Partnership code",
        edition_id as "Report",
        status_label as "Status",
        indicator_count as "Number of indicators"
    from rpt_status_summary
    order by partnership_code, edition_id desc, status_order
"""
ACTIONS = """
    select
        partnership_code as "Partnership code",
        edition_id as "Report",
        indicator_id as "Indicator",
        title as "Title",
        action_number as "Number",
        action as "Action",
        owner_role as "Owner",
        decided_on_label as "Decided on",
        coalesce(due_on_label, '[z]') as "Due on"
    from rpt_remedial_actions
    order by partnership_code, edition_id desc, indicator_id, action_number
"""
EDITIONS = """
    select edition_id, min(title), max(covers_to)
    from rpt_report_editions
    group by edition_id
    order by edition_id desc
"""


@dataclass(frozen=True)
class Sheet:
    """A sheet: its tab, what it shows, the query and the edition that it asks for."""

    label: str
    title: str
    sql: str
    edition: str | None = None


def write_workbook(
    path: Path,
    tables: duckdb.DuckDBPyConnection,
    described: Mapping[str, str],
    marks: Sequence[str],
) -> None:
    """Write the spreadsheet.

    Args:
        path: where to.
        tables: a connection that holds the ``rpt_`` tables.
        described: what each column is, by its name.
        marks: the first lines of the cover; empty ones are left out.

    Raises:
        CheckError: there is nothing to show, or a cell that a reader cannot be given.
    """
    editions = tables.execute(EDITIONS).fetchall()
    if not editions:
        raise CheckError(
            "published.rpt_report_editions has no rows, so a spreadsheet would have no "
            "tables.\nBuild the warehouse again: make build"
        )
    reasons = tables.execute(REASONS).fetchall()
    legend = [f"{shorthand} means {label}" for shorthand, label, _ in reasons]
    notes = {
        "Value": "Shorthand replaces a missing value. "
        + " ".join(f"{mark}: {why}." for mark, _, why in reasons),
        **{heading: described[column] for heading, column in NOTES.items()},
    }
    sheets = {
        sheet.label: shown
        for sheet in _sheets(editions)
        if (shown := _shown(tables, sheet, legend, notes))
    }
    partnerships = ", ".join(
        name
        for (name,) in tables.execute(
            "select distinct partnership_name from rpt_report_editions order by all"
        ).fetchall()
    )
    title = f"Performance indicators: {partnerships}"
    lines = list(filter(None, marks))
    cover = gptables.Cover(
        title=title,
        intro=[f"{lines[0]}.", *lines[1:]],
        about=[
            "This spreadsheet holds "
            + "; ".join(name for _, name, _ in editions)
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


def _sheets(editions: Sequence[tuple[str, str, date]]) -> list[Sheet]:
    return [
        Sheet("Counts", "Number of indicators by status and report", COUNTS),
        *(
            Sheet(
                f"Status {edition}",
                f"Status of each indicator: {title}",
                STATUS,
                edition,
            )
            for edition, title, _ in editions
        ),
        *(
            Sheet(
                f"Series {edition}", f"Values of each period: {title}", SERIES, edition
            )
            for edition, title, _ in editions
        ),
        Sheet("Actions", "Remedial actions by report", ACTIONS),
    ]


def _shown(
    tables: duckdb.DuckDBPyConnection,
    sheet: Sheet,
    legend: list[str],
    notes: Mapping[str, str],
) -> gptables.GPTable | None:
    """Return the table of a sheet; none if it has no rows."""
    cursor = tables.execute(sheet.sql, [sheet.edition] if sheet.edition else [])
    columns = [str(column[0]) for column in cursor.description or []]
    rows = [
        [UNKNOWN if cell is None else cell for cell in row] for row in cursor.fetchall()
    ]
    if not rows:
        return None
    return gptables.GPTable(
        pd.DataFrame(rows, columns=columns, dtype=object),
        table_name=sheet.label.lower().replace(" ", "_").replace("-", "_"),
        title=sheet.title,
        instructions="This sheet has one table. Numbers in square brackets after a "
        "heading refer to the sheet Notes.",
        legend=list(legend),
        table_notes={name: f"$${name}$$" for name in notes if name in columns},
        index_columns={},
    )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC).replace(tzinfo=None)
