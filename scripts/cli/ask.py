"""The commands that read what is published: status, query, history."""

from typing import Annotated

import typer
from rich.table import Table

from scripts.cli.console import Home, Json, out, print_json, print_summary, print_table
from scripts.errors import UsageError
from scripts.project import find_project
from scripts.published import queries as readers


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
    """Ask the published warehouse a question in SQL (read-only)."""
    answer = readers.ask(find_project(home), sql)
    if as_json:
        print_json(answer.records())
        return
    print_table(answer.columns, answer.rows)


def history(
    expectation: Annotated[
        str | None,
        typer.Argument(
            help="What became of it run by run: a check, or relation.check, as the "
            "messages name it."
        ),
    ] = None,
    home: Home = None,
    as_json: Json = False,
) -> None:
    """List the runs, or the results of one expectation over time.

    What was not published yet is in build/runs/, and appears after the next publish.
    """
    project = find_project(home)
    if expectation is None:
        answer = readers.runs(project)
    else:
        answer = readers.expectation_over_time(project, expectation)
        if not answer.rows:
            raise UsageError(
                f"No run has asked an expectation {expectation!r}.\nTheir names: "
                'warehouse query "select distinct relation, check_name from '
                'quality.expectation_results"'
            )
    if as_json:
        print_json(answer.records())
        return
    print_table(answer.columns, answer.rows)
