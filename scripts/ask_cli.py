"""The commands that read what is published: status, query, history."""

from typing import Annotated

import typer
from rich.table import Table

from scripts import readers
from scripts.errors import UsageError
from scripts.printing import Home, Json, out, print_json, print_summary
from scripts.project import find_project

TASK_TITLES = {
    "action_missing": "Remedial action missing",
    "data_overdue": "Data overdue",
    "data_due": "Data to come",
    "value_provisional": "Provisional figure",
    "rows_refused": "Rows refused",
}


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
    for code, subject, role, task in to_do.rows:
        table.add_row(TASK_TITLES[code], subject, role or "", task)
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
    table = Table()
    for column in answer.columns:
        table.add_column(column, overflow="fold")
    for row in answer.rows:
        table.add_row(*("" if cell is None else str(cell) for cell in row))
    out.print(table, highlight=False)
    out.print(f"{len(answer.rows)} rows" if len(answer.rows) != 1 else "1 row")
