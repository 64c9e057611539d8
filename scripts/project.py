"""Where things are: the project, its build, what it publishes, its extracts."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from scripts.errors import ExtractError, UsageError

SAMPLE_KEY = "for the synthetic sample only"
# what a key must have not to be found by trying
KEY_LENGTH = 16
KEY_CHARACTERS = 8
# as profiles.yml has it
MEMORY_LIMIT = "50%"


@dataclass(frozen=True)
class Project:
    """The folders of one run.

    Attributes:
        root: the folder of ``dbt_project.yml``.
        home: the folder that holds ``build/`` and ``published/``; the root, unless a
            test or a second partnership keeps its own.
        extracts: the folder of a partnership's own extracts; none for the sample.
    """

    root: Path
    home: Path
    extracts: Path | None = None

    @property
    def extracts_folder(self) -> Path:
        """The folder of the extracts that a build reads."""
        return self.extracts or self.root / "seeds" / "extracts"

    @property
    def build_folder(self) -> Path:
        """Everything as sent; closed to other accounts."""
        return self.home / "build"

    @property
    def build_file(self) -> Path:
        """The file that dbt builds; nobody reads it by habit."""
        return self.build_folder / "warehouse.duckdb"

    @property
    def target(self) -> Path:
        """The folder of dbt's own output."""
        return self.home / "target"

    @property
    def checked_file(self) -> Path:
        """The record of which build passed every check."""
        return self.build_folder / "checked.json"

    @property
    def published(self) -> Path:
        """The folder that readers open."""
        return self.home / "published"

    @property
    def editions(self) -> Path:
        """The closed editions; closed to other accounts."""
        return self.home / "editions"

    @property
    def warehouse_file(self) -> Path:
        """The analysts' file: aggregates, small numbers included."""
        return self.published / "warehouse.duckdb"

    @property
    def restricted_file(self) -> Path:
        """The named analysts' file: pseudonymised rows behind the figures."""
        return self.published / "restricted" / "core.duckdb"

    @property
    def cases_file(self) -> Path:
        """Which case of a service each pseudonymised row is."""
        return self.published / "restricted" / "cases.duckdb"

    def make_build_folder(self) -> None:
        """Make the folder of the build, closed to other accounts."""
        self.build_folder.mkdir(mode=0o700, parents=True, exist_ok=True)


@dataclass(frozen=True)
class Environment:
    """What the environment sets; nothing else in the package reads it.

    Attributes:
        extracts: ``EXTRACTS_DIR``, the folder of a partnership's own extracts.
        key: ``PSEUDONYM_KEY``, the partnership's secret; empty if not set.
        memory_limit: ``WAREHOUSE_MEMORY``, what DuckDB may take in a build, such as
            ``8GB`` or a share of the machine's.
    """

    extracts: Path | None
    key: str
    memory_limit: str

    def pseudonym_key(self, extracts: Path | None) -> str:
        """Return the key of pseudonyms: the one set, or the sample's fixed one.

        Args:
            extracts: the folder that a build reads; none for the sample.

        Raises:
            ExtractError: other extracts than the sample are read and no key is set, or
                one that can be guessed.
        """
        if self.key:
            _require_secret(self.key)
            return self.key
        if extracts:
            raise ExtractError(
                f"PSEUDONYM_KEY is not set, and the extracts of {extracts} are not the "
                "sample.\nSet PSEUDONYM_KEY to the partnership's secret key (the same "
                "one for every build, kept out of the project)."
            )
        return SAMPLE_KEY


def _require_secret(key: str) -> None:
    """Refuse a key that is tried in seconds.

    Raises:
        ExtractError: it is short, or of few different characters.
    """
    if len(key) < KEY_LENGTH or len(set(key)) < KEY_CHARACTERS:
        raise ExtractError(
            "PSEUDONYM_KEY can be guessed.\n"
            f"Expected {KEY_LENGTH} characters or more, {KEY_CHARACTERS} of them "
            "different, made at random: "
            "python3 -c 'import secrets; print(secrets.token_hex(32))'"
        )


def read_environment() -> Environment:
    """Read the environment variables that a user may set."""
    extracts = os.environ.get("EXTRACTS_DIR", "")
    return Environment(
        Path(extracts).absolute() if extracts else None,
        os.environ.get("PSEUDONYM_KEY", ""),
        os.environ.get("WAREHOUSE_MEMORY", MEMORY_LIMIT),
    )


def find_project(home: Path | None = None, extracts: Path | None = None) -> Project:
    """Return the project that the current folder belongs to.

    Args:
        home: where ``build/`` and ``published/`` go; the project's root if not given.
        extracts: the extracts to read; those of the environment, else the sample's,
            if not given.

    Raises:
        UsageError: neither the folder nor one above it is the project.
    """
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "dbt_project.yml").is_file() and (folder / "scripts").is_dir():
            read = extracts.absolute() if extracts else read_environment().extracts
            return Project(folder, (home or folder).absolute(), read)
    raise UsageError(
        f"{here} is not part of the warehouse project (no dbt_project.yml here or "
        "above).\nGo to the folder that you cloned, and try again."
    )


def copy_project(root: Path, folder: Path) -> None:
    """Copy the project's own files, as git lists them, into a folder."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],  # noqa: S607
        cwd=root,
        check=True,
        capture_output=True,
        timeout=60,
    ).stdout.decode()
    for name in filter(None, listed.split("\0")):
        if (root / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(root / name, folder / name)
