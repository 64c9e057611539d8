"""The bytes and lines of a CSV file, before anything is made of them.

Finds what no CSV reader should be given (NUL bytes, other encodings, mixed line ends,
a quote that is never closed) and the physical line of each record.
"""

import codecs
import gzip
import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scripts.errors import ExtractError

CHUNK_BYTES = 1 << 24

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


@dataclass
class Facts:
    """What decides how closely the lines must be followed."""

    has_quotes: bool = False
    has_blank_lines: bool = False


def open_bytes(path: Path) -> gzip.GzipFile | io.BufferedReader:
    """Open a file for its bytes, uncompressed."""
    if path.name.endswith(".gz"):
        return gzip.open(path, "rb")
    return path.open("rb")


def _chunks(path: Path, name: str) -> Iterator[bytes]:
    try:
        with open_bytes(path) as file:
            while chunk := file.read(CHUNK_BYTES):
                yield chunk
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or "it is not a whole gzip file"
        raise ExtractError(
            f"{name} cannot be read: {reason}.\nExpected a readable CSV file. "
            "Check its permissions or send it again."
        ) from error


def scan_bytes(path: Path, name: str) -> Facts:
    """Look at every byte once; refuse what no CSV reader should be given.

    Raises:
        ExtractError: the file is empty, is not UTF-8, holds a NUL byte or mixes line
            ends; the message places the first such byte.
    """
    facts = Facts()
    decoder = codecs.getincrementaldecoder("utf-8")()
    size = returns = feeds = pairs = 0
    last = unfinished = b""
    for chunk in _chunks(path, name):
        if size == 0 and chunk.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            raise ExtractError(
                f"{name}, line 1: the file is UTF-16.\nExpected UTF-8 (with or without "
                "a byte-order mark). Save it as CSV UTF-8 and send it again."
            )
        if (at := chunk.find(b"\0")) >= 0:
            place = _place(unfinished + chunk[:at], feeds)
            raise ExtractError(
                f"{name}, {place}: a NUL byte.\nExpected text. "
                "The file was damaged on its way or is not a CSV file: export it again."
            )
        if not chunk.isascii() or decoder.getstate()[0]:
            pending = len(decoder.getstate()[0])
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError as error:
                at = max(error.start - pending, 0)
                place = _place(unfinished + chunk[:at], feeds)
                raise ExtractError(
                    f"{name}, {place}: bytes that are not UTF-8.\n"
                    "Expected UTF-8. Save the file as CSV UTF-8 and send it again."
                ) from error
        facts.has_quotes = facts.has_quotes or b'"' in chunk
        facts.has_blank_lines = facts.has_blank_lines or _has_blank_line(last, chunk)
        size += len(chunk)
        feeds += chunk.count(b"\n")
        if b"\r" in chunk:
            returns += chunk.count(b"\r")
            pairs += chunk.count(b"\r\n")
        pairs += last.endswith(b"\r") and chunk.startswith(b"\n")
        last = (last + chunk[-2:])[-2:]
        line_end = chunk.rfind(b"\n") + 1
        unfinished = chunk[line_end:] if line_end else unfinished + chunk
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
    if returns and not feeds:
        raise ExtractError(
            f"{name}, line 1: the lines end in CR alone.\nExpected LF or CRLF. Save "
            "the file as CSV UTF-8 and send it again."
        )
    if returns and not pairs == returns == feeds:
        _check_line_ends(path, name)
    return facts


def _has_blank_line(last: bytes, chunk: bytes) -> bool:
    """Say whether a line is empty; ``last`` is what stands before the chunk."""
    return any(
        b"\n\n" in data or (b"\r" in data and b"\n\r\n" in data)
        for data in (last + chunk[:2], chunk)
    )


def _place(before: bytes, lines_before: int) -> str:
    """Say where the byte after ``before`` is; commas in quotes part no cells."""
    line = lines_before + before.count(b"\n") + 1
    text = before.rpartition(b"\n")[2]
    cell = sum(part.count(b",") for part in text.split(b'"')[::2]) + 1
    return f"line {line}, cell {cell}"


def _check_line_ends(path: Path, name: str) -> None:
    """Refuse a file whose lines end in different ways outside quoted cells."""
    first_end = b""
    for line in _followed_lines(path, name):
        if line.ends_in_quotes or not line.data.endswith(b"\n"):
            continue
        end = b"\r\n" if line.data.endswith(b"\r\n") else b"\n"
        first_end = first_end or end
        bare_return = not line.starts_in_quotes and _has_bare_return(line.data, end)
        if end != first_end or bare_return:
            raise ExtractError(
                f"{name}, line {line.number}: the line ends differ from those before "
                "it.\nExpected one kind throughout (LF or CRLF). Two files were "
                "probably joined: export the extract again in one piece."
            )


def _has_bare_return(line: bytes, end: bytes) -> bool:
    return any(b"\r" in part for part in line.removesuffix(end).split(b'"')[::2])


def _physical_lines(path: Path, name: str) -> Iterator[bytes]:
    rest = b""
    for chunk in _chunks(path, name):
        lines = (rest + chunk).split(b"\n")
        rest = lines.pop()
        for line in lines:
            yield line + b"\n"
    if rest:
        yield rest


@dataclass(frozen=True)
class _Line:
    """A physical line, and whether a quoted cell is open where it starts and ends."""

    number: int
    data: bytes
    starts_in_quotes: bool
    ends_in_quotes: bool


def _followed_lines(path: Path, name: str) -> Iterator[_Line]:
    """Follow the quotes through a file.

    Raises:
        ExtractError: a quoted cell is not closed, or text follows its closing quote.
    """
    opened_on = open_cell = 0
    for number, data in enumerate(_physical_lines(path, name), start=1):
        text = data.rstrip(b"\r\n")
        still_open = 0
        if open_cell:
            still_open = _open_cell(b'"' + text, name, number, open_cell)
        elif b'"' in text:
            still_open = _open_cell(text, name, number, 1)
        yield _Line(number, data, open_cell > 0, still_open > 0)
        if still_open and not (open_cell and still_open == open_cell):
            opened_on = number
        open_cell = still_open
    if open_cell:
        raise ExtractError(
            f"{name}, line {opened_on}, cell {open_cell}: a quote is opened and never "
            "closed.\nExpected quotes in pairs. The whole file is refused, since "
            "nobody can say which rows the quote swallowed: correct the cell and send "
            "it again."
        )


def record_positions(path: Path, name: str) -> list[Position]:
    """Follow quotes and blank lines; return where line numbers jump.

    Raises:
        ExtractError: a quoted cell is not closed, or text follows its closing quote.
    """
    positions: list[Position] = []
    record = reader_line = 0
    expected: tuple[int, int] | None = None
    for line in _followed_lines(path, name):
        if line.starts_in_quotes:
            continue
        reader_line += 1
        if not line.data.rstrip(b"\r\n"):
            continue
        record += 1
        here = (line.number - record, reader_line - record)
        if record > 1 and here != expected:
            positions.append(Position(record - 1, reader_line, line.number))
            expected = here
    return positions or [Position(1, 2, 2)]


def _open_cell(text: bytes, name: str, line: int, cell: int) -> int:
    """Return the number of the quoted cell that is open at a line's end, or 0.

    Args:
        text: the line without its end; a quote before it where a cell was open.
        name: the file's.
        line: the line's number.
        cell: the number of the line's first cell.
    """
    if _WHOLE_LINE.match(text):
        return 0
    at = 0
    while at <= len(text):
        if text[at : at + 1] == b'"':
            close = at + 1
            while (close := text.find(b'"', close)) >= 0:
                if text[close + 1 : close + 2] != b'"':
                    break
                close += 2
            if close < 0:
                return cell
            if text[close + 1 : close + 2] not in {b"", b","}:
                raise ExtractError(
                    f"{name}, line {line}, cell {cell}: text follows a closing quote."
                    "\nExpected a comma or the end of the line there. The whole file "
                    "is refused: correct the cell (a quote inside a quoted cell is "
                    "written twice) and send it again."
                )
            at = close + 2
        else:
            comma = text.find(b",", at)
            if comma < 0:
                return 0
            at = comma + 1
        cell += 1
    return 0
