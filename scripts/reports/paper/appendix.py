"""The appendix of the paper, and the page of a draft for the person who signs."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from scripts.reports.paper.charts import Point, Series
from scripts.reports.paper.data import PaperData, Row
from scripts.reports.paper.labels import (
    capital,
    change_of,
    doubted_status_of,
    explanation_of,
    name_of,
    owner_of,
    status_of,
)
from scripts.reports.paper.notes import note, reading, stopped
from scripts.reports.paper.parts import (
    Block,
    Chart,
    Heading,
    Items,
    PageBreak,
    Paragraph,
    Table,
    Together,
)

WITHHELD = "[c]"


class Appendix:
    """Composes the appendix from the rows of an edition.

    Args:
        data: the rows of the edition.
    """

    def __init__(self, data: PaperData) -> None:
        """Compose nothing yet."""
        self._data = data
        self._tables = data.tables

    def blocks(self) -> Iterator[Block]:
        """Yield the appendix, chapter by chapter."""
        yield PageBreak()
        yield Heading(1, "Appendix 1: every indicator")
        rows = self._tables["indicator_status"]
        yield self._glance(rows)
        yield Paragraph(
            "Each indicator: its newest period and figure, with numerator and "
            "denominator, the target, the status now and in the previous report, "
            "the changes since then, and the figures over time."
        )
        yield Items(
            tuple(
                f"{row['term']}: {row['short_explanation']}"
                for row in sorted(self._tables["terms"], key=itemgetter("term_order"))
                if row["short_explanation"]
            ),
            is_numbered=False,
        )
        if any(row["value_label"] == WITHHELD for row in rows):
            yield Paragraph(
                f"{WITHHELD} marks a figure that is withheld to protect the people "
                "behind a small number."
            )
        chapters = {
            row["chapter_id"]: row["chapter_title"]
            for row in self._tables["indicator_definitions"]
        }
        for chapter, indicators in groupby(rows, key=lambda row: row["chapter_id"]):
            heading = Heading(2, f"Chapter {chapter}: {chapters[chapter]}")
            for number, row in enumerate(indicators):
                # a chapter's heading stays with its first indicator
                before = (heading,) if number == 0 else ()
                yield Together((*before, *self._indicator(row)))

    def _glance(self, rows: list[Row]) -> Table:
        """Return the table of all indicators, a line each, for one page."""
        lines = []
        for row in rows:
            (change,) = self._data.rows_for("edition_changes", row["indicator_id"])
            lines.append(
                (
                    name_of(row),
                    row["value_label"] or "No figure",
                    row["target_label"] or "No target",
                    doubted_status_of(self._data, row),
                    capital(change["value_change_label"]),
                )
            )
        return Table(
            "All indicators at a glance",
            ("Indicator", "Figure", "Target", "Status", "Since the previous report"),
            tuple(lines),
            (44, 13, 8, 14, 21),
            is_captioned=False,
        )

    def _indicator(self, row: Row) -> Iterator[Heading | Paragraph | Table | Chart]:
        number = row["indicator_id"]
        (definition,) = self._data.rows_for("indicator_definitions", number)
        (change,) = self._data.rows_for("edition_changes", number)
        yield Heading(3, name_of(row))
        yield Table(
            f"{name_of(row)}: figure, target and status",
            (
                "Period",
                "Figure",
                "Target",
                "Status",
                "Previous status",
                "Since the previous report",
            ),
            (
                (
                    row["period_label"] or "None",
                    row["value_label"] or "No figure",
                    row["target_label"] or "No target",
                    doubted_status_of(self._data, row),
                    status_of(self._data, change["previous_status_label"]),
                    change_of(change),
                ),
            ),
            (14, 16, 11, 18, 18, 23),
            is_captioned=False,
        )
        yield Paragraph(explanation_of(row), is_note=True)
        if row["override_note"]:
            yield Paragraph(stopped(row["override_note"]), is_note=True)
        if row["correction_note"]:
            given = row["reported_value_label"] or "no figure"
            note_text = f"{row['correction_note']}. The report gave {given}."
            yield Paragraph(note_text, is_note=True)
        yield self._chart(row, definition)
        lateness = self._data.rows_for("lateness_reasons", number)
        comparators = self._data.rows_for("indicator_comparators", number)
        if text := reading(row, comparators, lateness):
            yield Paragraph(text, is_note=True)
        restated = self._data.rows_for("restatements", number)
        yield Paragraph(note(row, definition, restated), is_note=True)

    def _chart(self, row: Row, definition: Row) -> Chart | Paragraph:
        number = row["indicator_id"]
        charted = {
            one["period_start"]: one
            for one in self._data.rows_for("indicator_process_chart", number)
        }
        points = tuple(
            _point(one, charted[one["period_start"]])
            for one in sorted(
                self._data.rows_for("indicator_series", number),
                key=lambda one: one["period_start"],
            )
        )
        series = Series(
            points,
            definition["period_type_label"],
            definition["axis_suffix"] or "",
            definition["highest_value"],
            definition["is_whole_number"],
            row["target"],
            row["target_label"] or "",
        )
        if not series.shown:
            return Paragraph("No chart: no figure can be shown.", is_note=True)
        name = f"chart_{number.replace('.', '_')}"
        return Chart(name, f"{name_of(row)}. {series.in_words()}", series)


def _point(one: Row, charted: Row) -> Point:
    """Return a period of a series as its process chart marks it."""
    has_limits = charted["lower_limit_shown"] is not None
    is_special = bool(charted["special_cause_rule"])
    return Point(
        one["period_label"],
        one["value"],
        one["value_label"] or "no figure",
        bool(one["is_provisional"]),
        (charted["lower_limit_shown"], charted["upper_limit_shown"])
        if has_limits
        else None,
        charted["point_symbol"] if is_special else "",
        charted["point_label"] if is_special else "",
    )


def page_for_the_signatory(data: PaperData) -> Iterator[Block]:
    """Yield the page of a draft for the person who signs: tasks, claims, texts."""
    yield PageBreak()
    yield Heading(1, "For the person who signs")
    yield Paragraph(
        "This page is in the draft alone. It lists what is still to do before the "
        "paper is final, what its causes, assurances and intentions rest on, and the "
        "texts that the check of the prose leaves out."
    )
    if data.tasks:
        yield Table(
            "Still to do",
            ("Kind", "Subject", "Task", "Who"),
            tuple(
                (task["task_label"], task["subject"], task["task"], owner_of(task))
                for task in data.tasks
            ),
            (18, 24, 40, 18),
        )
    else:
        yield Paragraph("No task is left but the signature.")
    if data.claims:
        yield Table(
            "Causes, assurances and intentions, and what they rest on",
            ("Kind", "Sentence", "Rests on", "Place"),
            tuple(
                (
                    claim["claim_label"],
                    claim["sentence"],
                    claim["rests_on"],
                    claim["place"],
                )
                for claim in data.claims
            ),
            (12, 40, 32, 16),
        )
    if data.wrapped:
        yield Table(
            "Texts left out of the check of the prose",
            ("Text", "Place", "File"),
            tuple(
                (row["wrapped"], row["place"], row["file_path"]) for row in data.wrapped
            ),
            (34, 30, 36),
        )
    else:
        yield Paragraph("No text is left out of the check of the prose.")
