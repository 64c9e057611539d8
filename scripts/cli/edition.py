"""The command ``warehouse edition``: reports as they were, and as known now."""

from typing import Annotated

import typer

from scripts.cli.console import (
    Home,
    Json,
    Wait,
    display_path,
    err,
    out,
    print_json,
    print_table,
    shown_progress,
)
from scripts.errors import CheckError, UsageError
from scripts.lock import lock
from scripts.project import find_project
from scripts.published.queries import Answer

app = typer.Typer(
    help="Close editions, verify closed ones, show figures as known on a day.",
    no_args_is_help=True,
)

Indicator = Annotated[
    str | None, typer.Option(help="Only this indicator, for example 4.6.")
]


@app.callback()
def edition() -> None:
    """Close editions, verify closed ones, show figures as known on a day."""


@app.command()
def close(
    edition_id: Annotated[str, typer.Argument(help="Edition, for example 2023-03.")],
    home: Home = None,
    wait: Wait = 0,
    as_json: Json = False,
) -> None:
    """Keep an edition as it is published now, for good.

    Refused while the last build has failed, the previous edition is open, a major
    concern has no action, a text is refused or the sign-off is missing.

    Example: warehouse edition close 2022-03
    """
    from scripts.editions.closing import close_edition
    from scripts.editions.manifest import manifest_checksum

    project = find_project(home)
    folder = close_edition(project, edition_id, wait)
    digest = manifest_checksum(project, edition_id)
    if as_json:
        print_json(
            {"edition": edition_id, "folder": str(folder), "manifest_sha256": digest}
        )
        return
    out.print(
        f"Edition {edition_id} is closed: {display_path(folder)}\n"
        f"SHA-256 of its manifest, for the minutes: {digest}",
        highlight=False,
        soft_wrap=True,
    )


@app.command()
def verify(home: Home = None, as_json: Json = False) -> None:
    """Verify every file of the closed editions against its checksum.

    Example: warehouse edition verify
    """
    from scripts.editions.manifest import chain_faults, closed_editions, require_intact

    project = find_project(home)
    closed = closed_editions(project)
    if as_json:
        faults = chain_faults(project)
        print_json({"editions": closed, "faults": faults})
        if faults:
            raise typer.Exit(CheckError.exit_code)
        return
    require_intact(project)
    if closed:
        out.print(
            f"As they were closed: {', '.join(closed)}.",
            highlight=False,
            soft_wrap=True,
        )
    else:
        out.print("No edition is closed yet. warehouse edition close EDITION")


@app.command("as-of")
def as_of(
    day: Annotated[str, typer.Argument(help="Day, for example 2022-06-30.")],
    indicator: Indicator = None,
    home: Home = None,
    wait: Wait = 0,
    as_json: Json = False,
) -> None:
    """Show values and statuses as known on a given day.

    An edition is built for that day from the last build, and not kept.

    Example: warehouse edition as-of 2022-06-30 --indicator 4.6
    """
    from scripts.editions.as_of import indicators_then, known_at, moment

    project = find_project(home)
    with lock(project, "edition as-of", wait), shown_progress(err) as (progress, _):
        asked = moment(project, day)
        with known_at(project, [asked], progress) as connection:
            answer = indicators_then(connection, indicator)
    _print_answer(answer, as_json)


@app.command()
def diff(
    earlier: Annotated[str, typer.Argument(help="Edition or day, the earlier one.")],
    later: Annotated[str, typer.Argument(help="Edition or day, the later one.")],
    indicator: Indicator = None,
    home: Home = None,
    wait: Wait = 0,
    as_json: Json = False,
) -> None:
    """List the figures that changed between two editions or days, and why.

    Example: warehouse edition diff 2022-03 2023-03 --indicator 4.6
    """
    from scripts.editions.as_of import figures_changed, known_at, moment

    project = find_project(home)
    with lock(project, "edition diff", wait), shown_progress(err) as (progress, _):
        moments = [moment(project, text) for text in (earlier, later)]
        if moments[0].day >= moments[1].day:
            raise UsageError(
                f"{earlier} was cut off on {moments[0].day}, not before {later} on "
                f"{moments[1].day}.\nGive the earlier one first."
            )
        with known_at(project, moments, progress) as connection:
            answer = figures_changed(connection, indicator)
    _print_answer(answer, as_json)


def _print_answer(answer: Answer, as_json: bool) -> None:
    if as_json:
        print_json(answer.records())
        return
    print_table(answer.columns, answer.rows)
