"""The versions of a report: folders, one of which a link names for its readers.

Readers see the report before or the new one, whole. A folder without the file that is
written last is the leftover of a process that was killed. A version is named after its
content, so one that exists already is not written again.
"""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from scripts.files import read_json, replace_symlink, sync, write_json

# the report that is read and the one before it
KEPT_REPORTS = 2


class ReportVersions:
    """The versions of one report: folders, one of which a link names for readers.

    Args:
        link: the name under which readers open the report.
        last: the JSON file of a version that is written last.
        keep_outside: moves an earlier version away; if not given the last one stays
            beside the one that is read.
    """

    def __init__(
        self,
        link: Path,
        last: str,
        keep_outside: Callable[[Path], None] | None = None,
    ) -> None:
        """Look at no folder yet."""
        self._link = link
        self._last = last
        self._keep_outside = keep_outside
        self._folder = link.with_name(f"{link.name}_versions")

    def read(self) -> Any:
        """Return the last file of the version that readers open; none without one."""
        return read_json(self._link / self._last)

    def get(self, name: str) -> Any:
        """Return the last file of a whole version; none if it does not exist."""
        return read_json(self._folder / name / self._last)

    def path(self, file: str) -> Path:
        """Return where readers find a file of the version that they open."""
        return self._link / file

    def complete(self, made: Path, name: str, about: Any) -> None:
        """Have the disk hold a version whole, under a name that nobody reads yet.

        Args:
            made: the folder that is moved there.
            name: of the version.
            about: the content of its last file.
        """
        folder = self._folder / name
        self._folder.mkdir(parents=True, exist_ok=True)
        try:
            shutil.move(made, folder)
            for path in folder.rglob("*"):
                sync(path)
            write_json(folder / self._last, about)
            for above in (self._folder, self._link.parent):
                sync(above)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise

    def show(self, name: str) -> None:
        """Point the readers' link to a whole version."""
        if self._link.resolve() != self._folder / name:
            replace_symlink(self._link, f"{self._folder.name}/{name}")

    def remove_leftovers(self) -> None:
        """Remove what a killed process left half put there."""
        for folder in self._folders():
            is_read = folder == self._link.resolve()
            if read_json(folder / self._last) is None and not is_read:
                shutil.rmtree(folder)

    def remove_old(self, name: str) -> None:
        """Remove every version but the last ones; what stays can wait for the next."""
        others = [folder for folder in self._folders() if folder.name != name]
        if self._keep_outside:
            for old in others:
                self._keep_outside(old)
            return
        others.sort(key=lambda path: (path / self._last).stat().st_mtime, reverse=True)
        for old in others[KEPT_REPORTS - 1 :]:
            shutil.rmtree(old, ignore_errors=True)

    def _folders(self) -> list[Path]:
        return list(self._folder.iterdir()) if self._folder.is_dir() else []
