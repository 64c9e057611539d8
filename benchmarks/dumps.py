"""Compare the time of a build on many monthly dumps with one on the sample's two.

``make bench`` (or ``python -m benchmarks.dumps --dumps 60 --runs 3``) prints a table.
Both are of the sample's size and report the sample's two editions.
"""

import statistics
import tempfile
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from benchmarks.speed import BIN, ROOT, _figures, _run, _times
from scripts.sample import DEFAULT_SEED, make_world
from scripts.sample.extracts.write import write_extracts
from scripts.sample.schedule import make_dumps


def main(
    dumps: Annotated[int, typer.Option(help="Monthly dumps.", min=14)] = 60,
    runs: Annotated[int, typer.Option(help="Runs of each measurement.")] = 3,
) -> None:
    """Measure and print."""
    table = Table("Build of the sample", "MB", "median s", "min s", "max s", "ratio")
    with tempfile.TemporaryDirectory(prefix="warehouse-bench-") as name:
        world = make_world(DEFAULT_SEED, 1.0, calibrated=True)
        medians: list[float] = []
        for count in (2, dumps):
            extracts = Path(name) / f"extracts-{count}"
            write_extracts(extracts, world, make_dumps(count), DEFAULT_SEED)
            size = sum(file.stat().st_size for file in extracts.rglob("*.csv"))
            command = [str(BIN / "warehouse"), "build", "--anew"]
            command += ["--home", f"{name}/{count}"]
            settings = {
                "EXTRACTS_DIR": str(extracts),
                "PSEUDONYM_KEY": "a benchmark of speed",
            }
            times = _times(partial(_run, command, ROOT, **settings), runs)
            medians.append(statistics.median(times))
            ratio = f"{medians[-1] / medians[0]:.2f}"
            title = f"{count} dumps"
            table.add_row(title, f"{size / 1e6:.0f}", *_figures(times), ratio)
    Console().print(table)


if __name__ == "__main__":
    typer.run(main)
