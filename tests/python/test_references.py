"""A reference seed that names something of another seed has its relationship tested."""

from typing import Any

import pytest
import yaml
from conftest import Recheck
from workbench import ROOT

from scripts.errors import CheckError

SEEDS = ROOT / "seeds" / "reference"
# key columns that name something else than the seed whose key they are
OTHER = {
    ("council_holiday", "holiday_on"): "days of the council's own",
    ("legal_reason", "legal_reason_code"): "no reason_code",
    ("reason", "reason_code"): "reasons of figures, not of refused cells",
    ("parameter", "unit"): "units of a setting, in words",
    ("timescale_standard", "limit_unit"): "units of time",
}
# columns that refer to a key under another name
RENAMED = {
    ("benchmark_measure", "benchmark_measure"),
    ("indicator", "comparator_measure"),
    ("indicator", "comparator_standing"),
    ("indicator", "definition_standing"),
    ("indicator", "primary_objective_id"),
    ("partnership", "council_code"),
    ("placement_type", "placement_type_code"),
    ("review_window", "review_type_code"),
    ("immunisation_schedule", "vaccine_code"),
    ("unpaid_work_level", "standard_id"),
}
# keys of more columns, or that other seeds share
ALSO_KEYS = {
    "indicator_id": "indicator",
    "standing": "standing",
    "standard_id": "timescale_standard",
}


def contracts() -> dict[str, dict[str, Any]]:
    return {
        seed["name"]: seed
        for path in sorted(SEEDS.glob("*.yml"))
        for seed in yaml.safe_load(path.read_text())["seeds"]
    }


def arguments(seed: dict[str, Any], test: str) -> dict[str, Any]:
    for one in seed["data_tests"]:
        if isinstance(one, dict) and test in one:
            found: dict[str, Any] = one[test]["arguments"]
            return found
    return {}


def untested(seeds: dict[str, dict[str, Any]]) -> set[tuple[str, str]]:
    """Name each column that refers to another seed and has no such test."""
    keys = dict(ALSO_KEYS)
    for name, seed in seeds.items():
        columns = arguments(seed, "is_key").get("columns", [])
        if len(columns) == 1:
            keys[columns[0]] = name
    referring = {
        (name, column["name"])
        for name, seed in seeds.items()
        for column in seed["columns"]
        for key, home in keys.items()
        if home != name and f"_{column['name']}".endswith(f"_{key}")
    }
    tested = {
        (name, column)
        for name, seed in seeds.items()
        for column in arguments(seed, "refers_to").get("keys", {})
    }
    return (referring - set(OTHER) | RENAMED) - tested


def test_every_seed_that_names_a_key_has_its_relationship_tested() -> None:
    assert not untested(contracts())


def test_a_seed_without_the_test_is_found() -> None:
    seeds = contracts()
    keys = arguments(seeds["commentary"], "refers_to")["keys"]
    del keys["edition_id"]
    seeds["sign_off"]["data_tests"].pop()
    assert untested(seeds) == {
        ("commentary", "edition_id"),
        ("sign_off", "edition_id"),
        ("sign_off", "partnership_code"),
    }


@pytest.mark.parametrize(
    ("statement", "seed", "message"),
    [
        # field case D20
        (
            "update reference.commentary set edition_id = 'Mar-23' where rowid = 1",
            "commentary",
            "seeds/reference/commentary.csv, line 3, column edition_id: 'Mar-23' is "
            "not in seeds/reference/report_edition.csv. Expected one of 2022-03, "
            "2023-03. Correct the cell.",
        ),
        # a line break in a cell is a line of the file
        (
            "update reference.commentary set indicator_id = '4.60', paragraph = "
            "paragraph || chr(10) || 'more' where rowid in (0, 1)",
            "commentary",
            "commentary.csv, line 4, column indicator_id: '4.60' is not in",
        ),
        (
            "update reference.placement_type set placement_type_code = 'kin' where "
            "rowid = 0",
            "placement_type",
            "placement_type.csv, line 2, column placement_type_code: 'kin' is not in "
            "the list placement_type of seeds/reference/code_list.csv. Expected one of",
        ),
        (
            "update reference.indicator_target set tolerance_kind = 'percent' where "
            "rowid = 0",
            "indicator_target",
            "indicator_target.csv, line 2, column tolerance_kind: 'percent' has no "
            "meaning. Expected one of points, relative.",
        ),
        (
            "update reference.indicator set primary_objective_id = 99 where "
            "indicator_id = '1.1'",
            "indicator_chapter",
            "column primary_objective_id: '99' is not in",
        ),
        (
            "update reference.extract set extract_name = 'sw_persons' where rowid = 0",
            "assert_every_extract_has_its_row_and_its_code_lists",
            "seeds/reference/extract.csv, line 2, column extract_name: 'sw_persons' "
            "is no file of seeds/extracts",
        ),
        (
            "delete from reference.code_list where code_list = 'sex'",
            "assert_every_extract_has_its_row_and_its_code_lists",
            "the list sex is not in seeds/reference/code_list.csv",
        ),
    ],
)
def test_a_key_that_is_not_known_is_named_with_its_line(
    recheck: Recheck, statement: str, seed: str, message: str
) -> None:
    selection = seed if seed.startswith("assert") else f"refers_to_{seed}_*"
    with pytest.raises(CheckError) as failed:
        recheck(statement, [selection])
    assert message in str(failed.value)


def test_the_sample_refers_to_what_is_known(recheck: Recheck) -> None:
    recheck("select 1", ["test_name:refers_to"])
