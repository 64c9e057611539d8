"""Looked after children: their placements, and who stays on at the end."""

from datetime import date, timedelta

from scripts.sample.days import DAY, age_on
from scripts.sample.world import calibration
from scripts.sample.world.looked_after.stays import FIRST_QUARTER, YEAR, Span, Stay
from scripts.sample.world.maker import HORIZON, Maker

# Kind of placement: its ages (youngest and oldest), and homes to choose from.
AGES = {
    "prospective_adopters": (0, 6),
    "authority_home": (9, 17),
    "voluntary_home": (9, 17),
    "residential_school": (9, 17),
    "secure": (13, 17),
    "crisis": (12, 17),
    "other_residential": (12, 17),
}
HOMES = ("authority_home", "voluntary_home", "residential_school", "secure", "crisis")
ELIGIBLE = (
    *("kinship", "foster_provided", "foster_purchased"),
    *("authority_home", "voluntary_home", "residential_school"),
)
MAY_STAY_ON = 16
FEW = 40  # carers of one kind whom a child may come to


def _kind(maker: Maker, age: int) -> str:
    weights = {
        kind: share
        for kind, share in calibration.PLACEMENT_SHARES.items()
        if AGES.get(kind, (0, 17))[0] <= age <= AGES.get(kind, (0, 17))[1]
    }
    return maker.rng.choices(list(weights), list(weights.values()))[0]


def _provider(maker: Maker, kind: str) -> str | None:
    if kind == "at_home":
        return None
    if kind in HOMES:
        return f"Home {kind[0].upper()}{maker.rng.randint(1, 4)}"
    return f"Carer {kind[0].upper()}{kind[-1].upper()}{maker.rng.randint(1, FEW):03d}"


def _next_span(maker: Maker, stay: Stay, starts_on: date) -> Span:
    before = stay.spans[-1] if stay.spans else None
    while True:
        kind = _kind(maker, age_on(stay.born, starts_on))
        provider = _provider(maker, kind)
        if before is None or (kind, provider) != (before.kind, before.provider):
            return Span(kind, provider, starts_on, None)


def place(maker: Maker, stay: Stay) -> None:
    """Give the stay its placements, moves and gaps included."""
    rng = maker.rng
    last_day = stay.ends_on or HORIZON + DAY
    day = stay.starts_on
    if stay.is_steady:
        stay.spans.append(Span("kinship", "Carer K001", day, stay.ends_on))
        return
    if stay.is_series_of_short_breaks:
        while day < min(last_day, HORIZON) and len(stay.spans) < 6:
            after = min(last_day, maker.later(day, 2, 5))
            stay.spans.append(Span("foster_provided", "Carer B001", day, after))
            day = maker.later(after, 40, 150)
        return
    while True:
        span = _next_span(maker, stay, day)
        stay.spans.append(span)
        years = rng.expovariate(calibration.MOVES_A_YEAR)
        if len(stay.spans) == 1 and rng.random() < calibration.EARLY_MOVES:
            years = rng.uniform(0.02, 0.3)
        day = span.starts_on + timedelta(days=2 + int(years * YEAR))
        if day >= last_day:
            span.ends_on = stay.ends_on
            return
        span.ends_on = day
        if maker.happens("placement_gap", "lac_placement"):
            day = min(maker.later(day, 2, 9), last_day - DAY)


def half_year_of(day: date) -> date:
    """Return the first day of the day's half-year (April or October)."""
    if day.month < 4:
        return date(day.year - 1, 10, 1)
    return date(day.year, 4 if day.month < 10 else 10, 1)


def let_some_stay_on(maker: Maker, stays: list[Stay]) -> None:
    """Choose who stays on, of each half-year's eligible leavers."""
    leavers: dict[date, list[Stay]] = {}
    for stay in stays:
        if not stay.has_ended or stay.is_series_of_short_breaks:
            continue
        if stay.age_at_end() >= MAY_STAY_ON and stay.spans[-1].kind in ELIGIBLE:
            assert stay.ends_on is not None  # noqa: S101
            leavers.setdefault(half_year_of(stay.ends_on), []).append(stay)
    for half_year, able in sorted(leavers.items()):
        share = calibration.STAY_ON_SHARE
        count = maker.some(len(able), share)
        if maker.calibrated and half_year in calibration.STAY_ON:
            count = round(calibration.STAY_ON[half_year] * len(able))
            for stay in able:
                stay.is_steady = True
        for stay, stays_on in zip(able, maker.shuffled(len(able), count), strict=True):
            stay.stays_on = stays_on and half_year >= FIRST_QUARTER
