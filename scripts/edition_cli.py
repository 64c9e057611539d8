"""The command ``warehouse edition``: reports as they were, and as known now."""

from typing import Annotated

import typer

from scripts.console import Home, Json, Wait, near, out, print_json
from scripts.errors import CheckError
from scripts.project import find_project

app = typer.Typer(
    help="Close an edition, check the closed ones, ask at any date.",
    no_args_is_help=True,
)


@app.callback()
def edition() -> None:
    """Close an edition, check the closed ones, ask at any date."""


@app.command()
def close(
    edition_id: Annotated[str, typer.Argument(help="Edition, for example 2023-03.")],
    home: Home = None,
    wait: Wait = 0,
    as_json: Json = False,
) -> None:
    """Keep an edition as it is published now, for good.

    Refused where the last build stopped, the edition before is open, a major concern
    has no action, a text is refused or the sign-off is missing.
    """
    from scripts.editions import (  # noqa: PLC0415  DuckDB
        close_edition,
        manifest_checksum,
    )

    project = find_project(home)
    folder = close_edition(project, edition_id, wait)
    digest = manifest_checksum(project, edition_id)
    if as_json:
        print_json(
            {"edition": edition_id, "folder": str(folder), "manifest_sha256": digest}
        )
        return
    out.print(
        f"Edition {edition_id} is closed: {near(folder)}\n"
        f"SHA-256 of its manifest, for the minutes: {digest}",
        highlight=False,
        soft_wrap=True,
    )


@app.command()
def verify(home: Home = None, as_json: Json = False) -> None:
    """Check that every closed edition is as it was closed, file by file."""
    from scripts.editions import (  # noqa: PLC0415  DuckDB
        chain_faults,
        closed_editions,
        require_intact,
    )

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
