"""Times the process charts of 10,000 series of 24 points in one query.

``make bench`` (or ``python -m benchmarks.process_charts``) prints a table; the ratio is
relative to the plain mean of every series, read from the same rows.
"""

import statistics
import tempfile
from functools import partial
from typing import Annotated, Any

import duckdb
import typer
from dbt.cli.main import dbtRunner
from rich.console import Console
from rich.table import Table

from benchmarks.speed import ROOT, _figures, _times

POINTS = (
    "create table points as select series_id, place, "
    "10 * random() + series_id % 90 as y "
    "from range({series}) a(series_id), range(24) b(place)"
)
MEAN = "select series_id, avg(y) as process_mean from points group by series_id"


def main(
    series: Annotated[int, typer.Option(help="Series of 24 points.", min=1)] = 10_000,
    runs: Annotated[int, typer.Option(help="Runs of each measurement.")] = 5,
) -> None:
    """Measure and print."""
    queries = {"mean of each": MEAN, "charted": _compiled()}
    table = Table("One query", "rows", "median s", "min s", "max s", "ratio")
    with duckdb.connect() as connection:
        connection.execute("select setseed(0.5)")
        connection.execute(POINTS.format(series=series))
        medians: list[float] = []
        for title, query in queries.items():
            # all rows are computed, none is fetched into Python
            statement = f"create or replace temp table answer as {query}"
            times = _times(partial(connection.execute, statement), runs)
            medians.append(statistics.median(times))
            rows = connection.execute("select count(*) from answer").fetchall()[0][0]
            ratio = f"{medians[-1] / medians[0]:.0f}"
            table.add_row(title, f"{rows}", *_figures(times), ratio)
    Console().print(table)


def _compiled() -> str:
    query = "{{ xmr_chart('points', ['series_id'], 'place', 'y') }}"
    with tempfile.TemporaryDirectory(prefix="warehouse-bench-") as folder:
        result = dbtRunner().invoke(
            [
                *("--log-level", "none", "compile", "--inline", query),
                *("--project-dir", str(ROOT), "--profiles-dir", str(ROOT)),
                *("--target-path", folder, "--log-path", folder),
            ]
        )
    if not result.success:
        raise RuntimeError("the query of the charts does not compile")
    answers: Any = result.result
    (answer,) = answers.results
    return str(answer.node.compiled_code)


if __name__ == "__main__":
    typer.run(main)
