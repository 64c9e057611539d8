"""Worked examples of process charts: series, options and the expected labels."""

from fractions import Fraction
from typing import NamedTuple, TypedDict


class Options(TypedDict, total=False):
    """How to chart a series; what is not given is the default."""

    fixed_points: int
    direction: str
    screen_outliers: bool
    rebase_at: tuple[int, ...]  # positions of the flagged points, from 0


class Label(NamedTuple):
    """What the chart says about one point."""

    point_type: str | None
    special_cause_rule: str | None
    reason: str | None


class Example(NamedTuple):
    """One series and the labels of its points."""

    name: str
    values: tuple[int | Fraction | None, ...]
    options: Options
    labels: tuple[Label, ...]


def _label(rule: str, point_type: str) -> Label:
    return Label(point_type, rule, None)


COMMON = Label("common_cause", None, None)
BEYOND_HIGH = _label("beyond_limit", "neutral_high")
BEYOND_LOW = _label("beyond_limit", "neutral_low")
TREND_HIGH = _label("trend", "neutral_high")
TREND_LOW = _label("trend", "neutral_low")
TWO_HIGH = _label("two_of_three", "neutral_high")
TWO_LOW = _label("two_of_three", "neutral_low")
SHIFT_HIGH = _label("shift", "neutral_high")
SHIFT_LOW = _label("shift", "neutral_low")
NO_VALUE = Label(None, None, "no_value")
NO_RANGE = Label(None, None, "no_moving_range")
NO_VARIATION = Label(None, None, "no_variation")
TOO_EARLY = Label(None, None, "fixed_too_early")

# Twelve points with mean 1000 and every moving range 300. Fixed on them, the limits
# are 202 and 1798, the inner limits 468 and 1532. It ends low, high.
BASE = (850, 1150) * 6
FIXED: Options = {"fixed_points": 12}
FLAT = (COMMON,) * 12

# Mean 12793 and mean moving range 12600 with the last point, 46309, on the limit
ON_LIMIT = (*(4529, 15471) * 6, 46309)
OVER_LIMIT = (*(4529, 15471) * 6, 46310)

# Mean 7.98 and every moving range 3: the lower limit is exactly 0, and a trifle more in
# floating point
ZERO_LIMIT = (Fraction(162, 25), Fraction(237, 25)) * 6

# Mean 100000, ten moving ranges of 15466 and one of 65340, from the sixth to the
# seventh point: their mean is 20000 and 3.267 times it is 65340. If the one is
# dropped, the lower limit is 58860.44; if it is kept, 46800. In the second series the
# one is 65338, just less than 3.267 times the mean.
JUST_DROPPED = (
    *(86272, 101738, 86272, 101738, 117204, 132670),
    *(67330, 82796, 98262, 113728, 98262, 113728),
)
JUST_KEPT = (
    *(86271, 101737, 86271, 101737, 117203, 132669),
    *(67331, 82797, 98263, 113729, 98263, 113729),
)

EXAMPLES: list[Example] = [
    # beyond a limit
    Example("on the upper limit", (*BASE, 1798), FIXED, (*FLAT, COMMON)),
    Example("over the upper limit", (*BASE, 1799), FIXED, (*FLAT, BEYOND_HIGH)),
    Example("on the lower limit", (*BASE, 202), FIXED, (*FLAT, COMMON)),
    Example("under the lower limit", (*BASE, 201), FIXED, (*FLAT, BEYOND_LOW)),
    Example("on a lower limit of zero", (*ZERO_LIMIT, 0), FIXED, (*FLAT, COMMON)),
    Example("on its own limit", ON_LIMIT, {}, (*FLAT, COMMON)),
    Example("over its own limit", OVER_LIMIT, {}, (*FLAT, BEYOND_HIGH)),
    # trend
    Example(
        "seven points up",
        (*BASE, 970, 980, 990, 1001, 1010, 1020, 1030),
        FIXED,
        (*FLAT, *(TREND_HIGH,) * 7),
    ),
    Example(
        "six points up",
        (*BASE, 970, 980, 990, 1001, 1010, 1020),
        FIXED,
        (*FLAT, *(COMMON,) * 6),
    ),
    Example(
        "six points up and then down",
        (*BASE, 970, 980, 990, 1001, 1010, 1020, 970),
        FIXED,
        (*FLAT, *(COMMON,) * 7),
    ),
    Example(
        "nine points up",
        (*BASE, 970, 975, 980, 985, 990, 1001, 1010, 1020, 1030),
        FIXED,
        (*FLAT, *(TREND_HIGH,) * 9),
    ),
    Example(
        "an equal step breaks a trend",
        (*BASE, 970, 980, 990, 990, 1001, 1010, 1020, 1030),
        FIXED,
        (*FLAT, *(COMMON,) * 8),
    ),
    Example(
        "seven points down",
        (*BASE, 1160, 1040, 1020, 1010, 990, 980, 970),
        FIXED,
        (*FLAT, *(TREND_LOW,) * 7),
    ),
    Example(
        "up and then down: the peak is of the later trend",
        (*BASE, 970, 980, 990, 995, 998, 1020, 1040, 1020, 998, 995, 990, 980, 970),
        FIXED,
        (*FLAT, *(TREND_HIGH,) * 6, *(TREND_LOW,) * 7),
    ),
    Example(
        "down and then up: the bottom is of the later trend",
        (*BASE, 1160, 1040, 1020, 990, 985, 980, 900, 980, 985, 990, 1020, 1040, 1160),
        FIXED,
        (*FLAT, *(TREND_LOW,) * 6, *(TREND_HIGH,) * 7),
    ),
    # shift
    Example(
        "seven points below the mean",
        (*BASE, 990, 980, 990, 980, 990, 980, 990),
        FIXED,
        (*FLAT, *(SHIFT_LOW,) * 7),
    ),
    Example(
        "six points below the mean",
        (*BASE, 990, 980, 990, 980, 990, 980),
        FIXED,
        (*FLAT, *(COMMON,) * 6),
    ),
    Example(
        "seven points above the mean, the first of them fixed",
        (*BASE, 1020, 1010, 1020, 1010, 1020, 1010),
        FIXED,
        (*FLAT[:11], *(SHIFT_HIGH,) * 7),
    ),
    Example(
        "six points above the mean, the first of them fixed",
        (*BASE, 1020, 1010, 1020, 1010, 1020),
        FIXED,
        (*FLAT, *(COMMON,) * 5),
    ),
    Example(
        "nine points below the mean",
        (*BASE, 990, 980, 990, 980, 990, 980, 990, 980, 990),
        FIXED,
        (*FLAT, *(SHIFT_LOW,) * 9),
    ),
    Example(
        "a point on the mean breaks a shift",
        (*BASE, 990, 980, 990, 980, 990, 980, 1000, 980, 990, 980, 990, 980, 990),
        FIXED,
        (*FLAT, *(COMMON,) * 13),
    ),
    # two of three
    Example(
        "two near the upper limit",
        (*BASE, 1533, 1533),
        FIXED,
        (*FLAT, TWO_HIGH, TWO_HIGH),
    ),
    Example(
        "one near the upper limit, one on the inner limit",
        (*BASE, 1532, 1533),
        FIXED,
        (*FLAT, COMMON, COMMON),
    ),
    Example(
        "on the limit is near it",
        (*BASE, 1798, 1533),
        FIXED,
        (*FLAT, TWO_HIGH, TWO_HIGH),
    ),
    Example(
        "two near the upper limit, one between them above the mean",
        (*BASE, 1533, 1010, 1533),
        FIXED,
        (*FLAT, TWO_HIGH, COMMON, TWO_HIGH),
    ),
    Example(
        "two near the upper limit, one between them below the mean",
        (*BASE, 1533, 990, 1533),
        FIXED,
        (*FLAT, COMMON, COMMON, COMMON),
    ),
    Example(
        "two near the upper limit, one between them on the mean",
        (*BASE, 1533, 1000, 1533),
        FIXED,
        (*FLAT, COMMON, COMMON, COMMON),
    ),
    Example(
        "two near the upper limit, two between them",
        (*BASE, 1533, 1010, 1010, 1533),
        FIXED,
        (*FLAT, *(COMMON,) * 4),
    ),
    Example(
        "two near the upper limit after one below the mean",
        (*BASE, 990, 1533, 1533),
        FIXED,
        (*FLAT, COMMON, COMMON, COMMON),
    ),
    Example(
        "one near the upper limit, one beyond it",
        (*BASE, 1533, 1799),
        FIXED,
        (*FLAT, COMMON, BEYOND_HIGH),
    ),
    Example(
        "two near the upper limit, one between them beyond it",
        (*BASE, 1533, 1799, 1533),
        FIXED,
        (*FLAT, TWO_HIGH, BEYOND_HIGH, TWO_HIGH),
    ),
    Example(
        "two near the lower limit",
        (*BASE, 990, 467, 467),
        FIXED,
        (*FLAT, COMMON, TWO_LOW, TWO_LOW),
    ),
    Example(
        "one near the lower limit, one on the inner limit",
        (*BASE, 990, 467, 468),
        FIXED,
        (*FLAT, COMMON, COMMON, COMMON),
    ),
    # screening
    Example(
        "a moving range at 3.267 times the mean is dropped",
        (*JUST_DROPPED, 58000),
        FIXED,
        (*FLAT, BEYOND_LOW),
    ),
    Example(
        "a moving range under 3.267 times the mean is kept",
        (*JUST_KEPT, 58000),
        FIXED,
        (*FLAT, COMMON),
    ),
    Example(
        "a moving range at 3.267 times the mean is kept without screening",
        (*JUST_DROPPED, 58000),
        {"fixed_points": 12, "screen_outliers": False},
        (*FLAT, COMMON),
    ),
    # the order of the labels
    Example(
        "beyond the limit before trend",
        (*BASE, 970, 980, 990, 1001, 1010, 1020, 1799),
        FIXED,
        (*FLAT, *(TREND_HIGH,) * 6, BEYOND_HIGH),
    ),
    Example(
        "beyond the limit before shift",
        (*BASE, 1010, 1020, 1010, 1020, 1010, 1799),
        FIXED,
        (*FLAT[:11], *(SHIFT_HIGH,) * 6, BEYOND_HIGH),
    ),
    Example(
        "trend before two of three",
        (*BASE, 970, 980, 990, 1001, 1010, 1533, 1600),
        FIXED,
        (*FLAT, *(TREND_HIGH,) * 7),
    ),
    Example(
        "trend before shift",
        (*BASE, 1010, 1020, 1030, 1040, 1050, 1060, 1070),
        FIXED,
        (*FLAT[:11], SHIFT_HIGH, *(TREND_HIGH,) * 7),
    ),
    Example(
        "a downward trend above the mean is low",
        (*BASE, 1160, 1070, 1060, 1050, 1040, 1030, 1020),
        FIXED,
        (*FLAT[:11], SHIFT_HIGH, *(TREND_LOW,) * 7),
    ),
    Example(
        "two of three before shift",
        (*BASE, 1010, 1020, 1010, 1020, 1533, 1533),
        FIXED,
        (*FLAT[:11], *(SHIFT_HIGH,) * 5, TWO_HIGH, TWO_HIGH),
    ),
    # direction
    Example(
        "high is an improvement if higher is better",
        (*BASE, 1799, 201),
        {"fixed_points": 12, "direction": "higher_is_better"},
        (
            *FLAT,
            _label("beyond_limit", "improvement_high"),
            _label("beyond_limit", "concern_low"),
        ),
    ),
    Example(
        "high is a concern if lower is better",
        (*BASE, 1799, 201),
        {"fixed_points": 12, "direction": "lower_is_better"},
        (
            *FLAT,
            _label("beyond_limit", "concern_high"),
            _label("beyond_limit", "improvement_low"),
        ),
    ),
    Example(
        "a downward trend above the mean is an improvement if lower is better",
        (*BASE, 1160, 1070, 1060, 1050, 1040, 1030, 1020),
        {"fixed_points": 12, "direction": "lower_is_better"},
        (
            *FLAT[:11],
            _label("shift", "concern_high"),
            *(_label("trend", "improvement_low"),) * 7,
        ),
    ),
    # short series
    Example(
        "a short series has limits and labels",
        (1, 2, 3, 4, 5, 6, 7),
        {},
        (BEYOND_LOW, *(TREND_HIGH,) * 5, BEYOND_HIGH),
    ),
    Example("two points", (5, 7), {}, (COMMON, COMMON)),
    Example("one point", (5,), {}, (NO_RANGE,)),
    # gaps
    Example(
        "a gap breaks a trend",
        (*BASE, 970, 980, 990, None, 1001, 1010, 1020, 1030),
        FIXED,
        (*FLAT, *(COMMON,) * 3, NO_VALUE, *(COMMON,) * 4),
    ),
    Example(
        "a gap breaks a shift",
        (*BASE, 990, 980, 990, 980, 990, 980, None, 990, 980, 990, 980, 990, 980),
        FIXED,
        (*FLAT, *(COMMON,) * 6, NO_VALUE, *(COMMON,) * 6),
    ),
    Example(
        "a gap breaks two of three",
        (*BASE, 1010, None, 1533, None, 1533),
        FIXED,
        (*FLAT, COMMON, NO_VALUE, COMMON, NO_VALUE, COMMON),
    ),
    Example(
        "a shift after a gap",
        (*BASE, None, 990, 980, 990, 980, 990, 980, 990, None),
        FIXED,
        (*FLAT, NO_VALUE, *(SHIFT_LOW,) * 7, NO_VALUE),
    ),
    Example(
        "a gap is not one of the fixed points, on the limit",
        (*BASE[:6], None, *BASE[6:], 1798),
        FIXED,
        (*FLAT[:6], NO_VALUE, *FLAT[6:], COMMON),
    ),
    Example(
        "a gap is not one of the fixed points, over the limit",
        (*BASE[:6], None, *BASE[6:], 1799),
        FIXED,
        (*FLAT[:6], NO_VALUE, *FLAT[6:], BEYOND_HIGH),
    ),
    Example(
        "every other point a gap",
        (5, None, 7, None),
        {},
        (NO_RANGE, NO_VALUE, NO_RANGE, NO_VALUE),
    ),
    Example("nothing but gaps", (None, None), {}, (NO_VALUE, NO_VALUE)),
    # no variation
    Example("all equal", (5,) * 13, {}, (NO_VARIATION,) * 13),
    Example(
        "all equal but a gap",
        (5, 5, None, 5),
        {},
        (NO_VARIATION, NO_VARIATION, NO_VALUE, NO_VARIATION),
    ),
    Example(
        "all equal but one: the screen leaves no moving range, so none is dropped",
        (*(5,) * 12, 9),
        {},
        (*(SHIFT_LOW,) * 12, BEYOND_HIGH),
    ),
    Example(
        "all equal but one within: field case D27",
        (*(100,) * 8, 60, *(100,) * 7),
        {"direction": "higher_is_better"},
        (
            *(_label("shift", "improvement_high"),) * 8,
            _label("beyond_limit", "concern_low"),
            *(_label("shift", "improvement_high"),) * 7,
        ),
    ),
    Example(
        "two small steps and an outlier: the screen leaves moving ranges",
        (*(100,) * 6, 99, *(100,) * 6, 60),
        {},
        (*(BEYOND_HIGH,) * 13, BEYOND_LOW),
    ),
    Example(
        "all equal but one, not screened",
        (*(5,) * 12, 9),
        {"screen_outliers": False},
        (*(SHIFT_LOW,) * 12, BEYOND_HIGH),
    ),
    # rebase
    Example(
        "two levels, rebased",
        (*BASE, *(1850, 2150) * 6),
        {"rebase_at": (12,)},
        (*FLAT, *FLAT),
    ),
    Example(
        "two levels, not rebased",
        (*BASE, *(1850, 2150) * 6),
        {},
        (*(TWO_LOW, SHIFT_LOW) * 6, *(SHIFT_HIGH, TWO_HIGH) * 6),
    ),
    Example(
        "a rebase breaks a trend",
        (*BASE, 970, 980, 990, 995, 1010, 1020, 1030),
        {"fixed_points": 12, "rebase_at": (16,)},
        (*FLAT, *(COMMON,) * 7),
    ),
    Example(
        "the same trend without the rebase",
        (*BASE, 970, 980, 990, 995, 1010, 1020, 1030),
        FIXED,
        (*FLAT, *(TREND_HIGH,) * 7),
    ),
    Example(
        "each group has its own fixed points",
        (*BASE, 1799, *(1850, 2150) * 6, 2798, 2799),
        {"fixed_points": 12, "rebase_at": (13,)},
        (*FLAT, BEYOND_HIGH, *FLAT, COMMON, BEYOND_HIGH),
    ),
    Example(
        "a rebase at the first point",
        (*BASE, 1799),
        {"fixed_points": 12, "rebase_at": (0,)},
        (*FLAT, BEYOND_HIGH),
    ),
    Example(
        "a rebase at a gap",
        (*BASE, None, *(1850, 2150) * 6),
        {"rebase_at": (12,)},
        (*FLAT, NO_VALUE, *FLAT),
    ),
    Example(
        "a rebase leaves one point",
        (*BASE, 990),
        {"rebase_at": (12,)},
        (*FLAT, NO_RANGE),
    ),
    # fixed points
    Example(
        "fixed at twelve",
        (*BASE, 1799, None),
        {"fixed_points": 12},
        (*FLAT, BEYOND_HIGH, NO_VALUE),
    ),
    Example(
        "fixed at eleven",
        (*BASE, 1799, None),
        {"fixed_points": 11},
        (*(TOO_EARLY,) * 13, NO_VALUE),
    ),
    Example("not fixed", (*BASE, 1799), {}, (*FLAT, COMMON)),
    Example(
        "fixed at more than there is",
        (1, 2, 3, 4, 5, 6, 7),
        {"fixed_points": 12},
        (BEYOND_LOW, *(TREND_HIGH,) * 5, BEYOND_HIGH),
    ),
]
