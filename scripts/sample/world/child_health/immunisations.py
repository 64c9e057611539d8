"""Immunisations: the primary course in time, late or incomplete, from two sources."""

from datetime import date, timedelta

from scripts.sample.days import DAY, add_months
from scripts.sample.world.child_health.nursery import Family, lives_here, recorded
from scripts.sample.world.child_health.states import Child, Dose
from scripts.sample.world.maker import HORIZON, Maker
from scripts.sample.world.model import Record

FIRST_BIRTHS = date(2017, 1, 1)
SIX_IN_ONE_FROM = date(2017, 10, 1)
COMPLETE = 0.955
EXTRACT = "sirs_immunisation"
OTHER_VACCINES = ("PCV", "MENB", "ROTA", "MMR")


def build_immunisations(maker: Maker, families: list[Family]) -> None:
    """Make the doses of the children born early enough for the series."""
    for family in families:
        if family.born_in < FIRST_BIRTHS:
            continue
        here = [c for c in family.children if lives_here(c, add_months(c.dob, 12))]
        complete = dict(
            zip(
                (child.chi for child in here),
                maker.outcomes(
                    "1.4", add_months(family.born_in, 12), len(here), COMPLETE
                ),
                strict=True,
            )
        )
        for child in family.children:
            in_time = complete.get(child.chi, maker.rng.random() < 0.85)
            for number, day in enumerate(_days(maker, child, in_time), start=1):
                if day is not None and not _is_gone(child, day):
                    _give(maker, child, (_primary(day), number, day), family.steady)
            if maker.happens("other_vaccine", EXTRACT):
                name = maker.rng.choice(OTHER_VACCINES)
                day = maker.later(child.dob, 56, 400)
                _give(maker, child, (name, 1, day), family.steady)


def _is_gone(child: Child, day: date) -> bool:
    return child.moved_out_on is not None and child.moved_out_on <= day


def _primary(day: date) -> str:
    return "five_in_one" if day < SIX_IN_ONE_FROM else "six_in_one"


def _days(maker: Maker, child: Child, in_time: bool) -> list[date | None]:
    """Return the days of the three doses; some of them are never given."""
    rng, birthday = maker.rng, add_months(child.dob, 12)
    first = maker.later(child.dob, 56, 75)
    second = maker.later(first, 28, 45)
    third = maker.later(second, 28, 60)
    if in_time:
        return [first, second, birthday if rng.random() < 0.02 else third]
    late: tuple[list[date | None], ...] = (
        [first, second, birthday + DAY],
        [first, second, maker.later(birthday, 2, 90)],
        [first, second, None],
        [first, None, third],
        [None, None, None],
    )
    return rng.choice(late)


def _give(
    maker: Maker, child: Child, dose: tuple[str, int, date], steady: bool
) -> None:
    """Add a dose, often a second time from the other source, on a later day."""
    rng = maker.rng
    vaccine, number, day = dose
    days = [day]
    if maker.happens("dose_from_two_sources", EXTRACT):
        days.append(day + rng.choice((0, 1, 2, 7)) * DAY)
    for source, given in enumerate(days):
        if given > HORIZON:
            continue
        late = source == 0 and maker.happens("late")
        known_on = recorded(maker, given, steady, late)
        born = None if rng.random() < 0.02 else child.dob
        state = Dose(child.chi, born, vaccine, number, given)
        key = f"{child.chi}+{vaccine}+{number}+{source}"
        record = Record(key, known_on, state)
        if not steady and maker.happens("corrected"):
            state.given_date = given - timedelta(days=rng.randint(3, 40))
            record.change(maker.put_right_on(known_on), given_date=given)
        maker.perhaps_withdraw(record, steady)
        maker.world.sirs_immunisation.append(record)
