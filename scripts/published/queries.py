"""Queries that the command line runs on the published database."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Timer
from typing import Any

import duckdb

from scripts.database import open_published
from scripts.errors import UsageError
from scripts.project import Project

SECONDS_ALLOWED = 60
MEMORY_ALLOWED = "2GB"
QUERIES = (
    duckdb.StatementType.SELECT,
    duckdb.StatementType.EXPLAIN,
)


@dataclass(frozen=True)
class Answer:
    """The columns and rows that a query returned."""

    columns: list[str]
    rows: list[tuple[Any, ...]]

    def records(self) -> list[dict[str, Any]]:
        """Return the rows as dictionaries, for JSON."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


def run_query(project: Project, sql: str, values: Sequence[Any] = ()) -> Answer:
    """Run one query on the published database, read-only.

    Raises:
        UsageError: nothing is published yet, or the query cannot be answered.
    """
    try:
        with open_published(project) as connection, _time_limit(connection):
            connection.execute(f"set memory_limit = '{MEMORY_ALLOWED}'")
            _require_one_query(connection, sql)
            cursor = connection.execute(sql, values)
            columns = [column[0] for column in cursor.description or []]
            return Answer(columns, cursor.fetchall())
    except duckdb.InterruptException as error:
        raise UsageError(
            f"The query was stopped after {SECONDS_ALLOWED} s.\nAsk for less: fewer "
            "tables joined, or a condition on edition_id or indicator_id."
        ) from error
    except duckdb.OutOfMemoryException as error:
        raise UsageError(
            f"The query was stopped at {MEMORY_ALLOWED} of memory.\nAsk for less: "
            "fewer tables joined, or a condition on edition_id or indicator_id."
        ) from error
    except duckdb.Error as error:
        raise UsageError(
            f"The query failed: {error}\nThe tables are listed by: "
            'warehouse query "from information_schema.tables"'
        ) from error


def _require_one_query(connection: duckdb.DuckDBPyConnection, sql: str) -> None:
    """Refuse what is no single question: it would change the session, or be lost."""
    statements = connection.extract_statements(sql)
    if len(statements) != 1:
        raise UsageError(
            f"There are {len(statements)} statements.\nExpected one query: ask each by "
            "itself."
        )
    if statements[0].type not in QUERIES:
        raise UsageError(
            "That is no query.\nExpected one that begins with select, from, with, "
            "describe, show or explain."
        )


@contextmanager
def _time_limit(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    timer = Timer(SECONDS_ALLOWED, connection.interrupt)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def status_summary(project: Project) -> Answer:
    """Count the indicators by status, one column per edition, oldest first."""
    editions = run_query(
        project,
        "select edition_id from marts.status_summary group by all order by all",
    )
    counts = ", ".join(
        f"sum(indicator_count) filter (where edition_id = '{edition}') as \"{edition}\""
        for (edition,) in editions.rows
    )
    return run_query(
        project,
        f"select status_label as status, {counts} from marts.status_summary "
        "group by status_label, status_order order by status_order",
    )


def indicators(project: Project, edition: str | None = None) -> Answer:
    """List the indicators of an edition (the newest if not given) with their status."""
    return run_query(
        project,
        "select indicator_id, title, period_label, value_label, status_label, "
        "status_change_code, status_explanation from marts.indicator_status "
        "where edition_id = coalesce(?, (select max(edition_id) from "
        "marts.indicator_status)) order by chapter_id, indicator_id",
        [edition],
    )


def newest_edition(project: Project) -> str:
    """Return the identifier of the edition that was cut off last."""
    rows = run_query(
        project,
        "select max_by(edition_id, data_cut_off_on) from reference.report_edition "
        "where edition_id in (select edition_id from marts.indicator_status)",
    ).rows
    return str(rows[0][0])


def figures_in_doubt(project: Project, edition: str) -> Answer:
    """List the figures of an edition whose status may be otherwise, and why."""
    return run_query(
        project,
        "select indicator_id, doubt_label, is_accepted, accepted_by, accepted_on, "
        "acceptance_reason, unread_cell_count, unread_cells_label "
        "from quality.figures_in_doubt where edition_id = ? "
        "order by chapter_id, indicator_id",
        [edition],
    )


def tasks(project: Project, edition: str) -> Answer:
    """List the open tasks of an edition."""
    return run_query(
        project,
        "select task_code, task_label, is_blocking, "
        "string_agg(subject, ', ' order by subject) as subjects, owner_role, task "
        "from quality.coordinator_tasks where edition_id = ? "
        "group by all order by min(task_order), max(status_count_at_stake) desc, "
        "max(case_count_at_stake) desc, subjects",
        [edition],
    )


def runs(project: Project) -> Answer:
    """List the runs, the newest first, with the number of failed expectations."""
    return run_query(
        project,
        "select runs.run_id, strftime(started_at, '%Y-%m-%d %H:%M:%S') as started_at, "
        "runs.outcome, stopped_in, count(results.run_id) as evaluated, "
        "count(*) filter (where results.outcome not in ('passed', 'accepted') "
        "and severity = 'critical') as critical, "
        "count(*) filter (where results.outcome = 'accepted') as accepted, "
        "count(*) filter (where results.outcome not in ('passed', 'accepted') "
        "and severity = 'warning') "
        "as warnings "
        "from quality.runs as runs "
        "left join quality.expectation_results as results "
        "on runs.run_id = results.run_id "
        "group by all order by runs.run_id desc",
    )


def expectation_over_time(project: Project, name: str) -> Answer:
    """List the results of an expectation by run, the newest first.

    Args:
        project: whose history is read.
        name: ``[[layer.]relation.]check``.
    """
    return run_query(
        project,
        "select runs.run_id, strftime(started_at, '%Y-%m-%d %H:%M:%S') as started_at, "
        "layer || '.' || relation || '.' || check_name "
        "as expectation, results.outcome, found_count, places, acceptance "
        "from quality.expectation_results as results "
        "inner join quality.runs as runs on results.run_id = runs.run_id "
        "where ends_with('.' || layer || '.' || relation || '.' || check_name, "
        "'.' || $1) order by runs.run_id desc, expectation",
        [name],
    )
