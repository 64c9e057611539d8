"""An extract's bytes are never written to, whatever builds and wherever it lies."""

import shutil
from pathlib import Path

from mixed_extracts import MixedBuild, digests
from workbench import ROOT, SAMPLE, run


def test_a_folder_of_extracts_is_left_as_it_was(mixed: MixedBuild) -> None:
    assert len(mixed.digests) == 12
    assert digests(mixed.extracts) == mixed.digests


def test_the_sample_and_a_copy_are_left_as_they_were(
    sample_home: Path, repeated_home: Path
) -> None:
    """Each was compared round its build; and the copy still is the sample."""
    copied = digests(repeated_home / "extracts")
    sample = digests(SAMPLE)
    assert copied == {name: sample[name] for name in copied}
    assert len(copied) == 11


def test_plain_dbt_leaves_the_seeds_as_they_were(tmp_path: Path) -> None:
    """With a working folder of its own, so that no target folder stands in for it."""
    project = tmp_path / "project"
    for folder in ("seeds", "models", "macros", "scripts", "tests"):
        shutil.copytree(
            ROOT / folder,
            project / folder,
            ignore=shutil.ignore_patterns("__pycache__", "python"),
        )
    for name in ("dbt_project.yml", "profiles.yml"):
        shutil.copy(ROOT / name, project)
    before = digests(project / "seeds")
    done = run("dbt", "seed", "--select", "path:seeds/extracts", cwd=project)
    assert done.returncode == 0, done.stdout
    assert (project / "build" / "warehouse.duckdb").is_file()
    assert digests(project / "seeds") == before
