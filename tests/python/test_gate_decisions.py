"""A finding that is right is accepted by a decision, of one dump or edition."""

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
from conftest import Recheck
from workbench import ROOT, Workbench

from scripts.errors import CheckError, ExtractError
from scripts.gates.decisions import Decisions
from scripts.gates.gatekeeper import Gatekeeper
from scripts.gates.results import CheckResult, stop_if_critical
from scripts.gates.suites import Suite, read_suites

REVIEWS = "core.fct_looked_after_reviews.share_held_in_time"
# every review in time (field case D28), and not one unaccompanied young person
ALL_IN_TIME = "update core.fct_looked_after_reviews set is_held_in_time = true"
NOBODY = "delete from core.fct_unaccompanied_young_people"
NO_ROWS = "core.fct_unaccompanied_young_people.has_rows"
FIRM = "marts.indicator_status.statuses_are_firm"
NOT_FIRM = (
    "update marts.indicator_status set is_status_firm = false "
    "where indicator_id = '4.5' and edition_id in ('2022-03', '2023-03')"
)
COMPLETE = "assert_every_gate_decision_is_complete"


def decision(check: str, place: str | None, edition: str | None, **cells: Any) -> str:
    row = {
        "check_id": check,
        "place": place,
        "extracted_on": None,
        "edition_id": edition,
        "accepted_by": "Service Manager",
        "accepted_on": "2023-05-16",
        "reason": "Each was held in time",
        **cells,
    }
    written = ", ".join("null" if v is None else f"'{v}'" for v in row.values())
    return f"insert into reference.gate_decision values ({written})"


@pytest.fixture(scope="module")
def gatekeeper(repeated_home: Path, bench: Workbench) -> Gatekeeper:
    manifest = json.loads((bench.target / "manifest.json").read_text())
    kept = (
        "fct_looked_after_reviews",
        "fct_unaccompanied_young_people",
        "indicator_status",
        "stg_rows__references",
        "base_child_protection__planning_meetings",
    )
    suites = read_suites(ROOT, manifest)
    return Gatekeeper(ROOT, [s for s in suites if s.relation in kept])


@pytest.fixture
def evaluated(
    gatekeeper: Gatekeeper, repeated_home: Path, tmp_path: Path
) -> Callable[..., dict[str, CheckResult]]:
    return evaluator("core", gatekeeper, repeated_home, tmp_path)


@pytest.fixture
def status_gate(
    gatekeeper: Gatekeeper, repeated_home: Path, tmp_path: Path
) -> Callable[..., dict[str, CheckResult]]:
    return evaluator("marts", gatekeeper, repeated_home, tmp_path)


def evaluator(
    layer: str, gatekeeper: Gatekeeper, home: Path, folder: Path
) -> Callable[..., dict[str, CheckResult]]:
    """Return what evaluates a layer of a copy of the home's build, once changed."""

    def evaluate(*statements: str) -> dict[str, CheckResult]:
        file = folder / "warehouse.duckdb"
        shutil.copy(home / "build" / "warehouse.duckdb", file)
        with duckdb.connect(file) as connection:
            for statement in statements:
                connection.execute(statement)
        results = gatekeeper.evaluate(layer, file)
        return {f"{layer}.{one.relation}.{one.check_name}": one for one in results}

    return evaluate


Evaluated = Callable[..., dict[str, CheckResult]]


def test_all_in_time_is_a_doubt_and_the_message_gives_the_row_that_accepts_it(
    evaluated: Evaluated,
) -> None:
    results = evaluated(ALL_IN_TIME)
    with pytest.raises(CheckError) as stopped:
        stop_if_critical(results.values())
    message = str(stopped.value)
    assert "share_held_in_time is not true in 2022-03, 2023-03" in message
    assert "in 30% to 99.5% of the rows" in message
    assert (
        "accept it: a row of seeds/reference/gate_decision.csv for each place, with "
        f"check_id {REVIEWS}, place 2022-03, edition_id 2023-03" in message
    )


def test_a_decision_for_each_edition_accepts_it_and_it_is_shown(
    evaluated: Evaluated,
) -> None:
    results = evaluated(
        ALL_IN_TIME,
        decision(REVIEWS, "2022-03", "2022-03"),
        decision(REVIEWS, "2023-03", "2023-03", reason="Held in time again"),
    )
    stop_if_critical(results.values())
    result = results[REVIEWS]
    assert result.outcome == "accepted"
    assert result.record()["acceptance"] == (
        "Service Manager, 2023-05-16: Each was held in time (2022-03); "
        "Service Manager, 2023-05-16: Held in time again (2023-03)"
    )
    assert "is not true, which is accepted in 2022-03, 2023-03" in result.message
    assert "Accepted by Service Manager, 2023-05-16: Each was held" in result.message
    assert not [name for name in results if "decision_on" in name]


@pytest.mark.parametrize(
    "rows",
    [
        # one of two editions
        (decision(REVIEWS, "2023-03", "2023-03"),),
        # of another check
        (
            decision(NO_ROWS, "2022-03", "2022-03"),
            decision(NO_ROWS, "2023-03", "2023-03"),
        ),
        # of an edition before: it has lapsed
        (
            decision(REVIEWS, "2022-03", "2022-03"),
            decision(REVIEWS, "2023-03", "2022-03"),
        ),
        # without a role, a day or a reason
        *(
            (
                decision(REVIEWS, "2022-03", "2022-03"),
                decision(REVIEWS, "2023-03", "2023-03", **{cell: None}),
            )
            for cell in ("accepted_by", "accepted_on", "reason")
        ),
    ],
)
def test_what_is_not_accepted_stops(
    evaluated: Evaluated, rows: tuple[str, ...]
) -> None:
    results = evaluated(ALL_IN_TIME, *rows)
    assert results[REVIEWS].outcome == "failed"
    with pytest.raises(CheckError, match="share_held_in_time is not true"):
        stop_if_critical(results.values())


def test_a_table_that_is_truly_empty_is_accepted_of_the_newest_edition(
    evaluated: Evaluated,
) -> None:
    with pytest.raises(CheckError, match=r"gate_decision[.]csv, with check_id"):
        stop_if_critical(evaluated(NOBODY).values())
    results = evaluated(NOBODY, decision(NO_ROWS, "table", "2023-03"))
    assert results[NO_ROWS].outcome == "accepted"
    older = evaluated(NOBODY, decision(NO_ROWS, "table", "2022-03"))
    assert older[NO_ROWS].outcome == "failed"


def test_a_decision_on_what_was_not_found_is_a_warning(evaluated: Evaluated) -> None:
    results = evaluated(decision(REVIEWS, "2023-03", "2023-03"))
    stop_if_critical(results.values())
    warning = results["core.fct_looked_after_reviews.decision_on_share_held_in_time"]
    assert (warning.outcome, warning.severity) == ("failed", "warning")
    assert warning.places == "line 2 (2023-03)"
    # with a newer edition it lapses without a word
    lapsed = evaluated(decision(REVIEWS, "2022-03", "2022-03"))
    assert not [name for name in lapsed if "decision_on" in name]


def test_a_decision_on_a_check_that_is_not_known_is_refused(
    evaluated: Evaluated,
) -> None:
    with pytest.raises(ExtractError) as refused:
        evaluated(decision("core.fct_looked_after_reviews.share", "x", "2023-03"))
    message = str(refused.value)
    assert "gate_decision.csv, line 2, column check_id: " in message
    assert (
        "'core.fct_looked_after_reviews.share' is no check that stops or blocks "
        "anything" in message
    )


def test_a_warning_that_blocks_is_accepted_and_another_is_not(
    status_gate: Evaluated,
) -> None:
    """A status that is not firm warns, and names the row that accepts it."""
    result = status_gate(NOT_FIRM)[FIRM]
    assert (result.outcome, result.severity) == ("failed", "warning")
    assert "statuses_are_firm is not true in 4.5 (1 found)" in result.message
    assert "blocks `warehouse report paper --final`" in result.message
    assert f"check_id {FIRM}, place 4.5, edition_id 2023-03" in " ".join(
        result.message.split()
    )
    accepted = status_gate(NOT_FIRM, decision(FIRM, "4.5", "2023-03"))[FIRM]
    assert accepted.outcome == "accepted"
    with pytest.raises(ExtractError, match="is no check that stops or blocks"):
        status_gate(decision("marts.indicator_status.moves", "4.5", "2023-03"))


def test_a_decision_of_a_dump_holds_of_that_dump(tmp_path: Path) -> None:
    entry = {
        "type": "expect_blank_shares_not_to_rise",
        "kwargs": {"max_points": 20},
        "severity": "critical",
        "description": "It is as it should be",
        "meta": {"check": "blank", "dimension": "validity", "what_to_do": "Ask"},
    }
    suite = Suite("raw", "trial", "trial", [entry])
    file = tmp_path / "warehouse.duckdb"
    with duckdb.connect(file) as connection:
        connection.execute(
            "create schema reference; create schema raw; "
            "create macro reference.parsed_date(cell) as "
            "try_cast(cell as date); "
            "create table raw.trial as select '2023-05-05' as extracted_on, "
            "null as _line_fault; create table reference.gate_decision (check_id text, "
            "place text, extracted_on date, edition_id text, accepted_by text, "
            "accepted_on date, reason text)"
        )
        connection.execute(
            decision("raw.trial.blank", "day", None, extracted_on="2023-05-05")
        )
    decisions = Decisions(file, [suite], "raw")
    assert decisions.accepted(suite, "blank", ["day"])
    assert not decisions.accepted(suite, "blank", ["day", "month"])
    assert not decisions.accepted(suite, "blank", [])
    with duckdb.connect(file) as connection:
        connection.execute("update raw.trial set extracted_on = '2023-08-04'")
    assert not Decisions(file, [suite], "raw").accepted(suite, "blank", ["day"])


def test_references_to_no_record_stop_until_a_decision_of_the_dump_accepts_them(
    gatekeeper: Gatekeeper, repeated_home: Path, tmp_path: Path
) -> None:
    evaluate = evaluator("staging", gatekeeper, repeated_home, tmp_path)
    check = "staging.stg_rows__references.found_references"
    place = "cp_meeting.investigation_id of 2023-05-05"
    lost = (
        "update staging.stg_rows__references set unfound_count = 300 where "
        "column_name = 'investigation_id' and extracted_on = '2023-05-05'"
    )
    stopped = evaluate(lost)[check]
    assert (stopped.outcome, stopped.severity) == ("failed", "critical")
    assert f"found_references is not true in {place} (300 found)" in stopped.message
    assert f"place {place}, extracted_on 2023-05-05" in " ".join(
        stopped.message.split()
    )
    accepting = decision(check, place, None, extracted_on="2023-05-05")
    assert evaluate(lost, accepting)[check].outcome == "accepted"
    other = decision(check, place, None, extracted_on="2022-05-06")
    assert evaluate(lost, other)[check].outcome == "failed"


INCOMPLETE = {
    "without a role": (
        decision(REVIEWS, "2023-03", "2023-03", accepted_by=None),
        "line 2: the decision has no role, day or reason",
    ),
    "without a place": (
        decision(REVIEWS, None, "2023-03"),
        "has no place: name it as the stopped build does",
    ),
    "without an edition": (
        decision(REVIEWS, "2023-03", None),
        "is on a check of an edition: fill in edition_id",
    ),
    "of a dump, but with an edition": (
        decision("raw.cp_meeting.row_volume", "2023-05-05", "2023-03"),
        "is on a check of a dump: fill in extracted_on, and leave edition_id blank",
    ),
    "older than its dump": (
        decision(
            "raw.cp_meeting.row_volume",
            "2023-05-05",
            None,
            extracted_on="2023-05-05",
            accepted_on="2023-05-04",
        ),
        "is older than the dump that it accepts",
    ),
    "of a day to come": (
        decision(REVIEWS, "2023-03", "2023-03", accepted_on=date(9999, 1, 1)),
        "is of a day to come",
    ),
    "of no check": (decision("reviews", "2023-03", "2023-03"), "of another form"),
}


@pytest.mark.parametrize("trial", INCOMPLETE)
def test_a_decision_that_is_not_complete_is_refused(
    recheck: Recheck, trial: str
) -> None:
    statement, message = INCOMPLETE[trial]
    with pytest.raises(CheckError) as failed:
        recheck(statement, [COMPLETE])
    assert message in str(failed.value)


def test_a_complete_decision_passes(recheck: Recheck) -> None:
    recheck(decision(REVIEWS, "2023-03", "2023-03"), [COMPLETE])
