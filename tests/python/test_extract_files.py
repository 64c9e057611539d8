"""What is found in a file before its rows are read: positions of lines, and faults."""

import codecs
import gzip
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workbench import ROOT, SAMPLE

from scripts.errors import ExtractError
from scripts.extracts.claiming import (
    claimed_files,
    extract_files_as_json,
    extract_paths,
)
from scripts.extracts.columns import check_columns
from scripts.extracts.csv_lines import Position
from scripts.extracts.inspection import inspect, inspect_as_json
from scripts.project import Project

COLUMNS = ["id", "day", "note"]
HEADER = b"id,day,note\n"


def written(folder: Path, data: bytes, name: str = "a.csv") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def physical_lines(path: Path, reader_lines: list[int]) -> list[tuple[int, int]]:
    """Place records, given by the reader's line, as the materialisation does."""
    positions = inspect(path, path.name, COLUMNS).positions
    placed = []
    for line in reader_lines:
        last = max(
            (p for p in positions if p.reader_line <= line), key=lambda p: p.reader_line
        )
        step = line - last.reader_line
        placed.append((last.record_number + step, last.line_number + step))
    return placed


@pytest.mark.parametrize(
    ("data", "reader_lines", "expected"),
    [
        (b"1,a,b\n2,c,d\n", [2, 3], [(1, 2), (2, 3)]),
        (b'1,a,"two\nlines"\n2,c,d\n', [2, 3], [(1, 2), (2, 4)]),
        (b'1,"a\n\n\nb",c\n2,c,"d\ne"\n3,x,y\n', [2, 3, 4], [(1, 2), (2, 6), (3, 8)]),
        (b"\n1,a,b\n\n\n2,c,d\n", [3, 6], [(1, 3), (2, 6)]),
        (b'1,a,say "so"\n2,a "b",c\n3,x,y\n', [2, 3, 4], [(1, 2), (2, 3), (3, 4)]),
        (b'1,a,"say ""so""\nnow"\n2,c,d\n', [2, 3], [(1, 2), (2, 4)]),
        (b'"1","","""\n"""\n2,c,d', [2, 3], [(1, 2), (2, 4)]),
        (b'1,a,"line, with\ncomma"\n\n2,c,d\n', [2, 4], [(1, 2), (2, 5)]),
    ],
    ids=[
        "plain",
        "quoted_newline",
        "blank_lines_in_quotes",
        "blank_lines",
        "quotes_in_unquoted_cells",
        "doubled_quotes",
        "only_doubled_quotes",
        "comma_newline_blank",
    ],
)
@pytest.mark.parametrize("ends", ["lf", "crlf", "bom", "gzip"])
def test_physical_lines(
    tmp_path: Path,
    data: bytes,
    reader_lines: list[int],
    expected: list[tuple[int, int]],
    ends: str,
) -> None:
    data = HEADER + data
    name = "a.csv"
    if ends == "crlf":
        data = data.replace(b"\n", b"\r\n")
    elif ends == "bom":
        data = codecs.BOM_UTF8 + data
    elif ends == "gzip":
        data, name = gzip.compress(data), "a.csv.gz"
    path = written(tmp_path, data, name)
    assert physical_lines(path, reader_lines) == expected
    assert inspect(path, name, COLUMNS).header == COLUMNS


def test_a_file_without_quotes_or_blank_lines_needs_one_position(
    tmp_path: Path,
) -> None:
    path = written(tmp_path, HEADER + b"1,a,b\n" * 1000)
    assert inspect(path, "a.csv", COLUMNS).positions == [Position(1, 2, 2)]


def test_columns_may_be_in_any_order(tmp_path: Path) -> None:
    path = written(tmp_path, b'note,"id",day\n1,2,3\n')
    assert inspect(path, "a.csv", COLUMNS).header == ["note", "id", "day"]


FAULTS = {
    "empty": (b"", ["is empty", "Expected a header line", "Export it again"]),
    "header_alone": (HEADER, ["has a header and no record", "after line 1"]),
    "header_and_blank_lines": (HEADER + b"\n\n\n", ["has a header and no record"]),
    "blank_first_line": (b"\n" + HEADER + b"1,a,b\n", ["line 1 is blank"]),
    "missing_column": (
        b"id,note\n1,a\n",
        ["line 1", "missing: day", "Expected, in any order: id, day, note"],
    ),
    "extra_column": (
        b"id,day,why,note\n1,a,b,c\n",
        ["line 1", "not in the contract: column 3"],
    ),
    "near_to_a_column": (
        b"id,Dayy,note\n1,a,b\n",
        ["missing: day", "column 2 is near to day"],
    ),
    "header_missing": (
        b"1,MARK,a\n2,b,c\n",
        ["line 1", "header is missing, none of its 3 cells", "its header line first"],
    ),
    "header_joined_to_a_record": (
        b"id,day,note1,MARK,a\n2,b,c\n",
        ["near to note", "columns 4 to 5", "A record may stand on the line of the"],
    ),
    "columns_without_end": (
        b"id,day,note," + b"MARK," * 10_000 + b"x\n1,a,b\n",
        ["not in the contract: columns 4 to 10004"],
    ),
    "column_twice": (b"id,day,note,day\n1,a,b,c\n", ["line 1", "given twice: day"]),
    "trailing_comma_everywhere": (
        b"id,day,note,\n1,a,b,\n",
        ["line 1", "contract: column 4", "ends in a comma: remove it"],
    ),
    "trailing_comma_on_records": (
        HEADER + b"1,a,b,\n2,a,b,\n",
        ["line 2, cell 4", "ends in a comma", "Expected 3 cells"],
    ),
    "unclosed_quote": (
        HEADER + b'1,a,b\n2,"a,b\n3,a,b\n',
        ["line 3", "a quote is opened and never closed", "The whole file is refused"],
    ),
    "unclosed_quote_after_newlines": (
        HEADER + b'1,"a\nb",c\n\n2,a,"b\n3,a,b',
        ["line 5", "a quote is opened and never closed"],
    ),
    "text_after_quote": (
        HEADER + b'1,a,b\n2,"a"x,b\n',
        ["line 3, cell 2", "text follows a closing quote", "written twice"],
    ),
    "text_after_quote_of_two_lines": (
        HEADER + b'1,a,b\n2,"a\nb"x,c\n',
        ["line 4, cell 2", "text follows a closing quote"],
    ),
    "nul": (
        HEADER + b"1,a,b\n2,a\0,b\n",
        ["line 3, cell 2", "a NUL byte", "Expected text"],
    ),
    "latin_1": (
        HEADER + b"1,a,b\n2,a,caf\xe9\n",
        ["line 3, cell 3", "not UTF-8", "Save the file as CSV UTF-8"],
    ),
    "cut_in_a_character": (
        HEADER + b"1,a,b\n2,a,caf\xc3",
        ["ends inside a character", "cut short"],
    ),
    "utf_16": ("id,day,note\n1,a,b\n".encode("utf-16"), ["line 1", "UTF-16"]),
    "semicolons": (
        b"id;day;note\n1;a;b\n",
        ["line 1", "separated by a semicolon", "Expected a comma"],
    ),
    "tabs": (b"id\tday\tnote\n1\ta\tb\n", ["line 1", "separated by a tab"]),
    "bars": (b"id|day|note\n1|a|b\n", ["line 1", "separated by a bar"]),
    "semicolons_below_a_good_header": (
        HEADER + b"1;a;b\n2;a;b\n",
        ["line 2", "separated by a semicolon"],
    ),
    "line_ends_mixed": (
        HEADER + b"1,a,b\r\n2,a,b\n",
        ["line 2", "line ends differ", "LF or CRLF"],
    ),
    "line_ends_mixed_late": (
        HEADER.replace(b"\n", b"\r\n") + b"1,a,b\r\n2,a,b\n3,a,b\r\n",
        ["line 3", "line ends differ"],
    ),
    "returns_alone": (
        b"id,day,note\r1,a,b\r2,c,d\r",
        ["line 1", "lines end in CR alone", "Expected LF or CRLF"],
    ),
    "text_after_quote_behind_a_quoted_comma": (
        HEADER + b'"1,2","3"x,b\n',
        ["line 2, cell 2", "text follows a closing quote"],
    ),
    "unclosed_quote_behind_a_closed_one": (
        HEADER + b'1,"a\n2",b\n2,"a\n3","b\n4,a,b\n',
        ["line 5, cell 3", "a quote is opened and never closed"],
    ),
    "bare_return": (HEADER + b"1,a,b\r2,c,d\n3,a,b\n", ["line 2", "line ends differ"]),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_bad_file_is_refused_in_one_message(tmp_path: Path, fault: str) -> None:
    data, told = FAULTS[fault]
    path = written(tmp_path, data)
    with pytest.raises(ExtractError) as refused:
        inspect(path, "service/a.csv", COLUMNS)
    message = str(refused.value)
    assert message.startswith("service/a.csv")
    assert "Expected" in message
    for part in told:
        assert part in message, message
    assert "MARK" not in message
    assert len(message) < 500
    answer = json.loads(
        inspect_as_json(
            json.dumps([str(path)]),
            '["service/a.csv"]',
            json.dumps({"columns": COLUMNS, "limits": {}}),
        )
    )
    assert answer == {"error": message}


@given(st.lists(st.text("MARK-0\x1b[", min_size=1), min_size=1, max_size=5))
def test_no_cell_of_a_header_is_printed(cells: list[str]) -> None:
    with pytest.raises(ExtractError) as refused:
        check_columns("a.csv", cells, COLUMNS)
    assert not set("MARK\x1b[") & set(str(refused.value))


def test_faults_far_into_a_file_are_placed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is read in pieces, whose ends fall anywhere."""
    lines = b'1,a,"\xc3\xa9\xe2\x82\xac"\r\n' * 40
    head = HEADER.replace(b"\n", b"\r\n")
    for size in range(1, 40):
        monkeypatch.setattr("scripts.extracts.csv_lines.CHUNK_BYTES", size)
        good = written(tmp_path, head + lines)
        assert inspect(good, "a.csv", COLUMNS).positions[-1] == Position(1, 2, 2)
        for bad, reason in ((b"\0", "NUL"), (b"\xff", "not UTF-8"), (b"\xc3", "UTF-8")):
            path = written(tmp_path, head + lines + b"2,b," + bad + b"\r\n", "b.csv")
            with pytest.raises(ExtractError, match=reason) as refused:
                inspect(path, "b.csv", COLUMNS)
            assert str(refused.value).startswith("b.csv, line 42, cell 3"), (size, bad)


def test_damaged_gzip_and_parquet_are_refused(tmp_path: Path) -> None:
    whole = gzip.compress(HEADER + b"1,a,b\n" * 100)
    for name, data in (
        ("a.csv.gz", whole[: len(whole) // 2]),
        ("b.csv.gz", HEADER + b"1,a,b\n"),
        ("c.csv.gz", whole[:-12] + bytes(12)),
        ("d.csv.gz", whole[:20] + b"\xff\xff\xff" + whole[23:]),
        ("a.parquet", b"PAR1 and nothing more"),
    ):
        path = written(tmp_path, data, name)
        with pytest.raises(ExtractError, match=r"(?s)Expected.*(send|Send) it again"):
            inspect(path, name, COLUMNS)


def test_files_of_an_extract_are_found_in_name_order(tmp_path: Path) -> None:
    folder = tmp_path / "service" / "extract"
    folder.mkdir(parents=True)
    for name in ("b.csv", "a.csv.gz", "c.parquet", "notes.txt", ".d.csv.swp"):
        (folder / name).touch()
    (folder.parent / "extract.csv").touch()
    found = [path.name for path in extract_paths(tmp_path, "service", "extract")]
    assert found == ["extract.csv", "a.csv.gz", "b.csv", "c.parquet"]
    answer = json.loads(extract_files_as_json(str(tmp_path), "service", "extract"))
    assert answer["names"][1] == "service/extract/a.csv.gz"


def test_a_missing_extract_is_named(tmp_path: Path) -> None:
    (tmp_path / "service" / "empty").mkdir(parents=True)
    for extract in ("absent", "empty"):
        with pytest.raises(ExtractError, match=f"service/{extract} is missing") as told:
            extract_paths(tmp_path, "service", extract)
        assert "EXTRACTS_DIR" in str(told.value)
        answer = json.loads(extract_files_as_json(str(tmp_path), "service", extract))
        assert answer == {"error": str(told.value)}


@given(st.binary(max_size=200), st.booleans())
def test_any_bytes_are_read_or_refused_with_a_message(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, with_header: bool
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(HEADER * with_header + data)
    try:
        positions = inspect(path, "any.csv", COLUMNS).positions
    except ExtractError as error:
        assert re.match(r"any\.csv( is|:|, line \d+| cannot| has)", str(error))
        return
    numbers = [position.record_number for position in positions]
    assert numbers == sorted(set(numbers))


def test_an_ending_in_capitals_is_read(tmp_path: Path) -> None:
    """Field case D17: a dump sent again as "2023-05-10 corrected.CSV"."""
    folder = tmp_path / "looked_after" / "lac_review"
    folder.mkdir(parents=True)
    names = ["2022-05.csv", "2023-05-10 corrected.CSV", "2023-05.csv.GZ", "notes.md"]
    for name in names:
        (folder / name).touch()
    (tmp_path / "looked_after" / "LAC_EPISODE.CSV").touch()
    found = extract_paths(tmp_path, "looked_after", "lac_review")
    assert [path.name for path in found] == names[:3]
    [found_beside] = extract_paths(tmp_path, "looked_after", "lac_episode")
    assert found_beside.name == "LAC_EPISODE.CSV"


def test_data_that_nothing_reads_is_refused_by_name(tmp_path: Path) -> None:
    extracts = tmp_path / "extracts"
    for path in (p for p in SAMPLE.glob("*/*.csv")):
        (extracts / path.parent.name).mkdir(parents=True, exist_ok=True)
        (extracts / path.parent.name / path.name).touch()
    project = Project(ROOT, tmp_path / "home", extracts)
    assert len(claimed_files(project)) == 21
    for hidden in (".DS_Store", ".git/index"):
        (extracts / "justice" / hidden).parent.mkdir(exist_ok=True)
        (extracts / "justice" / hidden).touch()
    assert len(claimed_files(project)) == 21
    for stray in ("later.XLSX", "js_court_report 2023", "notes.md", "x\n.bak"):
        path = extracts / "justice" / stray
        path.touch()
        with pytest.raises(ExtractError, match="no extract has that name") as refused:
            claimed_files(project)
        assert f"justice/{stray}" in str(refused.value)
        path.unlink()
