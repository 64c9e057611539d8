"""From a figure to its line: what `warehouse explain` shows, and what it refuses."""

import json
from pathlib import Path
from typing import Any

import pytest
from workbench import ROOT, run

from scripts.published.lineage import rule_of, seed_rows, upstream


def explained(home: Path, *arguments: str) -> dict[str, Any]:
    done = run("warehouse", "explain", *arguments, "--json", "--home", home)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_the_major_concern_leads_to_rule_target_standard_and_cases(
    sample_home: Path,
) -> None:
    found = explained(sample_home, "4.6")
    assert found["figure"]["value_label"] == "75% (9/12)"
    assert found["status"]["status_label"] == "Major concerns"
    assert found["target"]["cells"]["target"] == "95"
    assert [model["path"] for model in found["models"][:2]] == [
        "models/indicators/chapter_4/ind_4_6_planning_meetings.sql",
        "models/core/fct_planning_meetings.sql",
    ]
    assert found["models"][-1]["path"].endswith("int_status__ratings.sql")
    standards = {row["cells"]["standard_id"]: row for row in found["decisions"]}
    assert standards["planning_meeting"]["cells"]["limit_value"] == "28"
    assert (found["cases"]["counted"], found["cases"]["not_counted"]) == (9, 3)
    assert {extract["extract_name"] for extract in found["extracts"]} == {
        "cp_investigation",
        "cp_meeting",
    }


def test_another_period_has_its_own_standard_and_no_status(sample_home: Path) -> None:
    found = explained(sample_home, "4.6", "--period", "Q1 2021/22")
    assert found["status"] is None
    assert found["rated_period"] == "Q2 2022/23"
    standards = {row["cells"]["standard_id"]: row for row in found["decisions"]}
    assert standards["planning_meeting"]["cells"]["limit_value"] == "21"
    by_day = explained(sample_home, "4.6", "--period", "2021-04-01")
    assert by_day["figure"] == found["figure"]


@pytest.mark.parametrize(
    ("indicator", "fact"),
    [
        ("1.2", "fct_review_eligibilities"),
        ("3.2", "fct_looked_after_children"),
        ("3.7", "fct_care_leavers"),
        ("5.2", "fct_unpaid_work_requirements"),
    ],
)
def test_each_walk_reaches_its_fact(
    sample_home: Path, indicator: str, fact: str
) -> None:
    found = explained(sample_home, indicator)
    assert fact in {model["name"] for model in found["models"]}
    counts = found["cases"]
    assert counts["counted"] == found["figure"]["numerator"]
    assert counts["counted"] + counts["not_counted"] == found["figure"]["denominator"]


def test_the_decisions_are_those_of_the_indicator(sample_home: Path) -> None:
    """Both read a fact that reads the ages of another indicator too."""
    for indicator, bands in (("3.2", set()), ("3.7", {"aftercare"})):
        found = explained(sample_home, indicator)["decisions"]
        cells = [row["cells"] for row in found]
        assert {row["age_band_id"] for row in cells if "age_band_id" in row} == bands


def test_a_published_figure_has_no_cases(sample_home: Path) -> None:
    found = explained(sample_home, "1.5")
    assert found["cases"] is None
    assert [extract["supply"] for extract in found["extracts"]] == ["aggregate"]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["9.9"], "There is no indicator in edition 2023-03: 9.9."),
        (["2.2", "--edition", "2022-03"], "There is no indicator in edition 2022-03"),
        (["4.6", "--edition", "2020-03"], "Expected one of: 2022-03, 2023-03."),
        (["4.6", "--period", "Q9"], "Expected one of: Q2 2022/23, Q1 2022/23"),
    ],
)
def test_what_does_not_exist_is_named_with_what_does(
    sample_home: Path, arguments: list[str], expected: str
) -> None:
    done = run("warehouse", "explain", *arguments, "--home", sample_home)
    assert done.returncode == 2
    assert expected in done.stderr
    assert "Traceback" not in done.stderr


def test_before_a_build_one_message_names_the_command(tmp_path: Path) -> None:
    done = run("warehouse", "explain", "4.6", "--home", tmp_path)
    assert done.returncode == 2
    assert "Nothing is published yet" in done.stderr
    assert "make build" in done.stderr


def write_project(root: Path) -> None:
    for name, text in {
        "indicators/ind_1_1_thing.sql": "select * from {{ ref('fct_things') }}",
        "core/fct_things.sql": "-- 1. First\n--    and on.\n-- 2. Second.\n"
        "select * from {{ ref('stg_things') }}",
        "staging/stg_things.sql": "select 1",
    }.items():
        path = root / "models" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    seeds = root / "seeds" / "reference"
    seeds.mkdir(parents=True)
    (seeds / "limit.csv").write_text('limit_id,note\na,"two\nlines"\nb,one\n')


def test_sentences_lineage_and_lines_are_those_of_the_files(tmp_path: Path) -> None:
    write_project(tmp_path)
    assert upstream(tmp_path, "ind_1_1_thing", "core") == [
        "ind_1_1_thing",
        "fct_things",
    ]
    rule = rule_of(tmp_path, "fct_things")
    assert rule.sentences == ["1. First and on.", "2. Second."]
    (row,) = seed_rows(tmp_path, "limit", {"limit_id": "b", "partnership_code": "x"})
    assert row.place == "seeds/reference/limit.csv:4"


def test_every_numbered_rule_is_read_whole() -> None:
    rule = rule_of(ROOT, "int_status__ratings")
    assert [sentence[:2] for sentence in rule.sentences[1:]] == [
        f"{number}." for number in range(1, len(rule.sentences))
    ]


def test_an_unknown_case_leads_to_the_line_that_could_not_be_read(
    sample_home: Path,
) -> None:
    found = explained(sample_home, "2.2")
    assert found["figure"]["bounds_label"] == (
        "1 case could not be read: between 11 and 12"
    )
    assert found["cases"]["unknown"] == 1
    assert found["cases"]["left_out"] >= 0
    (cell,) = found["unread"]
    assert (cell["extract_name"], cell["column_name"]) == ("sw_person", "uasc_start")
    file = ROOT / cell["file_name"]
    line = file.read_text(encoding="utf-8").splitlines()[cell["line_number"] - 1]
    assert line.startswith("S37000027,")
    shown = run("warehouse", "explain", "2.2", "--home", sample_home).stdout
    assert "What could not be read" in shown
    assert f"line {cell['line_number']}, column uasc_start" in " ".join(shown.split())
    # no content of the line: its own identifier above all
    assert line.split(",")[4] not in shown


def test_a_figure_that_is_read_whole_has_no_unread_line(sample_home: Path) -> None:
    assert explained(sample_home, "4.6")["unread"] == []
    earlier = run(
        *("warehouse", "explain", "3.4", "--period", "Q1 2020/21"),
        *("--home", sample_home),
    )
    assert "1 of 206 cases could not be read: between" in earlier.stdout
    assert "Lines are listed for the period that the edition rates" in earlier.stdout
