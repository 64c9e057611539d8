"""One entry of a suite: completed by its default, checked, given to Great Expectations.

``meta`` holds what Great Expectations has no field for: the name of the check, its
quality dimension, what to do where it fails and, of a warning, what it ``blocks`` until
a decision accepts it; and our directions: to which
``relations`` a default applies, which default an entry is ``like``, and why one is
``left_out``.
"""

from typing import Any

from scripts.errors import ExtractError

SEVERITIES = ("critical", "warning", "info")
DIMENSIONS = (
    "completeness",
    "validity",
    "uniqueness",
    "timeliness",
    "consistency",
    "plausibility",
)
DIRECTIONS = ("relations", "like", "left_out")

Expectation = dict[str, Any]


def merged(entry: Expectation, default: Expectation) -> Expectation:
    """Return an entry with what it does not state taken from a default."""
    whole = {**default, **entry}
    for part in ("kwargs", "meta"):
        whole[part] = {**default.get(part, {}), **entry.get(part, {})}
    return whole


def is_decidable(entry: Expectation) -> bool:
    """Return whether a finding stops or blocks something, so may be accepted."""
    return entry["severity"] == "critical" or bool(entry["meta"].get("blocks"))


def check_entry(entry: Expectation, place: str, columns: list[str]) -> None:
    """Refuse a completed entry that is not sound.

    Args:
        entry: as Great Expectations would be given it.
        place: where it is written.
        columns: of the relation; empty where its yml states none.

    Raises:
        ExtractError: a part is missing or unknown.
    """
    meta = entry.get("meta", {})
    column = entry.get("kwargs", {}).get("column")
    faults = {
        "type": "expectation_type" in entry or not entry.get("type"),
        "severity": entry.get("severity") not in SEVERITIES,
        "description": not entry.get("description"),
        "meta.dimension": meta.get("dimension") not in DIMENSIONS,
        "meta.what_to_do": not meta.get("what_to_do"),
        "kwargs.column": bool(column and columns and column not in columns),
    }
    expected = {
        "type": "the name of an expectation, under `type`",
        "severity": f"one of {', '.join(SEVERITIES)}",
        "description": "a sentence that says what has to be true",
        "meta.dimension": f"one of {', '.join(DIMENSIONS)}",
        "meta.what_to_do": "a sentence that says what to do where it is not true",
        "kwargs.column": f"one of {', '.join(columns)}",
    }
    for part, is_wrong in faults.items():
        if is_wrong:
            raise fault(entry, place, part, expected[part])
    try:
        str(entry["description"]).format(**entry.get("kwargs", {}))
    except (KeyError, ValueError, IndexError) as error:
        raise fault(
            entry, place, "description", f"only kwargs in braces ({error} is none)"
        ) from error


def fault(entry: Expectation, place: str, part: str, expected: str) -> ExtractError:
    """Return the error that names a part of an entry, and what was expected there."""
    found: Any = entry
    for name in part.split("."):
        found = found.get(name) if isinstance(found, dict) else None
    return ExtractError(f"{place}: {part} is {found!r}.\nExpected {expected}.")


def as_great_expectations(entry: Expectation) -> Expectation:
    """Return an entry without our directions, kwargs written into its description."""
    kwargs = entry.get("kwargs", {})
    meta = {k: v for k, v in entry["meta"].items() if k not in DIRECTIONS}
    description = str(entry["description"]).format(**kwargs)
    return {**entry, "kwargs": kwargs, "description": description, "meta": meta}
