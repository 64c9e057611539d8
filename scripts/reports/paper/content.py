"""The paper, composed part by part; both files are written from it.

Every figure, status and change is a label of the tables, printed as it is. Only the
place of each row is decided here.
"""

from collections.abc import Iterator

from scripts.reports.making import SYNTHETIC
from scripts.reports.paper.appendix import Appendix, page_for_the_signatory
from scripts.reports.paper.data import PaperData, Row
from scripts.reports.paper.labels import (
    action_of,
    capital,
    change_of,
    doubted_status_of,
    explanation_of,
    lines_of,
    name_of,
    status_of,
)
from scripts.reports.paper.notes import stopped
from scripts.reports.paper.parts import (
    DRAFT,
    Block,
    Contents,
    Heading,
    Items,
    PageBreak,
    Paper,
    Paragraph,
    Table,
    Together,
)

MAJOR, SOME = "major_concerns", "some_concerns"


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
        blocks=tuple(_without_repeats(PaperComposer(data).blocks())),
    )


def _without_repeats(blocks: Iterator[Block]) -> Iterator[Block]:
    """Drop a paragraph that repeats the one before, as withheld ones do."""
    before: Block | None = None
    for block in blocks:
        if block != before or not isinstance(block, Paragraph):
            yield block
        before = block


def _title(data: PaperData) -> str:
    """Return the title of the agenda, or else of the edition."""
    for section in data.tables["paper_sections"]:
        if section["part"] == "agenda" and section["heading"].lower() == "title":
            return " ".join(data.texts(section["section_id"]))
    return str(data.edition["title"])


class PaperComposer:
    """Composes one paper.

    Args:
        data: the rows of the edition.
    """

    def __init__(self, data: PaperData) -> None:
        """Compose nothing yet."""
        self._data = data
        self._tables = data.tables
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
        """Yield the paper, block by block."""
        yield self._agenda()
        yield from self._signature()
        yield Contents()
        yield PageBreak()
        for section in self._tables["paper_sections"]:
            if section["part"] == "body":
                yield from self._section(section)
        yield from Appendix(self._data).blocks()
        if self._data.is_draft and self._data.profile.name == "committee":
            yield from page_for_the_signatory(self._data)

    def _agenda(self) -> Table:
        rows, above = [], ""
        for section in self._tables["paper_sections"]:
            if section["part"] != "agenda":
                continue
            is_below = section["section_level"] > 1
            above = above if is_below else section["heading"]
            name = f"{above}: {section['heading']}" if is_below else above
            # a heading over other rows has no row of its own
            if texts := self._data.texts(section["section_id"]):
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
        for row in self._data.paragraphs(number):
            yield Paragraph(row["paragraph"], label=row["paragraph_label"] or "")
        if section["content_code"]:
            yield from self._contents[section["content_code"]]()

    def _status_summary(self) -> Iterator[Block]:
        rows = [
            (status_of(self._data, row["status_label"]), str(row["indicator_count"]))
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
        doubted: dict[str, list[str]] = {}
        for row in self._tables["indicator_status"]:
            if label := row["status_doubt_label"]:
                doubted.setdefault(label, []).append(row["indicator_id"])
        for label, numbers in doubted.items():
            yield Paragraph(f"{label}: the status of {', '.join(numbers)}.")

    def _movement(self) -> Iterator[Block]:
        yield Table(
            "Number of indicators by change of status since the previous report",
            ("Change of status", "Number of indicators"),
            tuple(
                (capital(row["status_change_label"]), str(row["indicator_count"]))
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
                        change_of(row),
                    )
                    for row in moved
                ),
                (7, 29, 22, 22, 20),
            )

    def _then(self, row: Row, when: str) -> str:
        """Return figure, period and status of one of two reports."""
        period = row[f"{when}period_label"]
        return lines_of(
            row[f"{when}value_label"] or "No figure",
            f"in {period}" if period else "",
            status_of(self._data, row[f"{when}status_label"]),
        )

    def _major_commentary(self) -> Iterator[Block]:
        major = self._with_status(MAJOR)
        if not major:
            yield Paragraph("No indicator has major concerns.")
        for row in major:
            yield Paragraph(explanation_of(row), lead=name_of(row))
            for change in self._data.rows_for("edition_changes", row["indicator_id"]):
                if change["movement"]:
                    yield Paragraph(stopped(change["movement"]))
            yield from self._commentary(row)

    def _some_commentary(self) -> Iterator[Block]:
        commented = [
            (row, texts)
            for row in self._with_status(SOME)
            if (texts := list(self._commentary(row)))
        ]
        if not commented:
            yield Paragraph("There is no commentary on these indicators.")
        for row, texts in commented:
            yield Paragraph(explanation_of(row), lead=name_of(row))
            yield from texts

    def _commentary(self, row: Row) -> Iterator[Paragraph]:
        for text in self._data.rows_for("commentary", row["indicator_id"]):
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
                    (name_of(action), *action_of(action), action["standing_label"])
                    for action in others
                ),
                (20, 28, 17, 12, 12, 11),
            )

    def _actions(self, row: Row) -> Iterator[Paragraph | Table]:
        number = row["indicator_id"]
        yield Table(
            "Measure noted as of major concern",
            ("Status", "Indicator description", "Indicator No."),
            ((doubted_status_of(self._data, row), row["title"], number),),
            (25, 55, 20),
        )
        actions = self._data.rows_for("remedial_actions", number)
        if not actions:
            yield Paragraph(f"No remedial action is recorded for {number}.")
            return
        yield Table(
            f"Actions for {number}",
            ("No.", "Action", "Owner", "Decided on", "Due on"),
            tuple((str(row["action_number"]), *action_of(row)) for row in actions),
            (7, 41, 24, 14, 14),
        )

    def _new_and_withdrawn(self) -> Iterator[Block]:
        changes = self._tables["edition_changes"]
        for lead, column in (
            ("New in this report:", "is_new"),
            ("Withdrawn since the previous report:", "is_withdrawn"),
        ):
            names = tuple(name_of(row) for row in changes if row[column])
            if names:
                yield Paragraph(lead)
                yield Items(names, is_numbered=False)
            else:
                yield Paragraph(f"{lead} none.")
        for row in changes:
            if row["revision"]:
                yield Paragraph(stopped(row["revision"]), lead=name_of(row))
            if row["is_target_changed"]:
                targets = (row["target_label"], row["previous_target_label"])
                now, before = (target or "none" for target in targets)
                yield Paragraph(
                    f"Target changed from {before} to {now}.", lead=name_of(row)
                )

    def _objectives(self) -> Iterator[Block]:
        yield Items(
            tuple(f"{row['objective']}." for row in self._tables["objective_summary"]),
            is_numbered=True,
        )
