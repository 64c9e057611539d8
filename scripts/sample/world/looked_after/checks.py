"""Looked after children: their reviews and their first health assessment."""

from dataclasses import dataclass
from datetime import date, timedelta

from scripts.sample.days import DAY, add_months, quarter_start, weekday_on_or_before
from scripts.sample.world import calibration
from scripts.sample.world.looked_after.records import Assessment, CareReview
from scripts.sample.world.looked_after.stays import SERVICE, Stay
from scripts.sample.world.maker import HORIZON, Maker
from scripts.sample.world.model import Record

FIRST_REVIEWS = date(2018, 1, 1)
FIRST_ASSESSMENTS = date(2017, 10, 1)
IN_TIME, ASSESSED_IN_TIME = 0.94, 0.88
LONGEST_BOOKED = 170
STANDARD = 28


@dataclass
class Due:
    """A review that is due, and whether it will be in time."""

    stay: Stay
    kind: str
    on: date
    is_after_care: bool = False
    is_in_time: bool = True
    is_steady: bool = False


def _due(maker: Maker, stay: Stay) -> list[Due]:
    """Return the reviews of a stay: after six weeks, three months, every six months."""
    found: list[Due] = []
    day, months = stay.starts_on + timedelta(days=42), 3
    while day <= HORIZON + timedelta(days=LONGEST_BOOKED):
        kind = (
            ("first", "three_months")[len(found)] if len(found) < 2 else "six_monthly"
        )
        after = stay.ends_on is not None and day > stay.ends_on
        if not after or maker.rng.random() < 0.6:
            found.append(Due(stay, kind, weekday_on_or_before(day), after))
        if after:
            break
        day, months = add_months(day, months), 6
        day += timedelta(days=maker.rng.randint(-14, 14))
    return [due for due in found if due.on >= FIRST_REVIEWS]


def build_care_reviews(maker: Maker, stays: list[Stay]) -> None:
    """Make the reviews, a planned number of each quarter's in time."""
    by_quarter: dict[date, list[Due]] = {}
    for stay in stays:
        for due in _due(maker, stay):
            by_quarter.setdefault(quarter_start(due.on), []).append(due)
    for quarter, reviews in sorted(by_quarter.items()):
        counted = [x for x in reviews if not x.is_after_care]
        in_time = maker.some(len(counted), IN_TIME)
        steady = maker.calibrated and quarter in calibration.REVIEWS_IN_TIME
        if steady:
            in_time = round(len(counted) * calibration.REVIEWS_IN_TIME[quarter])
        outcomes = maker.shuffled(len(counted), in_time)
        for due, outcome in zip(counted, outcomes, strict=True):
            due.is_in_time, due.is_steady = outcome, steady
        for due in reviews:
            _review(maker, due)


def _held_on(maker: Maker, due: Due) -> date | None:
    rng = maker.rng
    if due.is_in_time:
        back = 0 if rng.random() < 0.25 else rng.randint(1, 14)
        return weekday_on_or_before(due.on - back * DAY)
    if rng.random() < 0.2:
        return None
    return due.on + (1 if rng.random() < 0.3 else rng.randint(2, 40)) * DAY


def _review(maker: Maker, due: Due) -> None:
    rng, stay = maker.rng, due.stay
    state = CareReview(
        maker.next_id("RV"), stay.person_id, due.kind, due.on, None, None
    )
    booked_on = max(stay.starts_on, due.on - rng.randint(20, LONGEST_BOOKED) * DAY)
    record = Record(state.review_id, booked_on, state)
    maker.world.lac_review.append(record)
    maker.add_event(stay.person_id, record)
    if due.is_after_care:
        assert stay.ends_on is not None  # noqa: S101
        told_on = max(booked_on, maker.recorded(stay.ends_on, SERVICE))
        record.change(told_on, cancelled_reason="left_care")
        return
    held_on = _held_on(maker, due)
    if not due.is_in_time and held_on is None and rng.random() < 0.6:
        reason = rng.choice(("chair_unavailable", "family_unavailable", "other"))
        record.change(max(booked_on, due.on), cancelled_reason=reason)
        return
    kind = "rescheduled" if due.is_in_time else "late_rescheduled"
    if not due.is_steady and maker.happens(kind, "lac_review"):
        again = maker.later(max(due.on, held_on or due.on), 0, 30)
        record.change(max(booked_on, maker.later(due.on, -12, -1)), due_date=again)
    if held_on is not None:
        _hold(maker, record, held_on, due.is_steady)
    maker.perhaps_withdraw(record, due.is_steady)


def _hold(
    maker: Maker, record: Record[CareReview], held_on: date, steady: bool
) -> None:
    known_on = max(record.known_on, maker.recorded(held_on, SERVICE))
    if not steady and maker.happens("late"):
        known_on = maker.recorded_late(held_on, SERVICE)
    if steady or not maker.happens("corrected"):
        record.change(known_on, held_date=held_on)
        return
    wrong = min(maker.later(held_on, 3, 20), known_on)
    record.change(known_on, held_date=wrong)
    record.change(maker.put_right_on(known_on), held_date=held_on)


def build_assessments(maker: Maker, stays: list[Stay]) -> None:
    """Notify the health service of each new stay, and assess some children in time."""
    by_quarter: dict[date, list[tuple[Stay, date]]] = {}
    for stay in stays:
        if stay.is_series_of_short_breaks or stay.starts_on < FIRST_ASSESSMENTS:
            continue
        notified_on = maker.later(stay.starts_on, 0, 5)
        notified_on = min(notified_on, stay.ends_on or notified_on)
        by_quarter.setdefault(quarter_start(notified_on), []).append(
            (stay, notified_on)
        )
    for quarter, new in sorted(by_quarter.items()):
        in_time = maker.some(len(new), ASSESSED_IN_TIME)
        steady = maker.calibrated and quarter in calibration.ASSESSED_IN_TIME
        if steady:
            in_time = round(len(new) * calibration.ASSESSED_IN_TIME[quarter])
        outcomes = maker.shuffled(len(new), in_time)
        for (stay, notified_on), outcome in zip(new, outcomes, strict=True):
            _notify(maker, stay, notified_on, (outcome, steady))


def _assessed_on(maker: Maker, notified_on: date, in_time: bool) -> date | None:
    rng = maker.rng
    if in_time:
        return (
            notified_on + (STANDARD if rng.random() < 0.1 else rng.randint(3, 27)) * DAY
        )
    if rng.random() < 0.25:
        return None
    late = 1 if rng.random() < 0.25 else rng.randint(2, 60)
    return notified_on + (STANDARD + late) * DAY


def _notify(
    maker: Maker, stay: Stay, notified_on: date, fate: tuple[bool, bool]
) -> None:
    """Notify once or twice; either notification may carry the assessment."""
    in_time, steady = fate
    assessed_on = _assessed_on(maker, notified_on, in_time)
    again = None
    if maker.happens("notified_twice", "lac_health_assessment"):
        again = maker.later(notified_on, 4, 20)
    elif maker.happens("notified_later_again", "lac_health_assessment"):
        again = maker.later(notified_on, 100, 400)
    if again is None or again > min(stay.ends_on or HORIZON, HORIZON):
        _assessment(maker, stay, (notified_on, assessed_on), steady)
    elif assessed_on is not None and assessed_on < again:
        _assessment(maker, stay, (notified_on, assessed_on), steady)
        _assessment(maker, stay, (again, None), steady)
    else:
        _assessment(maker, stay, (notified_on, None), steady)
        _assessment(maker, stay, (again, assessed_on), steady)


def _assessment(
    maker: Maker, stay: Stay, days: tuple[date, date | None], steady: bool
) -> None:
    notified_on, assessed_on = days
    state = Assessment(maker.next_id("HA"), stay.person_id, notified_on, None)
    known_on = maker.recorded(notified_on, SERVICE)
    if not steady and maker.happens("late"):
        known_on = maker.recorded_late(notified_on, SERVICE)
    record = Record(state.assessment_id, known_on, state)
    if assessed_on is not None:
        told_on = max(known_on, maker.recorded(assessed_on, SERVICE))
        if not steady and maker.happens("corrected"):
            wrong = min(maker.later(assessed_on, 3, 20), told_on)
            record.change(told_on, completed_date=wrong)
            told_on = maker.put_right_on(told_on)
        record.change(told_on, completed_date=assessed_on)
    maker.perhaps_withdraw(record, steady)
    maker.world.lac_health_assessment.append(record)
    maker.add_event(stay.person_id, record)
