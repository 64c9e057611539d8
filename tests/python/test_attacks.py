"""Attacks, each run as a user or an attacker would, and what came of them.

Files are attacked through ``warehouse build``: those of one extract, the others are the
sample's. After each attack the marker of the planted cells is looked for in every byte
that the home and the commands have left.
"""

import gzip
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from attack_record import record
from mixed_extracts import MARKER_KEY
from workbench import ROOT, SAMPLE, copy_of_sample, copy_published, run

from scripts.errors import ExtractError
from scripts.project import Project
from scripts.published.versions import verify

MARKER = "QZXMARKER"
NAME = "looked_after/lac_review"
CONTENT = (SAMPLE / f"{NAME}.csv").read_bytes()
HEADER, FIRST, *_ = CONTENT.split(b"\n")
COLUMNS = HEADER.decode().split(",")
PLAIN = "a link, a pipe or a device"
Attack = Callable[[Path], None]


def place(name: str, content: bytes = CONTENT) -> Attack:
    """Put a file in a folder of dumps, in place of the extract's one file."""

    def attack(extracts: Path) -> None:
        (extracts / f"{NAME}.csv").unlink()
        (extracts / NAME).mkdir()
        (extracts / NAME / name).write_bytes(content)

    return attack


def beside(name: str, content: bytes = b"x") -> Attack:
    """Put a file beside the extracts."""

    def attack(extracts: Path) -> None:
        (extracts / "looked_after" / name).write_bytes(content)

    return attack


def instead(make: Callable[[Path], object], ending: str = ".csv") -> Attack:
    """Put what is no file in an extract's place."""

    def attack(extracts: Path) -> None:
        (extracts / f"{NAME}.csv").unlink()
        make(extracts / f"{NAME}{ending}")

    return attack


def link_to(target: str) -> Callable[[Path], object]:
    return lambda path: path.symlink_to(target)


def parquet(query: str) -> Attack:
    def attack(extracts: Path) -> None:
        (extracts / f"{NAME}.csv").unlink()
        duckdb.execute(f"copy ({query}) to '{extracts / NAME}.parquet'")

    return attack


def planted(line: bytes) -> bytes:
    """Put the marker into each cell of a line."""
    return b",".join(MARKER.encode() + b" " + cell for cell in line.split(b","))


BODY = CONTENT.split(b"\n", 1)[1]
COLUMNS_AS_NULL = ", ".join(f"'1' as {column}" for column in COLUMNS)
# kind and attack -> what is done, and what is printed
FILES: dict[tuple[str, str], tuple[Attack, str]] = {
    ("file kind", "a pipe"): (instead(os.mkfifo), PLAIN),
    ("file kind", "a pipe named as gzip"): (instead(os.mkfifo, ".csv.gz"), PLAIN),
    ("file kind", "a link to a device"): (instead(link_to("/dev/zero")), PLAIN),
    ("file kind", "a link to a file"): (instead(link_to("/etc/passwd")), PLAIN),
    ("file kind", "a link to a folder"): (instead(link_to("/etc"), ""), PLAIN),
    ("file kind", "a broken link"): (instead(link_to("nowhere")), PLAIN),
    ("file kind", "a link to itself"): (instead(link_to("lac_review.csv")), PLAIN),
    ("file kind", "a folder of the file's name"): (
        instead(Path.mkdir),
        "no extract has that name|is missing|no plain file",
    ),
    ("file kind", "no file"): (instead(lambda path: None), "is missing"),
    ("file kind", "an empty folder of dumps"): (instead(Path.mkdir, ""), "is missing"),
    ("file kind", "an empty file"): (place("a.csv", b""), "is empty"),
    ("file kind", "a workbook"): (beside("later.XLSX"), "no extract has that name"),
    ("file kind", "a zip"): (beside("later.zip"), "no extract has that name"),
    ("file kind", "a text"): (beside("later.txt"), "no extract has that name"),
    ("file kind", "a workbook among dumps"): (place("a.xlsx"), "is missing"),
    ("name", "a name of no extract, with a newline"): (
        beside("x\n.bak"),
        "no extract has that name",
    ),
    ("encoding", "UTF-16, low byte first"): (
        place("a.csv", CONTENT.decode().encode("utf-16")),
        "UTF-16",
    ),
    ("encoding", "UTF-16 without a mark"): (
        place("a.csv", CONTENT.decode().encode("utf-16-le")),
        "NUL byte",
    ),
    ("encoding", "Windows-1252"): (
        place("a.csv", CONTENT + "\xe9".encode("cp1252")),
        "not UTF-8|ends inside a character",
    ),
    ("encoding", "NUL bytes"): (
        place("a.csv", CONTENT.replace(b"Review", b"Rev\0iew", 1) + b"\0"),
        "NUL byte",
    ),
    ("encoding", "carriage returns alone"): (
        place("a.csv", CONTENT.replace(b"\n", b"\r")),
        "CR alone",
    ),
    ("encoding", "line ends mixed"): (
        place("a.csv", CONTENT.replace(b"\n", b"\r\n", 5)),
        "line ends differ",
    ),
    ("encoding", "cut in a character"): (
        place("a.csv", CONTENT + b"\xe2\x82"),
        "ends inside a character|not UTF-8",
    ),
    ("bomb", "a gzip that unpacks to 1000 times its size"): (
        place(
            "a.csv.gz",
            gzip.compress(HEADER + b"\n" + (FIRST + b"\n") * 1_500_000, 9),
        ),
        "for each packed one",
    ),
    ("bomb", "a line of 300 MB"): (
        place("a.csv", HEADER + b"\n" + b"x" * 300_000_000),
        "a line of more than",
    ),
    ("bomb", "a cell of 2 MB over many lines"): (
        place("a.csv", HEADER + b'\n"' + b"x\n" * 1_000_000 + b'"\n'),
        "a cell of more than",
    ),
    ("bomb", "10,000 columns"): (
        place("a.csv", b",".join(b"c%d" % n for n in range(10_000)) + b"\n" + BODY),
        "the header is missing",
    ),
    ("bomb", "100 million records of one value in Parquet"): (
        parquet(f"select {COLUMNS_AS_NULL} from range(51000000)"),
        "more than 50,000,000 records",
    ),
    ("bomb", "a million broken lines"): (
        place("a.csv", CONTENT + b"x\n" * 1_000_000),
        "are not valid rows",
    ),
    ("bomb", "a gzip cut short"): (
        place("a.csv.gz", gzip.compress(CONTENT)[:-200]),
        "not a whole gzip file",
    ),
    ("bomb", "a gzip of another content"): (
        place("a.csv.gz", CONTENT),
        "not a whole gzip file|Not a gzipped file",
    ),
    ("bomb", "a Parquet file of another content"): (
        place("a.parquet", CONTENT),
        "not a Parquet file",
    ),
    ("file content in a message", "no header"): (
        place("a.csv", planted(FIRST) + b"\n" + BODY),
        "the header is missing",
    ),
    ("file content in a message", "a header joined to a record"): (
        place("a.csv", HEADER + b"," + planted(FIRST) + b"\n" + BODY),
        "the columns are not those",
    ),
    ("file content in a message", "a link to a file with the marker"): (
        instead(link_to("../../marked.txt")),
        PLAIN,
    ),
    ("file content in a message", "a quote that is never closed"): (
        place("a.csv", HEADER + b'\n"' + planted(FIRST) + b"\n" + BODY),
        "never closed|text follows a closing quote|a cell of more than",
    ),
    ("file content in a message", "more broken lines than rows"): (
        place("a.csv", b"\n".join([HEADER, FIRST, *[planted(b"a,b")] * 9])),
        "are not valid rows",
    ),
    ("file content in a message", "semicolons"): (
        place("a.csv", CONTENT.replace(b",", b";")),
        "separated by a semicolon",
    ),
}
# each holds some of the records
NAMES = {
    "a glob": "may[3].csv",
    "stars": "*.csv",
    "a question mark": "ma?.csv",
    "a quote": 'o\'brien "may".csv',
    "SQL": "'); drop schema raw cascade; --.csv",
    "Jinja": "{{ 1 % 0 }}.csv",
    "a newline": "a\nb.csv",
    "an escape sequence": "\x1b[31mred.csv",
    "text that runs from right to left": "\u202evsc.csv",
    "a formula": "=1+1.csv",
    "an option": "--help.csv",
    "250 letters": "a" * 246 + ".csv",
    "a mark before UTF-8": "mark.csv",
}
KEYS = {
    ("key", "one letter"): ("a", "can be guessed"),
    ("key", "blanks"): ("                    ", "can be guessed"),
    ("key", "one letter again and again"): ("a" * 40, "can be guessed"),
    ("key", "none"): ("", "PSEUDONYM_KEY is not set"),
    ("key", "the sample's, beside a CHI number that can be real"): (
        "for the synthetic sample only",
        "identifiers can be real",
    ),
}
QUERIES = {
    ("query", "a file of the machine"): "from read_text('/etc/passwd')",
    ("query", "the network"): "from read_csv('https://www.example.org/a.csv')",
    ("query", "a copy to a file"): "copy (select 1) to '/tmp/attack.csv'",
    ("query", "another database"): "attach '/tmp/attack.duckdb'",
    ("query", "an extension"): "install httpfs",
    ("query", "more memory"): "set memory_limit = '90GB'",
    ("query", "access again"): "set enable_external_access = true",
    ("query", "two statements"): "select 1; select 2",
    ("query", "a change"): "delete from marts.indicator_status",
    ("query", "an environment variable"): "select getenv('PSEUDONYM_KEY')",
    ("query", "memory without end"): (
        "select count(distinct a.i * b.i + hash(a.i)) "
        "from range(100000) a(i), range(100000) b(i)"
    ),
}
COMMANDS = (
    ("status",),
    ("query", "from marts.indicator_status"),
    ("history",),
    ("explain", "4.6"),
    ("gate", "raw"),
    ("check",),
    ("check", "--rejects"),
    ("publish",),
    ("publish", "--verify"),
    ("publish", "--rollback"),
    ("report", "open-data"),
    ("edition", "diff", "2022-03", "2023-03"),
)
BUILD = ("build", "--anew", "--vars", "{sample: true}")


def holders(folder: Path) -> list[Path]:
    """Return the files below a folder that hold the marker, extracts apart."""
    return [
        path
        for path in folder.rglob("*")
        if path.is_file()
        and not path.is_symlink()
        and "extracts" not in path.relative_to(folder).parts[:1]
        and path.name not in {"marked.txt", "warehouse.duckdb"}
        and MARKER.encode() in path.read_bytes()
    ]


@pytest.mark.prove
@pytest.mark.parametrize("what", FILES, ids=": ".join)
def test_an_attack_on_a_file_is_one_message_or_what_is_expected(
    tmp_path: Path, what: tuple[str, str]
) -> None:
    attack, message = FILES[what]
    extracts = copy_of_sample(tmp_path / "extracts")
    (tmp_path / "marked.txt").write_text(MARKER)
    attack(extracts)
    done = run(
        *("warehouse", "build", "--home", tmp_path),
        settings={"EXTRACTS_DIR": extracts, "PSEUDONYM_KEY": MARKER_KEY},
    )
    shown = done.stdout + done.stderr
    assert "Traceback" not in shown
    assert MARKER not in shown
    assert holders(tmp_path) == []
    assert done.returncode == ExtractError.exit_code, shown
    found = re.search(message, shown)
    assert found, shown
    assert not (tmp_path / "published").exists()
    record(*what, "one message", f"refused: {found[0]}")


@pytest.mark.prove
def test_a_file_is_read_whatever_its_name(tmp_path: Path) -> None:
    extracts = copy_of_sample(tmp_path / "extracts")
    (extracts / f"{NAME}.csv").unlink()
    (extracts / NAME).mkdir()
    rows = BODY.splitlines(keepends=True)
    for number, (kind, name) in enumerate(NAMES.items()):
        mark = b"\xef\xbb\xbf" * ("mark" in kind)
        content = mark + HEADER + b"\n" + b"".join(rows[number :: len(NAMES)])
        (extracts / NAME / name).write_bytes(content)
    done = run(
        *("warehouse", "build", "--home", tmp_path),
        settings={"EXTRACTS_DIR": extracts, "PSEUDONYM_KEY": MARKER_KEY},
    )
    # they are all of one dump
    assert "Expected one content per dump" in done.stdout + done.stderr
    assert "\x1b" not in done.stdout + done.stderr
    with duckdb.connect(tmp_path / "build" / "warehouse.duckdb") as connection:
        counts = dict(
            connection.execute(
                "select _file_name, count(*) from raw.lac_review group by all"
            ).fetchall()
        )
    for number, (kind, name) in enumerate(NAMES.items()):
        count = counts.pop(f"{NAME}/{name}")
        assert count == len(rows[number :: len(NAMES)]), name
        record("name", kind, "read as any other", f"read whole, {count} rows")
    assert not counts


@pytest.mark.prove
@pytest.mark.parametrize("what", KEYS, ids=": ".join)
def test_a_weak_key_is_refused(tmp_path: Path, what: tuple[str, str]) -> None:
    key, message = KEYS[what]
    extracts = copy_of_sample(tmp_path / "extracts")
    file = extracts / "social_work" / "sw_person.csv"
    text = file.read_text()
    # the first CHI number of the sample, with the check digit that it ought to have
    file.write_text(text.replace("1409109679", "1409109674"))
    done = run(
        *("warehouse", "build", "--home", tmp_path),
        settings={"EXTRACTS_DIR": extracts, "PSEUDONYM_KEY": key},
    )
    assert done.returncode in {3, 4}, done.stdout
    assert message in done.stdout + done.stderr
    assert not (tmp_path / "published").exists()
    record(*what, "refused", f"refused: {message}")


@pytest.mark.prove
@pytest.mark.parametrize("what", QUERIES, ids=": ".join)
def test_a_query_reaches_nothing_else(sample_home: Path, what: tuple[str, str]) -> None:
    before = verify(Project(ROOT, sample_home))
    done = run("warehouse", "query", QUERIES[what], "--home", sample_home)
    assert done.returncode == 2, done.stdout
    assert "Traceback" not in done.stderr
    assert "root:" not in done.stdout
    assert verify(Project(ROOT, sample_home)) == before
    said = done.stderr.splitlines()[0].replace(str(sample_home), "")
    record(*what, "refused", f"refused: {said[:70]}")


@pytest.mark.prove
def test_every_command_beside_every_other_leaves_all_whole(
    sample_home: Path, tmp_path: Path
) -> None:
    """A build beside each of twelve commands, and each of these beside each other."""
    project = Project(ROOT, tmp_path)
    copy_published(sample_home, tmp_path)
    shutil.copyfile(Project(ROOT, sample_home).build_file, project.build_file)
    shutil.copyfile(Project(ROOT, sample_home).checked_file, project.checked_file)
    shutil.copytree(sample_home / "target", tmp_path / "target")

    def begin(command: tuple[str, ...]) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [
                *(str(Path(sys.executable).with_name("warehouse")), *command),
                *("--home", str(tmp_path)),
            ],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            cwd=ROOT,
        )

    def end(process: subprocess.Popen[str], command: tuple[str, ...]) -> int:
        shown, _ = process.communicate(timeout=600)
        assert "Traceback" not in shown, (command, shown)
        assert process.returncode in {0, 2, 4, 5}, (command, shown)
        return process.returncode

    pairs = 0
    for number, one in enumerate(COMMANDS):
        for other in COMMANDS[number:]:
            both = [(begin(command), command) for command in (one, other)]
            for process, command in both:
                end(process, command)
            verify(project)
            pairs += 1
    left, builds = list(COMMANDS), 0
    while left:
        building = begin(BUILD)
        builds += 1
        while left and building.poll() is None:
            end(begin(left[0]), left.pop(0))
        assert end(building, BUILD) == 0
        verify(project)
    record(
        "command beside command",
        f"{pairs} pairs of 12 commands, and a build beside each of the 12",
        "no traceback, no damage",
        "none; what is published verified after each pair and each build",
    )
