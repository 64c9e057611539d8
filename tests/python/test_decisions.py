"""Decisions that contradict one another are refused by name, before anything is shown.

Each trial changes one row of a finished build and asks the project's own checks.
"""

import pytest
from conftest import Messages, Recheck

from scripts.errors import CheckError

CATALOGUE = "assert_every_catalogue_indicator_is_built"
RULES = "assert_every_indicator_has_one_rule_in_force"
OVERRIDES = "assert_every_override_meets_a_status"
WHO = "assert_every_decision_gives_role_day_and_reason"
CHARTS = "assert_every_process_chart_decision_meets_a_period"
EDITIONS = "assert_editions_follow_each_other"
CALENDAR = "assert_no_working_day_is_counted_beyond_the_calendar"
LINKS = "assert_every_objective_link_has_both_ends"
TRIALS = {
    "a catalogue row without a model": (
        "insert into reference.indicator by name select * replace ('4.9' as "
        "indicator_id) from reference.indicator where indicator_id = '4.6'",
        CATALOGUE,
        "Indicator 4.9 of seeds/reference/indicator.csv has no model",
    ),
    "a model without a catalogue row": (
        "delete from reference.indicator where indicator_id = '4.6'",
        CATALOGUE,
        "Indicator 4.6 of macros/indicators/indicator_models.sql is not in the",
    ),
    "an indicator that names no extract": (
        "delete from reference.indicator_extract where indicator_id = '4.6'",
        CATALOGUE,
        "Indicator 4.6 names no extract that it counts",
    ),
    "a rate without the ages of its population": (
        "delete from reference.age_band where indicator_id = '4.1'",
        CATALOGUE,
        "Indicator 4.1 is a rate and has no ages",
    ),
    "an indicator without a disclosure policy": (
        "delete from reference.disclosure_policy where indicator_id = '4.6'",
        "assert_every_indicator_has_a_disclosure_policy",
        "Indicator 4.6 has 0 rows of seeds/reference/disclosure_policy.csv",
    ),
    "a target that starts before its indicator": (
        "update reference.indicator_target set effective_from = date '2022-03-31' "
        "where indicator_id = '2.2'",
        "assert_no_target_starts_before_its_indicator",
        "Indicator 2.2: a target of seeds/reference/indicator_target.csv starts on "
        "2022-03-31, before the indicator came into force on 2022-04-01",
    ),
    "a target of an unknown indicator": (
        "update reference.indicator_target set indicator_id = '9.9' "
        "where indicator_id = '4.6'",
        "assert_no_target_starts_before_its_indicator",
        "a target for indicator 9.9, which is not in the catalogue",
    ),
    "two targets in force at once": (
        "insert into reference.indicator_target by name select * replace (90 as "
        "target) from reference.indicator_target where indicator_id = '4.6'",
        RULES,
        "Indicator 4.6, edition 2023-03: 2 rows of "
        "seeds/reference/indicator_target.csv are in force on 2022-09-30",
    ),
    "no target in force": (
        "update reference.indicator_target set effective_to = date '2022-09-29' "
        "where indicator_id = '4.6'",
        RULES,
        "Indicator 4.6, edition 2023-03: 0 rows of",
    ),
    "an edition without a dump": (
        "insert into core.dim_edition by name select * replace ('2019-03' as "
        "edition_id, date '2019-05-10' as data_cut_off_on) from core.dim_edition "
        "where edition_id = '2023-03'",
        "assert_every_edition_has_a_dump",
        "Edition 2019-03 has no dump before its cut-off of 2019-05-10. Expected at "
        "least one extract with an extraction date (column extracted_on)",
    ),
    "an objective that does not exist": (
        "update reference.indicator set primary_objective_id = 8 where "
        "indicator_id = '4.6'",
        LINKS,
        "indicator 4.6 serves objective 8, which is not in strategic_objective.csv",
    ),
    "an indicator without a primary objective": (
        "update reference.indicator set primary_objective_id = null where "
        "indicator_id = '4.6'",
        LINKS,
        "indicator 4.6 has no primary objective",
    ),
    "a link of an unknown indicator": (
        "update reference.secondary_objective set indicator_id = '9.9' where "
        "indicator_id = '4.4'",
        LINKS,
        "secondary_objective.csv: indicator 9.9 is not in the catalogue",
    ),
    "a primary objective listed as a secondary one": (
        "update reference.secondary_objective set objective_id = 4 where "
        "indicator_id = '4.4'",
        LINKS,
        "indicator 4.4 has its primary objective here too",
    ),
    "a benchmark published after the cut-off": (
        "update indicators.int_indicators__benchmarks set published_on = date "
        "'2023-05-13' where edition_id = '2023-03' and indicator_id = '4.2'",
        "assert_no_status_rests_on_a_later_benchmark",
        "Indicator 4.2, edition 2023-03: its status uses a benchmark published "
        "on 2023-05-13, after the cut-off of 2023-05-12",
    ),
    "a cut-off before that of the edition before": (
        "update reference.report_edition set data_cut_off_on = date '2022-05-12' "
        "where edition_id = '2023-03'",
        EDITIONS,
        "Edition 2023-03: its cut-off is 2022-05-12, not after 2022-05-13, that "
        "of the edition before, 2022-03",
    ),
    "two editions with one cut-off": (
        "insert into reference.report_edition by name select * replace ('2023-04' as "
        "edition_id, null as previous_edition_id) from reference.report_edition "
        "where edition_id = '2023-03'",
        EDITIONS,
        "Edition 2023-04: its cut-off is 2023-05-12, the same as that of 2023-03",
    ),
    "an edition whose predecessor is missing": (
        "update reference.report_edition set previous_edition_id = '2021-03' "
        "where edition_id = '2023-03'",
        EDITIONS,
        "Edition 2023-03: the edition before, 2021-03, is missing",
    ),
    "an override of what the edition does not report": (
        "insert into reference.status_override values ('S37000027', '2022-03', '4.8', "
        "'some_concerns', 'Lead', '2022-05-20', 'A reason')",
        OVERRIDES,
        "indicator 4.8 of edition 2022-03 is to have the status some_concerns, but "
        "that edition does not report it",
    ),
    "an override to no status": (
        "insert into reference.status_override values ('S37000027', '2023-03', '4.6', "
        "'amber', 'Lead', '2023-05-20', 'A reason')",
        OVERRIDES,
        "is to have the status amber, but that code does not exist",
    ),
    "an override after the committee": (
        "insert into reference.status_override values ('S37000027', '2023-03', '4.6', "
        "'some_concerns', 'Lead', '2023-05-31', 'A reason')",
        OVERRIDES,
        "but it was decided after the committee met",
    ),
    "an override of nobody": (
        "insert into reference.status_override values ('S37000027', '2023-03', '4.6', "
        "'some_concerns', null, '2023-05-30', 'A reason')",
        WHO,
        "status_override.csv: the decision on indicator 4.6 of edition 2023-03 has "
        "no day, role or reason",
    ),
    "a correction without a reason": (
        "insert into reference.edition_correction values ('S37000027', '2022-03', "
        "'4.6', '2023-05-30', 'Lead', null)",
        WHO,
        "edition_correction.csv: the decision on indicator 4.6 of edition 2022-03 ",
    ),
    "limits that start anew on no day": (
        "insert into reference.process_chart_decision values ('S37000027', '2.1', "
        "'2021-04-01', null, null, 'Lead', 'A reason')",
        WHO,
        "process_chart_decision.csv: the decision on indicator 2.1 from 2021-04-01 ",
    ),
    "limits that start anew within a period": (
        "insert into reference.process_chart_decision values ('S37000027', '2.1', "
        "'2021-05-01', null, '2022-04-01', 'Lead', 'A reason')",
        CHARTS,
        "indicator 2.1 has no period that starts on 2021-05-01 in any edition",
    ),
    "limits fixed too early": (
        "insert into reference.process_chart_decision values ('S37000027', '2.1', "
        "'2018-04-01', 11, '2024-04-01', 'Lead', 'A reason')",
        CHARTS,
        "indicator 2.1 fixes its limits from 2018-04-01 after 11 points",
    ),
    "a dump sent twice with different content": (
        "insert into staging.stg_rows__placed by name select * replace "
        "('again.csv' as _file_name, hash(row_hash) as row_hash) "
        "from staging.stg_rows__placed where is_accepted "
        "and extract_name = 'js_court_report' and dump_on = date '2023-05-05' limit 3",
        "assert_a_dump_has_one_content",
        "js_court_report, dump of 2023-05-05: ",
    ),
    # field case D29
    "an order whose due date lies beyond the known holidays": (
        "update core.fct_payback_orders set imposed_on = '2024-12-31' where edition_id "
        "= '2023-03' and payback_order_id = (select min(payback_order_id) from "
        "core.fct_payback_orders where edition_id = '2023-03')",
        CALENDAR,
        "core.fct_payback_orders, edition 2023-03, partnership S37000027: 1 rows from "
        "2024-12-31 on have a due date in working days after 2024-12-31, the last day "
        "whose holidays are known",
    ),
    "a calendar that ends earlier": (
        "update core.dim_date set is_working_day = null, working_day_number = null "
        "where calendar_on > '2022-12-31'",
        CALENDAR,
        "core.fct_registrations, edition 2023-03, partnership S37000027: ",
    ),
    "a case without a record": (
        "delete from core.fct_planning_meetings where edition_id = '2023-03' and "
        "investigation_id = (select min(investigation_id) "
        "from core.fct_planning_meetings where edition_id = '2023-03')",
        "assert_every_case_is_on_record",
        "Indicator 4.6, edition 2023-03: 1 cases have no record",
    ),
    "a restated figure that nothing explains": (
        "update marts.restatements set explanation = '' where indicator_id = '4.6' "
        "and period_label = 'Q2 2021/22'",
        "assert_every_restatement_has_a_cause",
        "Indicator 4.6, Q2 2021/22: edition 2023-03 and edition 2022-03 have "
        "different figures, but no case",
    ),
}
# what only a rebuilt mart shows
REBUILT = {
    "a rated indicator with neither target nor benchmark": (
        "update reference.indicator_target set target = null where indicator_id = "
        "'4.6'",
        ["indicator_status"],
        "Indicator 4.6, edition 2023-03 has a value and no status",
    ),
    "a benchmark that no publication gives": (
        "update reference.indicator_target set benchmark_measure = 'LGBF-NONE' where "
        "indicator_id = '4.2'",
        ["int_indicators__benchmarks", "indicator_status"],
        "edition 2022-03, has no figure of the measure LGBF-NONE",
    ),
}


@pytest.mark.parametrize("trial", TRIALS)
def test_it_is_refused_by_name(messages_of: Messages, trial: str) -> None:
    statement, test, message = TRIALS[trial]
    found = messages_of(test, statement)
    assert any(message in line for line in found), found[:3]


@pytest.mark.parametrize("test", sorted({test for _, test, _ in TRIALS.values()}))
def test_it_passes_the_sample(messages_of: Messages, test: str) -> None:
    assert messages_of(test) == []


@pytest.mark.parametrize("trial", REBUILT)
def test_a_build_is_stopped_by_name(recheck: Recheck, trial: str) -> None:
    statement, selections, message = REBUILT[trial]
    with pytest.raises(CheckError) as failed:
        recheck(statement, selections)
    assert message in str(failed.value)


def test_an_order_due_on_the_last_known_day_passes(messages_of: Messages) -> None:
    statement = (
        "update core.fct_payback_orders set imposed_on = '2024-12-30' where "
        "edition_id = '2023-03'"
    )
    assert messages_of(CALENDAR, statement) == []
