"""Whether a build would make what is published: known before dbt is imported."""

from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path

from scripts.errors import WarehouseError
from scripts.extracts.claiming import claimed_files
from scripts.files import fingerprint, read_json, sha256
from scripts.gates.results import CheckResult
from scripts.project import Project, read_environment
from scripts.published.keys import key_fingerprint
from scripts.published.versions import current_version, verify

# beside the extracts, the decisions and the closed editions
CODE = (
    "dbt_project.yml",
    "profiles.yml",
    "models/**/*",
    "macros/**/*",
    "tests/generic/*",
    "tests/singular/**/*",
    "seeds/**/*.yml",
    "expectations/**/*",
    "scripts/**/*.py",
    "scripts/**/*.sql",
)
PACKAGES = ("duckdb", "dbt-core", "dbt-duckdb", "great-expectations")


def inputs_of(
    project: Project,
    variables: str,
    extracts: Mapping[str, str],
    reference: Mapping[str, str],
) -> dict[str, str]:
    """Return the fingerprint of each thing that the tables of a build follow from.

    Args:
        project: that is built.
        variables: dbt's vars, as a YAML text.
        extracts: the SHA-256 of each extract's file by its name.
        reference: of each decision.
    """
    key = read_environment().pseudonym_key(project.extracts)
    code = (path for pattern in CODE for path in project.root.glob(pattern))
    inputs = {
        "extracts": dict(extracts),
        "reference": dict(reference),
        "variables": variables,
        "key": key_fingerprint(key),
        "code": dict(_digests(code, project.root)),
        "editions": dict(_digests(project.editions.rglob("*"), project.editions)),
        "packages": {name: version(name) for name in PACKAGES},
    }
    return {name: fingerprint(each) for name, each in inputs.items()}


def published_as_it_would_be(
    project: Project, variables: str
) -> list[CheckResult] | None:
    """Return what the gates of the published run warned of, if its inputs are today's.

    Returns:
        None if anything differs, nothing is published, or what is published is not as
        it was published: then there is something to build.
    """
    current = current_version(project)
    checked = read_json(project.checked_file) or {}
    # after a build that stopped, the last one is to be made anew
    if current is None or checked.get("run_id") != current.run_id:
        return None
    folder = project.build_folder / "runs" / current.run_id
    before = (read_json(folder / "run.json") or {}).get("inputs")
    reference = project.root / "seeds" / "reference"
    try:
        now = inputs_of(
            project,
            variables,
            dict(_digests(claimed_files(project), project.extracts_folder)),
            dict(_digests(reference.glob("*.csv"), reference)),
        )
        if now != before:
            return None
        verify(project)
    except (WarehouseError, OSError):
        # a build refuses it in its own words, and keeps a record of it
        return None
    results = [
        CheckResult(**record)
        for file in sorted(folder.glob("expectation_results_*.json"))
        for record in read_json(file) or ()
    ]
    return [result for result in results if result.outcome != "passed"]


def _digests(
    paths: Iterator[Path] | list[Path], folder: Path
) -> Iterator[tuple[str, str]]:
    for path in sorted(paths):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path.relative_to(folder).as_posix(), sha256(path)
