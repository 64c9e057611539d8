"""Times the builds on the sample, and the loading of a large extract.

``make bench`` (or ``python -m benchmarks.speed --rows 5000000 --runs 3``) prints a
table. The extract's loading is compared with a bare ``read_csv`` into a table and with
dbt's stock seed, on the same file in the same run.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import duckdb
import typer
from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
COLUMNS = [
    "partnership_code",
    "extracted_on",
    "covers_to",
    "source_system",
    "report_id",
    "person_id",
    "court",
    "requested_date",
    "due_date",
    "submitted_date",
    "report_type",
    "status",
]


def main(
    rows: Annotated[int, typer.Option(help="Rows of the large extract.")] = 5_000_000,
    runs: Annotated[int, typer.Option(help="Runs of each measurement.")] = 3,
    extracts: Annotated[
        Path | None,
        typer.Option(
            help="Larger extracts too, for the gates: as `warehouse generate --into "
            "FOLDER --scale 57` writes (10 million rows, in half an hour)."
        ),
    ] = None,
) -> None:
    """Measure and print."""
    console = Console()
    with tempfile.TemporaryDirectory(prefix="warehouse-bench-") as name:
        folder = Path(name)
        builds = Table("Build of the sample", "median s", "min s", "max s")
        for title, call in (
            ("dbt build (unit tests included)", lambda: _dbt_build(folder / "dbt")),
            ("warehouse build (published)", lambda: _warehouse_build(folder / "home")),
            ("the same, nothing changed", lambda: _unchanged_build(folder / "home")),
        ):
            times = _times(call, runs)
            builds.add_row(title, *_figures(times))
        console.print(builds)
        console.print(_gates(folder, runs, extracts))

        extract = folder / "extract.csv"
        _write_extract(extract, rows)
        loads = Table(
            f"Load of {rows:,} rows ({extract.stat().st_size / 1e6:.0f} MB)",
            "median s",
            "min s",
            "max s",
            "bare read / this",
            "stock seed / this",
        )
        bare = _times(lambda: _bare_read(extract, folder), runs)
        native = [_seed(extract, folder / "native", own=True) for _ in range(runs)]
        stock = [_seed(extract, folder / "stock", own=False)]
        for title, times in (
            ("bare DuckDB read_csv into a table", bare),
            ("this project's seed node", native),
            ("dbt's stock seed node (one run)", stock),
        ):
            middle = statistics.median(times)
            loads.add_row(
                title,
                *_figures(times),
                f"{statistics.median(bare) / middle:.2f}",
                f"{statistics.median(stock) / middle:.1f}",
            )
        console.print(loads)


def _gates(folder: Path, runs: int, extracts: Path | None) -> Table:
    """Compare the gates with the seeds, tables and data tests of their layers."""
    table = Table(
        "Gates of",
        "dbt's layers, median s",
        "gates, median s",
        "gates / layers",
        "import of Great Expectations, median s",
    )
    settings = {"EXTRACTS_DIR": str(extracts), "PSEUDONYM_KEY": "a benchmark of speed"}
    for title, times, environment in (
        ("the sample", runs, {}),
        (str(extracts and extracts.name), 1, settings),
    )[: 2 if extracts else 1]:
        layers, gates, imports = [], [], []
        for _ in range(times):
            command = [str(BIN / "warehouse"), "build", "--anew"]
            command += ["--home", str(folder / "home")]
            steps = json.loads(_run([*command, "--json"], ROOT, **environment))["steps"]
            seconds = {"gate": 0.0, "expectations": 0.0, "layers": 0.0}
            for step in steps:
                name = step["name"].strip()
                if name not in {"extracts", "publish"}:
                    kind = name if name in seconds else "layers"
                    seconds[kind] += step["seconds"]
            layers.append(seconds["layers"])
            gates.append(seconds["gate"])
            imports.append(seconds["expectations"])
        middle = [statistics.median(times) for times in (layers, gates, imports)]
        table.add_row(
            title,
            *(f"{value:.1f}" for value in middle[:2]),
            f"{middle[1] / middle[0]:.2f}",
            f"{middle[2]:.1f}",
        )
    return table


def _times(call: Callable[[], object], runs: int) -> list[float]:
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        call()
        times.append(time.perf_counter() - started)
    return times


def _figures(times: list[float]) -> list[str]:
    return [f"{f(times):.2f}" for f in (statistics.median, min, max)]


def _run(command: list[str], folder: Path, **environment: str) -> str:
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=3600,
        check=False,
    )
    if done.returncode:
        raise SystemExit(done.stdout[-3000:] + done.stderr[-3000:])
    return done.stdout


def _dbt_build(folder: Path) -> None:
    _run(
        [
            str(BIN / "dbt"),
            "build",
            "--vars",
            "{sample: true}",
            "--target-path",
            str(folder / "target"),
            "--log-path",
            str(folder / "logs"),
        ],
        ROOT,
        WAREHOUSE_BUILD_FILE=str(folder / "build" / "warehouse.duckdb"),
    )


_BUILD = [str(BIN / "warehouse"), "build", "--vars", "{sample: true}"]


def _warehouse_build(folder: Path) -> None:
    _run([*_BUILD, "--anew", "--home", str(folder)], ROOT)


def _unchanged_build(folder: Path) -> None:
    _run([*_BUILD, "--home", str(folder)], ROOT)


def _write_extract(path: Path, rows: int) -> None:
    with duckdb.connect() as connection:
        connection.execute(
            f"""
            copy (
                select 'S37000027' as partnership_code, '05/05/2023' as extracted_on,
                    '31/12/2022' as covers_to, 'synthetic' as source_system,
                    'CR' || i as report_id, 1000000 + i % 90000 as person_id,
                    'Sheriff Court ' || i % 7 as court,
                    strftime(date '2018-04-01' + (i % 1800)::int, '%d/%m/%Y')
                        as requested_date,
                    strftime(date '2018-04-29' + (i % 1800)::int, '%d/%m/%Y')
                        as due_date,
                    strftime(date '2018-04-25' + (i % 1800)::int, '%d/%m/%Y')
                        as submitted_date,
                    'CJSWR' as report_type, 'S' as status
                from range({rows}) as t(i)
            ) to '{path}' (header, delimiter ',')
            """
        )


def _bare_read(extract: Path, folder: Path) -> None:
    file = folder / "bare.duckdb"
    file.unlink(missing_ok=True)
    columns = ", ".join(f"'{column}': 'varchar'" for column in COLUMNS)
    with duckdb.connect(file) as connection:
        connection.execute(
            f"create table extract as from read_csv('{extract}', auto_detect = false, "
            f"header = true, delim = ',', quote = '\"', columns = {{{columns}}})"
        )


def _seed(extract: Path, folder: Path, own: bool) -> float:
    """Load the extract by ``dbt seed`` in a small project; return the node's seconds.

    With ``own`` the project has this project's seed materialisation, else dbt's.
    """
    shutil.rmtree(folder, ignore_errors=True)
    seeds = folder / "seeds" / "extracts" / "justice"
    seeds.mkdir(parents=True)
    os.link(extract, seeds / "large.csv")
    (folder / "dbt_project.yml").write_text(
        "name: bench\nversion: '1.0'\nprofile: bench\nseeds:\n  +schema: raw\n"
    )
    plugin = "\n      plugins: [{module: scripts.dbt_runner.plugin}]" if own else ""
    (folder / "profiles.yml").write_text(
        "bench:\n  target: t\n  outputs:\n    t:\n      type: duckdb\n"
        f"      path: bench.duckdb\n      threads: 1{plugin}\n"
    )
    if own:
        shutil.copytree(ROOT / "macros", folder / "macros")
        columns = "".join(f"      - name: {column}\n" for column in COLUMNS)
        (seeds / "large.yml").write_text(
            f"version: 2\nseeds:\n  - name: large\n    columns:\n{columns}"
        )
    _run([str(BIN / "dbt"), "seed"], folder, DBT_PROFILES_DIR=str(folder))
    results = json.loads((folder / "target" / "run_results.json").read_text())
    return float(results["results"][0]["execution_time"])


if __name__ == "__main__":
    typer.run(main)
