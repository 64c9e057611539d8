"""The ledger's counts of child health: reviews, coverage, feeding."""

from datetime import date, timedelta

from scripts.sample.days import add_months
from scripts.sample.ledger.cases import Cases, judged
from scripts.sample.ledger.snapshot import Snapshot
from scripts.sample.world.child_health.states import DOMAINS, Child, Review


def _lives_here(child: Child, day: date) -> bool:
    came = child.dob if child.moved_in_on is None else child.moved_in_on
    gone = child.moved_out_on
    return came <= day and (gone is None or gone > day)


def _is_aged_two(born: date, day: date) -> bool:
    return add_months(born, 24) <= day < add_months(born, 36)


def _reviews(
    snapshot: Snapshot, kind: str, start: date, end: date
) -> list[tuple[Review, date]]:
    """Return the reviews of a kind held in the quarter with the child's birth date.

    For a child missing from the register it is derived from the day on which the child
    became eligible; a review without either is excluded.
    """
    found = []
    for review in snapshot.reviews:
        day, eligible = review.review_date, review.eligible_date
        if review.review_type != kind or day is None or not start <= day <= end:
            continue
        if review.chi in snapshot.children:
            found.append((review, snapshot.children[review.chi].dob))
        elif eligible is not None and kind == "27_30_months":
            found.append((review, add_months(eligible, -27)))
        elif eligible is not None:
            found.append((review, eligible - timedelta(days=42)))
    return found


def review_records(snapshot: Snapshot) -> set[str]:
    """Return the reviews with a date, by child and kind."""
    return {_name(x) for x in snapshot.reviews if x.review_date is not None}


def child_records(snapshot: Snapshot) -> set[str]:
    """Return the children of the register."""
    return set(snapshot.children)


def _name(review: Review) -> str:
    return f"{review.chi} {review.review_type}"


def developmental_concerns(snapshot: Snapshot, start: date, end: date) -> Cases:
    """1.1: reviews at 27 to 30 months while aged two, and those with a concern."""
    cases: Cases = {}
    for review, born in _reviews(snapshot, "27_30_months", start, end):
        day = review.review_date
        if day is None or not _is_aged_two(born, day):
            continue
        codes = {getattr(review, domain) for domain in DOMAINS}
        found = "concern" in codes or "previous_concern" in codes
        cases[_name(review)] = judged(found)
    return cases


def review_coverage(snapshot: Snapshot, start: date, end: date) -> Cases:
    """1.2: children here on the day they turn 27 months, and those ever reviewed."""
    days = {
        review.chi: review.review_date
        for review in snapshot.reviews
        if review.review_type == "27_30_months" and review.review_date is not None
    }
    cases: Cases = {}
    for child in snapshot.children.values():
        turned = add_months(child.dob, 27)
        if not start <= turned <= end or not _lives_here(child, turned):
            continue
        reviewed = child.chi in days and _is_aged_two(child.dob, days[child.chi])
        cases[child.chi] = judged(reviewed)
    return cases


def breastfeeding(snapshot: Snapshot, start: date, end: date) -> Cases:
    """1.3: reviews at 28 to 111 days with a known feed, and breast milk alone."""
    cases: Cases = {}
    for review, born in _reviews(snapshot, "6_8_weeks", start, end):
        day, feed = review.review_date, review.feeding_code
        if day is None or not 28 <= (day - born).days <= 111:
            continue
        if feed in ("exclusively_breastfed", "mixed", "formula"):
            cases[_name(review)] = judged(feed == "exclusively_breastfed")
    return cases


def primary_immunisation(snapshot: Snapshot, start: date, end: date) -> Cases:
    """1.4: children here on the first birthday, and those with three doses by then."""
    cases: Cases = {}
    for child in snapshot.children.values():
        birthday = add_months(child.dob, 12)
        if not start <= birthday <= end or not _lives_here(child, birthday):
            continue
        given = {
            dose.dose
            for dose in snapshot.doses.get(child.chi, [])
            if dose.vaccine in ("five_in_one", "six_in_one")
            and dose.given_date <= birthday
        }
        cases[child.chi] = judged({1, 2, 3} <= given)
    return cases
