"""The exact Poisson limits of few events, as a seed: no SQL engine computes them.

``python -m tools.poisson_limits`` writes ``seeds/reference/poisson_limit.csv``: for 0
to 9 events and each level of confidence the means at which this number of events or
more, or this number or fewer, has the tail's probability (half of the remaining
probability), as PHEindicatormethods 2.1.0 takes them from the chi-square distribution.
"""

import csv
from pathlib import Path

from mpmath import findroot, gammainc, mp, mpf, nstr

from scripts.project import find_project

EVENTS = 10
LEVELS = ("95", "99.8")
SEED = "seeds/reference/poisson_limit.csv"
HEADER = ("confidence_level", "event_count", "lower_limit", "upper_limit")
DIGITS = 17


def poisson_limits() -> list[tuple[str, str, str, str]]:
    """Return the rows of the seed, each limit to 17 significant digits."""
    mp.dps = 40
    rows = []
    for level in LEVELS:
        tail = (1 - mpf(level) / 100) / 2
        for events in range(EVENTS):
            lower = _mean(events, tail) if events else mpf(0)
            upper = _mean(events + 1, 1 - tail)
            limits = (nstr(limit, DIGITS) for limit in (lower, upper))
            rows.append((level, str(events), next(limits), next(limits)))
    return rows


def _mean(events: int, probability: mpf) -> mpf:
    """Return the mean at which this number of events or more has the probability."""

    def excess(mean: mpf) -> mpf:
        return gammainc(events, 0, mean, regularized=True) - probability

    # the probability grows with the mean; these two are on either side of it
    sides = (mpf("1e-9"), mpf(100))
    return findroot(excess, sides, solver="bisect", tol=mpf("1e-60"), maxsteps=200)


def main() -> None:
    """Write the seed."""
    path: Path = find_project().root / SEED
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([HEADER, *poisson_limits()])


if __name__ == "__main__":
    main()
