"""Which files belong to an extract; one that belongs to none is refused by name.

An extract is one file of its name (CSV, gzipped CSV or Parquet), or a folder of its
name in which every such file is a dump.
"""

import json
from pathlib import Path

from scripts.errors import ExtractError
from scripts.project import Project

SUFFIXES = (".csv", ".csv.gz", ".parquet")
# what `warehouse generate` writes beside its extracts
LEDGER = ("ledger.csv", "restatements.csv")
# names in one message
SHOWN = 10


def extract_paths(extracts_dir: Path, service: str, extract: str) -> list[Path]:
    """Return the files of an extract in a folder of extracts, in name order.

    An extract is one file of its name (CSV, gzipped CSV or Parquet), or a folder of
    its name in which every such file is a dump.

    Raises:
        ExtractError: there is no such file or folder, or the folder holds no dump.
    """
    base = extracts_dir / service / extract
    names = [extract + suffix for suffix in SUFFIXES]
    beside = base.parent.iterdir() if base.parent.is_dir() else ()
    found = sorted(
        (path for path in beside if path.name.lower() in names and path.is_file()),
        key=lambda path: names.index(path.name.lower()),
    )
    if base.is_dir():
        found += sorted(
            path for path in base.iterdir() if path.name.lower().endswith(SUFFIXES)
        )
    if not found:
        raise ExtractError(
            f"The extract {service}/{extract} is missing: there is no {base}.csv (or "
            ".csv.gz, .parquet, or a folder of that name with dumps in it).\n"
            "Put the file there, or correct EXTRACTS_DIR."
        )
    return found


def services(project: Project) -> dict[str, str]:
    """Return the service of each extract that the project has a contract for."""
    contracts = sorted((project.root / "seeds" / "extracts").glob("*/*.yml"))
    return {path.stem: path.parent.name for path in contracts}


def claimed_files(project: Project) -> list[Path]:
    """Return the files of all extracts: at least one each, and no file beside them.

    Raises:
        ExtractError: an extract has no file, or a file is of no extract; the message
            names it.
    """
    if links := _not_plain(project):
        raise ExtractError(
            f"{_listed(links)}: a link, a pipe or a device.\nExpected plain files and "
            "folders. Put the file itself there, or take it out."
        )
    found: list[Path] = []
    for extract, service in services(project).items():
        seed = project.extracts_folder / service / f"{extract}.csv"
        if project.extracts:
            found += extract_paths(project.extracts, service, extract)
        elif seed.is_file():
            found.append(seed)
        else:
            raise ExtractError(
                f"The extract {service}/{extract} is missing: there is no "
                f"{seed.relative_to(project.root)}.\nRestore it (git checkout), write "
                "the sample again (warehouse generate), or set EXTRACTS_DIR to a "
                "folder of your own extracts."
            )
    if strays := _strays(project, found):
        raise ExtractError(
            f"{_listed(strays)}: no extract has that name, so nothing would be read "
            f"of it.\nExpected <service>/<extract>.csv (or .csv.gz, .parquet), or any "
            "name in a folder <service>/<extract>/, in which each file is a dump. Move "
            "or rename it, or take it out."
        )
    return found


def _strays(project: Project, claimed: list[Path]) -> list[str]:
    """Return the files below the extracts that nothing reads."""
    folder = project.extracts_folder
    known = {*claimed}
    known |= {folder / s / f"{e}.yml" for e, s in services(project).items()}
    known |= {folder / name for name in LEDGER}
    return [
        path.relative_to(folder).as_posix()
        for path in _below(folder)
        if path not in known and not path.is_dir()
    ]


def _not_plain(project: Project) -> list[str]:
    """Return what is neither file nor folder below the extracts."""
    folder = project.extracts_folder
    return [
        path.relative_to(folder).as_posix()
        for path in _below(folder)
        if path.is_symlink() or not (path.is_file() or path.is_dir())
    ]


def _listed(names: list[str]) -> str:
    more = len(names) - SHOWN
    return ", ".join(names[:SHOWN]) + (f" and {more} more" if more > 0 else "")


def _below(folder: Path) -> list[Path]:
    """Return everything below a folder, hidden files and folders apart."""
    return [
        path
        for path in sorted(folder.rglob("*"))
        if not any(part.startswith(".") for part in path.relative_to(folder).parts)
    ]


def extract_files_as_json(extracts_dir: str, service: str, extract: str) -> str:
    """Find an extract's files for the seed materialisation.

    Returns ``{"paths": [...], "names": [...]}`` or ``{"error": message}``.
    """
    root = Path(extracts_dir)
    try:
        paths = extract_paths(root, service, extract)
    except ExtractError as error:
        return json.dumps({"error": str(error)})
    names = [path.relative_to(root).as_posix() for path in paths]
    return json.dumps({"paths": [str(path) for path in paths], "names": names})
