"""Child protection: the core groups that follow a registration."""

from datetime import date, timedelta

from scripts.sample.days import (
    DAY,
    add_working_days,
    quarter_start,
    weekday_on_or_after,
    weekday_on_or_before,
)
from scripts.sample.world.calibration import LATE_CORE_GROUPS
from scripts.sample.world.child_protection.register import Spell
from scripts.sample.world.child_protection.units import GUIDANCE_ON, SERVICE
from scripts.sample.world.maker import HORIZON, Maker
from scripts.sample.world.model import CoreGroup, Record

LATE_SHARE = 0.09
MOST_AFTER_FIRST = 4


def due_after(registered_on: date) -> date:
    """Return the day by which the first core group must meet."""
    if registered_on < GUIDANCE_ON:
        return registered_on + timedelta(days=15)
    return add_working_days(registered_on, 15)


def build_core_groups(maker: Maker, spells: list[Spell]) -> None:
    """Give every registration its core groups, a planned number of them late."""
    by_quarter: dict[date, list[Spell]] = {}
    for spell in spells:
        quarter = quarter_start(due_after(spell.registered_on))
        by_quarter.setdefault(quarter, []).append(spell)
    for quarter in sorted(by_quarter):
        due = by_quarter[quarter]
        late = maker.some(len(due), LATE_SHARE)
        if maker.calibrated and quarter in LATE_CORE_GROUPS:
            late = LATE_CORE_GROUPS[quarter]
        in_time = maker.shuffled(len(due), len(due) - min(late, len(due)))
        for spell, good in zip(due, in_time, strict=True):
            _meet(maker, spell, good)


def _first_day(maker: Maker, spell: Spell, in_time: bool) -> date | None:
    rng, due = maker.rng, due_after(spell.registered_on)
    if in_time:
        back = 0 if rng.random() < 0.2 else rng.randint(1, 12)
        day = weekday_on_or_before(due - timedelta(days=back))
        return max(day, spell.registered_on + DAY)
    if rng.random() < 0.25:
        return None
    return weekday_on_or_after(due + timedelta(days=rng.choice((1, 1, 2, 4, 9, 15))))


def _meet(maker: Maker, spell: Spell, in_time: bool) -> None:
    first = _first_day(maker, spell, in_time)
    ends = spell.deregistered_on or HORIZON
    if first is None:
        return
    if maker.happens("core_group_before", "cp_core_group"):
        _add(maker, spell, weekday_on_or_before(spell.registered_on - DAY), None)
    _add(maker, spell, first, True if maker.rng.random() < 0.9 else None)
    day = first
    for _ in range(MOST_AFTER_FIRST):
        day = maker.weekday_after(day, 28, 44)
        if day >= ends:
            break
        _add(maker, spell, day, False)


def _add(maker: Maker, spell: Spell, day: date, is_initial: bool | None) -> None:
    meeting_id: str | None = spell.meeting_id
    if maker.happens("core_group_unlinked", "cp_core_group"):
        meeting_id = None
    elif maker.happens("core_group_wrong_link", "cp_core_group"):
        meeting_id = f"M{maker.rng.randint(1, 900):07d}"
    steady = spell.is_steady
    known_on = maker.recorded(day, SERVICE)
    if not steady and maker.happens("late"):
        known_on = maker.recorded_late(day, SERVICE)
    core_group_id = maker.next_id("CG")
    state = CoreGroup(core_group_id, spell.person_id, meeting_id, day, is_initial)
    record = Record(core_group_id, known_on, state)
    if not steady and maker.happens("corrected"):
        state.core_group_date = maker.later(day, 5, 20)
        record.change(maker.put_right_on(known_on), core_group_date=day)
    maker.perhaps_withdraw(record, steady)
    maker.world.cp_core_group.append(record)
    maker.add_event(spell.person_id, record)
