"""The gates: suites refused by name, Great Expectations distrusted, faults stopped."""

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import duckdb
import pytest
from workbench import ROOT, rows

from scripts.errors import CheckError, ExtractError
from scripts.gates.gatekeeper import CheckResult, Gatekeeper, judged, stop_if_critical
from scripts.gates.suites import COVERED, Suite, read_suites, relations_of


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

# suites that are refused: what is written in the file -> what is said of it
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
        lambda suite: suite["expectations"].append(
            expectation("expect_column_values_to_not_be_null", column="month")
        ),
        "trial.json: expectation 2: kwargs.column is 'month'.\nExpected one of extr",
    ),
    "of an unknown dimension": (
        lambda suite: suite["expectations"][0]["meta"].update(dimension="size"),
        "trial.json: expectation 1: meta.dimension is 'size'",
    ),
    "with a check that stands twice": (
        lambda suite: suite["expectations"].append(deepcopy(FIRST)),
        "trial.json: expectation 2: meta.check is 'has_rows'",
    ),
    "that does not count rows first": (
        lambda suite: suite["expectations"].insert(
            0, expectation("expect_column_to_exist", column="day")
        ),
        "trial.json: expectation 1 is expect_column_to_exist",
    ),
    "without an expectation": (
        lambda suite: suite.update(expectations=[]),
        "trial.json: expectation 1: type is None",
    ),
}


def write_suite(root: Path, suite: Any, name: str = "trial") -> Path:
    file = root / "expectations" / "raw" / f"{name}.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(suite if isinstance(suite, str) else json.dumps(suite))
    return file


@pytest.mark.parametrize("fault", UNSOUND)
def test_an_unsound_suite_is_refused_by_name(tmp_path: Path, fault: str) -> None:
    change, message = UNSOUND[fault]
    suite = {"name": "raw.trial", "expectations": [deepcopy(FIRST)]}
    assert write_suite(tmp_path, suite)
    assert read_suites(tmp_path, MANIFEST)
    changed = change(suite)
    write_suite(tmp_path, changed if isinstance(changed, dict) else suite)
    with pytest.raises(ExtractError) as refused:
        read_suites(tmp_path, MANIFEST)
    assert message in str(refused.value)


def test_a_suite_that_is_no_json_is_refused_by_its_line(tmp_path: Path) -> None:
    write_suite(tmp_path, '{\n  "name": "raw.trial",\n  oops\n}')
    with pytest.raises(ExtractError, match=r"trial.json: line 3, column 3 is no"):
        read_suites(tmp_path, MANIFEST)


def test_a_suite_of_no_relation_and_a_relation_without_one_are_named(
    tmp_path: Path,
) -> None:
    write_suite(tmp_path, {"name": "raw.gone", "expectations": [FIRST]}, "gone")
    with pytest.raises(ExtractError) as refused:
        read_suites(tmp_path, MANIFEST)
    assert "gone.json: there is no raw.gone" in str(refused.value)
    assert "expectations/raw/trial.json: there is no such file" in str(refused.value)


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


def test_no_expectation_says_again_what_dbt_tests(manifest: dict[str, Any]) -> None:
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
        connection.execute("create schema raw; create table raw.trial (day date)")
        connection.execute("insert into raw.trial values ('2022-01-01'), (null)")
    return file


def outcomes(results: list[CheckResult]) -> dict[str, str]:
    return {result.check_name: result.outcome for result in results}


def test_an_unknown_type_and_a_wrong_call_are_refused_before_anything_is_asked(
    gatekeeper: Callable[..., Gatekeeper],
) -> None:
    with pytest.raises(ExtractError) as refused:
        gatekeeper(
            expectation("expect_wonders"),
            expectation("expect_blank_shares_not_to_rise", "other"),
        )
    message = str(refused.value)
    assert "trial.json: expectation 2: there is no type 'expect_wonders'" in message
    assert "expectation 3: expect_blank_shares_not_to_rise cannot be call" in message
    assert "needs max_rise" in message


def test_each_kind_of_failure_is_its_own(
    gatekeeper: Callable[..., Gatekeeper], build: Path
) -> None:
    keeper = gatekeeper(
        expectation("expect_column_values_to_not_be_null", "blank", column="day"),
        expectation("expect_column_values_to_not_be_null", "gone", column="month"),
        expectation("expect_column_to_exist", "there", column="day"),
        expectation(
            "expect_query_to_find_nothing",
            "broken",
            query="select nothing from {batch}",
        ),
        expectation(
            "expect_query_to_find_nothing",
            "places",
            query="select 'here' as place, 7 as faulty_rows from {batch}",
        ),
    )
    results = keeper.ask("raw", build)
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
    assert "2022" not in message
    # the gate gave its connections back
    with duckdb.connect(build) as connection:
        connection.execute("create table raw.after (day date)")


def test_a_suite_of_a_missing_table_fails(
    gatekeeper: Callable[..., Gatekeeper], build: Path
) -> None:
    results = gatekeeper(relation="gone").ask("raw", build)
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
    results = keeper.ask("raw", build)
    assert outcomes(results)["blank"] == "failed"
    stop_if_critical(results)


# the expectations of the project's own: of each a table that passes and one that fails
RAW = (
    "extracted_on, covers_to, partnership_code, source_system, _file_name, "
    "_record_number, _line_number, _row_number, _line_fault"
)


def sent(*dumps: tuple[str, list[str]]) -> str:
    """Return a raw table: for each dump its day and a cell per row."""
    cells = [
        f"('{day}', '', '', '', 'f', 1, 1, 1, null, {cell})"
        for day, values in dumps
        for cell in values
    ]
    return f"select * from (values {', '.join(cells)}) as t ({RAW}, cell)"


def typed(*records: tuple[str, str, str, str]) -> str:
    """Return typed rows: day of the dump, record, hash of the row, accepted."""
    cells = [
        f"(date '{day}', 'P', '{record}', '{row}', {accepted}, date '{day}', "
        f"date '{row if row.startswith('20') else day}')"
        for day, record, row, accepted in records
    ]
    return (
        f"select * from (values {', '.join(cells)}) as t (dump_on, partnership_code, "
        "record_id, row_hash, is_accepted, covers_to, held_on)"
    )


OLD, NEW = "06-May-22", "05/05/2023"
A, B = "2022-05-06", "2023-05-05"
TEN = [f"'{n}'" for n in range(10)]
# what is told of the second: where, and how many rows
OWN: dict[str, tuple[dict[str, Any], str, str, str]] = {
    "expect_newest_dump_row_count_to_be_between": (
        {"min_share": 0.8, "max_share": 2},
        sent((OLD, TEN), (NEW, TEN[:8])),
        sent((OLD, TEN), (NEW, TEN[:7])),
        "in 2023-05-05 (3 found)",
    ),
    "expect_newest_dump_to_hold_new_rows": (
        {},
        sent((OLD, TEN), (NEW, [*TEN, "'10'"])),
        sent((OLD, TEN), (NEW, TEN)),
        "in 2023-05-05 (10 found)",
    ),
    "expect_blank_shares_not_to_rise": (
        {"max_rise": 0.2},
        sent((OLD, TEN), (NEW, [*TEN[:8], "''", "null"])),
        sent((OLD, TEN), (NEW, [*TEN[:7], "''", "' n/k '", "'01/01/1900'"])),
        "in cell (3 found)",
    ),
    "expect_refused_share_to_be_at_most": (
        {"max_share": 0.5, "max_rows": 1},
        typed((A, "1", "x", "true"), (A, "2", "y", "false")),
        typed((A, "1", "x", "true"), *[(A, n, "y", "false") for n in "23"]),
        "in 2022-05-06 (2 found)",
    ),
    "expect_vanished_share_to_be_at_most": (
        {"max_share": 0.5},
        typed((A, "1", "x", "true"), (A, "2", "y", "true"), (B, "2", "y", "true")),
        typed((A, "1", "x", "true"), (B, "2", "y", "true")),
        "in 2023-05-05 (1 found)",
    ),
    "expect_rewritten_share_to_be_at_most": (
        {"max_share": 0.5},
        typed(
            *[(A, n, "x", "true") for n in "12"],
            *[(B, "1", "x", "true"), (B, "2", "z", "true")],
        ),
        typed((A, "1", "x", "true"), (B, "1", "z", "true")),
        "in 2023-05-05 (1 found)",
    ),
    "expect_newest_event_to_be_within_days": (
        {"column": "held_on", "max_days": 92},
        typed((B, "1", "2023-02-02", "true"), (B, "2", "2024-01-01", "true")),
        typed((B, "1", "2023-02-01", "true"), (B, "2", "2024-01-01", "true")),
        "in 2023-05-05 (2 found)",
    ),
    "expect_edition_row_count_to_be_between": (
        {"min_share": 0.8, "max_share": 2},
        "select unnest(['a', 'b']) as edition_id",
        "select unnest(['a', 'b', 'b', 'b']) as edition_id",
        "in b (2 found)",
    ),
    "expect_true_share_to_be_between": (
        {"column": "is_held", "min_share": 0.5, "max_share": 0.9},
        "select 'a' as edition_id, unnest([true, false]) as is_held",
        "select 'a' as edition_id, unnest([true, true]) as is_held",
        "in a (2 found)",
    ),
    "expect_query_to_find_nothing": (
        {"query": "select number as place from {batch} where number > 10"},
        "select unnest(range(11)) as number",
        "select unnest(range(21)) as number",
        "in 11, 12, 13, 14, 15, 16, 17, 18, ... (10 found)",
    ),
}


def test_every_expectation_of_our_own_has_a_pair() -> None:
    files = {file.stem for file in (ROOT / "expectations" / "sql").glob("expect_*")}
    assert files == set(OWN)


@pytest.mark.parametrize("kind", OWN)
def test_it_passes_what_must_pass_and_fails_what_must_fail(
    gatekeeper: Callable[..., Gatekeeper], tmp_path: Path, kind: str
) -> None:
    kwargs, sound, unsound, told = OWN[kind]
    keeper = gatekeeper(expectation(kind, **kwargs))
    for query, outcome in ((sound, "passed"), (unsound, "failed")):
        file = tmp_path / f"{outcome}.duckdb"
        with duckdb.connect(file) as connection:
            connection.execute(
                "create schema raw; create schema reference; create schema core;"
                "create table reference.parameter as select 'minimum_dump_share' as "
                "parameter_id, 0.005 as parameter_value;"
                "create table core.dim_edition as from (values ('a', null), ('b', 'a'))"
                " as t (edition_id, previous_edition_id)"
            )
            connection.execute(f"create table raw.trial as {query}")
        [_, result] = keeper.ask("raw", file)
        assert result.outcome == outcome
    assert f"trial is not true {told}.\n" in result.message


def test_the_sample_meets_every_expectation(
    sample_home: Path, manifest: dict[str, Any]
) -> None:
    keeper = Gatekeeper(ROOT, read_suites(ROOT, manifest))
    file = sample_home / "build" / "warehouse.duckdb"
    results = keeper.ask("marts", file)
    assert len(results) > 20
    assert {result.outcome for result in results} == {"passed"}
    assert rows(file, "select count(*) from marts.indicator_status") == [(52,)]
