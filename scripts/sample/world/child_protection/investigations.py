"""Child protection: the records of investigations, with and without a meeting."""

from datetime import date

from scripts.sample.world.child_protection.children import Children
from scripts.sample.world.child_protection.units import SERVICE, Slot, Unit
from scripts.sample.world.maker import Maker
from scripts.sample.world.model import Investigation, Record

SOURCES = ("Education", "Health", "Police", "Family", "Housing", "Anonymous")


class Investigations:
    """Records investigations in the world of a maker."""

    def __init__(self, maker: Maker, children: Children) -> None:
        """Take the maker whose world is filled, and the children."""
        self.maker = maker
        self.children = children

    def add(self, unit: Unit) -> str:
        """Record the investigation of a unit, a row a child; return its identifier."""
        maker = self.maker
        investigation_id = maker.next_id("INV")
        for slot in unit.slots:
            self._investigation(unit, slot, investigation_id)
        return investigation_id

    def _investigation(self, unit: Unit, slot: Slot, investigation_id: str) -> None:
        maker, start = self.maker, slot.starts_on
        ird: date | None = maker.later(start, 0, 3)
        concern: date | None = start
        if maker.happens("concern_date_blank", "cp_investigation"):
            concern, ird = None, start
        elif maker.happens("ird_date_blank", "cp_investigation"):
            ird = None
        known_on = unit.known_late_on or maker.recorded(start, SERVICE)
        ended = maker.later(start, 8, 45)
        state = Investigation(
            investigation_id=investigation_id,
            person_id=slot.person_id,
            concern_date=concern,
            ird_date=ird,
            investigation_start=maker.later(start, 0, 3),
            date_investigation_ended=None,
            outcome_code=None,
            recommended_cppm=slot.is_needed_ticked,
            subject_to_initial_cppm=False,
            concern_source=maker.rng.choice(SOURCES),
        )
        key = f"{investigation_id}+{slot.person_id}"
        record = Record(key, known_on, state)
        record.change(
            max(known_on, maker.later(ended, 0, 20)),
            date_investigation_ended=ended,
            outcome_code="03" if slot.is_considered else "01",
            subject_to_initial_cppm=unit.met_on is not None and slot.is_considered,
        )
        if not unit.is_steady and maker.happens("corrected"):
            field = "ird_date" if concern is None else "concern_date"
            setattr(state, field, maker.later(start, 4, 12))
            record.change(maker.put_right_on(known_on), **{field: start})
        maker.perhaps_withdraw(record, unit.is_steady)
        maker.world.cp_investigation.append(record)
        if slot.is_needed_ticked:
            maker.add_event(slot.person_id, record)

    def add_without_need(self, quarter: date) -> None:
        """Record an investigation of a quarter that needs no meeting."""
        maker = self.maker
        start = maker.weekday_in(quarter)
        investigation_id = maker.next_id("INV")
        for _ in range(maker.rng.choice((1, 1, 1, 2, 3))):
            if maker.rng.random() < 0.25:
                person_id = maker.rng.choice(self.children.seen)
                maker.meet(person_id, start)
            else:
                born = maker.born_at_age(start, 0.2, 16)
                person_id = maker.new_person("Child", born, start).person_id
                maker.child_protection.add(person_id)
            unit = Unit(start, None, [])
            unit.is_steady = False
            slot = Slot(start, is_considered=False, is_needed_ticked=False)
            slot.person_id = person_id
            self._investigation(unit, slot, investigation_id)
