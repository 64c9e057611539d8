"""The gates: suites refused by name, Great Expectations distrusted, faults stopped."""

import json
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import duckdb
import pytest
from extract_tables import seed_rows
from gate_trials import AROUND, TRIALS
from workbench import ROOT, Workbench, rows

from scripts.errors import CheckError, ExtractError
from scripts.gates.gatekeeper import Gatekeeper, judged
from scripts.gates.results import CheckResult, stop_if_critical
from scripts.gates.suites import COVERED, Suite, read_suites, relations_of

WORDS = [(row["data_type"], row["spelling"]) for row in seed_rows("blank_word")]


def expectation(
    kind: str, check: str = "trial", severity: str = "critical", **kwargs: Any
) -> dict[str, Any]:
    return {
        "type": kind,
        "kwargs": kwargs,
        "severity": severity,
        "description": "It is as it should be",
        "meta": {
            "check": check,
            "dimension": "validity",
            "what_to_do": "Mend it",
        },
    }


FIRST = expectation("expect_table_row_count_to_be_between", "has_rows", min_value=1)
MANIFEST = {
    "nodes": {
        "seed.trial": {
            "resource_type": "seed",
            "schema": "raw",
            "name": "trial",
            "columns": {"extracted_on": {}, "day": {}},
        }
    }
}

# suites that are refused: what is added to a sound one -> what is said of it
BLANK = expectation("expect_column_values_to_not_be_null", "filled", column="day")
UNSOUND: dict[str, tuple[Callable[[dict[str, Any]], Any], str]] = {
    "of the old form": (
        lambda suite: {"expectation_suite_name": "raw.trial", "expectations": []},
        "trial.json: the file has the form of Great Expectations 0.x",
    ),
    "of an old entry": (
        lambda suite: suite["expectations"][0].update(expectation_type="x"),
        "trial.json: expectation 1: type is ",
    ),
    "of another name": (
        lambda suite: suite.update(name="raw.other"),
        "trial.json: the name is 'raw.other'.\nExpected \"raw.trial\"",
    ),
    "of an unknown severity": (
        lambda suite: suite["expectations"][0].update(severity="dire"),
        "trial.json: expectation 1: severity is 'dire'.\nExpected one of critical",
    ),
    "of an unknown column": (
        lambda suite: suite["expectations"][0]["kwargs"].update(column="month"),
        "trial.json: expectation 1: kwargs.column is 'month'.\nExpected one of extr",
    ),
    "of an unknown dimension": (
        lambda suite: suite["expectations"][0]["meta"].update(dimension="size"),
        "trial.json: expectation 1: meta.dimension is 'size'",
    ),
    "of a description with an unknown argument": (
        lambda suite: suite["expectations"][0].update(description="At most {most}"),
        "trial.json: expectation 1: description is 'At most {most}'.\nExpected only kw",
    ),
    "with a check that stands twice": (
        lambda suite: suite["expectations"].append(deepcopy(BLANK)),
        "trial.json: expectation 2: meta.check is 'filled'",
    ),
    "without a check": (
        lambda suite: suite["expectations"][0]["meta"].pop("check"),
        "trial.json: expectation 1: meta.check is None",
    ),
    "that repeats a default": (
        lambda suite: suite["expectations"].append(
            {"severity": "critical", "meta": {"check": "has_rows"}}
        ),
        "trial.json: expectation 2: it repeats _every.json for has_rows",
    ),
    "like a default that is not there": (
        lambda suite: suite["expectations"][0]["meta"].update(like="share"),
        "trial.json: expectation 1: meta.like is 'share'",
    ),
    "that leaves out what is not expected": (
        lambda suite: suite["expectations"][0]["meta"].update(left_out="It is blank"),
        "trial.json: expectation 1: meta.check is 'filled'.\nExpected what _every.json",
    ),
    "that leaves out without a reason": (
        lambda suite: suite["expectations"].append(
            {"meta": {"check": "has_rows", "left_out": " "}}
        ),
        "trial.json: expectation 2: meta.left_out is ' '.\nExpected why",
    ),
    "that does not count rows first": (
        lambda suite: suite["expectations"].append(
            {"meta": {"check": "has_rows", "left_out": "It may be empty"}}
        ),
        "the first expectation of trial is expect_column_values_to_not_be_null",
    ),
    "without an expectation": (
        lambda suite: suite.update(expectations=[]),
        "trial.json: expectation 1: meta.check is None",
    ),
}


def write_suite(root: Path, suite: Any, name: str = "trial") -> Path:
    file = root / "expectations" / "raw" / f"{name}.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(suite if isinstance(suite, str) else json.dumps(suite))
    return file


def suite_of(*expectations: dict[str, Any], name: str = "trial") -> dict[str, Any]:
    return {"name": f"raw.{name}", "expectations": deepcopy(list(expectations))}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project of one relation, whose rows are counted by default."""
    write_suite(tmp_path, suite_of(FIRST, name="_every"), "_every")
    return tmp_path


@pytest.mark.parametrize("fault", UNSOUND)
def test_an_unsound_suite_is_refused_by_name(root: Path, fault: str) -> None:
    change, message = UNSOUND[fault]
    suite = suite_of(BLANK)
    write_suite(root, suite)
    assert read_suites(root, MANIFEST)
    changed = change(suite)
    write_suite(root, changed if "expectation_suite_name" in str(changed) else suite)
    with pytest.raises(ExtractError) as refused:
        read_suites(root, MANIFEST)
    assert message in str(refused.value)


def test_a_suite_that_is_no_json_is_refused_by_its_line(root: Path) -> None:
    write_suite(root, '{\n  "name": "raw.trial",\n  oops\n}')
    with pytest.raises(ExtractError, match=r"trial.json: line 3, column 3 is no"):
        read_suites(root, MANIFEST)


def test_a_suite_of_no_relation_and_a_layer_without_defaults_are_named(
    root: Path,
) -> None:
    write_suite(root, suite_of(BLANK, name="gone"), "gone")
    narrow = deepcopy(BLANK)
    narrow["meta"]["relations"] = ["*", "lost"]
    write_suite(root, suite_of(FIRST, narrow, name="_every"), "_every")
    with pytest.raises(ExtractError) as refused:
        read_suites(root, MANIFEST)
    assert "expectations/raw/gone.json: raw.gone does not exist" in str(refused.value)
    assert "_every.json: expectation 2: raw.lost does not exist" in str(refused.value)
    (root / "expectations" / "raw" / "_every.json").unlink()
    with pytest.raises(ExtractError, match=r"raw/_every.json: the file is missing"):
        read_suites(root, MANIFEST)


def test_a_relation_has_the_defaults_of_its_layer_and_what_its_file_changes(
    root: Path,
) -> None:
    few = expectation(FIRST["type"], "has_rows", "warning", min_value=0)
    few["meta"]["relations"] = ["tri*"]
    other = expectation("expect_column_to_exist", "other", column="day")
    other["meta"]["relations"] = ["other_*"]
    kept = expectation("expect_column_to_exist", "kept", column="day")
    kept["description"] = "There is {column}"
    write_suite(root, suite_of(FIRST, BLANK, few, other, kept, name="_every"), "_every")
    [suite] = read_suites(root, MANIFEST)
    assert suite.extract == "trial"
    assert [entry["meta"]["check"] for entry in suite.expectations] == [
        "has_rows",
        "filled",
        "kept",
    ]
    assert suite.expectations[0]["kwargs"] == {"min_value": 0}
    assert suite.expectations[0]["severity"] == "warning"
    assert suite.expectations[2]["description"] == "There is day"
    assert suite.place(1) == "expectations/raw/_every.json: expectation 3"
    write_suite(
        root,
        suite_of(
            {"kwargs": {"max_value": 9}, "meta": {"check": "has_rows"}},
            {"meta": {"check": "filled", "left_out": "It may be blank"}},
            {"kwargs": {"column": "extracted_on"}, "meta": {"check": "other"}},
            {"kwargs": {"column": "day"}, "meta": {"check": "mine", "like": "kept"}},
        ),
    )
    [suite] = read_suites(root, MANIFEST)
    assert [
        (entry["meta"]["check"], entry["kwargs"]) for entry in suite.expectations
    ] == [
        ("has_rows", {"min_value": 0, "max_value": 9}),
        ("kept", {"column": "day"}),
        ("other", {"column": "extracted_on"}),
        ("mine", {"column": "day"}),
    ]
    assert suite.place(4) == "expectations/raw/trial.json: expectation 4"
    assert set(suite.expectations[3]["meta"]) == {"check", "dimension", "what_to_do"}


@pytest.fixture(scope="module")
def manifest(sample_home: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        (sample_home / "target" / "manifest.json").read_text()
    )
    return found


def test_every_relation_of_the_covered_layers_has_a_suite(
    manifest: dict[str, Any],
) -> None:
    suites = read_suites(ROOT, manifest)
    present = {(suite.layer, suite.relation) for suite in suites}
    relations = relations_of(manifest)
    for layer in COVERED:
        assert len(relations[layer]) > 5
        assert {(layer, name) for name in relations[layer]} <= present


def test_no_expectation_repeats_a_dbt_test(manifest: dict[str, Any]) -> None:
    """Of a column that dbt holds not null or unique, GX says nothing of the kind."""
    held = set()
    for node in manifest["nodes"].values():
        for name, column in node.get("columns", {}).items():
            if any(c["type"] == "not_null" for c in column.get("constraints", [])):
                held.add((node["schema"], node["name"], name))
        if node["resource_type"] == "test" and node.get("test_metadata"):
            model = manifest["nodes"][node["attached_node"]]
            for name in node["test_metadata"]["kwargs"].get("columns", []):
                held.add((model["schema"], model["name"], name))
    assert len(held) > 20
    said = {
        (suite.layer, suite.relation, entry["kwargs"]["column"])
        for suite in read_suites(ROOT, manifest)
        for entry in suite.expectations
        if entry["type"]
        in {
            "expect_column_values_to_not_be_null",
            "expect_column_values_to_be_unique",
            "expect_column_values_to_be_in_set",
        }
    }
    assert not said & held


@pytest.fixture(scope="module")
def gatekeeper() -> Callable[..., Gatekeeper]:
    kept: list[Gatekeeper] = []

    def keep(*expectations: dict[str, Any], relation: str = "trial") -> Gatekeeper:
        suite = Suite("raw", relation, "js_court_report", [FIRST, *expectations])
        kept.append(Gatekeeper(ROOT, [suite]))
        return kept[-1]

    return keep


@pytest.fixture
def build(tmp_path: Path) -> Path:
    file = tmp_path / "warehouse.duckdb"
    with duckdb.connect(file) as connection:
        connection.execute(
            "create schema raw; create table raw.trial as from (values "
            "(date '2022-01-01', 'here'), (null, 'here')) as t (day, edition_id)"
        )
    return file


def outcomes(results: list[CheckResult]) -> dict[str, str]:
    return {result.check_name: result.outcome for result in results}


def test_an_unknown_type_and_a_wrong_call_are_refused_before_anything_is_evaluated(
    gatekeeper: Callable[..., Gatekeeper],
) -> None:
    with pytest.raises(ExtractError) as refused:
        gatekeeper(
            expectation("expect_wonders"),
            expectation("expect_blank_shares_not_to_rise", "other"),
        )
    message = str(refused.value)
    assert "trial.json: expectation 2: unknown type 'expect_wonders'" in message
    assert "expectation 3: invalid arguments of expect_blank_shares_not" in message
    assert "needs max_points" in message


def test_each_kind_of_failure_is_its_own(
    gatekeeper: Callable[..., Gatekeeper], build: Path
) -> None:
    keeper = gatekeeper(
        expectation("expect_column_values_to_not_be_null", "blank", column="day"),
        expectation("expect_column_values_to_not_be_null", "gone", column="month"),
        expectation("expect_column_to_exist", "there", column="day"),
        expectation(
            "expect_null_share_to_be_at_most", "broken", column="month", max_share=0
        ),
        expectation(
            "expect_null_share_to_be_at_most", "places", column="day", max_share=0
        ),
    )
    results = keeper.evaluate("raw", build)
    assert outcomes(results) == {
        "has_rows": "passed",
        "blank": "failed",
        "gone": "not_evaluated",
        "there": "passed",
        "broken": "not_evaluated",
        "places": "failed",
    }
    assert next(r for r in results if r.check_name == "blank").found_count == 1
    with pytest.raises(CheckError) as stopped:
        stop_if_critical(results)
    message = str(stopped.value)
    assert (
        "raw.trial, extract js_court_report: blank is not true (1 found)."
        "\nExpected: It is as it should be.\nMend it." in message
    )
    assert "gone could not be evaluated" in message
    assert "places is not true in here (1 found)" in message
    assert "2022" not in message
    # the gate gave its connections back
    with duckdb.connect(build) as connection:
        connection.execute("create table raw.after (day date)")


def test_a_suite_of_a_missing_table_fails(
    gatekeeper: Callable[..., Gatekeeper], build: Path
) -> None:
    results = gatekeeper(relation="gone").evaluate("raw", build)
    assert outcomes(results) == {"has_rows": "missing"}
    with pytest.raises(CheckError, match="the table does not exist"):
        stop_if_critical(results)


def test_an_expectation_that_is_dropped_fails() -> None:
    suite = Suite("raw", "trial", "", [FIRST, expectation("expect_column_to_exist")])
    answer = SimpleNamespace(
        success=True, expectation_config=SimpleNamespace(meta=FIRST["meta"])
    )
    results = judged(suite, [answer])
    assert outcomes(results) == {"has_rows": "passed", "trial": "dropped"}
    with pytest.raises(CheckError, match="was dropped by Great Expectations"):
        stop_if_critical(results)


def test_a_warning_goes_on(gatekeeper: Callable[..., Gatekeeper], build: Path) -> None:
    keeper = gatekeeper(
        expectation(
            "expect_column_values_to_not_be_null", "blank", "warning", column="day"
        )
    )
    results = keeper.evaluate("raw", build)
    assert outcomes(results)["blank"] == "failed"
    stop_if_critical(results)


def test_every_query_has_a_pair_and_none_is_a_string() -> None:
    folder = ROOT / "expectations"
    assert {file.stem for file in (folder / "sql").glob("expect_*")} == set(TRIALS)
    for file in folder.glob("*/*.json"):
        assert "select " not in file.read_text().lower(), file


@pytest.fixture(scope="module")
def functions(bench: Workbench) -> str:
    """The functions that a build keeps for the queries, from staging's macros."""
    return bench.compiled(f"{{{{ reading_functions({WORDS}) }}}}")


@pytest.mark.parametrize("kind", TRIALS)
def test_it_passes_what_must_pass_and_fails_what_must_fail(
    gatekeeper: Callable[..., Gatekeeper], functions: str, tmp_path: Path, kind: str
) -> None:
    kwargs, sound, unsound, told = TRIALS[kind]
    keeper = gatekeeper(expectation(kind, **kwargs))
    for query, outcome in ((sound, "passed"), (unsound, "failed")):
        file = tmp_path / f"{outcome}.duckdb"
        with duckdb.connect(file) as connection:
            connection.execute(AROUND)
            connection.execute(functions)
            connection.execute(f"create table raw.trial as {query}")
            if "is_accepted" in query:
                connection.execute(
                    "create table staging.stg_rows__placed as from raw.trial"
                )
        [_, result] = keeper.evaluate("raw", file)
        assert result.outcome == outcome
    assert f"trial is not true {told}.\n" in result.message


def test_the_raw_gate_reads_dates_and_blanks_as_staging_does(functions: str) -> None:
    """Every form that a supplier writes, and the markers of every type."""
    dates = {
        "05/04/2023": date(2023, 4, 5),
        "2023-04-05": date(2023, 4, 5),
        "05-Apr-23": date(2023, 4, 5),
        " 05-APR-2023 ": date(2023, 4, 5),
        "45021": date(2023, 4, 5),
        "05/13/2023": None,
        "06-Sept-22": date(2022, 9, 6),
        "5/4/2023 00:00": date(2023, 4, 5),
        "n/k": None,
    }
    blanks = {"": True, " null ": True, "N/K": True, "..": True, "-": True, "0": False}
    blanks |= {"01/01/1900": True, "1900-01-02": True, "02/01/1901": False}
    with duckdb.connect() as connection:
        connection.execute("create schema reference")
        connection.execute(functions)
        for cell, day in dates.items():
            found = connection.execute("select reference.parsed_date(?)", [cell])
            assert found.fetchone() == (day,), cell
        for cell, is_blank in blanks.items():
            found = connection.execute("select reference.is_blank(?)", [cell])
            assert found.fetchone() == (is_blank,), cell


def test_the_sample_meets_every_expectation(
    sample_home: Path, manifest: dict[str, Any]
) -> None:
    keeper = Gatekeeper(ROOT, read_suites(ROOT, manifest))
    file = sample_home / "build" / "warehouse.duckdb"
    results = keeper.evaluate("marts", file)
    assert len(results) > 20
    assert {result.outcome for result in results} == {"passed"}
    assert rows(file, "select count(*) from marts.indicator_status") == [(52,)]
