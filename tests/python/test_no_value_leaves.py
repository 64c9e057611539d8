"""A marker in every column of every extract: in nothing that is read or sent on.

Rows of a build are told by file, line and column; `build/warehouse.duckdb` is the one
place that holds what was sent.
"""

from pathlib import Path

import duckdb
from extract_tables import read_sample
from mixed_extracts import PLANTED
from workbench import rows

# references by which a named analyst asks a service for a case, in the restricted file
REFERENCES = {
    "core.fct_court_reports.court_report_id",
    "core.fct_health_assessments.joined_episode_id",
    "core.fct_looked_after_children.joined_episode_id",
    "core.fct_looked_after_episodes.joined_episode_id",
    "core.fct_looked_after_reviews.review_id",
    "core.fct_payback_orders.payback_order_id",
    "core.fct_planning_meetings.investigation_id",
    "core.fct_published_statistics.measure",
    "core.fct_registrations.planning_meeting_id",
    "core.fct_unpaid_work_requirements.unpaid_work_requirement_id",
    "core.fct_youth_diversion_referrals.youth_diversion_referral_id",
    "core.int_looked_after__episodes.episode_id",
    "core.int_looked_after__episodes.joined_episode_id",
    "core.int_looked_after__placements.placement_id",
    "indicators.indicator_cases.case_id",
    "indicators.int_indicators__restated_cases.case_id",
    "indicators.int_indicators__candidate_cases.case_id",
    "indicators.int_indicators__candidate_cases.subject_id",
    "indicators.int_unread__by_period.record_id",
    "indicators.int_unread__by_period.subject_id",
    "indicators.int_unread__cases.case_id",
    "indicators.int_unread__core_groups.record_id",
    "indicators.int_unread__court_reports.record_id",
    "indicators.int_unread__court_reports.subject_id",
    "indicators.int_unread__effects.record_id",
    "indicators.int_unread__effects.subject_id",
    "indicators.int_unread__episodes.record_id",
    "indicators.int_unread__health_assessments.record_id",
    "indicators.int_unread__investigation_days.investigation_id",
    "indicators.int_unread__investigations.record_id",
    "indicators.int_unread__investigations.subject_id",
    "indicators.int_unread__legal_reasons.record_id",
    "indicators.int_unread__payback_orders.record_id",
    "indicators.int_unread__payback_orders.subject_id",
    "indicators.int_unread__people.subject_id",
    "indicators.int_unread__person_ties.subject_id",
    "indicators.int_unread__placements.record_id",
    "indicators.int_unread__planning_meetings.record_id",
    "indicators.int_unread__planning_meetings.subject_id",
    "indicators.int_unread__register_events.record_id",
    "indicators.int_unread__reviews.record_id",
    "indicators.int_unread__reviews.subject_id",
    "indicators.int_unread__unpaid_work_requirements.record_id",
    "indicators.int_unread__unpaid_work_requirements.subject_id",
    "indicators.int_unread__youth_diversion.record_id",
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
        if path.is_file() and not path.samefile(restricted / "core.duckdb")
    ]
    assert {"page.html", "phases.log", "manifest.json"} <= {f.name for f in files}
    assert [f for f in files if PLANTED.encode() in f.read_bytes()] == []


def test_of_all_that_is_published_only_references_of_cases_hold_it(
    planted_home: Path,
) -> None:
    found = set()
    for file in (planted_home / "published" / "current").rglob("*.duckdb"):
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
                    f"where contains({column}, '{PLANTED}') limit 1"
                ).fetchone()
            }
    assert found == REFERENCES, (found - REFERENCES, REFERENCES - found)
