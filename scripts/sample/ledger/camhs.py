"""The ledger's count of CAMHS: treatment begun within 18 weeks, waits adjusted."""

from datetime import date, timedelta

from scripts.sample.days import DAY
from scripts.sample.ledger.cases import Cases, judged
from scripts.sample.ledger.snapshot import Snapshot
from scripts.sample.world.child_health.states import CamhsEvent

LONGEST_WAIT = 126
TREATMENT = ("2", "3", "5")
MISSED = ("3", "5", "8")
Period = tuple[date, date]


def waited(start: date, end: date, periods: list[Period]) -> int:
    """Return the days from start to end on which the patient could have been seen.

    A period of unavailability that begins more than 126 days after the start is
    ignored; any other counts up to the day before the end.
    """
    limit = start + timedelta(days=LONGEST_WAIT)
    away = {
        start + number * DAY
        for first, last in periods
        if first <= limit
        for number in range((end - start).days)
        if first <= start + number * DAY <= last
    }
    return (end - start).days - len(away)


def adjusted_wait(
    referred: date, treated: date, missed: list[date], periods: list[Period]
) -> int:
    """Return the wait, restarted by each missed appointment while in time."""
    clock = referred
    for day in sorted(set(missed)):
        if not referred <= day <= treated:
            continue
        if waited(clock, day, periods) > LONGEST_WAIT:
            break
        clock = day
    return waited(clock, treated, periods)


def _accepted_on(events: list[CamhsEvent]) -> date | None:
    """Return the day of the earliest referral whose latest submission is accepted."""
    latest: dict[date, CamhsEvent] = {}
    for event in events:
        if event.app_date or event.unav_date_start or event.case_closed_date:
            continue
        day = event.ref_rec_date or event.ref_date
        if day is None:
            continue
        if day not in latest or event.header_date > latest[day].header_date:
            latest[day] = event
    return min(
        (day for day, event in latest.items() if event.ref_acc == "accepted"),
        default=None,
    )


def _periods(events: list[CamhsEvent]) -> list[Period]:
    found = []
    for event in events:
        first, last = event.unav_date_start, event.unav_date_end
        if first is None:
            continue
        if last is None and event.unav_days_no is not None:
            last = first + timedelta(days=event.unav_days_no)
        if last is not None:
            found.append((first, last))
    return found


def _treated(events: list[CamhsEvent]) -> tuple[date, date] | None:
    """Return the day of the accepted referral and that of the first treatment."""
    days = [
        event.app_date
        for event in events
        if event.app_date is not None
        and event.att_status == "1"
        and event.app_purpose in TREATMENT
    ]
    first = min(days, default=None)
    referred = _accepted_on(events)
    if first is None or referred is None or first < referred:
        return None
    return referred, first


def treated_records(snapshot: Snapshot) -> set[str]:
    """Return the accepted pathways treated, on any day."""
    return {x for x, events in snapshot.pathways.items() if _treated(events)}


def camhs_treatment_starts(snapshot: Snapshot, start: date, end: date) -> Cases:
    """3.1: accepted pathways first treated in the quarter, and those in 18 weeks."""
    cases: Cases = {}
    for pathway, events in snapshot.pathways.items():
        treated = _treated(events)
        if treated is None or not start <= treated[1] <= end:
            continue
        missed = [
            event.app_date
            for event in events
            if event.app_date is not None and event.att_status in MISSED
        ]
        wait = adjusted_wait(*treated, missed, _periods(events))
        cases[pathway] = judged(wait <= LONGEST_WAIT)
    return cases
