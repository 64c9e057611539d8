"""The sample in every form that may be sent, and with markers in its cells."""

import codecs
import gzip
import hashlib
from dataclasses import dataclass
from pathlib import Path

import duckdb
from extract_tables import Table, path_in, read_sample, write_table

MARKER_KEY = "marker-key-7f3a91c2"
# what a row of each column of each extract holds, in its place
PLANTED = "QZXMARKER"
# values that only a damaged row holds; none may be seen outside the raw rows
MARKERS = {
    "person_id": "MARKPERSON",
    "chi": "MARKCHI",
    "surname": "MARKSURNAME",
    "forename": "MARKFORENAME",
    "postcode": "MARKPOSTCODE",
}


@dataclass(frozen=True)
class MixedBuild:
    """A build of the mixed extracts, and the digests that these had before it."""

    home: Path
    extracts: Path
    digests: dict[str, str]


def digests(folder: Path) -> dict[str, str]:
    """Return the digest of every file of a folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(
            path.read_bytes()
        ).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def reordered(table: Table) -> Table:
    """Turn the columns of the whole records round; short and long ones go."""
    whole = [record for record in table.records if len(record) == len(table.header)]
    return Table(table.header[::-1], [record[::-1] for record in whole])


def marked(extract: str, table: Table) -> Table:
    """Add a row of another partnership with marked values: it touches no figure."""
    row = [
        MARKERS.get(name, cell)
        for name, cell in zip(table.header, table.records[0], strict=True)
    ]
    assert set(row) & set(MARKERS.values()), extract
    row[table.header.index("partnership_code")] = "S37000099"
    return Table(table.header, [*table.records, row])


def write_parquet(path: Path, table: Table) -> None:
    """Write the whole records as Parquet, by way of CSV."""
    csv_path = path.with_suffix(".csv")
    write_table(csv_path, reordered(table))
    with duckdb.connect() as connection:
        connection.execute(
            f"copy (from read_csv('{csv_path}', all_varchar = true, header = true)) "
            f"to '{path}' (format parquet)"
        )
    csv_path.unlink()


def write_folder(folder: Path, table: Table) -> None:
    """Write one file per dump, in three formats."""
    at = table.header.index("extracted_on")
    older = [record for record in table.records if record[at] == "06/05/2022"]
    newer = [record for record in table.records if record[at] != "06/05/2022"]
    assert older
    assert newer
    write_table(folder / "2022.csv", Table(table.header, older))
    packed = folder / "2023.csv"
    write_table(packed, Table(table.header, newer), lineterminator="\r\n")
    (folder / "2023.csv.gz").write_bytes(gzip.compress(packed.read_bytes()))
    packed.unlink()


def write_mixed_extracts(folder: Path) -> Path:
    """Write the sample as gzip, Parquet, folder, reordered, quoted, with BOM."""
    for extract, table in read_sample().items():
        path = path_in(folder, extract)
        path.parent.mkdir(parents=True, exist_ok=True)
        match extract:
            case "cp_meeting":
                write_table(path, marked(extract, table))
                path.with_suffix(".csv.gz").write_bytes(
                    gzip.compress(path.read_bytes())
                )
                path.unlink()
            case "js_court_report":
                write_parquet(path.with_suffix(".parquet"), table)
            case "js_cpo_order":
                write_folder(path.with_suffix(""), table)
            case "youth_diversion":
                write_table(path, reordered(table))
            case "js_upw_requirement":
                write_table(path, table, quoting=1, lineterminator="\r\n")
            case "sw_person":
                write_table(path, marked(extract, table))
                path.write_bytes(codecs.BOM_UTF8 + path.read_bytes())
            case _:
                write_table(path, table)
    return folder


def planted(table: Table) -> Table:
    """Add a row for each column: the first one, with a marker in that column.

    Two more are shorter and longer than a row ought to be.
    """
    record = table.records[0]
    marked_rows = [
        [*record[:at], f"{PLANTED}{at}", *record[at + 1 :]]
        for at in range(len(table.header))
    ]
    short, long = [PLANTED, *record[1:-2]], [*record, PLANTED]
    return Table(table.header, [*table.records, *marked_rows, short, long])


def write_planted_extracts(folder: Path) -> Path:
    """Write the sample with a marker in every column of every extract."""
    for extract, table in read_sample().items():
        path = path_in(folder, extract)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_table(path, planted(table))
    return folder
