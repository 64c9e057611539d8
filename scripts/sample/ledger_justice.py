"""The ledger's counts of justice: reports, unpaid work, referrals of young people."""

from datetime import date

from scripts.sample.areas import SOUTH_AYRSHIRE
from scripts.sample.days import add_months, age_on
from scripts.sample.snapshot import Snapshot

Counts = tuple[int | None, int | None]
AREA_NAME = "South Ayrshire"
UNDER_12_CEASED = date(2019, 11, 29)


def court_reports(snapshot: Snapshot, start: date, end: date) -> Counts:
    """4.4: reports submitted in the quarter, and those submitted by the due date."""
    submitted = in_time = 0
    for report in snapshot.reports:
        day = report.submitted_date
        if report.status != "submitted" or day is None:
            continue
        if start <= day <= end:
            submitted += 1
            if day <= report.due_date:
                in_time += 1
    return in_time, submitted


def level_1_unpaid_work(snapshot: Snapshot, start: date, end: date) -> Counts:
    """4.5: level 1 requirements completed, and those completed in three months."""
    completed = in_time = 0
    for requirement in snapshot.requirements:
        level = requirement.level or ("1" if requirement.hours_imposed <= 100 else "2")
        day = requirement.completed_date
        if level != "1" or requirement.outcome != "completed" or day is None:
            continue
        if not start <= day <= end:
            continue
        completed += 1
        imposed = requirement.imposed_date
        if imposed is None and requirement.order_id in snapshot.orders:
            imposed = snapshot.orders[requirement.order_id].imposed_date
        if imposed is not None and day <= add_months(imposed, 3):
            in_time += 1
    return in_time, completed


def reporter_years(snapshot: Snapshot) -> list[int]:
    """Return the years in which the financial years known for the area begin."""
    labels = {x.year_label for x in snapshot.reporter_counts if x.area == AREA_NAME}
    return sorted(2000 + int(label[:2]) for label in labels)


def reporter_referrals(snapshot: Snapshot, start: date, end: date) -> Counts:
    """4.7: children referred on offence grounds; residents of the age they may have."""
    label = f"{start.year % 100:02d}/{end.year % 100:02d}"
    children: int | None = None
    for row in snapshot.reporter_counts:
        if (row.area, row.referral_type, row.year_label) == (
            AREA_NAME,
            "offence",
            label,
        ):
            hidden = row.children_text.startswith("<")
            children = None if hidden else int(row.children_text)
    youngest = 12 if end >= UNDER_12_CEASED else 8
    return children, snapshot.residents(SOUTH_AYRSHIRE, range(youngest, 18), end)


def youth_diversion(snapshot: Snapshot, start: date, end: date) -> Counts:
    """4.8: young people of 8 to 17 with a referral in the quarter, by either route."""
    people = set()
    for referral in snapshot.referrals:
        day = referral.referral_date
        if not start <= day <= end:
            continue
        born = snapshot.born(referral.person_id)
        age = age_on(born, day) if born is not None else referral.age_at_referral
        if age is not None and 8 <= age <= 17:
            people.add(snapshot.person(referral.person_id))
    return len(people), None
