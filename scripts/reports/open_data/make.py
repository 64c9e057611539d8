"""``warehouse report open-data``: the public tables as files.

    published/public/open_data  -> open_data_versions/<name>

Each table ``published.rpt_*`` is a CSV file and a Parquet file. ``datapackage.json``
(Frictionless Data Package) and ``csv-metadata.json`` (CSV on the Web) describe the CSV
files by the descriptions and keys of the dbt project; ``indicators.xlsx`` is for
people. No file names the run or the time: the same tables make the same bytes.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

from scripts.database import no_formula, quoted
from scripts.files import fingerprint, write_json
from scripts.project import Project
from scripts.published.record import published_run
from scripts.published.runs import digests
from scripts.reports.making import SYNTHETIC, draft_of
from scripts.reports.open_data.descriptions import (
    CSVW,
    MARK,
    PACKAGE,
    WORKBOOK,
    csvw,
    package,
    readme,
)
from scripts.reports.open_data.tables import PublicTables, Table
from scripts.reports.sources import PROFILES
from scripts.reports.versions import ReportVersions

REPORT = "open_data"
PROFILE = PROFILES["public"]


@dataclass(frozen=True)
class OpenData:
    """Open data that are in place.

    Attributes:
        fingerprint: SHA-256 of all files.
        tables: how many there are.
        rows: how many they have together.
    """

    fingerprint: str
    tables: int
    rows: int


def make_open_data(project: Project, *, wait: float = 0.0) -> tuple[OpenData, bool]:
    """Write the open data from what is published, and put them in place.

    Args:
        project: whose published file is read.
        wait: seconds to wait for another command that writes to the same home.

    Returns:
        What is in place, and whether it differs from what was.

    Raises:
        LockedError: another command holds the home.
        WarehouseError: nothing was made; the data before are untouched.
    """
    with draft_of(project, REPORT, PROFILE, PACKAGE, wait) as (draft, versions):
        return _make(project, draft, versions)


def _make(
    project: Project, draft: Path, versions: ReportVersions
) -> tuple[OpenData, bool]:
    from scripts.reports.open_data.workbook import write_workbook  # noqa: PLC0415  pandas

    note = SYNTHETIC if published_run(project).is_sample else ""
    with PublicTables(project, draft) as source:
        rows = sum(_write_table(source, table, draft) for table in source.tables)
        about = package(source, draft, note)
        write_workbook(
            draft / WORKBOOK,
            project.root,
            source.connection,
            source.described(),
            (MARK, note),
        )
        write_json(draft / CSVW, csvw(source, note))
        (draft / "README.md").write_text(readme(source, note), encoding="utf-8")
        tables = len(source.tables)
    made = digests(draft, sorted(draft.iterdir()))
    data = OpenData(fingerprint([made, about]), tables, rows)
    name = data.fingerprint[:16]
    is_new = versions.get(name) is None
    if is_new:
        versions.complete(draft, name, about)
    versions.show(name)
    versions.remove_old(name)
    return data, is_new


def _write_table(source: PublicTables, table: Table, folder: Path) -> int:
    """Write a table as Parquet and as CSV (RFC 4180); return its number of rows."""
    names = [column.name for column in table.columns]
    order = ", ".join(f'"{column}"' for column in table.key)
    source.connection.execute(
        f'copy (from "{table.name}" order by {order}) to '
        f"{quoted(folder / f'{table.name}.parquet')} (format parquet, compression zstd)"
    )
    cells = ", ".join(
        no_formula(f'"{column.name}"')
        if column.type == "VARCHAR"
        else f'"{column.name}"::varchar'
        for column in table.columns
    )
    rows = source.connection.execute(
        f'select {cells} from (from "{table.name}" order by {order})'
    ).fetchall()
    path = folder / f"{table.name}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(names)
        writer.writerows(rows)
    return len(rows)
