"""At each date the rows known are those of the latest dump at or before that date.

The SQL is that of a staging model, as dbt compiled it, asked of any dumps.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

FIRST = date(2022, 1, 1)
DAYS = 6
# what a dump holds: by key the content of its row
Dump = dict[str, str]
Rows = list[tuple[str, str, str, date, int, str, bool]]
# partnership, day, key and content of a row that is known
Known = set[tuple[str, str, str, str]]
SCHEMA = (
    "partnership_code varchar, record_id varchar, row_hash varchar, dump_on date, "
    "_row_number bigint, _file_name varchar, is_accepted boolean"
)

contents = st.dictionaries(st.sampled_from("abcd"), st.sampled_from("xyz"), max_size=4)
partnerships = st.sampled_from(["S37000027", "S37000028"])
# by partnership and day what was sent; a day may have been sent in several files
deliveries = st.dictionaries(
    st.tuples(partnerships, st.integers(0, DAYS)), contents, max_size=8
)


@pytest.fixture(scope="module")
def known(
    sample_home: Path,
) -> Iterator[Callable[[Rows], Known]]:
    """Ask the compiled models: partnership, day, key and content of each known row."""
    models = sample_home / "target/compiled/indicator_warehouse/models/staging"
    name = "stg_child_protection__core_groups"
    staged = f'"warehouse"."staging"."{name}'
    versions, as_known = (
        (models / "child_protection" / f"{name}{end}.sql").read_text()
        for end in ("", "_as_known")
    )
    columns = "partnership_code, record_id, row_hash, known_from, known_to, "
    columns += "held_over_from, held_over_to, fate"
    versions = versions.replace(f'{staged}_rows"', "sent")
    start = versions.rindex("select\n")
    versions = f"{versions[:start]} select {columns} from versions"
    as_known = as_known.replace(f'{staged}"', "all_versions").replace(
        '"warehouse"."staging"."stg_reference__editions"', "days"
    )
    connection = duckdb.connect()
    connection.execute(f"create table sent ({SCHEMA})")
    connection.execute(
        "create table days as select cast(day as date) as data_cut_off_on, "
        "cast(day as varchar) as edition_id "
        f"from unnest(generate_series(date '{FIRST}' - 1, date '{FIRST}' + {DAYS + 1}, "
        "interval 1 day)) as series(day)"
    )

    def ask(rows: Rows) -> Known:
        connection.execute("delete from sent")
        if rows:
            connection.executemany(
                "insert into sent values (?, ?, ?, ?, ?, ?, ?)", rows
            )
        connection.execute(f"create or replace temp table all_versions as {versions}")
        found = connection.execute(
            "select partnership_code, edition_id, record_id, row_hash "
            f"from ({as_known})"
        ).fetchall()
        told = {(code, day[:10], key, content) for code, day, key, content in found}
        assert len(told) == len(found), "a row is known twice"
        return told

    yield ask
    connection.close()


def expected(sent: dict[tuple[str, int], Dump]) -> Known:
    """Take the latest dump at or before each day, in a loop as plain as can be."""
    found = set()
    for code in {code for code, _ in sent}:
        for day in range(-1, DAYS + 2):
            until = [of for at, of in sent if at == code and of <= day and sent[at, of]]
            if not until:
                continue
            told = str(FIRST + timedelta(days=day))
            for key, content in sent[code, max(until)].items():
                found.add((code, told, key, content))
    return found


@settings(max_examples=60, deadline=None)
@given(sent=deliveries, data=st.data())
def test_at_each_date_the_latest_dump_is_known(
    known: Callable[[Rows], Known],
    sent: dict[tuple[str, int], Dump],
    data: st.DataObject,
) -> None:
    """Keys vanish and return, files are repeated and stand in any order."""
    files = [(code, day, dump) for (code, day), dump in sent.items() if dump]
    if files:
        repeats = st.lists(st.sampled_from(files), max_size=3)
        files = data.draw(st.permutations(files + data.draw(repeats)))
    rows: Rows = []
    for number, (code, day, dump) in enumerate(files):
        for key, content in dump.items():
            taken_on = FIRST + timedelta(days=day)
            place = len(rows) + 1
            rows.append((code, key, content, taken_on, place, f"f{number}", True))
    assert known(rows) == expected(sent)


@settings(max_examples=40, deadline=None)
@given(sent=deliveries, data=st.data())
def test_a_refused_row_keeps_the_record_as_it_was(
    known: Callable[[Rows], Known],
    sent: dict[tuple[str, int], Dump],
    data: st.DataObject,
) -> None:
    """What is refused changes nothing of what was known, and is not taken for gone."""
    rows: Rows = []
    held: dict[tuple[str, int], Dump] = {}
    for code, day in sorted(sent):
        before = max((of for at, of in held if at == code), default=None)
        known_before = {} if before is None else held[code, before]
        dump = sent[code, day]
        refused = data.draw(st.sets(st.sampled_from(sorted(dump)))) if dump else set()
        if not dump.keys() - refused:
            continue
        for key, content in dump.items():
            taken_on = FIRST + timedelta(days=day)
            is_accepted = key not in refused
            place = len(rows) + 1
            rows.append((code, key, content, taken_on, place, f"f{day}", is_accepted))
        held[code, day] = {
            key: known_before[key] if key in refused else content
            for key, content in dump.items()
            if key not in refused or key in known_before
        }
    assert known(rows) == expected(held)
