"""One command at a time writes to a home; the one that comes second is told."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from workbench import ROOT, run

from scripts.errors import LockedError
from scripts.lock import lock
from scripts.project import Project

HOLD = """
import sys, time
from pathlib import Path
from scripts.lock import lock
from scripts.project import Project
with lock(Project(Path.cwd(), Path(sys.argv[1])), "build"):
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
"""


@contextmanager
def holder(home: Path, seconds: float = 60) -> Iterator[subprocess.Popen[str]]:
    """Hold a home in a process of its own, as a build does."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(home), str(seconds)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        try:
            yield process
        finally:
            process.kill()


def test_a_second_build_names_the_holder_of_the_lock(tmp_path: Path) -> None:
    with holder(tmp_path) as first:
        done = run("warehouse", "build", "--home", tmp_path)
    assert done.returncode == 5, done.stdout + done.stderr
    assert f"process {first.pid} (warehouse build), since 20" in done.stderr
    assert "--wait 600" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "build" / "warehouse.duckdb").exists()


def test_who_waits_long_enough_gets_the_lock(tmp_path: Path) -> None:
    began = time.monotonic()
    with (
        holder(tmp_path, seconds=0.5),
        lock(Project(ROOT, tmp_path), "build", wait=30),
    ):
        assert time.monotonic() - began < 30


def test_a_wait_that_is_too_short_is_reported(tmp_path: Path) -> None:
    began = time.monotonic()
    with (
        holder(tmp_path),
        pytest.raises(LockedError),
        lock(Project(ROOT, tmp_path), "build", wait=0.3),
    ):
        pass
    assert time.monotonic() - began >= 0.3


def test_the_lock_of_a_dead_process_is_taken_over(tmp_path: Path) -> None:
    with holder(tmp_path) as first:
        os.kill(first.pid, signal.SIGKILL)
        first.wait()
    text = tmp_path / "build" / "lock_holder"
    assert f"process {first.pid} " in text.read_text()
    with lock(Project(ROOT, tmp_path), "rollback"):
        assert f"process {os.getpid()} (warehouse rollback)" in text.read_text()


def test_two_homes_do_not_wait_for_each_other(tmp_path: Path) -> None:
    with holder(tmp_path / "one"), lock(Project(ROOT, tmp_path / "other"), "build"):
        pass
