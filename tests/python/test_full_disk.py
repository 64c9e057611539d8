"""A disk that fills up while a build is published leaves what was published before."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from disks import small_disk
from mixed_extracts import digests
from small_build import read_version, small_build
from workbench import ROOT

from scripts.project import Project
from scripts.published.publish import publish_checked

# fills the disk as a phase begins, to the last byte and the last name of a file
PUBLISH = """
import itertools, sys
from pathlib import Path
from scripts.published import publish
from scripts.errors import WarehouseError
from scripts.project import Project

project = Project(Path(sys.argv[1]), Path(sys.argv[2]))

def fill(run, name, detail=""):
    phase(run, name, detail)
    if name == sys.argv[3]:
        ballast = project.published / "ballast"
        ballast.mkdir(exist_ok=True)
        try:
            with (ballast / "bytes").open("ab", buffering=0) as file:
                while True:
                    file.write(bytes(4096))
        except OSError:
            pass
        try:
            for number in itertools.count():
                (ballast / str(number)).touch()
        except OSError:
            pass

phase, publish.Run.phase = publish.Run.phase, fill
try:
    publish.publish_checked(project)
except WarehouseError as error:
    sys.exit(str(error))
"""


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """A home whose published/ is a small disk of its own, with a version on it."""
    with small_disk(tmp_path / "published", megabytes=48, files=64):
        small_build(tmp_path, "old")
        publish_checked(Project(ROOT, tmp_path))
        yield tmp_path


def publish(home: Path, phase: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", PUBLISH, str(ROOT), str(home), phase],
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
        cwd=ROOT,
    )


def make_room(home: Path) -> None:
    ballast = home / "published" / "ballast"
    for file in ballast.iterdir():
        file.unlink()
    ballast.rmdir()


@pytest.mark.parametrize("phase", ["copy", "checkpoint", "verify", "sync", "rename"])
def test_a_disk_that_fills_up_leaves_the_published_files(
    home: Path, phase: str
) -> None:
    before = digests(home / "published")
    small_build(home, "new")
    done = publish(home, phase)
    assert done.returncode == 1, done.stderr
    assert done.stderr.startswith("Publishing stopped: "), done.stderr
    assert "No space left on device" in done.stderr
    assert "The files published before are unchanged. Free disk" in done.stderr
    assert "warehouse publish" in done.stderr
    make_room(home)
    assert digests(home / "published") == before
    assert read_version(home).run_id == "old"
    publish_checked(Project(ROOT, home))
    assert read_version(home).run_id == "new"


def test_a_disk_that_fills_up_after_the_rename_is_no_failure(home: Path) -> None:
    small_build(home, "new")
    done = publish(home, "tidy")
    assert done.returncode == 0, done.stderr
    assert read_version(home).run_id == "new"
