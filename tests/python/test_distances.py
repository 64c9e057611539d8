"""How many cases would change a status, against a count by trial."""

import random
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
from workbench import rows

RANKS = {"no_concerns": 1, "some_concerns": 2, "major_concerns": 3}
MULTIPLIERS = {"percent": 100, "per_1000": 1000, "count": 1}
DISTANCES = """
    select edition_id, indicator_id, cases_to_better, cases_to_worse
    from marts.int_status__distances where target_code = 'in_force' order by all
"""
FIGURES = """
    select
        edition_id, indicator_id, status.unit, status.polarity, numerator,
        denominator, target, amber_limit
    from marts.indicator_status as status
    inner join core.dim_indicator using (indicator_id)
    where
        status_code != 'not_applicable'
        and numerator is not null
        and figure_basis != 'modelled'
    order by edition_id, indicator_id
"""


@dataclass(frozen=True)
class Figure:
    """A figure with its counts and limits."""

    edition: str
    indicator: str
    unit: str
    polarity: str
    numerator: int
    denominator: int | None
    target: float
    amber_limit: float

    def rank(self, counted: int) -> int:
        """Return the rank of the status that so many counted cases would have."""
        base = 1 if self.unit == "count" else self.denominator
        assert base
        value = MULTIPLIERS[self.unit] * counted / base
        sign = 1 if self.polarity == "higher_is_better" else -1
        if sign * value >= sign * float(self.target):
            return RANKS["no_concerns"]
        if sign * value >= sign * float(self.amber_limit):
            return RANKS["some_concerns"]
        return RANKS["major_concerns"]

    def distance(self, *, better: bool) -> int | None:
        """Try ever more cases either way until the status is better, or worse."""
        now = self.rank(self.numerator)
        most = self.denominator if self.unit == "percent" else 2 * self.numerator + 50
        assert most is not None
        found = [
            counted - self.numerator
            for counted in range(most + 1)
            if (self.rank(counted) < now if better else self.rank(counted) > now)
        ]
        return min(found, key=abs, default=None)


def distances(
    figures: list[Figure],
) -> list[tuple[str, str, int | None, int | None]]:
    """Return the distances of figures as the table of the build has them."""
    return sorted(
        (
            figure.edition,
            figure.indicator,
            figure.distance(better=True),
            figure.distance(better=False),
        )
        for figure in figures
    )


def test_of_every_figure_of_the_sample_so_many_cases_change_the_status(
    sample_home: Path,
) -> None:
    build = sample_home / "build" / "warehouse.duckdb"
    found: list[tuple[Any, ...]] = rows(build, FIGURES)
    figures = [Figure(*row) for row in found]
    assert len(figures) > 40
    assert rows(build, DISTANCES) == distances(figures)


def random_figure(number: int, source: random.Random) -> Figure:
    unit = source.choice(["percent", "percent", "per_1000", "count"])
    polarity = source.choice(["higher_is_better", "lower_is_better"])
    cases = source.randint(1, 400)
    most = cases if unit == "percent" else 60
    largest = {"percent": 100, "per_1000": 1000 * 60 / cases, "count": 60}[unit]
    target = round(source.uniform(0, largest), source.randint(0, 2))
    tolerance = round(source.uniform(0, largest / 4), source.randint(0, 2))
    worse = -tolerance if polarity == "higher_is_better" else tolerance
    return Figure(
        "now",
        f"{number:03}",
        unit,
        polarity,
        source.randint(0, most),
        None if unit == "count" else cases,
        target,
        round(target + worse, 2),
    )


def test_of_random_figures_so_many_cases_change_the_status(
    repeated_home: Path, tmp_path: Path
) -> None:
    source = random.Random(2023)  # noqa: S311
    figures = [random_figure(number, source) for number in range(400)]
    file = tmp_path / "warehouse.duckdb"
    shutil.copy(repeated_home / "build" / "warehouse.duckdb", file)
    [query] = (repeated_home / "target" / "compiled").glob(
        "**/models/marts/steps/int_status__distances.sql"
    )
    with duckdb.connect(file) as connection:
        for name in ("int_status__latest_periods", "int_status__ratings"):
            connection.execute(f"create temp table {name} as from marts.{name} limit 0")
            connection.execute(f"drop view marts.{name}")
            connection.execute(f"create table marts.{name} as from temp.{name}")
        for figure in figures:
            connection.execute(
                "insert into core.dim_indicator by name select ? as indicator_id, "
                "'counted' as figure_basis",
                [figure.indicator],
            )
            connection.execute(
                "insert into marts.int_status__latest_periods by name select "
                "'P' as partnership_code, ? as edition_id, ? as indicator_id, "
                "? as unit, ? as polarity, ? as numerator, ? as denominator, "
                "1 as value",
                [
                    figure.edition,
                    figure.indicator,
                    figure.unit,
                    figure.polarity,
                    figure.numerator,
                    figure.denominator,
                ],
            )
            connection.execute(
                "insert into marts.int_status__ratings by name select "
                "'P' as partnership_code, ? as edition_id, ? as indicator_id, "
                "'target' as status_rule, ? as target, ? as amber_limit",
                [figure.edition, figure.indicator, figure.target, figure.amber_limit],
            )
        counted = connection.execute(
            "select edition_id, indicator_id, cases_to_better, cases_to_worse "
            f"from ({query.read_text()}) where partnership_code = 'P' order by all"
        ).fetchall()
    assert counted == distances(figures)
