"""Checks of this machine: what a build needs, and how to install what is missing."""

import importlib.metadata
import sys
from dataclasses import dataclass

from packaging.requirements import Requirement

from scripts.build.room import room, size
from scripts.errors import ExtractError, UsageError
from scripts.extracts.claiming import claimed_files, services
from scripts.modes import open_to_others
from scripts.project import Project, read_environment


@dataclass(frozen=True)
class Finding:
    """One check; ``remedy`` is empty where it passed."""

    subject: str
    found: str
    remedy: str = ""


def examine(project: Project) -> list[Finding]:
    """Check everything that a build needs."""
    return [
        _python(),
        *_packages(),
        _extracts(project),
        _key(project),
        *_room(project),
        _modes(project),
        _published(project),
    ]


def _python() -> Finding:
    found = ".".join(str(part) for part in sys.version_info[:3])
    remedy = "" if sys.version_info >= (3, 11) else "Install Python 3.11 or newer."
    return Finding("Python", found, remedy)


def _packages() -> list[Finding]:
    findings = []
    for text in importlib.metadata.requires("indicator-warehouse") or []:
        wanted = Requirement(text)
        try:
            found = importlib.metadata.version(wanted.name)
        except importlib.metadata.PackageNotFoundError:
            findings.append(Finding(wanted.name, "not installed", "Run: make setup"))
            continue
        fits = wanted.specifier.contains(found, prereleases=True)
        remedy = "" if fits else f"Expected {wanted.specifier}. Run: make setup"
        findings.append(Finding(wanted.name, found, remedy))
    return findings


def _extracts(project: Project) -> Finding:
    try:
        claimed_files(project)
    except ExtractError as error:
        first, _, rest = str(error).partition("\n")
        return Finding("extracts", first, rest)
    where = project.extracts or "the synthetic sample"
    return Finding("extracts", f"{len(services(project))} found ({where})")


def _key(project: Project) -> Finding:
    if read_environment().key:
        return Finding("key of pseudonyms", "set")
    if project.extracts:
        return Finding(
            "key of pseudonyms",
            "not set, and the extracts are not the sample",
            "Set PSEUDONYM_KEY to the partnership's secret key.",
        )
    return Finding("key of pseudonyms", "the sample's fixed key")


def _room(project: Project) -> list[Finding]:
    """State what a build takes: DuckDB writes to the disk what does not fit."""
    share = read_environment().memory_limit
    try:
        found = room(project)
    except ExtractError:
        # said of the extracts already
        return []
    except UsageError as error:
        first, _, rest = str(error).partition("\n")
        return [Finding("memory for DuckDB", first, rest)]
    return [
        Finding(
            "free disk space",
            f"{size(found.free)}; a build needs about {size(found.needed)}",
            found.disk_remedy,
        ),
        Finding(
            "memory for DuckDB",
            f"{size(found.memory)} (WAREHOUSE_MEMORY: {share})",
            found.memory_remedy,
        ),
    ]


def _modes(project: Project) -> Finding:
    found = open_to_others(project)
    if not found:
        return Finding("files of the build", "closed to other accounts")
    return Finding(
        "files of the build",
        f"{len(found)} are open to other accounts, such as {found[0]}",
        "Close them: warehouse build, or chmod -R go= on that folder.",
    )


def _published(project: Project) -> Finding:
    if project.warehouse_file.is_file():
        return Finding("published warehouse", str(project.warehouse_file))
    return Finding("published warehouse", "none yet", "Run: make build")
