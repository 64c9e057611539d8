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

from scripts.sample import ledger_care, ledger_children, ledger_justice
from scripts.sample.days import DAY, add_months, quarters
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
# Of the quarters from the first one on, every which starts a period; its months.
STEPS = {"half_year": 2, "academic_year": 4}
MONTHS = {"quarter": 3, "half_year": 6, "rolling_year": 12, "academic_year": 12}
Counter = Callable[[Snapshot, date, date], tuple[int | None, int | None]]


class Rule(NamedTuple):
    """How one indicator is counted: its period type, extracts, counter and start."""

    period_type: str
    extracts: tuple[str, ...]
    counter: Counter
    first: date = FIRST_PERIOD


RULES = {
    "1.6": Rule(
        "academic_year",
        ("seemis_leavers",),
        ledger_care.positive_destinations,
        date(2018, 8, 1),
    ),
    "2.1": Rule("quarter", PLACEMENTS, ledger_care.community_placements),
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
    "2.2": Rule(
        "quarter",
        ("sw_person",),
        ledger_children.supported_young_people,
        FIRST_OF_NEW_INDICATORS,
    ),
    "4.1": Rule("quarter", CP, ledger_children.on_the_register),
    "4.2": Rule("rolling_year", CP, ledger_children.reregistrations),
    "4.3": Rule(
        "quarter", ("cp_meeting", "cp_core_group"), ledger_children.core_groups
    ),
    "4.4": Rule("quarter", ("js_court_report",), ledger_justice.court_reports),
    "4.5": Rule(
        "quarter",
        ("js_upw_requirement", "js_cpo_order"),
        ledger_justice.level_1_unpaid_work,
    ),
    "4.6": Rule(
        "quarter", ("cp_investigation", "cp_meeting"), ledger_children.planning_meetings
    ),
    "4.7": Rule("financial_year", (), ledger_justice.reporter_referrals),
    "4.8": Rule(
        "quarter",
        ("youth_diversion",),
        ledger_justice.youth_diversion,
        FIRST_OF_NEW_INDICATORS,
    ),
}
PERCENTAGES = (
    *("1.6", "2.1", "3.2", "3.3", "3.4", "3.5", "3.6", "3.7"),
    *("4.2", "4.3", "4.4", "4.5", "4.6"),
)


def _periods(rule: Rule, snapshot: Snapshot, dump: Dump) -> list[tuple[date, date]]:
    """Return the (first day, last day) of every period available in the dump."""
    if rule.period_type == "financial_year":
        years = ledger_justice.reporter_years(snapshot)
        found = [(date(year, 4, 1), date(year + 1, 3, 31)) for year in years]
        return [period for period in found if period[0] >= rule.first]
    complete_to = min(dump.covers_to[extract] for extract in rule.extracts)
    starts = quarters(rule.first, complete_to)[:: STEPS.get(rule.period_type, 1)]
    months = MONTHS[rule.period_type]
    found = [(start, add_months(start, months) - DAY) for start in starts]
    return [period for period in found if period[1] <= complete_to]


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
            if indicator in PERCENTAGES and denominator == 0:
                reason = "no_cases"
            elif numerator is None:
                reason = "suppressed_at_source"
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
