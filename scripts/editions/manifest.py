"""The manifests of closed editions: what each was made from, and the chain they form.

A manifest holds the SHA-256 of each file of its edition, of each extract and each
decision that the run read, and that of the manifest of the edition before. The last
link is held by its own checksum, which ``warehouse edition close`` prints for the
minutes.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scripts.errors import CheckError
from scripts.files import sha256
from scripts.project import Project

MANIFEST = "manifest.json"
CHECKSUM = "manifest.json.sha256"


@dataclass(frozen=True)
class Manifest:
    """What a closed edition is, and what it was made from.

    Attributes:
        edition_id: which edition.
        closed_at: when (UTC).
        run_id: the published run that its tables are of.
        code_version: the commit that the run was built with; none without git.
        extracts: the SHA-256 of each file of extracts that the run read.
        decisions: the SHA-256 of each decision seed that it read.
        previous: the edition before and the SHA-256 of its manifest, if there is one.
        files: the SHA-256 and the number of rows of each file, by its name.
    """

    edition_id: str
    closed_at: str
    run_id: str
    code_version: str | None
    extracts: dict[str, str]
    decisions: dict[str, str]
    previous: dict[str, str] | None
    files: dict[str, dict[str, Any]] = field(default_factory=dict)


def closed_editions(project: Project) -> list[str]:
    """Return the editions that are closed, by their folders, sorted."""
    if not project.editions.is_dir():
        return []
    return sorted(
        folder.name
        for folder in project.editions.iterdir()
        if folder.is_dir() and not folder.name.startswith(".")
    )


def require_intact(project: Project) -> None:
    """Refuse to go on where a closed edition is not as it was closed.

    Raises:
        CheckError: it names each file that differs.
    """
    faults = chain_faults(project)
    if faults:
        raise CheckError(
            "A closed edition is not as it was closed:\n"
            + "\n".join(f"- {fault}" for fault in faults)
            + "\nPut the file back from a copy kept elsewhere, then: "
            "warehouse edition verify"
        )


def manifest_checksum(project: Project, edition: str) -> str:
    """Return the SHA-256 of a closed edition's manifest."""
    return sha256(project.editions / edition / MANIFEST)


def chain_faults(project: Project) -> list[str]:
    """List the faults of the closed editions, file by file.

    Each file has to have the checksum that its edition's manifest gives it, each
    manifest the one beside it and the one that the edition after it gives it.
    """
    return [
        f"{edition}: {fault}"
        for edition in closed_editions(project)
        for fault in _faults(project, edition)
    ]


def _faults(project: Project, edition: str) -> Iterator[str]:
    folder = project.editions / edition
    listed = read_manifest(folder)
    if listed is None:
        yield f"{MANIFEST} is missing or cannot be read"
        return
    checksum = folder / CHECKSUM
    if not checksum.is_file():
        yield f"{CHECKSUM} is missing"
    elif checksum.read_bytes() != _checksum_line(folder):
        yield f"{MANIFEST} does not have the checksum in {CHECKSUM}"
    if listed.edition_id != edition:
        yield f"{MANIFEST} is of the edition {listed.edition_id}"
    found = {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file()
    } - {MANIFEST, CHECKSUM}
    for name in sorted(found | listed.files.keys()):
        if name not in listed.files:
            yield f"{name} is not a file of the edition"
        elif name not in found:
            yield f"{name} is missing"
        elif sha256(folder / name) != listed.files[name]["sha256"]:
            yield f"{name} has been changed"
    if listed.previous is not None:
        before = project.editions / listed.previous["edition_id"] / MANIFEST
        if not before.is_file():
            yield f"the edition before, {listed.previous['edition_id']}, is missing"
        elif sha256(before) != listed.previous["manifest_sha256"]:
            yield (
                f"the edition before, {listed.previous['edition_id']}, does not have "
                "the manifest that it was closed with"
            )


def _checksum_line(folder: Path) -> bytes:
    return f"{sha256(folder / MANIFEST)}  {MANIFEST}\n".encode()


def read_manifest(folder: Path) -> Manifest | None:
    """Return an edition's manifest; none where it cannot be read as one."""
    try:
        # nothing of a closed edition is set aside
        return Manifest(**json.loads((folder / MANIFEST).read_bytes()))
    except (OSError, ValueError, TypeError):
        return None
