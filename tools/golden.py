"""The sample's accepted figures: a golden file, and the answers in the docs.

``make accept`` accepts the figures of the last ``make build``. A test compares both
files with a build of the sample.
"""

import re
import sys

from scripts.errors import WarehouseError
from scripts.project import Project, find_project
from scripts.published.queries import Answer, run_query

GOLDEN = "tests/fixtures/indicator_status.csv"
QUERIES = "docs/queries.md"
# a query of the page, and the table below it
_QUERY = re.compile(r"```sql\n(?P<sql>.*?)```\n(?:\n(?:\|[^\n]*\n)+)?", re.DOTALL)


def golden_text(project: Project) -> str:
    """Return `marts.indicator_status` as CSV: every row and column, in order."""
    status = run_query(
        project,
        "select columns(*)::varchar from marts.indicator_status "
        "order by partnership_code, edition_id, chapter_id, indicator_id",
    )
    return "".join(
        ",".join(_quoted(cell) for cell in row) + "\n"
        for row in (status.columns, *status.rows)
    )


def _quoted(cell: str | None) -> str:
    text = cell or ""
    quoted = '"' + text.replace('"', '""') + '"'
    return quoted if re.search(r'[",\n]', text) else text


def answered(project: Project, page: str) -> str:
    """Return the page with each query's current result below it, as a table.

    Raises:
        UsageError: a query cannot be run.
    """

    def with_answer(query: re.Match[str]) -> str:
        sql = query["sql"]
        return f"```sql\n{sql}```\n\n{_table(run_query(project, sql))}"

    return _QUERY.sub(with_answer, page)


def _table(answer: Answer) -> str:
    lines = [answer.columns, ["---"] * len(answer.columns), *answer.rows]
    return "".join(f"| {' | '.join(map(_cell, line))} |\n" for line in lines)


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return text.replace("|", "\\|").replace("\n", " ")


def main() -> None:
    """Write both files from the published database."""
    project = find_project()
    for name, text in (
        (GOLDEN, golden_text(project)),
        (QUERIES, answered(project, (project.root / QUERIES).read_text())),
    ):
        (project.root / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    try:
        main()
    except WarehouseError as error:
        sys.exit(str(error))
