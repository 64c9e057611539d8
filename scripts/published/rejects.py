"""What the last build could not read, to be sent back: file, line, column, reason."""

import csv
from pathlib import Path

import duckdb

from scripts.database import no_formula, open_build
from scripts.errors import UsageError
from scripts.extracts.claiming import services
from scripts.project import Project

COLUMNS = (
    "extract_name",
    "file_name",
    "record_number",
    "line_number",
    "column_name",
    "reason_code",
    "expected",
    "what_to_do",
)


def rejects(project: Project, service: str | None = None) -> list[tuple[object, ...]]:
    """Return refused rows and unread cells of the last build, in the order of files.

    Args:
        project: whose build is read.
        service: folder of the extracts, for example ``justice``; all if not given.

    Returns:
        A tuple of :data:`COLUMNS` per row or cell and reason: no value of one is in it.

    Raises:
        UsageError: there is no such service, or no build that got that far.
    """
    known = sorted(set(services(project).values()))
    if service and service not in known:
        raise UsageError(
            f"There is no service {service!r}.\nExpected one of {', '.join(known)}."
        )
    listed = ", ".join(
        f"{no_formula('rejected.file_name')} as file_name"
        if name == "file_name"
        else f"rejected.{name}"
        for name in COLUMNS
    )
    try:
        with open_build(project) as connection:
            return connection.execute(
                f"select {listed} from (select * from quality.rejected_rows union all "
                "select * from quality.unread_cells) as rejected "
                "inner join reference.extract as extracts "
                "on rejected.extract_name = extracts.extract_name "
                "where extracts.service = coalesce($1, extracts.service) order by all",
                [service],
            ).fetchall()
    except duckdb.CatalogException as error:
        raise UsageError(
            "There is no build that got that far as to look at rows one by one.\n"
            "Run: make build"
        ) from error


def write_rejects(rows: list[tuple[object, ...]], file: Path) -> None:
    """Write refused rows and unread cells as CSV, with a header.

    Raises:
        UsageError: the file cannot be written.
    """
    try:
        with file.open("w", encoding="utf-8", newline="") as handle:
            writer = csv.writer(handle)
            writer.writerow(COLUMNS)
            writer.writerows(rows)
    except OSError as error:
        raise UsageError(
            f"{file} cannot be written: {error.strerror}.\nName another: --out FILE.csv"
        ) from error
