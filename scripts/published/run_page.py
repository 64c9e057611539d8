"""The page of a run, for those who send extracts: failed checks, and what was not read.

``build/runs/<run_id>/page.html`` is written when a run ends, published or stopped.
It names files, lines and columns, and holds no value of a person: it may be sent on.
"""

from pathlib import Path
from typing import Any

import duckdb
import jinja2

from scripts.database import open_file
from scripts.files import read_json
from scripts.published.runs import Run

PAGE = "page.html"
SHOWN_LINES = 20
REFUSALS = """
    with refusals as (

        select
            extracts.service,
            rejected.extract_name,
            extracts.extract_title,
            extracts.owner_role,
            parse_filename(rejected.file_name) as file_name,
            rejected.column_name,
            rejected.expected,
            rejected.what_to_do,
            list(rejected.line_number order by rejected.line_number) as lines
        from (
            from quality.rejected_rows union all from quality.unread_cells
        ) as rejected
        inner join reference.extract as extracts
            on rejected.extract_name = extracts.extract_name
        group by all

    )

    select
        * exclude (lines),
        len(lines) as row_count,
        array_to_string(lines[:$shown], ', ') as line_numbers
    from refusals
    order by all
"""


def write_page(run: Run) -> Path:
    """Write the page of a run that has ended, published or stopped."""
    results: list[dict[str, Any]] = []
    for file in sorted(run.folder.glob("expectation_results_*.json")):
        results += read_json(file)
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    page = run.folder / PAGE
    page.write_text(
        environment.get_template("run_page.html").render(
            run=run.facts,
            asked=len(results),
            results=[r for r in results if r["outcome"] != "passed"],
            # before its extracts are found the file is that of an earlier build
            refusals=None
            if run.facts.get("stopped_in") == "extracts"
            else _refusals(run.project.build_file),
        ),
        encoding="utf-8",
    )
    return page


def _refusals(build_file: Path) -> list[dict[str, Any]] | None:
    """Return what was not read by reason; none if the build stopped before it."""
    try:
        with open_file(build_file) as connection:
            cursor = connection.execute(REFUSALS, {"shown": SHOWN_LINES})
            names = [column[0] for column in cursor.description or []]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    except (duckdb.CatalogException, duckdb.IOException):
        return None
