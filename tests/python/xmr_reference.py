"""XmR process charts in exact arithmetic, written to be read."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import mean as mean_of  # exact for fractions

OUTER = Fraction("2.66")
INNER = OUTER * 2 / 3
SCREEN = Fraction("3.267")
RUN = 7
JUDGEMENTS = {
    "higher_is_better": {"high": "improvement", "low": "concern"},
    "lower_is_better": {"high": "concern", "low": "improvement"},
    "none": {"high": "neutral", "low": "neutral"},
}

Values = list[Fraction | None]


@dataclass(frozen=True)
class Point:
    """One period of a series; None is a gap."""

    value: Fraction | None
    is_rebase: bool = False


@dataclass(frozen=True)
class Charted:
    """What the chart says about one point."""

    rebase_group: int
    point_count: int
    is_short: bool
    process_mean: Fraction | None
    moving_range: Fraction | None
    mean_moving_range: Fraction | None
    lower_process_limit: Fraction | None
    upper_process_limit: Fraction | None
    point_type: str | None
    special_cause_rule: str | None
    reason: str | None
    screening: str | None


def chart(
    points: Sequence[Point],
    fixed_points: int | None = None,
    direction: str = "none",
    screen_outliers: bool = True,
) -> list[Charted]:
    """Chart a series, each rebase group by itself."""
    if direction not in JUDGEMENTS:
        raise ValueError(f"unknown direction: {direction}")
    groups: list[Values] = []
    for point in points:
        if point.is_rebase or not groups:
            groups.append([])
        groups[-1].append(point.value)
    return [
        row
        for number, values in enumerate(groups, start=1)
        for row in _group(number, values, fixed_points, direction, screen_outliers)
    ]


def _group(
    number: int, values: Values, fixed: int | None, direction: str, screen: bool
) -> list[Charted]:
    count = len(_present(values))
    ranges = _moving_ranges(values)
    mean, mean_range, reason, screening = _baseline(values, ranges, fixed, screen)
    lower = upper = None
    labels: list[tuple[str, str] | None] = [None] * len(values)
    if mean is not None and mean_range is not None and reason is None:
        lower, upper = mean - OUTER * mean_range, mean + OUTER * mean_range
        labels = _labels(values, mean, mean_range)
    charted = []
    for value, moving_range, label in zip(values, ranges, labels, strict=True):
        why = "no_value" if value is None else reason
        rule, point_type = None, "common_cause" if why is None else None
        if label is not None:
            rule, side = label
            point_type = f"{JUDGEMENTS[direction][side]}_{side}"
        row = Charted(
            rebase_group=number, point_count=count, is_short=count < 13,
            process_mean=mean, moving_range=moving_range, mean_moving_range=mean_range,
            lower_process_limit=lower, upper_process_limit=upper,
            point_type=point_type, special_cause_rule=rule, reason=why,
            screening=screening,
        )  # fmt: skip
        charted.append(row)
    return charted


def _moving_ranges(values: Values) -> Values:
    ranges: Values = [None] * len(values)
    for i in range(1, len(values)):
        value, before = values[i], values[i - 1]
        if value is not None and before is not None:
            ranges[i] = abs(value - before)
    return ranges


def _baseline(
    values: Values, ranges: Values, fixed: int | None, screen: bool
) -> tuple[Fraction | None, Fraction | None, str | None, str | None]:
    """Return the mean, the mean moving range, why no limits, and the screening."""
    if fixed is not None and fixed < 12:
        return None, None, "fixed_too_early", None
    base: list[Fraction] = []
    base_ranges: list[Fraction] = []
    for value, moving_range in zip(values, ranges, strict=True):
        if value is None or (fixed is not None and len(base) == fixed):
            continue
        base.append(value)
        if moving_range is not None:
            base_ranges.append(moving_range)
    if not base:
        return None, None, None, None
    if not base_ranges:
        return mean_of(base), None, "no_moving_range", None
    mean_range = mean_of(base_ranges)
    if mean_range == 0:
        return mean_of(base), mean_range, "no_variation", None
    screening = "not_screened"
    if screen:
        kept = mean_of([one for one in base_ranges if one < SCREEN * mean_range])
        # where nothing but outliers varies, they stay
        screening = "left_no_range" if kept == 0 else "screened"
        mean_range = kept or mean_range
    return mean_of(base), mean_range, None, screening


def _labels(
    values: Values, mean: Fraction, mean_range: Fraction
) -> list[tuple[str, str] | None]:
    """Return the rule and the side of every point, None for common cause."""
    labels: list[tuple[str, str] | None] = [None] * len(values)
    # from the weakest rule to the strongest: a later one replaces an earlier one
    for start, window in _windows(values, RUN):
        side = _one_side(window, mean)
        if side is not None:
            labels[start : start + RUN] = [("shift", side)] * RUN
    for start, window in _windows(values, 3):
        side = _one_side(window, mean)
        away = [abs(value - mean) for value in window]
        near = [INNER * mean_range < far <= OUTER * mean_range for far in away]
        if side is not None and near.count(True) >= 2:
            for i in range(3):
                if near[i]:
                    labels[start + i] = ("two_of_three", side)
    for start, window in _windows(values, RUN):
        steps = [window[i + 1] - window[i] for i in range(RUN - 1)]
        side = _one_side(steps, Fraction(0))
        if side is not None:
            labels[start : start + RUN] = [("trend", side)] * RUN
    for i, value in enumerate(values):
        if value is not None and abs(value - mean) > OUTER * mean_range:
            labels[i] = ("beyond_limit", "high" if value > mean else "low")
    return labels


def _windows(values: Values, size: int) -> list[tuple[int, list[Fraction]]]:
    """Return every stretch of so many points without a gap, with its start."""
    found = []
    for start in range(len(values) - size + 1):
        window = _present(values[start : start + size])
        if len(window) == size:
            found.append((start, window))
    return found


def _one_side(values: list[Fraction], middle: Fraction) -> str | None:
    if all(value > middle for value in values):
        return "high"
    if all(value < middle for value in values):
        return "low"
    return None


def _present(values: Values) -> list[Fraction]:
    return [value for value in values if value is not None]
