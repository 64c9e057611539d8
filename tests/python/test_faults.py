"""Seeded faults: each is stopped in the layer that was written down for it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from workbench import ROOT, SAMPLE, Workbench

from scripts.faults import Fault, read_faults, spoilt_copy, stopped
from scripts.gates import Gatekeeper
from scripts.suites import LAYERS, read_suites

FAULTS = read_faults(ROOT)
TABLE = ROOT / "docs" / "proof" / "faults.md"
HEAD = """# Faults

Each line is a fault put into a finished build of the sample. The layer and the check
that ought to stop it stand in `tests/python/faults.toml`, written down before it was
tried; the others that were not met in that layer are named too. Written by
`pytest -m prove tests/python/test_faults.py`.

| Fault | Made in | Stopped in | By | And by |
|---|---|---|---|---|
"""
ONE_OF_EACH = {fault.stopped_in: fault for fault in reversed(FAULTS)}


@pytest.fixture(scope="module")
def gatekeeper(repeated_home: Path, bench: Workbench) -> Gatekeeper:
    manifest = json.loads((bench.target / "manifest.json").read_text())
    return Gatekeeper(ROOT, read_suites(ROOT, manifest))


def again(bench: Workbench, home: Path) -> Callable[[str], None]:
    """Return what builds a layer's models again in a home."""

    def rebuild(folder: str) -> None:
        bench.run(home, SAMPLE, [f"path:models/{folder}"])

    return rebuild


def prove(
    fault: Fault, bench: Workbench, base: Path, gatekeeper: Gatekeeper, home: Path
) -> str:
    """Put a fault in, see that it is stopped where it ought to be; return its line."""
    file = spoilt_copy(base / "build" / "warehouse.duckdb", home)
    layer, checks = stopped(fault, file, gatekeeper, again(bench, home))
    assert layer == fault.stopped_in, f"{fault.name}: {layer} {checks}"
    assert fault.stopped_by in checks
    others = ", ".join(sorted(checks - {fault.stopped_by}))
    cells = (fault.name, fault.made_in, layer, fault.stopped_by, others)
    return f"| {' | '.join(cells)} |\n"


def test_there_are_forty_faults_and_one_of_every_layer() -> None:
    assert len(FAULTS) >= 40
    assert set(ONE_OF_EACH) == set(LAYERS)
    assert len({fault.name for fault in FAULTS}) == len(FAULTS)


@pytest.mark.parametrize("layer", LAYERS)
def test_a_fault_is_stopped_in_its_layer(
    layer: str,
    bench: Workbench,
    repeated_home: Path,
    gatekeeper: Gatekeeper,
    tmp_path: Path,
) -> None:
    prove(ONE_OF_EACH[layer], bench, repeated_home, gatekeeper, tmp_path)


@pytest.mark.prove
def test_every_fault_is_stopped_in_its_layer(
    bench: Workbench,
    repeated_home: Path,
    gatekeeper: Gatekeeper,
    tmp_path: Path,
) -> None:
    lines = [
        prove(fault, bench, repeated_home, gatekeeper, tmp_path / str(number))
        for number, fault in enumerate(FAULTS)
    ]
    TABLE.write_text(HEAD + "".join(lines))


def test_a_sound_build_is_stopped_nowhere(
    bench: Workbench, repeated_home: Path, gatekeeper: Gatekeeper, tmp_path: Path
) -> None:
    fault = Fault("nothing", "core", "select 1", "", "")
    file = spoilt_copy(repeated_home / "build" / "warehouse.duckdb", tmp_path)
    assert stopped(fault, file, gatekeeper, again(bench, tmp_path)) == ("", set())
