"""Decisions that accept a finding of a gate: ``seeds/reference/gate_decision.csv``.

A decision names a check, the place of what it found, and the dump or the edition of
which it holds: with the next one it lapses.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from scripts.database import open_file
from scripts.errors import ExtractError
from scripts.gates.entries import is_decidable
from scripts.gates.suites import Suite

FILE = "seeds/reference/gate_decision.csv"
# layers whose findings are of a dump; those of the others are of an edition
OF_DUMPS = ("raw", "staging")
# the place of a finding that names none
TABLE = "table"
_DECISIONS = """
    select
        rowid + 2, check_id, place, extracted_on, edition_id,
        accepted_by, accepted_on, reason
    from reference.gate_decision
    where accepted_by is not null and accepted_on is not null and reason is not null
    order by rowid
"""
_NEWEST_EDITION = "select max_by(edition_id, data_cut_off_on) from core.dim_edition"
_NEWEST_DUMP = (
    "select max(reference.parsed_date(cell)) from ("
    "select distinct extracted_on as cell from raw.{extract} where _line_fault is null)"
)


@dataclass(frozen=True)
class GateDecision:
    """A row of the seed.

    Attributes:
        line: of the file.
        check_id: layer, relation and check.
        place: as the message names it; ``table`` if it names none.
        extracted_on: day of the dump of which it holds, or none.
        edition_id: edition of which it holds, or none.
        accepted_by: role.
        accepted_on: day of the decision.
        reason: why the finding is right.
    """

    line: int
    check_id: str
    place: str
    extracted_on: date | None
    edition_id: str | None
    accepted_by: str
    accepted_on: date
    reason: str

    def holds_of(self, place: str, newest: str) -> bool:
        """Return whether it accepts what was found in a place.

        Args:
            place: a dump's day, an edition, or something within the newest of them.
            newest: dump's day or edition that was checked.
        """
        of = str(self.extracted_on or self.edition_id or "")
        return self.place == place and of != "" and of in (place, newest)

    @property
    def label(self) -> str:
        """Return who accepted it, when and why."""
        return f"{self.accepted_by}, {self.accepted_on}: {self.reason} ({self.place})"


class Decisions:
    """The decisions of a build, and which of them a layer's findings have used.

    The build file is read here alone: later Great Expectations has it open.

    Args:
        build_file: holds the seed; without it there is no decision.
        suites: all suites of the project.
        layer: of which the findings are.

    Raises:
        ExtractError: a decision names a check that does not exist, or one that
            stops and blocks nothing.
    """

    def __init__(self, build_file: Path, suites: Sequence[Suite], layer: str) -> None:
        """Read the seed, and refuse a decision on a check that is not known."""
        extracts = {suite.extract for suite in suites if suite.extract}
        with open_file(build_file) as connection:
            rows = _rows(connection, _DECISIONS)
            self._newest = {
                extract: _first(connection, _NEWEST_DUMP.format(extract=extract))
                for extract in extracts
                if layer in OF_DUMPS
            }
            self._newest_edition = _first(connection, _NEWEST_EDITION)
        self._decisions = [GateDecision(*row) for row in rows]
        self._used: set[GateDecision] = set()
        known = {
            f"{suite.layer}.{suite.relation}.{entry['meta']['check']}"
            for suite in suites
            for entry in suite.expectations
            if is_decidable(entry)
        }
        faults = [
            f"{FILE}, line {one.line}, column check_id: {one.check_id!r} is no "
            "check that stops or blocks anything.\nExpected layer.relation.check, as "
            "the message of a build names it. Correct the cell, or remove the row."
            for one in self._decisions
            if one.check_id not in known
        ]
        if faults:
            raise ExtractError("\n\n".join(faults))

    def accepted(self, suite: Suite, check: str, places: Iterable[str]) -> str:
        """Return the decisions that accept every place of a finding, or nothing."""
        newest = self.newest(suite)
        held = []
        for place in places or [TABLE]:
            found = [
                one
                for one in self._decisions
                if one.check_id == f"{suite.layer}.{suite.relation}.{check}"
                and one.holds_of(place, newest)
            ]
            self._used.update(found)
            held.append(found)
        if not all(held):
            return ""
        return "; ".join(dict.fromkeys(one.label for found in held for one in found))

    def newest(self, suite: Suite) -> str:
        """Return the day of the newest dump, or the newest edition.

        The dump is that of the relation's extract, of any where it is of several.
        """
        if suite.layer in OF_DUMPS and suite.extract:
            return self._newest.get(suite.extract, "")
        if suite.layer in OF_DUMPS:
            return max(self._newest.values(), default="")
        return self._newest_edition

    def unused(self, suite: Suite) -> dict[str, list[GateDecision]]:
        """Return, by check, the decisions on what was not found and has not lapsed.

        One has lapsed where a newer dump or edition was checked.
        """
        found: dict[str, list[GateDecision]] = {}
        prefix = f"{suite.layer}.{suite.relation}."
        for one in self._decisions:
            of = str(one.extracted_on or one.edition_id or "")
            if (
                one.check_id.startswith(prefix)
                and one not in self._used
                and of >= self.newest(suite)
            ):
                found.setdefault(one.check_id.removeprefix(prefix), []).append(one)
        return found


def remedy(suite: Suite, check: str, places: Sequence[str], newest: str) -> str:
    """Return how a finding that is right is accepted, with the cells of the row."""
    kind = "extracted_on" if suite.layer in OF_DUMPS else "edition_id"
    each = "" if len(places) < 2 else " for each place"
    place = places[0] if places else TABLE
    return (
        f"If this is right, accept it: a row of {FILE}{each}, with check_id "
        f"{suite.layer}.{suite.relation}.{check}, place {place}, "
        f"{kind} {newest or 'of it'}, accepted_by, accepted_on and reason"
    )


def _rows(connection: duckdb.DuckDBPyConnection, query: str) -> list[tuple[Any, ...]]:
    try:
        return connection.execute(query).fetchall()
    except duckdb.CatalogException:
        return []


def _first(connection: duckdb.DuckDBPyConnection, query: str) -> str:
    rows = _rows(connection, query)
    return str(rows[0][0]) if rows else ""
