"""A marker in every column of every extract: in nothing that is read or sent on.

Rows of a build are told by file, line and column; `build/warehouse.duckdb` is the one
place that holds what was sent.
"""

from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest
from extract_tables import Table, path_in, read_sample, write_table
from workbench import rows, run

MARKER = "QZXMARKER"
# references by which a named analyst asks a service for a case, in the restricted file
REFERENCES = {
    "core.fct_court_reports.court_report_id",
    "core.fct_looked_after_reviews.review_id",
    "core.fct_payback_orders.payback_order_id",
    "core.fct_planning_meetings.investigation_id",
    "core.fct_published_statistics.measure",
    "core.fct_unpaid_work_requirements.payback_order_id",
    "core.fct_unpaid_work_requirements.unpaid_work_requirement_id",
    "core.fct_youth_diversion_referrals.youth_diversion_referral_id",
    "core.int_looked_after__episodes.episode_id",
    "core.int_looked_after__placements.placement_id",
    "indicators.indicator_cases.case_id",
    "indicators.int_indicators__restated_cases.case_id",
}


@dataclass(frozen=True)
class Planted:
    """A build of marked extracts."""

    home: Path
    returncode: int
    output: str


def planted_in(table: Table) -> Table:
    """Add a row for each column: the first one, with a marker in that column."""
    record = table.records[0]
    rows_with_markers = [
        [*record[:at], f"{MARKER}{at}", *record[at + 1 :]]
        for at in range(len(table.header))
    ]
    return Table(table.header, [*table.records, *rows_with_markers])


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    home = tmp_path_factory.mktemp("planted")
    for extract, table in read_sample().items():
        path = path_in(home / "extracts", extract)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_table(path, planted_in(table))
    settings: dict[str, str | Path] = {
        "EXTRACTS_DIR": home / "extracts",
        "PSEUDONYM_KEY": "k",
    }
    done = run("warehouse", "build", "--home", home, settings=settings)
    return Planted(home, done.returncode, done.stdout + done.stderr)


def test_it_was_planted_in_every_column_and_published(planted: Planted) -> None:
    assert planted.returncode == 0, planted.output
    build = planted.home / "build" / "warehouse.duckdb"
    for extract, table in read_sample().items():
        held = rows(
            build,
            f"select count(*) from raw.{extract} as r "
            f"where contains(cast(r as varchar), '{MARKER}')",
        )
        assert held == [(len(table.header),)], extract


def test_it_is_in_no_message_log_artifact_or_page(planted: Planted) -> None:
    assert MARKER not in planted.output
    restricted = planted.home / "published" / "current" / "restricted"
    files = [
        path
        for folder in ("build/runs", "target", "logs", "published")
        for path in (planted.home / folder).rglob("*")
        if path.is_file() and not path.samefile(restricted / "core.duckdb")
    ]
    assert {"page.html", "phases.log", "manifest.json"} <= {f.name for f in files}
    assert [f for f in files if MARKER.encode() in f.read_bytes()] == []


def test_of_all_that_is_published_only_references_of_cases_hold_it(
    planted: Planted,
) -> None:
    found = set()
    for file in (planted.home / "published" / "current").rglob("*.duckdb"):
        columns = rows(
            file,
            "select schema_name || '.' || table_name, column_name "
            "from duckdb_columns() where not internal and data_type = 'VARCHAR'",
        )
        assert len(columns) > 30
        with duckdb.connect(file, read_only=True) as connection:
            found |= {
                f"{table}.{column}"
                for table, column in columns
                if connection.execute(
                    f"select 1 from {file.stem}.{table} "
                    f"where contains({column}, '{MARKER}') limit 1"
                ).fetchone()
            }
    assert found == REFERENCES
