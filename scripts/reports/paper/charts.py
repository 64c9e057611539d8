"""The small charts of the paper: a series, its target, and the same in words.

One drawing is saved as SVG for the PDF and as PNG for Word. Letters are those that
matplotlib brings, and no file holds a date: the same series makes the same bytes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font
from matplotlib.lines import Line2D
from matplotlib.ticker import FuncFormatter, MaxNLocator

FONTS = Path(mpl.get_data_path()) / "fonts" / "ttf"
LETTERS = FONTS / "DejaVuSans.ttf"
LINE, TARGET, QUIET = "#12436D", "#F46A25", "#595959"
LIMITS = "#E1E8EF"
# how matplotlib draws the symbols of special points, and in which colour
SHAPES = {
    "★": ("*", LINE),
    "✕": ("x", "#801650"),
    "◆": ("D", "#3D3D3D"),
}
WIDTH_CM, HEIGHT_CM = 16.4, 2.9
DOTS_PER_INCH = 200
# how many letters the names of the periods may have together
ROOM = 85


@dataclass(frozen=True)
class Point:
    """A period of a series.

    Attributes:
        period: its label.
        value: the figure; none where it is missing or withheld.
        label: the figure as people read it.
        is_provisional: whether it may still change.
        limits: between which chance alone can be expected to keep it; or none.
        symbol: what marks it there as special; empty if nothing does.
        mark: that in words.
    """

    period: str
    value: float | None
    label: str
    is_provisional: bool = False
    limits: tuple[float, float] | None = None
    symbol: str = ""
    mark: str = ""


@dataclass(frozen=True)
class Series:
    """What a chart shows.

    Attributes:
        points: the periods, in their order.
        period_type: what one of them is called.
        axis_suffix: words that follow a value of the axis.
        highest_value: the highest possible figure; none without a limit.
        is_whole_number: whether the figures have no decimals.
        target: where the line of the target lies; none without one.
        target_label: the target as people read it.
    """

    points: tuple[Point, ...]
    period_type: str
    axis_suffix: str
    highest_value: float | None
    is_whole_number: bool
    target: float | None
    target_label: str

    @property
    def shown(self) -> list[Point]:
        """The periods that have a figure."""
        return [point for point in self.points if point.value is not None]

    @property
    def marks(self) -> dict[str, str]:
        """The marks of special points, in words, with their symbols."""
        return {point.mark: point.symbol for point in self.points if point.mark}

    def in_words(self) -> str:
        """Return the chart in words, as its alternative text."""
        first, last = self.points[0], self.points[-1]
        periods = f"{len(self.points)} {self.period_type.lower()}s"
        if len(self.points) == 1:
            periods = periods.removesuffix("s")
        low = min(self.shown, key=_value)
        high = max(self.shown, key=_value)
        parts = [
            f"Line chart of {periods}, {first.period} to {last.period}: "
            f"from {_said(self.shown[0], first)} to {_said(self.shown[-1], last)}",
            f"of the figures shown, lowest {low.label} in {low.period}, "
            f"highest {high.label} in {high.period}",
            f"target {self.target_label}" if self.target is not None else "no target",
        ]
        if any(point.limits for point in self.points):
            parts.append("process limits are drawn")
        for mark in self.marks:
            count = sum(point.mark == mark for point in self.points)
            parts.append(f"marked as {mark.lower()}: {count}")
        if gaps := [point.period for point in self.points if point.value is None]:
            parts.append(f"no figure for {', '.join(gaps)}")
        return "; ".join(parts) + "."


def _value(point: Point) -> float:
    return point.value or 0.0


def _said(point: Point, end: Point) -> str:
    """Return a figure, with its period unless it is the last of the chart."""
    return point.label if point is end else f"{point.label} in {point.period}"


def letters() -> frozenset[int]:
    """Return the code points that the letters of the PDF and the charts have."""
    return frozenset(FT2Font(str(LETTERS)).get_charmap())


def draw_chart(series: Series, stem: Path) -> None:
    """Draw a chart as ``<stem>.svg`` and ``<stem>.png``.

    Args:
        series: has a figure for one period at least.
        stem: the files' path without its ending.
    """
    with mpl.rc_context(
        {"svg.hashsalt": "paper", "svg.fonttype": "path", "text.parse_math": False}
    ):
        figure = Figure(figsize=(WIDTH_CM / 2.54, HEIGHT_CM / 2.54))
        axes = figure.add_axes((0.065, 0.16, 0.855, 0.65))
        _draw_lines(axes, series)
        _draw_words(axes, series)
        figure.savefig(
            stem.with_suffix(".svg"), metadata={"Date": None, "Creator": None}
        )
        figure.savefig(
            stem.with_suffix(".png"), dpi=DOTS_PER_INCH, metadata={"Software": None}
        )


def _draw_lines(axes: Axes, series: Series) -> None:
    places = range(len(series.points))
    # a missing figure is a gap in the line
    values = [
        float("nan") if point.value is None else point.value for point in series.points
    ]
    axes.plot(places, values, color=LINE, linewidth=1.4, zorder=3)
    for place, point in enumerate(series.points):
        if point.value is not None:
            marker, color = SHAPES.get(point.symbol, ("o", LINE))
            axes.plot(
                place,
                point.value,
                marker=marker,
                markersize=3.6 if marker == "o" else 5.5,
                markeredgewidth=1.6 if marker == "x" else 1,
                markeredgecolor=color,
                markerfacecolor="white" if point.is_provisional else color,
                zorder=4,
                clip_on=False,
            )
    limits = [point.limits or (float("nan"),) * 2 for point in series.points]
    lows, highs = zip(*limits, strict=True)
    axes.fill_between(
        places, lows, highs, step="mid", color=LIMITS, linewidth=0, zorder=1
    )
    if series.target is not None:
        axes.axhline(
            series.target, color=TARGET, linewidth=1.4, dashes=(4, 2.4), zorder=2
        )
    axes.set_xlim(-0.4, len(series.points) - 0.6)
    axes.margins(y=0.3)
    axes.autoscale_view(scalex=False)
    bottom, top = axes.get_ylim()
    highest = max(_value(point) for point in series.shown)
    ceiling = series.highest_value
    if ceiling is not None and max(highest, series.target or 0) <= ceiling:
        # no value is named that no figure can have
        top = min(top, ceiling * 1.03)
    # room for the first figure under its point
    bottom -= (top - bottom) / 8
    axes.set_ylim(max(bottom, 0), top)


def _draw_words(axes: Axes, series: Series) -> None:
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(QUIET)
    axes.grid(axis="y", color="#D9D9D9", linewidth=0.5)
    axes.set_axisbelow(True)
    axes.yaxis.set_major_locator(MaxNLocator(3, integer=series.is_whole_number))
    axes.yaxis.set_major_formatter(
        FuncFormatter(lambda y, _: f"{y:g}{series.axis_suffix}")
    )
    places = _ticks(series.points)
    axes.set_xticks(places, [series.points[place].period for place in places])
    axes.tick_params(length=2, width=0.6, color=QUIET, labelcolor=QUIET, pad=2)
    axes.tick_params(axis="y", length=0)
    for text in [*axes.get_xticklabels(), *axes.get_yticklabels()]:
        text.set_fontproperties(FontProperties(fname=LETTERS, size=6.5))
    _draw_ends(axes, series)
    _draw_key(axes, series)


def _draw_ends(axes: Axes, series: Series) -> None:
    """Write the first figure over or under its point, the last one beside it."""
    letters = FontProperties(fname=LETTERS, size=7.5)
    box = {"boxstyle": "square,pad=0.1", "facecolor": "white", "edgecolor": "none"}
    first, *others = (p for p in enumerate(series.points) if p[1].value is not None)
    if others:
        falls = _value(others[0][1]) <= _value(first[1])
        axes.annotate(
            _figure(first[1]),
            (first[0], _value(first[1])),
            xytext=(0, 5 if falls else -5),
            textcoords="offset points",
            ha="center",
            va="bottom" if falls else "top",
            color=LINE,
            fontproperties=letters,
            bbox=box,
            zorder=5,
        )
    place, point = others[-1] if others else first
    axes.annotate(
        _figure(point),
        (place, _value(point)),
        xytext=(6, 0),
        textcoords="offset points",
        va="center",
        color=LINE,
        fontproperties=letters,
        bbox=box,
        zorder=5,
        annotation_clip=False,
    )


def _figure(point: Point) -> str:
    """Return the number of the label alone; for more the chart has no room."""
    return point.label.split(" ")[0]


def _draw_key(axes: Axes, series: Series) -> None:
    """Name the lines above the chart, where nothing can lie over the names."""
    key = [(Line2D([], [], color=LINE, marker="o", markersize=3.6), "Figure")]
    if any(point.is_provisional for point in series.shown):
        marker = Line2D(
            [], [], color=LINE, marker="o", markersize=3.6, markerfacecolor="white"
        )
        key.append((marker, "Provisional"))
    if series.target is not None:
        line = Line2D([], [], color=TARGET, dashes=(4, 2.4))
        key.append((line, f"Target {series.target_label}"))
    if any(point.limits for point in series.points):
        key.append((Line2D([], [], color=LIMITS, linewidth=6), "Process limits"))
    for mark, symbol in series.marks.items():
        shape, color = SHAPES[symbol]
        marker = Line2D([], [], color=color, marker=shape, markersize=5.5, linestyle="")
        key.append((marker, mark))
    axes.legend(
        [line for line, _ in key],
        [name for _, name in key],
        loc="lower right",
        bbox_to_anchor=(1, 1.04),
        ncols=len(key),
        frameon=False,
        borderpad=0,
        borderaxespad=0.2,
        handlelength=2.2,
        columnspacing=1.2,
        prop=FontProperties(fname=LETTERS, size=6.5),
    )


def _ticks(points: Sequence[Point]) -> list[int]:
    """Return the places that are named: the last, and from it as many as have room."""
    room = max(1, ROOM // max(len(point.period) for point in points))
    step = -(-len(points) // room)
    return list(range(len(points) - 1, -1, -step))[::-1]
