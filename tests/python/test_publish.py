"""Each audience's file holds what is meant for it, and is put in place whole or not."""

import errno
import os
import struct
import subprocess
import sys
from fnmatch import fnmatchcase
from pathlib import Path

import duckdb
import pytest
from mixed_extracts import digests
from small_build import small_build
from workbench import ROOT, rows

from scripts.errors import WarehouseError
from scripts.project import Project
from scripts.published import publish as publishing
from scripts.published.publish import CASE_REFERENCES, ROWS_OF_PERSONS
from scripts.published.runs import Run

COLUMNS = (
    "select schema_name || '.' || table_name, column_name from duckdb_columns() "
    "where schema_name = 'quality' and table_name in ('runs', 'expectation_results')"
)
FILES = ("warehouse.duckdb", "restricted/core.duckdb", "restricted/cases.duckdb")
HISTORY = {"quality.runs", "quality.expectation_results"}
READERS = {"reference", "indicators", "marts", "published", "quality"}
PERSONAL = ("surname", "forename", "name_of", "postcode", "chi", "scn", "dob")


@pytest.fixture(scope="module")
def home(sample_home: Path) -> Path:
    """The sample's home; not to be changed."""
    return sample_home


@pytest.fixture(scope="module")
def small_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a few tables, published, to be published again and again."""
    folder = tmp_path_factory.mktemp("small")
    small_build(folder, "run-0")
    publishing.publish_checked(Project(ROOT, folder))
    return folder


def tables(file: Path) -> set[str]:
    names = "select schema_name || '.' || table_name from duckdb_tables()"
    return {str(name) for (name,) in rows(file, names)}


def comments(file: Path) -> dict[str, object]:
    """Return the comment of each table and column that has one."""
    where = "where comment is not null"
    found = rows(
        file,
        "select schema_name || '.' || table_name, comment from duckdb_tables() "
        f"{where} union all select schema_name || '.' || table_name || '.' || "
        f"column_name, comment from duckdb_columns() {where}",
    )
    return {str(name): comment for name, comment in found}


def test_each_file_holds_what_its_audience_is_given(home: Path) -> None:
    built = tables(home / "build" / "warehouse.duckdb")
    of_persons = {
        name for name in built if any(fnmatchcase(name, p) for p in ROWS_OF_PERSONS)
    }
    cases = set(CASE_REFERENCES)
    expected = {name for name in built if name.split(".")[0] in READERS}
    expected -= of_persons | cases
    assert tables(home / "published" / "warehouse.duckdb") == expected | HISTORY
    assert {name.split(".")[0] for name in expected} == READERS
    restricted = {name for name in built if name.startswith("core.")} | of_persons
    assert tables(home / "published" / "restricted" / "core.duckdb") == restricted
    assert tables(home / "published" / "restricted" / "cases.duckdb") == cases


@pytest.mark.parametrize("name", FILES)
def test_a_published_file_is_one_that_older_tools_open(home: Path, name: str) -> None:
    file = home / "published" / name
    with duckdb.connect(file, read_only=True) as connection:
        [(tags,)] = connection.execute(
            "select tags from duckdb_databases() where not internal"
        ).fetchall()
    assert tags["storage_version"] == "v1.4.0+"
    # the main header: checksum, DUCK, then the version of the format; 67 is 1.4's
    magic, version = struct.unpack_from("<4sQ", file.read_bytes()[:32], 8)
    assert (magic, version) == (b"DUCK", 67)
    assert not file.with_name(file.name + ".wal").exists()


@pytest.mark.parametrize("name", FILES)
def test_a_published_file_has_no_view_and_keeps_its_descriptions(
    home: Path, name: str
) -> None:
    file = home / "published" / name
    assert rows(file, "select 1 from duckdb_views() where not internal") == []
    build = comments(home / "build" / "warehouse.duckdb")
    kept = comments(file)
    history = {item for item in kept if ".".join(item.split(".")[:2]) in HISTORY}
    told = {
        *(f"{table}.{column}" for table, column in rows(file, COLUMNS)),
        *(HISTORY if name == "warehouse.duckdb" else ()),
    }
    assert history == told
    held = tables(file)
    assert {item: kept[item] for item in kept.keys() - history} == {
        item: comment
        for item, comment in build.items()
        if ".".join(item.split(".")[:2]) in held
    }
    assert len(kept) > len(held) * 4


def test_no_column_is_of_a_person(home: Path) -> None:
    for name in FILES:
        columns = rows(
            home / "published" / name,
            "select schema_name, table_name, column_name from duckdb_columns() "
            "where not internal",
        )
        personal = [
            (schema, table, column)
            for schema, table, column in columns
            for word in PERSONAL
            if word in str(column).split("_") or str(column) == word
        ]
        # the seed that turns postcodes into areas holds the sample's invented ones
        assert {(s, t) for s, t, _ in personal} <= {("reference", "postcode_locality")}


def test_the_folders_are_closed_to_others(home: Path) -> None:
    for folder in (home / "build", home / "published" / "restricted"):
        assert folder.stat().st_mode & 0o777 == 0o700, folder


def test_a_folder_that_was_open_is_closed(small_home: Path) -> None:
    restricted = small_home / "published" / "restricted"
    restricted.chmod(0o755)
    publishing.publish_checked(Project(ROOT, small_home))
    assert restricted.stat().st_mode & 0o777 == 0o700


def test_a_full_disk_leaves_the_published_files(
    small_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = digests(small_home / "published")
    copy = publishing._copy
    copied: list[Path] = []

    def copy_once(
        build: Path, draft: Path, audience: publishing.Audience, run: Run
    ) -> None:
        if copied:
            draft.write_bytes(b"half a file")
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        copied.append(draft)
        copy(build, draft, audience, run)

    monkeypatch.setattr(publishing, "_copy", copy_once)
    with pytest.raises(WarehouseError, match="No space left") as stopped:
        publishing.publish_checked(Project(ROOT, small_home))
    assert "The files published before are unchanged" in str(stopped.value)
    assert copied
    assert digests(small_home / "published") == before


@pytest.mark.parametrize(
    "step",
    [
        "publish._verify",
        "publish._comment",
        "versions.sync",
        "versions.replace_symlink",
    ],
)
def test_a_failing_step_leaves_the_published_files(
    small_home: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    before = digests(small_home / "published")

    def fail(*_: object) -> None:
        raise duckdb.IOException("the device went away")

    monkeypatch.setattr(f"scripts.published.{step}", fail)
    with pytest.raises(WarehouseError, match="the device went away"):
        publishing.publish_checked(Project(ROOT, small_home))
    assert digests(small_home / "published") == before


def test_a_copy_that_differs_is_not_published(
    small_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = digests(small_home / "published")
    comment = publishing._comment

    def change(connection: duckdb.DuckDBPyConnection) -> None:
        comment(connection)
        written = connection.execute(
            "select table_name from duckdb_tables() "
            "where database_name = 'draft' and schema_name = 'marts'"
        ).fetchall()
        if written:
            connection.execute(
                "update draft.marts.marker set i = -1 where "
                "rowid = (select max(rowid) from draft.marts.marker)"
            )

    monkeypatch.setattr(publishing, "_comment", change)
    with pytest.raises(WarehouseError, match=r"marts\.marker does not"):
        publishing.publish_checked(Project(ROOT, small_home))
    assert digests(small_home / "published") == before


def test_a_full_file_system_leaves_the_published_files(small_home: Path) -> None:
    """A real limit on the size of a file, in a process of its own."""
    before = digests(small_home / "published")
    code = (
        "import resource, signal, sys; from pathlib import Path\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, 500_000))\n"
        "from scripts.errors import WarehouseError\n"
        "from scripts.project import Project\n"
        "from scripts.published.publish import publish_checked\n"
        "try:\n"
        "    publish_checked(Project(Path(sys.argv[1]), Path(sys.argv[2])))\n"
        "except WarehouseError as error:\n"
        "    sys.exit(str(error))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(ROOT), str(small_home)],
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
        cwd=ROOT,
    )
    assert done.returncode == 1, done.stderr
    assert done.stderr.startswith("Publishing stopped:"), done.stderr
    assert digests(small_home / "published") == before


def test_readers_keep_working_while_a_file_is_replaced(small_home: Path) -> None:
    file = small_home / "published" / "warehouse.duckdb"
    question = "select count(*) from marts.marker"
    code = (
        "import duckdb, sys\n"
        "reader = duckdb.connect(sys.argv[1], read_only=True)\n"
        "print(reader.execute(sys.argv[2]).fetchone(), flush=True)\n"
        "sys.stdin.readline()\n"
        "print(reader.execute(sys.argv[2] + ' where true').fetchone(), flush=True)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(file), question],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as reader:
        assert reader.stdin
        assert reader.stdout
        first = reader.stdout.readline()
        before = file.stat().st_ino
        publishing.publish_checked(Project(ROOT, small_home))
        assert file.stat().st_ino != before
        second = reader.communicate("go\n", timeout=60)[0]
    assert reader.returncode == 0
    assert first == second == f"{rows(file, question)[0]}\n"
