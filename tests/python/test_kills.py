"""Killed at any moment, what readers open is whole and of one run."""

import json
import shutil
from dataclasses import asdict
from pathlib import Path

import pytest
from kills import (
    PUBLISHING,
    build_killed,
    build_succeeds,
    publish_killed,
    seeded_delay,
)
from small_build import read_version, small_build
from workbench import ROOT

from scripts.build.pipeline import LAYERS
from scripts.project import Project
from scripts.published.publish import publish_checked

# seconds after the beginning of each phase that a kill falls in; some after its end
LONGEST = {"copy": 1.2, "checkpoint": 0.1, "verify": 0.2, "sync": 0.3, "rename": 0.2}
LONGEST |= {"tidy": 0.2, "extracts": 1.0, "seeds": 2.5, "staging": 6.0, "core": 2.0}
KILLS = 10
STORE = ROOT / "build" / "proof" / "kills.json"
TABLE = ROOT / "docs" / "proof" / "kills.md"


@pytest.fixture(scope="module")
def home(sample_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample's home, in which processes are killed."""
    folder = tmp_path_factory.mktemp("killed") / "home"
    shutil.copytree(sample_home, folder, symlinks=True)
    return folder


@pytest.mark.parametrize(
    ("phase", "delay"),
    # the last but one falls before or after the one rename, by a hair
    [("copy", 0.05), ("checkpoint", 0), ("sync", 0.1), ("rename", 0.05), ("tidy", 0)],
)
def test_a_kill_leaves_one_whole_version(
    tmp_path: Path, phase: str, delay: float
) -> None:
    small_build(tmp_path, "old")
    publish_checked(Project(ROOT, tmp_path))
    publish_killed(tmp_path, "new", phase, delay)


@pytest.mark.prove
@pytest.mark.parametrize("number", range(KILLS))
@pytest.mark.parametrize("phase", ["extracts", *LAYERS, *PUBLISHING])
def test_kills_in_each_phase(
    home: Path, sample_home: Path, phase: str, number: int
) -> None:
    """Resumable: a kill that has its line in the store is not tried again."""
    store = json.loads(STORE.read_text()) if STORE.is_file() else {}
    name = f"{phase} {number}"
    if name not in store:
        read_version(home)
        delay = seeded_delay(phase, number, LONGEST.get(phase, 1.0))
        if phase in PUBLISHING:
            kill = publish_killed(
                home, f"{phase}-{number}", phase, delay, like=sample_home
            )
        else:
            kill = build_killed(home, phase, delay)
            build_succeeds(home)
        store[name] = asdict(kill) | {"seconds": round(delay, 3)}
        STORE.parent.mkdir(parents=True, exist_ok=True)
        STORE.write_text(json.dumps(store, indent=1))
    write_table(store)


def write_table(store: dict[str, dict[str, object]]) -> None:
    """Write the table of the kills by phase."""
    lines = [
        "# Kills",
        "",
        "Each line sums up the kills (SIGKILL) of a process after a phase had begun: "
        "a build of the sample, or, from copy on, a process that publishes one. After "
        "every kill both published files opened, had the checksums that they were "
        "published with and were of one run. Nothing was cleaned up by hand: after "
        "every kill the next build, or the next publication, came to its end and was "
        "what readers found. Delays are seeded; some fall after the phase's end. "
        "Written by `pytest -m prove tests/python/test_kills.py`.",
        "",
        "| Phase | Kills | Seconds after its beginning | Died in | Readers found |",
        "|---|---|---|---|---|",
    ]
    for phase in ["extracts", *LAYERS, *PUBLISHING]:
        kills = [kill for kill in store.values() if kill["phase"] == phase]
        if not kills:
            continue
        seconds = sorted(float(str(kill["seconds"])) for kill in kills)
        lines.append(
            f"| {phase} | {len(kills)} | {seconds[0]:.2f} to {seconds[-1]:.2f} | "
            f"{_counted(kills, 'placed')} | {_counted(kills, 'read')} |"
        )
    lines += ["", f"{len(store)} kills in all."]
    TABLE.write_text("\n".join(lines) + "\n")


def _counted(kills: list[dict[str, object]], key: str) -> str:
    values = [str(kill[key]) for kill in kills]
    return ", ".join(
        f"{value} {values.count(value)}" for value in dict.fromkeys(values)
    )
