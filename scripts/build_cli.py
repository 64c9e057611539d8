"""The commands that write: build, gate, check, publish."""

from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

from scripts import readers
from scripts import rejects as refused
from scripts.console import (
    Home,
    Json,
    Wait,
    err,
    near,
    out,
    print_json,
    print_summary,
    print_table,
    print_told,
    shown_progress,
)
from scripts.errors import UsageError
from scripts.project import Project, find_project
from scripts.suites import LAYERS


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
    with shown_progress(err if as_json else out) as (progress, heard):
        files = build_all(project, variables, wait=wait, progress=progress)
    if as_json:
        print_json(
            {
                "steps": [vars(step) for step in heard.steps],
                "decisions_changed": heard.decisions,
                "warnings": [result.record() for result in heard.results],
                "status_summary": readers.status_summary(project).records(),
                "files": [str(file) for file in files],
            }
        )
        return
    out.print()
    print_told(heard.results)
    print_summary(project)
    out.print()
    out.print("Published:")
    for file in files:
        out.print(f"  {near(file)}", highlight=False, soft_wrap=True)
    out.print(
        'Next: warehouse status, or warehouse query "from marts.indicator_status"'
    )


def gate(
    layer: Annotated[str, typer.Argument(help="One of " + ", ".join(LAYERS) + ".")],
    home: Home = None,
    as_json: Json = False,
) -> None:
    """Ask the expectations of one layer of the last build."""
    if layer not in LAYERS:
        raise UsageError(
            f"There is no gate {layer!r}.\nExpected one of {', '.join(LAYERS)}."
        )
    _ask_gates(find_project(home), [layer], as_json)


def check(
    rejects: Annotated[
        bool, typer.Option("--rejects", help="List the refused rows instead.")
    ] = False,
    service: Annotated[
        str | None, typer.Option(help="Only the rows of this service's extracts.")
    ] = None,
    into: Annotated[
        Path | None,
        typer.Option("--out", help="CSV file to write them to.", dir_okay=False),
    ] = None,
    home: Home = None,
    as_json: Json = False,
) -> None:
    """Ask every gate of the last build, or list the rows that it refused.

    A list of refused rows names file, line, column and reason and holds no value: it
    may be sent back to the service.
    """
    project = find_project(home)
    if not rejects:
        if service or into:
            raise UsageError("--service and --out go with --rejects.\nAdd it.")
        _ask_gates(project, LAYERS, as_json)
        return
    rows = refused.rejects(project, service)
    if into:
        refused.write_rejects(rows, into)
        err.print(f"{len(rows)} refusals are in {near(into)}", highlight=False)
    elif as_json:
        print_json([dict(zip(refused.COLUMNS, row, strict=True)) for row in rows])
    else:
        print_table(refused.COLUMNS, rows)


def _ask_gates(project: Project, layers: Sequence[str], as_json: bool) -> None:
    from scripts.gates import stop_if_critical  # noqa: PLC0415  seconds to import
    from scripts.pipeline import gatekeeper_of  # noqa: PLC0415

    if not project.build_file.is_file():
        raise UsageError(f"There is no build: {project.build_file}.\nRun: make build")
    keeper = gatekeeper_of(project)
    asked = {layer: keeper.ask(layer, project.build_file) for layer in layers}
    results = list(chain.from_iterable(asked.values()))
    if as_json:
        print_json([result.record() for result in results])
    stop_if_critical(results)
    if as_json:
        return
    print_told([result for result in results if result.outcome != "passed"])
    for layer, answers in asked.items():
        passed = sum(result.outcome == "passed" for result in answers)
        out.print(f"{passed} of {len(answers)} expectations of {layer} are met.")


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
