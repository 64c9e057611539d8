"""The ledger: each indicator's counts, computed from the latent records.

It reads no extract. For each edition it takes the state of the records on the day of
the newest dump and counts them by the rules, in deliberately simple loops, as an
independent check of the SQL models.
"""

import csv
from datetime import date
from pathlib import Path
from typing import NamedTuple

from scripts.sample.areas import SOUTH_AYRSHIRE
from scripts.sample.days import DAY, add_months
from scripts.sample.ledger.cases import Cases, Figure
from scripts.sample.ledger.rules import RULES, Rule
from scripts.sample.ledger.snapshot import Snapshot, take_snapshot
from scripts.sample.world.model import Dump, Edition, World

HEADER = (
    "edition_id",
    "indicator_id",
    "period_type",
    "period_start",
    "period_end",
    "numerator",
    "denominator",
    "value_reason_code",
)
# period type -> months that a period lasts, months from one start to the next
MONTHS = {
    "quarter": (3, 3),
    "half_year": (6, 6),
    "rolling_year": (12, 3),
    "financial_year": (12, 12),
    "academic_year": (12, 12),
}


class Counted(NamedTuple):
    """One period of an indicator in an edition: its figure and its cases."""

    period_end: date
    figure: Figure
    cases: Cases


class Books(NamedTuple):
    """The counts of an edition, and the records of each indicator in it."""

    edition: Edition
    periods: dict[tuple[str, date], Counted]
    records: dict[str, set[str]]


def _periods(rule: Rule, snapshot: Snapshot, dump: Dump) -> list[tuple[date, date]]:
    """Return the (first day, last day) of every period available in the dump."""
    length, distance = MONTHS[rule.period_type]
    if rule.published_years:
        complete_to = date(max(rule.published_years(snapshot)) + 1, 3, 31)
    else:
        complete_to = min(dump.covers_to[extract] for extract in rule.extracts)
    found = []
    start = rule.first
    while (end := add_months(start, length) - DAY) <= complete_to:
        found.append((start, end))
        start = add_months(start, distance)
    return found


def _figure(indicator: str, cases: Cases, snapshot: Snapshot, end: date) -> Figure:
    """Sum the cases of a period."""
    rule = RULES[indicator]
    numerators = [numerator for numerator, _ in cases.values()]
    denominators = [denominator for _, denominator in cases.values()]
    numerator: int | None
    denominator: int | None
    if rule.published_years:
        # a published table has one case: its figure
        numerator = numerators[0] if numerators else None
        denominator = denominators[0] if denominators else None
    else:
        numerator = sum(number or 0 for number in numerators)
        denominator = None if rule.is_count else len(denominators)
    if rule.ages:
        denominator = snapshot.residents(SOUTH_AYRSHIRE, rule.ages(end), end)
    return numerator, denominator


def keep_books(world: World, edition: Edition, dumps: list[Dump]) -> Books:
    """Count every indicator as known to the edition.

    Args:
        world: the latent records.
        edition: to count for.
        dumps: known to the edition, oldest first.
    """
    snapshot = take_snapshot(world, [each.extracted_on for each in dumps])
    books = Books(edition, {}, {})
    for indicator, rule in RULES.items():
        if edition.covers_to < rule.first:
            continue
        books.records[indicator] = rule.records(snapshot)
        for start, end in _periods(rule, snapshot, dumps[-1]):
            cases = rule.counter(snapshot, start, end)
            figure = _figure(indicator, cases, snapshot, end)
            books.periods[indicator, start] = Counted(end, figure, cases)
    return books


def all_books(world: World, editions: list[Edition], dumps: list[Dump]) -> list[Books]:
    """Return the counts of the editions that have a dump."""
    known = [
        (edition, [x for x in dumps if x.extracted_on <= edition.data_cut_off_on])
        for edition in editions
    ]
    return [keep_books(world, edition, dumps) for edition, dumps in known if dumps]


def ledger_rows(all_of: list[Books]) -> list[list[str]]:
    """Return the ledger, sorted, all as text."""
    rows = []
    for books in all_of:
        for (indicator, start), counted in books.periods.items():
            numerator, denominator = counted.figure
            reason = ""
            if denominator == 0:
                reason = "no_cases"
            elif numerator is None:
                reason = "suppressed_at_source" if denominator else "not_supplied"
            rows.append(
                [
                    books.edition.edition_id,
                    indicator,
                    RULES[indicator].period_type,
                    start.isoformat(),
                    counted.period_end.isoformat(),
                    *map(as_text, counted.figure),
                    reason,
                ]
            )
    return sorted(rows)


def as_text(number: int | None) -> str:
    """Return a number as a cell; blank for None."""
    return "" if number is None else str(number)


def write_rows(path: Path, header: tuple[str, ...], rows: list[list[str]]) -> None:
    """Write rows as CSV with their header."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
