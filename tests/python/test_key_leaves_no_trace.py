"""The key of pseudonyms is in no file that a build makes."""

from pathlib import Path

import duckdb
import pytest
from mixed_extracts import MARKER_KEY, MixedBuild
from workbench import READERS_SCHEMAS, copy_of_sample, differences, rows, run

from scripts.errors import ExtractError
from scripts.project import Environment

FOLDERS = ("build", "target", "logs", "published")


def test_the_key_is_in_no_byte_of_any_file(planted_home: Path) -> None:
    files = [p for f in FOLDERS for p in (planted_home / f).rglob("*") if p.is_file()]
    assert {path.relative_to(planted_home).parts[0] for path in files} == set(FOLDERS)
    for path in files:
        assert MARKER_KEY.encode() not in path.read_bytes(), path
    assert MARKER_KEY not in (planted_home / "output").read_text()


def test_the_key_is_in_no_view_and_no_cell(planted_home: Path) -> None:
    """Compressed cells hide from a search of the bytes."""
    for file in planted_home.rglob("*.duckdb"):
        with duckdb.connect(file, read_only=True) as connection:
            texts = connection.execute(
                "select sql from duckdb_views() union all "
                "select sql from duckdb_tables()"
            ).fetchall()
            assert not [sql for (sql,) in texts if sql and MARKER_KEY in sql]
            tables = connection.execute(
                "select database_name || '.' || schema_name || '.' || table_name "
                "from duckdb_tables()"
            ).fetchall()
            assert tables
            for (table,) in tables:
                held = connection.execute(
                    f"select count(*) from {table} as t "
                    "where contains(cast(t as varchar), ?)",
                    [MARKER_KEY],
                ).fetchone()
                assert held == (0,), (file, table)


# keyed hashes, and keys made of them
PSEUDONYMS = {
    "case_id",
    "investigation_id",
    "person_id",
    "record_id",
    "reference_id",
    "subject_id",
}
COLUMNS = (
    "select schema_name || '.' || table_name, column_name from duckdb_columns() "
    "inner join duckdb_tables() using (database_name, schema_name, table_name) "
    "where schema_name in ('indicators', 'quality')"
)


def test_another_key_changes_pseudonyms_and_no_figure(
    sample_home: Path, mixed: MixedBuild
) -> None:
    one = sample_home / "build" / "warehouse.duckdb"
    other = mixed.home / "build" / "warehouse.duckdb"
    pseudonyms: dict[str, list[str]] = {}
    for table, column in rows(one, COLUMNS):
        if column in PSEUDONYMS:
            pseudonyms.setdefault(str(table), []).append(str(column))
    assert len(pseudonyms) > 10
    assert differences(one, other, READERS_SCHEMAS, pseudonyms) == {}
    people = "select distinct person_id from core.int_people__remaining"
    before, after = rows(one, people), rows(other, people)
    assert len(before) == len(after) > 1000
    assert not set(before) & set(after)
    assert all(len(str(person)) == 32 for (person,) in after)


def test_the_same_key_gives_the_same_pseudonyms(
    sample_home: Path, repeated_home: Path
) -> None:
    people = "select distinct person_id from core.int_people__remaining order by all"
    one, other = (
        rows(home / "build" / "warehouse.duckdb", people)
        for home in (sample_home, repeated_home)
    )
    assert one == other


def test_other_extracts_need_a_key(tmp_path: Path) -> None:
    extracts = copy_of_sample(tmp_path / "extracts")
    done = run(
        "warehouse", "build", "--home", tmp_path, settings={"EXTRACTS_DIR": extracts}
    )
    told = done.stdout + done.stderr
    assert done.returncode == 3, told
    assert told.count("PSEUDONYM_KEY is not set") == 1, told
    assert "Set PSEUDONYM_KEY to the partnership's secret key" in told
    assert "Traceback" not in told
    assert not (tmp_path / "published").exists()
    assert not (tmp_path / "build" / "warehouse.duckdb").exists()


@pytest.mark.parametrize(
    "key", ["a", "a" * 40, "   ", "12345678", "abcabcabcabcabcabc"]
)
def test_a_key_that_can_be_guessed_is_refused(key: str) -> None:
    with pytest.raises(ExtractError, match="can be guessed") as refused:
        Environment(Path("extracts"), key, "50%").pseudonym_key(Path("extracts"))
    assert len(key) == 1 or key.isspace() or key not in str(refused.value)
