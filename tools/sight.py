"""Which tests can see a change of a file, by what they read."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

# a macro that is called by a name put together, which dbt cannot follow
CALLED_BY_PREFIX = re.compile(r"context\['(\w+)' ~")


class Sight:
    """Which tests can see a change of a file, by what they read.

    Args:
        root: the project.
        manifest: what dbt wrote of it to ``manifest.json``.
    """

    def __init__(self, root: Path, manifest: dict[str, Any]) -> None:
        """Follow each test to the files that it reads."""
        self._root = root
        self._macros: dict[str, Any] = manifest["macros"]
        self._macro_files: dict[str, set[str]] = {}
        self.reads: dict[str, set[str]] = {}
        nodes = {
            (node["resource_type"], node["name"]): node
            for node in manifest["nodes"].values()
        }
        self._nodes = [
            (
                name if kind == "test" else f"{name}+",
                {
                    node["original_file_path"],
                    *self._files_of(node["depends_on"]["macros"]),
                },
            )
            for (kind, name), node in nodes.items()
            if kind in {"model", "seed", "test"}
        ]
        committed = self._committed_seeds()
        for test in manifest["unit_tests"].values():
            model = nodes["model", test["model"]]
            # tests of two models may have one name, by which dbt selects both
            self.reads.setdefault(test["name"], set()).update(
                {
                    model["original_file_path"],
                    test["original_file_path"],
                    *self._files_of(model["depends_on"]["macros"]),
                    *(
                        nodes["seed", name]["original_file_path"]
                        for name in committed[test["model"], test["name"]]
                    ),
                }
            )
        for (kind, name), node in nodes.items():
            # a data test of no table tests the macros that it calls
            if kind == "test" and not node["depends_on"]["nodes"]:
                self.reads[name] = {
                    node["original_file_path"],
                    *self._files_of(node["depends_on"]["macros"]),
                }

    def tests_of(self, file: str) -> list[str]:
        """Return the names of the tests that read the file."""
        return sorted(name for name, files in self.reads.items() if file in files)

    def nodes_of(self, file: str) -> list[str]:
        """Return dbt's selection of what reads the file and of all that follows it."""
        return sorted(selection for selection, files in self._nodes if file in files)

    def _files_of(self, macros: Iterable[str]) -> set[str]:
        """Return the project's files of these macros and of those that they call."""
        files: set[str] = set()
        for name in macros:
            if name not in self._macro_files:
                macro = self._macros[name]
                file = macro["original_file_path"]
                own = {file} if (self._root / file).is_file() else set()
                self._macro_files[name] = own  # a macro that calls itself ends here
                own |= self._files_of(
                    [*macro["depends_on"]["macros"], *self._called_by_prefix(macro)]
                )
            files |= self._macro_files[name]
        return files

    def _called_by_prefix(self, macro: dict[str, Any]) -> list[str]:
        prefixes = tuple(CALLED_BY_PREFIX.findall(macro["macro_sql"]))
        return [
            name
            for name, other in self._macros.items()
            if prefixes and other["name"].startswith(prefixes)
        ]

    def _committed_seeds(self) -> dict[tuple[str, str], list[str]]:
        """Return, of each model's unit test, the seeds that it reads as committed."""
        found: dict[tuple[str, str], list[str]] = {}
        for path in sorted((self._root / "models").rglob("*.yml")):
            for test in yaml.safe_load(path.read_text()).get("unit_tests", []):
                found[test["model"], test["name"]] = [
                    re.sub(r"ref\(['\"](\w+)['\"]\)", r"\1", given["input"])
                    for given in test["given"]
                    if "rows" not in given
                ]
        return found
