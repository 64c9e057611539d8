"""Field cases of national figures: refused by name, or withdrawn everywhere."""

import json
import shutil
from pathlib import Path

import duckdb
import pytest
from conftest import Recheck
from workbench import ROOT, SAMPLE, Workbench, rows

from scripts.errors import CheckError
from scripts.gates.gatekeeper import Gatekeeper
from scripts.gates.results import stop_if_critical
from scripts.gates.suites import read_suites

AS_KNOWN = "staging.stg_national_statistics__published_statistics"
ROW = f"insert into {AS_KNOWN} by name select * replace ({{}}) from {AS_KNOWN} where "
SCOTLAND = (
    "edition_id = '2023-03' and measure = '{}' and area_code = 'S92000003' "
    "and period_start = date '{}'"
)
CHECKS = {
    "D22: a figure of Scotland is 0": (
        "update core.fct_published_statistics set value = 0 where "
        + SCOTLAND.format("LGBF-CHN23", "2019-08-01"),
        "near_neighbours is not true in LGBF-CHN23, S92000003, 2019-08-01 (1 found)",
    ),
    "D22: a percentage is sent as a proportion": (
        "update core.fct_published_statistics set value = 0.0685 where "
        + SCOTLAND.format("LGBF-CHN22", "2019-08-01"),
        "near_neighbours is not true in LGBF-CHN22, S92000003, 2019-08-01 (1 found)",
    ),
    "D22: a publication is far from the one before": (
        "update core.fct_published_statistics set earlier_value = 5 where "
        + SCOTLAND.format("LGBF-CHN22", "2019-08-01"),
        "agreeing_publications is not true in LGBF-CHN22, S92000003, 2019-08-01",
    ),
    "D22: the counts of the council's own figure have a digit too many": (
        "update core.fct_published_statistics set numerator = 41900 where edition_id = "
        "'2023-03' and measure = 'LGBF-CHN24' and area_code = 'S12000028' and "
        "period_start = date '2021-04-01'",
        "values_of_counts is not true in LGBF-CHN24, S12000028, 2021-04-01",
    ),
    "D23: a period ends after its publication": (
        "update core.fct_published_statistics set period_start = '2029-08-01', "
        "period_end = '2030-07-31' where "
        + SCOTLAND.format("LGBF-CHN23", "2019-08-01"),
        "ended_periods is not true in LGBF-CHN23, S92000003, 2029-08-01 (1 found)",
    ),
}


@pytest.fixture(scope="module")
def gatekeeper(repeated_home: Path, bench: Workbench) -> Gatekeeper:
    manifest = json.loads((bench.target / "manifest.json").read_text())
    return Gatekeeper(
        ROOT,
        [
            suite
            for suite in read_suites(ROOT, manifest)
            if suite.relation == "fct_published_statistics"
        ],
    )


@pytest.mark.parametrize("case", CHECKS)
def test_a_figure_that_decides_a_status_is_stopped_before_anything_is_made_of_it(
    gatekeeper: Gatekeeper, repeated_home: Path, tmp_path: Path, case: str
) -> None:
    statement, message = CHECKS[case]
    file = tmp_path / "warehouse.duckdb"
    shutil.copy(repeated_home / "build" / "warehouse.duckdb", file)
    stop_if_critical(gatekeeper.evaluate("core", file))
    with duckdb.connect(file) as connection:
        changed = connection.execute(statement).fetchone()
        assert changed == (1,)
    with pytest.raises(CheckError) as stopped:
        stop_if_critical(gatekeeper.evaluate("core", file))
    assert message in str(stopped.value)


def test_an_unknown_measure_is_told_as_such_with_the_known_ones(
    recheck: Recheck,
) -> None:
    """D25: before any status is made, and no other file is blamed."""
    with pytest.raises(CheckError) as stopped:
        recheck(
            "update core.fct_published_statistics set measure = 'CHN23', "
            "is_measure_known = false where measure = 'LGBF-CHN23'",
            ["int_indicators__benchmarks", "assert_every_published_measure_is_known"],
        )
    message = str(stopped.value)
    assert "has no figure of the measure LGBF-CHN23, the benchmark of 3.2" in message
    assert "figures of a measure that is not in seeds/reference/published" in message
    assert "Expected in its column measure one of CP-RATE, JSW-CPO-1WD, " in message
    assert "LGBF-CHN23, LGBF-CHN24. Correct the extract" in message
    # the name may be any text, a person's too
    assert "'CHN23'" not in message


def test_another_measure_that_is_not_known_is_a_warning(
    gatekeeper: Gatekeeper, repeated_home: Path, tmp_path: Path
) -> None:
    file = tmp_path / "warehouse.duckdb"
    shutil.copy(repeated_home / "build" / "warehouse.duckdb", file)
    with duckdb.connect(file) as connection:
        connection.execute(
            "update core.fct_published_statistics set measure = 'CHN23', "
            "is_measure_known = false where "
            + SCOTLAND.format("LGBF-CHN23", "2018-08-01")
        )
    results = gatekeeper.evaluate("core", file)
    stop_if_critical(results)
    [unknown] = [one for one in results if one.outcome != "passed"]
    assert unknown.check_name == "known_measures"
    assert "S92000003, 2018-08-01" in unknown.places


def test_a_withdrawn_figure_is_withdrawn_from_status_target_and_comparison(
    bench: Workbench, repeated_home: Path, tmp_path: Path
) -> None:
    """D24: the newest publication leaves the figure out."""
    file = tmp_path / "build" / "warehouse.duckdb"
    file.parent.mkdir()
    shutil.copy(repeated_home / "build" / "warehouse.duckdb", file)
    blank = "null as numerator, null as denominator, null as value"
    with duckdb.connect(file) as connection:
        for change, found in (
            # South Ayrshire's newest figure of poverty, and that of Scotland
            (
                f"{blank}, date '2023-04-20' as published_on",
                "edition_id = '2023-03' and measure = 'LGBF-CHN24' and area_code in "
                "('S12000028', 'S92000003') and period_start = date '2021-04-01'",
            ),
            # a newer target of 3.2, which is withdrawn again
            (
                "date '2020-08-01' as period_start, 40 as value, "
                "date '2022-01-31' as published_on",
                SCOTLAND.format("LGBF-CHN23", "2019-08-01"),
            ),
            (
                f"{blank}, date '2022-02-28' as published_on",
                SCOTLAND.format("LGBF-CHN23", "2020-08-01"),
            ),
        ):
            connection.execute(ROW.format(change) + found)
    bench.run(
        tmp_path,
        SAMPLE,
        [
            "fct_published_statistics",
            "path:models/indicators",
            "indicator_series",
            "indicator_status",
            "indicator_comparators",
            "path:models/marts/steps",
        ],
    )
    assert rows(
        file,
        "select indicator_id, value, target_label, status_code, status_explanation "
        "from marts.indicator_status where edition_id = '2023-03' "
        "and indicator_id in ('1.5', '3.2') order by all",
    ) == [
        (
            *("1.5", None, "22%", "not_applicable"),
            "No value: withheld or withdrawn by the publisher",
        ),
        (
            *("3.2", pytest.approx(18.862275449101798), "16.7%", "some_concerns"),
            "18.9% (63/334) in year to 31 Mar 2023 is 2.2 points above the Scotland "
            "figure of 16.7%, within the 20% tolerance",
        ),
    ]
    assert rows(
        file,
        "select comparator_value, difference, comparator_reason_code from "
        "marts.indicator_comparators where edition_id = '2023-03' and indicator_id = "
        "'1.5' and comparator_code = 'scotland'",
    ) == [(None, None, "no_value")]
