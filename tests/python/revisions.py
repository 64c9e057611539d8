"""An independent count of how far figures move after they are first reported."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from workbench import rows

SERIES = """
    select
        indicator_id, edition_id, editions.data_cut_off_on, period_start, value,
        value_label, definition_version
    from marts.indicator_series
    inner join core.dim_edition as editions using (edition_id)
    where value is not null
"""
PROFILES = """
    select
        indicator_id, edition_id, figure_count, moved_count, median_move, largest_move
    from marts.revision_profile
"""


@dataclass(frozen=True)
class Report:
    """A figure of a period as one edition has it."""

    edition: str
    cut_off: date
    value: float
    label: str
    version: int


def disagreements_of_profiles(build: Path) -> tuple[int, list[str]]:
    """Return how many figures were compared, and the profiles that differ."""
    found: list[tuple[Any, ...]] = rows(build, SERIES)
    reports: dict[tuple[str, date], list[Report]] = defaultdict(list)
    latest: dict[tuple[str, str], date] = {}
    first: dict[str, date] = {}
    for indicator, edition, cut_off, period, value, label, version in found:
        reports[indicator, period].append(
            Report(edition, cut_off, value, label, version)
        )
        latest[indicator, edition] = max(
            period, latest.get((indicator, edition), period)
        )
        first[indicator] = min(cut_off, first.get(indicator, cut_off))
    moves: dict[tuple[str, str], list[tuple[float, bool]]] = defaultdict(list)
    for (indicator, period), several in reports.items():
        earliest, *later = sorted(several, key=lambda one: (one.cut_off, one.edition))
        was_old = earliest.cut_off == first[indicator]
        if was_old and latest[indicator, earliest.edition] != period:
            continue
        for one in later:
            if one.cut_off > earliest.cut_off and one.version == earliest.version:
                moves[indicator, one.edition].append(
                    (
                        abs(one.value - earliest.value),
                        one.label.split(" (")[0] != earliest.label.split(" (")[0],
                    )
                )
    wrong = []
    for indicator, edition, figures, moved, middle, largest in rows(build, PROFILES):
        counted = moves[str(indicator), str(edition)]
        sizes = [size for size, _ in counted]
        of_moved = [size for size, is_moved in counted if is_moved]
        expected = (
            len(counted),
            sum(is_moved for _, is_moved in counted),
            median(of_moved) if of_moved else None,
            max(sizes, default=None),
        )
        if (figures, moved, middle, largest) != expected:
            wrong.append(f"{edition} {indicator}: {figures, moved, middle, largest}")
    return sum(map(len, moves.values())), wrong
