"""Rules changed on purpose: the list of them, and the tests that can see each change.

``tests/python/mutations.toml`` holds the list, one text replacement each.
"""

import hashlib
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from scripts.errors import UsageError

LIST = Path("tests/python/mutations.toml")
# a macro that is called by a name put together, which dbt cannot follow
CALLED_BY_PREFIX = re.compile(r"context\['(\w+)' ~")


@dataclass(frozen=True)
class Mutation:
    """One change of one file.

    Attributes:
        file: path from the project's root.
        old: text that is replaced.
        new: text that replaces it.
        why: what the change breaks, in a few words.
        occurrence: which of several occurrences of ``old``, from 1; 0 if it has to be
            the only one.
    """

    file: str
    old: str
    new: str
    why: str
    occurrence: int = 0

    @property
    def label(self) -> str:
        """The change in one line."""
        old, new = (" ".join(text.split()) for text in (self.old, self.new))
        which = f" ({self.occurrence})" if self.occurrence else ""
        return f"{old}{which} -> {new or 'nothing'}"

    def place(self, text: str) -> tuple[int, int]:
        """Return where in the file's text the replaced text begins and ends.

        Spaces and line ends are alike, so that a mutation outlives a new layout.

        Raises:
            UsageError: the text does not occur as the entry states.
        """
        pattern = r"\s+".join(re.escape(part) for part in re.split(r"\s+", self.old))
        found = [match.span() for match in re.finditer(pattern, text)]
        if len(found) < max(self.occurrence, 1) or (
            len(found) > 1 and not self.occurrence
        ):
            raise UsageError(
                f"{LIST}: {self.file} has {len(found)} times {self.old!r}.\nExpected "
                "one, or an occurrence that exists. Correct the entry."
            )
        return found[max(self.occurrence, 1) - 1]

    def applied(self, text: str) -> str:
        """Return the file's text with the change."""
        start, end = self.place(text)
        return text[:start] + self.new + text[end:]

    def changed_range(self, text: str) -> tuple[int, int]:
        """Return from where to where the text differs, ends shared with it left out."""
        start, end = self.place(text)
        old = text[start:end]
        head = _shared(old, self.new)
        tail = _shared(old[head:][::-1], self.new[::-1])
        return start + head, end - tail


def _shared(text: str, other: str) -> int:
    """Return how much of a text another one begins with, spaces and line ends alike."""
    shared = 0
    for mine, theirs in zip(
        re.finditer(r"\s+|\S", text), re.finditer(r"\s+|\S", other), strict=False
    ):
        if mine[0] != theirs[0] and not (mine[0].isspace() and theirs[0].isspace()):
            break
        shared = mine.end()
    return shared


def read_mutations(root: Path) -> list[Mutation]:
    """Return the list in the order of its file."""
    entries = tomllib.loads((root / LIST).read_text())["mutation"]
    return [
        Mutation(e["file"], e["from"], e["to"], e["why"], e.get("occurrence", 0))
        for e in entries
    ]


def read_untouched(root: Path) -> list[dict[str, str]]:
    """Return the conditions that no mutation can change observably, with the reason."""
    found: list[dict[str, str]] = tomllib.loads((root / LIST).read_text())["untouched"]
    return found


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
        committed = self._committed_seeds()
        for test in manifest["unit_tests"].values():
            model = nodes["model", test["model"]]
            self.reads[test["name"]] = {
                model["original_file_path"],
                test["original_file_path"],
                *self._files_of(model["depends_on"]["macros"]),
                *(
                    nodes["seed", name]["original_file_path"]
                    for name in committed[test["name"]]
                ),
            }
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

    def _committed_seeds(self) -> dict[str, list[str]]:
        """Return, of each unit test, the seeds that it reads as committed."""
        found: dict[str, list[str]] = {}
        for path in sorted((self._root / "models").rglob("*.yml")):
            for test in yaml.safe_load(path.read_text()).get("unit_tests", []):
                found[test["name"]] = [
                    re.sub(r"ref\(['\"](\w+)['\"]\)", r"\1", given["input"])
                    for given in test["given"]
                    if "rows" not in given
                ]
        return found


def fingerprint(root: Path, mutation: Mutation, files: Iterable[str]) -> str:
    """Return a hash of a mutation and of files; equal where nothing has changed."""
    digest = hashlib.sha256(repr(mutation).encode())
    for file in sorted(set(files)):
        digest.update(file.encode() + b"\0" + (root / file).read_bytes())
    return digest.hexdigest()
