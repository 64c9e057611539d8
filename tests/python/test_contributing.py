"""The recipe for an indicator works as written; what is forgotten of it is named.

An indicator is added to a copy of the project by the recipe's six steps, whole and with
each piece left out in turn.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from workbench import ROOT

from scripts.project import copy_project

SQL = """with planning_meetings as (

    select * from {{ ref('fct_planning_meetings') }}

),

meetings as (

    select
        *,
        first_quorate_on is not null as is_held
    from planning_meetings

)

select
    partnership_code,
    edition_id,
    {{ reporting_quarter('due_on') }} as period_start,
    investigation_id as case_id,
    investigation_id as subject_id,
    true as is_in_scope,
    cast(is_held as integer) as numerator,
    1 as denominator
from meetings
"""
YML = """version: 2

models:
  - name: ind_4_9_planning_meetings_held
    description: >
      One row per partnership, edition, period and case: planning meetings due.

unit_tests:
  - name: counts_meetings_held_at_all_by_the_day_due
    model: ind_4_9_planning_meetings_held
    given:
      - input: ref('fct_planning_meetings')
        format: csv
        rows: |
          partnership_code,edition_id,investigation_id,due_on,first_quorate_on
          S37000027,2023-03,a,2022-07-01,2022-08-01
          S37000027,2023-03,b,2022-09-30,
    expect:
      format: csv
      rows: |
        partnership_code,edition_id,period_start,case_id,numerator,denominator
        S37000027,2023-03,2022-07-01,a,1,1
        S37000027,2023-03,2022-07-01,b,0,1
"""
LEDGER = """

def _held(snapshot: Snapshot, start: date, end: date) -> Cases:
    from scripts.sample.ledger.children import _first_due, _quorate_day

    cases: Cases = {}
    for investigation_id in snapshot.investigated:
        due = _first_due(snapshot, investigation_id)
        meetings = snapshot.first_meetings.get(investigation_id, [])
        if due is not None and start <= due <= end:
            held = any(_quorate_day(meeting) for meeting in meetings)
            cases[investigation_id] = (int(held), 1)
    return cases


RULES["4.9"] = Rule(
    "quarter", ("cp_investigation", "cp_meeting"), _held, children.due_records
)
"""
REFERENCE = "seeds/reference"
EFFECTS = (ROOT / REFERENCE / "unread_effect.csv").read_text().splitlines()
ROWS = {
    f"{REFERENCE}/indicator.csv": "4.9,4,Planning meetings held at all,,percent,"
    "higher_is_better,quarter,0,Meetings held,Meetings due,400,28,2018-04-01,"
    "9999-12-31,2018-04-01,2018-04-01,false,proposed,A trial,"
    "4,,false,No national figure is known,proposed",
    f"{REFERENCE}/indicator_target.csv": "S37000027,4.9,2018-04-01,9999-12-31,"
    "2018-04-01,target,95,10,points,,proposed,A trial",
    f"{REFERENCE}/disclosure_policy.csv": "S37000027,4.9,true,5,10,false,,,proposed,"
    "A trial",
    f"{REFERENCE}/indicator_extract.csv": "4.9,cp_investigation,events\n"
    "4.9,cp_meeting,events",
    # as those of 4.6, which counts the same fact
    f"{REFERENCE}/unread_effect.csv": "\n".join(
        row.replace("4.6", "4.9", 1) for row in EFFECTS if row.startswith("4.6,")
    ),
}
MODEL = "models/indicators/chapter_4/ind_4_9_planning_meetings_held.sql"
UNION = "macros/indicators/indicator_models.sql"
UNITED = """        '4.9': {
            'model': 'ind_4_9_planning_meetings_held',
            'records': 'fct_planning_meetings',
            'key': ['investigation_id'],
        },
"""
LEDGER_RULES = "scripts/sample/ledger/rules.py"
DOCUMENTED = MODEL.replace(".sql", ".yml")

# what is left out of the recipe -> what the tests say of it
FORGOTTEN = {
    f"{REFERENCE}/indicator.csv": "is not in the catalogue",
    f"{REFERENCE}/indicator_target.csv": "0 rows of seeds/reference/indicator_target",
    f"{REFERENCE}/disclosure_policy.csv": "0 rows of seeds/reference/disclosure_polic",
    f"{REFERENCE}/indicator_extract.csv": "4.9 names no extract that it counts",
    f"{REFERENCE}/unread_effect.csv": "4.9 counts the extract cp_investigation, and",
    MODEL: "ind_4_9_planning_meetings_held",
    UNION: "is not in macros/indicators/indicator_models.sql",
    DOCUMENTED: "ind_4_9_planning_meetings_held has no unit test",
    LEDGER_RULES: "4.9 quarter 2018-04-01: built ('2018-06-30', ",
}


def follow_recipe(copy: Path, without: str) -> None:
    """Do steps 1 to 4 and write the rule of step 5, but for one piece."""
    for name, row in ROWS.items():
        if name != without:
            with (copy / name).open("a") as file:
                file.write(row + "\n")
    for name, text in ((MODEL, SQL), (DOCUMENTED, YML)):
        if name not in (without, DOCUMENTED if without == MODEL else ""):
            (copy / name).write_text(text)
    if without != UNION:
        text = (copy / UNION).read_text()
        (copy / UNION).write_text(text.replace("    }) }}", UNITED + "    }) }}", 1))
    if without != LEDGER_RULES:
        with (copy / LEDGER_RULES).open("a") as file:
            file.write(LEDGER)


def run(copy: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=copy,
        check=False,
        capture_output=True,
        text=True,
        timeout=600,
        env={**os.environ, "PYTHONPATH": str(copy), "NO_COLOR": "1", "COLUMNS": "500"},
    )


def told(copy: Path) -> str:
    """Return what the first step or check says that fails."""
    dbt = "from dbt.cli.main import cli; cli()"
    warehouse = "from scripts.cli.app import main; main()"
    tests = ("-m", "pytest", "-q", "-p", "no:cacheprovider")
    checks: tuple[tuple[str, ...], ...] = (
        ("-c", warehouse, "generate"),
        ("-c", warehouse, "build"),
        ("-m", "tools.golden"),
        ("-c", dbt, "build", "--warn-error", "--no-partial-parse"),
        (*tests, "tests/python/test_indicators.py"),
        (*tests, "tests/python/test_ledger.py", "-k", "the_sample_equals"),
        (*tests, "tests/python/test_golden.py"),
    )
    for check in checks:
        done = run(copy, *check)
        if done.returncode:
            return done.stdout + done.stderr
    return ""


def test_the_recipe_names_every_file_that_is_changed() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text()
    recipe = text.partition("### Add an indicator")[2].partition("\n### ")[0]
    for name in (*ROWS, UNION, LEDGER_RULES):
        assert Path(name).name in recipe
    assert len(re.findall(r"^\d\. ", recipe, re.MULTILINE)) == 6


@pytest.mark.prove
def test_an_indicator_added_by_the_recipe_passes(tmp_path: Path) -> None:
    copy_project(ROOT, tmp_path)
    follow_recipe(tmp_path, without="")
    assert told(tmp_path) == ""


@pytest.mark.prove
@pytest.mark.parametrize("piece", FORGOTTEN)
def test_what_is_forgotten_is_named(tmp_path: Path, piece: str) -> None:
    copy_project(ROOT, tmp_path)
    follow_recipe(tmp_path, without=piece)
    assert FORGOTTEN[piece] in told(tmp_path)
