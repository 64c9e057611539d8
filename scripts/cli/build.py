"""The commands that write: build, gate, check, publish."""

from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

from scripts.cli.console import (
    Extracts,
    Home,
    Json,
    Wait,
    display_path,
    err,
    out,
    print_changes,
    print_doubts,
    print_json,
    print_summary,
    print_table,
    print_warnings,
    shown_progress,
)
from scripts.database import open_build
from scripts.errors import UsageError
from scripts.gates.suites import LAYERS
from scripts.lock import lock
from scripts.progress import Change, Step, Warning
from scripts.project import Project, find_project
from scripts.published import queries
from scripts.published import rejects as refused


def build(
    variables: Annotated[
        str,
        typer.Option(
            "--vars", help="dbt's vars as YAML, for example '{sample: true}'."
        ),
    ] = "{}",
    extracts: Extracts = None,
    new_key: Annotated[
        bool,
        typer.Option(
            "--new-key",
            help="Allow another PSEUDONYM_KEY than that of what is published.",
        ),
    ] = False,
    anew: Annotated[
        bool,
        typer.Option("--anew", help="Build even if nothing has changed."),
    ] = False,
    is_preview: Annotated[
        bool,
        typer.Option(
            "--preview",
            help="Stop before publishing, and show what would change for readers.",
        ),
    ] = False,
    home: Home = None,
    wait: Wait = 0,
    as_json: Json = False,
) -> None:
    """Build the warehouse from the extracts, check it, and publish it.

    Reads the synthetic sample, or the folder of --extracts or EXTRACTS_DIR (one
    sub-folder per service). Nothing is published unless every check passes. If
    extracts, decisions, code and key are those of what is published, that is said,
    and nothing is built. What readers will see otherwise is listed, with its cause;
    --preview stops there.

    Example: warehouse build --preview
    """
    from scripts.build.unchanged import published_as_it_would_be
    from scripts.published.keys import require_key_as_before
    from scripts.published.publish import audiences

    project = find_project(home, extracts)
    if not new_key:
        require_key_as_before(project)
    steps: Sequence[Step] = ()
    decisions: Sequence[str] = ()
    changes: Sequence[Change] = ()
    warnings: Sequence[Warning] | None = None
    if not anew:
        warnings = published_as_it_would_be(project, variables)
    if warnings is None:
        # dbt is imported with it
        from scripts.build.pipeline import build as build_all

        with shown_progress(err if as_json else out) as (progress, log):
            build_all(
                project,
                variables,
                is_preview=is_preview,
                wait=wait,
                progress=progress,
            )
        steps, decisions, warnings = log.steps, log.decisions, log.warnings
        changes = log.changes
    elif not as_json:
        out.print(
            "Nothing was built: extracts, decisions, code and key are those of what is "
            "published.\nTo build all the same: warehouse build --anew",
            soft_wrap=True,
        )
    if is_preview and steps:
        _show_preview(changes, warnings, as_json=as_json)
        return
    files = [audience.file for audience in audiences(project)]
    if as_json:
        print_json(
            {
                "steps": [vars(step) for step in steps],
                "decisions_changed": decisions,
                "reader_changes": [change.record() for change in changes],
                "warnings": [result.record() for result in warnings],
                "status_summary": queries.status_summary(project).records(),
                "figures_in_doubt": queries.figures_in_doubt(
                    project, queries.newest_edition(project)
                ).records(),
                "files": [str(file) for file in files],
            }
        )
        return
    out.print()
    print_warnings(warnings)
    print_changes(changes)
    print_summary(project)
    print_doubts(project)
    out.print()
    out.print("Published:")
    for file in files:
        out.print(f"  {display_path(file)}", highlight=False, soft_wrap=True)
    out.print(
        'Next: warehouse status, or warehouse query "from marts.indicator_status"'
    )


def _show_preview(
    changes: Sequence[Change], warnings: Sequence[Warning], *, as_json: bool
) -> None:
    if as_json:
        print_json(
            {
                "reader_changes": [change.record() for change in changes],
                "warnings": [result.record() for result in warnings],
            }
        )
        return
    out.print()
    print_warnings(warnings)
    print_changes(changes)
    if not changes:
        out.print("Readers would see no change, or nothing is published yet.")
    out.print("Nothing was published. To publish this build: warehouse publish")


def gate(
    layer: Annotated[str, typer.Argument(help="One of " + ", ".join(LAYERS) + ".")],
    home: Home = None,
    wait: Wait = 0,
    as_json: Json = False,
) -> None:
    """Run one layer's expectations against the last build.

    Example: warehouse gate staging
    """
    if layer not in LAYERS:
        raise UsageError(
            f"There is no gate {layer!r}.\nExpected one of {', '.join(LAYERS)}."
        )
    project = find_project(home)
    with lock(project, f"gate {layer}", wait):
        _run_gates(project, [layer], as_json)


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
    wait: Wait = 0,
    as_json: Json = False,
) -> None:
    """Run every gate against the last build, or list the rows that it refused.

    A list of refused rows names file, line, column and reason. It holds no value, so it
    can be sent back to the service.

    Example: warehouse check --rejects --service justice --out justice.csv
    """
    project = find_project(home)
    if not rejects:
        if service or into:
            raise UsageError("--service and --out go with --rejects.\nAdd it.")
        with lock(project, "check", wait):
            _run_gates(project, LAYERS, as_json)
        return
    with lock(project, "check --rejects", wait):
        rows = refused.rejects(project, service)
    if into:
        refused.write_rejects(rows, into)
        err.print(f"{len(rows)} refusals are in {display_path(into)}", highlight=False)
    elif as_json:
        print_json([dict(zip(refused.COLUMNS, row, strict=True)) for row in rows])
    else:
        print_table(refused.COLUMNS, rows)


def _run_gates(project: Project, layers: Sequence[str], as_json: bool) -> None:
    from scripts.build.pipeline import gatekeeper_of
    from scripts.gates.results import stop_if_critical

    open_build(project).close()
    keeper = gatekeeper_of(project)
    results_by_layer = {
        layer: keeper.evaluate(layer, project.build_file) for layer in layers
    }
    results = list(chain.from_iterable(results_by_layer.values()))
    if as_json:
        print_json([result.record() for result in results])
    stop_if_critical(results)
    if as_json:
        return
    print_warnings([result for result in results if result.outcome != "passed"])
    for layer, answers in results_by_layer.items():
        passed = sum(result.outcome == "passed" for result in answers)
        out.print(f"{passed} of {len(answers)} expectations of {layer} passed.")


def publish(
    rollback: Annotated[
        bool,
        typer.Option("--rollback", help="Restore the previous version of all files."),
    ] = False,
    verify: Annotated[
        bool,
        typer.Option(
            "--verify", help="Compare the files with their checksums; change nothing."
        ),
    ] = False,
    home: Home = None,
    wait: Wait = 0,
    as_json: Json = False,
) -> None:
    """Publish the last build that passed its checks, or the previous version.

    `warehouse build` publishes by itself: use this when only publishing failed, or
    after a rollback. The last 3 versions are kept.

    Example: warehouse publish --rollback
    """
    from scripts.published.publish import publish_checked, roll_back
    from scripts.published.versions import verify as verify_published

    if rollback and verify:
        raise UsageError("--rollback and --verify do different things.\nGive one.")
    project = find_project(home)
    if verify:
        version = verify_published(project)
        done = "is as it was published: run"
    else:
        version = (roll_back if rollback else publish_checked)(project, wait)
        done = "is now run"
    if as_json:
        print_json(vars(version))
        return
    out.print(
        f"Published {done} {version.run_id}, copied {version.published_at}.",
        highlight=False,
        soft_wrap=True,
    )
