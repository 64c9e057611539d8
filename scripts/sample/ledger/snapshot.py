"""The state of all latent records on one day, and the few facts derived from it."""

from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from scripts.sample.ledger.snapshot_care import Care, care_of, first_due_days
from scripts.sample.world.child_health.states import CamhsEvent, Child, Dose, Review
from scripts.sample.world.model import (
    CoreGroup,
    CourtReport,
    Estimate,
    Investigation,
    Meeting,
    Order,
    Person,
    Record,
    Referral,
    ReporterCount,
    Requirement,
    Statistic,
    World,
)

State = TypeVar("State")


@dataclass
class Spell:
    """One stay on the register, derived from the meetings held."""

    person: str
    opened_by: Meeting
    registered_on: date
    ended_on: date | None = None


@dataclass
class Snapshot:
    """The states known on a day; people are indexed by their final identifier."""

    people: dict[str, Person]
    investigations: list[Investigation]
    meetings: list[Meeting]
    core_groups: list[CoreGroup]
    reports: list[CourtReport]
    orders: dict[str, Order]
    requirements: list[Requirement]
    referrals: list[Referral]
    reporter_counts: list[ReporterCount]
    statistics: list[Statistic]
    population: dict[tuple[str, int, int], int]
    estimate_years: list[int]
    children: dict[str, Child]
    reviews: list[Review]
    doses: dict[str, list[Dose]]
    pathways: dict[str, list[CamhsEvent]]
    spells: list[list[Spell]] = field(default_factory=list)
    core_group_days: dict[str, list[date]] = field(default_factory=dict)
    investigated: dict[str, list[Investigation]] = field(default_factory=dict)
    first_meetings: dict[str, list[Meeting]] = field(default_factory=dict)
    care: Care = field(default_factory=Care)

    def person(self, person_id: str) -> str:
        """Return the identifier at the end of the person's merges."""
        while person_id in self.people:
            merged_into = self.people[person_id].merged_into_id
            if merged_into is None:
                break
            person_id = merged_into
        return person_id

    def born(self, person_id: str) -> date | None:
        """Return the birth date (or expected date) of the final person."""
        person = self.people.get(self.person(person_id))
        return person.dob if person else None

    def residents(self, area: str, ages: range, on: date) -> int:
        """Return the people of these ages in the newest estimate up to the day."""
        fitting = [y for y in self.estimate_years if date(y, 6, 30) <= on]
        year = max(fitting) if fitting else min(self.estimate_years)
        return sum(self.population[area, year, age] for age in ages)


def _known(records: list[Record[State]], day: date) -> list[State]:
    states = [record.as_known(day) for record in records]
    return [state for state in states if state is not None]


def take_snapshot(world: World, dump_days: list[date]) -> Snapshot:
    """Return the states of all records on the day of the last of these dumps."""
    day = dump_days[-1]
    estimates: list[Estimate] = _known(world.population, day)
    snapshot = Snapshot(
        people={p.person_id: p for p in _known(world.sw_person, day)},
        investigations=_known(world.cp_investigation, day),
        meetings=_known(world.cp_meeting, day),
        core_groups=_known(world.cp_core_group, day),
        reports=_known(world.js_court_report, day),
        orders={order.order_id: order for order in _known(world.js_cpo_order, day)},
        requirements=_known(world.js_upw_requirement, day),
        referrals=_known(world.youth_diversion, day),
        reporter_counts=_known(world.scra_referrals, day),
        statistics=_known(world.national_statistic, day),
        population={(e.area, e.year, e.age): e.population for e in estimates},
        estimate_years=sorted({e.year for e in estimates}),
        children={child.chi: child for child in _known(world.chi_cohort, day)},
        reviews=_known(world.chsp_ps_review, day),
        doses={},
        pathways={},
    )
    snapshot.spells = _spells(snapshot)
    _index(snapshot)
    for dose in _known(world.sirs_immunisation, day):
        snapshot.doses.setdefault(dose.chi, []).append(dose)
    for event in _known(world.camhs_captnd, day):
        if event.dataset_type == "camhs":
            snapshot.pathways.setdefault(event.ucpn, []).append(event)
    snapshot.care = care_of(
        lambda extract: _known(getattr(world, extract), day), snapshot.person
    )
    snapshot.care.first_due = first_due_days(world.lac_review, dump_days)
    return snapshot


def _index(snapshot: Snapshot) -> None:
    """Group core groups by child, and children and meetings by investigation."""
    for group in snapshot.core_groups:
        days = snapshot.core_group_days
        days.setdefault(snapshot.person(group.person_id), []).append(
            group.core_group_date
        )
    for child in snapshot.investigations:
        snapshot.investigated.setdefault(child.investigation_id, []).append(child)
    for meeting in snapshot.meetings:
        first = meeting.meeting_type in ("pre_birth", "initial")
        if first and meeting.investigation_id is not None:
            snapshot.first_meetings.setdefault(meeting.investigation_id, []).append(
                meeting
            )


def _order_of(meeting: Meeting) -> tuple[date, int, str]:
    assert meeting.meeting_date is not None  # noqa: S101
    return (meeting.meeting_date, 0 if meeting.deregistered else 1, meeting.meeting_id)


def _spells(snapshot: Snapshot) -> list[list[Spell]]:
    """Return each person's spells on the register, in order of time."""
    meetings_of: dict[str, list[Meeting]] = {}
    for meeting in snapshot.meetings:
        if meeting.held and meeting.meeting_date is not None:
            person = snapshot.person(meeting.person_id)
            meetings_of.setdefault(person, []).append(meeting)
    found = []
    for person, meetings in meetings_of.items():
        spells: list[Spell] = []
        for meeting in sorted(meetings, key=_order_of):
            assert meeting.meeting_date is not None  # noqa: S101
            is_open = bool(spells) and spells[-1].ended_on is None
            if meeting.registered and not is_open:
                spells.append(Spell(person, meeting, meeting.meeting_date))
            elif meeting.deregistered and is_open:
                spells[-1].ended_on = meeting.meeting_date
        if spells:
            found.append(spells)
    return found
