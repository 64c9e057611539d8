"""The gates: expectations on each layer, evaluated by Great Expectations.

Its results are verified: an expectation that it drops, one that it cannot evaluate and
a suite whose table is missing are separate kinds of failure, never a pass.
"""

import logging
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import duckdb

from scripts.database import open_file
from scripts.errors import ExtractError, WarehouseError
from scripts.gates.decisions import FILE, Decisions, remedy
from scripts.gates.entries import is_decidable
from scripts.gates.results import CheckResult
from scripts.gates.suites import Suite

os.environ["GX_ANALYTICS_ENABLED"] = "false"

SHOWN_PLACES = 8


class Gatekeeper:
    """Evaluates the suites of a project, one layer at a time.

    Args:
        root: the project; its ``expectations/sql`` are registered.
        suites: all suites of the project.

    Raises:
        ExtractError: an expectation has an unknown type or invalid arguments.
    """

    def __init__(self, root: Path, suites: Sequence[Suite]) -> None:
        """Import Great Expectations (takes seconds) and validate each expectation."""
        import great_expectations as gx  # noqa: PLC0415  seconds, and only for gates
        from great_expectations.data_context.types.base import (  # noqa: PLC0415
            ProgressBarsConfig,
        )
        from great_expectations.expectations import registry  # noqa: PLC0415

        from scripts.gates import gx_duckdb  # noqa: PLC0415

        self._gx = gx
        self._suites = suites
        with _silence():
            self._context = gx.get_context(mode="ephemeral")
        self._context.variables.progress_bars = ProgressBarsConfig(globally=False)
        for file in sorted((root / "expectations" / "sql").glob("expect_*.sql")):
            gx_duckdb.register_sql_expectation(file)
        known = set(registry.list_registered_expectation_implementations())
        faults = []
        for suite in suites:
            for number, expectation in enumerate(suite.expectations, start=1):
                place = suite.place(number)
                kind = expectation["type"]
                if kind not in known:
                    faults.append(
                        f"{place}: unknown type {kind!r}.\nExpected one of Great "
                        "Expectations, or a file of expectations/sql."
                    )
                    continue
                try:
                    registry.get_expectation_impl(kind)(**expectation["kwargs"])
                except ValueError as error:
                    reason = str(error).splitlines()[-1].strip()
                    faults.append(
                        f"{place}: invalid arguments of {kind} for {suite.relation}: "
                        f"{reason}."
                    )
        if faults:
            raise ExtractError("\n\n".join(faults))

    def evaluate(self, layer: str, build_file: Path) -> list[CheckResult]:
        """Evaluate every suite of a layer; no connection is open afterwards.

        Raises:
            ExtractError: a decision of ``gate_decision.csv`` names no check that stops
                or blocks anything.
        """
        suites = [suite for suite in self._suites if suite.layer == layer]
        try:
            decisions = Decisions(build_file, self._suites, layer)
        except duckdb.Error as error:
            raise WarehouseError(
                f"{build_file} cannot be checked: {str(error).splitlines()[0]}\nIt was "
                "made by another version of this project. Build again: warehouse build"
            ) from error
        present = _relations(build_file, layer)
        source = self._context.data_sources.add_duckdb(
            name=layer,
            connection_string=f"duckdb:///{build_file}?access_mode=read_only",
            create_temp_table=False,
            # added one by one, each would write the whole context anew
            assets=[
                {
                    "type": "table",
                    "name": suite.relation,
                    "table_name": suite.relation,
                    "schema_name": layer,
                }
                for suite in suites
                if suite.relation in present
            ],
        )
        results: list[CheckResult] = []
        try:
            for suite in suites:
                if suite.relation not in present:
                    results += _all(suite, "missing")
                else:
                    results += self._evaluate_suite(source, suite, decisions)
        finally:
            source.give_back()
            self._context.data_sources.delete(layer)
        return results

    def _evaluate_suite(
        self, source: Any, suite: Suite, decisions: Decisions
    ) -> list[CheckResult]:
        asset = source.get_asset(suite.relation)
        answer = asset.get_batch(asset.build_batch_request()).validate(
            self._gx.ExpectationSuite(
                name=f"{suite.layer}.{suite.relation}",
                expectations=[dict(entry) for entry in suite.expectations],
            ),
            result_format={"result_format": "BASIC", "partial_unexpected_count": 0},
        )
        return judged(suite, answer.results, decisions)


@contextmanager
def _silence() -> Iterator[None]:
    """Suppress Great Expectations' messages about its temporary folders."""
    logging.disable(logging.WARNING)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)


def judged(
    suite: Suite, answers: Iterable[Any], decisions: Decisions | None = None
) -> list[CheckResult]:
    """Return an outcome per expectation of the suite, even if it has no result.

    A decision accepts only what was evaluated and found untrue. One that accepts
    nothing that was found is a warning of its own.
    """
    by_check = {answer.expectation_config.meta["check"]: answer for answer in answers}
    results = []
    for expectation in suite.expectations:
        answer = by_check.get(expectation["meta"]["check"])
        if answer is None:
            results.append(_result(suite, expectation, "dropped"))
        elif answer.success:
            results.append(_result(suite, expectation, "passed"))
        elif _raised(answer.exception_info):
            results.append(_result(suite, expectation, "not_evaluated"))
        else:
            result = _result(suite, expectation, "failed", answer.result)
            if decisions and is_decidable(expectation):
                result = _decided(suite, result, answer.result, decisions)
            results.append(result)
    if decisions:
        results += _unused(suite, decisions)
    return results


def _decided(
    suite: Suite, result: CheckResult, found: Mapping[str, Any], decisions: Decisions
) -> CheckResult:
    """Return a finding as accepted, or with the row that would accept it."""
    places = found.get("places", [])
    acceptance = decisions.accepted(suite, result.check_name, places)
    if acceptance:
        return replace(result, outcome="accepted", acceptance=acceptance)
    newest = decisions.newest(suite)
    how = remedy(suite, result.check_name, places, newest)
    return replace(result, how_to_accept=how)


def _unused(suite: Suite, decisions: Decisions) -> Iterator[CheckResult]:
    for check, unused in decisions.unused(suite).items():
        lines = [f"line {one.line} ({one.place})" for one in unused]
        yield CheckResult(
            suite.layer,
            suite.relation,
            f"decision_on_{check}",
            "gate_decision",
            "warning",
            "consistency",
            f"What a row of {FILE} accepts was found",
            "Remove the row, or correct its place and its dump or edition",
            suite.extract,
            "failed",
            len(unused),
            ", ".join(lines),
        )


def _raised(information: dict[str, Any]) -> bool:
    """Return whether a result is an exception, in either of its two forms."""
    if "raised_exception" in information:
        return bool(information["raised_exception"])
    return any(
        entry.get("raised_exception")
        for entry in information.values()
        if isinstance(entry, dict)
    )


def _relations(build_file: Path, schema: str) -> set[str]:
    with open_file(build_file) as connection:
        found = connection.execute(
            "select table_name from information_schema.tables where table_schema = ?",
            [schema],
        ).fetchall()
    return {name for (name,) in found}


def _all(suite: Suite, outcome: str) -> list[CheckResult]:
    return [_result(suite, expectation, outcome) for expectation in suite.expectations]


def _result(
    suite: Suite,
    expectation: dict[str, Any],
    outcome: str,
    found: Mapping[str, Any] = MappingProxyType({}),
) -> CheckResult:
    meta = expectation["meta"]
    places = found.get("places", [])
    shown = places[:SHOWN_PLACES] + ["..."] * (len(places) > SHOWN_PLACES)
    count = found.get("unexpected_count", found.get("observed_value"))
    return CheckResult(
        suite.layer,
        suite.relation,
        meta["check"],
        expectation["type"],
        expectation["severity"],
        meta["dimension"],
        expectation["description"],
        meta["what_to_do"],
        suite.extract,
        outcome,
        int(count) if isinstance(count, int) else None,
        ", ".join(shown),
    )
