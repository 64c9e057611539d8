"""What a file says before its rows are read: its columns, lines and faults.

DuckDB's CSV reader, told to guess nothing, reads rows fast and reports short and long
ones. It does not report an empty file, NUL bytes, UTF-16, a comma at the end of each
line or rows swallowed by an unclosed quote, and it does not know the physical line of
a record after a quoted line break. This module finds those, in one pass over the bytes.
"""

import codecs
import csv
import gzip
import io
import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from scripts.errors import ExtractError

CHUNK_BYTES = 1 << 24
CSV_SUFFIXES = (".csv", ".csv.gz")
SUFFIXES = (*CSV_SUFFIXES, ".parquet")

# A line whose quoted cells all open and close on it. Quotes inside an unquoted cell are
# plain characters, as they are to DuckDB's reader.
_CELL = rb'(?:"(?:[^"]|"")*+"|[^",][^,]*+|)'
_WHOLE_LINE = re.compile(_CELL + rb"(?:," + _CELL + rb")*+\Z")


@dataclass(frozen=True)
class Position:
    """From which record on a file's line numbers run without a jump.

    Record numbers count the data records from 1; ``reader_line`` is the line as
    DuckDB's reader counts it (records and blank lines); ``line_number`` is the
    physical line, the header being line 1.
    """

    record_number: int
    reader_line: int
    line_number: int


@dataclass(frozen=True)
class ExtractFile:
    """One file of an extract: where it is and what its reader has to know."""

    path: str
    name: str
    format: str
    header: list[str]
    positions: list[Position] = field(default_factory=lambda: [Position(1, 2, 2)])


def extract_paths(extracts_dir: Path, service: str, extract: str) -> list[Path]:
    """Return the files of an extract in a folder of extracts, in name order.

    An extract is one file of its name (CSV, gzipped CSV or Parquet), or a folder of
    its name in which every such file is a dump.

    Raises:
        ExtractError: there is no such file or folder, or the folder holds no dump.
    """
    base = extracts_dir / service / extract
    found = [
        path
        for suffix in SUFFIXES
        if (path := base.with_name(extract + suffix)).is_file()
    ]
    if base.is_dir():
        found += sorted(p for p in base.iterdir() if p.name.endswith(SUFFIXES))
    if not found:
        raise ExtractError(
            f"The extract {service}/{extract} is missing: there is no {base}.csv (or "
            ".csv.gz, .parquet, or a folder of that name with dumps in it).\n"
            "Put the file there, or correct EXTRACTS_DIR."
        )
    return found


def inspect(path: Path, name: str, columns: list[str]) -> ExtractFile:
    """Check a file as far as its rows need not be understood.

    Args:
        path: the file.
        name: what messages and the warehouse call it.
        columns: the contract, the columns that the file must have, in any order.

    Raises:
        ExtractError: the file must be refused whole.
    """
    if path.name.endswith(".parquet"):
        header = _parquet_columns(path, name)
        _check_columns(name, header, columns)
        return ExtractFile(str(path), name, "parquet", header)
    facts = _scan_bytes(path, name)
    header = _header(path, name)
    _check_columns(name, header, columns)
    _check_first_record(path, name, len(header))
    positions = [Position(1, 2, 2)]
    if facts.has_quotes or facts.has_blank_lines:
        positions = _record_positions(path, name)
    return ExtractFile(str(path), name, "csv", header, positions)


def inspect_as_json(paths: str, names: str, columns: str) -> str:
    """Inspect files for the seed materialisation; arguments and result are JSON.

    Returns ``{"files": [...]}`` or ``{"error": message}``: an exception would reach
    the user with a traceback round it.
    """
    try:
        files = [
            inspect(Path(path), name, json.loads(columns))
            for path, name in zip(json.loads(paths), json.loads(names), strict=True)
        ]
    except ExtractError as error:
        return json.dumps({"error": str(error)})
    return json.dumps({"files": [asdict(file) for file in files]})


@dataclass
class _Facts:
    has_quotes: bool = False
    has_blank_lines: bool = False


def _open(path: Path) -> gzip.GzipFile | io.BufferedReader:
    if path.name.endswith(".gz"):
        return gzip.open(path, "rb")
    return path.open("rb")


def _chunks(path: Path, name: str) -> Iterator[bytes]:
    try:
        with _open(path) as file:
            while chunk := file.read(CHUNK_BYTES):
                yield chunk
    except (OSError, EOFError) as error:
        reason = getattr(error, "strerror", None) or "it is not a whole gzip file"
        raise ExtractError(
            f"{name} cannot be read: {reason}.\nExpected a readable CSV file. "
            "Check its permissions or send it again."
        ) from error


def _scan_bytes(path: Path, name: str) -> _Facts:
    """Look at every byte once; refuse what no CSV reader should be given."""
    facts = _Facts()
    decoder = codecs.getincrementaldecoder("utf-8")()
    size = returns = feeds = pairs = lines_before = 0
    last = b""
    for chunk in _chunks(path, name):
        if size == 0 and chunk.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            raise ExtractError(
                f"{name}, line 1: the file is UTF-16.\nExpected UTF-8 (with or without "
                "a byte-order mark). Save it as CSV UTF-8 and send it again."
            )
        if (at := chunk.find(b"\0")) >= 0:
            line, column = _place(chunk, at, lines_before)
            raise ExtractError(
                f"{name}, line {line}, cell {column}: a NUL byte.\nExpected text. "
                "The file was damaged on its way or is not a CSV file: export it again."
            )
        if not chunk.isascii() or decoder.getstate()[0]:
            pending = len(decoder.getstate()[0])
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError as error:
                at = max(error.start - pending, 0)
                line, column = _place(chunk, at, lines_before)
                raise ExtractError(
                    f"{name}, line {line}, cell {column}: bytes that are not UTF-8.\n"
                    "Expected UTF-8. Save the file as CSV UTF-8 and send it again."
                ) from error
        if last == b"\r" and chunk[:1] == b"\n":
            pairs += 1
        facts.has_quotes = facts.has_quotes or b'"' in chunk
        facts.has_blank_lines = facts.has_blank_lines or _has_blank_line(last + chunk)
        size += len(chunk)
        returns += chunk.count(b"\r")
        feeds += chunk.count(b"\n")
        pairs += chunk.count(b"\r\n")
        lines_before = feeds
        last = chunk[-1:]
    if decoder.getstate()[0]:
        raise ExtractError(
            f"{name}: the file ends inside a character.\nExpected UTF-8 text; the file "
            "was cut short. Send it again."
        )
    if size == 0:
        raise ExtractError(
            f"{name} is empty.\nExpected a header line and at least one record. "
            "Export it again."
        )
    if returns and not pairs == returns == feeds and (feeds or not returns):
        _check_line_ends(path, name)
    return facts


def _has_blank_line(data: bytes) -> bool:
    return b"\n\n" in data or b"\n\r\n" in data or b"\r\r" in data


def _place(chunk: bytes, at: int, lines_before: int) -> tuple[int, int]:
    """Line and cell number of a byte of a chunk (cells counted by commas)."""
    line = lines_before + chunk.count(b"\n", 0, at) + 1
    start = chunk.rfind(b"\n", 0, at) + 1
    return line, chunk.count(b",", start, at) + 1


def _check_line_ends(path: Path, name: str) -> None:
    """Refuse a file whose lines end in different ways outside quoted cells."""
    first_end = b""
    in_quotes = False
    for number, line in enumerate(_physical_lines(path, name), start=1):
        end = b"\r\n" if line.endswith(b"\r\n") else b"\n"
        ends_in_quotes = in_quotes ^ (line.count(b'"') % 2 == 1)
        if not ends_in_quotes and line.endswith(b"\n"):
            first_end = first_end or end
            bare_return = not in_quotes and b"\r" in line.removesuffix(end)
            if end != first_end or bare_return:
                raise ExtractError(
                    f"{name}, line {number}: the line ends differ from those before "
                    "it.\nExpected one kind throughout (LF or CRLF). Two files were "
                    "probably joined: export the extract again in one piece."
                )
        in_quotes = ends_in_quotes


def _physical_lines(path: Path, name: str) -> Iterator[bytes]:
    rest = b""
    for chunk in _chunks(path, name):
        lines = (rest + chunk).split(b"\n")
        rest = lines.pop()
        for line in lines:
            yield line + b"\n"
    if rest:
        yield rest


def _first_lines(path: Path, count: int) -> list[str]:
    with _open(path) as file:
        text = io.TextIOWrapper(file, encoding="utf-8-sig", newline=None)
        return [text.readline().rstrip("\n") for _ in range(count)]


def _header(path: Path, name: str) -> list[str]:
    first, second = _first_lines(path, 2)
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
    if not second and not any(_first_lines(path, 64)[1:]):
        raise ExtractError(
            f"{name} has a header and no record.\nExpected at least one record after "
            "line 1. Export it again."
        )
    return header


def _check_columns(name: str, header: list[str], columns: list[str]) -> None:
    missing = [column for column in columns if column not in header]
    extra = [column for column in header if column not in columns]
    repeated = sorted({column for column in header if header.count(column) > 1})
    problems = []
    if missing:
        problems.append("missing: " + ", ".join(missing))
    if extra:
        numbered = [
            f"{column or '(no name)'} (column {header.index(column) + 1})"
            for column in extra
        ]
        problems.append("not in the contract: " + ", ".join(numbered))
    if repeated:
        problems.append("given twice: " + ", ".join(repeated))
    if problems:
        hint = (
            " Line 1 ends in a comma: remove it." if header and not header[-1] else ""
        )
        raise ExtractError(
            f"{name}, line 1: the columns are not those of the contract "
            f"({'; '.join(problems)}).\nExpected, in any order: {', '.join(columns)}."
            f"{hint} Correct the export, or the contract in the yml beside the seed."
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


def _record_positions(path: Path, name: str) -> list[Position]:
    """Follow quotes and blank lines; return where line numbers jump.

    Raises:
        ExtractError: a quoted cell is not closed, or text follows its closing quote.
    """
    positions: list[Position] = []
    record = reader_line = 0
    expected: tuple[int, int] | None = None
    opened_on = 0
    for number, line in enumerate(_physical_lines(path, name), start=1):
        text = line.rstrip(b"\r\n")
        if opened_on:
            in_quotes = _ends_in_quotes(b'"' + text, name, opened_on)
        elif not text:
            reader_line += 1
            continue
        else:
            record += 1
            reader_line += 1
            here = (number - record, reader_line - record)
            if record > 1 and here != expected:
                positions.append(Position(record - 1, reader_line, number))
                expected = here
            in_quotes = b'"' in text and _ends_in_quotes(text, name, number)
        opened_on = (opened_on or number) if in_quotes else 0
    if opened_on:
        raise ExtractError(
            f"{name}, line {opened_on}: a quote is opened and never closed.\nExpected "
            "quotes in pairs. The whole file is refused, since nobody can say which "
            "rows the quote swallowed: correct the cell and send it again."
        )
    return positions or [Position(1, 2, 2)]


def _ends_in_quotes(text: bytes, name: str, line: int) -> bool:
    """Whether a line's last quoted cell is still open at its end."""
    if _WHOLE_LINE.match(text):
        return False
    at = 0
    while at <= len(text):
        if text[at : at + 1] == b'"':
            close = at + 1
            while (close := text.find(b'"', close)) >= 0:
                if text[close + 1 : close + 2] != b'"':
                    break
                close += 2
            if close < 0:
                return True
            if text[close + 1 : close + 2] not in {b"", b","}:
                raise ExtractError(
                    f"{name}, line {line}, cell {text.count(b',', 0, at) + 1}: text "
                    "follows a closing quote.\nExpected a comma or the end of the line "
                    "there. The whole file is refused: correct the cell (a quote "
                    "inside a quoted cell is written twice) and send it again."
                )
            at = close + 2
        else:
            comma = text.find(b",", at)
            if comma < 0:
                return False
            at = comma + 1
    return False


def _parquet_columns(path: Path, name: str) -> list[str]:
    import duckdb  # noqa: PLC0415  only needed for this format

    try:
        rows = duckdb.execute(
            "select name from parquet_schema(?) where num_children is null", [str(path)]
        ).fetchall()
    except duckdb.Error as error:
        raise ExtractError(
            f"{name} is not a Parquet file that can be read.\nExpected Parquet, by its "
            "name. Send it again."
        ) from error
    return [row[0] for row in rows]


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
