"""The history of runs and expectations, carried from publish to publish.

A run leaves its facts under ``build/runs/`` (:mod:`scripts.published.runs`). Publishing
puts those of every run that is not in the published file yet, failed ones too, into the
next: ``quality.runs`` and ``quality.expectation_results`` (``history.sql``).
"""

from pathlib import Path

import duckdb

from scripts.database import quoted
from scripts.files import read_json
from scripts.published.runs import Run, is_whole, last_phase, now

TABLES = ("runs", "expectation_results")
RUN_COLUMNS = (
    "run_id",
    "outcome",
    "stopped_in",
    "started_at",
    "ended_at",
    "variables",
    "code_version",
)


def write_history(
    connection: duckdb.DuckDBPyConnection, run: Run, published: Path
) -> None:
    """Write both tables into the file that is attached as ``draft``.

    Args:
        connection: the file is attached to; its schema ``quality`` exists.
        run: is about to be published.
        published: the file that readers open now, if there is one.
    """
    connection.execute(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"))
    folders: list[Path] = []
    for record in sorted(run.folder.parent.glob("*/run.json")):
        folder = record.parent
        facts = read_json(record)
        if not is_whole(facts):
            continue
        folders.append(folder)
        if folder == run.folder:
            facts |= {"outcome": "published", "stopped_in": None, "ended_at": now()}
        elif facts.get("outcome") == "running":
            facts |= {"outcome": "killed", "stopped_in": last_phase(folder)}
        # times are UTC, with a Z that a timestamp does not parse
        row = [facts.get(name) for name in RUN_COLUMNS]
        places = ", ".join("?" * len(row))
        connection.execute(f"insert into draft.quality.runs values ({places})", row)
    results = [
        str(file)
        for folder in folders
        for file in sorted(folder.glob("expectation_results_*.json"))
        if read_json(file) is not None
    ]
    if results:
        # a column that is missing from a file of an earlier release is empty
        connection.execute(
            "insert into draft.quality.expectation_results by name "
            "select * exclude (filename, places, acceptance), "
            "coalesce(places, '') as places, coalesce(acceptance, '') as acceptance, "
            "split_part(filename, '/', -2) as run_id "
            "from read_json(?, filename = true, columns = {layer: 'varchar', "
            "relation: 'varchar', check_name: 'varchar', expectation_type: 'varchar', "
            "severity: 'varchar', dimension: 'varchar', description: 'varchar', "
            "what_to_do: 'varchar', extract_name: 'varchar', outcome: 'varchar', "
            "found_count: 'bigint', places: 'varchar', acceptance: 'varchar'})",
            [results],
        )
    if published.is_file():
        _carry(connection, published)


def _carry(connection: duckdb.DuckDBPyConnection, published: Path) -> None:
    connection.execute(f"attach {quoted(published)} as earlier (read_only)")
    known = {
        table
        for (table,) in connection.execute(
            "select table_name from duckdb_tables() "
            "where database_name = 'earlier' and schema_name = 'quality'"
        ).fetchall()
    }
    if known.issuperset(TABLES):
        connection.execute(
            "create temp table carried as select run_id from earlier.quality.runs "
            "except select run_id from draft.quality.runs"
        )
        for table in TABLES:
            connection.execute(
                f"insert into draft.quality.{table} by name "
                f"from earlier.quality.{table} "
                "where run_id in (select run_id from carried)"
            )
        connection.execute("drop table carried")
    connection.execute("detach earlier")
