"""Small disks, for what happens when there is no room."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def small_disk(folder: Path, megabytes: int, files: int) -> Iterator[None]:
    """Have a folder be a disk of its own; skip the test where that may not be."""
    folder.mkdir(parents=True)
    options = ["-t", "tmpfs", "-o", f"size={megabytes}m,nr_inodes={files}", "tmpfs"]
    mounted = subprocess.run(
        ["mount", *options, str(folder)],  # noqa: S607
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    if mounted.returncode:
        told = f"a small disk cannot be mounted here: {mounted.stderr.strip()}"
        if os.environ.get("CI") == "true":
            pytest.fail(told)
        pytest.skip(told)
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True, timeout=60)  # noqa: S607
