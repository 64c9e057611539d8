"""Process charts of the SQL are those of a reference in exact arithmetic."""

import random
from collections.abc import Sequence
from fractions import Fraction
from typing import Any, NamedTuple

import duckdb
import pytest
from workbench import Workbench
from xmr_examples import EXAMPLES, Label
from xmr_reference import Charted, Point, chart

SERIES = 6_000
COLUMNS = {
    "is_rebase": "boolean",
    "fixed_points": "integer",
    "polarity": "varchar",
    "lowest": "double",
    "highest": "double",
}
OPTIONS = "'is_rebase', 'fixed_points', 'polarity', 'lowest', 'highest'"
NUMBERS = (
    "process_mean",
    "moving_range",
    "mean_moving_range",
    "lower_process_limit",
    "upper_process_limit",
)
LABELS = ("point_type", "special_cause_rule", "point_reason_code")
SCREENINGS = ("screened", "not_screened", "left_no_range", None)


class Series(NamedTuple):
    """A series and how it is charted."""

    points: list[Point]
    fixed_points: int | None
    direction: str
    screen_outliers: bool


@pytest.fixture(scope="module")
def charts(bench: Workbench) -> dict[bool, str]:
    """Compile the chart of a table of points, with and without screening."""
    query = (
        "select * from ({{{{ xmr_chart('points', ['series_id'], 'place', 'y', "
        "{options}, {is_screened}) }}}}) as charted order by series_id, place"
    )
    return {
        is_screened: bench.compiled(
            query.format(options=OPTIONS, is_screened=is_screened)
        )
        for is_screened in (False, True)
    }


def charted(
    charts: dict[bool, str], series: Sequence[Series]
) -> list[list[dict[str, Any]]]:
    """Chart every series with the SQL."""
    found: dict[int, list[dict[str, Any]]] = {n: [] for n in range(len(series))}
    for is_screened, query in charts.items():
        with duckdb.connect() as connection:
            columns = ", ".join(f"{name} {kind}" for name, kind in COLUMNS.items())
            connection.execute(
                f"create table points (series_id int, place int, y double, {columns})"
            )
            rows = [
                (
                    *(number, place, None if p.value is None else float(p.value)),
                    *(p.is_rebase, one.fixed_points, one.direction, 0.0, 100.0),
                )
                for number, one in enumerate(series)
                for place, p in enumerate(one.points)
                if one.screen_outliers is is_screened
            ]
            columns_of_rows = [list(column) for column in zip(*rows, strict=True)]
            if rows:
                # last point first: order is by place, whatever the order of the rows
                connection.execute(
                    "insert into points select * from (select "
                    + ", ".join("unnest(?)" for _ in columns_of_rows)
                    + ") order by all desc",
                    columns_of_rows,
                )
            answer = connection.execute(query)
            names = [column[0] for column in answer.description or []]
            for row in answer.fetchall():
                found[row[0]].append(dict(zip(names, row, strict=True)))
    return list(found.values())


def random_series(draw: random.Random) -> Series:
    """Draw a series: ties, constants, gaps, outliers, drifts, short ones, rebased."""
    length = draw.choice((1, 2, 3, 6, 7, 8, 12, 13, 18, 24, 24, 36))
    kind = draw.choice(
        ("ties", "shares", "constant", "drift", "steps", "outliers", "flat but")
    )
    level = draw.randint(20, 80)
    values: list[Fraction] = []
    for place in range(length):
        shares = draw.randint(1, 30)
        values.append(
            {
                "ties": Fraction(draw.randint(1, 4)),
                "shares": Fraction(100 * draw.randint(0, shares), shares),
                "constant": Fraction(level),
                "drift": Fraction(level + place * 3 + draw.randint(-3, 3)),
                "steps": Fraction(level + 9 * (place > length // 2))
                + draw.randint(0, 2),
                "outliers": Fraction(draw.randint(48, 52))
                + (60 if draw.random() < 0.1 else 0),
                "flat but": Fraction(100 - 40 * (draw.random() < 0.07)),
            }[kind]
        )
    if kind in ("drift", "steps") and draw.random() < 0.5:
        values.reverse()
    gap, rebase = draw.choice((0, 0, 0.1, 0.4)), draw.choice((0, 0, 0.1))
    return Series(
        [
            Point(None if draw.random() < gap else value, draw.random() < rebase)
            for value in values
        ],
        draw.choice((None, None, None, 11, 12, 15)),
        draw.choice(("higher_is_better", "lower_is_better", "none")),
        draw.random() < 0.5,
    )


def differences(row: dict[str, Any], expected: Charted) -> list[str]:
    """Name the columns in which a row of the SQL is not the reference's."""
    wrong = [
        name
        for name in ("rebase_group", "point_count", "is_short")
        if row[name] != getattr(expected, name)
    ]
    labels = (expected.point_type, expected.special_cause_rule, expected.reason)
    wrong += [
        name for name, label in zip(LABELS, labels, strict=True) if row[name] != label
    ]
    wrong += [] if row["screening_code"] == expected.screening else ["screening_code"]
    # of a limit near nought twelve digits are those of what it is the difference of
    size = max(abs(float(expected.process_mean or 0)), 1e-9)
    for name in NUMBERS:
        exact = getattr(expected, name)
        if exact is None or row[name] is None:
            is_equal = exact is None and row[name] is None
        else:
            is_equal = abs(row[name] - float(exact)) <= 1e-12 * max(
                abs(float(exact)), size
            )
        wrong += [] if is_equal else [name]
    return wrong


def test_every_limit_and_label_is_that_of_the_reference(
    charts: dict[bool, str],
) -> None:
    draw = random.Random(2022)  # noqa: S311
    series = [random_series(draw) for _ in range(SERIES)]
    wrong = []
    seen: set[tuple[str | None, ...]] = set()
    screenings: set[str | None] = set()
    for number, (one, rows) in enumerate(
        zip(series, charted(charts, series), strict=True)
    ):
        expected = chart(*one)
        assert len(rows) == len(expected)
        for place, (row, point) in enumerate(zip(rows, expected, strict=True)):
            seen.add((row["special_cause_rule"], row["point_type"]))
            seen.add((row["point_reason_code"],))
            screenings.add(row["screening_code"])
            wrong += [(number, place, name) for name in differences(row, point)]
    assert not wrong, (len(wrong), wrong[:5])
    rules = ("beyond_limit", "trend", "two_of_three", "shift")
    types = [
        f"{judgement}_{side}"
        for judgement in ("improvement", "concern", "neutral")
        for side in ("high", "low")
    ]
    assert {(rule, kind) for rule in rules for kind in types} <= seen
    reasons = ("no_value", "no_moving_range", "no_variation", "fixed_too_early", None)
    assert {(reason,) for reason in reasons} <= seen
    assert screenings == set(SCREENINGS)


def test_each_rule_just_triggers_and_just_does_not(charts: dict[bool, str]) -> None:
    series = [
        Series(
            [
                Point(
                    None if value is None else Fraction(value),
                    place in example.options.get("rebase_at", ()),
                )
                for place, value in enumerate(example.values)
            ],
            example.options.get("fixed_points"),
            example.options.get("direction", "none"),
            example.options.get("screen_outliers", True),
        )
        for example in EXAMPLES
    ]
    for example, rows in zip(EXAMPLES, charted(charts, series), strict=True):
        labels = [Label(*(row[name] for name in LABELS)) for row in rows]
        assert labels == list(example.labels), example.name


def test_what_is_shown_is_possible_and_the_limits_stay_as_they_are(
    charts: dict[bool, str],
) -> None:
    values = [Fraction(value) for value in (2, 90, 5, 99) * 4]
    one = Series([Point(value) for value in values], None, "none", True)
    (rows,) = charted(charts, [one])
    for row in rows:
        assert (row["lower_limit_shown"], row["upper_limit_shown"]) == (0, 100)
        assert row["lower_process_limit"] < 0
        assert row["upper_process_limit"] > 100
        assert row["rule_set"] == "NHSRplotthedots 0.2.2, outliers screened"
