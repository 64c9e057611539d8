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

from scripts.sample import (
    ledger_camhs,
    ledger_care,
    ledger_children,
    ledger_health,
    ledger_justice,
)
from scripts.sample.days import DAY, add_months
from scripts.sample.model import Dump, Edition, World
from scripts.sample.snapshot import Snapshot, take_snapshot

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
Counter = Callable[[Snapshot, date, date], tuple[int | None, int | None]]
# period type -> months that a period lasts, months from one start to the next
MONTHS = {
    "quarter": (3, 3),
    "half_year": (6, 6),
    "rolling_year": (12, 3),
    "financial_year": (12, 12),
    "academic_year": (12, 12),
}


class Rule(NamedTuple):
    """How one indicator is counted: its period type, extracts, counter and start.

    What is counted from a published table has no extracts but the financial years that
    the table holds, by the year that each begins in.
    """

    period_type: str
    extracts: tuple[str, ...]
    counter: Counter
    first: date = FIRST_PERIOD
    published_years: Callable[[Snapshot], list[int]] | None = None


RULES = {
    "1.1": Rule(
        "quarter",
        ("chsp_ps_review", "chi_cohort"),
        ledger_health.developmental_concerns,
    ),
    "1.2": Rule(
        "quarter", ("chi_cohort", "chsp_ps_review"), ledger_health.review_coverage
    ),
    "1.3": Rule(
        "quarter", ("chsp_ps_review", "chi_cohort"), ledger_health.breastfeeding
    ),
    "1.4": Rule(
        "quarter",
        ("chi_cohort", "sirs_immunisation"),
        ledger_health.primary_immunisation,
    ),
    "1.5": Rule(
        "financial_year",
        (),
        ledger_justice.children_in_poverty,
        published_years=ledger_justice.poverty_years,
    ),
    "1.6": Rule(
        "academic_year",
        ("seemis_leavers",),
        ledger_care.positive_destinations,
        date(2018, 8, 1),
    ),
    "2.1": Rule("quarter", PLACEMENTS, ledger_care.community_placements),
    "2.2": Rule(
        "quarter",
        ("sw_person",),
        ledger_children.supported_young_people,
        FIRST_OF_NEW_INDICATORS,
    ),
    "3.1": Rule("quarter", ("camhs_captnd",), ledger_camhs.camhs_treatment_starts),
    "3.2": Rule("rolling_year", PLACEMENTS, ledger_care.several_placements),
    "3.3": Rule("quarter", PLACEMENTS, ledger_care.kinship_care),
    "3.4": Rule("quarter", ("lac_review", *EPISODES), ledger_care.reviews),
    "3.5": Rule(
        "quarter",
        ("lac_health_assessment", *EPISODES),
        ledger_care.health_assessments,
    ),
    "3.6": Rule("half_year", (*PLACEMENTS, "sw_person"), ledger_care.continuing_care),
    "3.7": Rule("half_year", (*EPISODES, "sw_person"), ledger_care.aftercare),
    "4.1": Rule("quarter", CP, ledger_children.on_the_register),
    "4.2": Rule("rolling_year", CP, ledger_children.reregistrations),
    "4.3": Rule(
        "quarter", ("cp_meeting", "cp_core_group"), ledger_children.core_groups
    ),
    "4.4": Rule("quarter", ("js_court_report",), ledger_justice.court_reports),
    "4.5": Rule("quarter", UNPAID_WORK, ledger_justice.level_1_unpaid_work),
    "4.6": Rule(
        "quarter", ("cp_investigation", "cp_meeting"), ledger_children.planning_meetings
    ),
    "4.7": Rule(
        "financial_year",
        (),
        ledger_justice.reporter_referrals,
        published_years=ledger_justice.reporter_years,
    ),
    "4.8": Rule(
        "quarter",
        ("youth_diversion",),
        ledger_justice.youth_diversion,
        FIRST_OF_NEW_INDICATORS,
    ),
    "5.1": Rule("quarter", CPO, ledger_justice.first_contacts),
    "5.2": Rule("quarter", UNPAID_WORK, ledger_justice.unpaid_work_starts),
    "5.3": Rule("financial_year", UNPAID_WORK, ledger_justice.level_2_unpaid_work),
    "5.4": Rule("financial_year", CPO, ledger_justice.completed_orders),
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


def _edition_rows(edition: Edition, dumps: list[Dump], world: World) -> list[list[str]]:
    dump = dumps[-1]
    snapshot = take_snapshot(world, [each.extracted_on for each in dumps])
    rows = []
    for indicator, rule in RULES.items():
        if edition.covers_to < rule.first:
            continue
        for start, end in _periods(rule, snapshot, dump):
            numerator, denominator = rule.counter(snapshot, start, end)
            reason = ""
            if denominator == 0:
                reason = "no_cases"
            elif numerator is None:
                reason = "suppressed_at_source" if denominator else "not_supplied"
            rows.append(
                [
                    edition.edition_id,
                    indicator,
                    rule.period_type,
                    start.isoformat(),
                    end.isoformat(),
                    "" if numerator is None else str(numerator),
                    "" if denominator is None else str(denominator),
                    reason,
                ]
            )
    return rows


def ledger_rows(
    world: World, editions: list[Edition], dumps: list[Dump]
) -> list[list[str]]:
    """Return the ledger of the editions that have a dump, sorted, all as text."""
    rows: list[list[str]] = []
    for edition in editions:
        known = [x for x in dumps if x.extracted_on <= edition.data_cut_off_on]
        if known:
            rows.extend(_edition_rows(edition, known, world))
    return sorted(rows)


def write_ledger(path: Path, rows: list[list[str]]) -> None:
    """Write the ledger as CSV with its header."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows(rows)
