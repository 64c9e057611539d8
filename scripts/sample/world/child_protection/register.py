"""Child protection: the records of investigations, meetings and registers."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from scripts.sample.days import add_months, quarters, weekday_on_or_before
from scripts.sample.world.calibration import STEADY_FROM
from scripts.sample.world.child_protection.children import Children, Left
from scripts.sample.world.child_protection.investigations import Investigations
from scripts.sample.world.child_protection.strays import add_stray_meetings
from scripts.sample.world.child_protection.units import SERVICE, Slot, Unit, draw_units
from scripts.sample.world.maker import HORIZON, Maker
from scripts.sample.world.model import Meeting, Record

DELAYS = ("AGENCY", "REPORTS", "FAMILY", "CHAIR", "OTHER")
COUNCILS = ("East Ayrshire", "North Ayrshire", "Glasgow City", "South Lanarkshire")
CONCERNS = (
    "sexual_abuse",
    "child_sexual_exploitation",
    "trafficking",
    "physical_abuse",
    "emotional_abuse",
    "neglect",
    "domestic_abuse",
    "parental_alcohol_use",
    "parental_drug_use",
    "parental_mental_health",
    "non_engaging_family",
    "online_safety",
)
CONCERN_WEIGHTS = (4, 2, 1, 15, 35, 32, 40, 22, 30, 30, 15, 4)
NO_NEED_A_QUARTER = 15


@dataclass
class Spell:
    """One stay on the register, as it truly was."""

    person_id: str
    meeting_id: str
    meeting_type: str
    registered_on: date
    is_steady: bool
    deregistered_on: date | None = None


class Register:
    """Turns the units into records and tracks who is on the register."""

    def __init__(self, maker: Maker) -> None:
        """Take the maker whose world is filled."""
        self.maker = maker
        self.children = Children(maker)
        self.investigations = Investigations(maker, self.children)
        self.spells: list[Spell] = []
        self.ends: dict[str, date] = {}

    def build(self) -> list[Spell]:
        """Make every record of investigations and meetings; return the spells."""
        for unit in draw_units(self.maker):
            self.children.name(unit)
            investigation_id = None
            if not unit.is_transfer:
                investigation_id = self.investigations.add(unit)
            if unit.met_on is not None:
                self._meet(unit, investigation_id)
        for quarter in quarters(date(2018, 4, 1), HORIZON):
            for _ in range(self.maker.number(NO_NEED_A_QUARTER, 3)):
                self.investigations.add_without_need(quarter)
        add_stray_meetings(self.maker)
        return self.spells

    def _type_of(self, unit: Unit, slot: Slot) -> str:
        if unit.is_transfer:
            return "transfer_in"
        unborn = slot.expected_on is not None and slot.expected_on > (
            unit.met_on or unit.starts_on
        )
        if not unit.is_steady and self.maker.happens(
            "type_contradicts_birth", "cp_meeting"
        ):
            unborn = not unborn
        return "pre_birth" if unborn else "initial"

    def _meet(self, unit: Unit, investigation_id: str | None) -> None:
        """Record the planning meeting, with the events before and after it."""
        maker, met_on = self.maker, unit.met_on
        assert met_on is not None  # noqa: S101
        attempts: list[tuple[date | None, bool, bool]] = [(met_on, True, True)]
        if unit.inquorate_on is not None:
            attempts.insert(0, (unit.inquorate_on, True, False))
        if unit.cancelled_on is not None:
            attempts.insert(0, (None, False, False))
        known_on = unit.known_late_on or maker.recorded(met_on, SERVICE)
        before: str | None = None
        stays: list[Spell] = []
        for day, held, quorate in attempts:
            meeting_id = maker.next_id("M")
            chair = f"CH{maker.rng.randint(1, 6):02d}"
            for slot in unit.slots:
                if not slot.is_considered:
                    continue
                state = Meeting(
                    meeting_id=meeting_id,
                    person_id=slot.person_id,
                    investigation_id=investigation_id,
                    meeting_type=self._type_of(unit, slot),
                    requested_date=unit.starts_on,
                    due_date=unit.due_on,
                    meeting_date=day,
                    held=held,
                    quorate=quorate if held else None,
                    reconvened_from=before,
                    chair_id=chair,
                )
                self._describe(state, unit)
                if (held and quorate) and slot.is_registered:
                    stays.append(self._register(state, slot, unit))
                self._add_meeting(state, known_on, unit.is_steady)
            before = meeting_id if held else None
        self._review(stays, unit)

    def _describe(self, state: Meeting, unit: Unit) -> None:
        rng = self.maker.rng
        if state.held:
            state.child_attended = rng.random() < 0.3
            state.parent_attended = rng.random() < 0.85
        elif state.delay_reason is None:
            state.delay_reason = rng.choice(DELAYS)
        late = unit.due_on is not None and (unit.met_on or unit.due_on) > unit.due_on
        if late and rng.random() < 0.8:
            state.delay_reason = rng.choice(DELAYS)
        if unit.is_transfer:
            state.originating_la = rng.choice(COUNCILS)

    def _register(self, state: Meeting, slot: Slot, unit: Unit) -> Spell:
        rng, day = self.maker.rng, state.meeting_date
        assert day is not None  # noqa: S101
        state.registered = True
        chosen = rng.choices(CONCERNS, CONCERN_WEIGHTS, k=rng.randint(1, 5))
        state.concerns = frozenset(chosen)
        state.prev_registered = False
        before = self.ends.get(slot.person_id)
        if before is not None:
            state.prev_registered = True
            if rng.random() < 0.7:
                state.last_dereg_date = before
        elif slot.is_reregistered:
            state.prev_registered = True
            limit = add_months(day, -18)
            back = timedelta(days=rng.randint(40, 500))
            state.last_dereg_date = limit if rng.random() < 0.25 else day - back
        elif not slot.expected_on and not unit.is_late and rng.random() < 0.05:
            state.prev_registered = True
            back = timedelta(days=1 if rng.random() < 0.3 else rng.randint(2, 900))
            state.last_dereg_date = add_months(day, -18) - back
        kind = state.meeting_type
        return Spell(slot.person_id, state.meeting_id, kind, day, unit.is_steady)

    def _add_meeting(self, state: Meeting, known_on: date, steady: bool) -> None:
        maker = self.maker
        record = Record(f"{state.meeting_id}+{state.person_id}", known_on, state)
        if state.held and not steady and maker.happens("corrected"):
            self._spoil(record)
        maker.perhaps_withdraw(record, steady)
        maker.world.cp_meeting.append(record)
        maker.add_event(state.person_id, record)

    def _spoil(self, record: Record[Meeting]) -> None:
        """Let the first record of a held meeting be wrong until it is corrected."""
        maker, truth = self.maker, replace(record.first)
        day = maker.put_right_on(record.known_on)
        assert truth.meeting_date is not None  # noqa: S101
        if truth.registered or truth.deregistered:
            record.first.registered = record.first.deregistered = False
            record.change(
                day, registered=truth.registered, deregistered=truth.deregistered
            )
        elif truth.meeting_type != "review" and maker.rng.random() < 0.5:
            record.first.quorate = not truth.quorate
            record.change(day, quorate=truth.quorate)
        else:
            record.first.meeting_date = maker.later(truth.meeting_date, 7, 7)
            record.change(day, meeting_date=truth.meeting_date)

    def _review(self, stays: list[Spell], unit: Unit) -> None:
        """Hold reviews of the children registered together until all have left."""
        maker, rng = self.maker, self.maker.rng
        self.spells.extend(stays)
        on = list(stays)
        leaves = 0.5
        day = unit.met_on
        gap = (75, 110)
        while on and day is not None:
            day = weekday_on_or_before(maker.later(day, *gap))
            if day > HORIZON:
                break
            meeting_id, together = maker.next_id("M"), rng.random() < leaves
            known_on = maker.recorded(day, SERVICE)
            late = maker.happens("late")
            if late:
                known_on = maker.recorded_late(day, SERVICE)
            for stay in list(on):
                leaving = together if rng.random() < 0.8 else rng.random() < leaves
                self._review_row(stay, meeting_id, day, (leaving, known_on))
                if leaving:
                    on.remove(stay)
                    on.extend(self._leave(stay, day, not (unit.is_late or late)))
            leaves, gap = 0.6, (130, 175)

    def _leave(self, stay: Spell, day: date, known: bool) -> list[Spell]:
        """End the spell; return the one that begins the same day, if any does."""
        maker = self.maker
        stay.deregistered_on = self.ends[stay.person_id] = day
        again = day < STEADY_FROM and maker.happens("back_same_day", "cp_meeting")
        if not again:
            if known:
                self.children.left.append(Left(day, stay.person_id))
            return []
        unit = Unit(day, None, [], met_on=day)
        state = Meeting(
            meeting_id=maker.next_id("M"),
            person_id=stay.person_id,
            investigation_id=None,
            meeting_type="transfer_in",
            requested_date=None,
            due_date=None,
            meeting_date=day,
            held=True,
            quorate=True,
        )
        self._describe(state, unit)
        spell = self._register(state, Slot(day, person_id=stay.person_id), unit)
        self._add_meeting(state, maker.recorded(day, SERVICE), True)
        self.spells.append(spell)
        return [spell]

    def _review_row(
        self, stay: Spell, meeting_id: str, day: date, fate: tuple[bool, date]
    ) -> None:
        maker, (leaving, known_on) = self.maker, fate
        again = not leaving and maker.happens("registered_again_while_on", "cp_meeting")
        state = Meeting(
            meeting_id=meeting_id,
            person_id=stay.person_id,
            investigation_id=None,
            meeting_type="review",
            requested_date=None,
            due_date=maker.later(day, -5, 10),
            meeting_date=day,
            held=True,
            quorate=True,
            registered=again,
            deregistered=leaving,
            child_attended=maker.rng.random() < 0.3,
            parent_attended=maker.rng.random() < 0.8,
            chair_id=f"CH{maker.rng.randint(1, 6):02d}",
        )
        self._add_meeting(state, known_on, stay.is_steady and again)
