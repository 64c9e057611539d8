"""What has to be exactly true of the marts and of what is published.

Each dbt test passes on a build of the sample, and finds each fault that is put into it:
the statement is rolled back afterwards.
"""

from pathlib import Path

import pytest
from conftest import Messages
from workbench import ROOT

from scripts.files import read_json

TRIALS: dict[str, list[tuple[str, str]]] = {
    "assert_every_figure_is_possible": [
        (
            "update marts.indicator_status set value = 104 where indicator_id = '4.4'",
            "Indicator 4.4, edition 2022-03: marts.indicator_status gives 1 figures",
        ),
        (
            "update marts.indicator_series set value = -0.1 where indicator_id = '4.8'",
            "Indicator 4.8, edition 2023-03: marts.indicator_series gives ",
        ),
        (
            "update marts.indicator_series set numerator = -1 where indicator_id = "
            "'4.8'",
            "Indicator 4.8, edition 2023-03: marts.indicator_series gives ",
        ),
    ],
    "assert_no_indicator_in_force_is_lost": [
        (
            "delete from marts.indicator_status where edition_id = '2023-03' and "
            "indicator_id = '1.2'",
            "Indicator 1.2 was in edition 2022-03, is in force and is missing from "
            "edition 2023-03",
        ),
    ],
    "assert_every_status_is_in_what_is_made_of_it": [
        (
            f"delete from marts.{mart} where {key} and edition_id = '2023-03'",
            f"marts.{mart} is without indicator 4.6 of edition 2023-03",
        )
        for mart, key in (
            ("edition_changes", "indicator_id = '4.6'"),
            ("indicator_definitions", "indicator_id = '4.6'"),
            ("indicator_comparators", "indicator_id = '4.6'"),
            ("report_figures", "figure_name = '4.6.value'"),
        )
    ],
    "assert_every_comparison_is_explained": [
        (
            f"update marts.indicator_comparators set {change} where difference is not "
            "null and difference_lower_95 is not null",
            f"marts.indicator_comparators {fault}",
        )
        for change, fault in (
            ("difference = null", "has neither a difference nor a reason for its"),
            ("comparator_reason_code = 'x'", "has neither a difference nor a"),
            ("comparator_explanation = null", "has neither a difference nor a"),
            ("difference = difference + 0.1", "gives a difference that is not the val"),
            ("period_start = period_start + 1", "gives a difference that is not the"),
            ("difference_lower_95 = difference + 1", "gives a difference outside its"),
            ("difference_upper_95 = null", "gives a difference outside its limits"),
            ("difference_method = null", "gives a difference outside its limits"),
        )
    ],
    "assert_every_period_has_a_sound_point_on_its_chart": [
        (
            f"update marts.indicator_process_chart set {change} where "
            "lower_process_limit is not null and lower_limit_shown is not null and "
            "special_cause_rule is distinct from 'beyond_limit'",
            f": its point {fault}",
        )
        for change, fault in (
            ("value = value + 1", "is missing or has another value"),
            ("period_start = period_start + 1", "is missing or has another value"),
            ("process_mean = upper_process_limit + 1", "has a mean outside its limits"),
            ("upper_process_limit = null", "has a mean outside its limits, or one"),
            (
                "process_mean = value + 1, lower_process_limit = value + 1, "
                "upper_process_limit = value + 2",
                "lies beyond a limit and is not marked as such",
            ),
            (
                "point_type = null, point_reason_code = null",
                "has neither a mark nor a reason for its absence",
            ),
            ("lower_limit_shown = -1", "shows a limit that a figure cannot reach"),
        )
    ],
    "assert_late_cases_add_up": [
        (
            f"update marts.lateness_reasons set {change}",
            "and the reasons of marts.lateness_reasons count ",
        )
        for change in (
            "late_count = late_count + 1",
            "late_total = late_total + 1",
            "late_count = 0",
        )
    ]
    + [
        (
            "delete from marts.lateness_reasons where edition_id = '2023-03'",
            "marts.lateness_reasons count 0. Look at the join of a case to its record",
        )
    ],
    "assert_every_restated_period_is_marked": [
        (
            "update marts.indicator_series set is_restated = false",
            "marts.indicator_series does not mark the period as restated",
        ),
    ],
    "assert_every_action_is_followed_in_later_editions": [
        (
            "delete from marts.action_outcomes",
            " of edition 2022-03 is not followed in edition 2023-03",
        ),
    ],
    "assert_no_text_is_lost": [
        (
            f"delete from marts.{mart} where seed_name = 'commentary'",
            f" is missing from marts.{mart}. Look at models/marts/{mart}.sql",
        )
        for mart in ("int_prose__tokens", "report_prose")
    ],
    "assert_every_public_table_has_the_rows_of_its_mart": [
        (
            "delete from published.rpt_indicator_status where indicator_id = '1.2'",
            "2 rows are missing from published.rpt_indicator_status, against marts.ind",
        ),
        (
            "delete from marts.indicator_objectives where objective_id = 7",
            " rows are only in published.rpt_indicator_objectives, against marts.",
        ),
        (
            "update published.rpt_paper_sections set section_id = 'x'",
            " rows are missing from published.rpt_paper_sections, against marts.",
        ),
    ],
    "assert_public_actions_and_reasons_are_those_of_their_marts": [
        (
            "delete from published.rpt_remedial_actions",
            "is missing from published.rpt_remedial_actions, although its status is",
        ),
        (
            "delete from published.rpt_lateness_reasons where reason_code = 'withheld'",
            "is missing from published.rpt_lateness_reasons, but is not withheld",
        ),
        (
            "update published.rpt_lateness_reasons set late_count = late_count + 1",
            "published.rpt_lateness_reasons shows the reason ",
        ),
    ],
    "assert_public_tables_show_the_values_of_their_marts": [
        (
            f"update published.rpt_{mart} set {column} = {column} + 1 where "
            f"{column} is not null",
            f"published.rpt_{mart} shows indicator ",
        )
        for mart, column in (
            ("indicator_status", "value"),
            ("indicator_series", "value"),
            ("indicator_process_chart", "value"),
            ("indicator_comparators", "comparator_value"),
            ("indicator_comparators", "difference"),
        )
    ],
    "assert_a_withheld_figure_is_withheld_whole": [
        (
            f"update published.rpt_{mart} set {change} where {which}",
            f"published.rpt_{mart} shows part of indicator ",
        )
        for mart, change, which in (
            ("indicator_status", "denominator = 9", "value_label = '[c]'"),
            ("indicator_series", "numerator = 3", "value_label = '[c]'"),
            ("indicator_process_chart", "process_mean = 50", "value_label = '[c]'"),
            ("lateness_reasons", "late_count = 3", "reason_code = 'withheld'"),
        )
    ],
    "assert_no_table_discloses_what_another_withholds": [
        (
            f"update published.rpt_{mart} set {change}",
            f"published.rpt_{mart} tells of indicator ",
        )
        for mart, change in (
            ("edition_changes", "value_change_code = 'improved'"),
            ("indicator_comparators", "difference = 1"),
            ("lateness_reasons", "reason_code = 'not_recorded'"),
            ("restatements", "explanation = 'A late case', value_label = '[c]'"),
        )
    ],
    "assert_no_text_cites_a_withheld_figure": [
        (
            "delete from disclosure.int_disclosure__withheld_figures",
            "its value is withheld, and a text may cite it",
        ),
        (
            "insert into disclosure.int_disclosure__withheld_figures by name select "
            "distinct partnership_code, edition_id, figure_name from "
            "marts.int_prose__tokens where figure_name is not null",
            "the text cites a withheld figure and is shown",
        ),
    ],
    "assert_public_counts_stay_within_those_of_their_marts": [
        (
            "update published.rpt_status_summary set indicator_count = "
            "indicator_count + 5",
            "Edition 2023-03: published.rpt_status_summary counts ",
        ),
        (
            "update published.rpt_objective_summary set major_concerns_count = "
            "major_concerns_count + 5",
            "published.rpt_objective_summary counts more major concerns than",
        ),
    ],
    "assert_every_public_reason_is_explained": [
        (
            "delete from published.rpt_reasons where reason_code = 'small_count'",
            "published.rpt_indicator_series gives the reason small_count",
        ),
        (
            "update published.rpt_indicator_process_chart set point_reason_code = 'x'",
            "published.rpt_indicator_process_chart gives the reason x",
        ),
    ],
    "assert_the_published_tables_show_no_small_number": [
        (
            "update published.rpt_indicator_series set numerator = 3 where "
            "value_label = '[c]'",
            "rpt_indicator_series shows indicator ",
        ),
        (
            "update published.rpt_indicator_status set numerator = 3, value_label = "
            "'3 of 14' where indicator_id = '4.5'",
            "rpt_indicator_status shows indicator 4.5, edition ",
        ),
        (
            "update published.rpt_lateness_reasons set late_count = 1",
            "rpt_lateness_reasons shows indicator ",
        ),
        (
            "update published.rpt_indicator_status set value = 1 where "
            "value_label = '[c]'",
            "rpt_indicator_status shows part of indicator ",
        ),
    ],
}


@pytest.mark.parametrize("name", TRIALS)
def test_it_passes_the_sample_and_finds_each_fault(
    messages_of: Messages, name: str
) -> None:
    assert messages_of(name) == []
    for statement, message in TRIALS[name]:
        found = messages_of(name, statement)
        assert any(message in line for line in found), (statement, found[:3])


def test_the_population_of_a_rate_without_a_figure_may_be_shown(
    messages_of: Messages,
) -> None:
    """A publisher that withholds the count of a year leaves its population known."""
    name = "assert_the_published_tables_show_no_small_number"
    statement = "update published.rpt_indicator_series set numerator = {}, value = null"
    rate = " where indicator_id = '4.7'"
    assert messages_of(name, statement.format("null") + rate) == []
    assert messages_of(name, statement.format(3) + rate) != []
    denominators = "update published.rpt_indicator_series set denominator = 5, "
    withheld = "numerator = null, value = null where indicator_id = '4.6'"
    assert messages_of(name, denominators + withheld) != []


def test_every_test_of_what_is_published_is_tried() -> None:
    for file in (ROOT / "tests" / "singular").rglob("*.sql"):
        is_public = "ref('rpt_" in file.read_text()
        assert is_public == (file.parent.name == "published"), file
        assert not is_public or file.stem in TRIALS, file


def test_every_test_of_a_table_is_run_by_a_build(sample_home: Path) -> None:
    """None is left out because its tables are of several layers."""
    nodes = read_json(sample_home / "target" / "manifest.json")["nodes"]
    of_tables = {
        name
        for name, node in nodes.items()
        if node["resource_type"] == "test" and node["depends_on"]["nodes"]
    }
    [folder] = (sample_home / "build" / "runs").iterdir()
    run = [
        result["unique_id"]
        for file in folder.glob("run_results_*.json")
        for result in read_json(file)["results"]
        if result["unique_id"].startswith("test.")
    ]
    assert set(run) == of_tables
    assert len(run) == len(set(run))
