"""What is in ``published/public/``: only what the tables published now would give.

Each public report is remembered with the tables that it was made from. When others
are published (a build, a rollback), or someone withdraws it, a report is taken back: it
is moved to ``published/withdrawn/``, and a dated notice is left in its place.
"""

import logging
import shutil
from contextlib import suppress
from datetime import UTC, datetime
from html import escape
from pathlib import Path

from scripts.database import open_published
from scripts.errors import UsageError
from scripts.files import fingerprint, read_json, replace_symlink, write_json
from scripts.project import Project

_LOG = logging.getLogger(__name__)
REPORTS = ("site", "paper", "open_data")
NOTICE = "withdrawn"
# of each report, outside
KEPT_OUTSIDE = 2
_PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Withdrawn</title></head>
<body><h1>Withdrawn</h1><p>{}</p></body>
</html>
"""


def remember(project: Project, report: str) -> None:
    """Record that a public report was made from the tables published now."""
    made = read_json(_record(project)) or {}
    write_json(_record(project), made | {report: _tables(project)})


def take_back_stale(project: Project) -> None:
    """Take back each public report that was made from other tables than today's.

    Call it with the lock held.
    """
    shown = [report for report in REPORTS if is_shown(project, report)]
    if not shown:
        return
    made, tables = read_json(_record(project)) or {}, _tables(project)
    for report in shown:
        if made.get(report) != tables:
            _take_back(project, report, "The figures that it shows have changed.")
            _LOG.warning(
                "The public %s was made from other figures than those published now, "
                "and was taken back. Make it again: warehouse report %s",
                report.replace("_", " "),
                report.replace("_", "-"),
            )


def withdraw(project: Project, report: str, reason: str) -> Path:
    """Take a public report back, at once.

    Call it with the lock held.

    Args:
        project: whose report it is.
        report: one of :data:`REPORTS`.
        reason: printed in the notice.

    Returns:
        The notice that replaces it.

    Raises:
        UsageError: there is no such public report.
    """
    if not is_shown(project, report):
        raise UsageError(
            f"There is no public {report.replace('_', ' ')} to withdraw."
            "\nThe public reports are in published/public/."
        )
    return _take_back(project, report, reason)


def is_shown(project: Project, report: str) -> bool:
    """Return whether a public report is published, and not a notice."""
    link = _link(project, report)
    return link.exists() and link.resolve().name != NOTICE


def keep_outside(project: Project, report: str, folder: Path) -> None:
    """Move a version of a public report out of the public's folder."""
    outside = project.published / "withdrawn" / report
    outside.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(outside / folder.name, ignore_errors=True)
    shutil.move(folder, outside / folder.name)
    kept = sorted(outside.iterdir(), key=lambda path: path.stat().st_ctime)
    for old in kept[:-KEPT_OUTSIDE]:
        shutil.rmtree(old, ignore_errors=True)


def _take_back(project: Project, report: str, reason: str) -> Path:
    link = _link(project, report)
    versions = link.with_name(f"{link.name}_versions")
    notice = versions / NOTICE
    shutil.rmtree(notice, ignore_errors=True)
    notice.mkdir(parents=True)
    day = datetime.now(UTC).date().isoformat()
    text = f"This {report.replace('_', ' ')} was withdrawn on {day}. {reason}"
    (notice / "index.html").write_text(_PAGE.format(escape(text)), encoding="utf-8")
    replace_symlink(link, f"{versions.name}/{NOTICE}")
    for folder in versions.iterdir():
        if folder != notice:
            keep_outside(project, report, folder)
    made = read_json(_record(project)) or {}
    with suppress(KeyError):
        del made[report]
    write_json(_record(project), made)
    return link / "index.html"


def _link(project: Project, report: str) -> Path:
    return project.published / "public" / report


def _record(project: Project) -> Path:
    return project.published / "public_made_from.json"


def _tables(project: Project) -> str:
    """Return the fingerprint of the columns and rows of the public's tables."""
    with open_published(project) as connection:
        found = connection.execute(
            "select table_name, string_agg(column_name || ' ' || data_type, ',' "
            "order by column_index) from duckdb_columns() "
            "where schema_name = 'published' group by table_name order by all"
        ).fetchall()
        return fingerprint(
            [
                (
                    name,
                    columns,
                    connection.execute(
                        "select count(*), cast(coalesce(sum(hash(t)), 0) as varchar) "
                        f'from published."{name}" as t'
                    ).fetchone(),
                )
                for name, columns in found
            ]
        )
