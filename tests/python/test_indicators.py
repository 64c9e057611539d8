"""What holds of every indicator's model, and national figures that come out again."""

import re
from datetime import date
from pathlib import Path

import pytest
import yaml
from extract_tables import Table, path_in, read_sample, seed_rows, write_tables
from workbench import ROOT, Workbench, rows

from scripts.sample.days import add_working_days
from scripts.sample.extracts.layout import header

COLUMN_END = re.compile(r",(?![^()]*\))")  # a comma outside brackets
JUDGED = re.compile(r"cast\([\w.]+ as integer\)")
PUBLISHED = re.compile(r"(?P<source>\w+)\.(numer|denomin)ator")


def is_of_one_population(sql: str) -> bool:
    """Say whether the numerator counts some of the cases that the denominator counts.

    Either each case is one of the denominator and a truth about it one of the
    numerator, or both are cells of one published row.
    """
    closing = " ".join(sql.split()).rpartition(") select ")[2].partition(" from ")[0]
    made: dict[str, str] = {}
    for column in COLUMN_END.split(closing):
        expression, _, name = column.strip().rpartition(" as ")
        made[name.rpartition(".")[2]] = expression or name
    numerator, denominator = made["numerator"], made["denominator"]
    if JUDGED.fullmatch(numerator):
        return denominator == "1" and " group by " not in " ".join(sql.split())
    one, other = PUBLISHED.fullmatch(numerator), PUBLISHED.fullmatch(denominator)
    return one is not None and other is not None and one["source"] == other["source"]


def models() -> dict[str, Path]:
    found = {}
    for path in (ROOT / "models" / "indicators").rglob("ind_*.sql"):
        chapter, number = path.stem.split("_")[1:3]
        found[f"{chapter}.{number}"] = path
    return found


PERCENTAGES = [
    row["indicator_id"] for row in seed_rows("indicator") if row["unit"] == "percent"
]


@pytest.mark.parametrize("indicator", PERCENTAGES)
def test_a_percentage_counts_one_population(indicator: str) -> None:
    assert is_of_one_population(models()[indicator].read_text())


SOUND = """
with facts as (select * from {{ ref('facts') }})

select
    partnership_code,
    cast(is_good as integer) as numerator,
    1 as denominator
from facts
"""


def test_the_check_sees_another_population() -> None:
    assert is_of_one_population(SOUND)
    for old, new in (
        ("1 as", "cast(is_known as integer) as"),
        ("1 as", "others.population as"),
        ("cast(is_good as integer)", "good_count"),
        ("from facts\n", "from facts\ngroup by is_good\n"),
    ):
        changed = SOUND.replace(old, new)
        assert changed != SOUND
        assert not is_of_one_population(changed), new


# Justice social work statistics, Scotland 2019-20: of 11,805 requirements commenced,
# the start of 1,753 was not known or did not apply; 7,305 began in 7 working days.
COMMENCED, NOT_KNOWN, IN_TIME = 11805, 1753, 7305
IMPOSED = date(2019, 8, 7)


def unpaid_work_of_scotland() -> dict[str, Table]:
    """Write the national table as the extracts that it could have been counted from."""
    dump = ["S37000027", "05/05/2023", "31/12/2022", "JSWCASE"]
    orders, requirements = header("js_cpo_order"), header("js_upw_requirement")
    order_rows, requirement_rows = [], []
    for number in range(COMMENCED):
        state = {"placement_status": "K", "transferred_in": "N"}
        if number < NOT_KNOWN:
            kinds: tuple[dict[str, str], ...]
            kinds = ({"placement_status": "NK"}, {"transferred_in": "Y"}, {})
            state |= kinds[number % 3]
            days = 0 if kinds[number % 3] else None
        elif number < NOT_KNOWN + IN_TIME:
            days = number % 8
        else:
            days = 8 + number % 5
        placed = add_working_days(IMPOSED, days) if days is not None else None
        cells = {
            "order_id": f"O{number}",
            "person_id": str(number + 1),
            "requirement_id": f"R{number}",
            "imposed_date": f"{IMPOSED:%d/%m/%Y}",
            "first_placement_date": f"{placed:%d/%m/%Y}" if placed else "",
            "hours_imposed": "100",
            "outcome": "ONGOING",
            **state,
        }
        order_rows.append(dump + [cells.get(name, "") for name in orders[4:]])
        requirement_rows.append(dump + [cells.get(n, "") for n in requirements[4:]])
    return {
        "js_cpo_order": Table(orders, order_rows),
        "js_upw_requirement": Table(requirements, requirement_rows),
    }


def test_national_unpaid_work_starts_are_reproduced(
    bench: Workbench, tmp_path: Path
) -> None:
    extracts = write_tables(
        tmp_path / "extracts", read_sample() | unpaid_work_of_scotland()
    )
    assert path_in(extracts, "js_cpo_order").is_file()
    build = bench.run(tmp_path, extracts, ["+ind_5_2_unpaid_work_start"])
    found = rows(
        build,
        "select period_start, sum(numerator), sum(denominator), "
        "round(100.0 * sum(numerator) / sum(denominator), 2) "
        "from indicators.ind_5_2_unpaid_work_start where edition_id = '2023-03' "
        "and is_in_scope "
        "group by period_start",
    )
    assert found == [(date(2019, 7, 1), IN_TIME, COMMENCED - NOT_KNOWN, 72.67)]


@pytest.mark.parametrize("indicator", sorted(models()))
def test_an_indicator_is_described_and_has_a_unit_test(indicator: str) -> None:
    path = models()[indicator]
    beside = path.with_suffix(".yml")
    found = yaml.safe_load(beside.read_text()) if beside.is_file() else {}
    assert found.get("unit_tests"), f"{path.stem} has no unit test: write {beside.name}"
    assert found["models"][0]["description"].startswith("One row per ")
