"""The open data hold what the tables for the outside reader hold, and nothing else."""

import csv
import json
import re
import shutil
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml
from csvw import CSVW
from frictionless import validate
from mixed_extracts import digests
from python_calamine import CalamineWorkbook
from workbench import ROOT, change_published, run

from scripts.errors import CheckError, LockedError, UsageError, WarehouseError
from scripts.files import read_json, write_json
from scripts.lock import lock
from scripts.project import Project
from scripts.published.public_outputs import is_shown
from scripts.reports.making import SYNTHETIC, report_link
from scripts.reports.open_data import workbook as open_data_workbook
from scripts.reports.open_data.descriptions import CSVW as CSVW_FILE
from scripts.reports.open_data.descriptions import MARK, PACKAGE, WORKBOOK
from scripts.reports.open_data.make import make_open_data
from scripts.reports.open_data.tables import PublicTables
from scripts.reports.sources import PROFILES

# sheet, then rows by heading without its notes
Sheets = dict[str, list[dict[str, Any]]]


def home_like(other: Path, home: Path, *left_out: str) -> Project:
    """Make a home with what another published for many, and the record of runs."""
    shutil.copytree(
        other / "published",
        home / "published",
        symlinks=True,
        ignore=shutil.ignore_patterns("restricted", "site*", *left_out),
    )
    shutil.copytree(other / "build" / "runs", home / "build" / "runs")
    return Project(ROOT, home)


@pytest.fixture(scope="module")
def project(sample_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A home with the sample's open data; not to be changed."""
    home = tmp_path_factory.mktemp("open_data") / "home"
    made = home_like(sample_home, home, "public")
    make_open_data(made)
    return made


@pytest.fixture(scope="module")
def folder(project: Project) -> Path:
    return report_link(project, "open_data", PROFILES["public"]).resolve()


@pytest.fixture(scope="module")
def published(project: Project) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(project.warehouse_file, read_only=True) as connection:
        yield connection


@pytest.fixture
def own(project: Project, tmp_path: Path) -> Project:
    """A home without open data, whose published tables a test may change."""
    return home_like(project.home, tmp_path, "public")


def tables(published: duckdb.DuckDBPyConnection) -> list[str]:
    return [
        name
        for (name,) in published.execute(
            "select table_name from duckdb_tables() where schema_name = 'published' "
            "and starts_with(table_name, 'rpt_') order by all"
        ).fetchall()
    ]


def read_csv(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, strict=True))


def read_workbook(path: Path) -> Sheets:
    """Read the sheets with a table of figures: the heading is the first full row."""
    workbook = CalamineWorkbook.from_path(path)
    sheets: Sheets = {}
    for name in workbook.sheet_names[3:]:
        rows = workbook.get_sheet_by_name(name).to_python()
        while not all(rows[0]):
            rows.pop(0)
        headings = [str(heading).split("\n")[0] for heading in rows[0]]
        sheets[name] = [dict(zip(headings, row, strict=True)) for row in rows[1:]]
    return sheets


def test_the_package_is_valid(folder: Path) -> None:
    report = validate(str(folder / PACKAGE))
    assert report.valid, report.flatten(["message"])
    assert report.stats["tasks"] == len(list(folder.glob("*.csv")))


def test_the_package_finds_a_cell_that_is_wrong(folder: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(folder, tmp_path / "copy")
    file = copy / "rpt_status_summary.csv"
    file.write_bytes(file.read_bytes().replace(b",14\r\n", b",many\r\n"))
    found = validate(str(copy / PACKAGE)).flatten(["type"])
    assert ["type-error"] in found
    assert ["hash-count"] in found


def test_the_csvw_metadata_are_valid(folder: Path, tmp_path: Path) -> None:
    def is_valid(metadata: Path) -> bool:
        with warnings.catch_warnings():
            # what it finds in the metadata it warns of
            warnings.simplefilter("error", UserWarning)
            return bool(CSVW(str(metadata), validate=True).is_valid)

    assert is_valid(folder / CSVW_FILE)
    described = read_json(folder / CSVW_FILE)
    assert described["@context"][0] == "http://www.w3.org/ns/csvw"
    for table in described["tables"]:
        header, *_ = read_csv(folder / table["url"])
        assert [c["name"] for c in table["tableSchema"]["columns"]] == header
        assert all(c["dc:description"] for c in table["tableSchema"]["columns"])
    copy = shutil.copytree(folder, tmp_path / "copy")
    wrong = copy / "rpt_status_summary.csv"
    wrong.write_bytes(wrong.read_bytes().replace(b",14\r\n", b",many\r\n"))
    with pytest.raises((ValueError, Warning)):
        assert is_valid(copy / CSVW_FILE) or pytest.fail("a wrong cell was not found")


def test_both_descriptions_describe_each_column_as_the_project_does(
    folder: Path, published: duckdb.DuckDBPyConnection
) -> None:
    rows = published.execute(
        "select table_name, column_name, comment from duckdb_columns() where "
        "schema_name = 'published' and starts_with(table_name, 'rpt_')"
    ).fetchall()
    expected = {(t, c): " ".join(comment.split()) for t, c, comment in rows}
    package, csvw = read_json(folder / PACKAGE), read_json(folder / CSVW_FILE)
    assert expected == {
        (resource["name"], field["name"]): field["description"]
        for resource in package["resources"]
        for field in resource["schema"]["fields"]
    }
    assert expected == {
        (table["url"].removesuffix(".csv"), column["name"]): column["dc:description"]
        for table in csvw["tables"]
        for column in table["tableSchema"]["columns"]
    }
    for resource in package["resources"]:
        assert resource["schema"]["primaryKey"]
        assert "[c]" in resource["schema"]["missingValues"]


def test_csv_and_parquet_hold_every_cell_of_every_table(
    folder: Path, published: duckdb.DuckDBPyConnection
) -> None:
    names = tables(published)
    assert sorted(path.stem for path in folder.glob("*.csv")) == names
    assert sorted(path.stem for path in folder.glob("*.parquet")) == names
    keys = {
        resource["name"]: resource["schema"]["primaryKey"]
        for resource in read_json(folder / PACKAGE)["resources"]
    }
    for name in names:
        order = ", ".join(keys[name])
        rows = published.execute(f"from published.{name} order by {order}").fetchall()
        types = published.execute(f"describe published.{name}").fetchall()
        parquet = f"'{folder / name}.parquet'"
        assert duckdb.execute(f"from {parquet}").fetchall() == rows
        as_written = duckdb.execute(f"describe from {parquet}").fetchall()
        assert [t[0] for t in as_written] == [t[0] for t in types]
        texts = published.execute(
            f"select columns(*)::varchar from published.{name} order by {order}"
        ).fetchall()
        # else an empty cell could be either
        assert not any(cell == "" for row in texts for cell in row)
        expected = [[cell or "" for cell in row] for row in texts]
        assert read_csv(folder / f"{name}.csv") == [[t[0] for t in types], *expected]
        assert (folder / f"{name}.csv").read_bytes().endswith(b"\r\n")


def test_the_spreadsheet_shows_what_the_tables_say(
    folder: Path, published: duckdb.DuckDBPyConnection
) -> None:
    sheets = read_workbook(folder / WORKBOOK)
    shown = {
        (name.removeprefix("Status "), row["Indicator"]): (
            row["Value"],
            row["Target"],
            row["Status"],
            row["Period"],
        )
        for name, rows in sheets.items()
        for row in rows
        if name.startswith("Status ")
    }
    rows = published.execute(
        "select edition_id, indicator_id, value_label, coalesce(target_label, '[z]'), "
        "status_label, period_label from published.rpt_indicator_status"
    ).fetchall()
    assert shown == {(edition, number): tuple(r) for edition, number, *r in rows}
    periods = [
        (name.removeprefix("Series "), r["Indicator"], r["Period"], r["Value"])
        for name, rows in sheets.items()
        for r in rows
        if name.startswith("Series ")
    ]
    expected = published.execute(
        "select edition_id, indicator_id, period_label, coalesce(value_label, '[z]') "
        "from published.rpt_indicator_series"
    ).fetchall()
    assert sorted(periods) == sorted(expected)
    counts = [
        (r["Report"], r["Status"], int(r["Number of indicators"]))
        for r in sheets["Counts"]
    ]
    assert sorted(counts) == sorted(
        published.execute(
            "select edition_id, status_label, indicator_count "
            "from published.rpt_status_summary"
        ).fetchall()
    )
    assert not [r for rows in sheets.values() for r in rows if "" in r.values()]


@dataclass(frozen=True)
class Policy:
    """From which numbers on a sensitive indicator is shown."""

    unit: str
    count: int
    denominator: int

    def withholds(self, count: int, of: int | None) -> bool:
        if 0 < count < self.count:
            return True
        if self.unit != "percent" or of is None:
            return False
        return 0 < of - count < self.count or 0 < of < self.denominator


def policies_of(project: Project) -> dict[str, Policy]:
    with duckdb.connect(project.warehouse_file, read_only=True) as published:
        rows = published.execute(
            "select indicator_id, unit, minimum_count, minimum_denominator "
            "from reference.disclosure_policy inner join reference.indicator "
            "using (indicator_id) where is_sensitive"
        ).fetchall()
    return {indicator: Policy(*rest) for indicator, *rest in rows}


def small_numbers(folder: Path, policies: dict[str, Policy]) -> set[tuple[str, str]]:
    """List the files and cells that show what a policy withholds."""
    rows = [
        ("workbook", row["Indicator"], row)
        for sheet in read_workbook(folder / WORKBOOK).values()
        for row in sheet
        if "Indicator" in row
    ]
    for file in folder.glob("*.csv"):
        header, *lines = read_csv(file)
        for line in lines if "indicator_id" in header else []:
            row = dict(zip(header, line, strict=True))
            rows.append((file.stem, row["indicator_id"], row))
    found = set()
    for name, indicator, row in rows:
        policy = policies.get(indicator)
        if policy is None:
            continue
        shown = [f"{row.get('numerator', '')}/{row.get('denominator', '')}"]
        if policy.unit == "count":
            shown.append(f"{row.get('Value', row.get('value_label', ''))}/")
        shown += re.findall(r"\((\d+/\d+)\)", " ".join(map(str, row.values())))
        for text in shown:
            if numbers := re.fullmatch(r"(\d+)/(\d*)", text):
                count, of = numbers.groups()
                if policy.withholds(int(count), int(of) if of else None):
                    found.add((name, text))
    return found


def test_no_file_shows_a_small_number_of_a_sensitive_indicator(
    project: Project, folder: Path
) -> None:
    policies = policies_of(project)
    assert policies
    assert not small_numbers(folder, policies)


def test_a_small_number_would_be_found(own: Project) -> None:
    change_published(
        own,
        "update published.rpt_indicator_status set value_label = '79% (11/14)' "
        "where edition_id = '2023-03' and indicator_id = '4.5'",
        "update published.rpt_indicator_series set numerator = 9, denominator = 12 "
        "where edition_id = '2023-03' and indicator_id = '4.6'",
        "update published.rpt_indicator_status set value_label = '3' "
        "where edition_id = '2023-03' and indicator_id = '4.8'",
    )
    make_open_data(own)
    assert small_numbers(
        report_link(own, "open_data", PROFILES["public"]), policies_of(own)
    ) == {
        ("workbook", "11/14"),
        ("rpt_indicator_status", "11/14"),
        ("rpt_indicator_series", "9/12"),
        ("workbook", "3/"),
        ("rpt_indicator_status", "3/"),
    }


def test_the_same_tables_make_the_same_bytes(own: Project, folder: Path) -> None:
    _, is_new = make_open_data(own)
    assert is_new
    assert digests(report_link(own, "open_data", PROFILES["public"])) == digests(folder)
    _, is_new = make_open_data(own)
    assert not is_new


def test_every_file_for_people_is_marked_as_not_for_release(
    own: Project, folder: Path
) -> None:
    def said(folder: Path) -> list[str]:
        cover = CalamineWorkbook.from_path(folder / WORKBOOK).get_sheet_by_index(0)
        return [
            (folder / "README.md").read_text(),
            json.dumps(read_json(folder / PACKAGE)["description"]),
            json.dumps(read_json(folder / CSVW_FILE)["dc:description"]),
            str(cover.to_python()),
        ]

    assert all(MARK in text and SYNTHETIC in text for text in said(folder))
    # and is called synthetic only where it is
    for record in (own.home / "build" / "runs").glob("*/run.json"):
        write_json(record, read_json(record) | {"variables": "{}", "extracts": {}})
    make_open_data(own)
    for text in said(report_link(own, "open_data", PROFILES["public"])):
        assert MARK in text
        assert SYNTHETIC not in text


def test_nothing_but_the_tables_for_the_outside_reader_can_be_read(
    project: Project, folder: Path, tmp_path: Path
) -> None:
    with PublicTables(project, tmp_path) as source:
        for statement in (
            "from marts.indicator_status",
            "from source.marts.indicator_status",
            "from int_disclosure__withheld_periods",
            f"attach '{project.warehouse_file}' as again (read_only)",
        ):
            with pytest.raises(duckdb.Error):
                source.connection.execute(statement)
    assert not [path for path in folder.iterdir() if "int_" in path.name]


def test_a_table_without_rows_is_its_header(own: Project) -> None:
    change_published(own, "delete from published.rpt_remedial_actions")
    make_open_data(own)
    made = report_link(own, "open_data", PROFILES["public"])
    (header,) = read_csv(made / "rpt_remedial_actions.csv")
    assert "action" in header
    assert validate(str(made / PACKAGE)).valid
    assert "Actions" not in read_workbook(made / WORKBOOK)


def test_text_that_looks_like_a_formula_is_text(own: Project) -> None:
    texts = ['=HYPERLINK("https://www.example.org","a")', "+1+1", "-1+1", "@SUM(A1)"]
    link = "[x](https://www.example.org)"
    for number, text in enumerate([*texts, link], start=10):
        change_published(
            own,
            "insert into published.rpt_remedial_actions by name select * replace "
            f"({number} as action_number, '{text}' as action) from "
            "published.rpt_remedial_actions where edition_id = '2023-03' "
            "and action_number = 1",
        )
    make_open_data(own)
    made = report_link(own, "open_data", PROFILES["public"])
    shown = {row["Action"] for row in read_workbook(made / WORKBOOK)["Actions"]}
    assert {*texts, link.replace("](", "] (")} <= shown
    with (made / "rpt_remedial_actions.csv").open(newline="") as file:
        cells = {row["action"] for row in csv.DictReader(file)}
    assert {*("'" + text for text in texts), link} <= cells
    assert not cells & set(texts)
    for name in (PACKAGE, "csv-metadata.json", "README.md"):
        assert "has an apostrophe before it" in (made / name).read_text()
    with zipfile.ZipFile(made / WORKBOOK) as parts:
        for name in parts.namelist():
            assert b"<f>" not in parts.read(name), name
            assert b'Target="https://www.example.org' not in parts.read(name), name


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        (
            "alter table published.rpt_status_summary add column more integer[]",
            "rpt_status_summary.more has the type",
        ),
        (
            "alter table published.rpt_status_summary drop column status_code",
            "rpt_status_summary has no column of its key",
        ),
        (
            "create table published.rpt_new as select 1 as one",
            "The key of published.rpt_new is not known",
        ),
        ("delete from published.rpt_report_editions", "has no rows"),
        (
            "update published.rpt_remedial_actions set action = '***'",
            "only special characters",
        ),
        (
            "update published.rpt_report_editions set edition_id = 'a/b'; "
            "update published.rpt_indicator_status set edition_id = 'a/b'",
            "The spreadsheet cannot be written",
        ),
    ],
)
def test_what_cannot_be_written_is_told_and_data_of_other_tables_taken_back(
    project: Project, tmp_path: Path, statement: str, told: str
) -> None:
    own = home_like(project.home, tmp_path)
    assert is_shown(own, "open_data")
    change_published(own, statement)
    with pytest.raises((UsageError, CheckError), match=re.escape(told)) as error:
        make_open_data(own)
    assert "No open data was published" in str(error.value)
    assert not is_shown(own, "open_data")
    assert not (own.build_folder / "open_data").exists()


def test_a_full_disk_leaves_the_data_before(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError("No space left on device")

    own = home_like(project.home, tmp_path)
    before = digests(report_link(own, "open_data", PROFILES["public"]))
    monkeypatch.setattr(open_data_workbook, "write_workbook", full)
    with pytest.raises(WarehouseError, match="published before is unchanged"):
        make_open_data(own)
    assert digests(report_link(own, "open_data", PROFILES["public"])) == before


def test_a_fault_or_a_kill_on_the_way_leaves_nothing(
    own: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError("No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(open_data_workbook, "write_workbook", full)
        with pytest.raises(WarehouseError, match="No open data was published"):
            make_open_data(own)
    assert not report_link(own, "open_data", PROFILES["public"]).exists()
    half = (
        report_link(own, "open_data", PROFILES["public"]).with_name(
            "open_data_versions"
        )
        / "half"
    )
    half.mkdir(parents=True)
    make_open_data(own)
    assert not half.exists()


def test_another_command_is_waited_for_or_reported(own: Project) -> None:
    with lock(own, "build"), pytest.raises(LockedError):
        make_open_data(own)


def test_the_command_reports_what_it_made(own: Project, tmp_path: Path) -> None:
    done = run("warehouse", "report", "open-data", "--home", own.home, "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["is_new"]
    assert told["folder"] == str(report_link(own, "open_data", PROFILES["public"]))
    assert told["tables"] == len(
        list(report_link(own, "open_data", PROFILES["public"]).glob("*.csv"))
    )
    empty = tmp_path / "empty"
    refused = run("warehouse", "report", "open-data", "--home", empty)
    assert refused.returncode == 2
    assert "Nothing is published yet" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_the_exposure_names_every_table(
    published: duckdb.DuckDBPyConnection,
) -> None:
    exposures = yaml.safe_load((ROOT / "models" / "exposures.yml").read_text())
    (named,) = (
        exposure["depends_on"]
        for exposure in exposures["exposures"]
        if exposure["name"] == "open_data"
    )
    assert sorted(named) == sorted(f"ref('{name}')" for name in tables(published))
