"""The bytes and lines of a CSV file, before anything is made of them.

Finds what no CSV reader should be given (NUL bytes, other encodings, mixed line ends,
a quote that is never closed) and the physical line of each record.
"""

import codecs
import csv
import gzip
import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scripts.errors import ExtractError
from scripts.extracts.limits import NO_LIMITS, Limits

CHUNK_BYTES = 1 << 24
# of a record, as far as a fault is looked for in it
RECORD_CHARACTERS = 1 << 24

# one cell as the reader of DuckDB and Python's csv take it: quotes inside an unquoted
# cell are plain characters
_CELL = re.compile(r'(?:"(?:[^"]|"")*"|[^",\r\n][^,\r\n]*|)(,|\r?\n|\r?\Z)')


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
    """How many lines there are, and how closely they must be followed."""

    line_count: int = 0
    has_quotes: bool = False
    has_blank_lines: bool = False
    has_returns: bool = False

    @property
    def needs_positions(self) -> bool:
        """Whether records and physical lines may part, or line ends may differ."""
        return self.has_quotes or self.has_blank_lines or self.has_returns


def open_bytes(path: Path) -> gzip.GzipFile | io.BufferedReader:
    """Open a file for its bytes, uncompressed."""
    if path.name.lower().endswith(".gz"):
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


def scan_bytes(path: Path, name: str, limits: Limits = NO_LIMITS) -> Facts:
    """Look at every byte once; refuse what no CSV reader should be given.

    Raises:
        ExtractError: the file is empty, is not UTF-8, holds a NUL byte, mixes line
            ends or is beyond the limits; the message places the first such byte.
    """
    packed_size = path.stat().st_size if path.is_file() else 0
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
        if (at := _long_line(chunk, len(unfinished), limits.line_bytes)) >= 0:
            raise limits.line_is_long(name, feeds + chunk.count(b"\n", 0, at) + 1)
        facts.has_quotes = facts.has_quotes or b'"' in chunk
        facts.has_blank_lines = facts.has_blank_lines or _has_blank_line(last, chunk)
        size += len(chunk)
        limits.check_bytes(name, size, packed_size)
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
    facts.line_count = feeds + (not last.endswith(b"\n"))
    facts.has_returns = returns > 0 and not pairs == returns == feeds
    return facts


def _long_line(chunk: bytes, begun: int, limit: int) -> int:
    """Return where a line begins that is longer than the limit; -1 if none is.

    Args:
        chunk: bytes of a file.
        begun: how many bytes of its first line lie before it.
        limit: in bytes.
    """
    start = 0
    while start + limit - begun < len(chunk):
        end = chunk.rfind(b"\n", start, start + limit - begun + 1)
        if end < 0:
            return start
        start, begun = end + 1, 0
    return -1


def _has_blank_line(last: bytes, chunk: bytes) -> bool:
    """Return whether a line is empty; ``last`` holds the bytes before the chunk."""
    return any(
        b"\n\n" in data or (b"\r" in data and b"\n\r\n" in data)
        for data in (last + chunk[:2], chunk)
    )


def _place(before: bytes, lines_before: int) -> str:
    """Return the place of the byte after ``before``; quoted commas part no cells."""
    line = lines_before + before.count(b"\n") + 1
    text = before.rpartition(b"\n")[2]
    cell = sum(part.count(b",") for part in text.split(b'"')[::2]) + 1
    return f"line {line}, cell {cell}"


def record_positions(
    path: Path, name: str, limits: Limits = NO_LIMITS
) -> tuple[list[Position], int]:
    """Read every record; return where line numbers jump, and how many records are data.

    Raises:
        ExtractError: a quoted cell is not closed, text follows its closing quote, or
            a cell is beyond the limits, or the lines do not all end in the same way.
    """
    positions: list[Position] = []
    record = reader_line = lines_before = 0
    first_end = ""
    expected: tuple[int, int] | None = None
    csv.field_size_limit(limits.cell_characters)
    with open_bytes(path) as file:
        lines = _Lines(io.TextIOWrapper(file, encoding="utf-8-sig", newline="\n"))
        reader = csv.reader(lines, strict=True)
        while True:
            line_number = lines_before + 1
            try:
                cells = next(reader, None)
            except csv.Error as error:
                raise _fault(path, name, line_number, str(error), limits) from error
            if cells is None:
                return positions or [Position(1, 2, 2)], max(record - 1, 0)
            lines_before = reader.line_num
            first_end = first_end or lines.end
            if lines.end not in {first_end, ""}:
                raise _ends_differ(name, lines_before)
            reader_line += 1
            if not cells:
                continue
            record += 1
            here = (line_number - record, reader_line - record)
            if record > 1 and here != expected:
                positions.append(Position(record - 1, reader_line, line_number))
                expected = here


class _Lines:
    """The physical lines of a text, and how the last one read ends."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text
        self.end = ""

    def __iter__(self) -> Iterator[str]:
        for line in self._text:
            ends = line.endswith("\n") + line.endswith("\r\n")
            self.end = line[len(line) - ends :]
            yield line


def _fault(
    path: Path, name: str, line_number: int, reason: str, limits: Limits
) -> ExtractError:
    """Describe the record that the reader refuses.

    Args:
        path: the file.
        name: of the file, for the message.
        line_number: the physical line on which the record begins.
        reason: the reader's.
        limits: of a file.
    """
    with open_bytes(path) as file:
        text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="\n")
        for _ in range(line_number - 1):
            text.readline()
        record = text.read(RECORD_CHARACTERS)
    at, cell = 0, 1
    while (match := _CELL.match(record, at)) and match[1] == ",":
        if match.end() - at > limits.cell_characters:
            break
        at, cell = match.end(), cell + 1
    line = line_number + record.count("\n", 0, at)
    if "field limit" in reason:
        return limits.cell_is_long(f"{name}, line {line}, cell {cell}")
    if reason.startswith("new-line"):
        return _ends_differ(name, line)
    if reason == "unexpected end of data":
        return ExtractError(
            f"{name}, line {line}, cell {cell}: a quote is opened and never closed.\n"
            "Expected quotes in pairs. The whole file is refused, since the rows "
            "inside the quote cannot be known: correct the cell and send it again."
        )
    closing = re.compile(r'"(?:[^"]|"")*"').match(record, at)
    line += record.count("\n", at, closing.end() if closing else at)
    return ExtractError(
        f"{name}, line {line}, cell {cell}: text follows a closing quote.\nExpected a "
        "comma or the end of the line there. The whole file is refused: correct the "
        "cell (a quote inside a quoted cell is written twice) and send it again."
    )


def _ends_differ(name: str, line: int) -> ExtractError:
    return ExtractError(
        f"{name}, line {line}: the line ends differ from those before it.\nExpected "
        "one kind throughout (LF or CRLF). Two files were probably joined: export the "
        "extract again in one piece."
    )
