"""The commands that read what is published: status, query, history."""

from typing import Annotated

import typer
from rich.table import Table

from scripts.cli.console import Home, Json, out, print_json, print_summary, print_table
from scripts.errors import UsageError
from scripts.project import find_project
from scripts.published import queries


def status(
    edition: Annotated[
        str | None, typer.Option(help="Edition, for example 2023-03.")
    ] = None,
    home: Home = None,
    as_json: Json = False,
) -> None:
    """List the open tasks before the committee meets.

    Example: warehouse status --edition 2023-03
    """
    project = find_project(home)
    chosen = edition or queries.newest_edition(project)
    found = queries.indicators(project, chosen)
    if not found.rows:
        raise UsageError(
            f"There is no edition {chosen} in the published warehouse.\nEditions: "
            'warehouse query "from reference.report_edition"'
        )
    to_do = queries.tasks(project, chosen)
    if as_json:
        print_json({"edition": chosen, "tasks": to_do.records()})
        return
    print_summary(project)
    out.print()
    if not to_do.rows:
        out.print(f"Edition {chosen}: nothing to do.")
        return
    table = Table(title=f"To do for edition {chosen}", title_justify="left")
    for heading in ("What", "Which", "Who", "Details"):
        table.add_column(heading, overflow="fold")
    for task in to_do.records():
        table.add_row(
            task["task_label"], task["subjects"], task["owner_role"] or "", task["task"]
        )
    out.print(table)


def query(
    sql: Annotated[str, typer.Argument(help="One SQL statement.")],
    home: Home = None,
    as_json: Json = False,
) -> None:
    """Run one SQL query on the published warehouse, read-only.

    Example: warehouse query "from marts.indicator_status"
    """
    answer = queries.run_query(find_project(home), sql)
    if as_json:
        print_json(answer.records())
        return
    print_table(answer.columns, answer.rows)


def history(
    expectation: Annotated[
        str | None,
        typer.Argument(
            help="A check, or relation.check, as messages name it; its results run by "
            "run."
        ),
    ] = None,
    home: Home = None,
    as_json: Json = False,
) -> None:
    """List the runs, or the results of one expectation over time.

    A run that was not published is in build/runs/, and listed after the next publish.

    Example: warehouse history cp_meeting.row_volume
    """
    project = find_project(home)
    if expectation is None:
        answer = queries.runs(project)
    else:
        answer = queries.expectation_over_time(project, expectation)
        if not answer.rows:
            raise UsageError(
                f"No run has evaluated an expectation {expectation!r}.\nTheir names: "
                'warehouse query "select distinct relation, check_name from '
                'quality.expectation_results"'
            )
    if as_json:
        print_json(answer.records())
        return
    print_table(answer.columns, answer.rows)
