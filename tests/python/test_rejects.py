"""What goes back to a service: the refused rows as CSV, and the page of a run."""

import csv
from html.parser import HTMLParser
from pathlib import Path

import pytest
from workbench import rows, run

from scripts.files import write_json
from scripts.gates.results import CheckResult
from scripts.project import Project
from scripts.published.rejects import COLUMNS
from scripts.published.run_page import write_page
from scripts.published.runs import start_run


class Cells(HTMLParser):
    """The texts of a page's table cells; every tag that is opened is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "meta":
            self.open.append(tag)
        if tag in {"td", "li"}:
            self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in {"td", "li"}:
            self.texts[-1] += data


def cells(page: Path) -> list[str]:
    parser = Cells()
    parser.feed(page.read_text())
    assert parser.open == []
    return parser.texts


def test_a_service_is_sent_its_own_rows_and_no_value(
    sample_home: Path, tmp_path: Path
) -> None:
    file = tmp_path / "justice.csv"
    done = run(
        *("warehouse", "check", "--rejects", "--service", "justice"),
        *("--out", file, "--home", sample_home),
    )
    assert done.returncode == 0, done.stderr
    with file.open(newline="") as handle:
        header, *sent = csv.reader(handle)
    assert tuple(header) == COLUMNS
    expected = rows(
        sample_home / "build" / "warehouse.duckdb",
        "from (from quality.rejected_rows union all from quality.unread_cells) "
        "where extract_name in "
        "(select extract_name from reference.extract where service = 'justice') "
        "order by all",
    )
    assert [tuple(row) for row in sent] == [
        tuple("" if cell is None else str(cell) for cell in row) for row in expected
    ]
    assert len(sent) > 5


def test_a_wrong_call_is_reported(sample_home: Path, tmp_path: Path) -> None:
    calls = {
        ("--rejects", "--service", "jutsice"): "Expected one of camhs, child_health",
        ("--service", "justice"): "--service and --out go with --rejects",
        ("--rejects", "--out", str(tmp_path / "no" / "x.csv")): "cannot be written",
    }
    for call, told in calls.items():
        done = run("warehouse", "check", *call, "--home", sample_home)
        assert (done.returncode, told in done.stderr) == (2, True), done.stderr
    done = run("warehouse", "check", "--rejects", "--home", tmp_path)
    assert (done.returncode, "There is no build" in done.stderr) == (2, True)


def test_one_command_runs_every_gate(sample_home: Path) -> None:
    done = run("warehouse", "check", "--home", sample_home)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("expectations of") == 5


@pytest.mark.parametrize("table", ["rejected_rows", "unread_cells"])
def test_the_page_of_a_run_names_what_was_refused_and_where(
    sample_home: Path, table: str
) -> None:
    [page] = (sample_home / "build" / "runs").glob("*/page.html")
    told = cells(page)
    [(column, expected, count, first)] = rows(
        sample_home / "build" / "warehouse.duckdb",
        "select column_name, expected, count(*), min(line_number) "
        f"from quality.{table} where extract_name = 'js_court_report' "
        "group by all order by all limit 1",
    )
    at = next(
        at
        for at, text in enumerate(told)
        if text == "js_court_report.csv" and told[at + 1 : at + 3] == [column, expected]
    )
    assert told[at + 3] == str(count)
    assert told[at + 4].split(",")[0] == str(first)


def test_the_page_of_a_run_puts_first_what_most_hangs_on(sample_home: Path) -> None:
    [page] = (sample_home / "build" / "runs").glob("*/page.html")
    text = page.read_text(encoding="utf-8")
    [(title,)] = rows(
        sample_home / "build" / "warehouse.duckdb",
        "select extract_title from reference.extract where extract_name = 'sw_person'",
    )
    unread = text.split("Cells that could not be read")[1].split("Refused rows")[0]
    assert unread.split("<h3>")[1].startswith(f"{title}</h3>")
    assert "touching 1 case: 2.2 (1)" in unread.split("<h3>")[1]


def test_the_page_of_a_stopped_run_names_the_check_as_text(tmp_path: Path) -> None:
    project = Project(tmp_path, tmp_path)
    run_ = start_run(project, "{}", "run-0")
    run_.note(outcome="stopped", stopped_in="seeds", decisions=["<b>target</b> 1 -> 2"])
    result = CheckResult(
        *("raw", "cp_meeting", "row_volume", "expect_x", "critical", "completeness"),
        *("<script>x</script>", "Ask again", "cp_meeting", "failed", 7, "2023-05-05"),
    )
    write_json(run_.folder / "expectation_results_raw.json", [result.record()])
    assert cells(write_page(run_)) == [
        *("critical", "cp_meeting", "<script>x</script> (row_volume)"),
        *("2023-05-05", "7", "Ask again", "<b>target</b> 1 -> 2"),
    ]
