"""The record of each run: its folder under ``build/runs/``.

``run.json`` states when it ran, on what and how it ended; ``phases.log`` has a line for
each phase, written as it begins, so that a kill can be placed; beside them lie dbt's
artifacts. Publishing carries them into the published file; the last runs are
kept after that, and all that were not published since.
"""

import secrets
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from scripts.files import read_json, sha256, write_json
from scripts.project import Project
from scripts.published.versions import kept_versions

KEPT_RUNS = 20
TIME_OF_ID = "%Y%m%dT%H%M%SZ"


class Run:
    """One run of a build, and its folder.

    Args:
        project: whose ``build/`` holds the folder.
        run_id: of the run; its folder is made if it does not exist.
    """

    def __init__(self, project: Project, run_id: str) -> None:
        """Read the facts of the run so far."""
        self.project = project
        self.id = run_id
        self.folder = project.build_folder / "runs" / run_id
        self.folder.mkdir(parents=True, exist_ok=True)
        self._last_phase = ""
        self.facts = read_json(self.folder / "run.json") or {"run_id": run_id}

    def phase(self, name: str, detail: str = "") -> None:
        """Record that a phase begins."""
        self._last_phase = name
        line = f"{now()} {name} {detail}".rstrip()
        with (self.folder / "phases.log").open("a", encoding="utf-8") as log:
            log.write(line + "\n")

    def note(self, **facts: Any) -> None:
        """Record facts of the run."""
        self.facts |= facts
        write_json(self.folder / "run.json", self.facts)

    def keep(self, file: Path, name: str) -> None:
        """Keep a copy of a dbt artifact, if it exists."""
        if file.is_file():
            shutil.copyfile(file, self.folder / name)

    @contextmanager
    def recorded(self, outcome: str = "published") -> Iterator[None]:
        """Record how the run ends: as meant, or stopped and in which phase."""
        self.note(outcome="running", stopped_in=None, ended_at=None)
        try:
            yield
        except BaseException:
            # a full disk is reported by the error that it caused, not by this one
            with suppress(OSError):
                self.note(
                    outcome="stopped", stopped_in=self._last_phase, ended_at=now()
                )
            raise
        with suppress(OSError):
            self.note(outcome=outcome, ended_at=now())


def start_run(project: Project, variables: str, run_id: str | None = None) -> Run:
    """Begin a run; earlier ones without a recorded end are marked as killed.

    Call it with the lock held.

    Args:
        project: what is built and where.
        variables: dbt's vars, as a YAML text.
        run_id: for tests; else the time (UTC) and four random characters, after that
            of every run before it, whatever the clock says.
    """
    folder = project.build_folder / "runs"
    folder.mkdir(parents=True, exist_ok=True)
    for earlier in folder.iterdir():
        facts = read_json(earlier / "run.json")
        if facts and facts.get("outcome") == "running":
            facts |= {"outcome": "killed", "stopped_in": last_phase(earlier)}
            write_json(earlier / "run.json", facts)
    run = Run(project, run_id or _next_id(project))
    run.note(
        outcome="running",
        started_at=now(),
        variables=variables,
        code_version=_code_version(project.root),
    )
    return run


def is_whole(facts: dict[str, Any] | None) -> bool:
    """Return whether the facts of a run are there that each run leaves."""
    return facts is not None and {"outcome", "started_at", "variables"} <= facts.keys()


def remove_old_runs(project: Project) -> None:
    """Remove the folders of all runs but the last; call it once they are published."""
    folder = project.build_folder / "runs"
    published = {version.run_id for version in kept_versions(project)}
    for old in sorted(path for path in folder.iterdir() if path.is_dir())[:-KEPT_RUNS]:
        if old.name not in published:
            shutil.rmtree(old)


def _next_id(project: Project) -> str:
    versions = project.published / "versions"
    moment = datetime.now(UTC)
    for folder in (project.build_folder / "runs", versions):
        for path in folder.iterdir() if folder.is_dir() else ():
            # a folder of another name is none of ours
            with suppress(ValueError, OverflowError):
                taken = datetime.strptime(path.name.partition("-")[0], TIME_OF_ID)
                after = taken.replace(tzinfo=UTC) + timedelta(seconds=1)
                moment = max(moment, after)
    return f"{moment.strftime(TIME_OF_ID)}-{secrets.token_hex(2)}"


def digests(root: Path, files: Iterator[Path] | list[Path]) -> dict[str, str]:
    """Return the SHA-256 of files by their names below a folder."""
    return {path.relative_to(root).as_posix(): sha256(path) for path in files}


def last_phase(folder: Path) -> str:
    """Return the phase that was the last to begin in a run's folder."""
    log = folder / "phases.log"
    text = log.read_text(encoding="utf-8", errors="replace") if log.is_file() else ""
    # a line may be cut short where the process was killed
    phases = [words[1] for words in map(str.split, text.splitlines()) if words[1:]]
    return phases[-1] if phases else ""


def now() -> str:
    """Return the time, in UTC."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _code_version(root: Path) -> str | None:
    """Return the commit, with -dirty where files differ from it; none without git."""
    command = ["git", "describe", "--always", "--dirty", "--abbrev=40", "--exclude=*"]
    try:
        done = subprocess.run(
            command, cwd=root, capture_output=True, text=True, timeout=60, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip()
