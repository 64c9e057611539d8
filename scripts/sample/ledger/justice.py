"""The ledger's counts of justice: reports, unpaid work, referrals of young people."""

from datetime import date

from scripts.sample.areas import SOUTH_AYRSHIRE
from scripts.sample.days import add_months, add_working_days, age_on
from scripts.sample.ledger.cases import Cases, counted, judged
from scripts.sample.ledger.snapshot import Snapshot
from scripts.sample.world.model import Requirement, Statistic

AREA_NAME = "South Ayrshire"
UNDER_12_CEASED = date(2019, 11, 29)


def report_records(snapshot: Snapshot) -> set[str]:
    """Return the court reports."""
    return {report.report_id for report in snapshot.reports}


def requirement_records(snapshot: Snapshot) -> set[str]:
    """Return the unpaid work requirements."""
    return {requirement.requirement_id for requirement in snapshot.requirements}


def order_records(snapshot: Snapshot) -> set[str]:
    """Return the community payback orders."""
    return set(snapshot.orders)


def referral_records(snapshot: Snapshot) -> set[str]:
    """Return the referrals to youth diversion."""
    return {referral.referral_id for referral in snapshot.referrals}


def court_reports(snapshot: Snapshot, start: date, end: date) -> Cases:
    """4.4: reports submitted in the quarter, and those submitted by the due date."""
    cases: Cases = {}
    for report in snapshot.reports:
        day = report.submitted_date
        if report.status != "submitted" or day is None:
            continue
        if start <= day <= end:
            cases[report.report_id] = judged(day <= report.due_date)
    return cases


def _imposed(snapshot: Snapshot, requirement: Requirement) -> date | None:
    order = snapshot.orders.get(requirement.order_id)
    if requirement.imposed_date is None and order is not None:
        return order.imposed_date
    return requirement.imposed_date


def _unpaid_work(
    snapshot: Snapshot, level: str, months: int, days: tuple[date, date]
) -> Cases:
    cases: Cases = {}
    for requirement in snapshot.requirements:
        own_level = requirement.level
        if own_level is None:
            own_level = "1" if requirement.hours_imposed <= 100 else "2"
        day = requirement.completed_date
        if own_level != level or requirement.outcome != "completed" or day is None:
            continue
        if not days[0] <= day <= days[1]:
            continue
        imposed = _imposed(snapshot, requirement)
        in_time = imposed is not None and day <= add_months(imposed, months)
        cases[requirement.requirement_id] = judged(in_time)
    return cases


def level_1_unpaid_work(snapshot: Snapshot, start: date, end: date) -> Cases:
    """4.5: level 1 requirements completed, and those completed in three months."""
    return _unpaid_work(snapshot, "1", 3, (start, end))


def level_2_unpaid_work(snapshot: Snapshot, start: date, end: date) -> Cases:
    """5.3: level 2 requirements completed, and those completed in six months."""
    return _unpaid_work(snapshot, "2", 6, (start, end))


def first_contacts(snapshot: Snapshot, start: date, end: date) -> Cases:
    """5.1: orders begun here whose contact is known, and contact by the next day."""
    cases: Cases = {}
    for order in snapshot.orders.values():
        contact = order.first_contact_date
        if contact is None or order.transferred_in:
            continue
        if order.first_contact_status in ("not_known", "not_applicable"):
            continue
        if start <= order.imposed_date <= end:
            in_time = contact <= add_working_days(order.imposed_date, 1)
            cases[order.order_id] = judged(in_time)
    return cases


def unpaid_work_starts(snapshot: Snapshot, start: date, end: date) -> Cases:
    """5.2: requirements whose start is known, and those begun in seven working days."""
    cases: Cases = {}
    for requirement in snapshot.requirements:
        order = snapshot.orders.get(requirement.order_id)
        placed, imposed = (
            requirement.first_placement_date,
            _imposed(snapshot, requirement),
        )
        if placed is None or imposed is None or (order and order.transferred_in):
            continue
        if requirement.placement_status in ("not_known", "not_applicable"):
            continue
        if start <= imposed <= end:
            in_time = placed <= add_working_days(imposed, 7)
            cases[requirement.requirement_id] = judged(in_time)
    return cases


def completed_orders(snapshot: Snapshot, start: date, end: date) -> Cases:
    """5.4: orders that ended except by transfer, and those successfully completed."""
    cases: Cases = {}
    for order in snapshot.orders.values():
        day = order.terminated_date
        if day is None or order.termination_code == "TRANS" or not start <= day <= end:
            continue
        cases[order.order_id] = judged(order.termination_code in ("COMP", "EARLY"))
    return cases


def poverty_years(snapshot: Snapshot) -> list[int]:
    """Return the years in which the published financial years begin."""
    return sorted({x.period_start.year for x in _poverty_figures(snapshot)})


def _poverty_figures(snapshot: Snapshot) -> list[Statistic]:
    newest: dict[date, Statistic] = {}
    for x in sorted(snapshot.statistics, key=lambda x: x.published_on):
        if (x.measure, x.area) == ("LGBF-CHN24", SOUTH_AYRSHIRE):
            newest[x.period_start] = x
    return list(newest.values())


def children_in_poverty(snapshot: Snapshot, start: date, end: date) -> Cases:
    """1.5: the newest published figure of the council area for the year.

    One that the newest publication leaves out is withdrawn: its population is left.
    """
    for x in _poverty_figures(snapshot):
        if x.period_start == start:
            assert x.denominator  # noqa: S101
            count = None if x.numerator is None else int(x.numerator)
            return {str(start.year): (count, int(x.denominator))}
    return {}


def reporter_years(snapshot: Snapshot) -> list[int]:
    """Return the years in which the financial years known for the area begin."""
    labels = {x.year_label for x in snapshot.reporter_counts if x.area == AREA_NAME}
    return sorted(2000 + int(label[:2]) for label in labels)


def reporter_referrals(snapshot: Snapshot, start: date, end: date) -> Cases:
    """4.7: the published number of children referred on offence grounds."""
    label = f"{start.year % 100:02d}/{end.year % 100:02d}"
    cases: Cases = {}
    for row in snapshot.reporter_counts:
        if (row.area, row.referral_type, row.year_label) == (
            AREA_NAME,
            "offence",
            label,
        ):
            hidden = row.children_text.startswith("<")
            cases[str(start.year)] = (None if hidden else int(row.children_text), None)
    return cases


def ages_of_reporter_referrals(end: date) -> range:
    """4.7: the ages at which a child could be referred on offence grounds."""
    return range(12 if end >= UNDER_12_CEASED else 8, 18)


def youth_diversion(snapshot: Snapshot, start: date, end: date) -> Cases:
    """4.8: young people of 8 to 17 with a referral in the quarter, by either route."""
    first: dict[str, str] = {}
    for referral in snapshot.referrals:
        day = referral.referral_date
        if not start <= day <= end:
            continue
        born = snapshot.born(referral.person_id)
        age = age_on(born, day) if born is not None else referral.age_at_referral
        if age is not None and 8 <= age <= 17:
            person = snapshot.person(referral.person_id)
            known = first.get(person, referral.referral_id)
            first[person] = min(known, referral.referral_id)
    return counted(set(first.values()))
