"""One change of one file, made on purpose to see whether a test notices."""

from collections import Counter
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Mutant:
    """One change of one file.

    Attributes:
        file: path from the project's root.
        start: where the replaced text begins in the file.
        end: where it ends.
        new: text that replaces it.
        operator: how it was made.
        change: the old and the new text in one line.
        number: which of several such changes of the file, from 1.
    """

    file: str
    start: int
    end: int
    new: str
    operator: str
    change: str
    number: int = 1

    @property
    def name(self) -> str:
        """The file and the change; the same while the condition's text is."""
        which = f" ({self.number})" if self.number > 1 else ""
        return f"{self.file}: {self.change}{which}"

    def applied(self, text: str) -> str:
        """Return the file's text with the change."""
        return text[: self.start] + self.new + text[self.end :]


def numbered(mutants: list[Mutant]) -> list[Mutant]:
    """Return the mutants, those of the same change numbered in their order."""
    seen: Counter[str] = Counter()
    told_apart = []
    for mutant in mutants:
        seen[mutant.change] += 1
        told_apart.append(replace(mutant, number=seen[mutant.change]))
    return told_apart
