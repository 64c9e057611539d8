"""Seeded faults: each is stopped in the layer that was written down for it."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from mixed_extracts import digests
from workbench import ROOT, SAMPLE, Workbench

from scripts.build.pipeline import LAYERS as STEPS
from scripts.build.pipeline import build
from scripts.errors import CheckError
from scripts.files import read_json
from scripts.gates.gatekeeper import Gatekeeper
from scripts.gates.suites import LAYERS, read_suites
from scripts.progress import Progress
from scripts.project import Project
from tools.faults import Fault, failed_tests, read_faults, spoilt_copy, stopped

FAULTS = read_faults(ROOT)
TABLE = ROOT / "docs" / "proof" / "faults.md"
HEAD = """# Faults

Each line is a fault introduced into a build of the sample while `warehouse build` ran:
after the layer was built and before its gate, or, for a fault that a dbt test has to
find, after the model was built and before its tests. The layer and the check that had
to stop it were recorded in `tests/python/faults.toml` beforehand; other checks that
failed in that layer are listed too. After each, every published file was byte for byte
unchanged. Written by `pytest -m prove tests/python/test_faults.py`.

| Fault | Made in | Stopped in | By | And by |
|---|---|---|---|---|
"""
# of each layer one that its gate stops, and one that a dbt test does
ONE_OF_EACH = {
    f"{fault.stopped_in}{' by dbt' if fault.made_after else ''}": fault
    for fault in reversed(FAULTS)
}


@pytest.fixture(scope="module")
def gatekeeper(repeated_home: Path, bench: Workbench) -> Gatekeeper:
    manifest = json.loads((bench.target / "manifest.json").read_text())
    return Gatekeeper(ROOT, read_suites(ROOT, manifest))


def again(bench: Workbench, home: Path) -> Callable[[str], set[str]]:
    """Return what builds a selection again in a home, and names the failed tests."""

    def rebuild(selection: str) -> set[str]:
        try:
            bench.run(home, SAMPLE, [selection])
        except CheckError:
            return failed_tests(read_json(bench.target / "run_results.json"))
        return set()

    return rebuild


def test_there_are_forty_faults_and_one_of_every_layer() -> None:
    assert len(FAULTS) >= 40
    assert {fault.stopped_in for fault in FAULTS} == set(LAYERS)
    assert len({fault.name for fault in FAULTS}) == len(FAULTS)


@pytest.mark.parametrize("kind", ONE_OF_EACH)
def test_a_fault_is_stopped_in_its_layer(
    kind: str,
    bench: Workbench,
    repeated_home: Path,
    gatekeeper: Gatekeeper,
    tmp_path: Path,
) -> None:
    fault = ONE_OF_EACH[kind]
    file = spoilt_copy(repeated_home / "build" / "warehouse.duckdb", tmp_path)
    found, checks = stopped(fault, file, gatekeeper, again(bench, tmp_path))
    assert found == fault.stopped_in
    assert fault.stopped_by in checks


def published_bytes(home: Path) -> dict[str, str]:
    return digests(home / "published")


def line_of(fault: Fault, home: Path) -> str:
    """Build with a fault put in before a gate; return its line, if all is as it ought.

    The build is stopped by the check that was written down, and nothing is published.
    """
    project = Project(ROOT, home)

    moment = fault.made_after or f"gate of {fault.made_in}"

    def put_in(step: str) -> None:
        if step == moment:
            with duckdb.connect(project.build_file) as connection:
                connection.execute(fault.statement)

    before = published_bytes(home)
    progress = Progress(on_start=put_in, on_node=put_in)
    with pytest.raises(CheckError):
        build(project, "{sample: true}", progress=progress)
    assert published_bytes(home) == before
    folder = max((project.build_folder / "runs").iterdir())
    found = {
        (result["layer"], f"{result['relation']}.{result['check_name']}")
        for layer in LAYERS
        for result in read_json(folder / f"expectation_results_{layer}.json") or []
        if result["outcome"] != "passed" and result["severity"] == "critical"
    }
    found |= {
        (step, name)
        for step in STEPS
        for name in failed_tests(
            read_json(folder / f"run_results_{step}.json") or {"results": []}
        )
    }
    assert {layer for layer, _ in found} == {fault.stopped_in}, fault.name
    checks = {check for _, check in found}
    assert fault.stopped_by in checks, (fault.name, checks)
    others = ", ".join(sorted(checks - {fault.stopped_by}))
    cells = (fault.name, fault.made_in, fault.stopped_in, fault.stopped_by, others)
    return f"| {' | '.join(cells)} |\n"


@pytest.mark.prove
def test_every_fault_is_stopped_in_its_layer_and_nothing_is_published(
    sample_home: Path, tmp_path: Path
) -> None:
    shutil.copytree(sample_home / "published", tmp_path / "published", symlinks=True)
    folder = Path.cwd()
    lines = [line_of(fault, tmp_path) for fault in FAULTS]
    os.chdir(folder)
    TABLE.write_text(HEAD + "".join(lines))


def test_a_sound_build_is_stopped_nowhere(
    bench: Workbench, repeated_home: Path, gatekeeper: Gatekeeper, tmp_path: Path
) -> None:
    fault = Fault("nothing", "marts", "select 1", "", "")
    file = spoilt_copy(repeated_home / "build" / "warehouse.duckdb", tmp_path)
    assert stopped(fault, file, gatekeeper, again(bench, tmp_path)) == ("", set())
