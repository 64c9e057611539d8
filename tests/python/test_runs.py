"""What is known of each run, also of those that failed or were killed."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from mixed_extracts import MARKER_KEY
from small_build import small_build
from workbench import ROOT, SAMPLE, run

from scripts.build.pipeline import LAYERS
from scripts.errors import WarehouseError
from scripts.files import sha256
from scripts.project import Project
from scripts.published import publish as publishing
from scripts.published.publish import publish_checked
from scripts.published.runs import start_run

PUBLISHING = ["copy", "checkpoint", "verify"] * 3 + ["sync", "rename", "tidy", "done"]


def facts(home: Path, run_id: str) -> dict[str, Any]:
    text = (home / "build" / "runs" / run_id / "run.json").read_text()
    known: dict[str, Any] = json.loads(text)
    return known


def test_a_build_leaves_its_facts_phases_and_artifacts(sample_home: Path) -> None:
    [folder] = (sample_home / "build" / "runs").iterdir()
    assert re.fullmatch(r"\d{8}T\d{6}Z-[0-9a-f]{4}", folder.name)
    known = facts(sample_home, folder.name)
    assert known["run_id"] == folder.name
    assert known["outcome"] == "published"
    assert known["started_at"] < known["ended_at"]
    assert known["variables"] == "{sample: true}"
    assert known["extracts"] == {
        path.relative_to(SAMPLE).as_posix(): sha256(path)
        for path in SAMPLE.glob("*/*.csv")
    }
    assert {"indicator.csv", "indicator_target.csv"} <= set(known["reference"])
    phases = [
        line.split()[1] for line in (folder / "phases.log").read_text().splitlines()
    ]
    assert phases == ["extracts", *LAYERS, *PUBLISHING]
    for layer in LAYERS:
        results = json.loads((folder / f"run_results_{layer}.json").read_text())
        assert results["results"], layer
    assert json.loads((folder / "manifest.json").read_text())["nodes"]


def test_a_refused_extract_leaves_a_run_that_stopped(tmp_path: Path) -> None:
    (tmp_path / "extracts").mkdir()
    done = run(
        *("warehouse", "build", "--home", tmp_path),
        settings={"EXTRACTS_DIR": tmp_path / "extracts", "PSEUDONYM_KEY": MARKER_KEY},
    )
    assert done.returncode == 3
    [folder] = (tmp_path / "build" / "runs").iterdir()
    known = facts(tmp_path, folder.name)
    assert (known["outcome"], known["stopped_in"]) == ("stopped", "extracts")
    assert known["ended_at"]


def test_publishing_that_failed_is_recorded_and_can_be_made_up_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = Project(ROOT, tmp_path)
    small_build(tmp_path, "run-0")

    def fail(*_: object) -> None:
        raise OSError("the device went away")

    with monkeypatch.context() as patched:
        patched.setattr(publishing, "_verify", fail)
        with pytest.raises(WarehouseError, match=r"then: warehouse publish"):
            publish_checked(project)
    known = facts(tmp_path, "run-0")
    assert (known["outcome"], known["stopped_in"]) == ("stopped", "verify")
    publish_checked(project)
    known = facts(tmp_path, "run-0")
    assert (known["outcome"], known["stopped_in"]) == ("published", None)


def test_a_run_without_an_end_is_called_killed_by_the_next(tmp_path: Path) -> None:
    project = Project(ROOT, tmp_path)
    start_run(project, "{}", "run-0").phase("staging")
    start_run(project, "{}", "run-1")
    known = facts(tmp_path, "run-0")
    assert (known["outcome"], known["stopped_in"]) == ("killed", "staging")
    assert facts(tmp_path, "run-1")["outcome"] == "running"
