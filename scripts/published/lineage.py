"""The lines of SQL and of seeds behind an indicator, found in the project's files.

A model's rule is the comment of numbered sentences at the head of its file.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

REF = re.compile(r"ref\('(\w+)'\)")
LITERAL = re.compile(r"'([\w.]+)'")
SENTENCE = re.compile(r"\d+\. ")
FIRST, LAST = "effective_from", "effective_to"


@dataclass(frozen=True)
class ModelRule:
    """A model on the way to a figure.

    Attributes:
        name: of the model.
        path: of its file, from the project's root.
        sentences: the numbered sentences at its head.
    """

    name: str
    path: str
    sentences: list[str]


@dataclass(frozen=True)
class SeedRow:
    """A row of a seed that a rule reads.

    Attributes:
        place: the seed's file and the line of the row.
        cells: the row by column.
    """

    place: str
    cells: dict[str, str]


def model_path(root: Path, name: str) -> Path:
    """Return the file of a model.

    Raises:
        FileNotFoundError: the project has no such model.
    """
    for path in (root / "models").rglob(f"{name}.sql"):
        return path
    raise FileNotFoundError(name)


def rule_of(root: Path, name: str) -> ModelRule:
    """Return a model with the sentences at its head."""
    path = model_path(root, name)
    head: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("--"):
            break
        head.append(line.removeprefix("--").strip())
    sentences: list[str] = []
    for line in head:
        if SENTENCE.match(line) or not sentences:
            sentences.append(line)
        else:
            sentences[-1] += f" {line}"
    return ModelRule(name, path.relative_to(root).as_posix(), sentences)


def upstream(root: Path, model: str, folder: str) -> list[str]:
    """Return a model and the models of a folder that it is made from, nearest first.

    Args:
        root: the project.
        model: where to begin.
        folder: of the models that are followed, such as ``core``.
    """
    found = [model]
    for name in found:
        sql = model_path(root, name).read_text(encoding="utf-8")
        for parent in REF.findall(sql):
            if parent not in found and _is_in(root, parent, folder):
                found.append(parent)
    return found


def _is_in(root: Path, name: str, folder: str) -> bool:
    return any((root / "models" / folder).rglob(f"{name}.sql"))


def seed_rows(root: Path, seed: str, wanted: Mapping[str, str]) -> list[SeedRow]:
    """Return the rows of a reference seed that hold these cells.

    Args:
        root: the project.
        seed: the name of the seed.
        wanted: cells by column; columns missing from the seed are ignored.
    """
    path = root / "seeds" / "reference" / f"{seed}.csv"
    place = path.relative_to(root).as_posix()
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        line, rows = 2, []
        for row in reader:
            if all(row.get(column, cell) == cell for column, cell in wanted.items()):
                rows.append(SeedRow(f"{place}:{line}", row))
            line = reader.line_num + 1
    return rows


def decisions(
    root: Path,
    models: list[str],
    wanted: Mapping[str, str],
    day: date,
    cut_off: date,
) -> Iterator[SeedRow]:
    """Yield the dated rows of seeds that models read: standards, age bands, schedules.

    Args:
        root: the project.
        models: that read them.
        wanted: cells by column, such as the partnership and the indicator; columns
            missing from a seed are ignored.
        day: on which they are in force.
        cut_off: by which they are decided.
    """
    texts = [model_path(root, name).read_text(encoding="utf-8") for name in models]
    seeds = sorted({name for text in texts for name in REF.findall(text)})
    found = {
        seed: seed_rows(root, seed, wanted)
        for seed in seeds
        if (root / "seeds" / "reference" / f"{seed}.csv").is_file()
    }
    # a rule names a row in its SQL, or by a seed without dates (a level's standard)
    named = {literal for text in texts for literal in LITERAL.findall(text)}
    for rows in found.values():
        named |= {c for r in rows if FIRST not in r.cells for c in r.cells.values()}
    for rows in found.values():
        dated = [row for row in rows if FIRST in row.cells]
        chosen = [row for row in dated if _key(row) in named]
        for row in chosen or dated:
            first, last = (
                date.fromisoformat(row.cells[name]) for name in (FIRST, LAST)
            )
            decided = date.fromisoformat(row.cells.get("decided_on") or str(first))
            if first <= day <= last and decided <= cut_off:
                yield row


def _key(row: SeedRow) -> str:
    return next(iter(row.cells.values()))
