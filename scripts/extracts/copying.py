"""What a build reads: a copy of every file of its seeds, hashed as it is written.

A file that is swapped or written to while a build runs changes neither the rows nor
the SHA-256 that the run records: both are the copy's.
"""

import hashlib
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from scripts.errors import ExtractError
from scripts.extracts.claiming import claimed_files
from scripts.project import Project

BLOCK_BYTES = 1 << 20


@dataclass(frozen=True)
class SeedsRead:
    """The copies that a build reads, and the SHA-256 of each by its name.

    Attributes:
        root: the folder that holds ``seeds/``, as the project's root does.
        extracts: the copy of a partnership's own extracts; none for the sample.
        extract_digests: by the names below the folder of extracts.
        reference_digests: of the decisions, by the names below ``seeds/reference``.
    """

    root: Path
    extracts: Path | None
    extract_digests: dict[str, str]
    reference_digests: dict[str, str]


@contextmanager
def copied_seeds(project: Project) -> Iterator[SeedsRead]:
    """Copy the extracts and decisions into the build's folder until they are read.

    Raises:
        ExtractError: a file is missing, of no extract or no plain file.
    """
    root = project.build_folder / "read"
    shutil.rmtree(root, ignore_errors=True)
    extracts = root / "extracts" if project.extracts else None
    reference = project.root / "seeds" / "reference"
    try:
        yield SeedsRead(
            root,
            extracts,
            _copy_all(
                claimed_files(project),
                project.extracts_folder,
                extracts or root / "seeds" / "extracts",
            ),
            _copy_all(
                sorted(reference.glob("*.csv")),
                reference,
                root / "seeds" / "reference",
            ),
        )
    finally:
        shutil.rmtree(root, ignore_errors=True)


def _copy_all(files: list[Path], source: Path, target: Path) -> dict[str, str]:
    digests: dict[str, str] = {}
    for path in files:
        name = path.relative_to(source).as_posix()
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        digests[name] = _copy(path, target / name, name)
    return digests


def _copy(path: Path, target: Path, name: str) -> str:
    """Copy a plain file; return the SHA-256 of what was written."""
    try:
        # a pipe would be waited for, and a link may lead anywhere
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        raise ExtractError(
            f"{name} cannot be read: {error.strerror}.\nExpected a plain file that "
            "this account may read. Put it there, or correct its permissions."
        ) from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise ExtractError(
            f"{name} is no plain file.\nExpected one, not a pipe, a device or a "
            "folder. Put the file itself there."
        )
    digest = hashlib.sha256()
    with os.fdopen(descriptor, "rb") as source, target.open("wb") as copy:
        while block := source.read(BLOCK_BYTES):
            digest.update(block)
            copy.write(block)
    return digest.hexdigest()
