"""Figures as known on any day: an extra edition each, built and not kept."""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
import yaml

from scripts.database import open_build, open_file
from scripts.dbt_runner.session import DbtSession
from scripts.errors import UsageError
from scripts.progress import QUIET, Progress, Step
from scripts.project import Project
from scripts.published.queries import Answer

# every model between the edition row and the tables that are read
SELECTION = (
    "stg_reference__editions+,+indicator_status",
    "stg_reference__editions+,+restatements",
)


@dataclass(frozen=True)
class Moment:
    """A cut-off: that of an edition of the project, or any day.

    Attributes:
        edition_id: the edition's, or one made from the day.
        day: the cut-off.
        row: of ``report_edition``, for an edition that is not kept; none for one
            that the project has.
    """

    edition_id: str
    day: date
    row: dict[str, str] | None


def moment(project: Project, text: str) -> Moment:
    """Read an edition or a day, as a user writes it.

    Raises:
        UsageError: it is neither.
    """
    with open_build(project) as connection:
        found = connection.execute(
            "select data_cut_off_on from reference.report_edition where edition_id = ?",
            [text],
        ).fetchone()
        known = connection.execute(
            "select string_agg(edition_id, ', ' order by edition_id) "
            "from reference.report_edition"
        ).fetchone()
    if found:
        return Moment(text, found[0], None)
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise UsageError(
            f"{text!r} is neither an edition nor a day.\nExpected a day as 2022-06-30, "
            f"or one of {known[0] if known else 'no edition'}."
        ) from None
    name = f"as-of-{day}"
    row = {
        "edition_id": name,
        "title": f"As known on {day}",
        "covers_to": str(day),
        "data_cut_off_on": str(day),
    }
    return Moment(name, day, row)


@contextmanager
def known_at(
    project: Project, moments: Sequence[Moment], progress: Progress = QUIET
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Build these editions and no other, from the versions of the last build.

    Args:
        project: whose build is copied; the build itself is not changed.
        moments: which editions.
        progress: callbacks.

    Yields:
        A connection to their marts; they are gone afterwards.
    """
    progress.on_start("as known then")
    variables = {
        "editions": [one.edition_id for one in moments],
        "extra_editions": [one.row for one in moments if one.row],
    }
    with tempfile.TemporaryDirectory(dir=project.build_folder, prefix="as_of.") as name:
        own = Project(project.root, Path(name), project.extracts)
        own.make_build_folder()
        shutil.copyfile(project.build_file, own.build_file)
        session = DbtSession(own, yaml.safe_dump(variables), editions=project.editions)
        layer = session.build(SELECTION, progress.on_node)
        progress.on_step(Step("as known", "not kept", layer.seconds))
        with open_file(own.build_file) as connection:
            yield connection


def indicators_then(
    connection: duckdb.DuckDBPyConnection, indicator: str | None
) -> Answer:
    """List the indicators with value and status, of one edition."""
    return _answer(
        connection,
        "select indicator_id, title, period_label, value_label, status_label "
        "from marts.indicator_status where indicator_id = coalesce($1, indicator_id) "
        "order by chapter_id, indicator_id",
        indicator,
    )


def figures_changed(
    connection: duckdb.DuckDBPyConnection, indicator: str | None
) -> Answer:
    """List the figures that differ between two editions, and why."""
    return _answer(
        connection,
        "select indicator_id, period_label, earlier_value_label as value_then, "
        "value_label as value_now, late_case_count as late, "
        "corrected_case_count as corrected, withdrawn_case_count as withdrawn, "
        "explanation from marts.restatements "
        "where indicator_id = coalesce($1, indicator_id) "
        "order by indicator_id, period_start",
        indicator,
    )


def _answer(
    connection: duckdb.DuckDBPyConnection, sql: str, indicator: str | None
) -> Answer:
    cursor = connection.execute(sql, [indicator])
    columns = [column[0] for column in cursor.description or []]
    return Answer(columns, cursor.fetchall())
