"""The ledger's counts of children: register, meetings, core groups, asylum seekers."""

from datetime import date, timedelta

from scripts.sample.days import add_months, add_working_days
from scripts.sample.ledger.cases import Cases, counted, judged
from scripts.sample.ledger.snapshot import Snapshot, Spell
from scripts.sample.world.model import Investigation, Meeting

CHANGE_OF_GUIDANCE = date(2021, 9, 2)
FIRST_MEETINGS = ("pre_birth", "initial")


def supported_records(snapshot: Snapshot) -> set[str]:
    """Return the unaccompanied young people whose support has a first day."""
    return {
        snapshot.person(person.person_id)
        for person in snapshot.people.values()
        if person.uasc_flag and person.uasc_start is not None
    }


def registration_records(snapshot: Snapshot) -> set[str]:
    """Return the registrations, by the meeting that opened them and the child."""
    return {_name(spell) for spells in snapshot.spells for spell in spells}


def _name(spell: Spell) -> str:
    return f"{spell.opened_by.meeting_id} {spell.person}"


def supported_young_people(snapshot: Snapshot, start: date, end: date) -> Cases:
    """2.2: young people whose support has begun and not ended on the last day."""
    supported = set()
    for person in snapshot.people.values():
        if not person.uasc_flag or person.uasc_start is None:
            continue
        ended = person.uasc_end is not None and person.uasc_end <= end
        if person.uasc_start <= end and not ended:
            supported.add(snapshot.person(person.person_id))
    return counted(supported)


def on_the_register(snapshot: Snapshot, start: date, end: date) -> Cases:
    """4.1: registrations open at the close of the last day, one per child."""
    on = set()
    for spells in snapshot.spells:
        for spell in spells:
            ended = spell.ended_on is not None and spell.ended_on <= end
            if spell.registered_on <= end and not ended:
                on.add(_name(spell))
    return counted(on)


def reregistrations(snapshot: Snapshot, start: date, end: date) -> Cases:
    """4.2: registrations of the year that follow a de-registration by 18 months."""
    cases: Cases = {}
    for spells in snapshot.spells:
        for position, spell in enumerate(spells):
            if not start <= spell.registered_on <= end:
                continue
            left = [spell.opened_by.last_dereg_date]
            if position > 0:
                left.append(spells[position - 1].ended_on)
            days = [day for day in left if day is not None]
            limit = add_months(spell.registered_on, -18)
            cases[_name(spell)] = judged(bool(days) and max(days) >= limit)
    return cases


def _core_group_due(registered_on: date) -> date:
    if registered_on < CHANGE_OF_GUIDANCE:
        return registered_on + timedelta(days=15)
    return add_working_days(registered_on, 15)


def _first_core_group(
    snapshot: Snapshot, spell: Spell, following: Spell | None
) -> date | None:
    days = []
    for day in snapshot.core_group_days.get(spell.person, []):
        if day < spell.registered_on:
            continue
        if following is not None and day >= following.registered_on:
            continue
        days.append(day)
    return min(days, default=None)


def core_groups(snapshot: Snapshot, start: date, end: date) -> Cases:
    """4.3: first core groups due in the quarter, and those held by their due date."""
    cases: Cases = {}
    for spells in snapshot.spells:
        for position, spell in enumerate(spells):
            if spell.opened_by.meeting_type not in (*FIRST_MEETINGS, "transfer_in"):
                continue
            due = _core_group_due(spell.registered_on)
            if not start <= due <= end:
                continue
            after = spells[position + 1] if position + 1 < len(spells) else None
            first = _first_core_group(snapshot, spell, after)
            cases[_name(spell)] = judged(first is not None and first <= due)
    return cases


def _meeting_due(snapshot: Snapshot, child: Investigation) -> date | None:
    begun = child.concern_date or child.ird_date
    if begun is None:
        return None
    due = begun + timedelta(days=21 if begun < CHANGE_OF_GUIDANCE else 28)
    born = snapshot.born(child.person_id)
    if born is not None and born > begun:
        by_gestation = born - timedelta(days=84)
        if by_gestation >= begun:
            due = min(due, by_gestation)
    return due


def _first_due(snapshot: Snapshot, investigation_id: str) -> date | None:
    """Return the day by which the investigation's meeting is due, if it needs one."""
    meetings = snapshot.first_meetings.get(investigation_id, [])
    met = {snapshot.person(meeting.person_id) for meeting in meetings}
    due_days = []
    for child in snapshot.investigated[investigation_id]:
        if child.recommended_cppm or snapshot.person(child.person_id) in met:
            due = _meeting_due(snapshot, child)
            if due is not None:
                due_days.append(due)
    return min(due_days, default=None)


def due_records(snapshot: Snapshot) -> set[str]:
    """Return the investigations that need a meeting, due on any day."""
    return {x for x in snapshot.investigated if _first_due(snapshot, x)}


def planning_meetings(snapshot: Snapshot, start: date, end: date) -> Cases:
    """4.6: investigations whose meeting was due, and those with a meeting in time."""
    cases: Cases = {}
    for investigation_id in snapshot.investigated:
        due = _first_due(snapshot, investigation_id)
        if due is None or not start <= due <= end:
            continue
        meetings = snapshot.first_meetings.get(investigation_id, [])
        quorate = [day for day in map(_quorate_day, meetings) if day is not None]
        in_time = bool(quorate) and min(quorate) <= due
        cases[investigation_id] = judged(in_time)
    return cases


def _quorate_day(meeting: Meeting) -> date | None:
    return meeting.meeting_date if meeting.held and meeting.quorate else None
