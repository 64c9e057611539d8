"""Who reads while versions are published gets whole answers, each of one run."""

import subprocess
import sys
import time
from pathlib import Path

import pytest
from small_build import read_version, small_build
from workbench import ROOT

from scripts.project import Project
from scripts.published.publish import publish_checked

# reads each name as it stands, and both files of the version that is current
READ = """
import sys
from pathlib import Path
import duckdb

published = Path(sys.argv[1])
asked = "select distinct run_id from {0} union select distinct run_id from {1}"

def runs(file, *tables):
    with duckdb.connect(file, read_only=True) as connection:
        answer = connection.execute(asked.format(*tables)).fetchall()
    assert len(answer) == 1, answer
    return answer[0]

analysts = "warehouse.marts.marker", "warehouse.reference.marker"
named = "core.core.marker", "core.quality.row_outcomes"
seen = set()
print("ready", flush=True)
count = 0
while not (published / "stop").exists():
    seen.add(runs(published / "warehouse.duckdb", *analysts))
    seen.add(runs(published / "restricted" / "core.duckdb", *named))
    version = (published / "current").resolve()
    both = {
        runs(version / "warehouse.duckdb", *analysts),
        runs(version / "restricted" / "core.duckdb", *named),
    }
    assert len(both) == 1, both
    count += 4
print(count, len(seen))
"""


@pytest.mark.parametrize(
    ("reader_count", "publications"),
    [(3, 5), pytest.param(8, 10, marks=pytest.mark.prove)],
)
def test_readers_get_answers_of_one_run_while_others_are_published(
    tmp_path: Path, reader_count: int, publications: int
) -> None:
    project = Project(ROOT, tmp_path)
    small_build(tmp_path, "run-0")
    publish_checked(project)
    readers = [
        subprocess.Popen(
            [sys.executable, "-c", READ, str(project.published)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(reader_count)
    ]
    try:
        for reader in readers:
            assert reader.stdout
            assert reader.stdout.readline() == "ready\n"
        for number in range(1, publications + 1):
            small_build(tmp_path, f"run-{number}")
            publish_checked(project)
            # a version stays for two more: a reader that is slow to open it has time
            time.sleep(0.3)
        (project.published / "stop").touch()
        ends = [reader.communicate(timeout=120) for reader in readers]
    finally:
        for reader in readers:
            reader.kill()
    assert [reader.returncode for reader in readers] == [0] * reader_count, ends
    counts = [tuple(map(int, told.split())) for told, _ in ends]
    assert all(answers > 4 and runs > 1 for answers, runs in counts), counts
    assert read_version(tmp_path).run_id == f"run-{publications}"
