"""School leavers and their destinations, including looked after ones."""

from dataclasses import replace
from datetime import date

from scripts.sample.world.looked_after.records import Leaver
from scripts.sample.world.maker import Maker
from scripts.sample.world.model import Record

YEARS = range(2017, 2022)  # the year in which the school year begins
LOOKED_AFTER_A_YEAR, LOOKED_AFTER_POSITIVE = 25, 0.84
OTHERS_A_YEAR, OTHERS_POSITIVE = 1100, 0.955
POSITIVE = {
    "higher_education": 38,
    "further_education": 30,
    "employment": 24,
    "training": 5,
    "voluntary_work": 1,
    "personal_skills": 2,
}
OTHER = {"unemployed_seeking": 55, "unemployed_not_seeking": 30, "not_known": 15}


def _destination(maker: Maker, is_positive: bool) -> str:
    weights = POSITIVE if is_positive else OTHER
    return maker.rng.choices(list(weights), list(weights.values()))[0]


def build_leavers(maker: Maker) -> None:
    """Make the leavers of each school year."""
    rng = maker.rng
    size = min(10**6, int(20000 * max(1.0, maker.scale)))
    numbers = rng.sample(range(10**6), size)
    for year in YEARS:
        start = date(year, 8, 1)
        count, positive = maker.plan(
            "1.6", start, LOOKED_AFTER_A_YEAR, LOOKED_AFTER_POSITIVE
        )
        steady = maker.is_calibrated("1.6", start)
        for outcome in maker.shuffled(count, positive):
            _leaver(maker, (year, numbers.pop()), (True, outcome), steady)
        others = maker.number(OTHERS_A_YEAR, 20)
        for outcome in maker.shuffled(others, maker.some(others, OTHERS_POSITIVE)):
            _leaver(maker, (year, numbers.pop()), (False, outcome), False)


def _leaver(
    maker: Maker, who: tuple[int, int], fate: tuple[bool, bool], steady: bool
) -> None:
    """Add a leaver; `fate`: whether looked after, whether positively placed."""
    rng = maker.rng
    (year, number), (is_looked_after, is_positive) = who, fate
    destination = _destination(maker, is_positive)
    state = Leaver(
        scn=f"999{number:06d}",
        leaver_year=f"{year}/{(year + 1) % 100:02d}",
        initial_destination_code=destination,
        followup_destination_code=None,
        lac_flag=True if is_looked_after else rng.choice((False, False, False, None)),
    )
    known_on = maker.later(date(year + 1, 11, 1), 0, 45)
    if not steady and maker.happens("late"):
        known_on = maker.later(date(year + 2, 1, 10), 0, 300)
    key = f"{state.scn}/{year}"
    record = Record(key, known_on, state)
    if not steady and maker.happens("corrected"):
        state.initial_destination_code = "not_known"
        right_on = maker.put_right_on(known_on)
        record.change(right_on, initial_destination_code=destination)
    elif not steady and maker.happens("looked_after_late", "seemis_leavers"):
        state.lac_flag = not is_looked_after
        record.change(maker.put_right_on(known_on), lac_flag=is_looked_after)
    followed = maker.later(date(year + 2, 6, 1), 0, 30)
    again = _destination(maker, rng.random() < (0.97 if is_positive else 0.3))
    record.change(followed, followup_destination_code=again)
    maker.perhaps_withdraw(record, steady)
    if maker.happens("two_schools", "seemis_leavers"):
        # The young person's previous school sent a row too, earlier in the file.
        other = replace(state, initial_destination_code="not_known", lac_flag=False)
        earlier = Record(key, known_on, other)
        flags = [version.lac_flag for _, version in record.versions()]
        earlier.is_uncontained = any(flag is not False for flag in flags)
        maker.world.seemis_leavers.append(earlier)
    maker.world.seemis_leavers.append(record)
