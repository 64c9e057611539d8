"""What stands in the paper, part by part; both files are written from this.

Every figure, status and change is a label of the tables, printed as it is. What is
worked out here is only which row stands where.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from scripts.reports.making import SYNTHETIC
from scripts.reports.paper.charts import Point, Series
from scripts.reports.paper.data import PaperData, Row
from scripts.reports.paper.notes import note, reading, stopped
from scripts.reports.paper.parts import (
    DRAFT,
    Block,
    Chart,
    Contents,
    Heading,
    Items,
    PageBreak,
    Paper,
    Paragraph,
    Table,
    Together,
)

WITHHELD = "[c]"
MAJOR, SOME = "major_concerns", "some_concerns"
# what a councillor needs to read a chart and its symbols
HOW_TO_READ = (
    "95% interval: how far a single figure can be off by chance.",
    "Process limits: the shaded band of a chart holds what chance alone can be "
    "expected to give, worked out from how much the figures move from one period to "
    "the next. There is one where the periods are many enough.",
    "Variation: whether the newest figure stands out from chance. ~ it does not; ★ it "
    "is clearly better; ✕ clearly worse; ◆ clearly high or low, where neither is "
    "better.",
    "Assurance: what the band tells of the target. P: as things are, every figure can "
    "be expected to meet it; F: none can, until the way of working changes; ?: chance "
    "decides.",
)


def compose(data: PaperData, is_synthetic: bool) -> Paper:
    """Put the paper of an edition together.

    Args:
        data: the rows of the edition.
        is_synthetic: whether its figures are the sample's.
    """
    edition = data.edition
    return Paper(
        title=_title(data),
        organisation=edition["partnership_name"],
        marks=(DRAFT,) * data.is_draft + (data.profile.label,),
        notes=(SYNTHETIC,) * is_synthetic,
        is_draft=data.is_draft,
        blocks=tuple(_without_repeats(_Composing(data).blocks())),
    )


def _without_repeats(blocks: Iterator[Block]) -> Iterator[Block]:
    """Say once what several paragraphs in a row say, as those that are withheld do."""
    before: Block | None = None
    for block in blocks:
        if block != before or not isinstance(block, Paragraph):
            yield block
        before = block


def _title(data: PaperData) -> str:
    """Return the title that the agenda gives, or else the edition's."""
    for section in data.tables["paper_sections"]:
        if section["part"] == "agenda" and section["heading"].lower() == "title":
            return " ".join(_texts(data, section["section_id"]))
    return str(data.edition["title"])


def _texts(data: PaperData, section_id: str) -> list[str]:
    return [row["paragraph"] for row in _paragraphs(data, section_id)]


def _paragraphs(data: PaperData, section_id: str) -> list[Row]:
    return [
        row
        for row in data.tables["paper_paragraphs"]
        if row["section_id"] == section_id
    ]


class _Composing:
    """The composing of one paper."""

    def __init__(self, data: PaperData) -> None:
        self._data = data
        self._tables = data.tables
        self._symbols = {
            row["status_label"]: row["symbol"] for row in self._tables["status_summary"]
        }
        self._contents = {
            "status_summary": self._status_summary,
            "movement": self._movement,
            "major_commentary": self._major_commentary,
            "some_commentary": self._some_commentary,
            "remedial_action": self._remedial_action,
            "new_and_withdrawn": self._new_and_withdrawn,
            "objectives": self._objectives,
        }

    def blocks(self) -> Iterator[Block]:
        yield self._agenda()
        yield from self._signature()
        yield Contents()
        yield PageBreak()
        for section in self._tables["paper_sections"]:
            if section["part"] == "body":
                yield from self._section(section)
        yield from self._appendix()
        if self._data.is_draft and self._data.profile.name == "committee":
            yield from self._for_the_person_who_signs()

    def _agenda(self) -> Table:
        rows, above = [], ""
        for section in self._tables["paper_sections"]:
            if section["part"] != "agenda":
                continue
            is_below = section["section_level"] > 1
            above = above if is_below else section["heading"]
            name = f"{above}: {section['heading']}" if is_below else above
            # what only stands over others has no row of its own
            if texts := _texts(self._data, section["section_id"]):
                rows.append((name, "\n".join(texts)))
        return Table(
            "The agenda item",
            ("Item", "Detail"),
            tuple(rows),
            (28, 72),
            is_captioned=False,
        )

    def _signature(self) -> Iterator[Paragraph]:
        edition = self._data.edition
        if edition["is_signed_off"]:
            who, when = edition["signed_off_by_role"], edition["signed_off_on_label"]
            yield Paragraph(f"Signed off by the {who} on {when}.")

    def _section(self, section: Row) -> Iterator[Block]:
        number = section["section_id"]
        yield Heading(section["section_level"], f"{number} {section['heading']}")
        for row in _paragraphs(self._data, number):
            yield Paragraph(row["paragraph"], label=row["paragraph_label"] or "")
        if section["content_code"]:
            yield from self._contents[section["content_code"]]()

    def _status_summary(self) -> Iterator[Block]:
        rows = [
            (self._status(row["status_label"]), str(row["indicator_count"]))
            for row in self._tables["status_summary"]
        ]
        total = ("Total", str(self._data.edition["indicator_count"]))
        yield Table(
            "Number of indicators by status",
            ("Status", "Number of indicators"),
            (*rows, total),
            (70, 30),
            numeric=(1,),
            has_total=True,
        )

    def _movement(self) -> Iterator[Block]:
        yield Table(
            "Number of indicators by change of status since the previous report",
            ("Change of status", "Number of indicators"),
            tuple(
                (_capital(row["status_change_label"]), str(row["indicator_count"]))
                for row in self._tables["status_changes"]
            ),
            (70, 30),
            numeric=(1,),
        )
        moved = [row for row in self._tables["edition_changes"] if row["is_moved"]]
        if moved:
            yield Table(
                "Indicators whose status changed, and those that had major concerns "
                "in the previous report",
                ("No.", "Indicator", "Previous report", "This report", "Change"),
                tuple(
                    (
                        row["indicator_id"],
                        row["title"],
                        self._then(row, "previous_"),
                        self._then(row, ""),
                        _change(row),
                    )
                    for row in moved
                ),
                (7, 29, 22, 22, 20),
            )

    def _then(self, row: Row, when: str) -> str:
        """Tell figure, period and status of one of two reports."""
        period = row[f"{when}period_label"]
        return _lines(
            row[f"{when}value_label"] or "No figure",
            f"in {period}" if period else "",
            self._status(row[f"{when}status_label"]),
        )

    def _major_commentary(self) -> Iterator[Block]:
        major = self._with_status(MAJOR)
        if not major:
            yield Paragraph("No indicator has major concerns.")
        for row in major:
            yield Paragraph(stopped(row["status_explanation"]), lead=_name(row))
            for change in self._data.of("edition_changes", row["indicator_id"]):
                if change["movement"]:
                    yield Paragraph(stopped(change["movement"]))
            yield from self._commentary(row)

    def _some_commentary(self) -> Iterator[Block]:
        told = [
            (row, texts)
            for row in self._with_status(SOME)
            if (texts := list(self._commentary(row)))
        ]
        if not told:
            yield Paragraph("There is no commentary on these indicators.")
        for row, texts in told:
            yield Paragraph(stopped(row["status_explanation"]), lead=_name(row))
            yield from texts

    def _commentary(self, row: Row) -> Iterator[Paragraph]:
        for text in self._data.of("commentary", row["indicator_id"]):
            yield Paragraph(text["paragraph"])

    def _with_status(self, status: str) -> list[Row]:
        rows = self._tables["indicator_status"]
        return [row for row in rows if row["status_code"] == status]

    def _remedial_action(self) -> Iterator[Block]:
        major = self._with_status(MAJOR)
        for row in major:
            yield Together(tuple(self._actions(row)))
        if not major:
            yield Paragraph("No indicator has major concerns.")
        named = {row["indicator_id"] for row in major}
        others = [
            action
            for action in self._tables["remedial_actions"]
            if action["indicator_id"] not in named
        ]
        if others:
            yield Table(
                "Actions for other indicators",
                ("Indicator", "Action", "Owner", "Decided on", "Due on", "Standing"),
                tuple(
                    (_name(action), *_action(action), action["standing_label"])
                    for action in others
                ),
                (20, 28, 17, 12, 12, 11),
            )

    def _actions(self, row: Row) -> Iterator[Paragraph | Table]:
        number = row["indicator_id"]
        yield Table(
            "Measure noted as of major concern",
            ("Status", "Indicator description", "Indicator No."),
            ((self._status(row["status_label"]), row["title"], number),),
            (25, 55, 20),
        )
        actions = self._data.of("remedial_actions", number)
        if not actions:
            yield Paragraph(f"No remedial action is recorded for {number}.")
            return
        yield Table(
            f"Actions for {number}",
            ("No.", "Action", "Owner", "Decided on", "Due on"),
            tuple((str(row["action_number"]), *_action(row)) for row in actions),
            (7, 41, 24, 14, 14),
        )

    def _new_and_withdrawn(self) -> Iterator[Block]:
        changes = self._tables["edition_changes"]
        for told, column in (
            ("New in this report:", "is_new"),
            ("Withdrawn since the previous report:", "is_withdrawn"),
        ):
            names = tuple(_name(row) for row in changes if row[column])
            if names:
                yield Paragraph(told)
                yield Items(names, is_numbered=False)
            else:
                yield Paragraph(f"{told} none.")
        for row in changes:
            if row["revision"]:
                yield Paragraph(stopped(row["revision"]), lead=_name(row))
            if row["is_target_changed"]:
                targets = (row["target_label"], row["previous_target_label"])
                now, before = (target or "none" for target in targets)
                yield Paragraph(
                    f"Another target: {now}, before {before}.", lead=_name(row)
                )

    def _objectives(self) -> Iterator[Block]:
        yield Items(
            tuple(f"{row['objective']}." for row in self._tables["objective_summary"]),
            is_numbered=True,
        )

    def _appendix(self) -> Iterator[Block]:
        yield PageBreak()
        yield Heading(1, "Appendix 1: every indicator")
        yield Paragraph(
            "Each indicator: its newest period and figure, with numerator and "
            "denominator, the target, the status now and in the previous report, "
            "the changes since then, and the figures over time."
        )
        yield Items(HOW_TO_READ, is_numbered=False)
        rows = self._tables["indicator_status"]
        if any(row["value_label"] == WITHHELD for row in rows):
            yield Paragraph(
                f"{WITHHELD} stands for what is not shown, to protect the people "
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

    def _indicator(self, row: Row) -> Iterator[Heading | Paragraph | Table | Chart]:
        number = row["indicator_id"]
        (definition,) = self._data.of("indicator_definitions", number)
        (change,) = self._data.of("edition_changes", number)
        yield Heading(3, _name(row))
        yield Table(
            f"{_name(row)}: figure, target and status",
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
                    self._status(row["status_label"]),
                    self._status(change["previous_status_label"]),
                    _change(change),
                ),
            ),
            (14, 16, 11, 18, 18, 23),
            is_captioned=False,
        )
        yield Paragraph(stopped(row["status_explanation"]), is_note=True)
        if row["override_note"]:
            yield Paragraph(stopped(row["override_note"]), is_note=True)
        if row["correction_note"]:
            given = row["reported_value_label"] or "no figure"
            told = f"{row['correction_note']}. The report gave {given}."
            yield Paragraph(told, is_note=True)
        yield self._chart(row, definition)
        lateness = self._data.of("lateness_reasons", number)
        comparators = self._data.of("indicator_comparators", number)
        if told := reading(row, comparators, lateness):
            yield Paragraph(told, is_note=True)
        restated = self._data.of("restatements", number)
        yield Paragraph(note(row, definition, restated), is_note=True)

    def _chart(self, row: Row, definition: Row) -> Chart | Paragraph:
        number = row["indicator_id"]
        charted = {
            one["period_start"]: one
            for one in self._data.of("indicator_process_chart", number)
        }
        points = tuple(
            _point(one, charted[one["period_start"]])
            for one in sorted(
                self._data.of("indicator_series", number),
                key=lambda one: one["period_start"],
            )
        )
        series = Series(
            points,
            definition["period_type_label"],
            row["unit"],
            row["target"],
            row["target_label"] or "",
        )
        if not series.shown:
            return Paragraph("No chart: no figure can be shown.", is_note=True)
        name = f"chart_{number.replace('.', '_')}"
        return Chart(name, f"{_name(row)}. {series.in_words()}", series)

    def _for_the_person_who_signs(self) -> Iterator[Block]:
        yield PageBreak()
        yield Heading(1, "For the person who signs")
        yield Paragraph(
            "This page is in the draft alone. It lists what is still to do before the "
            "paper is final, and the texts that the check of the prose leaves out."
        )
        if self._data.tasks:
            yield Table(
                "Still to do",
                ("Kind", "Subject", "Task", "Who"),
                tuple(
                    (task["task_label"], task["subject"], task["task"], _owner(task))
                    for task in self._data.tasks
                ),
                (18, 24, 40, 18),
            )
        else:
            yield Paragraph("No task is left but the signature.")
        if self._data.wrapped:
            yield Table(
                "Texts left out of the check of the prose",
                ("Text", "Place", "File"),
                tuple(
                    (row["wrapped"], row["place"], row["file_path"])
                    for row in self._data.wrapped
                ),
                (34, 30, 36),
            )
        else:
            yield Paragraph("No text is left out of the check of the prose.")

    def _status(self, label: str | None) -> str:
        """Tell a status by its symbol and its word."""
        if label is None:
            return "None"
        return f"{self._symbols.get(label, '')} {label}".strip()


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


def _action(row: Row) -> tuple[str, str, str, str]:
    return (
        row["action"],
        _owner(row),
        row["decided_on_label"] or "None given",
        row["due_on_label"] or "None given",
    )


def _owner(row: Row) -> str:
    return row["owner_role"] or "None named"


def _name(row: Row) -> str:
    return f"{row['indicator_id']} {row['title']}"


def _change(row: Row) -> str:
    """Tell of the figure and of the status: one can be better and the other not."""
    return _lines(
        f"Figure: {row['value_change_label']}",
        f"Status: {row['status_change_label']}",
    )


def _lines(*texts: str) -> str:
    return "\n".join(filter(None, texts))


def _capital(text: Any) -> str:
    words = str(text or "None")
    return words[:1].upper() + words[1:]
