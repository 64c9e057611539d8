"""Files of an extract that must be refused whole, and what is to be told of each."""

from collections.abc import Callable

from extract_tables import CONTRACTS, path_in
from workbench import SAMPLE

EXTRACT = "youth_diversion"
NAME = f"justice/{EXTRACT}.csv"
WIDTH = len(CONTRACTS[EXTRACT].columns)


def lines_of_sample() -> list[bytes]:
    return path_in(SAMPLE, EXTRACT).read_bytes().splitlines(keepends=True)


def with_line(number: int, line: bytes) -> bytes:
    lines = lines_of_sample()
    lines[number - 1] = line
    return b"".join(lines)


def with_columns(change: Callable[[list[str]], list[str]]) -> bytes:
    head, *lines = lines_of_sample()
    names = change(head.decode().strip().split(","))
    return ",".join(names).encode() + b"\n" + b"".join(lines)


def marked_line() -> bytes:
    """A line of the sample with a person's values in it, and a quote left open."""
    cells = lines_of_sample()[99].rstrip().split(b",")
    return b",".join([*cells[:5], b'"MARKPERSON', *cells[6:]]) + b"\n"


FILES: dict[str, tuple[bytes, list[str]]] = {
    "missing_column": (
        with_columns(lambda names: [*names[:-1], "result"]),
        ["line 1", "missing: outcome", "not in the contract: column 16"],
    ),
    "extra_column": (
        b"".join(line.rstrip() + b",1\n" for line in lines_of_sample()),
        ["line 1", "not in the contract: column 17", "in any order"],
    ),
    "empty": (b"", ["is empty", "a header line and at least one record"]),
    "header_alone": (lines_of_sample()[0], ["a header and no record", "line 1"]),
    "unclosed_quote": (
        with_line(100, marked_line()),
        ["line 100, cell 6", "never closed", "The whole file is refused"],
    ),
    "mixed_line_ends": (
        with_line(100, lines_of_sample()[99].rstrip() + b"\r\n"),
        ["line 100", "line ends differ", "one kind throughout"],
    ),
    "trailing_commas": (
        b"".join(line.rstrip() + b",\n" for line in lines_of_sample()),
        ["line 1", "ends in a comma: remove it"],
    ),
    "trailing_commas_below_the_header": (
        b"".join(
            [
                lines_of_sample()[0],
                *(line.rstrip() + b",\n" for line in lines_of_sample()[1:]),
            ]
        ),
        ["line 2, cell 17", "ends in a comma", f"Expected {WIDTH} cells"],
    ),
    "nul": (
        with_line(100, lines_of_sample()[99].replace(b",", b",\0", 1)),
        ["line 100, cell 2", "NUL", "Expected text"],
    ),
    "latin_1": (
        with_line(100, lines_of_sample()[99].rstrip() + b"\xe9\n"),
        ["line 100, cell 16", "not UTF-8", "Save the file as CSV UTF-8"],
    ),
    "utf_16": (
        b"".join(lines_of_sample()).decode().encode("utf-16"),
        ["line 1", "UTF-16", "Save it as CSV UTF-8"],
    ),
    "semicolons": (
        b"".join(lines_of_sample()).replace(b",", b";"),
        ["line 1", "separated by a semicolon", "Expected a comma"],
    ),
    "tabs": (
        b"".join(lines_of_sample()).replace(b",", b"\t"),
        ["line 1", "separated by a tab", "Expected a comma"],
    ),
    "most_lines_too_short": (
        b"".join(
            [
                lines_of_sample()[0],
                *(line.split(b",")[0] + b",x\n" for line in lines_of_sample()[1:]),
            ]
        ),
        ["line 2", "not valid rows", f"Expected {WIDTH} cells", "too_few_columns"],
    ),
}
