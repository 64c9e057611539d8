"""A copy of the project in which one rule at a time is changed and tests are run."""

import hashlib
import json
import multiprocessing
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import duckdb
from dbt.cli.main import dbtRunner

from scripts.errors import CheckError
from tools.accepted import other_figure
from tools.mutant import Mutant
from tools.sight import Sight

SECONDS_ALLOWED = 600
SECONDS_TO_END = 10
BUILD_FILE = "build/warehouse.duckdb"
PRISTINE = "build/pristine.duckdb"
# the macros whose rules a Python test compares with a reference: the first that fits
PYTHON_TESTS = {
    "macros/statistics/xmr_": "tests/python/test_process_charts.py",
    "macros/statistics/": "tests/python/test_intervals.py",
}
# what a unit test without a value to compare reports of a change that is no SQL
BROKEN = ("Parser Error", "Binder Error", "Catalog Error", "Compilation Error")


@dataclass
class Outcome:
    """What became of one mutant.

    Attributes:
        key: of the mutant and the files that the deciding tests read.
        noticed_by: the first test that failed; empty where none did.
        stage: unit tests, python, build or figures; survived; broken where it is no
            SQL.
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
        failed, _ = _in_process(_build, self.root, [], True)
        failed = failed or _in_process(_other_figure, self.root)[0]
        if failed:
            raise CheckError(f"The project fails as it is: {failed}. Mend that first.")
        _in_process(_checkpoint, self.root)
        shutil.copy(root / BUILD_FILE, root / PRISTINE)
        manifest = (root / "target" / "manifest.json").read_text()
        self._sight = Sight(root, json.loads(manifest))
        self._parsed = root / "target" / "partial_parse.msgpack"
        self._parsed_text = self._parsed.read_bytes()

    def keys(self, mutant: Mutant) -> tuple[str, str, str]:
        """Return the keys of an outcome: of unit tests, Python, the whole project."""
        tests = self._sight.tests_of(mutant.file)
        read = [self._sight.reads[name] for name in tests]
        return (
            self._fingerprint(mutant, {mutant.file}.union(*read)),
            self._fingerprint(
                mutant, {*_python_tests(mutant), *self._files_beside(mutant)}
            ),
            self._fingerprint(mutant, self._files),
        )

    def _files_beside(self, mutant: Mutant) -> list[str]:
        folder = mutant.file.rpartition("/")[0]
        return [file for file in self._files if file.startswith(folder)]

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

        The unit tests that read the file come first, then the Python test of such a
        macro; only if none of them notices is what follows the file built with its data
        tests, and the sample's figures are compared last.

        Raises:
            TimeoutError: a step gave no answer.
        """
        by_tests, by_python, by_project = self.keys(mutant)
        file = self.root / mutant.file
        text = file.read_text()
        file.write_text(mutant.applied(text))
        # a partial parse would keep the rows of a seed that has changed
        is_anew = mutant.file.startswith("seeds")
        try:
            if tests := self._sight.tests_of(mutant.file):
                answer = _in_process(_test, self.root, tests, is_anew)
                if answer[0]:
                    return _noticed(by_tests, answer, "unit tests")
            for test in _python_tests(mutant):
                answer = _in_process(_python_test, self.root, test)
                if answer[0]:
                    return _noticed(by_python, answer, "python")
            nodes = self._sight.nodes_of(mutant.file)
            answer = _in_process(_build, self.root, nodes, is_anew)
            if answer[0]:
                return _noticed(by_project, answer, "build")
            answer = _in_process(_other_figure, self.root)
            if answer[0]:
                return _noticed(by_project, answer, "figures")
            return Outcome(by_project, "", "survived")
        finally:
            file.write_text(text)
            self._parsed.write_bytes(self._parsed_text)
            (self.root / f"{BUILD_FILE}.wal").unlink(missing_ok=True)
            shutil.copy(self.root / PRISTINE, self.root / BUILD_FILE)


def _python_tests(mutant: Mutant) -> list[str]:
    return [
        test for begin, test in PYTHON_TESTS.items() if mutant.file.startswith(begin)
    ][:1]


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
        process.join(SECONDS_TO_END)
        process.terminate()
        process.join()


def _send(sender: Connection, task: Any, *arguments: Any) -> None:
    """Send what a task returns; what dbt prints goes nowhere."""
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
        os.dup2(nowhere.fileno(), sys.stderr.fileno())
        sender.send(task(*arguments))


def _common(root: Path) -> list[str]:
    """Return dbt's arguments for the copy."""
    os.environ["WAREHOUSE_BUILD_FILE"] = str(root / BUILD_FILE)
    os.chdir(root)
    folder = root / "target"
    return [
        *("--project-dir", str(root), "--profiles-dir", str(root)),
        *("--target-path", str(folder), "--log-path", str(folder)),
        *("--vars", "{sample: true}"),
    ]


def _test(root: Path, tests: list[str], is_anew: bool) -> tuple[str, bool]:
    """Run tests on the tables of the project as it is, parsed anew or in part."""
    return _run(
        [
            *("test", *_common(root), "--fail-fast"),
            *(("--no-partial-parse",) if is_anew else ()),
            *("--indirect-selection", "cautious", "--select", *tests),
        ]
    )


def _build(root: Path, nodes: list[str], is_anew: bool) -> tuple[str, bool]:
    """Build what is selected, or all, and run its data tests."""
    return _run(
        [
            *("build", *_common(root), "--fail-fast"),
            *(("--no-partial-parse",) if is_anew else ()),
            *("--exclude-resource-type", "unit_test"),
            *(("--select", *nodes) if nodes else ()),
        ]
    )


def _checkpoint(root: Path) -> tuple[str, bool]:
    """Write all of the build into its one file."""
    with duckdb.connect(root / BUILD_FILE) as connection:
        connection.execute("force checkpoint")
    return ("", False)


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


def _other_figure(root: Path) -> tuple[str, bool]:
    return (other_figure(root, root / BUILD_FILE), False)


def _python_test(root: Path, file: str) -> tuple[str, bool]:
    """Return the first test that failed of a file of Python tests."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", file],
        cwd=root,
        check=False,
        capture_output=True,
        text=True,
    )
    failed = re.search(
        r"^(?:FAILED|ERROR) [^\s:]+(?:::(\w+))?", done.stdout, re.MULTILINE
    )
    return ((failed and failed[1]) or file if done.returncode else "", False)
