"""``warehouse build``: the layers one after the other, then publishing."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from scripts.dbt_session import DbtSession, LayerResult
from scripts.duckdb_plugin import pseudonym_key
from scripts.gates import CheckResult, Gatekeeper, stop_if_critical
from scripts.project import Project
from scripts.publish import publish
from scripts.suites import read_suites

LAYERS = {
    "seeds": "resource_type:seed",
    "staging": "path:models/staging",
    "core": "path:models/core",
    "indicators": "path:models/indicators",
    "marts": "path:models/marts",
    "published": "path:models/published",
    "quality": "path:models/quality",
}
# the gate that follows a step
GATES = {
    "seeds": "raw",
    "staging": "staging",
    "core": "core",
    "marts": "marts",
    "published": "published",
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
        on_told: called with each expectation that did not pass and stops nothing.
    """

    on_start: Callable[[str], None] = _unheard
    on_node: Callable[[str], None] = _unheard
    on_step: Callable[[Step], None] = _unheard
    on_told: Callable[[CheckResult], None] = _unheard


def build(
    project: Project,
    variables: str = "{}",
    *,
    progress: Progress = Progress(),
) -> list[Path]:
    """Build from a fresh file, test every layer, pass its gate, and publish.

    Args:
        project: what is built and where.
        variables: dbt's vars, as a YAML text.
        progress: who is told.

    Returns:
        The published files.

    Raises:
        WarehouseError: a step failed; the files published before are untouched.
    """
    progress.on_start("extracts")
    started = time.monotonic()
    project.check_extracts()
    pseudonym_key()
    project.build_file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
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
    progress.on_start("expectations")
    started = time.monotonic()
    gatekeeper = gatekeeper_of(project)
    progress.on_step(Step("expectations", "read", time.monotonic() - started))
    for name, selection in LAYERS.items():
        progress.on_start(name)
        layer = session.build([selection], progress.on_node)
        progress.on_step(Step(name, _detail(layer), layer.seconds))
        if name in GATES:
            _pass_gate(gatekeeper, GATES[name], project, progress)
    progress.on_start("publish")
    started = time.monotonic()
    files = publish(project)
    progress.on_step(Step("publish", f"{len(files)} files", time.monotonic() - started))
    return files


def _pass_gate(
    gatekeeper: Gatekeeper, layer: str, project: Project, progress: Progress
) -> None:
    progress.on_start(f"gate of {layer}")
    started = time.monotonic()
    results = gatekeeper.ask(layer, project.build_file)
    stop_if_critical(results)
    seconds = time.monotonic() - started
    progress.on_step(Step("  gate", f"{len(results)} expectations", seconds))
    for result in results:
        if result.outcome != "passed":
            progress.on_told(result)


def gatekeeper_of(project: Project) -> Gatekeeper:
    """Read the suites of a project that dbt has parsed.

    Raises:
        ExtractError: a suite is not sound, or a relation has none.
    """
    manifest = json.loads((project.home / "target" / "manifest.json").read_text())
    return Gatekeeper(project.root, read_suites(project.root, manifest))


def _detail(layer: LayerResult) -> str:
    words = {"seed": "seed", "model": "table", "test": "check"}
    return ", ".join(
        f"{count} {word}{'s' if count > 1 else ''}"
        for kind, word in words.items()
        if (count := layer.counts.get(kind))
    )
