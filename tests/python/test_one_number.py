"""One number everywhere: whatever a reader opens tells what the tables hold.

Every status, figure and count of every edition is read back from the Word file, the
PDF, the spreadsheet, the CSV files and the data of the site, and set beside ``marts``
in the committee's profile, beside ``published.rpt_*`` in the public's.
"""

import csv
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import duckdb
import pytest
from docx.table import Table as WordTable
from test_open_data import home_like, read_workbook
from test_paper import caption_of, cells_of, pages_of, parts_of, series, squeezed
from workbench import ROOT

from scripts.project import Project
from scripts.reports.making import report_link
from scripts.reports.open_data.descriptions import WORKBOOK
from scripts.reports.open_data.make import make_open_data
from scripts.reports.paper import make as paper_module
from scripts.reports.paper.charts import Series, draw_chart
from scripts.reports.paper.make import make_paper
from scripts.reports.site.data import SiteData
from scripts.reports.sources import PROFILES, read_sources

EDITIONS = {"2022-03": 25, "2023-03": 27}
NUMBERS = pytest.mark.parametrize("edition", EDITIONS)
READERS = pytest.mark.parametrize("profile", PROFILES)


@dataclass(frozen=True)
class Numbers:
    """What one edition tells.

    Attributes:
        figures: by indicator, its figure and its status, as people read them.
        counts: by status, how many indicators have it.
    """

    figures: dict[str, tuple[str, str]]
    counts: dict[str, int]


@pytest.fixture(scope="module")
def home(site_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A home with every report of every edition, the charts left out."""
    folder = tmp_path_factory.mktemp("numbers")
    chart = folder / "chart"
    draw_chart(series(77, 75), chart)

    def copy(_: Series, stem: Path) -> None:
        for kind in (".svg", ".png"):
            shutil.copyfile(chart.with_suffix(kind), stem.with_suffix(kind))

    project = home_like(site_home, folder / "home", "public", "paper*")
    make_open_data(project)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(paper_module, "draw_chart", copy)
        for profile in PROFILES.values():
            for edition in EDITIONS:
                make_paper(project, profile, edition)
    return project


@pytest.fixture(scope="module")
def published(home: Project) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(home.warehouse_file, read_only=True) as connection:
        yield connection


def told_by_tables(
    published: duckdb.DuckDBPyConnection, profile: str, edition: str
) -> Numbers:
    marts = PROFILES[profile].marts
    figures = published.execute(
        f"select indicator_id, coalesce(value_label, ''), status_label "
        f"from {marts}indicator_status where edition_id = ?",
        [edition],
    ).fetchall()
    counts = published.execute(
        f"select status_label, indicator_count from {marts}status_summary "
        "where edition_id = ? order by status_order",
        [edition],
    ).fetchall()
    assert len(figures) == EDITIONS[edition]
    return Numbers(
        {number: (value, status) for number, value, status in figures}, dict(counts)
    )


def without_symbol(cell: str) -> str:
    return cell.lstrip("●▲■○ ")


def told_by_word_file(file: Path) -> Numbers:
    tables = {
        caption_of(part): cells_of(part)
        for part in parts_of(file)
        if isinstance(part, WordTable)
    }
    figures = {}
    for caption, (header, *rows) in tables.items():
        if "figure, target and status" in caption:
            cells = dict(zip(header, rows[0], strict=True))
            figure = cells["Figure"].replace("No figure", "")
            number = caption.split()[0]
            figures[number] = (figure, without_symbol(cells["Status"]))
    *counted, total = tables["Number of indicators by status"][1:]
    counts = {without_symbol(status): int(count) for status, count in counted}
    assert total == ["Total", str(sum(counts.values()))]
    return Numbers(figures, counts)


def told_by_csv(folder: Path, edition: str, form: str) -> Numbers:
    """Read the tables of a folder, their file's name in a form."""

    def rows(table: str) -> Iterator[dict[str, str]]:
        file = folder / form.format(table)
        with file.open(encoding="utf-8", newline="") as text:
            yield from (r for r in csv.DictReader(text) if r["edition_id"] == edition)

    return Numbers(
        {
            row["indicator_id"]: (row["value_label"], row["status_label"])
            for row in rows("indicator_status")
        },
        # the site has numbers of one kind: 14.0
        {
            row["status_label"]: int(float(row["indicator_count"]))
            for row in rows("status_summary")
        },
    )


def told_by_spreadsheet(file: Path, edition: str) -> Numbers:
    sheets = read_workbook(file)
    return Numbers(
        {
            str(row["Indicator"]): (row["Value"], row["Status"])
            for row in sheets[f"Status {edition}"]
        },
        {
            row["Status"]: int(row["Number of indicators"])
            for row in sheets["Counts"]
            if row["Report"] == edition
        },
    )


@NUMBERS
@READERS
def test_the_word_file_has_the_numbers_of_the_tables(
    home: Project, published: duckdb.DuckDBPyConnection, profile: str, edition: str
) -> None:
    file = report_link(home, "paper", PROFILES[profile]) / f"paper-{edition}.docx"
    assert told_by_word_file(file) == told_by_tables(published, profile, edition)


@NUMBERS
@READERS
def test_the_pdf_has_the_numbers_of_the_tables(
    home: Project, published: duckdb.DuckDBPyConnection, profile: str, edition: str
) -> None:
    file = report_link(home, "paper", PROFILES[profile]) / f"paper-{edition}.pdf"
    text = squeezed(*pages_of(file))
    tables = told_by_tables(published, profile, edition)
    symbols = dict(
        published.execute(
            "select distinct status_label, symbol from marts.status_summary"
        ).fetchall()
    )
    counted = [
        f"{symbols[status]}{status}{count}" for status, count in tables.counts.items()
    ]
    table = text.partition("NumberofindicatorsbystatusStatusNumberofindicators")[2]
    assert table.startswith(squeezed(*counted, "Total", sum(tables.counts.values())))
    marts = PROFILES[profile].marts
    told = published.execute(
        "select indicator_id, title, period_label, coalesce(target_label, 'No target') "
        f"from {marts}indicator_status where edition_id = ?",
        [edition],
    ).fetchall()
    # of each indicator the row below the headings of its table
    rows = re.split(
        "PeriodFigureTargetStatusPreviousstatusSincethepreviousreport", text
    )
    assert len(rows) == len(told) + 1
    row_of = {
        number: row
        for number, title, *_ in told
        for before, row in pairwise(rows)
        if before.endswith(squeezed(number, title))
    }
    for number, _, period, target in told:
        figure, status = tables.figures[number]
        cells = (
            period or "None",
            figure or "No figure",
            target,
            symbols.get(status, ""),
            status,
        )
        assert row_of[number].startswith(squeezed(*cells)), number


@NUMBERS
@READERS
def test_the_data_of_the_site_have_the_numbers_of_the_tables(
    home: Project,
    published: duckdb.DuckDBPyConnection,
    tmp_path: Path,
    profile: str,
    edition: str,
) -> None:
    """The data that its pages print, as test_site_pages finds them there."""
    reader, folder = PROFILES[profile], tmp_path / "data"
    folder.mkdir()
    # a file of its own: what is open in this process keeps its settings
    own = home_like(home.home, tmp_path / "home")
    data = SiteData(own, reader, read_sources(ROOT, "site", reader), folder)
    data.write()
    data.close()
    told = told_by_csv(folder / "warehouse", edition, "{0}/{0}.csv")
    assert told == told_by_tables(published, profile, edition)


@NUMBERS
def test_the_open_data_have_the_numbers_of_the_tables(
    home: Project, published: duckdb.DuckDBPyConnection, edition: str
) -> None:
    folder = report_link(home, "open_data", PROFILES["public"])
    tables = told_by_tables(published, "public", edition)
    assert told_by_csv(folder, edition, "rpt_{}.csv") == tables
    assert told_by_spreadsheet(folder / WORKBOOK, edition) == tables


def test_a_number_that_differs_is_seen(home: Project) -> None:
    told = told_by_csv(
        report_link(home, "open_data", PROFILES["public"]), "2023-03", "rpt_{}.csv"
    )
    assert told.figures["4.6"] == ("[c]", "Major concerns")
    assert told.counts["Major concerns"] == 1
    assert told != Numbers(
        told.figures | {"4.6": ("76%", "Major concerns")}, told.counts
    )
