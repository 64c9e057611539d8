"""Long proofs that the tests notice a wrong rule; resumable, a table in docs/proof.

``python -m tools.prove mutations`` changes one rule of the project at a time, in a
copy, and looks which test fails.
"""

import hashlib
import json
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from scripts.errors import CheckError, WarehouseError
from scripts.project import copy_project, find_project
from tools.bench import SECONDS_ALLOWED, Bench, Outcome
from tools.mutant import Mutant
from tools.mutants import all_mutants

app = typer.Typer(
    help=__doc__, no_args_is_help=True, add_completion=False, rich_markup_mode=None
)
console = Console(soft_wrap=True)

EXCUSES = Path("tests/python/excused_mutants.toml")
NOTICED = {
    "unit tests": "by a unit test",
    "python": "by a Python test that compares a macro with a reference",
    "build": "by a data test of the sample",
    "figures": "by the sample's ledger or statuses",
}


@dataclass(frozen=True)
class Excuse:
    """Mutants that no test has to notice.

    Attributes:
        file: the changed file.
        change: the mutant's change; ``...`` stands for any text.
        reason: why nothing can differ.
    """

    file: str
    change: str
    reason: str

    def covers(self, mutant: Mutant) -> bool:
        """Return whether it excuses this mutant."""
        pieces = self.change.split("...")
        text = mutant.name.removeprefix(f"{mutant.file}: ")
        if mutant.file != self.file or len(pieces) == 1:
            return (mutant.file, text) == (self.file, self.change)
        place = len(pieces[0])
        for piece in pieces[1:-1]:
            found = text.find(piece, place)
            if found < 0:
                return False
            place = found + len(piece)
        rest = text[place:]
        return text.startswith(pieces[0]) and rest.endswith(pieces[-1])


@dataclass
class Proof:
    """What is known of the mutants.

    Attributes:
        made: every mutant of the project.
        excused: the reason of each that is excused, by name.
        outcomes: what became of those that were tried, by name.
        extent: which of them the last run tried.
    """

    made: list[Mutant]
    excused: dict[str, str]
    extent: str
    outcomes: dict[str, Outcome] = field(default_factory=dict)

    def names(self, *stages: str) -> list[str]:
        """Return the names of those that ended at one of these stages."""
        return [name for name, o in self.outcomes.items() if o.stage in stages]


@app.callback()
def _proofs() -> None:
    """Keep ``mutations`` a name of its own, also while it is the only proof."""


@app.command()
def mutations(
    sample: Annotated[
        int | None, typer.Option(help="Try so many of them, drawn by the seed.")
    ] = None,
    seed: Annotated[int, typer.Option(help="Seed that draws the sample.")] = 17,
    only: Annotated[
        str, typer.Option(help="Part of the file or the change of those to try.")
    ] = "",
) -> None:
    """Change one rule at a time and see which test fails; write the table of it.

    For example: python -m tools.prove mutations --sample 200 --seed 17
    """
    root = find_project().root
    made = all_mutants(root)
    excused = excused_mutants(made, read_excuses(root))
    chosen = [m for m in made if only in m.name]
    extent = f"all {len(chosen)}"
    if sample is not None and sample < len(chosen):
        extent = f"a sample of {sample} of {len(chosen)}, drawn by seed {seed}"
        chosen = drawn(chosen, sample, seed)
    if only:
        extent += f", of those with `{only}` in their name"
    proof = Proof(made, excused, extent)
    store = root / "build" / "proof" / "mutations.json"
    unanswered = _try(root, store, proof, chosen)
    _write(root / "docs" / "proof" / "mutations.md", table(proof))
    survivors = proof.names("survived")
    console.print(summary(proof))
    if unanswered:
        raise CheckError(
            f"{unanswered} mutants had no answer in {SECONDS_ALLOWED} s. Run it again: "
            "it goes on there."
        )
    if survivors:
        raise CheckError("No test notices: " + "; ".join(survivors))


def _try(root: Path, store: Path, proof: Proof, chosen: list[Mutant]) -> int:
    """Try the chosen mutants that have no outcome yet; return how many gave none."""
    kept = _read_outcomes(store)
    unanswered = 0
    with tempfile.TemporaryDirectory(prefix="proof-") as folder:
        copy_project(root, Path(folder))
        console.print("Building the project as it is")
        bench = Bench(Path(folder))
        proof.outcomes = {
            m.name: kept[m.name]
            for m in proof.made
            if m.name in kept
            and m.name not in proof.excused
            and kept[m.name].key in bench.keys(m)
        }
        for number, mutant in enumerate(chosen, start=1):
            if mutant.name in proof.outcomes or mutant.name in proof.excused:
                continue
            try:
                outcome = bench.outcome(mutant)
            except TimeoutError:
                unanswered += 1
                continue
            proof.outcomes[mutant.name] = outcome
            _write(store, json.dumps(_stored(kept, proof.outcomes), indent=1))
            noticed_by = outcome.stage if outcome.stage != "survived" else "SURVIVED"
            line = f"{number}/{len(chosen)} {mutant.name}: {noticed_by}"
            console.print(line, outcome.noticed_by, markup=False)
    return unanswered


def drawn(mutants: Iterable[Mutant], size: int, seed: int) -> list[Mutant]:
    """Return a sample; a mutant that comes or goes changes only itself in it."""

    def lot(mutant: Mutant) -> bytes:
        return hashlib.sha256(f"{seed} {mutant.name}".encode()).digest()

    return sorted(mutants, key=lot)[:size]


def read_excuses(root: Path) -> list[Excuse]:
    """Return the excuses in the order of their file."""
    entries = tomllib.loads((root / EXCUSES).read_text())["excused"]
    return [Excuse(**entry) for entry in entries]


def excused_mutants(
    made: Iterable[Mutant], excuses: Iterable[Excuse]
) -> dict[str, str]:
    """Return the reason of each mutant that is excused, by name."""
    reasons: dict[str, str] = {}
    every = list(made)
    for excuse in excuses:
        reasons |= {m.name: excuse.reason for m in every if excuse.covers(m)}
    return reasons


def _read_outcomes(store: Path) -> dict[str, Outcome]:
    if not store.is_file():
        return {}
    return {name: Outcome(**o) for name, o in json.loads(store.read_text()).items()}


def _stored(*outcomes: dict[str, Outcome]) -> dict[str, dict[str, str]]:
    merged = {name: o for known in outcomes for name, o in known.items()}
    return {name: asdict(outcome) for name, outcome in sorted(merged.items())}


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".partial")
    partial.write_text(text)
    partial.replace(path)


def summary(proof: Proof) -> str:
    """Return the counts in one line."""
    noticed = len(proof.names(*NOTICED))
    return (
        f"{len(proof.made)} made, {len(proof.excused)} excused, "
        f"{len(proof.outcomes)} tried: {noticed} noticed, "
        f"{len(proof.names('survived'))} survived, "
        f"{len(proof.names('broken'))} broken."
    )


def table(proof: Proof) -> str:
    """Return the page: counts, counts by file, survivors, broken and excused ones."""
    stages = Counter(outcome.stage for outcome in proof.outcomes.values())
    lines = [
        "# Mutations",
        "",
        "Rules of the project, each changed on purpose (`tools/mutants.py` makes the "
        "mutants), and whether a test fails for it. Written by "
        "`python -m tools.prove mutations`; which test noticed which mutant is in "
        "`build/proof/mutations.json`.",
        "",
        f"The last run tried {proof.extent}. What is still valid of earlier runs "
        "counts too: a mutant is tried again only when a file has changed that the "
        "deciding tests read.",
        "",
        "| mutants | count |",
        "|---|---:|",
        f"| made | {len(proof.made)} |",
        f"| excused | {len(proof.excused)} |",
        f"| tried | {len(proof.outcomes)} |",
        *(f"| noticed {words} | {stages[stage]} |" for stage, words in NOTICED.items()),
        f"| survived | {stages['survived']} |",
        f"| broken: no valid SQL | {stages['broken']} |",
        "",
        *_list("Survivors", proof.names("survived")),
        *_list("Broken", proof.names("broken")),
        *_list("Excused", _excused_lines(proof.excused), ""),
        "## By file",
        "",
        "| file | made | excused | tried | noticed |",
        "|---|---:|---:|---:|---:|",
    ]
    noticed = set(proof.names(*NOTICED))
    by_file: dict[str, Counter[str]] = {}
    for mutant in proof.made:
        counts = by_file.setdefault(mutant.file, Counter())
        counts["made"] += 1
        counts["excused"] += mutant.name in proof.excused
        counts["tried"] += mutant.name in proof.outcomes
        counts["noticed"] += mutant.name in noticed
    for file, counts in by_file.items():
        cells = (counts[name] for name in ("made", "excused", "tried", "noticed"))
        lines.append(f"| {file} | {' | '.join(map(str, cells))} |")
    return "\n".join(lines) + "\n"


def _excused_lines(excused: dict[str, str]) -> list[str]:
    """Return a line for each file and reason, with the first of its mutants."""
    names: dict[tuple[str, str], list[str]] = {}
    for name, reason in excused.items():
        names.setdefault((name.partition(":")[0], reason), []).append(name)
    return [
        f"{same[0]}`{f' and {len(same) - 1} like it' if same[1:] else ''}: {reason}"
        for (_, reason), same in names.items()
    ]


def _list(title: str, names: list[str], end: str = "`") -> list[str]:
    return [
        f"## {title}",
        "",
        *([f"- `{name}{end}" for name in names] or ["None."]),
        "",
    ]


if __name__ == "__main__":
    try:
        app()
    except WarehouseError as error:
        console.print(str(error), style="red", markup=False, highlight=False)
        sys.exit(error.exit_code)
