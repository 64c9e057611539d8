"""The commands that write: build, gate, check, publish."""

from typing import TYPE_CHECKING, Annotated

import typer

from scripts import readers
from scripts.errors import UsageError
from scripts.printing import (
    Home,
    Json,
    Wait,
    err,
    near,
    out,
    print_json,
    print_summary,
    print_told,
)
from scripts.project import find_project
from scripts.suites import LAYERS

if TYPE_CHECKING:
    from scripts.gates import CheckResult


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
    from scripts.pipeline import Progress, Step  # noqa: PLC0415  seconds to import
    from scripts.pipeline import build as build_all  # noqa: PLC0415

    project = find_project(home)
    console = err if as_json else out
    steps: list[Step] = []
    with console.status("starting") as line:

        def note(step: Step) -> None:
            steps.append(step)
            text = f"{step.name:<11} {step.detail:<24} {step.seconds:5.1f} s"
            console.print(f"  [green]✓[/] {text}", highlight=False)

        told: list[CheckResult] = []
        files = build_all(
            project,
            variables,
            wait=wait,
            progress=Progress(line.update, line.update, note, told.append),
        )
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
    print_told(told)
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
        print_told([result for result in results if result.outcome != "passed"])
        passed = sum(result.outcome == "passed" for result in results)
        out.print(f"{passed} of {len(results)} expectations of {layer} are met.")


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
