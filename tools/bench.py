"""A copy of the project in which one rule at a time is changed and tests are run."""

import hashlib
import json
import multiprocessing
import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import duckdb
from dbt.cli.main import dbtRunner

from scripts.errors import CheckError
from tools.golden import GOLDEN
from tools.mutant import Mutant
from tools.sight import Sight

SECONDS_ALLOWED = 600
LEDGER = "tests/fixtures/ledger.csv"
# what a unit test without a value to compare reports of a change that is no SQL
BROKEN = ("Parser Error", "Binder Error", "Catalog Error", "Compilation Error")


@dataclass
class Outcome:
    """What became of one mutant.

    Attributes:
        key: of the mutant and the files that the deciding tests read.
        noticed_by: the first test that failed; empty where none did.
        stage: unit tests, build or figures; survived; broken where it is no SQL.
    """

    key: str
    noticed_by: str
    stage: str


class Bench:
    """A copy of the project, built once.

    Args:
        root: the copy, which is written to.
    """

    def __init__(self, root: Path) -> None:
        """Build the copy as it is.

        Raises:
            CheckError: it fails as it is.
        """
        self.root = root
        self._files = [
            str(path.relative_to(root))
            for folder in ("models", "macros", "seeds", "tests/fixtures")
            for path in sorted((root / folder).rglob("*"))
            if path.is_file()
        ]
        self._files += sorted(
            str(path.relative_to(root))
            for folder in ("tests/singular", "tests/generic")
            for path in (root / folder).rglob("*.sql")
        )
        self._digests: dict[str, bytes] = {}
        failed, _ = _in_process(_build, self.root, "base")
        failed = failed or _in_process(_other_figures, self.root, "base")[0]
        if failed:
            raise CheckError(f"The project fails as it is: {failed}. Mend that first.")
        manifest = (root / "target" / "base" / "manifest.json").read_text()
        self._sight = Sight(root, json.loads(manifest))
        self._parsed = root / "target" / "base" / "partial_parse.msgpack"
        self._parsed_text = self._parsed.read_bytes()

    def keys(self, mutant: Mutant) -> tuple[str, str]:
        """Return the keys of an outcome of the unit tests and of the whole project."""
        tests = self._sight.tests_of(mutant.file)
        read = [self._sight.reads[name] for name in tests]
        return (
            self._fingerprint(mutant, {mutant.file}.union(*read)),
            self._fingerprint(mutant, self._files),
        )

    def _fingerprint(self, mutant: Mutant, files: Iterable[str]) -> str:
        """Return a hash of a mutant and of files; equal where nothing has changed."""
        digest = hashlib.sha256(mutant.name.encode())
        for file in sorted(set(files)):
            if file not in self._digests:
                text = (self.root / file).read_bytes()
                self._digests[file] = hashlib.sha256(text).digest()
            digest.update(file.encode() + b"\0" + self._digests[file])
        return digest.hexdigest()

    def outcome(self, mutant: Mutant) -> Outcome:
        """Apply the change, run what can see it, and take the change back.

        The unit tests that read the file come first; only if none of them notices is
        the sample built with its data tests, and its figures are compared last.

        Raises:
            TimeoutError: a step gave no answer.
        """
        by_tests, by_project = self.keys(mutant)
        file = self.root / mutant.file
        text = file.read_text()
        file.write_text(mutant.applied(text))
        try:
            if tests := self._sight.tests_of(mutant.file):
                # a partial parse would keep the rows of a seed that has changed
                is_anew = mutant.file.startswith("seeds")
                answer = _in_process(_test, self.root, tests, is_anew)
                if answer[0]:
                    return _noticed(by_tests, answer, "unit tests")
            answer = _in_process(_build, self.root, "mutated")
            if answer[0]:
                return _noticed(by_project, answer, "build")
            answer = _in_process(_other_figures, self.root, "mutated")
            if answer[0]:
                return _noticed(by_project, answer, "figures")
            return Outcome(by_project, "", "survived")
        finally:
            file.write_text(text)
            self._parsed.write_bytes(self._parsed_text)


def _noticed(key: str, answer: tuple[str, bool], stage: str) -> Outcome:
    failed, is_broken = answer
    return Outcome(key, failed, "broken" if is_broken else stage)


def _in_process(task: Any, *arguments: Any) -> tuple[str, bool]:
    """Run a task in a process of its own, which has dbt imported already."""
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(sender, task, *arguments))
    process.start()
    sender.close()  # so that the end of a process that sends nothing is seen
    try:
        if not receiver.poll(SECONDS_ALLOWED):
            raise TimeoutError
        answer: tuple[str, bool] = receiver.recv()
        return answer
    except EOFError:
        raise CheckError(f"{task.__name__.strip('_')} failed of itself.") from None
    finally:
        process.terminate()
        process.join()


def _send(sender: Connection, task: Any, *arguments: Any) -> None:
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
            return (node.node.name, any(text in message for text in BROKEN))
    return ("", False) if result.success else (str(result.exception), True)


def _other_figures(root: Path, build: str) -> tuple[str, bool]:
    """Return the first figure or status that is not the accepted one; empty if none."""
    accepted = str(root / GOLDEN)
    figures = str(root / LEDGER)
    with duckdb.connect(root / "build" / f"{build}.duckdb", read_only=True) as answers:
        # what is accepted may lack a column that is new
        names = answers.read_csv(accepted, all_varchar=True).columns
        columns = ", ".join(
            f"coalesce({name}::varchar, '') as {name}" for name in names
        )
        for name, sql, file in (
            ("ledger", LEDGER_DIFFERENCES, figures),
            ("statuses", STATUS_DIFFERENCES.format(columns=columns), accepted),
        ):
            row = answers.execute(sql, {"file": file}).fetchone()
            if row:
                return (f"{name}: {row[0]}", False)
    return ("", False)


LEDGER_DIFFERENCES = """
with figures as (
    select columns(*)::varchar from marts.indicator_series
), ledger as (
    select * from read_csv($file, all_varchar = true)
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
"""
STATUS_DIFFERENCES = """
with statuses as (
    select {columns} from marts.indicator_status
), accepted as (
    select {columns} from read_csv($file, all_varchar = true)
), differences as (
    (from statuses except all from accepted)
    union all
    (from accepted except all from statuses)
)
select concat_ws(', ', edition_id, indicator_id)
from differences
order by all
limit 1
"""
