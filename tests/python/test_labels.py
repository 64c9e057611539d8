"""Labels say 0% of none alone and 100% of all alone, whatever the counts are."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import duckdb
import pytest
from workbench import Workbench


@pytest.fixture(scope="module")
def query(bench: Workbench) -> str:
    return bench.compiled(
        "select x, n, places, {{ rounded_label('100 * x / n', 'places') }} from counts"
    )


def exact_label(x: int, n: int, places: int) -> str:
    """Round half up, to as many places as keep the label from being 0 or 100."""
    share = Fraction(100 * x, n)
    while True:
        label = str(
            (Decimal(share.numerator) / share.denominator).quantize(
                Decimal(1).scaleb(-places), ROUND_HALF_UP
            )
        )
        if share in (0, 100) or Decimal(label) not in (0, 100):
            return label
        places += 1


def test_only_all_are_100_and_only_none_are_0(query: str) -> None:
    counts = [
        (x, n, places)
        for n in (1, 2, 7, 14, 199, 200, 201, 220, 1000, 2001, 20_001, 5_000_000)
        for x in {0, 1, n // 2, n // 3, n - 1, n}
        for places in (0, 1, 2)
    ]
    with duckdb.connect() as connection:
        connection.execute("create table counts (x double, n double, places int)")
        connection.executemany("insert into counts values (?, ?, ?)", counts)
        rows = connection.execute(query).fetchall()
    wrong = [
        (x, n, places, label)
        for x, n, places, label in rows
        if label != exact_label(int(x), int(n), places)
    ]
    assert len(rows) == len(counts)
    assert not wrong
    labels = {(int(x), int(n), places): label for x, n, places, label in rows}
    # field case D19: 219 of 220 is not all of them
    assert labels[219, 220, 0] == "99.5"
    assert labels[220, 220, 0] == "100"
    assert labels[1, 220, 0] == "0.5"
    assert labels[0, 220, 0] == "0"
