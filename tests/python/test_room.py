"""Too little disk or memory for a build is said before it begins."""

from pathlib import Path

import pytest
from workbench import ROOT, SAMPLE, run

from scripts.build import room as checks
from scripts.build.room import BYTES_FOR_EACH, LEAST_FREE, memory_limit, room
from scripts.errors import UsageError
from scripts.project import Project


def test_the_need_grows_with_the_extracts() -> None:
    sent = sum(path.stat().st_size for path in SAMPLE.glob("*/*.csv"))
    found = room(Project(ROOT, ROOT))
    assert found.needed == max(LEAST_FREE, BYTES_FOR_EACH * sent)
    assert found.free > found.needed
    assert found.disk_remedy == found.memory_remedy == ""


def test_what_a_build_leaves_is_within_the_estimate(sample_home: Path) -> None:
    """The build's file, and four versions at most."""
    sent = sum(path.stat().st_size for path in SAMPLE.glob("*/*.csv"))
    built = (sample_home / "build" / "warehouse.duckdb").stat().st_size
    current = sample_home / "published" / "current"
    version = sum(p.stat().st_size for p in current.rglob("*.duckdb"))
    assert sent + built + 4 * version < BYTES_FOR_EACH * sent * 1.1


@pytest.mark.parametrize(
    ("share", "expected"),
    [("1536MiB", 1.5 * 1024**3), ("2GB", 2e9), ("700KB", 7e5)],
)
def test_a_limit_of_memory_is_read(
    monkeypatch: pytest.MonkeyPatch, share: str, expected: float
) -> None:
    monkeypatch.setenv("WAREHOUSE_MEMORY", share)
    assert memory_limit() == pytest.approx(expected, rel=0.06)


def test_no_size_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAREHOUSE_MEMORY", "much")
    with pytest.raises(UsageError, match="Set a size such as 8GB"):
        memory_limit()


def test_too_little_memory_ends_the_command_before_it_begins(tmp_path: Path) -> None:
    settings = {"WAREHOUSE_MEMORY": "100MB"}
    done = run("warehouse", "build", "--home", tmp_path, settings=settings)
    assert done.returncode == 2, done.stdout
    assert "DuckDB may take 0.1 GB of memory" in done.stdout + done.stderr
    assert not (tmp_path / "build" / "warehouse.duckdb").exists()
    found = run("warehouse", "doctor", settings=settings)
    assert "At least 1.0 GB are needed. Set WAREHOUSE_MEMORY." in " ".join(
        found.stdout.split()
    )


def test_too_little_disk_ends_the_command_before_it_begins(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(checks, "LEAST_FREE", 10**18)
    with pytest.raises(UsageError, match=r"of disk are free\.\nAbout 1000000000\.0 GB"):
        checks.require_room(Project(ROOT, tmp_path))
