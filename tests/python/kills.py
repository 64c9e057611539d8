"""Kill a process in a named phase, and look at what readers then find."""

import random
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from small_build import another_build, read_version, small_build
from workbench import ROOT, run

from scripts.project import Project
from scripts.published.publish import publish_checked
from scripts.published.runs import last_phase

PUBLISHING = ("copy", "checkpoint", "verify", "sync", "rename", "tidy")
BUILD = ("build", "--anew", "--vars", "{sample: true}", "--home")
# a process that publishes; where it is to die between two lines of Python and not in
# DuckDB, each of these lines is slowed, so that a kill can fall between any two
PUBLISH = """
import sys, time
from pathlib import Path
from scripts.published import publish
from scripts.published import versions
from scripts import files
from scripts.project import Project

def slowed(frame, event, argument):
    if frame.f_code.co_filename in (files.__file__, versions.__file__):
        time.sleep(0.01)
        return slowed

def watched(run, name, detail=""):
    phase(run, name, detail)
    sys.settrace(slowed if name in ("sync", "rename", "tidy") else None)

phase, publish.Run.phase = publish.Run.phase, watched
publish.publish_checked(Project(Path(sys.argv[1]), Path(sys.argv[2])))
"""


@dataclass(frozen=True)
class Kill:
    """What became of one kill.

    Attributes:
        phase: that it was meant for.
        placed: the phase that had begun when the process died.
        read: old or new: the version that readers found, whole.
    """

    phase: str
    placed: str
    read: str


def publish_killed(
    home: Path, run_id: str, phase: str, delay: float, *, like: Path | None = None
) -> Kill:
    """Kill a process that publishes; then publish with no clean-up by hand.

    Args:
        home: where a version is published already.
        run_id: of the build that is published.
        phase: that has to have begun.
        delay: seconds after its beginning.
        like: the home whose build is published; a small one if not given.
    """
    old = read_version(home).run_id
    if like:
        another_build(home, run_id, like=like)
    else:
        small_build(home, run_id, row_count=200_000)
    arguments = [sys.executable, "-c", PUBLISH, str(ROOT), str(home)]
    placed = _killed(arguments, home / "build" / "runs" / run_id, phase, delay)
    read = read_version(home).run_id
    expected = {"rename": {old, run_id}, "tidy": {run_id}, "done": {run_id}}
    assert read in expected.get(placed, {old}), placed
    publish_checked(Project(ROOT, home))
    assert read_version(home).run_id == run_id
    kept = sorted((home / "published" / "versions").iterdir())
    assert len(kept) <= 3
    assert all((folder / "version.json").is_file() for folder in kept)
    return Kill(phase, placed, "new" if read == run_id else "old")


def build_killed(home: Path, phase: str, delay: float) -> Kill:
    """Kill a build of the sample in a layer; what readers open stays as it was.

    Nothing is cleaned up by hand: the next build finds what this one leaves.
    """
    old = read_version(home).run_id
    runs = home / "build" / "runs"
    known = set(runs.iterdir())
    arguments = [str(Path(sys.executable).with_name("warehouse")), *BUILD, str(home)]
    placed = _killed(arguments, runs, phase, delay, known)
    read = read_version(home).run_id
    assert read == old or placed in PUBLISHING
    return Kill(phase, placed, "old" if read == old else "new")


def build_succeeds(home: Path) -> None:
    """Build the sample after kills, with no clean-up by hand."""
    old = read_version(home).run_id
    done = run("warehouse", *BUILD, home)
    assert done.returncode == 0, done.stderr
    assert read_version(home).run_id != old


def _killed(
    arguments: list[str],
    folder: Path,
    phase: str,
    delay: float,
    known: set[Path] | None = None,
) -> str:
    """Start a process, kill it in a phase, and return the phase that it died in."""
    with subprocess.Popen(
        arguments, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        has_ended = False
        while not (found := _run_in(folder, phase, known)):
            assert not has_ended, f"it ended before {phase}"
            has_ended = process.poll() is not None
            time.sleep(0.001)
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.wait()
    return last_phase(found)


def _run_in(folder: Path, phase: str, known: set[Path] | None) -> Path | None:
    """Return the folder of the run that has come to a phase, if it has."""
    if known is not None:
        fresh = set(folder.iterdir()) - known
        if not fresh:
            return None
        [folder] = fresh
    log = folder / "phases.log"
    begun = log.read_text().splitlines() if log.is_file() else []
    return folder if any(line.split()[1:2] == [phase] for line in begun) else None


def seeded_delay(phase: str, number: int, longest: float) -> float:
    """Return seconds after the beginning of a phase; the same ones each time."""
    chance = random.Random(f"{phase} {number}")  # noqa: S311  no secret
    return chance.uniform(0, longest)
