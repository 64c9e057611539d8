"""The suites of expectations: read, and refused by name where they are not sound.

A suite is a file ``expectations/<layer>/<relation>.json`` in the form of Great
Expectations 1.x.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.errors import ExtractError

LAYERS = ("raw", "staging", "core", "marts", "published")
# layers in which every relation has a suite
COVERED = ("raw", "core", "marts", "published")
SEVERITIES = ("critical", "warning", "info")
DIMENSIONS = (
    "completeness",
    "validity",
    "uniqueness",
    "timeliness",
    "consistency",
    "plausibility",
)
FIRST_TYPE = "expect_table_row_count_to_be_between"


@dataclass(frozen=True)
class Suite:
    """The expectations of one relation.

    Attributes:
        layer: folder, and schema of the relation.
        relation: name of the table or view.
        extract: the extract whose supplier answers for it; empty where nobody does.
        expectations: as in the file.
    """

    layer: str
    relation: str
    extract: str
    expectations: list[dict[str, Any]]


def relations_of(manifest: dict[str, Any]) -> dict[str, dict[str, list[str]]]:
    """Return the tables by layer, each with the columns that its yml states.

    A view is a step of the table that reads it, and has no suite of its own.
    """
    found: dict[str, dict[str, list[str]]] = {layer: {} for layer in LAYERS}
    for node in manifest["nodes"].values():
        if node["resource_type"] not in {"seed", "model"}:
            continue
        is_view = node.get("config", {}).get("materialized") == "view"
        if node["schema"] in found and not is_view:
            found[node["schema"]][node["name"]] = list(node["columns"])
    return found


def read_suites(root: Path, manifest: dict[str, Any]) -> list[Suite]:
    """Read every suite of the project.

    Args:
        root: the project.
        manifest: what dbt knows of it (``manifest.json``).

    Raises:
        ExtractError: some suites are not sound, or a relation lacks one; every
            fault is named with its file and place.
    """
    relations = relations_of(manifest)
    suites: list[Suite] = []
    faults: list[str] = []
    for layer in LAYERS:
        for file in sorted((root / "expectations" / layer).glob("*.json")):
            name = str(file.relative_to(root))
            try:
                suites.append(_read_suite(file, name, relations[layer]))
            except ExtractError as error:
                faults.append(str(error))
    present = {(suite.layer, suite.relation) for suite in suites}
    named = {str(fault).split(":")[0] for fault in faults}
    faults += [
        f"expectations/{layer}/{relation}.json: there is no such file.\nEvery relation "
        f"of {layer} needs a suite: write one after the pattern of another."
        for layer in COVERED
        for relation in sorted(relations[layer])
        if (layer, relation) not in present
        and f"expectations/{layer}/{relation}.json" not in named
    ]
    if faults:
        raise ExtractError("\n\n".join(faults))
    return suites


def _read_suite(file: Path, name: str, relations: dict[str, list[str]]) -> Suite:
    try:
        suite = json.loads(file.read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        raise ExtractError(
            f"{name}: line {error.lineno}, column {error.colno} is not JSON "
            f"({error.msg}).\nCorrect it there."
        ) from error
    if not isinstance(suite, dict) or "expectation_suite_name" in suite:
        raise ExtractError(
            f"{name}: the file has the form of Great Expectations 0.x.\nExpected the "
            "form of 1.x: name, expectations with type, kwargs, severity, description "
            "and meta."
        )
    layer, relation = file.parent.name, file.stem
    if suite.get("name") != f"{layer}.{relation}":
        raise ExtractError(
            f'{name}: the name is {suite.get("name")!r}.\nExpected "{layer}.{relation}"'
            ", after the file."
        )
    if relation not in relations:
        raise ExtractError(
            f"{name}: there is no {layer}.{relation}.\nName the file after a relation "
            f"of the schema {layer}, or delete it."
        )
    expectations = suite.get("expectations") or [{}]
    seen: set[str] = set()
    for number, expectation in enumerate(expectations, start=1):
        place = f"{name}: expectation {number}"
        _check_expectation(expectation, place, relations[relation], seen)
    if expectations[0]["type"] != FIRST_TYPE:
        raise ExtractError(
            f"{name}: expectation 1 is {expectations[0]['type']}.\nExpected "
            f"{FIRST_TYPE}: an empty table would pass most others."
        )
    return Suite(
        layer, relation, suite.get("meta", {}).get("extract", ""), expectations
    )


def _check_expectation(
    expectation: dict[str, Any], place: str, columns: list[str], seen: set[str]
) -> None:
    meta = expectation.get("meta", {})
    check = str(meta.get("check", ""))
    column = expectation.get("kwargs", {}).get("column")
    faults = {
        "type": "expectation_type" in expectation or not expectation.get("type"),
        "severity": expectation.get("severity") not in SEVERITIES,
        "description": not expectation.get("description"),
        "meta.check": not check.isidentifier() or check in seen,
        "meta.dimension": meta.get("dimension") not in DIMENSIONS,
        "meta.what_to_do": not meta.get("what_to_do"),
        "kwargs.column": bool(column and columns and column not in columns),
    }
    expected = {
        "type": "the name of an expectation, under `type`",
        "severity": f"one of {', '.join(SEVERITIES)}",
        "description": "a sentence that says what has to be true",
        "meta.check": "a short name of its own in this suite (small letters and _)",
        "meta.dimension": f"one of {', '.join(DIMENSIONS)}",
        "meta.what_to_do": "a sentence that says what to do where it is not true",
        "kwargs.column": f"one of {', '.join(columns)}",
    }
    for part, is_wrong in faults.items():
        if is_wrong:
            raise ExtractError(
                f"{place}: {part} is {_at(expectation, part)!r}.\nExpected "
                f"{expected[part]}."
            )
    seen.add(check)


def _at(expectation: dict[str, Any], part: str) -> Any:
    found: Any = expectation
    for name in part.split("."):
        found = found.get(name) if isinstance(found, dict) else None
    return found
