"""``warehouse build``: the layers one after the other, then publishing."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from scripts.dbt_session import DbtSession, LayerResult
from scripts.duckdb_plugin import pseudonym_key
from scripts.lock import lock
from scripts.project import Project
from scripts.publish import publish

LAYERS = {
    "seeds": "resource_type:seed",
    "staging": "path:models/staging",
    "core": "path:models/core",
    "indicators": "path:models/indicators",
    "marts": "path:models/marts",
    "published": "path:models/published",
    "quality": "path:models/quality",
}


@dataclass(frozen=True)
class Step:
    """One step of a build, for the reader of its progress."""

    name: str
    detail: str
    seconds: float


def _unheard(_: object) -> None:
    pass


@dataclass(frozen=True)
class Progress:
    """Who is told how a build goes on.

    Attributes:
        on_start: called with the name of each step as it starts.
        on_node: called with the name of each table or check that is done.
        on_step: called with each step when it is done.
    """

    on_start: Callable[[str], None] = _unheard
    on_node: Callable[[str], None] = _unheard
    on_step: Callable[[Step], None] = _unheard


def build(
    project: Project,
    variables: str = "{}",
    *,
    wait: float = 0.0,
    progress: Progress = Progress(),
) -> list[Path]:
    """Build from a fresh file, test every layer, and publish.

    Args:
        project: what is built and where.
        variables: dbt's vars, as a YAML text.
        wait: seconds to wait for another command that writes to the same home.
        progress: who is told.

    Returns:
        The published files.

    Raises:
        LockedError: another command holds the home.
        WarehouseError: a step failed; the files published before are untouched.
    """
    with lock(project, "build", wait):
        return _build(project, variables, progress)


def _build(project: Project, variables: str, progress: Progress) -> list[Path]:
    progress.on_start("extracts")
    started = time.monotonic()
    project.check_extracts()
    pseudonym_key()
    for leftover in (project.build_file, project.build_file.with_suffix(".duckdb.wal")):
        leftover.unlink(missing_ok=True)
    session = DbtSession(project, variables)
    progress.on_step(
        Step(
            "extracts",
            f"{len(project.extracts())} extracts found",
            time.monotonic() - started,
        )
    )
    for name, selection in LAYERS.items():
        progress.on_start(name)
        layer = session.build([selection], progress.on_node)
        progress.on_step(Step(name, _detail(layer), layer.seconds))
    progress.on_start("publish")
    started = time.monotonic()
    files = publish(project)
    progress.on_step(Step("publish", f"{len(files)} files", time.monotonic() - started))
    return files


def _detail(layer: LayerResult) -> str:
    words = {"seed": "seed", "model": "table", "test": "check"}
    return ", ".join(
        f"{count} {word}{'s' if count > 1 else ''}"
        for kind, word in words.items()
        if (count := layer.counts.get(kind))
    )
