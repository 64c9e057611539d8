"""Compare the published output of two homes: tables, site data, papers, open data.

``python -m tools.compare_homes BEFORE AFTER`` prints a line per difference and exits
with 1 if there is any. A refactoring that changes no result has none; intended changes
are excluded by name: ``--ignore marts.indicator_definitions.model_path`` (a column),
``--ignore marts.int_status__ratings`` (a table) or a pattern of either
(``--ignore 'marts.int_*'``). Run ids and times differ between any two builds and are
never compared.
"""

import argparse
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from itertools import zip_longest
from pathlib import Path

import docx
import duckdb
import pypdf
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

DATABASES = (
    "warehouse.duckdb",
    "restricted/core.duckdb",
    "restricted/cases.duckdb",
)
SITES = ("site", "public/site")
PAPERS = ("paper", "public/paper")
OPEN_DATA = "public/open_data"
# tables of one run only, and columns that differ between any two runs
RUN_TABLES = ("quality.runs", "quality.expectation_results", "*:expectation_results")
RUN_COLUMNS = ("*.run_id", "*.started_at", "*.ended_at")
RUN_ID = re.compile(r"\b\d{8}T\d{6}Z-[0-9a-f]{4}\b")
LONGEST_KEY = 8
SHOWN = 3


@dataclass(frozen=True)
class Difference:
    """A table or paper that differs: kind and place of the difference."""

    name: str
    kind: str
    detail: str = ""

    def __str__(self) -> str:
        """Return the line that is printed."""
        detail = f" ({self.detail})" if self.detail else ""
        return f"{self.name}: {self.kind}{detail}"


def compare_homes(
    before: Path, after: Path, ignored: Sequence[str] = ()
) -> list[Difference]:
    """Return the differences between two folders that contain ``published/``."""
    patterns = (*ignored, *RUN_TABLES, *RUN_COLUMNS)
    first, second = before / "published", after / "published"
    with duckdb.connect() as connection:
        tables = [_relations(connection, home, patterns) for home in (first, second)]
        found = list(_tables_differ(connection, tables[0], tables[1], patterns))
    papers = [_papers(home, patterns) for home in (first, second)]
    found += _papers_differ(papers[0], papers[1])
    return found


def _relations(
    connection: duckdb.DuckDBPyConnection, home: Path, ignored: Sequence[str]
) -> dict[str, str]:
    """Return the tables that a home publishes: name, and SQL to follow ``from``."""
    found: dict[str, str] = {}
    for name in DATABASES:
        file = home / name
        if not file.exists():
            continue
        alias = f"db{len(connection.execute('show databases').fetchall())}"
        connection.execute(f"attach '{file}' as {alias} (read_only)")
        for schema, table in connection.execute(
            "select schema_name, table_name from duckdb_tables() "
            "where database_name = ? order by all",
            [alias],
        ).fetchall():
            found[f"{schema}.{table}"] = f'{alias}."{schema}"."{table}"'
    for site in SITES:
        for file in sorted((home / site / "data").rglob("*.parquet")):
            found[f"{site}:{file.stem}"] = f"read_parquet('{file}')"
    for file in sorted((home / OPEN_DATA).glob("*.csv")):
        found[f"open_data:{file.stem}"] = f"read_csv('{file}', all_varchar = true)"
    return {name: sql for name, sql in found.items() if not _matches(name, ignored)}


def _tables_differ(
    connection: duckdb.DuckDBPyConnection,
    before: Mapping[str, str],
    after: Mapping[str, str],
    ignored: Sequence[str],
) -> Iterator[Difference]:
    yield from _only_in_one(before, after)
    for name in sorted(before.keys() & after.keys()):
        first, second = (
            {
                column: kind
                for column, kind, *_ in connection.execute(
                    f"describe from {relations[name]}"
                ).fetchall()
                if not _matches(f"{name}.{column}", ignored)
            }
            for relations in (before, after)
        )
        for column in {**first, **second}:
            if column not in second:
                yield Difference(name, "column removed", column)
            elif column not in first:
                yield Difference(name, "column added", column)
            elif first[column] != second[column]:
                types = f"{column}: {first[column]}, {second[column]}"
                yield Difference(name, "type differs", types)
        common = [column for column in first if column in second]
        detail = _rows_differ(connection, before[name], after[name], common)
        if detail:
            yield Difference(name, "rows differ", detail)


def _rows_differ(
    connection: duckdb.DuckDBPyConnection,
    before: str,
    after: str,
    columns: list[str],
) -> str:
    """Return how the rows of two relations differ as multisets; nothing if equal."""
    listed = ", ".join(f'"{column}"' for column in columns)
    states = [f"select {listed} from {relation}" for relation in (before, after)]
    first, second = (
        connection.execute(f"{one} except all {other}").fetchall()
        for one, other in (states, reversed(states))
    )
    if not first and not second:
        return ""
    counts = f"{len(first)} only before, {len(second)} only after"
    width = _key_width(connection, (before, after), columns)
    if width == 0:
        return counts
    old, new = ({row[:width]: row for row in rows} for rows in (first, second))
    changed = {
        column
        for key in old.keys() & new.keys()
        for column, was, is_now in zip(columns, old[key], new[key], strict=True)
        if was != is_now
    }
    keys = sorted({", ".join(map(str, key)) for key in old.keys() | new.keys()})
    more = "" if len(keys) <= SHOWN else f" and {len(keys) - SHOWN} more"
    named = [column for column in columns if column in changed]
    return f"{counts}; keys: {'; '.join(keys[:SHOWN])}{more}" + (
        f"; columns: {', '.join(named)}" if named else ""
    )


def _key_width(
    connection: duckdb.DuckDBPyConnection,
    relations: tuple[str, str],
    columns: list[str],
) -> int:
    """Return how many leading columns identify the rows in both; 0 if none do.

    Models list their key first.
    """
    for width in range(1, min(LONGEST_KEY, len(columns)) + 1):
        key = ", ".join(f'"{column}"' for column in columns[:width])
        repeats = [
            f"select 1 from {relation} group by {key} having count(*) > 1"
            for relation in relations
        ]
        if not connection.execute(f"{' union all '.join(repeats)} limit 1").fetchall():
            return width
    return 0


def _papers(home: Path, ignored: Sequence[str]) -> dict[str, Path]:
    files = (
        (f"{folder}/{file.name}", file)
        for folder in PAPERS
        for file in (home / folder).glob("*")
        if file.suffix in {".docx", ".pdf"}
    )
    return {name: file for name, file in files if not _matches(name, ignored)}


def _papers_differ(
    before: Mapping[str, Path], after: Mapping[str, Path]
) -> Iterator[Difference]:
    yield from _only_in_one(before, after)
    for name in sorted(before.keys() & after.keys()):
        if before[name].read_bytes() == after[name].read_bytes():
            continue
        pairs = zip_longest(_lines(before[name]), _lines(after[name]))
        for number, (was, is_now) in enumerate(pairs, start=1):
            if was != is_now:
                place = f"line {number}: {was} -> {is_now}"
                yield Difference(name, "text differs", place)
                break


def _lines(file: Path) -> list[str]:
    """Return the text of a paper, a line or paragraph each, without run ids."""
    if file.suffix == ".pdf":
        text = "\n".join(page.extract_text() for page in pypdf.PdfReader(file).pages)
    else:
        document = docx.Document(str(file))
        parts = [document.element.body]
        for section in document.sections:
            parts += [section.header._element, section.footer._element]
        text = "\n".join(
            Paragraph(element, document).text
            for part in parts
            for element in part.iter(qn("w:p"))
        )
    return RUN_ID.sub("<run>", text).split("\n")


def _matches(name: str, patterns: Sequence[str]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)


def _only_in_one(
    before: Mapping[str, object], after: Mapping[str, object]
) -> Iterator[Difference]:
    for name in sorted(before.keys() ^ after.keys()):
        yield Difference(name, "only before" if name in before else "only after")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the differences of two homes; return 1 if there are any."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("before", type=Path, help="a folder that contains published/")
    parser.add_argument("after", type=Path, help="another")
    parser.add_argument(
        "--ignore", action="append", default=[], help="SCHEMA.TABLE[.COLUMN] or pattern"
    )
    given = parser.parse_args(arguments)
    for home in (given.before, given.after):
        if not (home / "published").is_dir():
            parser.error(f"{home} has no folder published/")
    found = compare_homes(given.before, given.after, given.ignore)
    for difference in found:
        print(difference)
    print(f"{len(found)} differences" if found else "No difference")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
