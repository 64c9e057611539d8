"""Where things are: the project, its build, what it publishes, its extracts."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from scripts.errors import ExtractError, UsageError
from scripts.extract_files import extract_paths, refuse_strays


@dataclass(frozen=True)
class Project:
    """The folders of one run.

    Attributes:
        root: the folder of ``dbt_project.yml``.
        home: the folder that holds ``build/`` and ``published/``; the root, unless a
            test or a second partnership keeps its own.
    """

    root: Path
    home: Path

    @property
    def build_folder(self) -> Path:
        """Everything as sent; closed to other accounts."""
        return self.home / "build"

    @property
    def build_file(self) -> Path:
        """The file that dbt builds; nobody reads it by habit."""
        return self.build_folder / "warehouse.duckdb"

    @property
    def checked_file(self) -> Path:
        """What says which build passed every check."""
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

    def make_build_folder(self) -> None:
        """Make the folder of the build, closed to other accounts."""
        self.build_folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def extracts(self) -> dict[str, str]:
        """Return the service of each extract that the project has a contract for."""
        contracts = sorted((self.root / "seeds" / "extracts").glob("*/*.yml"))
        return {path.stem: path.parent.name for path in contracts}

    def check_extracts(self) -> list[Path]:
        """Return the files of all extracts: one each at least, and none beside them.

        Raises:
            ExtractError: one has none, or a file is of none; the message names it.
        """
        found: list[Path] = []
        other = os.environ.get("EXTRACTS_DIR", "")
        for extract, service in self.extracts().items():
            seed = self.root / "seeds" / "extracts" / service / f"{extract}.csv"
            if other:
                found += extract_paths(Path(other), service, extract)
            elif seed.is_file():
                found.append(seed)
            else:
                raise ExtractError(
                    f"The extract {service}/{extract} is missing: there is no "
                    f"{seed.relative_to(self.root)}.\nRestore it (git checkout), write "
                    "the sample again (warehouse generate), or set EXTRACTS_DIR to a "
                    "folder of your own extracts."
                )
        refuse_strays(self.extracts_folder(), found)
        return found

    def extracts_folder(self) -> Path:
        """Return the folder of the extracts that are read."""
        other = os.environ.get("EXTRACTS_DIR", "")
        return Path(other) if other else self.root / "seeds" / "extracts"


def find_project(home: Path | None = None) -> Project:
    """Return the project that the current folder belongs to.

    Args:
        home: where ``build/`` and ``published/`` go; the project's root if not given.

    Raises:
        UsageError: neither the folder nor one above it is the project.
    """
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "dbt_project.yml").is_file() and (folder / "scripts").is_dir():
            return Project(folder, (home or folder).absolute())
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
