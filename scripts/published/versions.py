"""The published versions: folders, one of which a link names for the readers.

    published/versions/<name>/        the files of one run, and version.json
    published/current              -> versions/<name>
    published/warehouse.duckdb     -> current/warehouse.duckdb
    published/restricted/core.duckdb -> ../current/restricted/core.duckdb
    published/restricted/cases.duckdb likewise

These links to files are made once and stay. Publishing and rolling back rename the link
``current`` and nothing else, and a rename is whole or not: whenever a process is
killed, all names lead to files of one run. A folder without ``version.json``, which
is written last, is the leftover of a process that was killed.
"""

import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from scripts.database import require_published
from scripts.errors import UsageError, WarehouseError
from scripts.files import read_json, replace_symlink, sha256, sync, write_json
from scripts.project import Project

KEPT_VERSIONS = 3
ABOUT = "version.json"


@dataclass(frozen=True)
class Version:
    """One published version.

    Attributes:
        name: of its folder.
        run_id: of the build that it is a copy of.
        published_at: when (UTC).
        previous: the name of the version that was read before it, if any.
        files: the SHA-256 of each file, by its name under ``published/``.
    """

    name: str
    run_id: str
    published_at: str
    previous: str | None
    files: dict[str, str]


def current_version(project: Project) -> Version | None:
    """Return the version that readers open; none if nothing is published."""
    link = project.published / "current"
    return _read(link.resolve()) if link.is_symlink() else None


def kept_versions(project: Project) -> list[Version]:
    """Return the version that readers open and those before it, the newest first."""
    versions = project.published / "versions"
    kept: list[Version] = []
    version = current_version(project)
    while version and len(kept) < KEPT_VERSIONS:
        kept.append(version)
        version = _read(versions / version.previous) if version.previous else None
    return kept


def is_read(project: Project, folder: Path) -> bool:
    """Return whether readers open this version's folder."""
    return (project.published / "current").resolve() == folder.resolve()


def new_folder(project: Project, run_id: str) -> Path:
    """Make the folder of a version to come, its restricted part closed to others."""
    remove_leftovers(project)
    versions = project.published / "versions"
    name, number = run_id, 1
    while (versions / name).exists():
        number += 1
        name = f"{run_id}-{number}"
    for closed in (versions / name / "restricted", project.published / "restricted"):
        closed.mkdir(mode=0o700, parents=True, exist_ok=True)
        closed.chmod(0o700)
    return versions / name


def complete(project: Project, folder: Path, run_id: str) -> Version:
    """Write a version to disk in full, before readers can open it."""
    files = sorted(folder.rglob("*.duckdb"))
    before = current_version(project)
    if before and before.run_id == run_id:
        # the same build once more takes the place of its first copy
        previous = before.previous
    else:
        previous = before.name if before else None
    version = Version(
        folder.name,
        run_id,
        datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        previous,
        {file.relative_to(folder).as_posix(): sha256(file) for file in files},
    )
    for file in files:
        sync(file)
    sync(folder / "restricted")
    write_json(folder / ABOUT, asdict(version))
    for above in (folder.parent, project.published, project.home):
        sync(above)
    return version


def switch(project: Project, version: Version) -> None:
    """Let readers open a version: one rename."""
    published = project.published
    names = {
        project.warehouse_file: "current/warehouse.duckdb",
        project.restricted_file: "../current/restricted/core.duckdb",
        project.cases_file: "../current/restricted/cases.duckdb",
    }
    # until there is a `current`, these lead nowhere and nothing is published
    for name, target in names.items():
        if not name.is_symlink():
            replace_symlink(name, target)
    replace_symlink(published / "current", f"versions/{version.name}")


def verify(project: Project, file: str | None = None) -> Version:
    """Compare the files that readers open with what was published.

    Args:
        project: whose they are.
        file: the one that is compared, by its name; all if not given.

    Raises:
        UsageError: nothing is published.
        WarehouseError: a file is not as it was published, or the record of that is
            damaged.
    """
    require_published(project)
    version = current_version(project)
    if version is None:
        raise WarehouseError(
            f"The record of what is published ({ABOUT}) is damaged or missing, so its "
            "files cannot be compared with it.\nPublish again: warehouse publish"
        )
    if faults := _faults(project, version, file):
        raise WarehouseError(
            f"{', '.join(faults)} of run {version.run_id}: not as published.\nDo not "
            "use it. Publish again: warehouse publish (or warehouse build)"
        )
    return version


def _faults(project: Project, version: Version, file: str | None = None) -> list[str]:
    """Return the files of a version, or the one, that are not as published."""
    folder = project.published / "versions" / version.name
    return [
        name
        for name, digest in version.files.items()
        if file in {None, name}
        if not (folder / name).is_file() or sha256(folder / name) != digest
    ]


def roll_back(project: Project) -> Version:
    """Let readers open the version before the one that they open now.

    Raises:
        UsageError: no version before it is kept.
        WarehouseError: its files are not what was published.
    """
    kept = kept_versions(project)
    if len(kept) < 2:
        now = f"Published is run {kept[0].run_id}" if kept else "Nothing is published"
        raise UsageError(
            f"{now}; no version before it is kept, so nothing was changed.\n"
            f"The last {KEPT_VERSIONS} versions are kept. To publish the last build "
            "again: warehouse publish"
        )
    before = kept[1]
    if faults := _faults(project, before):
        raise WarehouseError(
            f"{', '.join(faults)} of run {before.run_id}: not as published, so nothing "
            "was changed.\nBuild it again from its extracts: warehouse build"
        )
    switch(project, before)
    return before


def remove_old(project: Project) -> None:
    """Remove every version but the last ones."""
    kept = {version.name for version in kept_versions(project)}
    for folder in _folders(project):
        if folder.name not in kept and not is_read(project, folder):
            shutil.rmtree(folder)


def remove_leftovers(project: Project) -> None:
    """Remove what killed processes left; call it with the lock held."""
    for folder in _folders(project):
        if _read(folder) is None and not is_read(project, folder):
            shutil.rmtree(folder)


def _folders(project: Project) -> Iterator[Path]:
    versions = project.published / "versions"
    return versions.iterdir() if versions.is_dir() else iter(())


def _read(folder: Path) -> Version | None:
    about = read_json(folder / ABOUT)
    try:
        return Version(**about) if about else None
    except TypeError:
        return None
