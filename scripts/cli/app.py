"""The command ``warehouse``."""

import atexit
import os
import signal
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from scripts.cli import ask as ask_cli
from scripts.cli import build as build_cli
from scripts.cli import edition as edition_cli
from scripts.cli import explain as explain_cli
from scripts.cli import report as report_cli
from scripts.cli.console import Json, display_path, err, out, print_json
from scripts.errors import UsageError, WarehouseError
from scripts.modes import OTHERS
from scripts.project import find_project

app = typer.Typer(
    help="Build, check, publish and query the indicator warehouse.",
    epilog="Exit codes: 0 success; 1 unexpected error; 2 invalid call; 3 an extract or "
    "setting was refused; 4 a check failed and nothing was published; 5 another "
    "command is writing to the same folder.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command()(build_cli.build)
app.command()(build_cli.gate)
app.command()(build_cli.check)
app.command()(build_cli.publish)
app.command()(ask_cli.status)
app.command()(ask_cli.query)
app.command()(ask_cli.history)
app.command()(explain_cli.explain)
app.add_typer(report_cli.app, name="report")
app.add_typer(edition_cli.app, name="edition")


def main() -> None:
    """Run the command; print a user's mistake as one message, without a traceback."""
    atexit.register(_hush)
    os.umask(OTHERS)
    end_on_signals()
    try:
        app()
    except WarehouseError as error:
        err.print(str(error), style="red", highlight=False)
        sys.exit(error.exit_code)
    except OSError as error:
        err.print(
            f"The command stopped: {error}\nWhat is published is as it was. Correct "
            "the folder or make room, and try again.",
            style="red",
            highlight=False,
        )
        sys.exit(1)


def end_on_signals() -> None:
    """End in order when told to: what the command started ends with it.

    Python would die at once and leave Node running, and temporary folders.
    """
    for number in (signal.SIGTERM, signal.SIGHUP):
        # nohup lets a command go on without its terminal
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, lambda number, _: sys.exit(128 + number))


def _hush() -> None:
    """Discard what libraries print while Python exits.

    After a gate DuckDB's binding would list the objects that are still referenced.
    """
    sys.stderr.flush()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


@app.command()
def generate(
    into: Annotated[
        Path | None,
        typer.Option(
            help="Folder to write to (one sub-folder per service, and the ledger); "
            "the committed sample if not given.",
            file_okay=False,
        ),
    ] = None,
    seed: Annotated[
        int | None, typer.Option(help="Random seed; the sample's if not given.")
    ] = None,
    scale: Annotated[
        float, typer.Option(help="Multiplier of events and people.", min=0.01)
    ] = 1.0,
    dumps: Annotated[
        int,
        typer.Option(help="Number of dumps; more than 2 are monthly.", min=2, max=99),
    ] = 2,
    uncontained: Annotated[
        bool,
        typer.Option(
            "--uncontained",
            help="Add rows that could touch the figures of any period: lines that are "
            "not rows, rows without a key, rows of one key that differ.",
        ),
    ] = False,
) -> None:
    """Write synthetic extracts and the ledger of their expected figures.

    With more than two dumps, prints the extra_editions to build, one per dump.

    Example: warehouse generate --into /tmp/extracts --seed 7 --dumps 12
    """
    from scripts import sample

    project = find_project()
    if into is None and (seed, scale, dumps, uncontained) != (None, 1.0, 2, False):
        raise UsageError(
            "Another seed, scale, number of dumps or other rows would overwrite the "
            "committed sample.\nWrite it elsewhere: --into FOLDER"
        )
    folder = into or project.root / "seeds" / "extracts"
    ledger = into or project.root / "tests" / "fixtures"
    chosen = sample.DEFAULT_SEED if seed is None else seed
    editions = sample.generate(
        folder,
        seed=chosen,
        scale=scale,
        dumps=dumps,
        calibrated=chosen == sample.DEFAULT_SEED and scale == 1.0 and dumps == 2,
        uncontained=uncontained,
        ledger=ledger,
    )
    err.print(
        f"Synthetic extracts are in {display_path(folder)}, the ledger in "
        f"{display_path(ledger)}"
    )
    if dumps > 2:
        rows = [
            {key: value for key, value in vars(edition).items() if value is not None}
            for edition in editions
        ]
        print_json({"extra_editions": rows})


@app.command()
def doctor(as_json: Json = False) -> None:
    """Check this machine's prerequisites and how to install what is missing.

    Example: warehouse doctor
    """
    from scripts.cli.doctor import examine

    findings = examine(find_project())
    if as_json:
        print_json([vars(finding) for finding in findings])
    else:
        table = Table(show_header=False, box=None)
        for finding in findings:
            mark = (
                Text("✗", style="red") if finding.remedy else Text("✓", style="green")
            )
            table.add_row(mark, finding.subject, finding.found, finding.remedy)
        out.print(table)
    if any(finding.remedy and finding.found != "none yet" for finding in findings):
        raise typer.Exit(1)
