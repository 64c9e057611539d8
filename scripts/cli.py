"""The command ``warehouse``."""

import atexit
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from scripts import readers, report_cli
from scripts.console import Home, Json, Wait, err, near, out, print_json, shown_progress
from scripts.errors import UsageError, WarehouseError
from scripts.project import Project, find_project
from scripts.suites import LAYERS

if TYPE_CHECKING:
    from scripts.gates import CheckResult

app = typer.Typer(
    help="Build the indicator warehouse, ask it, and see what is still to do.",
    epilog="Exit codes: 0 done; 1 an unexpected fault; 2 a wrong call; 3 an extract or "
    "setting was refused; 4 a check failed and nothing was published; 5 another "
    "command is writing to the same folder.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(report_cli.app, name="report")

STATUS_STYLES = {
    "No concerns": "green",
    "Some concerns": "yellow",
    "Major concerns": "bold red",
}
TASK_TITLES = {
    "action_missing": "Remedial action missing",
    "data_overdue": "Data overdue",
    "data_due": "Data to come",
    "value_provisional": "Provisional figure",
    "rows_refused": "Rows refused",
}


def main() -> None:
    """Run the command; tell a user's mistake in one message, without a traceback."""
    atexit.register(_hush)
    try:
        app()
    except WarehouseError as error:
        err.print(str(error), style="red", markup=False, highlight=False)
        sys.exit(error.exit_code)


def _hush() -> None:
    """Let what libraries say of themselves while Python ends go nowhere.

    After a gate DuckDB's binding would list the objects that its readers still hold.
    """
    sys.stderr.flush()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


@app.command()
def build(
    variables: Annotated[
        str,
        typer.Option(
            "--vars", help="dbt's vars as YAML, for example '{sample: true}'."
        ),
    ] = "{}",
    home: Home = None,
    wait: Wait = 0,
    as_json: Json = False,
) -> None:
    """Build the warehouse from the extracts, check it, and publish it.

    Reads the synthetic sample, or the folder named by EXTRACTS_DIR (one sub-folder per
    service). Nothing is published unless every check passes.
    """
    from scripts.pipeline import build as build_all  # noqa: PLC0415  seconds to import

    project = find_project(home)
    told: list[CheckResult] = []
    with shown_progress(err if as_json else out, told) as (progress, steps):
        files = build_all(project, variables, wait=wait, progress=progress)
    if as_json:
        print_json(
            {
                "steps": [vars(step) for step in steps],
                "warnings": [result.record() for result in told],
                "status_summary": readers.status_summary(project).records(),
                "files": [str(file) for file in files],
            }
        )
        return
    out.print()
    _print_told(told)
    _print_summary(project)
    out.print()
    out.print("Published:")
    for file in files:
        out.print(f"  {near(file)}", highlight=False, soft_wrap=True)
    out.print(
        'Next: warehouse status, or warehouse query "from marts.indicator_status"'
    )


@app.command()
def gate(
    layer: Annotated[str, typer.Argument(help="One of " + ", ".join(LAYERS) + ".")],
    home: Home = None,
    as_json: Json = False,
) -> None:
    """Ask the expectations of one layer of the last build."""
    from scripts.gates import stop_if_critical  # noqa: PLC0415  seconds to import
    from scripts.pipeline import gatekeeper_of  # noqa: PLC0415

    if layer not in LAYERS:
        raise UsageError(
            f"There is no gate {layer!r}.\nExpected one of {', '.join(LAYERS)}."
        )
    project = find_project(home)
    if not project.build_file.is_file():
        raise UsageError(f"There is no build: {project.build_file}.\nRun: make build")
    results = gatekeeper_of(project).ask(layer, project.build_file)
    if as_json:
        print_json([result.record() for result in results])
    stop_if_critical(results)
    if not as_json:
        _print_told([result for result in results if result.outcome != "passed"])
        passed = sum(result.outcome == "passed" for result in results)
        out.print(f"{passed} of {len(results)} expectations of {layer} are met.")


@app.command()
def publish(
    rollback: Annotated[
        bool,
        typer.Option(
            "--rollback", help="Put the version before back, both files; again: older."
        ),
    ] = False,
    home: Home = None,
    wait: Wait = 0,
    as_json: Json = False,
) -> None:
    """Publish the last build that passed its checks, or the version before.

    `warehouse build` does the first by itself: this is for when only publishing
    failed, or after a rollback. The last 3 versions are kept.
    """
    from scripts.publish import publish_checked, roll_back  # noqa: PLC0415  DuckDB

    act = roll_back if rollback else publish_checked
    version = act(find_project(home), wait)
    if as_json:
        print_json(vars(version))
        return
    out.print(
        f"Published is now run {version.run_id}, copied {version.published_at}.",
        highlight=False,
        soft_wrap=True,
    )


@app.command()
def status(
    edition: Annotated[
        str | None, typer.Option(help="Edition, for example 2023-03.")
    ] = None,
    home: Home = None,
    as_json: Json = False,
) -> None:
    """Tell what there is to do before the committee meets."""
    project = find_project(home)
    chosen = edition or readers.newest_edition(project)
    found = readers.indicators(project, chosen)
    if not found.rows:
        raise UsageError(
            f"There is no edition {chosen} in the published warehouse.\nEditions: "
            'warehouse query "from reference.report_edition"'
        )
    to_do = readers.tasks(project, chosen)
    if as_json:
        print_json({"edition": chosen, "tasks": to_do.records()})
        return
    _print_summary(project)
    out.print()
    if not to_do.rows:
        out.print(f"Edition {chosen}: nothing to do.")
        return
    table = Table(title=f"To do for edition {chosen}", title_justify="left")
    for heading in ("What", "Which", "Who", "Details"):
        table.add_column(heading, overflow="fold")
    for code, subject, role, task in to_do.rows:
        table.add_row(TASK_TITLES[code], subject, role or "", task)
    out.print(table)


@app.command()
def query(
    sql: Annotated[str, typer.Argument(help="One SQL statement.")],
    home: Home = None,
    as_json: Json = False,
) -> None:
    """Ask the published warehouse a question in SQL (read-only)."""
    answer = readers.ask(find_project(home), sql)
    if as_json:
        print_json(answer.records())
        return
    table = Table()
    for column in answer.columns:
        table.add_column(column, overflow="fold")
    for row in answer.rows:
        table.add_row(*("" if cell is None else str(cell) for cell in row))
    out.print(table, highlight=False)
    out.print(f"{len(answer.rows)} rows" if len(answer.rows) != 1 else "1 row")


@app.command()
def generate(
    into: Annotated[
        Path | None,
        typer.Option(
            help="Folder to write to (one sub-folder per service, and ledger.csv). "
            "Without it, the committed sample is written again.",
            file_okay=False,
        ),
    ] = None,
    seed: Annotated[
        int | None, typer.Option(help="Seed of chance; the sample's if not given.")
    ] = None,
    scale: Annotated[
        float, typer.Option(help="Multiplies the events and people.", min=0.01)
    ] = 1.0,
    dumps: Annotated[
        int,
        typer.Option(help="More than 2: so many monthly dumps.", min=2, max=99),
    ] = 2,
) -> None:
    """Write synthetic extracts, and the ledger that their figures are checked with.

    With more than two dumps, prints the extra_editions to build, one per dump.
    """
    from scripts import sample  # noqa: PLC0415

    project = find_project()
    if into is None and (seed, scale, dumps) != (None, 1.0, 2):
        raise UsageError(
            "Another seed, scale or number of dumps would overwrite the committed "
            "sample.\nSay where to write it: --into FOLDER"
        )
    folder = into or project.root / "seeds" / "extracts"
    ledger = (
        into / "ledger.csv"
        if into
        else project.root / "tests" / "fixtures" / "ledger.csv"
    )
    chosen = sample.DEFAULT_SEED if seed is None else seed
    editions = sample.generate(
        folder,
        seed=chosen,
        scale=scale,
        dumps=dumps,
        calibrated=chosen == sample.DEFAULT_SEED and scale == 1.0 and dumps == 2,
        ledger=ledger,
    )
    err.print(f"Synthetic extracts are in {near(folder)}, the ledger in {near(ledger)}")
    if dumps > 2:
        rows = [
            {key: value for key, value in vars(edition).items() if value is not None}
            for edition in editions
        ]
        print_json({"extra_editions": rows})


@app.command()
def doctor(as_json: Json = False) -> None:
    """Tell what this machine lacks, and how to get it."""
    from scripts.doctor import examine  # noqa: PLC0415

    findings = examine(find_project())
    if as_json:
        print_json([vars(finding) for finding in findings])
    else:
        table = Table(show_header=False, box=None)
        for finding in findings:
            mark = "[red]✗[/]" if finding.remedy else "[green]✓[/]"
            table.add_row(mark, finding.subject, finding.found, finding.remedy)
        out.print(table)
    if any(finding.remedy and finding.found != "none yet" for finding in findings):
        raise typer.Exit(1)


def _print_summary(project: Project) -> None:
    summary = readers.status_summary(project)
    table = Table(title="Indicators by status", title_justify="left", show_footer=True)
    table.add_column("Status", footer="Total")
    for position, edition in enumerate(summary.columns[1:], start=1):
        total = sum(row[position] for row in summary.rows)
        table.add_column(edition, justify="right", footer=str(total))
    for label, *counts in summary.rows:
        table.add_row(label, *map(str, counts), style=STATUS_STYLES.get(label))
    out.print(table)
    edition = readers.newest_edition(project)
    concerns = [
        record
        for record in readers.indicators(project, edition).records()
        if record["status_label"] == "Major concerns"
    ]
    for record in concerns:
        out.print(
            f"Major concerns, {edition}: {record['indicator_id']} {record['title']}. "
            f"{record['status_explanation']}.",
            style=STATUS_STYLES["Major concerns"],
            highlight=False,
        )


def _print_told(results: Sequence["CheckResult"]) -> None:
    """Print the expectations that did not pass and stop nothing."""
    for result in results:
        out.print(
            f"{result.severity}: {result.message}",
            style="yellow" if result.severity == "warning" else "dim",
            markup=False,
            highlight=False,
        )
        out.print()
