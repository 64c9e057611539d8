"""What a build reads is what it has hashed, and no more than a machine can bear."""

import gzip
import os
import socket
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workbench import ROOT, SAMPLE, copy_of_sample

from scripts.errors import ExtractError
from scripts.extracts.claiming import claimed_files
from scripts.extracts.copying import copied_seeds
from scripts.extracts.csv_lines import _long_line
from scripts.extracts.inspection import inspect
from scripts.extracts.limits import Limits
from scripts.files import sha256
from scripts.project import Project

COLUMNS = ["id", "note", "day"]
HEADER = b"id,note,day\n"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    folder = tmp_path_factory.mktemp("read")
    return Project(ROOT, folder / "home", copy_of_sample(folder / "extracts"))


def test_a_file_that_is_swapped_while_a_build_runs_changes_nothing(
    project: Project,
) -> None:
    name = "justice/js_court_report.csv"
    source = project.extracts_folder / name
    with copied_seeds(project) as seeds:
        assert seeds.extracts
        before = source.read_bytes()
        source.write_bytes(before.replace(b"2022", b"2021"))
        assert sha256(seeds.extracts / name) == seeds.extract_digests[name]
        assert (seeds.extracts / name).read_bytes() == before
        source.write_bytes(before)
        decisions = seeds.root / "seeds" / "reference"
        assert seeds.reference_digests == {
            path.name: sha256(path) for path in decisions.iterdir()
        }
    assert not seeds.root.exists()


def test_the_copy_of_the_sample_lies_as_the_sample_does(tmp_path: Path) -> None:
    with copied_seeds(Project(ROOT, tmp_path)) as seeds:
        assert seeds.extracts is None
        copies = seeds.root / "seeds" / "extracts"
        assert {p.relative_to(copies) for p in copies.glob("*/*")} == {
            p.relative_to(SAMPLE) for p in SAMPLE.glob("*/*.csv")
        }


def made_link(path: Path) -> None:
    path.symlink_to("/etc/hostname")


def made_broken_link(path: Path) -> None:
    path.symlink_to("nowhere")


def made_link_to_a_folder(path: Path) -> None:
    path.symlink_to("/etc")


def made_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listening:
        os.chdir(path.parent)
        listening.bind(path.name)
        os.chdir(ROOT)


@pytest.mark.parametrize(
    "make",
    [os.mkfifo, made_link, made_broken_link, made_link_to_a_folder, made_socket],
)
@pytest.mark.parametrize(
    "name", ["lac_review.csv", "lac_review/may.csv", "lac_review/may.csv.gz", "notes"]
)
def test_what_is_no_plain_file_is_refused_by_name(
    project: Project, make: object, name: str
) -> None:
    path = project.extracts_folder / "looked_after" / name
    path.parent.mkdir(exist_ok=True)
    aside = path.with_name(".aside")
    if path.exists():
        path.rename(aside)
    try:
        assert callable(make)
        make(path)
        with pytest.raises(ExtractError, match="a link, a pipe or a device") as told:
            claimed_files(project)
        assert f"looked_after/{name}" in str(told.value)
        with pytest.raises(ExtractError, match="no plain file"):
            inspect(path, name, COLUMNS)
    finally:
        path.unlink()
        if aside.exists():
            aside.rename(path)
        if path.parent.name == "lac_review":
            path.parent.rmdir()


def test_a_file_that_became_a_pipe_is_not_waited_for(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = project.extracts_folder / "looked_after" / "lac_review.csv"
    found = claimed_files(project)
    monkeypatch.setattr("scripts.extracts.copying.claimed_files", lambda _: found)
    kept = path.read_bytes()
    path.unlink()
    for make, told in ((os.mkfifo, "no plain file"), (made_link, "cannot be read")):
        make(path)
        with pytest.raises(ExtractError, match=told), copied_seeds(project):
            pass
        path.unlink()
    path.mkdir()
    with pytest.raises(ExtractError, match="no plain file"), copied_seeds(project):
        pass
    path.rmdir()
    path.write_bytes(kept)
    assert not (project.build_folder / "read").exists()


BEYOND = {
    "line": (
        HEADER + b"1," + b"x" * 1001 + b",2022-01-01\n",
        Limits(line_bytes=1000),
        r"line 2: a line of more than 1,000 bytes",
    ),
    "last line": (
        HEADER + b"1,a,b\n" * 9 + b"x" * 1001,
        Limits(line_bytes=1000),
        r"line 11: a line of more than 1,000 bytes",
    ),
    "cell": (
        HEADER + b'1,"' + b"x\n" * 501 + b'",b\n',
        Limits(cell_characters=1000),
        r"line 2, cell 2: a cell of more than 1,000 characters",
    ),
    "records": (
        HEADER + b"1,a,b\n" * 101,
        Limits(records=100),
        r"more than 100 records",
    ),
    "bytes": (
        HEADER + b"1,a,b\n" * 101,
        Limits(unpacked_bytes=100),
        r"more than 100 bytes",
    ),
}


@pytest.mark.parametrize("kind", BEYOND)
@pytest.mark.parametrize("packed", [False, True])
def test_a_file_beyond_the_limits_is_refused_by_name(
    tmp_path: Path, kind: str, packed: bool
) -> None:
    content, limits, told = BEYOND[kind]
    path = tmp_path / ("a.csv.gz" if packed else "a.csv")
    path.write_bytes(gzip.compress(content) if packed else content)
    with pytest.raises(ExtractError, match=told) as refused:
        inspect(path, "service/a.csv", COLUMNS, limits=limits)
    assert str(refused.value).startswith("service/a.csv")
    assert "file_limits in dbt_project.yml" in str(refused.value)
    assert "xxx" not in str(refused.value)
    inspect(path, "service/a.csv", COLUMNS)


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "a.csv.gz"
    path.write_bytes(gzip.compress(HEADER + b"1,a,b\n" * 200_000))
    limits = Limits(unpacked_ratio=50, unpacked_ratio_from_bytes=1_000_000)
    with pytest.raises(ExtractError, match="more than 50 bytes for each packed one"):
        inspect(path, "a.csv.gz", COLUMNS, limits=limits)
    path.write_bytes(gzip.compress(HEADER + b"1,a,b\n" * 100_000))
    inspect(path, "a.csv.gz", COLUMNS, limits=limits)


@given(
    st.lists(st.integers(0, 6), min_size=1, max_size=12),
    st.integers(1, 6),
    st.integers(1, 20),
)
def test_a_long_line_is_found_wherever_the_pieces_end(
    lengths: list[int], limit: int, piece: int
) -> None:
    content = b"".join(b"x" * length + b"\n" for length in lengths)
    begun, found = 0, False
    for at in range(0, len(content), piece):
        chunk = content[at : at + piece]
        found = found or _long_line(chunk, begun, limit) >= 0
        last = chunk.rfind(b"\n") + 1
        begun = len(chunk) - last if last else begun + len(chunk)
    assert found == (max(lengths) > limit)
