"""Fixtures that are expensive to make: once a session."""

import atexit
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

import duckdb
import pytest
from browser import browser, chromium, page, served_site
from compiled_models import CompiledModels
from filelock import FileLock
from mixed_extracts import (
    MARKER_KEY,
    MixedBuild,
    digests,
    write_mixed_extracts,
    write_planted_extracts,
)
from workbench import (
    ROOT,
    SAMPLE,
    Workbench,
    built,
    copy_of_sample,
    copy_published,
    run,
)

from scripts.files import read_json, write_json
from scripts.project import SAMPLE_KEY, Project

__all__ = ["browser", "chromium", "page", "served_site"]

# where the sites of the sample stay between sessions
SITE_HOME = ROOT / "build" / "test"
# what takes minutes, and what makes first what others need: the site for one of two
# workers, meanwhile the builds by dbt and of other extracts for the other; two that
# need the same build are not neighbours, since one would wait for the other
FIRST = (
    "test_site_pages.py",
    "test_decisions.py",
    "test_bad_input.py",
    "test_faults.py",
    "test_sample.py",
    "test_as_of.py",
    "test_no_value_leaves.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put what takes longest first, so that no worker is left alone with it."""
    order = {name: number for number, name in enumerate(FIRST)}
    items.sort(key=lambda item: order.get(item.path.name, len(order)))


def pytest_unconfigure() -> None:
    """Discard what DuckDB's binding prints of its objects while Python exits."""
    atexit.register(lambda: os.dup2(os.open(os.devnull, os.O_WRONLY), 2))


class Once(Protocol):
    """Make a folder once a session, whichever worker needs it first."""

    def __call__(self, name: str, make: Callable[[Path], None]) -> Path: ...


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Once:
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent

    def made(name: str, make: Callable[[Path], None]) -> Path:
        folder = shared / name
        with FileLock(shared / f"{name}.lock"):
            done = shared / f"{name}.made"
            if not done.exists():
                folder.mkdir()
                make(folder)
                done.touch()
        return folder

    return made


@pytest.fixture(scope="session")
def sample_home(once: Once) -> Path:
    """Home of a `warehouse build` of the committed sample; not to be changed.

    It is previewed first, and then published.
    """

    def make(home: Path) -> None:
        before = digests(SAMPLE)
        previewed = built(home, "--preview", variables="{sample: true}")
        assert "Nothing was published. To publish this build" in previewed.stdout
        assert not (home / "published" / "warehouse.duckdb").exists()
        published = run("warehouse", "publish", "--home", home)
        assert published.returncode == 0, published.stderr
        assert digests(SAMPLE) == before, "the build wrote to the committed sample"

    return once("sample", make)


@pytest.fixture(scope="session")
def site_home(sample_home: Path, once: Once) -> Path:
    """Home that shows what the sample's home published, and makes its sites.

    It stays: a site is made anew only where what it shows has changed since.
    """
    once("site", lambda _: copy_published(sample_home, SITE_HOME))
    return SITE_HOME


@pytest.fixture(scope="session")
def repeated_home(once: Once) -> Path:
    """Build a copy of the sample with the sample's key, by plain dbt.

    dbt has nothing to warn of, and asks its unit tests too.
    """

    def make(home: Path) -> None:
        extracts = copy_of_sample(home / "extracts")
        before = digests(extracts)
        project = Project(ROOT, home)
        project.make_build_folder()
        done = run(
            *("dbt", "build", "--quiet", "--warn-error", "--vars", "{sample: true}"),
            *("--target-path", home / "target", "--log-path", home / "logs"),
            settings={
                "EDITIONS_DIR": project.editions,
                "EXTRACTS_DIR": extracts,
                "PSEUDONYM_KEY": SAMPLE_KEY,
                "WAREHOUSE_BUILD_FILE": project.build_file,
            },
        )
        assert done.returncode == 0, done.stdout + done.stderr
        assert digests(extracts) == before, "the build wrote to the extracts"

    return once("repeated", make)


@pytest.fixture(scope="session")
def planted_home(once: Once) -> Path:
    """Home of a `warehouse build` with a marker in every column of every extract.

    Its key is a marker too; what the command printed is in the file `output`.
    """

    def make(home: Path) -> None:
        extracts = write_planted_extracts(home / "extracts")
        done = built(home, extracts=extracts, key=MARKER_KEY)
        (home / "output").write_text(done.stdout + done.stderr)

    return once("planted", make)


@pytest.fixture(scope="session")
def mixed(once: Once, bench: Workbench) -> MixedBuild:
    """The sample in every form that is read, with another key and damaged rows."""

    def make(home: Path) -> None:
        extracts = write_mixed_extracts(home / "extracts")
        before = digests(extracts)
        bench.run(home, extracts, key=MARKER_KEY)
        write_json(home / "digests.json", before)

    home = once("mixed", make)
    return MixedBuild(home, home / "extracts", read_json(home / "digests.json"))


@pytest.fixture(scope="session")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    """Build in this process, in homes of the tests' own."""
    environment, folder = dict(os.environ), Path.cwd()
    yield Workbench(tmp_path_factory.mktemp("bench"))
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)


@pytest.fixture(scope="session")
def compiled(bench: Workbench, sample_home: Path) -> CompiledModels:
    """Run the models of the sample's build on edited extracts."""
    return CompiledModels(bench, sample_home)


class Messages(Protocol):
    """Run a singular test on a build after a statement, which is rolled back."""

    def __call__(self, name: str, statement: str = "") -> list[str]: ...


@pytest.fixture(scope="session")
def messages_of(
    repeated_home: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Messages]:
    file = tmp_path_factory.mktemp("messages") / "warehouse.duckdb"
    shutil.copy(repeated_home / "build" / "warehouse.duckdb", file)
    compiled = repeated_home / "target" / "compiled" / "indicator_warehouse"
    with duckdb.connect(file) as connection:

        def messages(name: str, statement: str = "") -> list[str]:
            [query] = compiled.glob(f"tests/singular/**/{name}.sql")
            connection.begin()
            try:
                if statement:
                    changed = connection.execute(statement).fetchone()
                    assert changed and changed[0], "the statement changes nothing"
                found = connection.sql(query.read_text()).select("message").fetchall()
            finally:
                connection.rollback()
            return [message for (message,) in found]

        yield messages


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
