"""What is dear to make, once a session."""

import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

import duckdb
import pytest
from browser import browser, chromium, page, served_site, site_home
from mixed_extracts import MARKER_KEY, MixedBuild, digests, write_mixed_extracts
from workbench import SAMPLE, Workbench, built, copy_of_sample

__all__ = ["browser", "chromium", "page", "served_site", "site_home"]


@pytest.fixture(scope="session")
def sample_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Home of a `warehouse build` of the committed sample; not to be changed."""
    home = tmp_path_factory.mktemp("sample")
    before = digests(SAMPLE)
    built(home, variables="{sample: true}")
    assert digests(SAMPLE) == before, "the build wrote to the committed sample"
    return home


@pytest.fixture(scope="session")
def repeated_home(bench: Workbench, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a copy of the sample with the sample's key."""
    folder = tmp_path_factory.mktemp("repeated")
    extracts = copy_of_sample(folder / "extracts")
    before = digests(extracts)
    bench.run(folder, extracts)
    assert digests(extracts) == before, "the build wrote to the extracts"
    return folder


@pytest.fixture(scope="session")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> MixedBuild:
    """The sample in every form that is read, with another key and marked rows."""
    folder = tmp_path_factory.mktemp("mixed")
    extracts = write_mixed_extracts(folder / "extracts")
    before = digests(extracts)
    done = built(folder, extracts=extracts, key=MARKER_KEY)
    return MixedBuild(folder, extracts, before, done.stdout + done.stderr)


@pytest.fixture(scope="session")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    """Build in this process, in homes of the tests' own."""
    environment, folder = dict(os.environ), Path.cwd()
    yield Workbench(tmp_path_factory.mktemp("bench"))
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)


class Recheck(Protocol):
    """Change a copy of a finished build, then make and test part of it again."""

    def __call__(self, statement: str, selections: Sequence[str]) -> None: ...


@pytest.fixture
def recheck(bench: Workbench, repeated_home: Path, tmp_path: Path) -> Recheck:
    def rechecked(statement: str, selections: Sequence[str]) -> None:
        file = tmp_path / "build" / "warehouse.duckdb"
        file.parent.mkdir()
        shutil.copy(repeated_home / "build" / "warehouse.duckdb", file)
        with duckdb.connect(file) as connection:
            changed = connection.execute(statement).fetchone()
            assert changed and changed[0], "the statement changes nothing"
        bench.run(tmp_path, SAMPLE, selections)

    return rechecked
