"""Justice social work: unpaid work requirements and their orders."""

from datetime import date, timedelta

from scripts.sample.days import (
    DAY,
    add_months,
    add_working_days,
    quarter_end,
    quarter_start,
    quarters,
)
from scripts.sample.mess import rate
from scripts.sample.world.justice.adults import (
    FIRST_QUARTER,
    SERVICE,
    Adults,
    end_order,
    new_order,
)
from scripts.sample.world.maker import HORIZON, Maker
from scripts.sample.world.model import Order, Record, Requirement

LEVEL_1_A_QUARTER, LEVEL_1_IN_TIME = 12.5, 0.62
LEVEL_2_A_QUARTER, LEVEL_2_IN_TIME = 23, 0.74
OTHERS_A_QUARTER = 27
PLACED_IN_TIME = 0.75
CLOSED_QUARTER = date(2020, 4, 1)  # workplaces were shut: nobody completed hours
CUT_ON = date(2021, 3, 15)  # most hours were cut by 35 per cent
CUT_SHARE = 0.35
LONGER_LIMITS_FROM = date(2020, 4, 7)
# what the source report says leads (non-compliance) has the largest weight
NOT_IN_TIME = ("CLIENT", "EMPLOY", "ILL", "NOWORK", "NOSTAFF", "NONCOMP", "OTHER")
NOT_IN_TIME_WEIGHTS = (21, 11, 9, 1, 1, 35, 22)
# (imposed, completed): three months from 30 November end on the last of February.
EDGES = {
    date(2021, 1, 1): [
        (date(2020, 11, 30), date(2021, 2, 28), True),
        (date(2020, 11, 30), date(2021, 3, 1), False),
    ],
    date(2019, 4, 1): [(date(2019, 3, 29), date(2019, 6, 29), True)],
    date(2019, 1, 1): [(date(2018, 12, 31), date(2019, 3, 31), True)],
}


def is_in_time(imposed: date, completed: date) -> bool:
    """Return whether level 1 hours were worked in three calendar months."""
    return completed <= add_months(imposed, 3)


def _level_2_imposed(maker: Maker, completed: date) -> date:
    """Draw the day imposed, occasionally on the edge of six calendar months."""
    rng = maker.rng
    in_time = maker.is_in_time("5.3", quarter_start(completed), LEVEL_2_IN_TIME)
    limit = add_months(completed, -6)
    if rng.random() < 0.1:
        return limit if in_time else limit - DAY
    least, most = (60, 175) if in_time else (190, 420)
    return completed - timedelta(days=rng.randint(least, most))


def _days(maker: Maker, quarter: date, in_time: bool) -> tuple[date, date]:
    """Draw the day imposed and the day completed; the second lies in the quarter."""
    rng = maker.rng
    while True:
        completed = maker.later(quarter, 0, (quarter_end(quarter) - quarter).days)
        if rng.random() < 0.15:
            imposed = add_months(completed, -3) - (0 if in_time else 1) * DAY
        else:
            least, most = (25, 90) if in_time else (93, 340)
            imposed = completed - timedelta(days=rng.randint(least, most))
        if imposed.weekday() < 5 and is_in_time(imposed, completed) == in_time:
            return imposed, completed


def build_requirements(maker: Maker, adults: Adults) -> None:
    """Make the requirements: level 1 as planned, level 2, and those not completed."""
    for quarter in quarters(FIRST_QUARTER, HORIZON):
        _level_1(maker, adults, quarter)
        if quarter != CLOSED_QUARTER:
            for _ in range(maker.number(LEVEL_2_A_QUARTER, 4)):
                completed = maker.weekday_in(quarter)
                imposed = _level_2_imposed(maker, completed)
                record = _add(maker, adults, (imposed, completed), "2")
                _complete(maker, record, completed, (maker.happens("late"), False))
        for _ in range(maker.number(OTHERS_A_QUARTER, 4)):
            _never_completed(maker, adults, maker.weekday_in(quarter))


def _level_1(maker: Maker, adults: Adults, quarter: date) -> None:
    count, good = maker.plan("4.5", quarter, LEVEL_1_A_QUARTER, LEVEL_1_IN_TIME)
    steady = maker.is_calibrated("4.5", quarter)
    if quarter == CLOSED_QUARTER:
        count = good = 0
    plans = [_days(maker, quarter, x) for x in maker.shuffled(count, good)]
    plans.extend((a, b) for a, b, _ in EDGES.get(quarter, []))
    for imposed, completed in plans:
        record = _add(maker, adults, (imposed, completed), "1", steady)
        _complete(maker, record, completed, (False, steady))
    for _ in range(maker.some(count, rate("late"))):
        imposed, completed = _days(maker, quarter, maker.rng.random() < 0.6)
        record = _add(maker, adults, (imposed, completed), "1")
        _complete(maker, record, completed, (True, False))


def _add(
    maker: Maker,
    adults: Adults,
    days: tuple[date, date | None],
    level: str,
    steady: bool = False,
) -> Record[Requirement]:
    """Add a requirement, open as yet, with its order; days: imposed, completed."""
    rng = maker.rng
    imposed, completed = days
    hours = rng.randrange(20, 101, 5) if level == "1" else rng.randrange(110, 301, 10)
    if rng.random() < 0.1:
        hours = 100 if level == "1" else 101
    blank = maker.happens("imposed_date_blank", "js_upw_requirement")
    ordered = imposed
    if not blank and maker.happens("imposed_later_than_order", "js_upw_requirement"):
        ordered = imposed - timedelta(days=rng.randint(20, 60))
    order = new_order(maker, adults, ordered, True)
    if blank and not steady and maker.happens("corrected"):
        _spoil_order(maker, order)
    limit = add_months(imposed, 3 if level == "1" else 6)
    if imposed >= LONGER_LIMITS_FROM and imposed < date(2021, 10, 1):
        limit = add_months(imposed, 12)
    state = Requirement(
        requirement_id=maker.next_id("UPW"),
        order_id=order.first.order_id,
        hours_imposed=hours,
        level=None if maker.happens("level_blank", "js_upw_requirement") else level,
        imposed_date=None if blank else imposed,
        court_time_limit_date=limit if rng.random() < 0.6 else None,
        covid_hours_reduction=None,
        first_placement_date=None,
        placement_status=rng.choices(("known", "not_known", None), (85, 5, 10))[0],
        hours_completed=0,
        completed_date=None,
        outcome="ongoing",
        not_in_time_reason=None,
    )
    key = state.requirement_id
    known_on = max(order.known_on, maker.recorded(imposed, SERVICE))
    record = Record(key, known_on, state)
    placed = _placed(maker, imposed)
    if rng.random() < 0.85 and (completed is None or placed <= completed):
        record.change(placed, first_placement_date=placed)
    maker.world.js_upw_requirement.append(record)
    end_order(maker, order, max(imposed, date(2018, 4, 1)))
    return record


def _placed(maker: Maker, imposed: date) -> date:
    """Draw the day the placement starts, in working days around the limit of seven."""
    rng = maker.rng
    in_time = maker.is_in_time("5.2", quarter_start(imposed), PLACED_IN_TIME)
    if rng.random() < 0.3:
        return add_working_days(imposed, 7 if in_time else 8)
    return add_working_days(
        imposed, rng.randint(2, 7) if in_time else rng.randint(8, 20)
    )


def _spoil_order(maker: Maker, order: Record[Order]) -> None:
    truth = order.first.imposed_date
    order.first.imposed_date = truth - timedelta(days=maker.rng.randint(8, 30))
    order.change(maker.put_right_on(order.known_on), imposed_date=truth)


def _cut_hours(
    maker: Maker, record: Record[Requirement], completed: date | None
) -> int:
    """Reduce the hours of an open requirement as the law of 2021 did; return them."""
    state = record.first
    hours = state.hours_imposed
    imposed = state.imposed_date
    cut = round(hours * CUT_SHARE)
    is_open = completed is None or completed > CUT_ON
    if state.level is None or imposed is None or not (imposed < CUT_ON and is_open):
        return hours
    if imposed < date(2020, 6, 1) or hours - cut < 20:
        return hours
    record.change(
        maker.later(CUT_ON, 5, 40), hours_imposed=hours - cut, covid_hours_reduction=cut
    )
    return hours - cut


def _complete(
    maker: Maker,
    record: Record[Requirement],
    completed: date,
    fate: tuple[bool, bool],
) -> None:
    """Complete the hours on the day; fate is (recorded late, steady)."""
    late, steady = fate
    state = record.first
    hours = _cut_hours(maker, record, completed)
    known_on = maker.recorded(completed, SERVICE)
    if late:
        known_on = maker.recorded_late(completed, SERVICE)
    fields = {"outcome": "completed", "hours_completed": hours}
    reason = maker.rng.choices(NOT_IN_TIME, NOT_IN_TIME_WEIGHTS)[0]
    imposed = state.imposed_date or completed
    if not is_in_time(imposed, completed) and maker.rng.random() < 0.8:
        fields["not_in_time_reason"] = reason
    if steady or not maker.happens("corrected"):
        record.change(known_on, completed_date=completed, **fields)
    else:
        wrong = add_months(completed, 1)
        record.change(known_on, completed_date=wrong, **fields)
        record.change(maker.put_right_on(known_on), completed_date=completed)
    if not steady and maker.happens("withdrawn"):
        record.withdrawn_on = maker.put_right_on(known_on)


def _never_completed(maker: Maker, adults: Adults, imposed: date) -> None:
    rng = maker.rng
    record = _add(maker, adults, (imposed, None), rng.choice("1222"))
    outcomes = ("ongoing", "BREACH", "REVOKED", "TRANS", "DEATH")
    outcome = rng.choices(outcomes, (20, 45, 20, 10, 5))[0]
    _cut_hours(maker, record, None)
    if outcome == "ongoing":
        return
    ended = maker.later(imposed, 40, 300)
    if ended <= HORIZON and quarter_start(ended) >= FIRST_QUARTER:
        # One in ten carries an end date in the field for completions.
        day = ended if rng.random() < 0.1 else None
        known_on = maker.recorded(ended, SERVICE)
        record.change(known_on, outcome=outcome.lower(), completed_date=day)
