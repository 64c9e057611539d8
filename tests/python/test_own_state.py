"""State of our own that was damaged is named and made again; nothing else is lost."""

import json
import os
import shutil
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from attack_record import CUTS, record
from small_build import read_version, small_build
from workbench import ROOT, copy_of_sample, run

from scripts.database import open_published
from scripts.errors import ExtractError, LockedError, WarehouseError
from scripts.lock import lock
from scripts.modes import close_to_others, open_to_others
from scripts.project import SAMPLE_KEY, Project
from scripts.published.keys import key_fingerprint, require_key_as_before
from scripts.published.publish import publish_checked, roll_back
from scripts.published.record import published_run
from scripts.published.runs import Run, last_phase, start_run
from scripts.published.versions import current_version, kept_versions, verify
from scripts.reports.making import draft_of
from scripts.reports.sources import PROFILES

STATES = (
    "build/checked.json",
    "build/lock_holder",
    "build/runs/run-1/run.json",
    "build/runs/run-1/phases.log",
    "build/runs/run-1/expectation_results_raw.json",
    "build/runs/run-0/run.json",
    "published/versions/run-1/version.json",
    "published/versions/run-0/version.json",
    "published/versions/run-1/warehouse.duckdb",
    "published/versions/run-1/restricted/core.duckdb",
    "published/versions/run-1/restricted/cases.duckdb",
)


@pytest.fixture(scope="module")
def twice_published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("twice")
    for number in (0, 1):
        made = small_build(folder, f"run-{number}", row_count=10)
        (made.folder / "expectation_results_raw.json").write_text("[]")
        publish_checked(Project(ROOT, folder))
    return folder


@pytest.fixture
def home(twice_published: Path, tmp_path: Path) -> Path:
    """A home that was published twice."""
    return shutil.copytree(twice_published, tmp_path / "home", symlinks=True)


@pytest.mark.parametrize("cut", CUTS)
@pytest.mark.parametrize("state", STATES)
def test_a_state_file_that_was_cut_stops_nothing_for_good(
    home: Path, state: str, cut: float
) -> None:
    project = Project(ROOT, home)
    file = home / state
    file.chmod(0o600)
    content = file.read_bytes()
    file.write_bytes(content[: int(len(content) * cut)])
    for act in (roll_back, kept_versions, published_run, verify, publish_checked):
        # a refusal is a message; anything else would be a traceback
        with suppress(WarehouseError):
            act(project)
    small_build(home, "run-2", row_count=10)
    publish_checked(project)
    assert read_version(home).run_id == "run-2"
    assert verify(project).run_id == "run-2"
    cut_at = f"{state} cut at {cut:.0%}"
    if cut != CUTS[0]:
        record(
            "cut state file", cut_at, "a message at most", "the next build is published"
        )


def test_damaged_state_is_named_and_set_aside(
    home: Path, caplog: pytest.LogCaptureFixture
) -> None:
    project = Project(ROOT, home)
    project.checked_file.write_text('{"run_id": ')
    with pytest.raises(WarehouseError, match="no build that passed every check"):
        publish_checked(project)
    assert project.checked_file.with_name("checked.json.damaged").is_file()
    assert f"{project.checked_file} was damaged" in caplog.text


def test_one_byte_changed_in_what_is_published_is_found(home: Path) -> None:
    project = Project(ROOT, home)
    assert verify(project).run_id == "run-1"
    file = project.warehouse_file.resolve()
    file.chmod(0o600)
    content = bytearray(file.read_bytes())
    for place in (8, 100, len(content) // 2, len(content) - 1):
        changed = bytearray(content)
        changed[place] ^= 1
        file.write_bytes(changed)
        with pytest.raises(WarehouseError, match=r"warehouse.duckdb of run run-1: not"):
            verify(project)
        committee = PROFILES["committee"]
        with (
            pytest.raises(WarehouseError, match="not as published"),
            draft_of(project, "paper", committee, "paper.json", 0),
        ):
            pytest.fail("a report was begun")
        done = run("warehouse", "publish", "--verify", "--home", home)
        assert done.returncode == 1
        assert "not as published" in done.stderr
    file.write_bytes(content[:8] + bytes(4096) + content[4104:])
    with pytest.raises(WarehouseError, match="cannot be opened"):
        open_published(project)
    done = run("warehouse", "query", "from marts.marker", "--home", home)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_a_run_follows_the_one_before_whatever_the_clock_says(home: Path) -> None:
    project = Project(ROOT, home)
    ahead = "20991231T235959Z-ffff"
    for stray in ("99999999T999999Z-a", "99991231T235959Z-a", "notes"):
        (project.build_folder / "runs" / stray).mkdir()
    for _ in range(25):
        Run(project, ahead).note(outcome="stopped", started_at="2099-12-31T23:59:59Z")
        made = start_run(project, "{}")
        assert made.id > ahead
        ahead = made.id
    started = datetime.fromisoformat(made.facts["started_at"])
    assert started <= datetime.now(UTC)
    small_build(home, "run-2", row_count=10)
    publish_checked(project)
    assert (project.build_folder / "runs" / "run-2" / "run.json").is_file()


def test_a_line_of_the_log_may_be_cut_short(tmp_path: Path) -> None:
    for text, phase in (
        (b"", ""),
        (b"2026-01-01T00:00:00Z seeds\n2026-01-01T00:00", "seeds"),
        (b"2026-01-01T00:00:00Z copy core.duckdb\n\xff\xfe", "copy"),
    ):
        (tmp_path / "phases.log").write_bytes(text)
        assert last_phase(tmp_path) == phase


def test_what_a_build_makes_is_closed_to_other_accounts(home: Path) -> None:
    project = Project(ROOT, home)
    public = project.published / "public" / "paper_versions" / "a"
    public.mkdir(parents=True)
    (public / "paper.pdf").touch()
    for path in (home / "target" / "x", home / "logs" / "dbt.log"):
        path.parent.mkdir()
        path.touch()
    for path in (p for p in home.rglob("*") if not p.is_symlink()):
        path.chmod(0o777)
    assert open_to_others(project)
    close_to_others(project)
    for path in (p for p in home.rglob("*") if not p.is_symlink()):
        mode = path.stat().st_mode & 0o777
        is_public = "public" in path.relative_to(home).parts
        wanted = (0o755, 0o644) if is_public else (0o700, 0o700)
        assert mode == wanted[path.is_file()], path
    assert not open_to_others(project)


def test_a_command_under_any_umask_leaves_nothing_open(home: Path) -> None:
    before = os.umask(0)
    try:
        project = Project(ROOT, home)
        small_build(home, "run-2", row_count=10)
        project.target.mkdir()
        (project.target / "manifest.json").touch()
        done = run("warehouse", "publish", "--home", home)
    finally:
        os.umask(before)
    assert done.returncode == 0, done.stderr
    assert [p for p in open_to_others(project) if home in p.parents] == []


def test_a_reader_of_the_build_takes_the_homes_lock(home: Path) -> None:
    project = Project(ROOT, home)
    with lock(project, "build"):
        for command in (
            ["gate", "raw"],
            ["check"],
            ["check", "--rejects"],
            ["edition", "as-of", "2022-06-30"],
            ["edition", "diff", "2022-03", "2023-03"],
        ):
            done = run("warehouse", *command, "--home", home)
            assert done.returncode == LockedError.exit_code, command
            assert "(warehouse build)" in done.stderr
        assert run("warehouse", "history", "--home", home).returncode == 0


def test_a_home_that_cannot_be_written_to_is_one_message(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for command in (["build"], ["gate", "raw"], ["report", "paper"], ["publish"]):
        done = run("warehouse", *command, "--home", tmp_path / "file" / "home")
        assert done.returncode, command
        assert "Traceback" not in done.stderr


def test_another_key_than_before_is_refused_without_consent(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    extracts = copy_of_sample(home / "extracts")
    project = Project(ROOT, home, extracts)
    first, second = "a partnership's own key 01", "a partnership's own key 02"
    monkeypatch.setenv("PSEUDONYM_KEY", second)
    for before, is_refused in (
        (None, False),
        (key_fingerprint(SAMPLE_KEY), False),
        (key_fingerprint(second), False),
        (key_fingerprint(first), True),
    ):
        Run(project, "run-1").note(key_fingerprint=before)
        if not is_refused:
            require_key_as_before(project)
            continue
        with pytest.raises(ExtractError, match="--new-key") as refused:
            require_key_as_before(project)
        assert second not in str(refused.value)
    monkeypatch.delenv("PSEUDONYM_KEY")
    with pytest.raises(ExtractError, match="another key"):
        require_key_as_before(Project(ROOT, home))
    published = current_version(project)
    assert published
    text = (project.build_folder / "runs" / "run-1" / "run.json").read_text()
    assert first not in text
    assert json.loads(text)["key_fingerprint"] == key_fingerprint(first)
