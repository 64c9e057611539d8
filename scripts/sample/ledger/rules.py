"""The ledger's rule for each indicator: period type, extracts, cases and start."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from scripts.sample.ledger import camhs, child_health, children, justice, looked_after
from scripts.sample.ledger.cases import Cases
from scripts.sample.ledger.snapshot import Snapshot

FIRST_PERIOD = date(2018, 4, 1)
FIRST_OF_NEW_INDICATORS = date(2022, 4, 1)
CP = ("cp_meeting",)
EPISODES = ("lac_episode", "lac_legal_reason")
PLACEMENTS = (*EPISODES, "lac_placement")
CPO = ("js_cpo_order",)
UNPAID_WORK = ("js_upw_requirement", "js_cpo_order")
Counter = Callable[[Snapshot, date, date], Cases]
Records = Callable[[Snapshot], set[str]]


class Rule(NamedTuple):
    """The rule for counting one indicator: period type, extracts, cases and start.

    An indicator from a published table has, instead of extracts, the financial years in
    the table, by the year in which each begins. The denominator of a rate is the
    residents of the ages that count on the period's last day; a plain count has none.
    ``records`` returns the keys of all records that a case can have, counted or not.
    """

    period_type: str
    extracts: tuple[str, ...]
    counter: Counter
    records: Records
    first: date = FIRST_PERIOD
    published_years: Callable[[Snapshot], list[int]] | None = None
    ages: Callable[[date], range] | None = None
    is_count: bool = False


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
