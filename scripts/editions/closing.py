"""Closing an edition: its tables are kept as they were reported.

    editions/<edition_id>/marts/<table>.parquet, .csv     its rows of the marts
    editions/<edition_id>/public/<table>.parquet, .csv    its rows of the rpt_ tables
    editions/<edition_id>/reference/<table>.parquet       the decisions, as they were
    editions/<edition_id>/quality/<table>.parquet         the dumps that were known
    editions/<edition_id>/manifest.json                   what it was made from
    editions/<edition_id>/manifest.json.sha256            the checksum of that

An edition is written elsewhere and put in place by one rename; a closed edition never
changes. Its manifest is described in :mod:`scripts.editions.manifest`.
"""

import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from scripts.database import open_published, quoted
from scripts.editions.manifest import (
    CHECKSUM,
    MANIFEST,
    Manifest,
    closed_editions,
    manifest_checksum,
    require_intact,
)
from scripts.errors import UsageError
from scripts.files import read_json, sha256, sync, write_json
from scripts.lock import lock
from scripts.project import Project
from scripts.published.queries import run_query, tasks
from scripts.published.record import published_run
from scripts.published.runs import now
from scripts.published.versions import verify


@dataclass(frozen=True)
class Part:
    """Tables of one schema, by how their names begin, kept in one or more forms."""

    folder: str
    schema: str
    prefix: str
    forms: tuple[str, ...]


BOTH = ("parquet", "csv")
# the schemas whose tables hold the rows of an edition
EDITION_SCHEMAS = ("marts", "published")
PARTS = (
    Part("marts", "marts", "", BOTH),
    Part("public", "published", "rpt_", BOTH),
    Part("reference", "reference", "", ("parquet",)),
    Part("quality", "quality", "row_reconciliation", ("parquet",)),
)


def close_edition(project: Project, edition: str, wait: float = 0.0) -> Path:
    """Keep an edition as it is published now, for good.

    Returns:
        Its folder.

    Raises:
        UsageError: it is not published, it is closed already, the edition before is
            open, something blocks it, or the last build did not pass its gates.
        CheckError: a closed edition is not as it was closed.
    """
    with lock(project, "edition close", wait):
        require_intact(project)
        verify(project)
        _require_closable(project, edition)
        _require_last_build_published(project)
        run = published_run(project)
        previous = _previous(project, edition)
        folder = project.editions / edition
        draft = project.editions / f".{edition}.new"
        shutil.rmtree(draft, ignore_errors=True)
        for part in PARTS:
            (draft / part.folder).mkdir(parents=True)
        for closed in (project.editions, draft):
            closed.chmod(0o700)
        files = {
            file.relative_to(draft).as_posix(): {"sha256": sha256(file), "rows": rows}
            for file, rows in _written(project, edition, draft)
        }
        manifest = Manifest(
            edition,
            now(),
            run.run_id,
            run.facts.get("code_version"),
            run.facts["extracts"],
            run.facts["reference"],
            _link(project, previous) if previous else None,
            files,
        )
        write_json(draft / MANIFEST, asdict(manifest))
        digest = sha256(draft / MANIFEST)
        (draft / CHECKSUM).write_text(f"{digest}  {MANIFEST}\n", encoding="utf-8")
        for path in (*draft.rglob("*"), draft):
            if path.is_file():
                path.chmod(0o400)
            sync(path)
        draft.rename(folder)
        sync(project.editions)
        return folder


def _require_closable(project: Project, edition: str) -> None:
    known = [row[0] for row in run_query(project, _EDITIONS).rows]
    if edition not in known:
        raise UsageError(
            f"There is no edition {edition} in the published warehouse.\n"
            f"Editions: {', '.join(known)}"
        )
    if edition in closed_editions(project):
        raise UsageError(
            f"The edition {edition} is closed, and a closed edition is never changed.\n"
            "What is known now is in the next edition: marts.restatements."
        )
    previous = _previous(project, edition)
    if previous and previous not in closed_editions(project):
        raise UsageError(
            f"The edition before, {previous}, is still open.\n"
            f"Close it first: warehouse edition close {previous}"
        )
    blocking = [
        task for task in tasks(project, edition).records() if task["is_blocking"]
    ]
    if blocking:
        raise UsageError(
            f"The edition {edition} cannot be closed yet:\n"
            + "\n".join(f"- {task['task_label']}: {task['task']}" for task in blocking)
        )


_EDITIONS = (
    "select edition_id from reference.report_edition where edition_id in "
    "(select edition_id from marts.indicator_status) order by data_cut_off_on"
)


def _previous(project: Project, edition: str) -> str | None:
    ((previous,),) = run_query(
        project,
        "select previous_edition_id from reference.report_edition where edition_id = ?",
        [edition],
    ).rows
    return None if previous is None else str(previous)


def _require_last_build_published(project: Project) -> None:
    """Refuse to close an edition of tables that are older than the extracts."""
    newest = max((project.build_folder / "runs").glob("*/run.json"), default=None)
    last: dict[str, Any] = (newest and read_json(newest)) or {}
    if last.get("outcome") == "previewed":
        raise UsageError(
            f"The last build, {last['run_id']}, was a preview: what is published is "
            "older than it.\nRun: warehouse publish, or warehouse build"
        )
    if last.get("outcome") == "stopped":
        raise UsageError(
            f"The last build, {last['run_id']}, stopped in {last['stopped_in']}: what "
            "is published is older than the extracts.\nCorrect what it named, and "
            "build again: warehouse build"
        )


def _link(project: Project, edition: str) -> dict[str, str]:
    digest = manifest_checksum(project, edition)
    return {"edition_id": edition, "manifest_sha256": digest}


def _written(project: Project, edition: str, draft: Path) -> Iterator[tuple[Path, int]]:
    """Write the tables of an edition; of one without an edition, all rows."""
    with open_published(project, draft) as connection:
        for part in PARTS:
            for table, has_edition in connection.execute(
                "select table_name, bool_or(column_name = 'edition_id') "
                "from duckdb_columns() where schema_name = ? "
                "and starts_with(table_name, ?) and not starts_with(table_name, 'int_')"
                "group by table_name order by table_name",
                [part.schema, part.prefix],
            ).fetchall():
                is_own = has_edition and part.schema in EDITION_SCHEMAS
                rows = f'from "{part.schema}"."{table}"'
                rows += f" where edition_id = {quoted(edition)}" if is_own else ""
                for form in part.forms:
                    file = draft / part.folder / f"{table}.{form}"
                    ((written,),) = connection.execute(
                        f"copy ({rows} order by all) to {quoted(file)} (format {form})"
                    ).fetchall()
                    yield file, written
