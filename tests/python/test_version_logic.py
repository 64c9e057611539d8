"""At each date the rows known are those of the latest dump at or before that date.

The SQL is that of the staging models, run on any dumps.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import duckdb
import pytest
from extract_tables import seed_rows
from hypothesis import given, settings
from hypothesis import strategies as st
from workbench import ROOT

FIRST = date(2022, 1, 1)
DAYS = 6
EXTRACT, STAGED = "cp_core_group", "child_protection__core_groups"
# what a dump holds: by key the content of its row
Dump = dict[str, str]
# file, partnership, day, key and content of a row, and why it is refused
Row = tuple[str, str | None, date | None, str | None, str, str, bool]
# partnership, day, key and content of a row that is known, and whether it is held over
Known = set[tuple[str, str, str, str, bool]]
Ask = Callable[[list[Row]], Known]
SCHEMA = (
    "_file_name varchar, partnership_code varchar, extracted_on date, "
    "record_id varchar, row_hash varchar, refusal_reasons varchar, "
    "is_of_another_partnership boolean, _row_number bigint"
)
# refused rows: could be any record of the dump, or not
FLOATING = ("key", "day", "partnership")
REFUSED = (*FLOATING, "another")

contents = st.dictionaries(st.sampled_from("abcd"), st.sampled_from("xyz"), max_size=4)
partnerships = st.sampled_from(["S37000027", "S37000028"])
# by partnership and day what was sent; a day may have been sent in several files
deliveries = st.dictionaries(
    st.tuples(partnerships, st.integers(0, DAYS)), contents, max_size=8
)
refused_kinds = st.lists(st.sampled_from(REFUSED), max_size=2)


def model(path: str, sources: dict[str, str]) -> str:
    """Return a staging model that reads tables of a connection."""
    sql = (ROOT / f"models/staging/{path}.sql").read_text(encoding="utf-8")
    for written, table in sources.items():
        assert written in sql, (path, written)
        sql = sql.replace(written, table)
    assert "{{" not in sql, path
    return sql


def ref(name: str) -> str:
    return f"{{{{ ref('{name}') }}}}"


MODELS = {
    "stg_rows__placed": model(
        "rows/stg_rows__placed",
        {"{{ union_of_base_rows() }}": "from sent", ref("parameter"): "parameter"},
    ),
    "stg_rows__dumps": model(
        "rows/stg_rows__dumps", {ref("stg_rows__placed"): "stg_rows__placed"}
    ),
    "stg_rows__versions": model(
        "rows/stg_rows__versions",
        {
            name: name[8:-5]
            for name in map(ref, ("stg_rows__placed", "stg_rows__dumps"))
        },
    ),
    "known": model(
        f"child_protection/stg_{STAGED}",
        {
            ref("stg_reference__editions"): "editions",
            ref("stg_rows__versions"): "stg_rows__versions",
            ref(f"base_{STAGED}"): "records",
            ref("stg_social_work__identities"): "identities",
        },
    ),
}


@pytest.fixture(scope="module")
def known() -> Iterator[Ask]:
    """Return what the models hold known of rows, at each day."""
    [share] = [r for r in seed_rows("parameter") if "dump_share" in r["parameter_id"]]
    with duckdb.connect() as connection:
        connection.execute(
            f"create table arrived ({SCHEMA}); "
            f"create view sent as select *, '{EXTRACT}' as extract_name, "
            "_row_number as _record_number, _row_number + 1 as _line_number, "
            "extracted_on as covers_to, record_id not like '?%' as is_key_read, "
            "'' as unread_cells from arrived; "
            "create view records as select *, row_hash as core_group_id, "
            "'1' as person_id, extracted_on as held_on from sent; "
            "create table identities (edition_id varchar, partnership_code varchar, "
            "person_id varchar, recorded_person_id varchar); "
            "create table parameter as select 'minimum_dump_share' as parameter_id, "
            f"{share['parameter_value']} as parameter_value; "
            "create table editions as select cast(day as date) as data_cut_off_on, "
            "cast(cast(day as date) as varchar) as edition_id from unnest("
            f"generate_series(date '{FIRST}' - 1, date '{FIRST}' + {DAYS + 1}, "
            "interval 1 day)) as series(day)"
        )

        def ask(rows: list[Row]) -> Known:
            connection.execute("delete from arrived")
            if rows:
                connection.executemany(
                    "insert into arrived values (?, ?, ?, ?, ?, ?, ?, ?)",
                    [(*row, number) for number, row in enumerate(rows, start=1)],
                )
            for name, sql in MODELS.items():
                connection.execute(f"create or replace temp table {name} as {sql}")
            found = connection.execute(
                "select partnership_code, edition_id, record_id, core_group_id, "
                "is_held_over from known"
            ).fetchall()
            assert len({row[:3] for row in found}) == len(found), "a record twice"
            return set(found)

        yield ask


def sound_rows(file: str, code: str, day: int, dump: Dump) -> list[Row]:
    taken_on = FIRST + timedelta(days=day)
    return [(file, code, taken_on, *row, "", False) for row in dump.items()]


def refused_row(file: str, code: str, day: int, kind: str, number: int) -> Row:
    taken_on = FIRST + timedelta(days=day)
    key = f"?{number}" if kind == "key" else f"k{number}"
    place: dict[str, tuple[str | None, date | None]] = {
        "key": (code, taken_on),
        "day": (code, None),
        "partnership": (None, taken_on),
        "another": (None, taken_on),
    }
    return (file, *place[kind], key, "x", f"{kind}:unread", kind == "another")


def expected(sent: dict[tuple[str, int], Dump]) -> Known:
    """Take the latest dump at or before each day, in a loop as plain as can be."""
    found = set()
    for code in {code for code, _ in sent}:
        for day in range(-1, DAYS + 2):
            until = [of for at, of in sent if at == code and of <= day and sent[at, of]]
            if not until:
                continue
            edition = str(FIRST + timedelta(days=day))
            for key, content in sent[code, max(until)].items():
                found.add((code, edition, key, content, False))
    return found


@settings(max_examples=60, deadline=None)
@given(sent=deliveries, data=st.data())
def test_at_each_date_the_latest_dump_is_known(
    known: Ask, sent: dict[tuple[str, int], Dump], data: st.DataObject
) -> None:
    """Keys vanish and return, files are repeated and stand in any order."""
    files = [(code, day, dump) for (code, day), dump in sent.items() if dump]
    if files:
        repeats = st.lists(st.sampled_from(files), max_size=3)
        files = data.draw(st.permutations(files + data.draw(repeats)))
    rows = [
        row
        for number, file in enumerate(files)
        for row in sound_rows(f"f{number}", *file)
    ]
    assert known(rows) == expected(sent)


@settings(max_examples=60, deadline=None)
@given(sent=deliveries, data=st.data())
def test_a_record_missing_beside_rows_that_could_be_it_is_held_over(
    known: Ask, sent: dict[tuple[str, int], Dump], data: st.DataObject
) -> None:
    """As it was, until a dump has it or has no such rows; without them it is gone."""
    rows: list[Row] = []
    held: dict[str, dict[str, tuple[str, bool]]] = {}
    expected_known: Known = set()
    for day in range(-1, DAYS + 2):
        for code in {code for code, _ in sent}:
            dump = sent.get((code, day), {})
            kinds = data.draw(refused_kinds) if (code, day) in sent else []
            file = f"{code}-{day}"
            rows += sound_rows(file, code, day, dump)
            for kind in kinds:
                rows.append(refused_row(file, code, day, kind, len(rows)))
            if dump or "key" in kinds:
                before = held.get(code, {})
                held[code] = {key: (content, False) for key, content in dump.items()}
                if set(kinds) & set(FLOATING):
                    missing = before.keys() - dump.keys()
                    held[code] |= {key: (before[key][0], True) for key in missing}
            edition = str(FIRST + timedelta(days=day))
            expected_known |= {
                (code, edition, key, *state)
                for key, state in held.get(code, {}).items()
            }
    assert known(data.draw(st.permutations(rows))) == expected_known


def test_it_is_held_over_only_while_it_may_be_there(known: Ask) -> None:
    """Of four dumps the second alone has a row without a key."""
    code = "S37000027"
    rows = sound_rows("1", code, 0, {"a": "x", "b": "x"})
    rows += sound_rows("2", code, 1, {"a": "x"})
    rows += [refused_row("2", code, 1, "key", 9)]
    rows += sound_rows("3", code, 2, {"a": "y"})
    found = {row[1:] for row in known(rows) if row[2] == "b"}
    assert found == {("2022-01-01", "b", "x", False), ("2022-01-02", "b", "x", True)}
    found = {row[1:] for row in known(rows[:3] + rows[4:]) if row[2] == "b"}
    assert found == {("2022-01-01", "b", "x", False)}


@pytest.mark.parametrize("kind", REFUSED)
def test_a_refused_row_may_be_the_missing_record_but_not_of_another_partnership(
    known: Ask, kind: str
) -> None:
    code = "S37000027"
    rows = sound_rows("1", code, 0, {"a": "x", "b": "x"})
    rows += [*sound_rows("2", code, 1, {"a": "x"}), refused_row("2", code, 1, kind, 9)]
    held = {row[1:] for row in known(rows) if row[2] == "b" and row[4]}
    is_held = kind in FLOATING
    days = range(2, DAYS + 3) if is_held else ()
    assert held == {(f"2022-01-{day:02}", "b", "x", True) for day in days}


def test_the_last_row_of_a_record_in_a_dump_counts(known: Ask) -> None:
    code = "S37000027"
    rows = sound_rows("1", code, 0, {"a": "x"}) + sound_rows("1", code, 0, {"a": "y"})
    assert {row[3] for row in known(rows)} == {"y"}
