"""Child protection: the children of a unit, and those who return."""

from dataclasses import dataclass
from datetime import date, timedelta

from scripts.sample.days import add_months
from scripts.sample.world.child_protection.units import Slot, Unit
from scripts.sample.world.maker import Maker


@dataclass
class Left:
    """A child who left the register and may come back."""

    on: date
    person_id: str


class Children:
    """Gives the children of a unit their identity."""

    def __init__(self, maker: Maker) -> None:
        """Take the maker whose world is filled."""
        self.maker = maker
        self.left: list[Left] = []
        self.seen: list[str] = []

    def name(self, unit: Unit) -> None:
        """Give each child of the unit a new or a known person."""
        maker = self.maker
        oldest = maker.rng.uniform(3, 16)
        for slot in unit.slots:
            back = self._known_child(unit, slot)
            if back is not None:
                slot.person_id = back
                continue
            born = slot.expected_on
            if born is None:
                age = max(0.3, oldest - maker.rng.uniform(0, 6))
                born = maker.born_at_age(slot.starts_on, age - 0.2, age)
            person = maker.new_person("Child", born, slot.starts_on)
            slot.person_id = person.person_id
            maker.child_protection.add(slot.person_id)
            if slot.expected_on is not None:
                self._birth(slot, unit.is_steady)
            self.seen.append(slot.person_id)

    def _birth(self, slot: Slot, steady: bool) -> None:
        maker = self.maker
        record = maker.person_of[slot.person_id]
        maker.never_merged.add(slot.person_id)
        assert slot.expected_on is not None  # noqa: S101
        born = max(maker.later(slot.expected_on, -18, 10), slot.starts_on)
        record.first.dob_estimated = True
        record.first.chi = None
        if not steady and maker.happens("expected_date_blank", "sw_person"):
            record.first.dob = None
            record.first.dob_estimated = False
        record.change(maker.later(born, 3, 25), dob=born, dob_estimated=False)

    def _known_child(self, unit: Unit, slot: Slot) -> str | None:
        """Return a child who was on the register before, if one fits."""
        rng = self.maker.rng
        if unit.met_on is None or not slot.is_registered or slot.expected_on:
            return None
        limit = add_months(unit.met_on, -18)
        before = unit.starts_on - timedelta(days=7)
        if slot.is_reregistered and rng.random() < 0.7:
            fits = [x for x in self.left if limit <= x.on <= before]
        elif not slot.is_reregistered and not unit.is_late and rng.random() < 0.03:
            fits = [x for x in self.left if x.on < limit]
        else:
            return None
        if not fits:
            return None
        chosen = rng.choice(fits)
        self.left.remove(chosen)
        return chosen.person_id
