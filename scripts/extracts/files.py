"""Extract files, inspected before their rows are read: columns, lines and faults.

DuckDB's CSV reader, told to guess nothing, reads rows fast and reports short and long
ones. It does not report an empty file, NUL bytes, UTF-16, a comma at the end of each
line or rows swallowed by an unclosed quote, and it does not know the physical line of
a record after a quoted line break. This module finds those, with the one on the bytes.
"""

import csv
import io
import json
import re
from dataclasses import asdict, dataclass, field
from pathlib import Path

from scripts.errors import ExtractError
from scripts.extracts.columns import check_columns
from scripts.extracts.csv_lines import (
    Position,
    open_bytes,
    record_positions,
    scan_bytes,
)
from scripts.project import Project

CSV_SUFFIXES = (".csv", ".csv.gz")
SUFFIXES = (*CSV_SUFFIXES, ".parquet")


@dataclass(frozen=True)
class ExtractFile:
    """One file of an extract: where it is and what its reader has to know.

    The path is one for DuckDB, which takes some characters for those of a pattern.
    """

    path: str
    name: str
    format: str
    header: list[str]
    record_count: int
    positions: list[Position] = field(default_factory=lambda: [Position(1, 2, 2)])


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
        found += sorted(path for path in base.iterdir() if _ends(path, SUFFIXES))
    if not found:
        raise ExtractError(
            f"The extract {service}/{extract} is missing: there is no {base}.csv (or "
            ".csv.gz, .parquet, or a folder of that name with dumps in it).\n"
            "Put the file there, or correct EXTRACTS_DIR."
        )
    return found


def _ends(path: Path, suffixes: tuple[str, ...]) -> bool:
    """Whether a file has one of the endings, in capitals or not."""
    return path.name.lower().endswith(suffixes)


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
            f"{', '.join(strays)}: no extract has that name, so nothing would be read "
            f"of it.\nExpected <service>/<extract>.csv (or .csv.gz, .parquet), or any "
            "name in a folder <service>/<extract>/, in which each file is a dump. Move "
            "or rename it, or take it out."
        )
    return found


def _strays(project: Project, claimed: list[Path]) -> list[str]:
    """Return the files below the extracts that nothing reads, hidden ones apart."""
    folder = project.extracts_folder
    known = {*claimed}
    known |= {folder / s / f"{e}.yml" for e, s in services(project).items()}
    return [
        path.relative_to(folder).as_posix()
        for path in sorted(folder.rglob("*"))
        if path not in known
        and not path.is_dir()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    ]


def inspect(
    path: Path, name: str, columns: list[str], may_be_empty: bool = False
) -> ExtractFile:
    """Check a file as far as its rows need not be understood.

    Args:
        path: the file.
        name: what messages and the warehouse call it.
        columns: the contract, the columns that the file must have, in any order.
        may_be_empty: whether a file without a record is sound.

    Raises:
        ExtractError: the file must be refused whole.
    """
    if _ends(path, (".parquet",)):
        header, record_count = _parquet_columns(path, name)
        check_columns(name, header, columns)
        return ExtractFile(_literal(path), name, "parquet", header, record_count)
    facts = scan_bytes(path, name)
    header = _header(path, name)
    if not may_be_empty:
        _check_not_empty(path, name)
    check_columns(name, header, columns)
    _check_first_record(path, name, len(header))
    positions, record_count = [Position(1, 2, 2)], facts.line_count - 1
    if facts.needs_positions:
        positions, record_count = record_positions(path, name)
    return ExtractFile(_literal(path), name, "csv", header, record_count, positions)


def _literal(path: Path) -> str:
    """Return a path as DuckDB's readers take it, without a pattern in it."""
    return re.sub(r"[*?[]", r"[\g<0>]", str(path))


def inspect_as_json(paths: str, names: str, contract: str) -> str:
    """Inspect files for the seed materialisation; arguments and result are JSON.

    The contract is an object: ``columns`` and, for decisions of which there may be
    none, ``may_be_empty``.

    Returns ``{"files": [...]}`` or ``{"error": message}``: an exception would reach
    the user with a traceback round it.
    """
    try:
        files = [
            inspect(Path(path), name, **json.loads(contract))
            for path, name in zip(json.loads(paths), json.loads(names), strict=True)
        ]
    except ExtractError as error:
        return json.dumps({"error": str(error)})
    return json.dumps({"files": [asdict(file) for file in files]})


def _first_lines(path: Path, count: int) -> list[str]:
    with open_bytes(path) as file:
        text = io.TextIOWrapper(file, encoding="utf-8-sig", newline=None)
        return [text.readline().rstrip("\n") for _ in range(count)]


def _header(path: Path, name: str) -> list[str]:
    (first,) = _first_lines(path, 1)
    if not first.strip():
        raise ExtractError(
            f"{name}, line 1 is blank.\nExpected the header line there. Remove the "
            "blank lines before it."
        )
    header = next(csv.reader([first]))
    for delimiter, title in ((";", "semicolon"), ("\t", "tab"), ("|", "bar")):
        if len(header) == 1 and delimiter in first:
            raise ExtractError(
                f"{name}, line 1: cells are separated by a {title}.\nExpected a comma. "
                "Export the extract as comma-separated values."
            )
    return header


def _check_not_empty(path: Path, name: str) -> None:
    if not any(_first_lines(path, 64)[1:]):
        raise ExtractError(
            f"{name} has a header and no record.\nExpected at least one record after "
            "line 1. Export it again."
        )


def _check_first_record(path: Path, name: str, width: int) -> None:
    """Refuse a comma at the end of each line, which DuckDB's reader passes over."""
    second = _first_lines(path, 2)[1]
    record = next(csv.reader([second]), [])
    if len(record) == width + 1 and record[-1] == "":
        raise ExtractError(
            f"{name}, line 2, cell {width + 1}: the line ends in a comma.\nExpected "
            f"{width} cells, as in the header. Export the extract without the comma at "
            "the end of the lines."
        )
    if len(record) == 1 < width and record[0].count(";") >= width - 1:
        raise ExtractError(
            f"{name}, line 2: cells are separated by a semicolon.\nExpected a comma, "
            "as in the header. Export the extract as comma-separated values."
        )


def _parquet_columns(path: Path, name: str) -> tuple[list[str], int]:
    """Return the columns and the number of records."""
    import duckdb  # noqa: PLC0415  only needed for this format

    try:
        rows = duckdb.execute(
            "select name from parquet_schema(?) where num_children is null",
            [_literal(path)],
        ).fetchall()
        (count,) = duckdb.execute(
            "select sum(num_rows) from parquet_file_metadata(?)", [_literal(path)]
        ).fetchall()[0]
    except duckdb.Error as error:
        raise ExtractError(
            f"{name} is not a Parquet file that can be read.\nExpected Parquet, by its "
            "name. Send it again."
        ) from error
    return [row[0] for row in rows], int(count)


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
