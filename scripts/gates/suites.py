"""Read the suites of expectations, and report every invalid entry by name.

The expectations on all relations of a layer are in
``expectations/<layer>/_every.json``; additions, changes and omissions for one relation
in ``expectations/<layer>/<relation>.json``. Both have the format of a suite of Great
Expectations 1.x. Missing parts of an entry come from the default of its check.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from scripts.errors import ExtractError
from scripts.gates.entries import (
    Expectation,
    as_great_expectations,
    check_entry,
    fault,
    merged,
)

LAYERS = ("raw", "staging", "core", "marts", "published")
# layers in which every relation has a suite
COVERED = ("raw", "core", "marts", "published")
FIRST_TYPE = "expect_table_row_count_to_be_between"
EVERY = "_every"

# an expectation, and its place (file and number)
Placed = tuple[Expectation, str]


@dataclass(frozen=True)
class Suite:
    """The expectations of one relation.

    Attributes:
        layer: folder, and schema of the relation.
        relation: name of the table or view.
        extract: the extract whose supplier is responsible; empty if none.
        expectations: as Great Expectations takes them, defaults filled in.
        places: the file and number of each.
    """

    layer: str
    relation: str
    extract: str
    expectations: list[Expectation]
    places: tuple[str, ...] = ()

    def place(self, number: int) -> str:
        """Return the place of an expectation of the suite, the first being 1."""
        if self.places:
            return self.places[number - 1]
        return f"expectations/{self.layer}/{self.relation}.json: expectation {number}"


def relations_of(manifest: dict[str, Any]) -> dict[str, dict[str, list[str]]]:
    """Return the tables by layer, each with the columns in its yml.

    A view is a step of the table that reads it, and has no suite of its own.
    """
    found: dict[str, dict[str, list[str]]] = {layer: {} for layer in LAYERS}
    for node in _relation_nodes(manifest):
        is_view = node.get("config", {}).get("materialized") == "view"
        if node["schema"] in found and not is_view:
            found[node["schema"]][node["name"]] = list(node["columns"])
    return found


def extracts_of(manifest: dict[str, Any]) -> dict[str, str]:
    """Return, by name of a relation, the extract that it is or is read from directly.

    A relation of no extract, or of several, has none.
    """
    seeds = {
        node_id: node["name"]
        for node_id, node in manifest["nodes"].items()
        if node["resource_type"] == "seed" and node["schema"] == "raw"
    }
    found = {name: name for name in seeds.values()}
    for node in _relation_nodes(manifest):
        parents = node.get("depends_on", {}).get("nodes", [])
        read = [seeds[parent] for parent in parents if parent in seeds]
        if len(read) == 1:
            found[node["name"]] = read[0]
    return found


def _relation_nodes(manifest: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for node in manifest["nodes"].values():
        if node["resource_type"] in {"seed", "model"}:
            yield node


def read_suites(root: Path, manifest: dict[str, Any]) -> list[Suite]:
    """Read the suite of every relation of the project that has expectations.

    Args:
        root: the project.
        manifest: of the dbt project (``manifest.json``).

    Raises:
        ExtractError: some suites are invalid, or a relation of a covered layer has
            none; every fault is reported with its file and place.
    """
    relations = relations_of(manifest)
    extracts = extracts_of(manifest)
    suites: list[Suite] = []
    faults: list[str] = []
    for layer in LAYERS:
        try:
            reader = _LayerReader(root, layer, relations[layer])
        except ExtractError as error:
            faults.append(str(error))
            continue
        faults += reader.faults()
        for relation in sorted(relations[layer]):
            try:
                placed = reader.expectations(relation)
            except ExtractError as error:
                faults.append(str(error))
                continue
            if placed:
                expectations, places = (
                    list(part) for part in zip(*placed, strict=True)
                )
                extract = extracts.get(relation, "")
                suites.append(
                    Suite(layer, relation, extract, expectations, tuple(places))
                )
    if faults:
        raise ExtractError("\n\n".join(dict.fromkeys(faults)))
    return suites


class _LayerReader:
    """The files of one layer: its defaults, and the entries of single relations."""

    def __init__(
        self, root: Path, layer: str, relations: Mapping[str, list[str]]
    ) -> None:
        self._root = root
        self._layer = layer
        self._relations = relations
        self._folder = f"expectations/{layer}"
        files = sorted((root / self._folder).glob("*.json"))
        self._files = {file.stem: file for file in files}
        every = self._files.pop(EVERY, None)
        if every is None and relations and layer in COVERED:
            raise ExtractError(
                f"{self._folder}/{EVERY}.json: the file is missing.\nExpected the "
                f"expectations on every relation of {layer}, the row count first."
            )
        self._defaults = self._read(every) if every else []

    def faults(self) -> list[str]:
        """Return the files and the defaults that belong to no relation."""
        missing = {
            self._name(file): name
            for name, file in self._files.items()
            if name not in self._relations
        }
        missing |= {
            place: name
            for entry, place in self._defaults
            for name in entry.get("meta", {}).get("relations", [])
            if name.isidentifier() and name not in self._relations
        }
        return [
            f"{place}: {self._layer}.{name} does not exist.\nName a relation of "
            f"the schema {self._layer}, or delete it."
            for place, name in missing.items()
        ]

    def expectations(self, relation: str) -> list[Placed]:
        """Return the expectations on a relation, the count of its rows first.

        Raises:
            ExtractError: an entry of its own or a default is invalid.
        """
        found = {
            str(entry["meta"]["check"]): (entry, place)
            for entry, place in self._defaults
            if any(
                fnmatchcase(relation, pattern)
                for pattern in entry["meta"].get("relations", ["*"])
            )
        }
        file = self._files.get(relation)
        seen: set[str] = set()
        for entry, place in self._read(file) if file else []:
            check = str(entry["meta"]["check"])
            if check in seen:
                raise fault(
                    entry, place, "meta.check", "a name of its own in this suite"
                )
            seen.add(check)
            if "left_out" in entry["meta"]:
                self._require_reason(entry, place, found)
                del found[check]
                continue
            default = found[check][0] if check in found else self._default(entry, place)
            whole = merged(entry, default)
            if whole == default:
                raise ExtractError(
                    f"{place}: it repeats {EVERY}.json for {check}.\nRemove it."
                )
            found[check] = (whole, place)
        placed = list(found.values())
        for entry, place in placed:
            is_own = file and self._name(file) in place
            where = place if is_own else f"{place}, of {relation}"
            check_entry(entry, where, self._relations[relation])
        self._require_row_count(relation, placed)
        return [(as_great_expectations(entry), place) for entry, place in placed]

    def _default(self, entry: Expectation, place: str) -> Expectation:
        """Return the default that an entry extends, or that of its check."""
        like = entry["meta"].get("like", entry["meta"]["check"])
        for default, _ in self._defaults:
            if default["meta"]["check"] == like:
                return default
        if "like" in entry["meta"]:
            raise fault(entry, place, "meta.like", f"a check of {EVERY}.json")
        return {}

    def _require_reason(
        self, entry: Expectation, place: str, found: Mapping[str, Placed]
    ) -> None:
        if entry["meta"]["check"] not in found:
            raise fault(entry, place, "meta.check", f"what {EVERY}.json expects of it")
        if not str(entry["meta"]["left_out"]).strip():
            raise fault(entry, place, "meta.left_out", "why it does not apply")

    def _require_row_count(self, relation: str, placed: list[Placed]) -> None:
        if not placed and self._layer not in COVERED:
            return
        entry, place = placed[0] if placed else ({}, self._folder)
        if entry.get("type") != FIRST_TYPE:
            raise ExtractError(
                f"{place}: the first expectation of {relation} is {entry.get('type')}."
                f"\nExpected {FIRST_TYPE}: an empty table would pass most others."
            )

    def _read(self, file: Path) -> list[Placed]:
        name = self._name(file)
        try:
            suite = json.loads(file.read_text(encoding="utf-8"))
        except json.JSONDecodeError as error:
            raise ExtractError(
                f"{name}: line {error.lineno}, column {error.colno} is not JSON "
                f"({error.msg}).\nCorrect it there."
            ) from error
        if not isinstance(suite, dict) or "expectation_suite_name" in suite:
            raise ExtractError(
                f"{name}: the file has the form of Great Expectations 0.x.\nExpected "
                "the form of 1.x: name, expectations with type, kwargs, severity, "
                "description and meta."
            )
        if suite.get("name") != f"{self._layer}.{file.stem}":
            raise ExtractError(
                f"{name}: the name is {suite.get('name')!r}.\nExpected "
                f'"{self._layer}.{file.stem}", after the file.'
            )
        placed = []
        for number, entry in enumerate(suite.get("expectations") or [{}], start=1):
            place = f"{name}: expectation {number}"
            check = entry.get("meta", {}).get("check", "")
            if not str(check).isidentifier():
                raise fault(entry, place, "meta.check", "a short name (a-z and _)")
            placed.append((entry, place))
        return placed

    def _name(self, file: Path) -> str:
        return str(file.relative_to(self._root))
