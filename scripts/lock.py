"""One command at a time uses a home: writes to it, or reads its build.

The lock is the kernel's, through ``filelock``: it is given back when the process ends,
however it ends, so a dead process holds nothing. A file beside it names the holder.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from scripts.errors import LockedError
from scripts.modes import close_to_others
from scripts.project import Project


@contextmanager
def lock(project: Project, command: str, wait: float = 0.0) -> Iterator[None]:
    """Hold the home of a project.

    Args:
        project: whose home is written to.
        command: the holder's name, for whoever comes second.
        wait: seconds to wait for another holder.

    Raises:
        LockedError: another process still holds the home after that time; the message
            names it.
    """
    project.make_build_folder()
    with hold(project.build_folder / "lock", command, wait):
        close_to_others(project)
        try:
            yield
        finally:
            close_to_others(project)


@contextmanager
def hold(path: Path, command: str, wait: float) -> Iterator[None]:
    """Hold one lock, by its file; as :func:`lock`, for what homes share."""
    holder = path.with_name(f"{path.name}_holder")
    try:
        with FileLock(path, timeout=wait):
            since = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
            holder.write_text(
                f"process {os.getpid()} (warehouse {command}), since {since}\n",
                encoding="utf-8",
            )
            yield
    except Timeout:
        name = holder.read_text("utf-8", "replace").strip() if holder.is_file() else ""
        raise LockedError(
            "Another command is using this folder: "
            f"{name or 'a process that has just begun'}.\n"
            "Let it end and try again, or wait for it: --wait 600 (seconds). If it "
            "hangs, end that process; no file has to be removed."
        ) from None
