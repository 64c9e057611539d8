"""An edition rebuilt from later dumps too is the one that was built without them."""

import csv
import json
import shutil
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby
from pathlib import Path

import duckdb
import pytest
import yaml
from workbench import ROOT, built, run

from scripts.project import Project

SCHEMAS = ("indicators", "marts", "published")


def write_dumps(extracts: Path, into: Path) -> list[str]:
    """Write each extract as a folder with a file for each dump; return their days."""
    days = set()
    for file in sorted(extracts.glob("*/*.csv")):
        folder = into / file.parent.name / file.stem
        folder.mkdir(parents=True)
        with file.open(encoding="utf-8", newline="") as source:
            header, *rows = csv.reader(source)
        # the generator writes one dump after the other
        for written, dump in groupby(rows, key=lambda row: row[1]):
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
                (there / f"{day}.csv").symlink_to(folder / f"{day}.csv")
    names = [edition["edition_id"] for edition in editions]
    variables = yaml.safe_dump({"editions": names, "extra_editions": list(editions)})
    built(home, extracts=extracts, variables=variables)
    return Project(ROOT, home).build_file


def differing(then: Path, now: Path, edition: str) -> dict[str, int]:
    """Count the rows of an edition that only one of two builds has, by table."""
    found = {}
    with duckdb.connect() as connection:
        for name, file in (("before", then), ("after", now)):
            connection.execute(f"attach '{file}' as {name} (read_only)")
        tables = connection.execute(
            "select schema_name, table_name from duckdb_columns() "
            "where database_name = 'before' and column_name = 'edition_id' "
            "and list_contains(?, schema_name) order by all",
            [list(SCHEMAS)],
        ).fetchall()
        assert len(tables) > 40
        for schema, table in tables:
            states = [
                f'(from {name}."{schema}"."{table}" where edition_id = $edition)'
                for name in ("before", "after")
            ]
            one, other = (
                f"select count(*) from ({a} except all {b})"
                for a, b in (states, states[::-1])
            )
            counts = [
                connection.execute(query, {"edition": edition}).fetchall()[0][0]
                for query in (one, other)
            ]
            if any(counts):
                found[f"{schema}.{table}"] = sum(counts)
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
    told = {}
    for number, edition in enumerate(editions, start=1):
        home = tmp_path / edition["edition_id"]
        then = built_from(home, dumps, days[:number], editions[:number])
        told[edition["edition_id"]] = differing(then, everything, edition["edition_id"])
        shutil.rmtree(home)
    assert told == {edition["edition_id"]: {} for edition in editions}
