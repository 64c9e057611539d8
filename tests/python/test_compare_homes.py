"""Two homes are compared by everything that they publish."""

from pathlib import Path

import docx
import duckdb
import pytest

from tools.compare_homes import compare_homes, main

STATUSES = "values ('4.5', 'some_concerns', 79), ('4.6', 'major_concerns', 75)"
TABLE = "marts.indicator_status"


def _home(
    folder: Path,
    rows: str = STATUSES,
    columns: str = "indicator_id, status_code, value",
    run_id: str = "20230512T090000Z-0001",
    sentence: str = "79% (11/14)",
) -> Path:
    published = folder / "published"
    for name in ("paper", "site/data/a", "public/open_data"):
        (published / name).mkdir(parents=True)
    with duckdb.connect(published / "warehouse.duckdb") as connection:
        connection.execute("create schema marts")
        connection.execute("create schema quality")
        connection.execute(f"create table {TABLE} as from ({rows}) as t({columns})")
        connection.execute(
            f"create table quality.runs as select '{run_id}' as run_id, now() as at"
        )
        connection.execute(
            f"create table marts.stamped as select 1 as id, '{run_id}' as run_id"
        )
        connection.execute(
            f"copy {TABLE} to '{published}/site/data/a/indicator_status.parquet'"
        )
        connection.execute(f"copy {TABLE} to '{published}/public/open_data/rpt.csv'")
    document = docx.Document()
    document.add_paragraph(f"{sentence}, from run {run_id}")
    document.save(str(published / "paper" / "paper.docx"))
    return folder


@pytest.fixture
def before(tmp_path: Path) -> Path:
    return _home(tmp_path / "before")


def _lines(before: Path, after: Path, *ignored: str) -> list[str]:
    return [str(difference) for difference in compare_homes(before, after, ignored)]


def test_equal_homes_differ_in_nothing_but_their_runs(
    before: Path, tmp_path: Path
) -> None:
    turned = "values ('4.6', 'major_concerns', 75), ('4.5', 'some_concerns', 79)"
    after = _home(tmp_path / "after", turned, run_id="20230513T090000Z-0002")

    assert _lines(before, after) == []
    assert main([str(before), str(after)]) == 0


def test_a_changed_value_is_named_by_its_key_and_column(
    before: Path, tmp_path: Path
) -> None:
    after = _home(tmp_path / "after", STATUSES.replace("79", "80"))

    detail = "rows differ (1 only before, 1 only after; keys: 4.5; columns: value)"
    assert _lines(before, after) == [
        f"{name}: {detail}"
        for name in (TABLE, "open_data:rpt", "site:indicator_status")
    ]
    assert main([str(before), str(after)]) == 1


def test_a_dropped_row_is_found(before: Path, tmp_path: Path) -> None:
    after = _home(tmp_path / "after", STATUSES.split("), ", maxsplit=1)[0] + ")")

    assert f"{TABLE}: rows differ (1 only before, 0 only after; keys: 4.6)" in _lines(
        before, after
    )


def test_a_repeated_row_is_found_though_its_key_is_no_key(
    before: Path, tmp_path: Path
) -> None:
    after = _home(tmp_path / "after", STATUSES + ", ('4.6', 'major_concerns', 75)")

    line = f"{TABLE}: rows differ (0 only before, 1 only after)"
    assert line in _lines(before, after)


def test_an_added_column_is_a_difference_unless_it_is_ignored(
    before: Path, tmp_path: Path
) -> None:
    rows = "values ('4.5', 'some_concerns', 79, 1), ('4.6', 'major_concerns', 75, 2)"
    columns = "indicator_id, status_code, value, added"
    after = _home(tmp_path / "after", rows, columns)

    assert f"{TABLE}: column added (added)" in _lines(before, after)
    assert f"{TABLE}: column removed (added)" in _lines(after, before)
    assert _lines(before, after, "*.added") == []
    assert main([str(before), str(after), "--ignore", "*rpt.added"]) == 1


def test_a_column_of_another_type_is_a_difference(before: Path, tmp_path: Path) -> None:
    after = _home(tmp_path / "after", STATUSES.replace("79", "79::bigint"))

    assert f"{TABLE}: type differs (value: INTEGER, BIGINT)" in _lines(before, after)


def test_a_table_that_only_one_home_has_is_named(before: Path, tmp_path: Path) -> None:
    after = _home(tmp_path / "after")
    with duckdb.connect(after / "published" / "warehouse.duckdb") as connection:
        connection.execute("create table marts.int_status__ratings as select 1 as a")

    assert _lines(before, after) == ["marts.int_status__ratings: only after"]
    assert _lines(after, before) == ["marts.int_status__ratings: only before"]
    assert _lines(before, after, "marts.int_*") == []


def test_another_word_in_the_paper_is_found(before: Path, tmp_path: Path) -> None:
    after = _home(tmp_path / "after", sentence="80% (12/15)")

    assert _lines(before, after) == [
        "paper/paper.docx: text differs (line 1: 79% (11/14), from run <run> -> "
        "80% (12/15), from run <run>)"
    ]


def test_a_folder_without_published_files_is_refused(
    before: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main([str(before), str(tmp_path)])

    assert "has no folder published/" in capsys.readouterr().err
