"""The pages of the report site in a browser: every page of the committee's.

Each page is opened once and inspected from all sides; the tests then check what was
found. The public site has the same pages, on other data: `make prove` opens them.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml
from browser import READERS, Watched
from playwright.sync_api import Browser, Page
from workbench import ROOT

from scripts.project import Project
from scripts.published.history import TABLES as HISTORY
from scripts.reports.making import report_link
from scripts.reports.site.checks import COMMITTEE_PAGES
from scripts.reports.site.checks import pages_of as pages_of_sources
from scripts.reports.sources import PROFILES, read_sources

SITE = ROOT / "reports" / "site"
SCREENSHOTS = ROOT / "build" / "screenshots"
AXE = SITE / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# one page of each kind
KINDS = {
    "summary": "/",
    "chapter": "/2023-03/chapters/4/",
    "indicator": "/2023-03/indicators/4.6/",
    "objectives": "/2023-03/objectives/",
    "actions": "/2023-03/actions/",
    "changes": "/2023-03/changes/",
    "about": "/about/",
    "data-quality": "/data-quality/",
}
WIDTHS = (1280, 320)
READ_CELLS = """() => ({
  figures: [...document.querySelectorAll('[data-indicator][data-field]')]
    .filter(cell => ['status', 'value', 'target'].includes(cell.dataset.field))
    .map(cell => [cell.dataset.edition, cell.dataset.indicator, cell.dataset.field,
      (cell.querySelector('.status > :last-child, .figure') ?? cell)
        .textContent.trim()]),
  series: [...document.querySelectorAll('[data-series]')]
    .map(cell => [cell.dataset.edition, cell.dataset.series, cell.dataset.period,
      cell.textContent.trim()]),
  marks: document.querySelectorAll('path.point').length,
  limits: document.querySelectorAll('rect.limits').length,
})"""

Figures = dict[tuple[str, str, str], str]


@dataclass(frozen=True)
class Visit:
    """What was seen of a page.

    Attributes:
        errors: what the console was told, failed scripts and answers.
        outside: addresses beyond this machine that were asked.
        violations: what axe found, rule and element.
        text: what stands on it.
        figures: status, value and target cells: edition, indicator, field, text.
        series: cells of periods: edition, indicator, period, text.
        marks: how many points of charts have the shape of a special one.
        limits: how many bands of process limits are drawn.
    """

    errors: list[str]
    outside: list[str]
    violations: list[str]
    text: str
    figures: list[list[str]]
    series: list[list[str]]
    marks: int
    limits: int


@dataclass(frozen=True)
class Visited:
    """The site of a profile, each page opened once."""

    profile: str
    address: str
    pages: dict[str, Visit]


def pages_of(folder: Path) -> list[str]:
    """List the addresses of the pages of a site, a slash at both ends."""
    found = [page.parent.relative_to(folder) for page in folder.rglob("index.html")]
    return sorted(f"/{page.as_posix()}/".replace("/./", "/") for page in found)


def wait_until_ready(page: Page) -> None:
    """Wait until scripts have taken over what the server sent."""
    page.locator("html[data-ready]").wait_for()


def visit(page: Page, watched: Watched, address: str) -> Visit:
    """Open a page and look at it."""
    watched.errors.clear()
    watched.outside.clear()
    page.goto(address)
    wait_until_ready(page)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: dict[str, Any] = page.evaluate(
        "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})",
        RULES,
    )
    violations = [
        f"{violation['id']}: {node['html'][:200]}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]
    cells = page.evaluate(READ_CELLS)
    return Visit(
        list(watched.errors),
        list(watched.outside),
        violations,
        page.inner_text("body"),
        cells["figures"],
        cells["series"],
        cells["marks"],
        cells["limits"],
    )


@pytest.fixture(scope="module", params=READERS)
def visited(
    request: pytest.FixtureRequest,
    browser: Browser,
    served_site: Callable[[str], str],
    site_home: Path,
) -> Iterator[Visited]:
    profile: str = request.param
    address = served_site(profile)
    folder = report_link(Project(ROOT, site_home), "site", PROFILES[profile]).resolve()
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    watched = Watched(context.new_page())
    yield Visited(
        profile,
        address,
        {
            path: visit(watched.page, watched, address + path)
            for path in pages_of(folder)
        },
    )
    context.close()


@pytest.fixture(scope="module")
def published(site_home: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    file = site_home / "published" / "warehouse.duckdb"
    with duckdb.connect(file, read_only=True) as connection:
        yield connection


def figures(published: duckdb.DuckDBPyConnection, relation: str) -> Figures:
    """Return what a table of statuses has people read, by edition and indicator."""
    rows = published.execute(
        "select edition_id, indicator_id, coalesce(value_label, 'No value'), "
        f"coalesce(target_label, 'None'), status_label from {relation}"
    ).fetchall()
    return {
        (edition, indicator, field): text
        for edition, indicator, *texts in rows
        for field, text in zip(("value", "target", "status"), texts, strict=True)
    }


def relation_of(profile: str, table: str) -> str:
    return f"{PROFILES[profile].marts}{table}"


def test_no_page_fails_or_loads_from_elsewhere(visited: Visited) -> None:
    told = {
        path: [*seen.errors, *seen.outside]
        for path, seen in visited.pages.items()
        if seen.errors or seen.outside
    }
    assert told == {}


def test_axe_finds_no_violation_on_any_page(visited: Visited) -> None:
    assert {p: v.violations for p, v in visited.pages.items() if v.violations} == {}


def test_every_page_names_its_readers(visited: Visited) -> None:
    label = PROFILES[visited.profile].label
    assert [p for p, seen in visited.pages.items() if label not in seen.text] == []


def test_no_page_shows_a_cell_without_a_word(visited: Visited) -> None:
    for path, seen in visited.pages.items():
        for word in ("undefined", "NaN", "[object", "null", "Infinity"):
            assert word not in seen.text, (path, word)


def test_every_figure_is_the_label_of_its_table(
    visited: Visited, published: duckdb.DuckDBPyConnection
) -> None:
    expected = figures(published, relation_of(visited.profile, "indicator_status"))
    seen: set[tuple[str, str, str]] = set()
    for path, page in visited.pages.items():
        for edition, indicator, field, text in page.figures:
            key = (edition, indicator, field)
            assert text == expected[key], (path, *key)
            seen.add(key)
    assert seen == set(expected)


@pytest.mark.parametrize("field", ["value", "target", "status"])
def test_the_page_of_an_indicator_leads_with_its_figures(
    visited: Visited, published: duckdb.DuckDBPyConnection, field: str
) -> None:
    expected = figures(published, relation_of(visited.profile, "indicator_status"))
    for (edition, indicator, named), text in expected.items():
        if named == field:
            page = visited.pages[f"/{edition}/indicators/{indicator}/"]
            assert [edition, indicator, field, text] in page.figures


def test_every_period_is_shown_on_the_page_of_its_indicator(
    visited: Visited, published: duckdb.DuckDBPyConnection
) -> None:
    rows = published.execute(
        "select edition_id, indicator_id, period_label, "
        "coalesce(value_label, 'No value') from "
        + relation_of(visited.profile, "indicator_series")
    ).fetchall()
    shown = [cells for page in visited.pages.values() for cells in page.series]
    assert sorted(map(tuple, shown)) == sorted(rows)


def test_the_page_of_an_indicator_shows_the_uncertainty_of_its_figure(
    visited: Visited, published: duckdb.DuckDBPyConnection
) -> None:
    marts = PROFILES[visited.profile].marts
    rows = published.execute(
        f"""
        select edition_id, indicator_id, unnest([
            interval_label, variation_label, assurance_label,
            upper(trend_label[1]) || trend_label[2:]
        ]) as told
        from {marts}indicator_status
        union all
        select edition_id, indicator_id, comparator_explanation
        from {marts}indicator_comparators
        union all
        select edition_id, indicator_id, special_cause_label
        from {marts}indicator_process_chart
        union all
        select edition_id, indicator_id, late_reason_label
        from {marts}lateness_reasons
        inner join {marts}indicator_status
            using (partnership_code, edition_id, indicator_id, period_start)
        """
    ).fetchall()
    told = [(edition, number, text) for edition, number, text in rows if text]
    assert len(told) > 4 * 27
    missing = [
        (edition, number, text)
        for edition, number, text in told
        if text
        not in " ".join(visited.pages[f"/{edition}/indicators/{number}/"].text.split())
    ]
    assert missing == []


def test_a_chart_draws_its_limits_and_marks_each_special_point(
    visited: Visited, published: duckdb.DuckDBPyConnection
) -> None:
    charts = published.execute(
        "select edition_id, indicator_id, count(special_cause_rule), "
        "count(distinct case when upper_limit_shown is not null then rebase_group end) "
        f"from {PROFILES[visited.profile].marts}indicator_process_chart group by all"
    ).fetchall()
    assert any(marks for *_, marks, _ in charts)
    for edition, indicator, marks, limits in charts:
        page = visited.pages[f"/{edition}/indicators/{indicator}/"]
        assert (page.marks, page.limits) == (marks, limits), (edition, indicator)


def test_what_the_public_is_not_shown_is_suppressed(
    published: duckdb.DuckDBPyConnection,
) -> None:
    kept = figures(published, "marts.indicator_status")
    shown = figures(published, "published.rpt_indicator_status")
    assert shown.keys() == kept.keys()
    differing = {shown[key] for key in kept if shown[key] != kept[key]}
    assert differing == {"[c]"}


def test_the_summary_counts_each_status(
    page: Watched, visited: Visited, published: duckdb.DuckDBPyConnection
) -> None:
    rows = published.execute(
        "select edition_id, status_code, cast(indicator_count as varchar) from "
        + relation_of(visited.profile, "status_summary")
    ).fetchall()
    for edition, status, count in rows:
        page.page.goto(f"{visited.address}/{edition}/")
        tile = page.page.locator(f"[data-status-count={status}]")
        assert tile.inner_text() == count


def test_major_concerns_come_first_each_with_its_action(
    page: Watched, visited: Visited, published: duckdb.DuckDBPyConnection
) -> None:
    rows = published.execute(
        "select indicator_id, action from "
        + relation_of(visited.profile, "remedial_actions")
        + " where edition_id = '2022-03' order by all"
    ).fetchall()
    page.page.goto(f"{visited.address}/2022-03/")
    concerns = page.page.locator("[data-concern]")
    assert [c.get_attribute("data-concern") for c in concerns.all()] == ["4.5", "4.6"]
    for indicator, action in rows:
        card = page.page.locator(f'[data-concern="{indicator}"]')
        assert action in card.inner_text()


FILTERS = [
    ("Chapter", "chapter_id = 3", "3"),
    ("Status", "status_code = 'some_concerns'", "some_concerns"),
    (
        "Strategic objective",
        "indicator_id in (select indicator_id from marts.indicator_objectives "
        "where objective_id = 7)",
        "7",
    ),
]


@pytest.mark.parametrize(("label", "condition", "option"), FILTERS)
def test_a_filter_leaves_the_indicators_that_fit(  # noqa: PLR0917
    page: Watched,
    visited: Visited,
    published: duckdb.DuckDBPyConnection,
    label: str,
    condition: str,
    option: str,
) -> None:
    rows = published.execute(
        f"select indicator_id from {relation_of(visited.profile, 'indicator_status')} "
        f"where edition_id = '2023-03' and {condition} order by all"
    ).fetchall()
    page.page.goto(f"{visited.address}/2023-03/")
    wait_until_ready(page.page)
    page.page.get_by_label(label, exact=True).select_option(option)
    found = page.page.locator('td[data-field="status"]')
    page.page.locator(f'[data-found="{len(rows)}"]').wait_for()
    shown = [cell.get_attribute("data-indicator") for cell in found.all()]
    assert shown == [indicator for (indicator,) in rows]
    # the choice stands in the address: the same page opened again shows the same
    page.page.reload()
    page.page.locator(f'[data-found="{len(rows)}"]').wait_for()
    page.page.get_by_role("button", name="Show all").click()
    page.page.locator('[data-found="27"]').wait_for()


def test_the_switch_of_edition_leads_to_the_same_page_of_the_other(
    page: Watched, visited: Visited
) -> None:
    page.page.goto(f"{visited.address}/2023-03/indicators/4.5/")
    page.page.locator('[data-switch-edition="2022-03"]').click()
    page.page.wait_for_url("**/2022-03/indicators/4.5/")
    status = page.page.locator('.headline [data-field="status"]')
    assert status.inner_text().endswith("Major concerns")


def test_an_edition_without_the_indicator_or_a_previous_one_is_explained(
    visited: Visited,
) -> None:
    absent = visited.pages["/2022-03/indicators/2.2/"].text
    assert "This indicator is not part of" in absent
    assert "there is no previous report" in visited.pages["/2022-03/changes/"].text


def test_the_keyboard_reaches_the_content_and_every_filter(
    page: Watched, visited: Visited
) -> None:
    page.page.goto(f"{visited.address}/")
    wait_until_ready(page.page)
    page.page.keyboard.press("Tab")
    focused = page.page.locator(":focus")
    assert focused.inner_text() == "Skip to main content"
    page.page.keyboard.press("Enter")
    assert page.page.locator(":focus").get_attribute("id") == "content"
    reached = set()
    for _ in range(12):
        page.page.keyboard.press("Tab")
        reached.add(page.page.locator(":focus").get_attribute("id"))
    assert {"filter-chapter", "filter-status", "filter-objective"} <= reached


def test_no_page_is_wider_than_a_phone_and_each_kind_has_its_picture(
    page: Watched, visited: Visited
) -> None:
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    for kind, path in KINDS.items():
        if path not in visited.pages:
            assert (kind, visited.profile) == ("data-quality", "public")
            continue
        page.page.goto(visited.address + path)
        wait_until_ready(page.page)
        for width in WIDTHS:
            page.page.set_viewport_size({"width": width, "height": 800})
            fits = "document.documentElement.scrollWidth <= window.innerWidth"
            assert page.page.evaluate(fits), (kind, width)
            name = f"{visited.profile}-{kind}-{width}.png"
            page.page.screenshot(path=SCREENSHOTS / name, full_page=True)


def test_the_exposure_names_what_the_source_queries_read() -> None:
    exposures = yaml.safe_load((ROOT / "models" / "exposures.yml").read_text())
    (named,) = (
        set(exposure["depends_on"])
        for exposure in exposures["exposures"]
        if exposure["name"] == "report_site"
    )
    read = {
        table.split(".")[-1]
        for profile in PROFILES.values()
        for source in read_sources(ROOT, "site", profile)
        for table in re.findall(r"(?:from|join) ([a-z]\w*\.\w+)", source.sql)
    }
    # dbt does not make the history of runs
    assert named == {f"ref('{table}')" for table in read - set(HISTORY)}


def test_a_public_page_reads_only_public_tables() -> None:
    """A page that needs more could not be made for the public."""
    public = {source.name for source in read_sources(ROOT, "site", PROFILES["public"])}
    pages = [
        SITE / "pages" / path
        for path in pages_of_sources(SITE / "pages")
        if not set(path.parts) & set(COMMITTEE_PAGES)
    ]
    assert len(pages) > 5
    for path in (*pages, *(SITE / "queries").glob("*.sql")):
        asked = set(re.findall(r"\bwarehouse\.(\w+)", path.read_text(encoding="utf-8")))
        assert asked <= public | {"site"}, path


def test_text_is_never_taken_as_html() -> None:
    for file in SITE.glob("[cp]*/**/*"):
        if file.suffix in {".svelte", ".md"}:
            assert "{@html" not in file.read_text(encoding="utf-8"), file
