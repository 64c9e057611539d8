"""The limits of the SQL are those of a reference that reckons with 40 digits."""

import csv
import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest
from dbt.cli.main import dbtRunner
from mpmath import erfinv, mp, mpf, sqrt
from workbench import ROOT

from scripts.poisson_limits import HEADER, SEED, poisson_limits

MACROS = {
    "wilson_lower": "'x', 'n', 'z'",
    "wilson_upper": "'x', 'n', 'z'",
    "byar_lower": "'x', 'z'",
    "byar_upper": "'x', 'z'",
}
# 80, 90, 95, 99 and 99.8 percent
LEVELS = (80, 90, 95, 99, 99.8)
COUNTS = (*range(-1, 13), 17, 20, 25, 50, 99, 100, 101, 250, 999, 1000, 10_000, 10**6)


def wilson(x: mpf, n: mpf, z: mpf, sign: int) -> mpf | None:
    if n <= 0 or not 0 <= x <= n:
        return None
    if x == (0 if sign < 0 else n):
        return mpf(0 if sign < 0 else 1)
    root = z * sqrt(z**2 + 4 * x * (1 - x / n))
    return (2 * x + z**2 + sign * root) / 2 / (n + z**2)


def byar(x: mpf, z: mpf, sign: int) -> mpf | None:
    if x < 0 or (sign < 0 and x == 0):
        return None
    events = x if sign < 0 else x + 1
    root = 1 - 1 / (9 * events) + sign * z / (3 * sqrt(events))
    return None if root < 0 else events * root**3


REFERENCE: dict[str, Callable[[mpf, mpf, mpf], mpf | None]] = {
    "wilson_lower": lambda x, n, z: wilson(x, n, z, -1),
    "wilson_upper": lambda x, n, z: wilson(x, n, z, 1),
    "byar_lower": lambda x, _, z: byar(x, z, -1),
    "byar_upper": lambda x, _, z: byar(x, z, 1),
}


@pytest.fixture(scope="module")
def asked(sample_home: Path) -> list[tuple[float | None, ...]]:
    """Ask one inline query of dbt for the four limits of every input."""
    calls = ", ".join(
        f"{{{{ {name}({arguments}) }}}} as {name}" for name, arguments in MACROS.items()
    )
    query = f"select x, n, z, {calls} from grid order by place"
    options = ("--project-dir", str(ROOT), "--profiles-dir", str(ROOT))
    folder = str(sample_home / "inline")
    result = dbtRunner().invoke(
        [
            *("--quiet", "compile", "--inline", query, *options),
            *("--target-path", folder, "--log-path", folder),
        ]
    )
    assert result.success, result.exception
    answers: Any = result.result
    (answer,) = answers.results
    compiled = str(answer.node.compiled_code)
    with duckdb.connect() as connection:
        connection.execute(
            "create table grid (place int, x bigint, n bigint, z double)"
        )
        rows = [(place, *row) for place, row in enumerate(inputs())]
        connection.executemany("insert into grid values (?, ?, ?, ?)", rows)
        return connection.execute(compiled).fetchall()


def inputs() -> list[tuple[int, int, float]]:
    """Edges and the plain: no case, one, all, more than all, fewer than none."""
    mp.dps = 40
    quantiles = [float(sqrt(2) * erfinv(mpf(str(level)) / 100)) for level in LEVELS]
    near = {(n + step, n) for n in COUNTS for step in (-1, 0, 1)}
    pairs = set(itertools.product(COUNTS, COUNTS)) | near
    pairs |= {(x, n) for n in range(60) for x in range(-1, n + 2)}
    return [(*pair, z) for pair in sorted(pairs) for z in quantiles]


def test_the_limits_agree_to_twelve_digits(
    asked: list[tuple[float | None, ...]],
) -> None:
    mp.dps = 40
    assert len(asked) > 10_000
    wrong = []
    for x, n, z, *limits in asked:
        for (name, formula), got in zip(REFERENCE.items(), limits, strict=True):
            expected = formula(mpf(x), mpf(n), mpf(z))
            if expected is None or got is None:
                agrees = expected is None and got is None
            elif expected == 0:
                agrees = abs(got) <= 1e-15
            else:
                agrees = abs(got - expected) <= abs(expected) * mpf("1e-12")
            if not agrees:
                wrong.append((name, x, n, z, got, expected))
    assert not wrong, wrong[:5]


def test_what_has_no_limit_has_none(asked: list[tuple[float | None, ...]]) -> None:
    """No case, more than all and fewer than none: a null, never a number."""
    found = {(x, n): limits for x, n, z, *limits in asked if z and 1.95 < z < 1.97}
    assert found[0, 0][:2] == [None, None]
    assert found[3, 2][:2] == [None, None]
    assert found[-1, 5] == [None] * 4
    assert found[0, 5][2] is None
    assert found[0, 5][0] == 0
    assert found[5, 5][1] == pytest.approx(1, abs=1e-15)


def test_the_exact_limits_are_those_of_the_script() -> None:
    with (ROOT / SEED).open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert tuple(header) == HEADER
    assert [tuple(row) for row in rows] == poisson_limits()


def test_the_quantiles_are_those_of_their_levels() -> None:
    mp.dps = 40
    path = ROOT / "seeds" / "reference" / "confidence_level.csv"
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            exact = sqrt(2) * erfinv(mpf(row["confidence_level"]) / 100)
            assert abs(mpf(row["z"]) - exact) < mpf("1e-15")
