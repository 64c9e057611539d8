"""What was known on a day is asked of a build, which stays as it is."""

import json
from pathlib import Path

import pytest
from workbench import ROOT, rows, run

from scripts.editions.as_of import moment
from scripts.errors import UsageError
from scripts.files import sha256
from scripts.project import Project


def asked(home: Path, *arguments: str) -> list[dict[str, object]]:
    """Ask for JSON; nothing is left over and the build stays."""
    build = home / "build" / "warehouse.duckdb"
    before = sha256(build), sorted((home / "build").iterdir())
    done = run("warehouse", "edition", *arguments, "--home", home, "--json")
    assert done.returncode == 0, done.stdout + done.stderr
    assert (sha256(build), sorted((home / "build").iterdir())) == before
    found: list[dict[str, object]] = json.loads(done.stdout)
    return found


@pytest.mark.prove
def test_the_day_of_a_cut_off_gives_the_figures_of_its_edition(
    sample_home: Path,
) -> None:
    """But for years that ended longer before that day than the lag allows."""
    told = asked(sample_home, "as-of", "2023-05-12")
    build = sample_home / "build" / "warehouse.duckdb"
    reported = rows(
        build,
        "select indicator_id, title, period_label, value_label, status_label "
        "from marts.indicator_status where edition_id = '2023-03' "
        "order by chapter_id, indicator_id",
    )
    pairs = zip(told, reported, strict=True)
    other = [then for then, now in pairs if tuple(then.values()) != now]
    assert [row["indicator_id"] for row in other] == ["5.3", "5.4"]
    assert all(row["value_label"] is None for row in other)


@pytest.mark.prove
def test_a_day_between_two_dumps_knows_the_first_alone(sample_home: Path) -> None:
    (told,) = asked(sample_home, "as-of", "2022-06-30", "--indicator", "4.6")
    assert told["value_label"] == "58% (7/12)"
    assert told["status_label"] == "Major concerns"


def test_two_moments_differ_by_the_restatements_between_them(
    sample_home: Path,
) -> None:
    told = asked(sample_home, "diff", "2022-06-30", "2023-03", "--indicator", "4.6")
    build = sample_home / "build" / "warehouse.duckdb"
    assert [tuple(row.values()) for row in told] == rows(
        build,
        "select indicator_id, period_label, earlier_value_label, value_label, "
        "late_case_count, corrected_case_count, withdrawn_case_count, explanation "
        "from marts.restatements where indicator_id = '4.6' order by period_start",
    )
    assert len(told) == 3


@pytest.mark.prove
def test_a_day_before_the_first_dump_is_refused(sample_home: Path) -> None:
    done = run("warehouse", "edition", "as-of", "2022-05-01", "--home", sample_home)
    assert done.returncode == 4
    assert "has no dump before its cut-off of 2022-05-01" in done.stdout + done.stderr
    assert not list((sample_home / "build").glob("as_of.*"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2022-06-31", "'2022-06-31' is neither an edition nor a day"),
        ("last year", "or one of 2022-03, 2023-03"),
    ],
)
def test_what_is_no_moment_is_named(sample_home: Path, text: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        moment(Project(ROOT, sample_home), text)


def test_the_earlier_moment_comes_first(sample_home: Path) -> None:
    arguments = ("2022-03", "2022-05-13", "--home", sample_home)
    done = run("warehouse", "edition", "diff", *arguments)
    assert done.returncode == 2
    assert "Give the earlier one first" in done.stderr
