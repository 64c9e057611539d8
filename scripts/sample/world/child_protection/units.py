"""The plan of child protection: investigations that need a meeting, and its due date.

A unit is one investigation that needs a planning meeting, or one transfer in. It is
drawn here with its children, its due date and the day it met; records come later.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from scripts.sample.days import (
    add_months,
    quarter_end,
    quarter_start,
    quarters,
    weekday_on_or_after,
    weekday_on_or_before,
)
from scripts.sample.mess import rate
from scripts.sample.world.calibration import STEADY_FROM, STEADY_TO
from scripts.sample.world.maker import HORIZON, Maker

SERVICE = "child_protection"
GUIDANCE_ON = date(2021, 9, 2)
FIRST_DUE_QUARTER = date(2016, 10, 1)
UNITS_A_QUARTER, IN_TIME_SHARE = 12.2, 0.82
CHILDREN = (1, 2, 3, 4)
CHILDREN_WEIGHTS = (35, 33, 20, 12)
# Concerns on both sides of the change of guidance, and dues on a quarter's last day.
EDGE_STARTS = {
    date(2021, 7, 1): [date(2021, 9, 1), date(2021, 9, 2), date(2021, 8, 31)],
    date(2019, 1, 1): [date(2019, 3, 8)],
    date(2019, 4, 1): [date(2019, 3, 11)],
}


@dataclass
class Slot:
    """One child of a unit, before it has an identity."""

    starts_on: date
    expected_on: date | None = None
    is_considered: bool = True
    is_needed_ticked: bool = True
    is_registered: bool = False
    is_reregistered: bool = False
    person_id: str = ""


@dataclass
class Unit:
    """One investigation that needs a meeting, or a transfer in from another council."""

    starts_on: date
    due_on: date | None
    slots: list[Slot]
    met_on: date | None = None
    is_late: bool = False
    is_steady: bool = False
    inquorate_on: date | None = None
    cancelled_on: date | None = None
    known_late_on: date | None = None

    @property
    def is_transfer(self) -> bool:
        """Return whether the unit is a transfer in, which has no investigation."""
        return self.due_on is None


def due_for(slot: Slot) -> date:
    """Return the day by which a child's planning meeting must be held."""
    limit = 21 if slot.starts_on < GUIDANCE_ON else 28
    due = slot.starts_on + timedelta(days=limit)
    if slot.expected_on is not None and slot.expected_on > slot.starts_on:
        by_gestation = slot.expected_on - timedelta(days=84)
        if by_gestation >= slot.starts_on:
            due = min(due, by_gestation)
    return due


def _slots(maker: Maker, start: date, steady: bool) -> list[Slot]:
    rng = maker.rng
    slots = []
    for position in range(rng.choices(CHILDREN, CHILDREN_WEIGHTS)[0]):
        shift = rng.randint(1, 6) if position and rng.random() < 0.1 else 0
        slot = Slot(start + timedelta(days=shift))
        slot.is_registered = rng.random() < 0.9
        slots.append(slot)
    if maker.happens("unborn", "cp_investigation"):
        # In a steady unit the birth is late enough for the 28 days to apply.
        least, most = (140, 200) if steady else (60, 200)
        slots[-1].expected_on = maker.later(slots[-1].starts_on, least, most)
    if maker.happens("sibling_not_considered", "cp_investigation"):
        earlier = start - timedelta(days=rng.randint(1, 5))
        slots.append(Slot(earlier, is_considered=False, is_needed_ticked=False))
    return slots


def _is_steady(maker: Maker, day: date) -> bool:
    return maker.calibrated and STEADY_FROM <= day <= STEADY_TO


def _meeting_day(maker: Maker, unit: Unit, in_time: bool) -> date | None:
    assert unit.due_on is not None  # noqa: S101
    rng, due = maker.rng, unit.due_on
    if in_time:
        back = 0 if rng.random() < 0.25 else rng.randint(1, 11)
        day = max(unit.starts_on, due - timedelta(days=back))
        return max(unit.starts_on, weekday_on_or_before(day))
    if rng.random() < 0.12:
        return None
    ahead = 1 if rng.random() < 0.3 else rng.randint(2, 25)
    return weekday_on_or_after(due + timedelta(days=ahead))


def _draw(maker: Maker, quarter: date, start: date | None) -> Unit:
    """Draw start and children until the meeting is due in the quarter."""
    length = (quarter_end(quarter) - quarter).days
    while True:
        begin = start or maker.later(quarter, -30, length)
        steady = _is_steady(maker, begin)
        slots = _slots(maker, begin, steady)
        due = min(due_for(slot) for slot in slots if slot.is_considered)
        if quarter_start(due) == quarter:
            return Unit(begin, due, slots, is_steady=steady)


def _unit(maker: Maker, quarter: date, in_time: bool, start: date | None) -> Unit:
    rng = maker.rng
    unit = _draw(maker, quarter, start)
    unit.met_on = _meeting_day(maker, unit, in_time)
    if start is not None and in_time and unit.due_on is not None:
        unit.met_on = max(unit.starts_on, weekday_on_or_before(unit.due_on))
    if unit.met_on is None:
        for slot in unit.slots:
            slot.is_registered = False
        return unit
    if in_time or not unit.is_steady:
        for slot in unit.slots:
            if slot.is_considered and maker.happens(
                "needed_not_ticked", "cp_investigation"
            ):
                slot.is_needed_ticked = False
    earliest = unit.starts_on + timedelta(days=4)
    if unit.met_on > earliest and maker.happens("inquorate", "cp_meeting"):
        back = rng.randint(1, min(14, (unit.met_on - unit.starts_on).days - 2))
        unit.inquorate_on = weekday_on_or_before(unit.met_on - timedelta(days=back))
    elif unit.met_on > earliest and maker.happens("cancelled", "cp_meeting"):
        unit.cancelled_on = unit.met_on - timedelta(days=rng.randint(1, 3))
    return unit


def _transfer(maker: Maker, quarter: date) -> Unit:
    on = maker.weekday_in(quarter)
    slots = [Slot(on, is_registered=True) for _ in range(maker.rng.choice((1, 1, 2)))]
    return Unit(on, None, slots, met_on=on, is_steady=_is_steady(maker, on))


def draw_units(maker: Maker) -> list[Unit]:
    """Return all units in order of the day they met (or began, where they never met).

    Units that become known late are additional to a quarter's plan.
    """
    units: list[Unit] = []
    for quarter in quarters(FIRST_DUE_QUARTER, quarter_start(HORIZON)):
        count, in_time = maker.plan("4.6", quarter, UNITS_A_QUARTER, IN_TIME_SHARE)
        edges = list(EDGE_STARTS.get(quarter, []))
        for good in maker.shuffled(count, in_time):
            start = edges.pop() if edges and good else None
            units.append(_unit(maker, quarter, good, start))
        for _ in range(maker.some(count, rate("late"))):
            unit = _unit(maker, quarter, maker.rng.random() < IN_TIME_SHARE, None)
            unit.is_late = True
            event_on = unit.met_on or unit.starts_on
            unit.known_late_on = maker.recorded_late(event_on, SERVICE)
            units.append(unit)
        for _ in range(maker.number(1.0, 0.6)):
            units.append(_transfer(maker, quarter))
    units.sort(key=lambda unit: (unit.met_on or unit.starts_on, unit.starts_on))
    _choose_reregistrations(maker, units)
    return units


def _choose_reregistrations(maker: Maker, units: list[Unit]) -> None:
    """Mark a share of each year's registrations, from October, as re-registrations."""
    years: dict[int, list[Slot]] = {}
    for unit in units:
        if unit.met_on is None or unit.is_late:
            continue
        year = add_months(unit.met_on, 3).year
        registered = [slot for slot in unit.slots if slot.is_registered]
        years.setdefault(year, []).extend(registered)
    for slots in years.values():
        born = [slot for slot in slots if slot.expected_on is None]
        for slot in maker.rng.sample(born, min(len(born), maker.again(len(slots)))):
            slot.is_reregistered = True
