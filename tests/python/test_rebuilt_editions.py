"""An edition rebuilt from later dumps too is the one that was built without them."""

import csv
import json
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from pathlib import Path

import duckdb
import pytest
import yaml
from workbench import ROOT, built, rows, run

from scripts.project import Project

SCHEMAS = ("indicators", "marts", "published")
TABLE = ROOT / "docs" / "proof" / "editions.md"
HEAD = """# Editions

Twelve monthly dumps of a synthetic sample with late, corrected and withdrawn rows, and
an edition for each. An edition built when only the dumps to its cut-off existed is
held, row for row, against the same edition rebuilt from all twelve dumps: every table
of the indicators, the marts and the outside reader. Written by
`pytest -m prove tests/python/test_rebuilt_editions.py`. That the restatements are those
that the generator planted, in number and cause, is what
`pytest -m prove tests/python/test_ledger.py` shows.

| Edition | Dumps known | Tables | Rows | Rows that differ | Restatements in it |
|---|---|---|---|---|---|"""


def write_dumps(extracts: Path, into: Path) -> list[str]:
    """Write each extract as a folder with a file for each dump; return their days."""
    days = set()
    for file in sorted(extracts.glob("*/*.csv")):
        folder = into / file.parent.name / file.stem
        folder.mkdir(parents=True)
        with file.open(encoding="utf-8", newline="") as source:
            header, *lines = csv.reader(source)
        # the generator writes one dump after the other
        for written, dump in groupby(lines, key=lambda row: row[1]):
            day = datetime.strptime(written, "%d/%m/%Y").date().isoformat()
            days.add(day)
            with (folder / f"{day}.csv").open("w", encoding="utf-8", newline="") as out:
                csv.writer(out, lineterminator="\n").writerows([header, *dump])
    return sorted(days)


def built_from(
    home: Path, dumps: Path, days: Iterable[str], editions: Sequence[dict[str, str]]
) -> Path:
    """Build editions from the dumps of some days."""
    extracts = home / "extracts"
    for folder in dumps.glob("*/*"):
        there = extracts / folder.relative_to(dumps)
        there.mkdir(parents=True)
        for day in days:
            if (folder / f"{day}.csv").is_file():
                shutil.copy(folder / f"{day}.csv", there)
    names = [edition["edition_id"] for edition in editions]
    variables = yaml.safe_dump({"editions": names, "extra_editions": list(editions)})
    built(home, extracts=extracts, variables=variables)
    return Project(ROOT, home).build_file


@dataclass
class Compared:
    """The rows of an edition in two builds: how many, and which tables differ."""

    tables: int = 0
    rows: int = 0
    differing: dict[str, int] = field(default_factory=dict)


def compared(then: Path, now: Path, edition: str) -> Compared:
    """Hold the rows of an edition in one build against those in another."""
    found = Compared()
    with duckdb.connect() as connection:
        for name, file in (("before", then), ("after", now)):
            connection.execute(f"attach '{file}' as {name} (read_only)")

        def count(query: str) -> int:
            ((number,),) = connection.execute(
                f"select count(*) from ({query})", {"edition": edition}
            ).fetchall()
            return int(number)

        for schema, table in connection.execute(
            "select schema_name, table_name from duckdb_columns() "
            "inner join duckdb_tables() using (database_name, schema_name, table_name) "
            "where database_name = 'before' and column_name = 'edition_id' "
            "and list_contains(?, schema_name) order by all",
            [list(SCHEMAS)],
        ).fetchall():
            before, after = (
                f'(from {name}."{schema}"."{table}" where edition_id = $edition)'
                for name in ("before", "after")
            )
            found.tables += 1
            found.rows += count(before)
            different = count(f"{before} except all {after}")
            different += count(f"{after} except all {before}")
            if different:
                found.differing[f"{schema}.{table}"] = different
    assert found.tables > 30
    return found


@pytest.mark.prove
def test_each_edition_is_rebuilt_from_all_dumps_as_it_was_built(tmp_path: Path) -> None:
    """Twelve monthly dumps with late, corrected and withdrawn rows, an edition each."""
    extracts, dumps = tmp_path / "extracts", tmp_path / "dumps"
    options = ("--dumps", "12", "--scale", "0.3", "--seed", "77")
    done = run("warehouse", "generate", "--into", extracts, *options)
    assert done.returncode == 0, done.stderr
    editions = json.loads(done.stdout)["extra_editions"]
    days = write_dumps(extracts, dumps)
    assert len(days) == len(editions) == 12
    everything = built_from(tmp_path / "all", dumps, days, editions)
    lines: list[str] = []
    different: dict[str, int] = {}
    for number, edition in enumerate(editions, start=1):
        name = edition["edition_id"]
        then = built_from(tmp_path / name, dumps, days[:number], editions[:number])
        result = compared(then, everything, name)
        different |= {f"{name} {k}": v for k, v in result.differing.items()}
        ((restated,),) = rows(
            everything,
            f"select count(*) from marts.restatements where edition_id = '{name}'",
        )
        lines.append(
            f"| {name} | {number} | {result.tables} | {result.rows} | "
            f"{sum(result.differing.values())} | {restated} |"
        )
        shutil.rmtree(tmp_path / name)
    TABLE.write_text("\n".join([HEAD, *lines, ""]), encoding="utf-8")
    assert not different
