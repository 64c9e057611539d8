"""One command at a time writes to a home: a build, a publication, a rollback.

The lock is the kernel's, on an open file (flock): it is given back when the process
ends, however it ends, so a dead process holds nothing. The file's text only tells a
person who holds it.
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from scripts.errors import LockedError
from scripts.project import Project

SECONDS_BETWEEN_TRIES = 0.1


@contextmanager
def lock(project: Project, command: str, wait: float = 0.0) -> Iterator[None]:
    """Hold the home of a project, or say who does.

    Args:
        project: whose home is written to.
        command: what the holder is called, for whoever comes second.
        wait: seconds to wait for another holder.

    Raises:
        LockedError: another process still holds the home after that time.
    """
    project.make_build_folder()
    with hold(project.build_folder / "lock", command, wait):
        yield


@contextmanager
def hold(path: Path, command: str, wait: float) -> Iterator[None]:
    """Hold one lock, by its file; as :func:`lock`, for what homes share."""
    until = time.monotonic() + wait
    with path.open("a+", encoding="utf-8") as file:
        while not _is_taken(file):
            if time.monotonic() >= until:
                raise LockedError(_told(file))
            time.sleep(SECONDS_BETWEEN_TRIES)
        since = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
        file.truncate(0)
        file.write(f"process {os.getpid()} (warehouse {command}), since {since}\n")
        file.flush()
        yield


def _is_taken(file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _told(file: IO[str]) -> str:
    file.seek(0)
    holder = file.read().strip() or "a process that has only just begun"
    return (
        f"Another command is writing to this folder: {holder}.\n"
        "Let it end and try again, or wait for it: --wait 600 (seconds). If it hangs, "
        "end that process; nothing has to be removed."
    )
