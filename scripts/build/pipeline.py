"""``warehouse build``: the layers one after the other, then publishing."""

from contextlib import ExitStack, suppress
from dataclasses import asdict
from importlib import import_module
from threading import Thread
from typing import Any

from scripts.build.changed_decisions import changed_decisions
from scripts.build.room import require_room
from scripts.build.unchanged import inputs_of
from scripts.dbt_runner.session import DbtSession, LayerResult
from scripts.editions.manifest import require_intact
from scripts.editions.rebuilding import require_known_dumps, require_rebuilt
from scripts.errors import CheckError, GateError, WarehouseError
from scripts.extracts.claiming import services
from scripts.extracts.copying import copied_seeds
from scripts.files import read_json, write_json
from scripts.gates.gatekeeper import Gatekeeper
from scripts.gates.results import stop_if_critical
from scripts.gates.suites import read_suites
from scripts.lock import lock
from scripts.progress import QUIET, Progress, Step
from scripts.project import Project, read_environment
from scripts.published.keys import key_fingerprint
from scripts.published.preview import reader_changes
from scripts.published.publish import audiences, mark_checked, publish
from scripts.published.run_page import PAGE, write_page
from scripts.published.runs import Run, start_run
from scripts.published.table_changes import keys_of_tables
from scripts.published.versions import remove_leftovers

# with a layer come the tests whose tables are of it or went into it; those of what is
# published read other marts too, and are named
LAYERS = {
    "seeds": "resource_type:seed",
    "staging": "path:models/staging path:models/quality/rows",
    "core": "path:models/core",
    "indicators": "path:models/indicators",
    "marts": "path:models/marts",
    "published": (
        "path:models/disclosure path:models/published path:models/quality/tasks "
        "path:tests/singular/published"
    ),
}
# what publishing changes for readers, in the folder of the run
CHANGES = "reader_changes.json"
# the gate that follows a step
GATES = {
    "seeds": "raw",
    "staging": "staging",
    "core": "core",
    "marts": "marts",
    "published": "published",
}


def build(
    project: Project,
    variables: str = "{}",
    *,
    is_preview: bool = False,
    wait: float = 0.0,
    progress: Progress = QUIET,
) -> None:
    """Build from a fresh file, test every layer, pass its gate, and publish.

    Args:
        project: what is built and where.
        variables: dbt's vars, as a YAML text.
        is_preview: stop before publishing.
        wait: seconds to wait for another command that writes to the same home.
        progress: callbacks.

    Raises:
        LockedError: another command holds the home.
        WarehouseError: a step failed; the files published before are untouched.
    """
    with lock(project, "build", wait):
        try:
            run = start_run(project, variables)
            remove_leftovers(project)
            try:
                outcome = "previewed" if is_preview else "published"
                with run.recorded(outcome), ExitStack() as while_read:
                    _build(project, run, variables, progress, while_read)
                    if not is_preview:
                        _publish(project, run, progress)
            except GateError as error:
                raise GateError(
                    f"{error}\n\nNothing was published. A page of what was found, to "
                    f"send to who sent it: {run.folder / PAGE}"
                ) from error
            except CheckError as error:
                raise CheckError(f"{error}\n\nNothing was published.") from error
            finally:
                with suppress(OSError):
                    write_page(run)
        except OSError as error:
            raise WarehouseError(
                f"The build stopped: {error}\nThe files published before are as they "
                "were. Make room or mend the folder, and build again."
            ) from error


def _build(
    project: Project,
    run: Run,
    variables: str,
    progress: Progress,
    while_read: ExitStack,
) -> None:
    run.phase("extracts")
    with progress.step("extracts") as step:
        require_room(project)
        require_intact(project)
        seeds = while_read.enter_context(copied_seeds(project))
        run.note(extracts=seeds.extract_digests, reference=seeds.reference_digests)
        key = read_environment().pseudonym_key(project.extracts)
        inputs = inputs_of(
            project, variables, seeds.extract_digests, seeds.reference_digests
        )
        run.note(key_fingerprint=key_fingerprint(key), inputs=inputs)
        for leftover in (
            project.checked_file,
            project.build_file,
            project.build_file.with_suffix(".duckdb.wal"),
        ):
            leftover.unlink(missing_ok=True)
        session = DbtSession(project, variables, seeds=seeds)
        run.keep(session.target / "manifest.json", "manifest.json")
        step.append(f"{len(services(project))} extracts found")
    # takes seconds, and is not needed before the first gate
    importing = Thread(target=import_module, args=("scripts.gates.gx_duckdb",))
    importing.start()
    gatekeeper: Gatekeeper | None = None
    for name, selection in LAYERS.items():
        run.phase(name)
        progress.on_start(name)
        try:
            layer = session.build([selection], progress.on_node)
        finally:
            run.keep(session.target / "run_results.json", f"run_results_{name}.json")
        progress.on_step(Step(name, _detail(layer), layer.seconds))
        if name == "seeds":
            while_read.close()
            _report_decisions(run, progress)
        if name in GATES:
            if gatekeeper is None:
                with progress.step("expectations") as step:
                    importing.join()
                    gatekeeper = gatekeeper_of(project)
                    step.append("read")
            _pass_gate(gatekeeper, GATES[name], run, progress)
        if name == "staging":
            require_known_dumps(project)
    require_rebuilt(project, read_manifest(project))
    mark_checked(project, run)
    changes = reader_changes(project, run)
    write_json(run.folder / CHANGES, [change.record() for change in changes])
    for change in changes:
        progress.on_change(change)


def _publish(project: Project, run: Run, progress: Progress) -> None:
    with progress.step("publish") as step:
        publish(project, run)
        step.append(f"{len(audiences(project))} files")


def _report_decisions(run: Run, progress: Progress) -> None:
    project = run.project
    keys = keys_of_tables(read_manifest(project), "reference")
    changes = changed_decisions(project.build_file, project.warehouse_file, keys)
    run.note(decisions=changes)
    for change in changes:
        progress.on_decision(change)


def _pass_gate(
    gatekeeper: Gatekeeper, layer: str, run: Run, progress: Progress
) -> None:
    with progress.step(f"gate of {layer}") as step:
        results = gatekeeper.evaluate(layer, run.project.build_file)
        write_json(
            run.folder / f"expectation_results_{layer}.json",
            [asdict(result) for result in results],
        )
        stop_if_critical(results)
        step.append(f"{len(results)} expectations")
    for result in results:
        if result.outcome != "passed":
            progress.on_warning(result)


def gatekeeper_of(project: Project) -> Gatekeeper:
    """Read the suites of a project that dbt has parsed.

    Raises:
        ExtractError: a suite is not sound, or a relation has none.
    """
    return Gatekeeper(project.root, read_suites(project.root, read_manifest(project)))


def read_manifest(project: Project) -> dict[str, Any]:
    """Return what dbt knows of the project since it was last parsed."""
    return read_json(project.target / "manifest.json") or {}


def _detail(layer: LayerResult) -> str:
    words = {"seed": "seed", "model": "table", "test": "check"}
    return ", ".join(
        f"{count} {word}{'s' if count > 1 else ''}"
        for kind, word in words.items()
        if (count := layer.counts.get(kind))
    )
