"""What publishing a build changes for readers, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import duckdb

from scripts.database import quoted
from scripts.files import read_json
from scripts.project import Project
from scripts.published.runs import Run
from scripts.published.versions import current_version

_FOLDER = Path(__file__).parent
OTHER = "another version of the product: what is published cannot be compared with it"
# whose tables: the prefix of their names
MARTS = {"committee": "marts.", "public": "published.rpt_"}
# the inputs of a build that are neither extracts nor decisions, in words
_OTHER_INPUTS = {
    "code": "code",
    "packages": "packages",
    "variables": "settings",
    "key": "key",
    "editions": "closed editions",
}


@dataclass(frozen=True)
class ReaderChange:
    """One part of what readers see that publishing would change.

    Attributes:
        audience: committee; public, where it changes for the public alone.
        edition_id: of the report.
        indicator_id: of the figure; empty for a text of the paper.
        part: figure, status, title, target, change, earlier period or text.
        place: the period or text, where the part has several.
        before: what is published; none for what is new.
        after: what would be; none for what goes.
        cause: the inputs that changed and that it can come from.
    """

    audience: str
    edition_id: str
    indicator_id: str
    part: str
    place: str
    before: str | None
    after: str | None
    cause: str

    def record(self) -> dict[str, Any]:
        """Return it for JSON."""
        return asdict(self)


def reader_changes(project: Project, run: Run) -> list[ReaderChange]:
    """Compare a build that passed its checks with what is published.

    Args:
        project: whose build and published file are read.
        run: that made the build.

    Returns:
        A row per part that differs; none where nothing is published yet.
    """
    current = current_version(project)
    if current is None or not project.warehouse_file.is_file():
        return []
    before = (
        read_json(project.build_folder / "runs" / current.run_id / "run.json") or {}
    )
    with duckdb.connect() as connection:
        for name, file in (
            ("before", project.warehouse_file),
            ("after", project.build_file),
        ):
            connection.execute(f"attach {quoted(file)} as {name} (read_only)")
        try:
            changed = {
                audience: _changed(connection, marts)
                for audience, marts in MARTS.items()
            }
        except (duckdb.BinderException, duckdb.CatalogException):
            # what is published was made by a version with other tables or columns
            return [ReaderChange("", "", "", "everything", "", None, None, OTHER)]
        extracts = connection.execute(
            "select indicator_id, extract_name from after.reference.indicator_extract"
        ).fetchall()
    causes = _Causes(before, run.facts, extracts)
    # what changes for the committee too is listed once
    seen = {row[:5] for row in changed["committee"]}
    changed["public"] = [row for row in changed["public"] if row[:5] not in seen]
    return [
        ReaderChange(
            audience, edition, indicator, part, place, old, new, causes.of(indicator)
        )
        for audience, rows in changed.items()
        for edition, indicator, _, part, place, old, new in rows
    ]


def _changed(
    connection: duckdb.DuckDBPyConnection, marts: str
) -> list[tuple[Any, ...]]:
    for name in ("before", "after"):
        connection.execute(f"use {name}")
        labels = _sql("reader_labels").replace("{marts}", marts)
        connection.execute(f"create or replace temp table {name}_labels as {labels}")
    return connection.execute(_sql("reader_changes")).fetchall()


class _Causes:
    """The inputs that differ between two runs, for each indicator."""

    def __init__(
        self,
        before: Mapping[str, Any],
        after: Mapping[str, Any],
        extracts: Sequence[tuple[str, str]],
    ) -> None:
        self._extracts = extracts
        self._data = {
            _extract_of(name)
            for name in _different(before.get("extracts"), after.get("extracts"))
        }
        self._decisions = [str(line) for line in after.get("decisions") or ()]
        inputs = _different(before.get("inputs"), after.get("inputs"))
        self._others = [word for name, word in _OTHER_INPUTS.items() if name in inputs]

    def of(self, indicator: str) -> str:
        read = {name for number, name in self._extracts if number == indicator}
        data = sorted(self._data & read if indicator else self._data)
        decisions = sorted(
            {
                line.split()[0]
                for line in self._decisions
                if _may_decide(
                    line, indicator, {number for number, _ in self._extracts}
                )
            }
        )
        found = [f"new data ({', '.join(data)})"] * bool(data)
        found += [f"decisions ({', '.join(decisions)})"] * bool(decisions)
        return "; ".join([*found, *self._others]) or "what it is compared with"


def _sql(name: str) -> str:
    return (_FOLDER / f"{name}.sql").read_text(encoding="utf-8")


def _different(before: Any, after: Any) -> set[str]:
    """Return what differs; nothing of a run that did not record it so."""
    if not isinstance(before, dict) or not isinstance(after, dict):
        return set()
    return {
        name
        for name in before.keys() | after.keys()
        if before.get(name) != after.get(name)
    }


def _extract_of(file: str) -> str:
    """Return the extract of a file: service/extract.csv or service/extract/dump.csv."""
    return PurePosixPath(file).parts[1].split(".")[0]


def _may_decide(line: str, indicator: str, indicators: set[str]) -> bool:
    """Whether a changed decision names the indicator, or none: it may be of all."""
    key, _, _ = line.partition(": ")
    if key.startswith("paper_text "):
        # its sections have numbers like those of indicators
        return not indicator
    named = set(key.replace(",", " ").split()[1:]) & indicators
    return not indicator or not named or indicator in named
