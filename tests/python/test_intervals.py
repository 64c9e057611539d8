"""The limits of the SQL are those of a reference that reckons with 40 digits."""

import csv
import itertools
from collections.abc import Callable, Sequence

import duckdb
import pytest
from mpmath import erfinv, mp, mpf, sqrt
from workbench import ROOT, Workbench

from tools.poisson_limits import HEADER, SEED, poisson_limits

MACROS = {
    "wilson_lower": "'x', 'n', 'z'",
    "wilson_upper": "'x', 'n', 'z'",
    "byar_lower": "'x', 'z'",
    "byar_upper": "'x', 'z'",
}
DIFFERENCES = {
    "newcombe_lower": "'x1', 'n1', 'x2', 'n2', 'z'",
    "newcombe_upper": "'x1', 'n1', 'x2', 'n2', 'z'",
}
# 80, 90, 95, 99 and 99.8 percent
LEVELS = (80, 90, 95, 99, 99.8)
# what the paper of 1998 prints of method 10, at 95 percent
PRINTED = {
    (56, 70, 48, 80): (0.0524, 0.3339),
    (9, 10, 3, 10): (0.1705, 0.8090),
    (6, 7, 2, 7): (0.0582, 0.8062),
    (5, 56, 0, 29): (-0.0381, 0.1926),
    (0, 10, 0, 20): (-0.1611, 0.2775),
    (0, 10, 0, 10): (-0.2775, 0.2775),
    (10, 10, 0, 20): (0.6791, 1),
    (10, 10, 0, 10): (0.6075, 1),
}
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


def newcombe(pair: Sequence[mpf], z: mpf, sign: int) -> mpf | None:
    x1, n1, x2, n2 = pair
    first, second = wilson(x1, n1, z, sign), wilson(x2, n2, z, -sign)
    if first is None or second is None:
        return None
    away = sqrt((x1 / n1 - first) ** 2 + (second - x2 / n2) ** 2)
    return x1 / n1 - x2 / n2 + sign * away


REFERENCE: dict[str, Callable[[mpf, mpf, mpf], mpf | None]] = {
    "wilson_lower": lambda x, n, z: wilson(x, n, z, -1),
    "wilson_upper": lambda x, n, z: wilson(x, n, z, 1),
    "byar_lower": lambda x, _, z: byar(x, z, -1),
    "byar_upper": lambda x, _, z: byar(x, z, 1),
}


def answers(
    bench: Workbench,
    macros: dict[str, str],
    columns: str,
    rows: list[tuple[float, ...]],
) -> list[tuple[float | None, ...]]:
    """Ask one inline query of dbt for the limits of every input."""
    calls = ", ".join(
        f"{{{{ {name}({arguments}) }}}} as {name}" for name, arguments in macros.items()
    )
    query = bench.compiled(
        f"select * exclude (place), {calls} from grid order by place"
    )
    with duckdb.connect() as connection:
        connection.execute(f"create table grid (place int, {columns}, z double)")
        marks = ", ".join("?" * (len(rows[0]) + 1))
        placed = [(place, *row) for place, row in enumerate(rows)]
        connection.executemany(f"insert into grid values ({marks})", placed)
        return connection.execute(query).fetchall()


@pytest.fixture(scope="module")
def asked(bench: Workbench) -> list[tuple[float | None, ...]]:
    return answers(bench, MACROS, "x bigint, n bigint", inputs())


@pytest.fixture(scope="module")
def asked_differences(bench: Workbench) -> list[tuple[float | None, ...]]:
    columns = "x1 bigint, n1 bigint, x2 bigint, n2 bigint"
    return answers(bench, DIFFERENCES, columns, pairs_of_inputs())


def inputs() -> list[tuple[float, ...]]:
    """Edges and the plain: no case, one, all, more than all, fewer than none."""
    mp.dps = 40
    quantiles = [float(sqrt(2) * erfinv(mpf(str(level)) / 100)) for level in LEVELS]
    near = {(n + step, n) for n in COUNTS for step in (-1, 0, 1)}
    pairs = set(itertools.product(COUNTS, COUNTS)) | near
    pairs |= {(x, n) for n in range(60) for x in range(-1, n + 2)}
    return [(*pair, z) for pair in sorted(pairs) for z in quantiles]


def pairs_of_inputs() -> list[tuple[float, ...]]:
    """Two proportions each: none, one, half, all but one and all of few and of many."""
    quantiles = sorted({row[-1] for row in inputs()})
    sizes = (0, 1, 2, 7, 20, 97, 5171, 910_000)
    shares = {(x, n) for n in sizes for x in (-1, 0, 1, n // 2, n - 1, n, n + 1)}
    pairs = [(*a, *b) for a in sorted(shares) for b in sorted(shares)]
    return [(*row, z) for row in (*pairs, *PRINTED) for z in quantiles]


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


def test_the_limits_of_a_difference_agree_to_twelve_digits(
    asked_differences: list[tuple[float | None, ...]],
) -> None:
    """Of the limit, or, near zero where it is what two numbers leave, of 0.001."""
    mp.dps = 40
    assert len(asked_differences) > 10_000
    wrong = []
    for *row, lower, upper in asked_differences:
        *pair, z = map(mpf, row)
        for got, sign in ((lower, -1), (upper, 1)):
            expected = newcombe(pair, z, sign)
            if expected is None or got is None:
                agrees = expected is None and got is None
            else:
                near = mpf("1e-12") * max(abs(expected), mpf("1e-3"))
                agrees = abs(got - expected) <= near
            if not agrees:
                wrong.append((row, sign, got, expected))
    assert not wrong, (len(wrong), wrong[:5])


def test_the_limits_of_a_difference_are_those_that_its_paper_prints(
    asked_differences: list[tuple[float | None, ...]],
) -> None:
    found = {
        tuple(row[:4]): row[5:]
        for row in asked_differences
        if row[4] and 1.95 < row[4] < 1.97
    }
    for pair, printed in PRINTED.items():
        assert found[pair] == pytest.approx(printed, abs=0.5e-4)


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
