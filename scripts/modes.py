"""Who may open what: all that a build makes is its account's alone.

What is made for the public (``published/public/``) keeps the modes with which a web
server's account reads a copy of it.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from scripts.project import Project

OTHERS = 0o077
OPEN = {True: 0o755, False: 0o644}


def close_to_others(project: Project) -> None:
    """Take other accounts' access from all that is there but the public's files."""
    for path in _open_paths(project):
        path.chmod(path.stat().st_mode & ~OTHERS)
    public = project.published / "public"
    for path in (public, *_below(public)) if public.is_dir() else ():
        path.chmod(OPEN[path.is_dir()])


def open_to_others(project: Project) -> list[Path]:
    """Return what other accounts may open and should not."""
    return list(_open_paths(project))


def _open_paths(project: Project) -> Iterator[Path]:
    """Yield them, links and what is not this account's apart."""
    public = project.published / "public"
    for folder in (
        project.build_folder,
        project.target,
        project.home / "logs",
        project.published,
        project.editions,
        project.root / "target",
        project.root / "logs",
    ):
        if not folder.is_dir():
            continue
        for path in (folder, *_below(folder, public)):
            found = path.stat()
            if found.st_mode & OTHERS and found.st_uid == os.getuid():
                yield path


def _below(folder: Path, left_out: Path | None = None) -> Iterator[Path]:
    for above, folders, files in os.walk(folder):
        here = Path(above)
        folders[:] = [name for name in folders if here / name != left_out]
        for name in (*folders, *files):
            if not (here / name).is_symlink() and (here / name).exists():
                yield here / name
