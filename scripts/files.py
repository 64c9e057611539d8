"""Files written whole or not at all, also after a crash."""

import hashlib
import json
import logging
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

_LOG = logging.getLogger(__name__)


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sync(path: Path) -> None:
    """Flush a file or folder to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def read_json(path: Path) -> Any:
    """Return the content of a JSON file; none if it does not exist.

    One that was damaged is set aside under the name ``.damaged``, is named on the
    error stream, and counts as missing: what can be made again is.
    """
    if not path.is_file():
        return None
    with suppress(ValueError):
        content = json.loads(path.read_bytes())
        if isinstance(content, dict | list):
            return content
    aside = path.with_name(f"{path.name}.damaged")
    try:
        path.replace(aside)
        _LOG.warning("%s was damaged and is set aside as %s.", path, aside.name)
    except OSError as error:
        _LOG.warning("%s is damaged and cannot be set aside: %s", path, error)
    return None


def json_text(content: Any) -> str:
    """Return a value as JSON that people can read; dates as their ISO text."""
    return json.dumps(content, indent=1, ensure_ascii=False, default=str)


def fingerprint(content: Any) -> str:
    """Return the SHA-256 of a value, by its JSON with sorted keys."""
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def write_json(path: Path, content: Any) -> None:
    """Write a JSON file whole: to a file beside it, synced and renamed."""
    draft = path.with_name(f".{path.name}.new")
    draft.write_text(json_text(content) + "\n", encoding="utf-8")
    sync(draft)
    draft.replace(path)
    sync(path.parent)


def replace_symlink(link: Path, target: str) -> None:
    """Point a symbolic link to another target, by one rename."""
    draft = link.with_name(f".{link.name}.new")
    draft.unlink(missing_ok=True)
    draft.symlink_to(target)
    draft.replace(link)
    sync(link.parent)
