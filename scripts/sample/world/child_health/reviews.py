"""Child health reviews: held in their window or outside it, with their findings."""

from dataclasses import dataclass
from datetime import date, timedelta

from scripts.sample.days import DAY, add_months, quarter_start, quarters
from scripts.sample.mess import rate
from scripts.sample.world.child_health.nursery import (
    PRACTICES,
    Family,
    Nursery,
    lives_here,
    recorded,
)
from scripts.sample.world.child_health.states import DOMAINS, Child, Review
from scripts.sample.world.maker import HORIZON, POSTCODES, Maker
from scripts.sample.world.model import Record

FIRST_REVIEWS = date(2018, 1, 1)
COVERAGE, CONCERNS, BREASTFED = 0.93, 0.175, 0.29
FEEDING_KNOWN = 0.93
EXTRACT = "chsp_ps_review"


@dataclass
class Plan:
    """A planned review: child, kind and day; no day if not held."""

    chi: str
    born: date
    kind: str
    eligible: date | None
    day: date | None
    steady: bool

    def is_in_window(self) -> bool:
        """Return whether it is held at the age intended for the review."""
        if self.day is None:
            return False
        if self.kind == "27_30_months":
            return add_months(self.born, 24) <= self.day < add_months(self.born, 36)
        return 28 <= (self.day - self.born).days <= 111


def build_reviews(maker: Maker, nursery: Nursery, families: list[Family]) -> None:
    """Make the reviews of all children, then the findings by quarter."""
    plans: list[Plan] = []
    for family in families:
        for child in family.children:
            plans.extend(_baby_reviews(maker, child, family.steady))
        plans.extend(_toddler_reviews(maker, family))
    for quarter in quarters(FIRST_REVIEWS, HORIZON):
        plans.extend(_without_register_row(maker, nursery, quarter))
    plans = [plan for plan in plans if _is_extracted(plan)]
    findings = _findings(maker, plans, "27_30_months", ("1.1", CONCERNS))
    fed = _findings(maker, plans, "6_8_weeks", ("1.3", BREASTFED))
    for number, plan in enumerate(plans):
        _add(maker, plan, findings.get(number, False), fed.get(number))


def _is_extracted(plan: Plan) -> bool:
    day = plan.day or plan.eligible
    return day is not None and FIRST_REVIEWS <= day <= HORIZON


def _baby_reviews(maker: Maker, child: Child, steady: bool) -> list[Plan]:
    """Plan the first visit and the reviews at 6 to 8 weeks and 13 to 15 months."""
    rng, born = maker.rng, child.dob
    after = rng.randint(42, 60)
    if not steady and maker.happens("review_outside_window", EXTRACT):
        after = rng.choice((26, 27, 112, 113, 150))
    elif rng.random() < 0.01:
        after = rng.choice((28, 111))
    year_old = add_months(born, 13)
    days = {
        "first_visit": (born + 10 * DAY, maker.later(born, 10, 15), 0.97),
        "6_8_weeks": (born + 42 * DAY, born + after * DAY, 0.95),
        "13_15_months": (year_old, maker.later(year_old, 0, 60), 0.9),
    }
    return [
        Plan(child.chi, born, kind, eligible, day, steady)
        for kind, (eligible, day, share) in days.items()
        if lives_here(child, day) and rng.random() < share
    ]


def _toddler_reviews(maker: Maker, family: Family) -> list[Plan]:
    """Plan the reviews at 27 to 30 months of a quarter's children."""
    rng, found = maker.rng, []
    quarter = add_months(family.born_in, 27)
    here = [c for c in family.children if lives_here(c, add_months(c.dob, 27))]
    done = dict(
        zip(
            (child.chi for child in here),
            maker.outcomes("1.2", quarter, len(here), COVERAGE),
            strict=True,
        )
    )
    for child in family.children:
        born, turned = child.dob, add_months(child.dob, 27)
        third = add_months(born, 36)
        day: date | None = maker.later(turned, 0, 30)
        if done.get(child.chi):
            if not family.steady and rng.random() < 0.015:
                day = rng.choice((add_months(born, 24), third - DAY))
        elif child.chi in done:
            drawn = rng.random()
            outside = (add_months(born, 24) - DAY, third, maker.later(third, 1, 60))
            day = rng.choice(outside) if drawn < 0.25 else None
            if drawn > 0.5:
                continue
        elif child.moved_in_on and turned < child.moved_in_on < third - 60 * DAY:
            day = maker.later(child.moved_in_on, 10, 50)
        elif rng.random() < rate("reviewed_elsewhere", EXTRACT):
            day = maker.later(turned, 0, 30)
        else:
            continue
        eligible = None if rng.random() < 0.02 else turned
        found.append(
            Plan(child.chi, born, "27_30_months", eligible, day, family.steady)
        )
    return found


def _without_register_row(maker: Maker, nursery: Nursery, quarter: date) -> list[Plan]:
    """Plan reviews of children missing from the register, edge cases included."""
    found = []
    for number in range(maker.number(4, 1)):
        turned = maker.later(quarter, 0, 80)
        born = add_months(turned, -27)
        edges = (add_months(born, 24) - DAY, add_months(born, 24))
        late_edges = (add_months(born, 36) - DAY, add_months(born, 36))
        day = (maker.later(turned, 0, 30), *edges, *late_edges)[number % 5]
        eligible = None if maker.rng.random() < 0.2 else turned
        if maker.is_steady("1.1", quarter_start(day)):
            continue
        chi = nursery.new_chi(born)
        found.append(Plan(chi, born, "27_30_months", eligible, day, False))
        born = maker.later(quarter, 0, 80)
        day = born + timedelta(days=maker.rng.choice((27, 28, 50, 111, 112)))
        chi = nursery.new_chi(born)
        found.append(Plan(chi, born, "6_8_weeks", born + 42 * DAY, day, False))
    return found


def _findings(
    maker: Maker, plans: list[Plan], kind: str, share_of: tuple[str, float]
) -> dict[int, bool]:
    """Draw the findings of the reviews of a kind, by quarter of the review."""
    indicator, share = share_of
    by_quarter: dict[date, list[int]] = {}
    found: dict[int, bool] = {}
    for number, plan in enumerate(plans):
        if plan.kind != kind or plan.day is None:
            continue
        if indicator == "1.3" and maker.rng.random() > FEEDING_KNOWN:
            continue
        if plan.is_in_window():
            by_quarter.setdefault(quarter_start(plan.day), []).append(number)
        else:
            found[number] = maker.rng.random() < share
    for quarter, numbers in sorted(by_quarter.items()):
        outcomes = maker.outcomes(indicator, quarter, len(numbers), share)
        found |= dict(zip(numbers, outcomes, strict=True))
    return found


def _domains(maker: Maker, plan: Plan, has_concern: bool) -> dict[str, str | None]:
    """Return the codes of the domains; some are not assessed, some blank."""
    if plan.day is None or plan.kind not in ("13_15_months", "27_30_months"):
        return dict.fromkeys(DOMAINS)
    rng = maker.rng
    codes: dict[str, str | None] = {}
    for domain in DOMAINS:
        codes[domain] = "none"
        if maker.happens("domain_incomplete", EXTRACT):
            codes[domain] = "not_assessed" if rng.random() < 0.5 else None
    if has_concern:
        for domain in rng.sample(DOMAINS, rng.choice((1, 1, 2))):
            codes[domain] = "concern" if rng.random() < 0.8 else "previous_concern"
    return codes


def _feeding(maker: Maker, plan: Plan, breastfed: bool | None) -> str | None:
    if plan.day is None or plan.kind not in ("first_visit", "6_8_weeks"):
        return None
    if breastfed:
        return "exclusively_breastfed"
    if breastfed is None and plan.kind == "6_8_weeks":
        return maker.rng.choice(("not_known", None))
    return maker.rng.choice(("formula", "formula", "formula", "mixed"))


def _add(maker: Maker, plan: Plan, has_concern: bool, breastfed: bool | None) -> None:
    rng = maker.rng
    if plan.kind == "13_15_months":
        has_concern = rng.random() < 0.12
    state = Review(
        chi=plan.chi,
        review_type=plan.kind,
        eligible_date=plan.eligible,
        review_date=plan.day,
        **_domains(maker, plan, has_concern),
        feeding_code=_feeding(maker, plan, breastfed),
        practice_code=rng.choice(PRACTICES),
        postcode=rng.choice(POSTCODES)[0] if rng.random() < 0.97 else None,
    )
    steady = plan.steady
    if plan.day is not None:
        quarter = quarter_start(plan.day)
        steady |= maker.is_steady("1.1", quarter) or maker.is_steady("1.3", quarter)
    day = plan.day or plan.eligible
    assert day is not None  # noqa: S101
    known_on = recorded(maker, day, steady, maker.happens("late"))
    record = Record(f"{plan.chi}+{plan.kind}", known_on, state)
    if plan.day is not None and not steady and maker.happens("corrected"):
        right_on = maker.put_right_on(known_on)
        if rng.random() < 0.5:
            state.review_date = plan.day - timedelta(days=rng.randint(3, 40))
            record.change(right_on, review_date=plan.day)
        else:
            right = state.hearing
            state.hearing = "none" if right == "concern" else "concern"
            record.change(right_on, hearing=right)
    maker.perhaps_withdraw(record, steady)
    maker.world.chsp_ps_review.append(record)
