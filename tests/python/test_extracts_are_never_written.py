"""An extract's bytes are never written to, whatever builds and wherever it lies."""

import shutil
from pathlib import Path

from bad_files import EXTRACT, FILES
from extract_tables import CONTRACTS, path_in
from mixed_extracts import MixedBuild, digests
from workbench import ROOT, SAMPLE, rows, run


def test_a_folder_of_extracts_is_left_as_it_was(mixed: MixedBuild) -> None:
    assert len(mixed.digests) == len(CONTRACTS) + 1
    assert digests(mixed.extracts) == mixed.digests


def test_the_sample_and_a_copy_are_left_as_they_were(
    sample_home: Path, repeated_home: Path
) -> None:
    """Each was compared round its build; and the copy still is the sample."""
    copied = digests(repeated_home / "extracts")
    sample = digests(SAMPLE)
    assert copied == {name: sample[name] for name in copied}
    assert len(copied) == len(CONTRACTS)


def test_plain_dbt_stops_at_a_refused_seed_and_writes_to_none(tmp_path: Path) -> None:
    project = tmp_path / "project"
    # what loads the extracts: of the models only the descriptions that seeds refer to
    for folder, left_out in {
        "seeds": (),
        "models": ("*.sql", "*.yml"),
        "macros": (),
        "scripts": ("__pycache__",),
        "tests": ("python", "singular"),
    }.items():
        shutil.copytree(
            ROOT / folder,
            project / folder,
            ignore=shutil.ignore_patterns(*left_out),
        )
    for name in ("dbt_project.yml", "profiles.yml"):
        shutil.copy(ROOT / name, project)
    bad, told = FILES["unclosed_quote"]
    seed = path_in(project / "seeds" / "extracts", EXTRACT)
    seed.write_bytes(bad)
    before = digests(project / "seeds")
    done = run("dbt", "build", "--select", "path:seeds/extracts", cwd=project)
    assert digests(project / "seeds") == before
    assert done.returncode == 1
    printed = done.stdout + done.stderr
    for part in (seed.relative_to(project).as_posix(), *told):
        assert part in printed, printed
    assert "MARKPERSON" not in printed
    assert "Traceback" not in printed
    build = project / "build" / "warehouse.duckdb"
    assert build.parent.stat().st_mode & 0o777 == 0o700
    loaded = rows(
        build, "select count(*) from duckdb_views() where schema_name = 'raw'"
    )
    assert loaded == [(len(CONTRACTS) - 1,)]
