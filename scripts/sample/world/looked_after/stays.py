"""Looked after children: their identities, and when their stays begin and end."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from scripts.sample.days import DAY, add_months, age_on, quarters
from scripts.sample.world.maker import HORIZON, Maker

SERVICE = "looked_after"
FIRST_QUARTER = date(2018, 4, 1)
IN_CARE_AT_FIRST = 335
ENTRIES_A_QUARTER = 37.5
LEAVERS_A_YEAR = 22
FIRST_LEAVERS = 2008
BREAKS_AT_FIRST, BREAKS_A_QUARTER = 30, 4
YEAR = 365.25
# Age at entry, from and to, with its weight; mean years in care by that age.
ENTRY_AGES = ((0.1, 5.0, 30), (5.0, 10.0, 15), (10.0, 13.5, 20), (13.5, 16.9, 35))
MEAN_YEARS = 3.0


@dataclass
class Span:
    """A placement of a child: type, carer, first and last day (None: open)."""

    kind: str
    provider: str | None
    starts_on: date
    ends_on: date | None


@dataclass
class Stay:
    """One true period in care."""

    person_id: str
    born: date
    starts_on: date
    ends_on: date | None
    is_series_of_short_breaks: bool = False
    is_steady: bool = False
    spans: list[Span] = field(default_factory=list)
    stays_on: bool = False

    @property
    def has_ended(self) -> bool:
        """Return whether the end can be recorded in any dump."""
        return self.ends_on is not None and self.ends_on <= HORIZON

    def age_at_end(self) -> int:
        """Return the age on the last day, in completed years."""
        assert self.ends_on is not None  # noqa: S101
        return age_on(self.born, self.ends_on)


def _child(maker: Maker, born: date, known_on: date) -> str:
    person_id = maker.new_person("Child", born, known_on).person_id
    # Children whose age counts: their duplicates have the same date of birth.
    maker.child_protection.add(person_id)
    return person_id


def _end(maker: Maker, born: date, earliest: date) -> date:
    """Return when a stay ends: after some years, at 18 at the latest."""
    days = 5 + maker.rng.expovariate(1 / (MEAN_YEARS * YEAR))
    eighteen = date(born.year + 18, born.month, born.day)
    return min(earliest + timedelta(days=int(days)), eighteen)


def _entry_age(maker: Maker) -> tuple[float, float]:
    weights = [weight for _, _, weight in ENTRY_AGES]
    youngest, oldest, _ = maker.rng.choices(ENTRY_AGES, weights)[0]
    return youngest, oldest


def _already_in_care(maker: Maker, day: date) -> Stay:
    """Return the stay of a child who is in care on the day."""
    while True:
        years = maker.rng.expovariate(1 / (MEAN_YEARS * 0.8))
        starts_on = day - timedelta(days=1 + int(years * YEAR))
        born = maker.born_at_age(starts_on, *_entry_age(maker))
        if age_on(born, day) < 18:
            break
    person_id = _child(maker, born, starts_on)
    return Stay(person_id, born, starts_on, _end(maker, born, day))


def _new(maker: Maker, quarter: date) -> Stay:
    starts_on = maker.weekday_in(quarter)
    born = maker.born_at_age(starts_on, *_entry_age(maker))
    person_id = _child(maker, born, starts_on)
    stay = Stay(person_id, born, starts_on, _end(maker, born, starts_on))
    if maker.rng.random() < 0.12:
        # Many first stays are short.
        stay.ends_on = min(stay.ends_on or HORIZON, maker.later(starts_on, 3, 60))
    return stay


def _left_long_ago(maker: Maker, year: int) -> Stay:
    """Return the stay of a young person who left care before the first quarter."""
    ends_on = maker.later(date(year, 4, 1), 0, 364)
    born = maker.born_at_age(ends_on, 16, 17.9)
    starts_on = ends_on - timedelta(days=maker.rng.randint(100, 2000))
    return Stay(_child(maker, born, starts_on), born, starts_on, ends_on)


def _short_breaks(maker: Maker, starts_on: date) -> Stay:
    born = maker.born_at_age(starts_on, 3, 15)
    ends_on = maker.later(starts_on, 200, 1500)
    stay = Stay(_child(maker, born, starts_on), born, starts_on, ends_on)
    stay.is_series_of_short_breaks = True
    return stay


def _edges(maker: Maker) -> list[Stay]:
    """Return stays on both sides of each limit, the same in every sample."""
    end = date(2022, 9, 30)
    long_ago = date(2021, 3, 3)
    born = date(2012, 5, 4)
    plans = [
        (born, long_ago, end),
        (born, long_ago, end + DAY),
        (born, end, None),
        (born, end + DAY, None),
        # Sixteen on the day, and a day later.
        (date(2006, 8, 15), long_ago, date(2022, 8, 15)),
        (date(2006, 8, 16), long_ago, date(2022, 8, 15)),
        # On the last day of the half-year 26, and 25 for one more day.
        (date(1996, 9, 30), date(2010, 3, 3), date(2013, 6, 3)),
        (date(1996, 10, 1), date(2010, 3, 3), date(2013, 6, 3)),
    ]
    stays = []
    for dob, starts_on, ends_on in plans:
        stay = Stay(_child(maker, dob, starts_on), dob, starts_on, ends_on)
        stay.is_steady = True
        stays.append(stay)
    return stays


def _back_again(maker: Maker, stays: list[Stay]) -> list[Stay]:
    """Return later stays of children who left, three of them at once.

    One returns two days after, which is another period in care, and two on the next
    day, which is not.
    """
    again: list[Stay] = []
    for stay in stays:
        if not stay.has_ended or stay.ends_on is None or stay.ends_on < FIRST_QUARTER:
            continue
        if stay.age_at_end() > 15 or not maker.happens("returned", "lac_episode"):
            continue
        starts_on = stay.ends_on + (2 * DAY if not again else DAY)
        if len(again) > 2:
            starts_on = maker.later(stay.ends_on, 60, 500)
        if starts_on < add_months(HORIZON, -1):
            end = _end(maker, stay.born, starts_on)
            again.append(Stay(stay.person_id, stay.born, starts_on, end))
    return again


def draw_stays(maker: Maker) -> list[Stay]:
    """Return all stays: of care leavers, of children in care at first, and new ones."""
    stays = _edges(maker)
    for year in range(FIRST_LEAVERS, FIRST_QUARTER.year):
        for _ in range(maker.number(LEAVERS_A_YEAR, 3)):
            stays.append(_left_long_ago(maker, year))
    for _ in range(maker.number(IN_CARE_AT_FIRST, 8)):
        stays.append(_already_in_care(maker, FIRST_QUARTER))
    for _ in range(maker.number(BREAKS_AT_FIRST, 3)):
        stays.append(_short_breaks(maker, maker.later(FIRST_QUARTER, -600, -10)))
    for quarter in quarters(FIRST_QUARTER, HORIZON):
        for _ in range(maker.number(ENTRIES_A_QUARTER, 4)):
            stays.append(_new(maker, quarter))
        for _ in range(maker.number(BREAKS_A_QUARTER, 1)):
            stays.append(_short_breaks(maker, maker.weekday_in(quarter)))
    children = [stay for stay in stays if not stay.is_series_of_short_breaks]
    return stays + _back_again(maker, children)
