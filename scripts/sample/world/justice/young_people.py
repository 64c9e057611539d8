"""Young people: referrals to diversion, and unaccompanied asylum seekers supported."""

from dataclasses import dataclass
from datetime import date, timedelta

from scripts.sample.days import age_on, quarters
from scripts.sample.mess import rate
from scripts.sample.world.calibration import SUPPORTED_YOUNG_PEOPLE
from scripts.sample.world.justice.adults import FIRST_QUARTER, SERVICE, Adults
from scripts.sample.world.maker import HORIZON, Maker
from scripts.sample.world.model import Record, Referral

PEOPLE_A_QUARTER, ADULT_REFERRALS_A_QUARTER = 18, 34
OFFENCES = ("Assault", "Vandalism", "Theft", "Breach of peace", "Road traffic")
COUNT_DAY = date(2023, 3, 31)


@dataclass(frozen=True)
class Fate:
    """How a referral is recorded: whether late, and whether free of history."""

    late: bool = False
    steady: bool = False


class Youths:
    """Makes referrals; a young person may return in a later quarter."""

    def __init__(self, maker: Maker, adults: Adults) -> None:
        """Take the maker whose world is filled, and the adults known to it."""
        self.maker = maker
        self.adults = adults
        self.known: list[str] = []

    def build(self) -> None:
        """Make every quarter's referrals, those of adults included."""
        maker = self.maker
        for quarter in quarters(FIRST_QUARTER, HORIZON):
            count, _ = maker.plan("4.8", quarter, PEOPLE_A_QUARTER, 1.0)
            fate = Fate(steady=maker.is_calibrated("4.8", quarter))
            taken: set[str] = set()
            for _ in range(count):
                self._young_person(quarter, taken, fate)
            for _ in range(maker.some(count, rate("late"))):
                self._young_person(quarter, taken, Fate(late=True))
            for _ in range(maker.number(ADULT_REFERRALS_A_QUARTER, 4)):
                day = maker.weekday_in(quarter)
                self._refer(self.adults.find(day), day, Fate())
            self._beside_the_age_range(quarter)

    def _known(self, day: date, taken: set[str]) -> str | None:
        maker, rng = self.maker, self.maker.rng
        for person_id in rng.sample(self.known, min(6, len(self.known))):
            born = maker.person_of[person_id].first.dob
            if person_id not in taken and born and 10 <= age_on(born, day) <= 17:
                maker.meet(person_id, day)
                return person_id
        return None

    def _new(self, day: date) -> str:
        maker, rng = self.maker, self.maker.rng
        youngest, oldest = rng.choices(((8.05, 12), (12, 16), (16, 17.9)), (1, 4, 5))[0]
        born = maker.born_at_age(day, youngest, oldest)
        person = maker.new_person("Child", born, day)
        if maker.happens("dob_unknown", "youth_diversion"):
            person.dob = None
        else:
            self.known.append(person.person_id)
        return person.person_id

    def _young_person(self, quarter: date, taken: set[str], fate: Fate) -> None:
        """Refer one young person, often for several charges and by both routes."""
        maker, rng = self.maker, self.maker.rng
        day = maker.weekday_in(quarter)
        known = self._known(day, taken) if rng.random() < 0.3 else None
        person_id = known or self._new(day)
        taken.add(person_id)
        self._refer(person_id, day, fate)
        while maker.happens("several_charges", "youth_diversion"):
            self._refer(person_id, day, fate)

    def _beside_the_age_range(self, quarter: date) -> None:
        """Refer someone on the 18th birthday, the day before it, and a child of 7."""
        maker = self.maker
        if quarter.month != 4:
            return
        day = maker.weekday_in(quarter)
        eighteen = date(day.year - 18, day.month, day.day)
        for born in (eighteen, eighteen + timedelta(days=1)):
            person = maker.new_person("Child", born, day)
            self._refer(person.person_id, day, Fate(steady=True))
        child = maker.new_person("Child", maker.born_at_age(day, 7.1, 7.9), day)
        self._refer(child.person_id, day, Fate(steady=True))

    def _refer(self, person_id: str, day: date, fate: Fate) -> None:
        maker, rng = self.maker, self.maker.rng
        person = maker.person_of[person_id].first
        born = person.dob
        age = age_on(born, day) if born else rng.randint(12, 17)
        is_young = age < 18
        route = "diversion"
        if is_young and rng.random() < (0.75 if age < 16 else 0.35):
            route = "early_intervention"
        may_err = born is not None and not fate.steady
        if may_err and maker.happens("age_contradicts_dob", "youth_diversion"):
            age += rng.choice((-1, 1, 10))
        accepted = rng.random() < 0.9
        assessed = maker.later(day, 5, 25)
        begun = maker.later(assessed, 3, 30)
        state = Referral(
            referral_id=maker.next_id("YD"),
            person_id=person_id,
            referral_route=route,
            pf_reference=maker.next_id("PF", 6) if route == "diversion" else None,
            referral_date=day,
            offence_group=rng.choice(OFFENCES),
            age_at_referral=age,
            accepted=accepted,
            assessment_date=None,
            commenced=None,
            completed=None,
            outcome=None if accepted else "NOTACC",
        )
        late = fate.late or (not is_young and maker.happens("late"))
        known_on = maker.recorded(day, SERVICE)
        if late:
            known_on = maker.recorded_late(day, SERVICE)
        record = Record(state.referral_id, known_on, state)
        if not fate.steady and maker.happens("corrected"):
            state.referral_date = min(day + timedelta(days=35), known_on)
            record.change(maker.put_right_on(known_on), referral_date=day)
        if accepted:
            record.change(assessed, assessment_date=assessed)
            record.change(maker.later(begun, 0, 9), commenced=begun, outcome="ONGOING")
            ended = maker.later(begun, 30, 150)
            outcome = "SUCC" if rng.random() < 0.8 else "UNSUCC"
            record.change(maker.later(ended, 0, 9), completed=ended, outcome=outcome)
        maker.perhaps_withdraw(record, fate.steady)
        maker.world.youth_diversion.append(record)
        maker.add_event(person_id, record)


def build_supported(maker: Maker) -> None:
    """Make the unaccompanied young people who are or were supported."""
    active = SUPPORTED_YOUNG_PEOPLE
    if not maker.calibrated:
        active = maker.number(SUPPORTED_YOUNG_PEOPLE, 2)
    for position in range(active):
        start = maker.later(date(2021, 3, 1), 0, 735)
        ended: date | None = None
        if position == 0:
            start = COUNT_DAY
        elif position in (1, 2):
            ended = COUNT_DAY + timedelta(days=1 if position == 1 else 19)
        _supported(maker, start, ended, True)
    for position in range(maker.number(14, 2)):
        start = maker.later(date(2018, 4, 1), 0, 1400)
        ended = maker.later(start, 150, 400)
        if position == 0:
            ended = COUNT_DAY
        elif position in (1, 2):
            ended = date(2022, 9, 30) + timedelta(days=position - 1)
            start = date(2021, 11, 23)
        _supported(maker, start, ended, False)
    # Not flagged, or without a beginning: neither is supported.
    for flag, begun in ((False, date(2022, 5, 9)), (True, None)):
        born = maker.born_at_age(date(2022, 5, 9), 16, 17.5)
        person = maker.new_person("Child", born, date(2022, 5, 9))
        person.uasc_flag, person.uasc_start = flag, begun


def _supported(maker: Maker, start: date, ended: date | None, steady: bool) -> None:
    born = maker.born_at_age(start, 15, 17.8)
    person = maker.new_person("Child", born, start)
    record = maker.person_of[person.person_id]
    begun = start
    if not steady and maker.happens("corrected"):
        begun = maker.later(start, 20, 90)
        record.change(maker.put_right_on(maker.later(begun, 0, 9)), uasc_start=start)
    known_on = maker.recorded(start, "social_work")
    record.change(known_on, uasc_flag=True, uasc_start=begun)
    if ended is None:
        return
    known_on = max(known_on, maker.recorded(ended, "social_work"))
    if not steady and maker.happens("late"):
        known_on = maker.recorded_late(ended, "social_work")
    record.change(known_on, uasc_end=ended)
