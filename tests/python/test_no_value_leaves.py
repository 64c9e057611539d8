"""A marker in every column of every extract: in nothing that is read or sent on.

Rows of a build are told by file, line and column; `build/warehouse.duckdb` is the one
place that holds what was sent.
"""

from pathlib import Path

import duckdb
from extract_tables import read_sample
from mixed_extracts import PLANTED
from workbench import rows

# a measure of a benchmark, and the references of cases in their own file
HELD = {
    "core.fct_published_statistics.measure",
    "quality.case_references.sent_reference",
}


def test_it_was_planted_in_every_column_and_published(planted_home: Path) -> None:
    build = planted_home / "build" / "warehouse.duckdb"
    for extract, table in read_sample().items():
        held = rows(
            build,
            f"select count(*) from raw.{extract} as r "
            f"where contains(cast(r as varchar), '{PLANTED}')",
        )
        assert held == [(len(table.header),)], extract
    for reason in ("too_few_columns", "too_many_columns"):
        refused = rows(
            build,
            "select distinct extract_name from quality.rejected_rows "
            f"where reason_code = '{reason}' order by all",
        )
        assert [extract for (extract,) in refused] == sorted(read_sample()), reason


def test_it_is_in_no_message_log_artifact_or_page(planted_home: Path) -> None:
    assert PLANTED not in (planted_home / "output").read_text()
    restricted = planted_home / "published" / "current" / "restricted"
    files = [
        path
        for folder in ("build/runs", "target", "logs", "published")
        for path in (planted_home / folder).rglob("*")
        if path.is_file()
        and not path.samefile(restricted / "core.duckdb")
        and not path.samefile(restricted / "cases.duckdb")
    ]
    assert {"page.html", "phases.log", "manifest.json"} <= {f.name for f in files}
    assert [f for f in files if PLANTED.encode() in f.read_bytes()] == []


def test_of_all_that_is_published_only_the_references_of_cases_hold_it(
    planted_home: Path,
) -> None:
    found = set()
    for file in (planted_home / "published" / "current").rglob("*.duckdb"):
        columns = rows(
            file,
            "select schema_name || '.' || table_name, column_name "
            "from duckdb_columns() where not internal and data_type = 'VARCHAR'",
        )
        assert columns
        with duckdb.connect(file, read_only=True) as connection:
            found |= {
                f"{table}.{column}"
                for table, column in columns
                if connection.execute(
                    f"select 1 from {file.stem}.{table} "
                    f"where contains({column}, '{PLANTED}') limit 1"
                ).fetchone()
            }
    assert found == HELD, (found - HELD, HELD - found)


def test_no_day_of_a_birth_is_published(sample_home: Path) -> None:
    """In no column of days is the day of the month that of the person's birth.

    Of days that have nothing to do with a birth one in thirty is; of birthdays, and of
    days some months after one, nearly all are.
    """
    births = {
        "person_id": "staging.stg_social_work__people",
        "child_id": "staging.stg_child_health__children",
    }
    core = sample_home / "published" / "restricted" / "core.duckdb"
    with duckdb.connect(
        sample_home / "build" / "warehouse.duckdb", read_only=True
    ) as c:
        c.execute(f"attach '{core}' as core (read_only)")
        columns = c.execute(
            "select days.schema_name, days.table_name, days.column_name, "
            "people.column_name from duckdb_columns() as days "
            "inner join duckdb_columns() as people using (database_name, table_name) "
            "where database_name = 'core' and days.data_type = 'DATE' "
            "and people.column_name in ('person_id', 'child_id')"
        ).fetchall()
        assert len(columns) > 20
        for schema, table, day, person in columns:
            [(share,)] = c.execute(
                f"select avg(cast(day(facts.{day}) = day(births.born_on) as integer)) "
                f"from core.{schema}.{table} as facts "
                f"inner join {births[person]} as births "
                f"using (partnership_code, edition_id, {person})"
            ).fetchall()
            assert share is None or share < 0.2, (table, day, share)
