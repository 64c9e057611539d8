"""Long proofs that the tests would notice: run by hand, resumable, a table in docs.

``python -m tools.prove mutations`` changes one rule of the project at a time, in a
copy, and looks which test fails.
"""

import json
import multiprocessing
import os
import random
import sys
import tempfile
from collections import Counter
from dataclasses import asdict, dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Annotated, Any

import duckdb
import typer
from dbt.cli.main import dbtRunner
from rich.console import Console

from scripts.errors import CheckError, WarehouseError
from scripts.project import copy_project, find_project
from tools.mutations import Mutation, Sight, fingerprint, read_mutations

app = typer.Typer(
    help=__doc__, no_args_is_help=True, add_completion=False, rich_markup_mode=None
)
console = Console(soft_wrap=True)

SECONDS_ALLOWED = 600
LEDGER = "tests/fixtures/ledger.csv"
# what a unit test without a value to compare says of a change that is no SQL
BROKEN = ("Parser Error", "Binder Error", "Catalog Error", "Compilation Error")


@dataclass
class Outcome:
    """What became of one mutation.

    Attributes:
        key: of the mutation and the files that the deciding tests read.
        killed_by: the first test that failed; empty where none did.
        stage: unit tests, build or ledger; broken where the change is no SQL.
    """

    key: str
    killed_by: str
    stage: str


@app.callback()
def _proofs() -> None:
    """Keep ``mutations`` a name of its own, also while it is the only proof."""


@app.command()
def mutations(
    only: Annotated[
        str, typer.Option(help="Part of the file or the text of the mutations to try.")
    ] = "",
    seed: Annotated[
        int | None, typer.Option(help="Try them in the random order of this seed.")
    ] = None,
) -> None:
    """Change one rule at a time and see which test fails; write the table of it."""
    root = find_project().root
    every = read_mutations(root)
    chosen = [m for m in every if only in m.file or only in m.label]
    if seed is not None:
        random.Random(seed).shuffle(chosen)  # noqa: S311  an order, not a secret
    store = root / "build" / "proof" / "mutations.json"
    outcomes = _read_outcomes(store)
    with tempfile.TemporaryDirectory(prefix="proof-") as folder:
        copy_project(root, Path(folder))
        bench = _Bench(Path(folder))
        for number, mutation in enumerate(chosen, start=1):
            name = _name(mutation)
            keys = bench.keys(mutation)
            if name in outcomes and outcomes[name].key in keys:
                continue
            try:
                outcomes[name] = bench.outcome(mutation, keys)
            except TimeoutError:
                # neither noticed nor not: the next run tries it again
                console.print(f"{name}: no answer in {SECONDS_ALLOWED} s", markup=False)
                outcomes.pop(name, None)
                continue
            _write_outcomes(store, outcomes)
            told = outcomes[name].killed_by or outcomes[name].stage.upper()
            console.print(f"{number}/{len(chosen)} {name}: {told}", markup=False)
    known = [(m, outcomes[_name(m)]) for m in every if _name(m) in outcomes]
    _write_table(root / "docs" / "proof" / "mutations.md", known, len(every))
    alive = [m for m, outcome in known if not outcome.killed_by]
    console.print(f"{len(known)} of {len(every)} mutations tried, {len(alive)} alive.")
    if not only and len(known) < len(every):
        raise CheckError(
            "Some mutations had no answer. Run it again: it goes on there."
        )
    if alive:
        raise CheckError(
            "No test notices: " + "; ".join(f"{m.file}: {m.label}" for m in alive)
        )


class _Bench:
    """A copy of the project, built once, in which one rule at a time is changed."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files = [
            str(path.relative_to(root))
            for folder in ("models", "macros", "seeds", "tests")
            for path in sorted((root / folder).rglob("*"))
            if path.is_file()
        ]
        console.print("Building the project as it is")
        failed, _ = self._in_process(_build, self.root, "base")
        if failed:
            raise CheckError(f"The project fails as it is: {failed}. Mend that first.")
        manifest = (root / "target" / "base" / "manifest.json").read_text()
        self.sight = Sight(root, json.loads(manifest))
        self._parsed = root / "target" / "base" / "partial_parse.msgpack"
        self._parsed_text = self._parsed.read_bytes()

    def keys(self, mutation: Mutation) -> tuple[str, str]:
        """Return the keys of an outcome of the unit tests and of the whole project."""
        read = [self.sight.reads[name] for name in self.sight.tests_of(mutation.file)]
        return (
            fingerprint(self.root, mutation, {mutation.file}.union(*read)),
            fingerprint(self.root, mutation, self.files),
        )

    def outcome(self, mutation: Mutation, keys: tuple[str, str]) -> Outcome:
        """Apply the change, run what can see it, and take the change back."""
        file = self.root / mutation.file
        text = file.read_text()
        file.write_text(mutation.applied(text))
        try:
            tests = self.sight.tests_of(mutation.file)
            if tests:
                # a partial parse would keep the rows of a seed that has changed
                is_anew = mutation.file.startswith("seeds")
                failed, is_broken = self._in_process(_test, self.root, tests, is_anew)
                if failed:
                    return Outcome(
                        keys[0],
                        "" if is_broken else failed,
                        "broken" if is_broken else "unit tests",
                    )
            failed, is_broken = self._in_process(_build, self.root, "mutated")
            if failed:
                return Outcome(
                    keys[1],
                    "" if is_broken else failed,
                    "broken" if is_broken else "build",
                )
            difference, _ = self._in_process(_ledger_difference, self.root)
            return Outcome(keys[1], difference, "ledger" if difference else "alive")
        finally:
            file.write_text(text)
            self._parsed.write_bytes(self._parsed_text)

    @staticmethod
    def _in_process(task: Any, *arguments: Any) -> tuple[str, bool]:
        """Run a task in a process of its own, which has dbt imported already."""
        context = multiprocessing.get_context("fork")
        receiver, sender = context.Pipe(duplex=False)
        process = context.Process(target=_told, args=(sender, task, *arguments))
        process.start()
        try:
            if not receiver.poll(SECONDS_ALLOWED):
                raise TimeoutError
            answer: tuple[str, bool] = receiver.recv()
            return answer
        finally:
            process.terminate()
            process.join()


def _told(sender: Connection, task: Any, *arguments: Any) -> None:
    """Send what a task returns; what dbt prints goes nowhere."""
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
        os.dup2(nowhere.fileno(), sys.stderr.fileno())
        sender.send(task(*arguments))


def _common(root: Path, build: str) -> list[str]:
    """Return dbt's arguments for a build of the copy."""
    os.environ["WAREHOUSE_BUILD_FILE"] = str(root / "build" / f"{build}.duckdb")
    os.chdir(root)
    folder = root / "target" / build
    return [
        *("--project-dir", str(root), "--profiles-dir", str(root)),
        *("--target-path", str(folder), "--log-path", str(folder)),
        *("--vars", "{sample: true}"),
    ]


def _test(root: Path, tests: list[str], is_anew: bool) -> tuple[str, bool]:
    """Run tests on the tables of the project as it is, parsed anew or in part."""
    return _run(
        [
            *("test", *_common(root, "base"), "--fail-fast"),
            *(("--no-partial-parse",) if is_anew else ()),
            *("--indirect-selection", "cautious", "--select", *tests),
        ]
    )


def _build(root: Path, build: str) -> tuple[str, bool]:
    """Build the project and run its data tests."""
    arguments = _common(root, build)
    Path(os.environ["WAREHOUSE_BUILD_FILE"]).unlink(missing_ok=True)
    return _run(
        [
            *("build", *arguments, "--fail-fast", "--no-partial-parse"),
            *("--exclude-resource-type", "unit_test"),
        ]
    )


def _run(arguments: list[str]) -> tuple[str, bool]:
    """Return the first test or model that failed, and whether it is no SQL at all."""
    result: Any = dbtRunner().invoke(["--quiet", "--log-level", "none", *arguments])
    nodes = getattr(result.result, "results", None)
    if nodes is None:
        return (str(result.exception), True)
    for node in nodes:
        if str(node.status) in {"fail", "error", "runtime error"}:
            message = node.message or ""
            return (node.node.name, any(told in message for told in BROKEN))
    return ("", False) if result.success else (str(result.exception), True)


def _ledger_difference(root: Path) -> tuple[str, bool]:
    """Return the first figure that is not the one of the ledger; empty if none."""
    with duckdb.connect(
        root / "build" / "mutated.duckdb", read_only=True
    ) as connection:
        row = connection.execute(
            """
            with figures as (
                select columns(*)::varchar from marts.indicator_series
            ), ledger as (
                select * from read_csv(?, all_varchar = true)
            )
            select concat_ws(
                ', ',
                coalesce(ledger.edition_id, figures.edition_id),
                coalesce(ledger.indicator_id, figures.indicator_id),
                coalesce(ledger.period_start, figures.period_start)
            )
            from ledger
            full join figures
                on
                    ledger.edition_id = figures.edition_id
                    and ledger.indicator_id = figures.indicator_id
                    and ledger.period_start = figures.period_start
            where
                ledger.numerator is distinct from figures.numerator
                or ledger.denominator is distinct from figures.denominator
                or ledger.value_reason_code is distinct from figures.value_reason_code
                or ledger.edition_id is null
                or figures.edition_id is null
            order by all
            limit 1
            """,
            [str(root / LEDGER)],
        ).fetchone()
    return (f"ledger: {row[0]}" if row else "", False)


def _name(mutation: Mutation) -> str:
    return f"{mutation.file}: {mutation.label}"


def _read_outcomes(store: Path) -> dict[str, Outcome]:
    if not store.is_file():
        return {}
    return {name: Outcome(**o) for name, o in json.loads(store.read_text()).items()}


def _write_outcomes(store: Path, outcomes: dict[str, Outcome]) -> None:
    store.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps({n: asdict(o) for n, o in sorted(outcomes.items())}, indent=1)
    partial = store.with_suffix(".partial")
    partial.write_text(text)
    partial.replace(store)


def _write_table(
    path: Path, known: list[tuple[Mutation, Outcome]], listed: int
) -> None:
    """Write the table of the mutations, those that no test noticed first."""
    stages = Counter(outcome.stage for _, outcome in known)
    alive = stages["alive"] + stages["broken"]
    lines = [
        "# Mutations",
        "",
        "Each line is one rule of the project changed on purpose, and the first test "
        "that failed for it. Written by `python -m tools.prove mutations`.",
        "",
        f"{len(known)} of {listed} mutations tried: {stages['unit tests']} noticed by "
        f"a unit test, {stages['build']} by a data test of the sample, "
        f"{stages['ledger']} by the sample's ledger, {alive} by none.",
        "",
        "| File | Change | Breaks | Noticed by |",
        "|---|---|---|---|",
    ]
    for mutation, outcome in sorted(
        known, key=lambda entry: (bool(entry[1].killed_by), entry[0].file)
    ):
        change = mutation.label.replace("|", "\\|")
        lines.append(
            f"| {mutation.file} | `{change}` | {mutation.why} "
            f"| {outcome.killed_by or 'NONE'} |"
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    try:
        app()
    except WarehouseError as error:
        console.print(str(error), style="red", markup=False, highlight=False)
        sys.exit(error.exit_code)
