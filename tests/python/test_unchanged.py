"""A build of what is published already says so at once; any difference is built."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from workbench import ROOT, copy_of_sample, run

from scripts.build.unchanged import CODE, published_as_it_would_be
from scripts.gates.results import CheckResult
from scripts.project import Project

SAMPLE_IS_BUILT = "{sample: true}"


@pytest.fixture
def home(sample_home: Path, tmp_path: Path) -> Path:
    """A home that has published the sample."""
    home = tmp_path / "home"
    runs = sample_home / "build" / "runs"
    for folder in ("published", "editions"):
        if (sample_home / folder).is_dir():
            shutil.copytree(sample_home / folder, home / folder, symlinks=True)
    shutil.copytree(runs, home / "build" / "runs")
    shutil.copyfile(
        sample_home / "build" / "checked.json", home / "build" / "checked.json"
    )
    return home


def warnings_of(
    home: Path, variables: str = SAMPLE_IS_BUILT
) -> list[CheckResult] | None:
    return published_as_it_would_be(Project(ROOT, home), variables)


def test_the_command_builds_nothing_and_shows_what_a_build_shows(home: Path) -> None:
    before = sorted((home / "build" / "runs").iterdir())
    done = run("warehouse", "build", "--home", home, "--vars", SAMPLE_IS_BUILT)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Nothing was built" in done.stdout
    assert "warehouse build --anew" in done.stdout
    assert "Major concerns, 2023-03: 4.6" in done.stdout
    assert "known_measures" in done.stdout
    assert sorted((home / "build" / "runs").iterdir()) == before


def test_what_is_published_of_the_same_inputs_is_as_it_would_be(home: Path) -> None:
    found = warnings_of(home)
    assert found is not None
    assert [(r.check_name, r.outcome) for r in found] == [("known_measures", "failed")]


def _one_byte(home: Path) -> None:
    file = (home / "published" / "warehouse.duckdb").resolve()
    file.chmod(0o600)
    file.write_bytes(file.read_bytes()[:-1] + b"?")


def _an_edition_more(home: Path) -> None:
    (home / "editions" / "2022-03").mkdir(parents=True)
    (home / "editions" / "2022-03" / "manifest.json").write_text("{}")


def _no_record(home: Path) -> None:
    for record in (home / "build" / "runs").glob("*/run.json"):
        record.unlink()


def _a_build_that_stopped(home: Path) -> None:
    (home / "build" / "checked.json").unlink()


def _nothing_published(home: Path) -> None:
    (home / "published" / "current").unlink()


@pytest.mark.parametrize(
    "change",
    [
        _one_byte,
        _an_edition_more,
        _no_record,
        _a_build_that_stopped,
        _nothing_published,
    ],
)
def test_a_change_of_the_home_is_built(
    home: Path, change: Callable[[Path], None]
) -> None:
    change(home)
    assert warnings_of(home) is None


def test_other_variables_and_another_key_are_built(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert warnings_of(home, "{}") is None
    monkeypatch.setenv("PSEUDONYM_KEY", "another-key-8d2f6a1c")
    assert warnings_of(home) is None


@pytest.mark.parametrize(
    "name",
    [
        "seeds/extracts/camhs/camhs_captnd.csv",
        "seeds/reference/indicator_target.csv",
        "seeds/reference/indicator_target.yml",
        "models/marts/indicator_status.sql",
        "macros/dates/age_on.sql",
        "expectations/raw/_every.json",
        "tests/singular/assert_every_figure_is_possible.sql",
        "scripts/gates/gatekeeper.py",
        "profiles.yml",
    ],
)
def test_a_change_of_the_project_is_built(
    home: Path, tmp_path: Path, name: str
) -> None:
    root = tmp_path / "root"
    for pattern in ("seeds/**/*", *CODE):
        for path in ROOT.glob(pattern):
            if path.is_file() and "__pycache__" not in path.parts:
                copy = root / path.relative_to(ROOT)
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, copy)
    project = Project(root, home)
    assert published_as_it_would_be(project, SAMPLE_IS_BUILT) is not None
    with (root / name).open("a") as file:
        file.write("\n")
    assert published_as_it_would_be(project, SAMPLE_IS_BUILT) is None


def test_a_file_more_is_built(home: Path, tmp_path: Path) -> None:
    extracts = copy_of_sample(tmp_path / "extracts")
    # the same bytes under the same names, but for the key that they need
    project = Project(ROOT, home, extracts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PSEUDONYM_KEY", "for the synthetic sample only")
        assert published_as_it_would_be(project, SAMPLE_IS_BUILT) is not None
        (extracts / "notes.txt").write_text("what is this?")
        assert published_as_it_would_be(project, SAMPLE_IS_BUILT) is None
