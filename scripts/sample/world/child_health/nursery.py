"""Child health: the children of the register, and when each lives in the area."""

from copy import copy
from dataclasses import dataclass, field
from datetime import date, timedelta

from scripts.sample.days import DAY, add_months, quarter_end, quarters
from scripts.sample.world.child_health.states import Child
from scripts.sample.world.maker import HORIZON, POSTCODES, Maker, invalid_chi
from scripts.sample.world.model import Record

SERVICE = "child_health"
FIRST_BIRTHS = date(2015, 7, 1)
BIRTHS_A_QUARTER, MOVES_IN_A_QUARTER, MOVES_OUT = 222, 20, 0.09
PRACTICES = tuple(f"P80{number:03d}" for number in range(17, 47, 2))


@dataclass
class Family:
    """The children of one quarter of birth, as they truly were."""

    born_in: date
    steady: bool
    children: list[Child] = field(default_factory=list)


def lives_here(child: Child, day: date) -> bool:
    """Return whether the child had moved in and had not moved out by that day."""
    if day < (child.moved_in_on or child.dob):
        return False
    return child.moved_out_on is None or day < child.moved_out_on


def recorded(maker: Maker, day: date, steady: bool, late: bool) -> date:
    """Return the day on which an event of that day is recorded."""
    if steady:
        return maker.later(day, 0, 4)
    return maker.recorded_late(day, SERVICE) if late else maker.recorded(day, SERVICE)


class Nursery:
    """Makes the register: children born here, moved in, moved out."""

    def __init__(self, maker: Maker) -> None:
        """Take the maker whose world is filled."""
        self.maker = maker
        self._chis: set[str] = set()

    def build(self) -> list[Family]:
        """Make the children of every quarter of birth."""
        families = []
        for quarter in quarters(FIRST_BIRTHS, HORIZON):
            family = Family(quarter, self._is_steady(quarter))
            for _ in range(self.maker.number(BIRTHS_A_QUARTER, 8)):
                self._add(family, self._born(quarter), None)
            for _ in range(self.maker.number(MOVES_IN_A_QUARTER, 3)):
                born = self._born(quarter)
                self._add(family, born, self.maker.later(born, 20, 1150))
            self._moves_on_the_day(family)
            families.append(family)
        return families

    def new_chi(self, born: date) -> str:
        """Return the number of the next child."""
        while True:
            chi = invalid_chi(self.maker.rng, born, self.maker.rng.choice("MF"))
            if chi not in self._chis:
                self._chis.add(chi)
                return chi

    def _is_steady(self, quarter: date) -> bool:
        """Return whether any figure of the quarter's children is calibrated."""
        ages = {"1.2": 27, "1.3": 3, "1.4": 12}
        return any(
            self.maker.is_steady(indicator, add_months(quarter, months))
            for indicator, months in ages.items()
        )

    def _born(self, quarter: date) -> date:
        return self.maker.later(quarter, 0, (quarter_end(quarter) - quarter).days)

    def _moves_on_the_day(self, family: Family) -> None:
        """Add children who move on the day on which they turn 27 or 12 months."""
        for months in (12, 27):
            for days in (0, 1):
                born = self._born(family.born_in)
                day = add_months(born, months) + days * DAY
                self._add(family, born, day)
                born = self._born(family.born_in)
                day = add_months(born, months) + days * DAY
                self._add(family, born, None, day)

    def _add(
        self,
        family: Family,
        born: date,
        moved_in: date | None,
        moved_out: date | None = None,
    ) -> None:
        """Add a child to the register, with its records and their days."""
        maker, rng = self.maker, self.maker.rng
        if moved_out is None and rng.random() < MOVES_OUT:
            moved_out = maker.later(moved_in or born, 15, 1100)
        if (moved_in or born) > HORIZON:
            return
        child = Child(
            chi=self.new_chi(born),
            dob=born,
            moved_in_on=moved_in,
            moved_out_on=moved_out,
            practice_code=rng.choice(PRACTICES),
            postcode=rng.choice(POSTCODES)[0] if rng.random() < 0.97 else None,
        )
        family.children.append(child)
        steady = family.steady
        late = moved_in is not None and maker.happens("late")
        known_on = recorded(maker, moved_in or born, steady, late)
        state = copy(child)
        state.moved_out_on = None
        record = Record(child.chi, known_on, state)
        if moved_in is None and not steady and maker.happens("corrected"):
            state.dob = born - timedelta(days=rng.randint(3, 40))
            record.change(maker.put_right_on(known_on), dob=born)
        if moved_out is not None and moved_out <= HORIZON:
            late = maker.happens("late")
            noticed = max(known_on, recorded(maker, moved_out, steady, late))
            record.change(noticed, moved_out_on=moved_out)
        maker.perhaps_withdraw(record, steady)
        maker.world.chi_cohort.append(record)
