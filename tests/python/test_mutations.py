"""The list of mutations fits the project, and leaves no rule of it out.

Whether a test notices each of them is proved by ``python -m tools.prove mutations``.
"""

from collections.abc import Iterable
from pathlib import Path

import pytest
from sql_conditions import conditions

from scripts.errors import UsageError
from tools.mutations import Mutation, read_mutations, read_untouched

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = (
    *("models/core", "models/indicators", "models/marts"),
    *("models/disclosure", "models/published"),
)
STANDARDS = (
    *("timescale_standard", "age_band", "unpaid_work_level"),
    *("review_window", "immunisation_schedule"),
    *("placement_type", "legal_reason", "review_cancellation", "leaver_destination"),
)


def untouched_conditions(
    sql: str, mutations: Iterable[Mutation], excused: Iterable[str] = ()
) -> list[str]:
    """Return the conditions of a model, line and text, that no mutation changes."""
    changed = [mutation.changed_range(sql) for mutation in mutations]
    found = []
    for condition in conditions(sql):
        text = " ".join(condition.text.split())
        if text in excused:
            continue
        # an insertion changes a range without length, which may lie at either end
        if not any(s <= condition.end and e >= condition.start for s, e in changed):
            line = sql[: condition.start].count("\n") + 1
            found.append(f"{line}: {text}")
    return found


def untouched_rows(csv: str, mutations: Iterable[Mutation]) -> list[str]:
    """Return the rows of a seed that no mutation changes."""
    changed = [mutation.changed_range(csv)[0] for mutation in mutations]
    lines = {csv[:start].count("\n") for start in changed}
    return [row for n, row in enumerate(csv.splitlines()) if n and n not in lines]


def mutations_of(path: Path) -> list[Mutation]:
    file = str(path.relative_to(ROOT))
    return [mutation for mutation in read_mutations(ROOT) if mutation.file == file]


def test_every_mutation_finds_its_text() -> None:
    for mutation in read_mutations(ROOT):
        text = (ROOT / mutation.file).read_text()
        assert mutation.applied(text) != text


def test_every_mutation_is_another_one() -> None:
    mutations = read_mutations(ROOT)
    changes = {(m.file, m.old, m.new, m.occurrence) for m in mutations}
    assert len(changes) == len(mutations)


def test_every_condition_of_the_models_is_mutated() -> None:
    missing = []
    untouched = read_untouched(ROOT)
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.sql")):
            file = str(path.relative_to(ROOT))
            excused = [entry["text"] for entry in untouched if entry["file"] == file]
            found = untouched_conditions(path.read_text(), mutations_of(path), excused)
            missing += [f"{file}:{condition}" for condition in found]
    assert not missing, "\n".join(missing)


def test_every_row_of_the_standards_is_mutated() -> None:
    for name in STANDARDS:
        path = ROOT / "seeds" / "reference" / f"{name}.csv"
        assert not untouched_rows(path.read_text(), mutations_of(path))


def test_every_excuse_is_still_needed() -> None:
    for entry in read_untouched(ROOT):
        text = " ".join((ROOT / entry["file"]).read_text().split())
        assert entry["text"] in text
        assert entry["reason"]


# the pair of the tests above: what must pass and what must fail

MODEL = """
with rows as (select * from {{ ref('facts') }})

select
    count(*) filter (where is_held) as numerator,
    sum(case when kind in ('a', 'b') then 1 end) as kinds,
    coalesce(held_on <= due_on, false) as is_in_time  -- a <= comment
from rows
left join others
    on
        rows.id = others.id
        and rows.held_on between others.first_day and others.last_day
where not is_withdrawn
"""


def change(old: str, new: str) -> Mutation:
    return Mutation("model.sql", old, new, "a trial")


COMPLETE = [
    change("where is_held", "where true"),
    change("('a', 'b')", "('a')"),
    change("held_on <= due_on", "held_on < due_on"),
    change("between others.first_day", ">= others.first_day"),
    change("where not is_withdrawn", ""),
]


def test_a_model_whose_conditions_are_all_mutated_passes() -> None:
    assert not untouched_conditions(MODEL, COMPLETE)


@pytest.mark.parametrize("left_out", range(len(COMPLETE)))
def test_a_condition_without_a_mutation_fails(left_out: int) -> None:
    rest = [change for n, change in enumerate(COMPLETE) if n != left_out]
    assert len(untouched_conditions(MODEL, rest)) == 1


def test_an_excused_condition_passes() -> None:
    assert not untouched_conditions(MODEL, COMPLETE[:-1], ["not is_withdrawn"])


def test_a_change_beside_a_condition_does_not_count() -> None:
    beside = change("as is_in_time", "as is_late")
    rest = [*COMPLETE[:2], *COMPLETE[3:], beside]
    assert len(untouched_conditions(MODEL, rest)) == 1


def test_a_standard_without_a_mutation_fails() -> None:
    seed = "id,limit\nfirst,21\nsecond,28\n"
    assert not untouched_rows(seed, [change("21", "22"), change("28", "29")])
    assert untouched_rows(seed, [change("21", "22")]) == ["second,28"]


@pytest.mark.parametrize("old", ["is_lost", "rows"])
def test_a_mutation_of_a_text_that_is_not_there_once_fails(old: str) -> None:
    with pytest.raises(UsageError, match="Expected one"):
        change(old, "anything").applied(MODEL)


def test_a_mutation_outlives_a_new_layout() -> None:
    assert "held_on < due_on" in change(
        "coalesce( held_on <= due_on,", "coalesce(held_on < due_on,"
    ).applied(
        MODEL.replace("coalesce(held_on <= due_on", "coalesce(\n held_on\n <= due_on")
    )
