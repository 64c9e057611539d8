"""What reports share: the run they are made from, and how they are put in place.

    published/<...>/<report>  -> <report>_versions/<name>

A report is made elsewhere, moved to a folder that nobody reads yet and put in place by
renaming one link: readers see the report before or the new one, whole. A folder
without the file that is written last is the leftover of a process that was killed. A
report is named after its content, so one that is there already is not put there again.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from scripts.errors import UsageError
from scripts.files import point, read_json, sha256, sync, write_json
from scripts.project import Project
from scripts.versions import current_version

# what each report says of itself where its figures are the sample's
SYNTHETIC = "Synthetic data: no figure is about a real person."
# the report that is read and the one before it
KEPT_REPORTS = 2


@dataclass(frozen=True)
class PublishedRun:
    """The run that readers see the tables of.

    Attributes:
        run_id: its name.
        started_at: when it began (UTC).
        is_sample: whether its extracts were the committed, synthetic sample.
    """

    run_id: str
    started_at: str
    is_sample: bool


def published_run(project: Project) -> PublishedRun:
    """Return what the published run was made from, by its record.

    Raises:
        UsageError: there is no record of it any more.
    """
    version = current_version(project)
    run_id = version.run_id if version else "unknown"
    record = project.build_folder / "runs" / run_id / "run.json"
    facts = read_json(record)
    if facts is None:
        raise UsageError(
            f"What the published run {run_id} was made from is not known any more "
            f"(no {record}), so a report could not say it.\nRun: make build"
        )
    return PublishedRun(run_id, facts["started_at"], _is_sample(project, facts))


def _is_sample(project: Project, facts: dict[str, Any]) -> bool:
    """Tell whether a run was of the committed sample, by its vars or its files."""
    if (yaml.safe_load(facts["variables"]) or {}).get("sample"):
        return True
    folder = project.root / "seeds" / "extracts"
    sample = {sha256(file) for file in folder.glob("*/*.csv")}
    return bool(sample) and set(facts.get("extracts", {}).values()) == sample


def require_published(project: Project) -> None:
    """Refuse to make a report of nothing.

    Raises:
        UsageError: nothing is published yet.
    """
    if not project.warehouse_file.is_file():
        raise UsageError(
            f"Nothing is published yet: there is no {project.warehouse_file}.\n"
            "Run: make build"
        )


class ReportVersions:
    """The versions of one report: folders, of which one link says which is read.

    Args:
        link: the name under which readers open the report.
        last: the JSON file of a version that is written last.
    """

    def __init__(self, link: Path, last: str) -> None:
        """Look at no folder yet."""
        self._link = link
        self._last = last
        self._folder = link.with_name(f"{link.name}_versions")

    def read(self) -> Any:
        """Return what the version says that readers open; none if there is none."""
        return read_json(self._link / self._last)

    def there(self, name: str) -> Any:
        """Return what a version says that is there whole; none if there is none."""
        return read_json(self._folder / name / self._last)

    def path(self, file: str) -> Path:
        """Return where readers find a file of the version that they open."""
        return self._link / file

    def complete(self, made: Path, name: str, about: Any) -> None:
        """Have the disk hold a version whole, under a name that nobody reads yet.

        Args:
            made: the folder that is moved there.
            name: of the version.
            about: what its last file says.
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
        """Have readers open a version that is there whole."""
        if self._link.resolve() != self._folder / name:
            point(self._link, f"{self._folder.name}/{name}")

    def remove_leftovers(self) -> None:
        """Remove what a killed process left half put there."""
        for folder in self._folders():
            if read_json(folder / self._last) is None:
                shutil.rmtree(folder)

    def remove_old(self, name: str) -> None:
        """Remove every version but the last ones; what stays can wait for the next."""
        others = [folder for folder in self._folders() if folder.name != name]
        others.sort(key=lambda path: (path / self._last).stat().st_mtime, reverse=True)
        for old in others[KEPT_REPORTS - 1 :]:
            shutil.rmtree(old, ignore_errors=True)

    def _folders(self) -> list[Path]:
        return list(self._folder.iterdir()) if self._folder.is_dir() else []
