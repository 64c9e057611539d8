"""The ledger: what each indicator counts, from the latent records themselves.

It reads no extract. For each edition it takes the records as they stood on the day of
the newest dump and counts them by the rules, in loops that are as plain as can be, so
that it can check the models that somebody else wrote.
"""

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from scripts.sample.areas import SOUTH_AYRSHIRE
from scripts.sample.days import DAY, add_months
from scripts.sample.ledger import camhs, child_health, children, justice, looked_after
from scripts.sample.ledger.cases import Cases, Figure
from scripts.sample.ledger.snapshot import Snapshot, take_snapshot
from scripts.sample.world.model import Dump, Edition, World

FIRST_PERIOD = date(2018, 4, 1)
FIRST_OF_NEW_INDICATORS = date(2022, 4, 1)
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
CP = ("cp_meeting",)
EPISODES = ("lac_episode", "lac_legal_reason")
PLACEMENTS = (*EPISODES, "lac_placement")
CPO = ("js_cpo_order",)
UNPAID_WORK = ("js_upw_requirement", "js_cpo_order")
Counter = Callable[[Snapshot, date, date], Cases]
Records = Callable[[Snapshot], set[str]]
# period type -> months that a period lasts, months from one start to the next
MONTHS = {
    "quarter": (3, 3),
    "half_year": (6, 6),
    "rolling_year": (12, 3),
    "financial_year": (12, 12),
    "academic_year": (12, 12),
}


class Rule(NamedTuple):
    """How one indicator is counted: its period type, extracts, cases and start.

    What is counted from a published table has no extracts but the financial years that
    the table holds, by the year that each begins in. A rate is per the residents of the
    ages that count on the period's last day; a plain count is per nothing. ``records``
    names what a case can be of, counted or not.
    """

    period_type: str
    extracts: tuple[str, ...]
    counter: Counter
    records: Records
    first: date = FIRST_PERIOD
    published_years: Callable[[Snapshot], list[int]] | None = None
    ages: Callable[[date], range] | None = None
    is_count: bool = False


class Counted(NamedTuple):
    """One period of an indicator in an edition: its figure and its cases."""

    period_end: date
    figure: Figure
    cases: Cases


class Books(NamedTuple):
    """What an edition counts, and the records that each indicator has there."""

    edition: Edition
    periods: dict[tuple[str, date], Counted]
    records: dict[str, set[str]]


def _ages_of_children(_: date) -> range:
    return range(18)


def _years(years: Callable[[Snapshot], list[int]]) -> Records:
    return lambda snapshot: {str(year) for year in years(snapshot)}


RULES = {
    "1.1": Rule(
        "quarter",
        ("chsp_ps_review", "chi_cohort"),
        child_health.developmental_concerns,
        child_health.review_records,
    ),
    "1.2": Rule(
        "quarter",
        ("chi_cohort", "chsp_ps_review"),
        child_health.review_coverage,
        child_health.child_records,
    ),
    "1.3": Rule(
        "quarter",
        ("chsp_ps_review", "chi_cohort"),
        child_health.breastfeeding,
        child_health.review_records,
    ),
    "1.4": Rule(
        "quarter",
        ("chi_cohort", "sirs_immunisation"),
        child_health.primary_immunisation,
        child_health.child_records,
    ),
    "1.5": Rule(
        "financial_year",
        (),
        justice.children_in_poverty,
        _years(justice.poverty_years),
        published_years=justice.poverty_years,
    ),
    "1.6": Rule(
        "academic_year",
        ("seemis_leavers",),
        looked_after.positive_destinations,
        looked_after.leaver_records,
        date(2018, 8, 1),
    ),
    "2.1": Rule(
        "quarter",
        PLACEMENTS,
        looked_after.community_placements,
        looked_after.care_records,
    ),
    "2.2": Rule(
        "quarter",
        ("sw_person",),
        children.supported_young_people,
        children.supported_records,
        FIRST_OF_NEW_INDICATORS,
        is_count=True,
    ),
    "3.1": Rule(
        "quarter",
        ("camhs_captnd",),
        camhs.camhs_treatment_starts,
        camhs.treated_records,
    ),
    "3.2": Rule(
        "rolling_year",
        PLACEMENTS,
        looked_after.several_placements,
        looked_after.care_records,
    ),
    "3.3": Rule(
        "quarter", PLACEMENTS, looked_after.kinship_care, looked_after.care_records
    ),
    "3.4": Rule(
        "quarter",
        ("lac_review", *EPISODES),
        looked_after.reviews,
        looked_after.review_records,
    ),
    "3.5": Rule(
        "quarter",
        ("lac_health_assessment", *EPISODES),
        looked_after.health_assessments,
        looked_after.notified_records,
    ),
    "3.6": Rule(
        "half_year",
        (*PLACEMENTS, "sw_person"),
        looked_after.continuing_care,
        looked_after.care_records,
    ),
    "3.7": Rule(
        "half_year",
        (*EPISODES, "sw_person"),
        looked_after.aftercare,
        looked_after.care_records,
    ),
    "4.1": Rule(
        "quarter",
        CP,
        children.on_the_register,
        children.registration_records,
        ages=_ages_of_children,
    ),
    "4.2": Rule(
        "rolling_year",
        CP,
        children.reregistrations,
        children.registration_records,
    ),
    "4.3": Rule(
        "quarter",
        ("cp_meeting", "cp_core_group"),
        children.core_groups,
        children.registration_records,
    ),
    "4.4": Rule(
        "quarter",
        ("js_court_report",),
        justice.court_reports,
        justice.report_records,
    ),
    "4.5": Rule(
        "quarter",
        UNPAID_WORK,
        justice.level_1_unpaid_work,
        justice.requirement_records,
    ),
    "4.6": Rule(
        "quarter",
        ("cp_investigation", "cp_meeting"),
        children.planning_meetings,
        children.due_records,
    ),
    "4.7": Rule(
        "financial_year",
        (),
        justice.reporter_referrals,
        _years(justice.reporter_years),
        published_years=justice.reporter_years,
        ages=justice.ages_of_reporter_referrals,
    ),
    "4.8": Rule(
        "quarter",
        ("youth_diversion",),
        justice.youth_diversion,
        justice.referral_records,
        FIRST_OF_NEW_INDICATORS,
        is_count=True,
    ),
    "5.1": Rule("quarter", CPO, justice.first_contacts, justice.order_records),
    "5.2": Rule(
        "quarter",
        UNPAID_WORK,
        justice.unpaid_work_starts,
        justice.requirement_records,
    ),
    "5.3": Rule(
        "financial_year",
        UNPAID_WORK,
        justice.level_2_unpaid_work,
        justice.requirement_records,
    ),
    "5.4": Rule(
        "financial_year",
        CPO,
        justice.completed_orders,
        justice.order_records,
    ),
}


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
    """Add the cases of a period up."""
    rule = RULES[indicator]
    numerators = [numerator for numerator, _ in cases.values()]
    denominators = [denominator for _, denominator in cases.values()]
    numerator: int | None
    denominator: int | None
    if rule.published_years:
        # of a published table the one case is its figure
        numerator = numerators[0] if numerators else None
        denominator = denominators[0] if denominators else None
    else:
        numerator = sum(number or 0 for number in numerators)
        denominator = None if rule.is_count else len(denominators)
    if rule.ages:
        denominator = snapshot.residents(SOUTH_AYRSHIRE, rule.ages(end), end)
    return numerator, denominator


def keep_books(world: World, edition: Edition, dumps: list[Dump]) -> Books:
    """Count every indicator as the edition knows it.

    Args:
        world: the latent records.
        edition: for which.
        dumps: those that it knows, oldest first.
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
    """Keep the books of the editions that have a dump."""
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
    """Return a number as a cell; nothing where there is none."""
    return "" if number is None else str(number)


def write_rows(path: Path, header: tuple[str, ...], rows: list[list[str]]) -> None:
    """Write rows as CSV with their header."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
