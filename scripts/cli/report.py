"""The command ``warehouse report``: what is made from the published data."""

from enum import StrEnum
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
    shown_progress,
)
from scripts.errors import UsageError
from scripts.project import find_project

app = typer.Typer(
    help="Make the reports from the published data.", no_args_is_help=True
)


class ReportName(StrEnum):
    """What is made for the public."""

    site = "site"
    paper = "paper"
    open_data = "open-data"


class ProfileName(StrEnum):
    """For whom a report is."""

    committee = "committee"
    public = "public"


@app.callback()
def report() -> None:
    """Make the reports from the published data."""


@app.command()
def site(
    profile: Annotated[
        ProfileName,
        typer.Option(
            help="Readers: the committee, or the public (small numbers withheld)."
        ),
    ] = ProfileName.committee,
    serve: Annotated[
        bool,
        typer.Option("--serve", help="Then serve it on this machine until Ctrl-C."),
    ] = False,
    port: Annotated[
        int,
        typer.Option(
            help="Port to serve it on; 0 takes any free one.", min=0, max=65535
        ),
    ] = 8000,
    home: Home = None,
    wait: Wait = 0,
    as_json: Json = False,
) -> None:
    """Build the report site from the published data.

    A site whose content has not changed is not built again. The first run installs the
    packages that build it.

    Example: warehouse report site --serve
    """
    from scripts.reports.making import report_link
    from scripts.reports.site.make import make_site
    from scripts.reports.site.server import serve_site
    from scripts.reports.sources import PROFILES

    if serve and as_json:
        raise UsageError("--serve has nothing to print as JSON.\nGive one of the two.")
    project = find_project(home)
    chosen = PROFILES[profile.value]
    with shown_progress(err if as_json else out) as (progress, log):
        made, is_new = make_site(project, chosen, wait=wait, progress=progress)
    link = report_link(project, "site", chosen)
    if as_json:
        print_json(
            {
                **vars(made),
                "is_new": is_new,
                "folder": str(link),
                "steps": [vars(step) for step in log.steps],
            }
        )
        return
    state = "made from" if is_new else "unchanged since"
    out.print(
        f"Site for the {profile.value}: {display_path(link)}, {made.pages} pages, "
        f"{state} run {made.run_id}.",
        highlight=False,
        soft_wrap=True,
    )
    if serve:
        serve_site(link, port, lambda address: out.print(f"{address}  (Ctrl-C ends)"))
        return
    options = "" if profile is ProfileName.committee else f" --profile {profile.value}"
    options += f" --home {display_path(home)}" if home else ""
    out.print(f"Open it: warehouse report site{options} --serve", soft_wrap=True)


@app.command()
def paper(
    edition: Annotated[
        str | None, typer.Option(help="Edition; the newest if not given.")
    ] = None,
    profile: Annotated[
        ProfileName,
        typer.Option(
            help="Readers: the committee, or the public (small numbers withheld)."
        ),
    ] = ProfileName.committee,
    final: Annotated[
        bool,
        typer.Option("--final", help="Refuse a draft, and list what is missing."),
    ] = False,
    home: Home = None,
    wait: Wait = 0,
    as_json: Json = False,
) -> None:
    """Write the committee paper from the published data: a Word file and a PDF.

    Each page is marked DRAFT until the edition is signed off and no task blocks it.

    Example: warehouse report paper --edition 2023-03
    """
    from scripts.reports.making import report_link
    from scripts.reports.paper.make import make_paper
    from scripts.reports.sources import PROFILES

    project = find_project(home)
    chosen = PROFILES[profile.value]
    made, is_new = make_paper(project, chosen, edition, is_final=final, wait=wait)
    link = report_link(project, "paper", chosen)
    if as_json:
        print_json({**vars(made), "is_new": is_new, "folder": str(link)})
        return
    out.print(
        f"Paper for the {profile.value}, {made.edition_id}: "
        f"{' and '.join(display_path(link / file) for file in made.files)}, "
        f"{'DRAFT' if made.is_draft else 'final'}, "
        f"{'new' if is_new else 'unchanged'}.\n{chosen.label}.",
        highlight=False,
        soft_wrap=True,
    )


@app.command("open-data")
def open_data(home: Home = None, wait: Wait = 0, as_json: Json = False) -> None:
    """Write the public tables as CSV, Parquet and a spreadsheet.

    A Frictionless data package and CSV on the Web describe them for machines.

    Example: warehouse report open-data
    """
    from scripts.reports.making import report_link
    from scripts.reports.open_data.descriptions import MARK
    from scripts.reports.open_data.make import PROFILE, REPORT, make_open_data

    project = find_project(home)
    made, is_new = make_open_data(project, wait=wait)
    link = report_link(project, REPORT, PROFILE)
    if as_json:
        print_json({**vars(made), "is_new": is_new, "folder": str(link)})
        return
    out.print(
        f"Open data: {display_path(link)}, {made.tables} tables, {made.rows} rows, "
        f"{'new' if is_new else 'unchanged'}.\n{MARK}.",
        highlight=False,
        soft_wrap=True,
    )


@app.command()
def withdraw(
    report_name: Annotated[
        ReportName, typer.Argument(metavar="REPORT", help="Which public report.")
    ],
    reason: Annotated[str, typer.Option(help="Why, for the notice in its place.")],
    home: Home = None,
    wait: Wait = 0,
    as_json: Json = False,
) -> None:
    """Take a public report back, and leave a dated notice in its place.

    What was withdrawn is kept in published/withdrawn/, closed to other accounts.

    Example: warehouse report withdraw site --reason "A figure was wrong."
    """
    from scripts.lock import lock
    from scripts.published.public_outputs import withdraw as take_back

    project = find_project(home)
    report_id = report_name.value.replace("-", "_")
    with lock(project, "report withdraw", wait):
        notice = take_back(project, report_id, reason)
    if as_json:
        print_json({"report": report_id, "notice": str(notice)})
        return
    out.print(f"Withdrawn. In its place: {display_path(notice)}", soft_wrap=True)
