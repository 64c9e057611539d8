"""The page of a run, for those who send extracts: failed checks, refused and unread.

``build/runs/<run_id>/page.html`` is written when a run ends, published or stopped.
It names files, lines and columns, and holds no value of a person: it may be sent on.
"""

from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import duckdb
import jinja2

from scripts.database import open_file
from scripts.errors import WarehouseError
from scripts.files import read_json
from scripts.published.runs import Run

PAGE = "page.html"
SHOWN_LINES = 20
LOCATIONS = """
    with locations as (

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
        from quality.{table} as rejected
        inner join reference.extract as extracts
            on rejected.extract_name = extracts.extract_name
        group by all

    )

    select
        * exclude (lines),
        len(lines) as row_count,
        array_to_string(lines[:$shown], ', ') as line_numbers
    from locations
    order by all
"""
# what hangs on the cells of an extract in the newest edition, once that is known
STAKES = """
    select
        subject,
        {
            'task': task,
            'status_count': status_count_at_stake,
            'case_count': case_count_at_stake
        }
    from quality.coordinator_tasks
    where
        task_code = 'cells_unread'
        and edition_id in (
            select max_by(edition_id, data_cut_off_on)
            from core.dim_edition
        )
"""


def write_page(run: Run) -> Path:
    """Write the page of a run that has ended, published or stopped."""
    results: list[dict[str, Any]] = []
    for file in sorted(run.folder.glob("expectation_results_*.json")):
        results += read_json(file) or []
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # before its extracts are found the file is that of an earlier build
    is_before = run.facts.get("stopped_in") == "extracts"
    build_file = None if is_before else run.project.build_file
    page = run.folder / PAGE
    page.write_text(
        environment.get_template("run_page.html").render(
            run=run.facts,
            asked=len(results),
            results=[r for r in results if r["outcome"] != "passed"],
            refusals=_locations(build_file, "rejected_rows") if build_file else None,
            unread=_unread(build_file) if build_file else None,
        ),
        encoding="utf-8",
    )
    return page


def _unread(build_file: Path) -> list[dict[str, Any]] | None:
    """Return the extracts with unread cells, first those on which most hangs."""
    locations = _locations(build_file, "unread_cells")
    if locations is None:
        return None
    try:
        with open_file(build_file) as connection:
            stakes = dict(connection.execute(STAKES).fetchall())
    except duckdb.CatalogException:
        stakes = {}
    nothing = {"task": "", "status_count": 0, "case_count": 0}
    extracts = []
    for name, found in groupby(locations, key=itemgetter("extract_name")):
        rows = list(found)
        extracts.append({**rows[0], **stakes.get(name, nothing), "rows": rows})
    return sorted(
        extracts,
        key=lambda extract: (-extract["status_count"], -extract["case_count"]),
    )


def _locations(build_file: Path, table: str) -> list[dict[str, Any]] | None:
    """Return refused rows or unread cells by reason; none if no build got there."""
    try:
        with open_file(build_file) as connection:
            query = LOCATIONS.format(table=table)
            cursor = connection.execute(query, {"shown": SHOWN_LINES})
            names = [column[0] for column in cursor.description or []]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    except (duckdb.Error, WarehouseError):
        return None
