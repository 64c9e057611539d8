"""The rows of the paper: plain selects from the published file, one edition of them.

Queries for the committee alone (:mod:`scripts.reports.sources`) also decide, whoever
the paper is for, whether it can be made and is final: the faults of its prose and the
tasks that block it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import Any

import duckdb

from scripts.database import open_published
from scripts.errors import CheckError, UsageError
from scripts.files import read_json
from scripts.project import Project
from scripts.reports.sources import PROFILES, Profile, Source, answered, read_sources

Row = Mapping[str, Any]
# what an XML file cannot hold
CONTROL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
FILE_NAME = re.compile(r"[\w-][\w.-]*")
# control characters that no letter is looked for
BREAKS = frozenset("\t\n\r")
# by what a row is found again in its table
KEYS = (
    "section_id",
    "paragraph_number",
    "indicator_id",
    "action_number",
    "period_start",
    "status_order",
    "objective_id",
    "file_path",
    "place",
    "subject",
)


@dataclass(frozen=True)
class PaperData:
    """What a paper is made from.

    Attributes:
        profile: for whom it is.
        edition: the row of the edition.
        tables: the rows of each query that the profile may read, in their order.
        tasks: what stands between the paper and the word final.
        wrapped: what its writer took out of the check of its prose.
        claims: causes, assurances and intentions of its prose, and what they rest on.
    """

    profile: Profile
    edition: Row
    tables: Mapping[str, list[Row]]
    tasks: list[Row]
    wrapped: list[Row]
    claims: list[Row]

    @property
    def edition_id(self) -> str:
        """The name of the edition."""
        return str(self.edition["edition_id"])

    @property
    def covers_to(self) -> date:
        """The last day that the edition is about."""
        day: date = self.edition["covers_to"]
        return day

    @property
    def is_draft(self) -> bool:
        """Whether the sign-off is missing or a task blocks it."""
        return not self.edition["is_signed_off"] or bool(self.tasks)

    def paragraphs(self, section_id: str) -> list[Row]:
        """Return the paragraphs of a section."""
        rows = self.tables["paper_paragraphs"]
        return [row for row in rows if row["section_id"] == section_id]

    def texts(self, section_id: str) -> list[str]:
        """Return the texts of a section's paragraphs."""
        return [row["paragraph"] for row in self.paragraphs(section_id)]

    def rows_for(self, table: str, indicator_id: str) -> list[Row]:
        """Return the rows of an indicator."""
        return [r for r in self.tables[table] if r["indicator_id"] == indicator_id]


def read_paper_data(
    project: Project,
    profile: Profile,
    edition: str | None,
    letters: frozenset[int],
) -> PaperData:
    """Read an edition's rows, and refuse what no paper can be made of.

    Args:
        project: whose published file is read.
        profile: for whom the paper is.
        edition: which; the newest if not given.
        letters: the code points that the PDF can show.

    Raises:
        CheckError: the edition's prose has faults, or a table that it needs no rows.
        UsageError: there is no such edition, a query cannot be answered or reads what
            it may not, or a text cannot be printed.
    """
    sources = {s.name: s for s in read_sources(project.root, "paper", profile)}
    committee = PROFILES["committee"]
    command = [
        source
        for source in read_sources(project.root, "paper", committee)
        if source.for_committee
    ]
    connection = open_published(project)
    try:
        editions = _read(connection, sources["report_editions"], profile)
        chosen = _edition(project, editions, edition)
        name = chosen["edition_id"]
        committee_rows = {
            source.name: _read(connection, source, committee, name)
            for source in command
        }
        _refuse_faults(name, committee_rows["prose_faults"])
        tables = {
            source.name: _read(connection, source, profile, name)
            for source in sources.values()
            if not source.for_committee
        }
    finally:
        connection.close()
    for table, rows in (tables | committee_rows).items():
        _refuse_letters(table, rows, letters)
    return PaperData(
        profile,
        chosen,
        tables,
        [task for task in committee_rows["coordinator_tasks"] if task["is_blocking"]],
        committee_rows["unchecked_texts"],
        committee_rows["claims"],
    )


def _read(
    connection: duckdb.DuckDBPyConnection,
    source: Source,
    profile: Profile,
    edition: str | None = None,
) -> list[Row]:
    """Return the rows of a query, of one edition if it is given, in a fixed order."""
    with answered(connection, source, profile):
        described = connection.execute(f"describe ({source.sql}\n)").fetchall()
        has_editions = "edition_id" in {column for column, *_ in described}
        chosen = "where edition_id = coalesce($1, edition_id)" if has_editions else ""
        cursor = connection.execute(
            f"select * from ({source.sql}\n) as paper {chosen} order by all",
            [edition] if has_editions else [],
        )
        columns = [column[0] for column in cursor.description or []]
        rows: list[Row] = [
            dict(zip(columns, row, strict=True)) for row in cursor.fetchall()
        ]
    if not rows and not source.may_be_empty:
        of_edition = f" of the edition {edition}" if edition else ""
        raise CheckError(
            f"The table {source.name} of the paper has no rows{of_edition} "
            f"({source.where}), so a part of it would be blank.\nAdd what is "
            "missing and build again, or, where no rows can be right, let the query "
            "open with the comment -- may be empty"
        )
    return sorted(rows, key=_by_number)


def _by_number(row: Row) -> list[int]:
    """Put indicators in the order of the report: 3.2 before 3.10."""
    return [int(part) for part in re.findall(r"\d+", row.get("indicator_id") or "")]


def _edition(project: Project, editions: list[Row], edition: str | None) -> Row:
    """Choose the row of an edition.

    Raises:
        UsageError: no row, or more than one.
    """
    there = ", ".join(sorted({row["edition_id"] for row in editions}))
    newest = max(editions, key=itemgetter("data_cut_off_on"), default=None)
    if edition is None and newest:
        edition = newest["edition_id"]
    chosen = [row for row in editions if row["edition_id"] == edition]
    if len(chosen) > 1:
        raise UsageError(
            f"The published file holds the edition {chosen[0]['edition_id']} of "
            f"{len(chosen)} partnerships; a paper is of one.\nPublish each partnership "
            "from a home of its own: warehouse build --home FOLDER"
        )
    if chosen:
        _refuse_file_name(chosen[0]["edition_id"])
        return chosen[0]
    decided = project.root / "seeds" / "reference" / "report_edition.csv"
    if edition in _first_column(decided.read_text(encoding="utf-8")):
        raise UsageError(
            f"The edition {edition} is in {decided.relative_to(project.root)} and not "
            f"in the published file: no build of it has passed its gates.\n"
            f"{_newest_run(project)}\nPublished: {there}. Build again: make build"
        )
    raise UsageError(
        f"There is no edition {edition}. Published: {there}.\nGive one of them, or add "
        f"a row to {decided.relative_to(project.root)} and build again: make build"
    )


def _refuse_file_name(edition: str) -> None:
    if not FILE_NAME.fullmatch(edition):
        raise UsageError(
            f"The edition {edition!r} cannot be the name of a file.\nName it with "
            "letters, digits, dots, hyphens and underscores alone (edition_id in "
            "seeds/reference/report_edition.csv) and build again: make build"
        )


def _first_column(text: str) -> set[str]:
    return {line.split(",")[0].strip('"') for line in text.splitlines()[1:]}


def _newest_run(project: Project) -> str:
    """Return how the newest run ended, and in which layer."""
    records = sorted((project.build_folder / "runs").glob("*/run.json"))
    if not records:
        return "No run is recorded here."
    facts = read_json(records[-1])
    if not facts:
        return "The record of the newest run is damaged."
    ended = f"The newest run, {facts.get('run_id')}: {facts.get('outcome')}"
    layer = facts.get("stopped_in")
    if not layer:
        return f"{ended}."
    unmet = [
        f"{result['layer']}.{result['relation']}.{result['check_name']}"
        for file in sorted(records[-1].parent.glob("expectation_results_*.json"))
        for result in read_json(file) or []
        if result["severity"] == "critical"
        and result["outcome"] not in ("passed", "accepted")
    ]
    at = f", at its gate: {', '.join(unmet)}" if unmet else ""
    return f"{ended} in {layer}{at}."


def _refuse_faults(edition: str, faults: list[Row]) -> None:
    if faults:
        listed = "\n".join(
            f"- {fault['file_path']}, {fault['place']}: "
            f"{fault['sentence'] or 'the text is not shown here'}\n"
            f"  {fault['fault']}. {fault['remedy']}"
            for fault in faults
        )
        raise CheckError(
            f"The prose of the edition {edition} has faults ({len(faults)}), so no "
            f"paper was made of it:\n{listed}\nMend them and build again: make build"
        )


def _refuse_letters(table: str, rows: list[Row], letters: frozenset[int]) -> None:
    """Refuse a text that one of the two files could not hold or show."""
    for row in rows:
        for column, text in row.items():
            for letter in _unprintable(text, letters):
                place = ", ".join(
                    f"{key} {row[key]}"
                    for key in KEYS
                    if row.get(key) is not None and key != column
                )
                found = (
                    "a control character"
                    if CONTROL.match(letter)
                    else "a character that the fonts of the paper lack"
                )
                raise UsageError(
                    f"{table}.{column}{f' ({place})' if place else ''} holds {found}, "
                    f"U+{ord(letter):04X}, which the paper cannot show.\nTake it out "
                    "of the seed that it comes from and build again: make build"
                )


def _unprintable(text: object, letters: frozenset[int]) -> Iterator[str]:
    if isinstance(text, str):
        yield from (c for c in text if ord(c) not in letters and c not in BREAKS)
