"""Shared by the makers of latent events: randomness, plans, recording days, people."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from scripts.sample.days import quarter_end, weekday_on_or_after
from scripts.sample.mess import rate
from scripts.sample.world import calibration
from scripts.sample.world.model import Person, Record, World

HORIZON = date(2023, 5, 5)
LAST_CORRECTION = date(2023, 4, 20)
FIRST_CHECK = date(2022, 5, 16)
# Days that a supplier may take and still have the month that it declares complete.
RECORDING_DAYS = {
    "child_protection": 200,
    "justice": 115,
    "social_work": 28,
    "child_health": 28,
    "camhs": 28,
    "looked_after": 28,
}
LOCALITIES = (
    "S99000011",
    "S99000012",
    "S99000056",
    "S99000081",
    "PRESTWICK-unconfirmed",
    "TROON-unconfirmed",
)
CHI_WEIGHTS = range(10, 1, -1)


def new_random(*parts: object) -> Random:
    """Return a generator seeded by the parts only, the same on every machine."""
    return Random("|".join(str(part) for part in parts))  # noqa: S311


def postcode_localities() -> list[tuple[str, str]]:
    """Return the 60 synthetic postcodes, each with its locality; no area is ZZ."""
    return [
        (f"ZZ{district} {sector}{unit}", LOCALITIES[district - 1])
        for district in range(1, 7)
        for sector in range(1, 6)
        for unit in ("AA", "AB")
    ]


def invalid_chi(rng: Random, born: date | None, sex: str) -> str:
    """Return ten digits in the shape of a CHI whose check digit is wrong.

    The check digit of a CHI is 11 less the weighted sum (weights 10 to 2) modulo 11.
    """
    serial = 2 * rng.randrange(5) + (1 if sex == "M" else 0)
    digits = f"{born or date(2000, 1, 1):%d%m%y}{rng.randrange(100):02d}{serial}"
    total = sum(int(d) * w for d, w in zip(digits, CHI_WEIGHTS, strict=True))
    right = (11 - total % 11) % 11
    return digits + str(rng.choice([d for d in range(10) if d != right]))


@dataclass
class Maker:
    """The state of one run: its randomness, its scale and the world it fills."""

    rng: Random
    scale: float
    calibrated: bool
    world: World = field(default_factory=World)
    events: dict[str, list[Record[Any]]] = field(default_factory=dict)
    person_of: dict[str, Record[Person]] = field(default_factory=dict)
    never_merged: set[str] = field(default_factory=set)
    child_protection: set[str] = field(default_factory=set)
    _serial: dict[str, int] = field(default_factory=dict)
    _steered: dict[tuple[str, date], tuple[int, int]] = field(default_factory=dict)

    def happens(self, kind: str, extract: str = "*") -> bool:
        """Draw whether a kind of error occurs, at its declared rate."""
        return self.rng.random() < rate(kind, extract)

    def number(self, mean: float, spread: float) -> int:
        """Draw a count around a mean, at the run's scale."""
        return max(0, round(self.rng.gauss(mean, spread) * self.scale))

    def some(self, count: int, share: float) -> int:
        """Draw how many of `count` events occur, each with probability `share`."""
        return sum(self.rng.random() < share for _ in range(count))

    def plan(
        self, indicator: str, quarter: date, mean: float, share: float
    ) -> tuple[int, int]:
        """Return the number of events of a quarter and the number in time."""
        if self.is_calibrated(indicator, quarter):
            return calibration.EVENTS[indicator, quarter]
        count = self.number(mean, mean**0.5 / 2)
        return count, self.some(count, share)

    def is_calibrated(self, indicator: str, quarter: date) -> bool:
        """Return whether the quarter's counts are calibrated, free of history."""
        return self.calibrated and (indicator, quarter) in calibration.EVENTS

    def is_in_time(self, indicator: str, quarter: date, share: float) -> bool:
        """Draw whether an event is in time; a calibrated quarter keeps to its share."""
        calibrated = calibration.SHARES.get((indicator, quarter))
        if not self.calibrated or calibrated is None:
            return self.rng.random() < share
        good, events = self._steered.get((indicator, quarter), (0, 0))
        in_time = good < calibrated * (events + 1)
        self._steered[indicator, quarter] = (good + in_time, events + 1)
        return in_time

    def is_steady(self, indicator: str, quarter: date) -> bool:
        """Return whether the quarter's share is calibrated, free of history."""
        return self.calibrated and (indicator, quarter) in calibration.SHARES

    def outcomes(
        self, indicator: str, quarter: date, count: int, share: float
    ) -> list[bool]:
        """Return `count` outcomes: the given share of them true, or each at random."""
        if self.is_steady(indicator, quarter):
            given = calibration.SHARES[indicator, quarter]
            return self.shuffled(count, round(count * given))
        return [self.rng.random() < share for _ in range(count)]

    def shuffled(self, count: int, in_time: int) -> list[bool]:
        """Return `count` outcomes of which `in_time` are true, in random order."""
        outcomes = [True] * in_time + [False] * (count - in_time)
        self.rng.shuffle(outcomes)
        return outcomes

    def again(self, count: int) -> int:
        """Return how many of `count` registrations are re-registrations."""
        share = calibration.RE_REGISTERED_SHARE
        return round(count * share) if self.calibrated else self.some(count, share)

    def later(self, day: date, least: int, most: int) -> date:
        """Return a day `least` to `most` days later."""
        return day + timedelta(days=self.rng.randint(least, most))

    def weekday_in(self, quarter: date) -> date:
        """Return a weekday of the quarter."""
        end = quarter_end(quarter)
        while True:
            day = self.later(quarter, 0, (end - quarter).days)
            if day.weekday() < 5:
                return day

    def recorded(self, event_on: date, service: str) -> date:
        """Return the day an event is recorded: six in ten within a week."""
        slowest = RECORDING_DAYS[service]
        if self.rng.random() < 0.6:
            return self.later(event_on, 0, 7)
        return self.later(event_on, 8, slowest)

    def recorded_late(self, event_on: date, service: str) -> date:
        """Return a day after the period of the event was declared complete."""
        return self.later(event_on, RECORDING_DAYS[service] + 60, 700)

    def put_right_on(self, known_on: date) -> date:
        """Return the day on which a wrong or needless record is noticed.

        Half of those of older events are noticed in a check after the first edition,
        so that the two editions of the sample differ.
        """
        if known_on < FIRST_CHECK and self.rng.random() < 0.5:
            return self.later(FIRST_CHECK, 0, (LAST_CORRECTION - FIRST_CHECK).days)
        room = max(30, min(900, (LAST_CORRECTION - known_on).days))
        return self.later(known_on, 10, room)

    def perhaps_withdraw(self, record: Record[Any], steady: bool) -> None:
        """Withdraw the record on a later day, at the declared rate."""
        if not steady and self.happens("withdrawn"):
            record.withdrawn_on = self.put_right_on(record.known_on)

    def next_id(self, prefix: str, width: int = 7) -> str:
        """Return the next identifier of a series."""
        self._serial[prefix] = self._serial.get(prefix, 0) + 1
        return f"{prefix}{self._serial[prefix]:0{width}d}"

    def add_event(self, person_id: str, record: Record[Any]) -> None:
        """Keep the record's person, for the merging of duplicates."""
        self.events.setdefault(person_id, []).append(record)

    def new_person(self, kind: str, born: date | None, known_on: date) -> Person:
        """Add a person, called by kind and number ('Child 12'), and return it."""
        rng = self.rng
        person_id = self.next_id("1", 6)
        sex = rng.choice("MMMFF" if kind == "Adult" else "MF")
        postcode, locality = rng.choice(POSTCODES)
        person = Person(
            person_id=person_id,
            chi=invalid_chi(rng, born, sex) if rng.random() < 0.7 else None,
            scn=f"999{rng.randrange(10**6):06d}" if kind == "Child" else None,
            surname="Sample",
            forename=f"{kind} {int(person_id[1:])}",
            dob=born,
            dob_estimated=born is not None and rng.random() < 0.02,
            sex=sex if rng.random() < 0.99 else "U",
            ethnic_code=rng.choice(["1A", "1B", "1K", "3F", "5D", None]),
            disability_code=rng.choice([None, None, None, "00", "01", "04"]),
            postcode=postcode if rng.random() < 0.95 else None,
            locality_code=locality if rng.random() < 0.8 else None,
        )
        record = Record(person_id, known_on, person)
        self.world.sw_person.append(record)
        self.person_of[person_id] = record
        return person

    def born_at_age(self, on: date, youngest: float, oldest: float) -> date:
        """Return a birth date for an age range in years; never 29 February."""
        days = self.rng.randint(int(youngest * 365.25) + 2, int(oldest * 365.25) - 2)
        born = on - timedelta(days=days)
        return date(born.year, 2, 28) if (born.month, born.day) == (2, 29) else born

    def meet(self, person_id: str, on: date) -> None:
        """Ensure that the person is known by that day."""
        record = self.person_of[person_id]
        record.known_on = min(record.known_on, on)

    def weekday_after(self, day: date, least: int, most: int) -> date:
        """Return a weekday some days later."""
        return weekday_on_or_after(self.later(day, least, most))


POSTCODES = postcode_localities()
