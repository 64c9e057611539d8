"""The record of the published run: extracts, code and variables of its build."""

from dataclasses import dataclass
from typing import Any

import yaml

from scripts.errors import UsageError
from scripts.files import read_json, sha256
from scripts.project import Project
from scripts.published.runs import is_whole
from scripts.published.versions import current_version


@dataclass(frozen=True)
class PublishedRun:
    """The run whose tables readers see.

    Attributes:
        run_id: its name.
        started_at: when it began (UTC).
        is_sample: whether its extracts were the committed, synthetic sample.
        facts: the content of its ``run.json``.
    """

    run_id: str
    started_at: str
    is_sample: bool
    facts: dict[str, Any]


def published_run(project: Project) -> PublishedRun:
    """Return what the published run was made from.

    Raises:
        UsageError: no record of it is left.
    """
    version = current_version(project)
    run_id = version.run_id if version else "unknown"
    record = project.build_folder / "runs" / run_id / "run.json"
    facts = read_json(record)
    if facts is None or not is_whole(facts):
        raise UsageError(
            f"No record is left of what the published run {run_id} was built from "
            f"(no {record}).\nRun: make build"
        )
    return PublishedRun(run_id, facts["started_at"], _is_sample(project, facts), facts)


def _is_sample(project: Project, facts: dict[str, Any]) -> bool:
    """Return whether a run read the committed sample, by its vars or its files."""
    if (yaml.safe_load(facts["variables"]) or {}).get("sample"):
        return True
    folder = project.root / "seeds" / "extracts"
    sample = {sha256(file) for file in folder.glob("*/*.csv")}
    return bool(sample) and set(facts.get("extracts", {}).values()) == sample
