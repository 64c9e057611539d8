"""Every rule has mutants, each operator makes the mutants that it ought to.

Whether a test notices each of them is proved by ``python -m tools.prove mutations``.
"""

from collections import Counter
from collections.abc import Iterable

import pytest
import yaml
from workbench import ROOT

from tools.bench import Outcome
from tools.mutant import Mutant
from tools.mutants import SEED_FOLDER, SEEDS, all_mutants, sql_files
from tools.prove import (
    Excuse,
    Proof,
    drawn,
    excused_mutants,
    read_excuses,
    summary,
    table,
)
from tools.seed_mutants import seed_mutants
from tools.sql_conditions import conditions
from tools.sql_mutants import sql_mutants


def unchanged_conditions(sql: str, mutants: Iterable[Mutant]) -> list[str]:
    """Return the conditions of a model, line and text, that no mutant changes."""
    ranges = [(mutant.start, mutant.end) for mutant in mutants]
    return [
        f"{sql[: one.start].count(chr(10)) + 1}: {' '.join(one.text.split())}"
        for one in conditions(sql)
        if not any(s <= one.end and e >= one.start for s, e in ranges)
    ]


def changes(sql: str, operator: str = "") -> list[str]:
    """Return the mutants of a model, all or those of one operator."""
    mutants = sql_mutants("model.sql", sql)
    return [m.change for m in mutants if operator in ("", m.operator)]


@pytest.fixture(scope="module")
def made() -> list[Mutant]:
    return all_mutants(ROOT)


def test_every_condition_has_a_mutant(made: list[Mutant]) -> None:
    missing = []
    for path in sql_files(ROOT):
        file = str(path.relative_to(ROOT))
        mutants = [mutant for mutant in made if mutant.file == file]
        found = unchanged_conditions(path.read_text(), mutants)
        missing += [f"{file}:{condition}" for condition in found]
    assert not missing, "\n".join(missing)


def test_every_indicator_and_most_models_have_mutants(made: list[Mutant]) -> None:
    with_mutants = {mutant.file for mutant in made}
    models = {str(path.relative_to(ROOT)) for path in sql_files(ROOT)}
    indicators = {file for file in models if "/ind_" in file}
    assert indicators
    # a count of all its records has no condition
    assert {file.split("/")[-1][:7] for file in indicators - with_mutants} <= {
        "ind_4_7"
    }
    assert len(models & with_mutants) > len(models) / 2


def test_every_unit_test_has_a_name_of_its_own() -> None:
    """The proof names the unit test that noticed a mutant."""
    files = [yaml.safe_load(path.read_text()) for path in ROOT.glob("models/**/*.yml")]
    names = [test["name"] for file in files for test in file.get("unit_tests", [])]
    assert names
    assert not [name for name, count in Counter(names).items() if count > 1]


def test_every_row_of_a_seed_has_a_mutant(made: list[Mutant]) -> None:
    for name in SEEDS:
        file = f"{SEED_FOLDER}/{name}.csv"
        text = (ROOT / file).read_text()
        starts = [mutant.start for mutant in made if mutant.file == file]
        lines = {text[:start].count("\n") for start in starts}
        assert lines == set(range(1, len(text.splitlines())))


def test_every_mutant_has_a_name_of_its_own_and_changes_its_file(
    made: list[Mutant],
) -> None:
    assert len({mutant.name for mutant in made}) == len(made)
    texts = {file: (ROOT / file).read_text() for file in {m.file for m in made}}
    for mutant in made:
        assert mutant.applied(texts[mutant.file]) != texts[mutant.file], mutant.name


def test_every_excuse_excuses_a_mutant_and_has_a_reason(made: list[Mutant]) -> None:
    for excuse in read_excuses(ROOT):
        assert excused_mutants(made, [excuse]), excuse
        assert excuse.reason


# what each operator makes of a small model, and what it leaves alone

MODEL = """
with rows as (

    select * from {{ ref('facts') }}

),

chosen as (

    select id from rows where is_held

)

select
    count(*) filter (where is_held) as numerator,
    sum(case when kind in ('a', 'b') then 1 end) as kinds,
    coalesce(held_on <= due_on, false) as is_in_time  -- a <= comment
from rows
left join others
    on
        rows.id = others.id
        and rows.held_on between others.first_day and others.last_day
inner join chosen
    on rows.id = chosen.id
where not is_withdrawn
"""


def test_a_condition_of_each_kind_is_found_and_changed() -> None:
    mutants = sql_mutants("model.sql", MODEL)
    assert len(conditions(MODEL)) == 6
    assert not unchanged_conditions(MODEL, mutants)


@pytest.mark.parametrize("left_out", range(6))
def test_a_condition_without_a_mutant_is_named(left_out: int) -> None:
    one = conditions(MODEL)[left_out]
    rest = [
        mutant
        for mutant in sql_mutants("model.sql", MODEL)
        if mutant.end < one.start or mutant.start > one.end
    ]
    assert len(unchanged_conditions(MODEL, rest)) == 1


def test_the_mutants_of_a_model_are_these() -> None:
    assert changes(MODEL) == [
        "is_held -> true",
        "is_held -> not (is_held)",
        "is_held -> true",
        "is_held -> not (is_held)",
        "kind in ('a', 'b') -> false",
        "kind in ('a', 'b') -> kind in ('b')",
        "kind in ('a', 'b') -> kind in ('a')",
        "kind in ('a', 'b') -> not (kind in ('a', 'b'))",
        "coalesce(held_on <= due_on, false) -> held_on <= due_on",
        "held_on <= due_on -> held_on < due_on",
        "held_on <= due_on -> not (held_on <= due_on)",
        "left join others -> inner join others",
        "rows.held_on between others.first_day and others.last_day -> "
        "(rows.held_on > others.first_day and rows.held_on <= others.last_day)",
        "rows.held_on between others.first_day and others.last_day -> "
        "(rows.held_on >= others.first_day and rows.held_on < others.last_day)",
        "rows.held_on between others.first_day and others.last_day -> true",
        "rows.held_on between others.first_day and others.last_day -> "
        "not (rows.held_on between others.first_day and others.last_day)",
        "inner join chosen -> left join chosen",
        "not is_withdrawn -> true",
        "not is_withdrawn -> is_withdrawn",
    ]


@pytest.mark.parametrize(
    ("operator", "sql", "expected"),
    [
        ("negate", "select 1 where a = 1", ["a = 1 -> not (a = 1)"]),
        ("negate", "select 1 where not b", ["not b -> b"]),
        # what is inside is negated; the whole would say the same
        ("negate", "select 1 where (a = 1)", ["a = 1 -> not (a = 1)"]),
        ("drop", "select 1 where a and b", ["a -> true", "b -> true"]),
        ("drop", "select 1 where a or b", ["a -> false", "b -> false"]),
        ("drop", "select case when a then 1 end", ["a -> false"]),
        ("drop", "select a = 1 as b", []),
        ("bound", "select 1 where a > b", ["a > b -> a >= b"]),
        ("bound", "select 1 where a >= b", ["a >= b -> a > b"]),
        ("bound", "select 1 where a < b", ["a < b -> a <= b"]),
        ("bound", "select 1 where a = 3", ["a = 3 -> a = 4"]),
        ("bound", "select 1 where a < 3", ["a < 3 -> a <= 3", "a < 3 -> a < 4"]),
        # a factor is no bound
        ("bound", "select 1 where a = 3 * b", []),
        (
            "bound",
            "select 1 where a between 1 and 2",
            [
                "a between 1 and 2 -> (a > 1 and a <= 2)",
                "a between 1 and 2 -> (a >= 1 and a < 2)",
            ],
        ),
        ("literal", "select 1 where a = 'x'", ["a = 'x' -> a = 'zx'"]),
        ("literal", "select case a when 'x' then 1 end", ["'x' -> 'zx'"]),
        ("literal", "select concat(a, 'x')", []),
        (
            "member",
            "select 1 where a in (1, 2)",
            ["a in (1, 2) -> a in (2)", "a in (1, 2) -> a in (1)"],
        ),
        ("member", "select 1 where a in (1)", []),
        (
            "swap",
            "select min(a), max_by(b, c)",
            ["min(a) -> max(a)"] * 1 + ["max_by(b, c) -> min_by(b, c)"],
        ),
        ("swap", "select minimum(a)", []),
        (
            "join",
            "select 1 from a left join b on a.i = b.i",
            ["left join b -> inner join b"],
        ),
        (
            "join",
            "select 1 from a inner join b on a.i = b.i and b.x = 1",
            ["inner join b -> left join b"],
        ),
        (
            "join",
            "with b as (select * from {{ ref('b') }}) "
            "select 1 from a inner join b on a.i = b.i where b.x = 1",
            [],
        ),
        ("coalesce", "select coalesce(a, b, 0)", ["coalesce(a, b, 0) -> a"]),
        ("coalesce", "select 1 where coalesce(a, true)", ["coalesce(a, true) -> a"]),
        ("coalesce", "select 1 where coalesce(a, false)", []),
        ("flag", "select cast(is_held as integer)", ["cast(is_held as integer) -> 1"]),
        ("flag", "select cast(position as integer)", []),
        ("order", "select rank() over (order by a desc, b)", ["a desc -> a"]),
        ("distinct", "select count(distinct a)", ["count(distinct a) -> count(a)"]),
    ],
)
def test_an_operator_makes_these_mutants(
    operator: str, sql: str, expected: list[str]
) -> None:
    assert changes(sql, operator) == expected


def test_a_join_key_and_a_jinja_expression_have_no_mutant() -> None:
    assert not changes("select {{ f('a < b') }} from a inner join b on a.i = b.i")[1:]


def test_a_name_outlives_a_new_layout_and_counts_what_is_alike() -> None:
    sql = "select 1 where a < b or c or a < b"
    names = [m.name for m in sql_mutants("m.sql", sql) if m.operator == "bound"]
    assert names == ["m.sql: a < b -> a <= b", "m.sql: a < b -> a <= b (2)"]
    assert changes("\n\n" + sql.replace("a < b", "a\n    < b")) == changes(sql)


SEED = (
    "limit_id,effective_from,effective_to,limit_value,limit_unit,is_firm,source\n"
    'first,2020-01-01,9999-12-31,21,days,true,"A, quoted"\n'
    "second,2020-02-29,2021-01-31,,months,false,\n"
)
SEED_YML = {
    "data_tests": [{"is_key": {"arguments": {"columns": ["limit_id"]}}}],
    "columns": [
        {"name": name, "data_type": kind}
        for name, kind in (
            *(("limit_id", "varchar"), ("effective_from", "date")),
            *(("effective_to", "date"), ("limit_value", "decimal(18, 6)")),
            *(("limit_unit", "varchar"), ("is_firm", "boolean"), ("source", "varchar")),
        )
    ],
}


def test_the_mutants_of_a_seed_are_these() -> None:
    mutants = seed_mutants("seed.csv", SEED, SEED_YML)
    assert [mutant.change for mutant in mutants] == [
        "first, effective_from: 2020-01-01 -> 2020-01-02",
        "first, limit_value: 21 -> 22",
        "first, limit_unit: days -> months",
        "first, is_firm: true -> false",
        "second, effective_from: 2020-02-29 -> 2020-03-01",
        "second, effective_to: 2021-01-31 -> 2021-02-01",
        "second, limit_unit: months -> days",
        "second, is_firm: false -> true",
    ]
    assert 'first,2020-01-01,9999-12-31,22,days,true,"A, quoted"' in mutants[1].applied(
        SEED
    )


# the report


def trial(file: str, change: str) -> Mutant:
    return Mutant(file, 0, 1, "x", "negate", change)


@pytest.mark.parametrize(
    ("file", "change", "is_excused"),
    [
        ("a.sql", "x = 1 -> true", True),
        ("a.sql", "x = ... -> true", True),
        ("a.sql", "... -> true", True),
        ("a.sql", "x = 2 -> true", False),
        ("a.sql", "... -> false", False),
        ("b.sql", "x = 1 -> true", False),
        ("b.sql", "... -> true", False),
    ],
)
def test_an_excuse_covers_what_it_names(
    file: str, change: str, is_excused: bool
) -> None:
    assert Excuse(file, change, "why").covers(trial("a.sql", "x = 1 -> true")) is (
        is_excused
    )


def test_a_sample_is_the_same_for_a_seed_and_hardly_changes_with_the_mutants() -> None:
    mutants = [trial("a.sql", str(n)) for n in range(100)]
    sample = drawn(mutants, 10, 17)
    assert sample == drawn(reversed(mutants), 10, 17)
    assert sample != drawn(mutants, 10, 18)
    assert len(set(sample) & set(drawn(mutants[1:], 10, 17))) >= 9


def test_the_table_counts_and_names_survivors_and_excused() -> None:
    mutants = [trial("a.sql", change) for change in ("one", "two", "three", "four")]
    proof = Proof(mutants, {"a.sql: one": "it cannot differ"}, "all 4")
    proof.outcomes = {
        "a.sql: two": Outcome("", "a_test", "unit tests"),
        "a.sql: three": Outcome("", "", "survived"),
    }
    assert summary(proof) == (
        "4 made, 1 excused, 2 tried: 1 noticed, 1 survived, 0 broken."
    )
    page = table(proof)
    for line in (
        "The last run tried all 4.",
        "| noticed by a unit test | 1 |",
        "- `a.sql: three`",
        "- `a.sql: one`: it cannot differ",
        "| a.sql | 4 | 1 | 2 | 1 |",
    ):
        assert line in page
    assert "a.sql: two" not in page
