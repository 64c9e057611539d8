"""``warehouse build``: the layers one after the other, then publishing."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from scripts.dbt_session import DbtSession, LayerResult
from scripts.duckdb_plugin import pseudonym_key
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


def build(
    project: Project,
    variables: str = "{}",
    on_start: Callable[[str], None] = lambda name: None,
    on_node: Callable[[str], None] = lambda name: None,
    on_step: Callable[[Step], None] = lambda step: None,
) -> list[Path]:
    """Build from a fresh file, test every layer, and publish.

    Args:
        project: what is built and where.
        variables: dbt's vars, as a YAML text.
        on_start: called with the name of each step as it starts.
        on_node: called with the name of each table or check that is done.
        on_step: called with each step when it is done.

    Returns:
        The published files.

    Raises:
        WarehouseError: a step failed; the files published before are untouched.
    """
    on_start("extracts")
    started = time.monotonic()
    project.check_extracts()
    pseudonym_key()
    project.build_file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    for leftover in (project.build_file, project.build_file.with_suffix(".duckdb.wal")):
        leftover.unlink(missing_ok=True)
    session = DbtSession(project, variables)
    on_step(
        Step(
            "extracts",
            f"{len(project.extracts())} extracts found",
            time.monotonic() - started,
        )
    )
    for name, selection in LAYERS.items():
        on_start(name)
        layer = session.build([selection], on_node)
        on_step(Step(name, _detail(layer), layer.seconds))
    on_start("publish")
    started = time.monotonic()
    files = publish(project)
    on_step(Step("publish", f"{len(files)} files", time.monotonic() - started))
    return files


def _detail(layer: LayerResult) -> str:
    words = {"seed": "seed", "model": "table", "test": "check"}
    return ", ".join(
        f"{count} {word}{'s' if count > 1 else ''}"
        for kind, word in words.items()
        if (count := layer.counts.get(kind))
    )
