"""A file that cannot be used ends in one message, and what is published stays."""

import codecs
import gzip
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from bad_files import EXTRACT, FILES, NAME, lines_of_sample
from extract_tables import CONTRACTS, Table, path_in, read_table, write_table
from mixed_extracts import MixedBuild, digests
from workbench import SAMPLE, Workbench, copy_of_sample, rows, run

from scripts.errors import CheckError, ExtractError
from scripts.project import SAMPLE_KEY


@pytest.fixture
def published(sample_home: Path, tmp_path: Path) -> Path:
    """A home in which the sample is published."""
    home = tmp_path / "home"
    shutil.copytree(sample_home / "published", home / "published", symlinks=True)
    return home


@pytest.mark.parametrize("fault", FILES)
def test_a_bad_file_is_refused_whole(
    bench: Workbench, tmp_path: Path, fault: str
) -> None:
    data, told = FILES[fault]
    path = path_in(tmp_path, EXTRACT)
    path.parent.mkdir(parents=True)
    path.write_bytes(data)
    with pytest.raises(ExtractError) as refused:
        bench.run(tmp_path / "home", tmp_path, [EXTRACT])
    message = str(refused.value)
    assert message.startswith(NAME), message
    assert message.count(NAME) == 1
    assert message.count("Expected") == 1
    for part in told:
        assert part in message, message
    for word in ("Traceback", "Error in", "MARK"):
        assert word not in message, message
    held = rows(
        tmp_path / "home" / "build" / "warehouse.duckdb",
        f"select table_name from duckdb_tables() where table_name = '{EXTRACT}' "
        "and estimated_size > 0",
    )
    assert not held


def test_two_bad_files_are_distinguished(bench: Workbench, tmp_path: Path) -> None:
    for extract in ("js_court_report", EXTRACT):
        path_in(tmp_path, extract).parent.mkdir(parents=True, exist_ok=True)
        path_in(tmp_path, extract).touch()
    with pytest.raises(ExtractError) as refused:
        bench.run(tmp_path / "home", tmp_path, ["path:seeds/extracts/justice"])
    message = str(refused.value)
    assert f"{NAME} is empty" in message
    assert "justice/js_court_report.csv is empty" in message


def build_from_elsewhere(home: Path, extracts: Path) -> tuple[int, str]:
    """Build with a relative EXTRACTS_DIR, from a folder within the project."""
    here = SAMPLE.parent
    done = run(
        "warehouse",
        "build",
        "--home",
        home,
        settings={
            "EXTRACTS_DIR": os.path.relpath(extracts, here),
            "PSEUDONYM_KEY": SAMPLE_KEY,
        },
        cwd=here,
    )
    return done.returncode, done.stdout + done.stderr


def test_a_refused_file_ends_the_command(published: Path, tmp_path: Path) -> None:
    before = digests(published)
    extracts = copy_of_sample(tmp_path / "extracts")
    data, told = FILES["unclosed_quote"]
    path_in(extracts, EXTRACT).write_bytes(data)
    code, printed = build_from_elsewhere(published, extracts)
    assert code == 3
    for part in (NAME, *told):
        assert printed.count(part) == 1, printed
    assert "Traceback" not in printed
    assert {f: d for f, d in digests(published).items() if f in before} == before
    [record] = (published / "build" / "runs").iterdir()
    known = json.loads((record / "run.json").read_text())
    assert (known["outcome"], known["stopped_in"]) == ("stopped", "seeds")
    assert f"justice/{EXTRACT}.csv" in known["extracts"]
    assert json.loads((record / "run_results_seeds.json").read_text())["results"]
    for folder in ("logs", "target", "build/runs"):
        for path in (published / folder).rglob("*"):
            assert path.is_dir() or b"MARKPERSON" not in path.read_bytes(), path


def test_a_missing_file_ends_the_command_at_once(
    published: Path, tmp_path: Path
) -> None:
    before = digests(published)
    extracts = copy_of_sample(tmp_path / "extracts")
    path_in(extracts, EXTRACT).unlink()
    code, printed = build_from_elsewhere(published, extracts)
    assert code == 3
    assert f"The extract justice/{EXTRACT} is missing" in printed
    assert "correct EXTRACTS_DIR" in printed
    assert "Traceback" not in printed
    assert {f: d for f, d in digests(published).items() if f in before} == before


def test_a_file_of_no_extract_ends_the_command_at_once(
    published: Path, tmp_path: Path
) -> None:
    before = digests(published)
    extracts = copy_of_sample(tmp_path / "extracts")
    shutil.copyfile(
        path_in(extracts, EXTRACT), extracts / "justice" / "court_older.csv"
    )
    code, printed = build_from_elsewhere(published, extracts)
    assert code == 3
    assert "justice/court_older.csv: no extract has that name" in printed
    assert "A page of what was found" not in printed
    assert {f: d for f, d in digests(published).items() if f in before} == before


def test_a_check_that_fails_ends_the_command(published: Path, tmp_path: Path) -> None:
    """Of the newest dump half is sent, which the gate of the first layer stops."""
    before = digests(published)
    extracts = copy_of_sample(tmp_path / "extracts")
    table = read_table(path_in(extracts, EXTRACT))
    newest = [n for n, row in enumerate(table.records) if row[1] == "05/05/2023"]
    for number in newest[::-2]:
        del table.records[number]
    write_table(path_in(extracts, EXTRACT), table)
    code, printed = build_from_elsewhere(published, extracts)
    assert code == 4, printed
    assert printed.count("row_volume is not true in 2023-05-05") == 1
    assert f"raw.{EXTRACT}, extract {EXTRACT}: " in printed
    assert "Nothing was published" in printed
    assert "Traceback" not in printed
    assert {f: d for f, d in digests(published).items() if f in before} == before


@pytest.mark.prove
def test_an_edition_without_a_dump_ends_the_command(published: Path) -> None:
    before = digests(published)
    edition = {
        "edition_id": "2019-03",
        "title": "Report to 31 March 2019",
        "covers_to": "2019-03-31",
        "data_cut_off_on": "2019-05-10",
    }
    variables = json.dumps({"extra_editions": [edition]})
    done = run("warehouse", "build", "--home", published, "--vars", variables)
    printed = done.stdout + done.stderr
    assert done.returncode == 4, printed
    assert printed.count("Edition 2019-03 has no dump before its cut-off") == 1
    assert "extracted_on" in printed
    assert "Expected at least one extract" in printed
    assert "Traceback" not in printed
    assert {f: d for f, d in digests(published).items() if f in before} == before


@pytest.fixture
def rebuilt(
    bench: Workbench, repeated_home: Path, tmp_path: Path
) -> Callable[[Table], Path]:
    """Build again what one changed extract touches, on a copy of a build."""

    def rebuild(table: Table) -> Path:
        home = tmp_path / "home"
        (home / "build").mkdir(parents=True)
        shutil.copy(repeated_home / "build" / "warehouse.duckdb", home / "build")
        write_table(path_in(tmp_path / "extracts", EXTRACT), table)
        selections = (EXTRACT, f"{EXTRACT}+,path:models/staging", "path:models/quality")
        return bench.run(home, tmp_path / "extracts", selections)

    return rebuild


def test_a_dump_of_an_unknown_partnership_is_no_dump(
    rebuilt: Callable[[Table], Path],
) -> None:
    table = read_table(path_in(SAMPLE, EXTRACT))
    for record in table.records:
        if record[1] == "05/05/2023":
            record[0] = "S37000099"
    with pytest.raises(CheckError) as failed:
        rebuilt(table)
    message = str(failed.value)
    first = next(i for i, r in enumerate(table.records, 2) if r[1] == "05/05/2023")
    assert f"{NAME}, line {first}, column partnership_code" in message
    assert "dump of 2023-05-05" in message
    assert "seeds/reference/partnership.csv" in message
    assert len(message.splitlines()) == 1


def test_a_file_without_an_acceptable_row_is_refused(
    rebuilt: Callable[[Table], Path],
) -> None:
    table = read_table(path_in(SAMPLE, EXTRACT))
    for record in table.records:
        record[1] = "5 May"
    with pytest.raises(CheckError) as failed:
        rebuilt(table)
    message = str(failed.value)
    assert message.startswith(
        f"{NAME}, line 2, column extracted_on: refused, as is every"
    )
    assert len(message.splitlines()) == 1


NOT_READ = "(from quality.rejected_rows union all from quality.unread_cells)"


def test_a_single_bad_row_or_cell_is_listed_and_the_build_goes_on(
    rebuilt: Callable[[Table], Path],
) -> None:
    """Without its partnership or a cell it is refused; a date alone is left unread."""
    table = read_table(path_in(SAMPLE, EXTRACT))
    table.records[10][0] = "S37000099"
    table.records[11][table.header.index("referral_date")] = "31/02/2021"
    table.records[12] = table.records[12][:-1]
    build = rebuilt(table)
    columns = "line_number, column_name, reason_code"
    here = f"where extract_name = '{EXTRACT}' and line_number between 12 and 14"
    refused, unread = (
        rows(build, f"select {columns} from quality.{kind} {here} order by all")
        for kind in ("rejected_rows", "unread_cells")
    )
    assert refused == [
        (12, "partnership_code", "not_a_known_partnership"),
        (14, "(line)", "too_few_columns"),
    ]
    assert unread == [(13, "referral_date", "not_a_date")]
    said = rows(build, f"select count(*) from {NOT_READ} where expected is null")
    assert said == [(0,)]


def test_a_byte_order_mark_and_gzip_are_simply_read(
    bench: Workbench, tmp_path: Path
) -> None:
    data = path_in(SAMPLE, EXTRACT).read_bytes()
    plain = path_in(tmp_path / "plain", EXTRACT)
    marked = path_in(tmp_path / "marked", EXTRACT)
    packed = path_in(tmp_path / "packed", EXTRACT).with_suffix(".csv.gz")
    for path, written in (
        (plain, data),
        (marked, codecs.BOM_UTF8 + data),
        (packed, gzip.compress(data)),
    ):
        path.parent.mkdir(parents=True)
        path.write_bytes(written)
    columns = ", ".join(CONTRACTS[EXTRACT].columns)
    query = f"select {columns}, _record_number, _line_number from raw.{EXTRACT}"
    found = [
        sorted(
            rows(
                bench.run(tmp_path / name / "home", tmp_path / name, [EXTRACT]), query
            ),
            key=repr,
        )
        for name in ("plain", "marked", "packed")
    ]
    assert found[0] == found[1] == found[2]
    assert len(found[0]) == len(lines_of_sample()) - 1


def test_a_value_that_is_not_read_is_in_the_landing_table_alone(
    mixed: MixedBuild,
) -> None:
    """Of marked rows file, line and column are kept, no value.

    What is printed, logged and published of a marker: `test_no_value_leaves.py`.
    """
    build = mixed.home / "build" / "warehouse.duckdb"
    not_read = rows(
        build,
        f"select extract_name, column_name, reason_code from {NOT_READ}",
    )
    assert ("sw_person", "person_id", "not_a_person_identifier") in not_read
    for extract in ("sw_person", "cp_meeting"):
        assert (extract, "partnership_code", "not_a_known_partnership") in not_read
    held = set()
    with duckdb.connect(build, read_only=True) as connection:
        for schema, table in connection.execute(
            "select schema_name, table_name from duckdb_tables()"
        ).fetchall():
            found = connection.execute(
                f"select 1 from warehouse.{schema}.{table} as t "
                "where contains(cast(t as varchar), 'MARK') limit 1"
            ).fetchall()
            held |= {schema} if found else set()
    assert held == {"landing"}
