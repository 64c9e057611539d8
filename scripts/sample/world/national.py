"""National tables: population estimates, Reporter referrals, published statistics.

All figures are synthetic but for six that are public: the re-registration rates of
2019/20 (6.85 in Scotland, 8.51 in South Ayrshire), the shares of looked after children
with several placements in that year (16.7 and 17.7), and the shares of unpaid work
placements begun within seven working days (72.7 in 2019/20, 49.3 in 2020/21).
"""

from datetime import date
from random import Random

from scripts.sample.areas import (
    COUNCILS,
    EAST_AYRSHIRE,
    NORTH_AYRSHIRE,
    SCOTLAND,
    SOUTH_AYRSHIRE,
)
from scripts.sample.world.calibration import CHILDREN_IN_POVERTY, OFFENCE_REFERRALS
from scripts.sample.world.maker import Maker
from scripts.sample.world.model import Estimate, Record, ReporterCount, Statistic

FIRST_ESTIMATE, LAST_ESTIMATE = 2013, 2021
REBASED_ON = date(2022, 7, 13)
OLDEST_AGE = 25
REFERRAL_YEARS = range(2014, 2022)  # the year in which the financial year begins
# Children per 1,000 aged 0 to 17 by type of referral, in Scotland at large.
REFERRAL_RATES = {"offence": 3.4, "care": 11.5, "all": 14.0}
SHOWN_FROM = 5

# measure -> (period type, first year, last year, Scotland's usual value, move)
MEASURES = {
    "LGBF-CHN22": ("social_work_year", 2012, 2019, 6.6, 0.5),
    "JSW-UPW-7WD": ("financial_year", 2010, 2021, 70.0, 4.0),
    "JSW-CPO-1WD": ("financial_year", 2010, 2021, 78.5, 2.0),
    "JSW-CPO-COMPLETE": ("financial_year", 2010, 2021, 70.5, 1.5),
    "JSW-L1-3M": ("financial_year", 2010, 2021, 36.0, 5.0),
    "JSW-L2-6M": ("financial_year", 2010, 2021, 38.0, 5.0),
    "CP-RATE": ("day", 2010, 2021, 2.8, 0.2),
    "LGBF-CHN24": ("financial_year", 2014, 2021, 23.0, 1.0),
    "LGBF-CHN23": ("social_work_year", 2012, 2019, 19.0, 1.5),
}
# Cases that a measure's share is taken of, in Scotland and in a council.
SIZES = {"CP-RATE": (1030000, 20600), "LGBF-CHN24": (910000, 17600)}
USUAL_SIZE = (5000, 150)
KNOWN_VALUES = {
    ("LGBF-CHN22", 2019, SCOTLAND): "6.85",
    ("LGBF-CHN22", 2019, SOUTH_AYRSHIRE): "8.51",
    ("LGBF-CHN23", 2019, SCOTLAND): "16.7",
    ("LGBF-CHN23", 2019, SOUTH_AYRSHIRE): "17.7",
    ("JSW-UPW-7WD", 2019, SCOTLAND): "72.7",
    ("JSW-UPW-7WD", 2020, SCOTLAND): "49.3",
}
FIRST_MONTH = {"social_work_year": (8, 1), "financial_year": (4, 1), "day": (7, 31)}


def published_on(year: int) -> date:
    """Return the day on which the mid-year estimates of a year were first published."""
    return REBASED_ON if year == LAST_ESTIMATE else date(year + 1, 6, 25)


def _cells(rng: Random) -> dict[tuple[str, int, int], int]:
    cells: dict[tuple[str, int, int], int] = {}
    for area, (_, thousands) in COUNCILS.items():
        for age in range(OLDEST_AGE + 1):
            base = thousands / 18 * 1000 * (0.846 + 0.0182 * min(age, 19))
            for year in range(FIRST_ESTIMATE, LAST_ESTIMATE + 1):
                drift = 1 + 0.002 * (2017 - year)
                cells[area, year, age] = round(base * drift * rng.uniform(0.98, 1.02))
                total = cells.get((SCOTLAND, year, age), 0)
                cells[SCOTLAND, year, age] = total + cells[area, year, age]
    return cells


def build_population(maker: Maker) -> None:
    """Make the estimates; those of earlier years are re-based once, in 2022."""
    first = _cells(maker.rng)
    for (area, year, age), people in sorted(first.items()):
        known_on = published_on(year)
        record = Record(
            f"{area}+{year}+{age}", known_on, Estimate(area, year, age, people)
        )
        if year < LAST_ESTIMATE:
            factor = 1 + 0.0009 * (year - 2011)
            record.change(REBASED_ON, population=round(people * factor))
        maker.world.population.append(record)


def build_reporter_counts(maker: Maker) -> None:
    """Make the Reporter's counts; a year is published in October and revised then."""
    rng = maker.rng
    small_year = rng.choice(REFERRAL_YEARS[4:]) if rng.random() < 0.5 else None
    for year in REFERRAL_YEARS:
        label = f"{year % 100:02d}/{year % 100 + 1:02d}"
        known_on = date(year + 1, 10, 26)
        totals = dict.fromkeys(REFERRAL_RATES, 0)
        for name, thousands in COUNCILS.values():
            for kind, usual in REFERRAL_RATES.items():
                count = round(thousands * usual * rng.uniform(0.8, 1.2))
                if kind == "offence" and thousands < 5:
                    count = rng.randint(0, 12)
                if kind == "offence" and name == "South Ayrshire":
                    count = rng.randint(70, 95) if year > 2018 else 131
                    if maker.calibrated:
                        count = OFFENCE_REFERRALS.get(label, count)
                    elif year == small_year:
                        count = rng.randint(1, 4)
                totals[kind] += count
                _reporter_row(maker, (name, kind, label), known_on, count)
        for kind, total in totals.items():
            _reporter_row(maker, ("Scotland", kind, label), known_on, total)


def _shown(count: int) -> str:
    return f"<{SHOWN_FROM}" if 0 < count < SHOWN_FROM else str(count)


def _reporter_row(
    maker: Maker, cell: tuple[str, str, str], known_on: date, count: int
) -> None:
    area, kind, label = cell
    state = ReporterCount(area, kind, label, _shown(count))
    record = Record("+".join(cell), known_on, state)
    ours = maker.calibrated and area == "South Ayrshire" and kind == "offence"
    if count >= 20 and maker.rng.random() < 0.04 and not ours:
        revised = count + maker.rng.choice((-2, -1, 1, 2, 3))
        day = date(known_on.year + 1, 10, 25)
        record.change(day, children_text=_shown(revised))
    if ours and label == "19/20":
        record.change(date(2022, 10, 25), children_text=_shown(count + 2))
    maker.world.scra_referrals.append(record)


def build_statistics(maker: Maker) -> None:
    """Make the published national figures, with revisions and missing cells."""
    for measure, (kind, first, last, usual, move) in MEASURES.items():
        for year in range(first, last + 1):
            month, day = FIRST_MONTH[kind]
            start = date(year, month, day)
            out = date(year + (1 if kind == "day" else 2), 2, 26)
            for area in (SCOTLAND, SOUTH_AYRSHIRE, EAST_AYRSHIRE, NORTH_AYRSHIRE):
                _statistic(maker, (measure, area, kind), (start, out), (usual, move))


def _statistic(
    maker: Maker,
    names: tuple[str, str, str],
    days: tuple[date, date],
    usual: tuple[float, float],
) -> None:
    (measure, area, kind), (start, out) = names, days
    rng = maker.rng
    size = SIZES.get(measure, USUAL_SIZE)[0 if area == SCOTLAND else 1]
    base = round(size * rng.uniform(0.9, 1.1))
    spread = 0.0 if area == SCOTLAND else usual[1]
    value = max(0.5, rng.gauss(*usual) + rng.gauss(0, spread))
    if measure in SIZES:
        base = size
    per = 1000 if kind == "day" else 100
    count = round(base * value / per)
    ours = (measure, area) == ("LGBF-CHN24", SOUTH_AYRSHIRE)
    if ours and maker.calibrated:
        count = CHILDREN_IN_POVERTY.get(start.year, count)
    places = 2 if measure in ("LGBF-CHN22", "CP-RATE") else 1
    shown = KNOWN_VALUES.get((measure, start.year, area))
    parts: tuple[str | None, str | None] = (str(count), str(base))
    if shown is not None:
        parts = (None, None)
    text = shown or f"{count / base * per:.{places}f}"
    missing = shown is None and rng.random() < 0.04 and not (ours and maker.calibrated)
    state = Statistic(
        measure, area, kind, start, *parts, None if missing else text, out
    )
    if missing:
        state.numerator = None
    _publish(maker, state)
    if shown is None and not missing and rng.random() < 0.08:
        again = date(out.year + 1, 2, 25)
        revised = f"{(count + 1) / base * per:.{places}f}"
        numbers = (str(count + 1), str(base))
        _publish(maker, Statistic(*names, start, *numbers, revised, again))


def _publish(maker: Maker, state: Statistic) -> None:
    parts = (state.measure, state.area, state.period_type)
    key = "+".join([*parts, str(state.period_start), str(state.published_on)])
    maker.world.national_statistic.append(Record(key, state.published_on, state))
