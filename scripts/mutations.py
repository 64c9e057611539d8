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

    def position(self, text: str) -> int:
        """Return where in the file's text the replaced text begins.

        Raises:
            UsageError: the text does not occur as the entry states.
        """
        found = [match.start() for match in re.finditer(re.escape(self.old), text)]
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
        start = self.position(text)
        return text[:start] + self.new + text[start + len(self.old) :]

    def changed_range(self, text: str) -> tuple[int, int]:
        """Return from where to where the text differs, ends shared with it left out."""
        start, old, new = self.position(text), self.old, self.new
        shortest = min(len(old), len(new))
        head = next((i for i in range(shortest) if old[i] != new[i]), shortest)
        rest = shortest - head
        tail = next((i for i in range(rest) if old[-1 - i] != new[-1 - i]), rest)
        return start + head, start + len(old) - tail


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
        manifest: dbt's, parsed from it.
    """

    def __init__(self, root: Path, manifest: Any) -> None:
        """Follow each test to the files that it reads."""
        self._root = root
        self._macro_files: dict[str, set[str]] = {}
        self._macros = manifest.macros
        self.reads: dict[str, set[str]] = {}
        committed = self._committed_seeds()
        seeds = {
            node.name: node.original_file_path
            for node in manifest.nodes.values()
            if node.resource_type == "seed"
        }
        models = {
            node.name: node
            for node in manifest.nodes.values()
            if node.resource_type == "model"
        }
        for test in manifest.unit_tests.values():
            model = models[test.model]
            self.reads[test.name] = {
                model.original_file_path,
                test.original_file_path,
                *self._files_of(model.depends_on.macros),
                *(seeds[name] for name in committed[test.name]),
            }
        for node in manifest.nodes.values():
            # a data test of no table tests the macros that it calls
            if node.resource_type == "test" and not node.depends_on.nodes:
                self.reads[node.name] = {
                    node.original_file_path,
                    *self._files_of(node.depends_on.macros),
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
                own = {macro.original_file_path}
                if not (self._root / macro.original_file_path).is_file():
                    own = set()
                self._macro_files[name] = own  # a macro that calls itself ends here
                own |= self._files_of(macro.depends_on.macros)
            files |= self._macro_files[name]
        return files

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
