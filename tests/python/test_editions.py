"""A closed edition stays as it was closed, and comes out the same when rebuilt."""

import json
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from attack_record import CUTS, record
from workbench import (
    ROOT,
    SAMPLE,
    Workbench,
    change_published,
    copy_published,
    rows,
    run,
)

from scripts.editions.closing import close_edition
from scripts.editions.manifest import chain_faults, closed_editions
from scripts.editions.rebuilding import require_known_dumps, require_rebuilt
from scripts.errors import CheckError, UsageError
from scripts.files import read_json, sha256, write_json
from scripts.project import Project

FIRST, SECOND = "2022-03", "2023-03"


@pytest.fixture
def project(sample_home: Path, tmp_path: Path) -> Project:
    """A home that shows what the sample's home published."""
    copy_published(sample_home, tmp_path)
    return Project(ROOT, tmp_path)


@pytest.fixture(scope="module")
def closed_home(
    sample_home: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    """A home with both editions closed; the second as if it were signed off."""
    home = tmp_path_factory.mktemp("closed")
    copy_published(sample_home, home)
    project = Project(ROOT, home)
    change_published(project, "delete from quality.coordinator_tasks where is_blocking")
    for edition in (FIRST, SECOND):
        done = run("warehouse", "edition", "close", edition, "--home", home)
        assert done.returncode == 0, done.stderr
        assert sha256(home / "editions" / edition / "manifest.json") in done.stdout
    yield home


@pytest.fixture
def closed(closed_home: Path, sample_home: Path, tmp_path: Path) -> Project:
    """Closed editions of one's own, beside the sample's build."""
    copy_published(closed_home, tmp_path)
    shutil.copytree(closed_home / "editions", tmp_path / "editions")
    project = Project(ROOT, tmp_path)
    shutil.copyfile(Project(ROOT, sample_home).build_file, project.build_file)
    return project


def test_a_closed_edition_holds_its_rows_and_what_they_are_made_from(
    closed_home: Path,
) -> None:
    folder = closed_home / "editions" / SECOND
    manifest = read_json(folder / "manifest.json")
    sample = ROOT / "seeds" / "extracts" / "child_protection" / "cp_meeting.csv"
    assert manifest["extracts"]["child_protection/cp_meeting.csv"] == sha256(sample)
    decisions = {path.name for path in (ROOT / "seeds" / "reference").glob("*.csv")}
    assert set(manifest["decisions"]) == decisions
    before = sha256(closed_home / "editions" / FIRST / "manifest.json")
    assert manifest["previous"] == {"edition_id": FIRST, "manifest_sha256": before}
    with duckdb.connect() as connection:
        for table in ("marts/indicator_status", "public/rpt_indicator_status"):
            for form in ("parquet", "csv"):
                counts = connection.execute(
                    "select edition_id, count(*) from "
                    f"'{folder}/{table}.{form}' group by all"
                ).fetchall()
                assert counts == [(SECOND, 27)]
        (major,) = connection.execute(
            f"select value_label from '{folder}/marts/indicator_status.parquet' "
            "where status_code = 'major_concerns'"
        ).fetchall()
    assert major == ("75% (9/12)",)
    assert {path.parent.name for path in folder.rglob("rpt_*")} == {"public"}
    assert {path.name[:4] for path in (folder / "public").iterdir()} == {"rpt_"}
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {p.stat().st_mode & 0o222 for p in folder.rglob("*") if p.is_file()} == {0}


def test_any_byte_changed_is_found_and_named(closed: Project) -> None:
    chance = random.Random(7)  # noqa: S311  not a secret
    files = [path for path in closed.editions.rglob("*") if path.is_file()]
    assert len(files) > 100
    assert chain_faults(closed) == []
    for path in files:
        content = path.read_bytes()
        at = chance.randrange(len(content))
        changed = bytearray(content)
        changed[at] ^= 1 << chance.randrange(8)
        path.chmod(0o600)
        path.write_bytes(changed)
        edition, name = path.relative_to(closed.editions).as_posix().split("/", 1)
        told = [fault for fault in chain_faults(closed) if fault.startswith(edition)]
        assert any(name in fault for fault in told), (path, at, told)
        path.write_bytes(content)
    assert chain_faults(closed) == []


@pytest.mark.parametrize("share", CUTS)
def test_a_file_that_was_cut_is_named(closed: Project, share: float) -> None:
    for path in [path for path in closed.editions.rglob("*") if path.is_file()]:
        content = path.read_bytes()
        path.chmod(0o600)
        path.write_bytes(content[: int(len(content) * share)])
        edition, name = path.relative_to(closed.editions).as_posix().split("/", 1)
        found = [fault for fault in chain_faults(closed) if fault.startswith(edition)]
        assert any(name in fault for fault in found), (path, found)
        path.write_bytes(content)
    assert chain_faults(closed) == []
    cut_at = f"each file of two editions cut at {share:.0%}"
    if share != CUTS[0]:
        record("cut file", cut_at, "each is named", "each is named")


def test_a_file_more_or_less_and_a_missing_edition_are_named(closed: Project) -> None:
    more = closed.editions / FIRST / "marts" / "more.csv"
    more.write_text("a\n")
    (closed.editions / FIRST / "marts" / "indicator_status.csv").unlink()
    assert chain_faults(closed) == [
        f"{FIRST}: marts/indicator_status.csv is missing",
        f"{FIRST}: marts/more.csv is not a file of the edition",
    ]
    shutil.rmtree(closed.editions / FIRST)
    assert chain_faults(closed) == [
        f"{SECOND}: the edition before, {FIRST}, is missing"
    ]


def test_an_edition_closed_anew_breaks_the_chain(closed: Project) -> None:
    folder = closed.editions / FIRST
    manifest = read_json(folder / "manifest.json")
    write_json(folder / "manifest.json", manifest | {"run_id": "another"})
    digest = sha256(folder / "manifest.json")
    (folder / "manifest.json.sha256").unlink()
    (folder / "manifest.json.sha256").write_text(f"{digest}  manifest.json\n")
    assert chain_faults(closed) == [
        f"{SECOND}: the edition before, {FIRST}, does not have the manifest that it "
        "was closed with"
    ]


def test_verify_reports_both(closed: Project) -> None:
    done = run("warehouse", "edition", "verify", "--home", closed.home)
    assert done.returncode == 0
    assert done.stdout == f"As they were closed: {FIRST}, {SECOND}.\n"
    file = closed.editions / FIRST / "marts" / "indicator_status.csv"
    file.chmod(0o600)
    file.write_text("a\n")
    done = run("warehouse", "edition", "verify", "--home", closed.home)
    assert done.returncode == 4
    assert f"- {FIRST}: marts/indicator_status.csv has been changed" in done.stderr
    done = run("warehouse", "edition", "verify", "--json", "--home", closed.home)
    assert done.returncode == 4
    assert len(json.loads(done.stdout)["faults"]) == 1
    with pytest.raises(CheckError, match=r"indicator_status\.csv has been changed"):
        close_edition(closed, SECOND)


def test_what_is_open_or_unfinished_is_not_closed(project: Project) -> None:
    with pytest.raises(UsageError, match=f"edition before, {FIRST}, is still open"):
        close_edition(project, SECOND)
    with pytest.raises(UsageError, match=f"no edition 2021-03.*\n.*{FIRST}, {SECOND}"):
        close_edition(project, "2021-03")
    close_edition(project, FIRST)
    with pytest.raises(UsageError, match="is closed, and a closed edition is never"):
        close_edition(project, FIRST)
    with pytest.raises(UsageError, match=r"Sign-off missing: Sign the paper off"):
        close_edition(project, SECOND)
    change_published(
        project,
        "update quality.coordinator_tasks set task_label = 'Remedial action missing' "
        "where is_blocking",
    )
    with pytest.raises(UsageError, match="Remedial action missing"):
        close_edition(project, SECOND)
    assert closed_editions(project) == [FIRST]


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [("stopped", "stopped in marts"), ("previewed", "was a preview")],
)
def test_nothing_is_closed_after_a_build_that_was_not_published(
    project: Project, outcome: str, expected: str
) -> None:
    folder = project.build_folder / "runs" / "99999999T000000Z-zzzz"
    folder.mkdir()
    facts = {"run_id": folder.name, "outcome": outcome, "stopped_in": "marts"}
    write_json(folder / "run.json", facts)
    with pytest.raises(UsageError, match=f"{folder.name}, {expected}"):
        close_edition(project, FIRST)
    assert closed_editions(project) == []


@pytest.fixture(scope="module")
def manifest(sample_home: Path) -> dict[str, object]:
    content: dict[str, object] = read_json(sample_home / "target" / "manifest.json")
    return content


DIFFERENCES = {
    "another numerator": (
        "update marts.indicator_series set numerator = numerator + 1 where "
        "edition_id = '2022-03' and indicator_id = '4.5' "
        "and period_start = '2021-10-01'",
        r"S37000027, 2022-03, 4.5, quarter, 2021-10-01: numerator \d+ -> \d+",
    ),
    "an indicator lost": (
        "delete from marts.indicator_status where edition_id = '2022-03' "
        "and indicator_id = '4.6'",
        "marts.indicator_status S37000027, 2022-03, 4.6: gone",
    ),
    "a figure shown in public": (
        "update published.rpt_indicator_status set value_label = '33% (1/3)' where "
        "edition_id = '2022-03' and indicator_id = '4.6'",
        r"published.rpt_indicator_status S37000027, 2022-03, 4.6: value_label .* -> "
        r"33% \(1/3\)",
    ),
    "an edition that is decided no more": (
        "delete from reference.report_edition where edition_id = '2022-03'",
        "2022-03 is closed and not in seeds/reference/report_edition.csv",
    ),
}


@pytest.mark.parametrize("difference", DIFFERENCES)
def test_a_closed_edition_that_is_built_otherwise_stops_the_build(
    closed: Project, manifest: dict[str, object], difference: str
) -> None:
    statement, told = DIFFERENCES[difference]
    with duckdb.connect(closed.build_file) as connection:
        changed = connection.execute(statement).fetchone()
    assert changed
    assert changed[0]
    with pytest.raises(CheckError, match=told):
        require_rebuilt(closed, manifest)


def test_a_new_wording_or_last_digit_is_no_difference(
    closed: Project, manifest: dict[str, object]
) -> None:
    """A closed edition is compared by values and codes: its words are its own.

    The last digits of a double depend on the order of a sum.
    """
    with duckdb.connect(closed.build_file) as connection:
        for statement in (
            "update marts.indicator_status set status_label = 'Reworded', "
            "status_explanation = 'Reworded', title = 'Reworded'",
            "update published.rpt_indicator_status set target_source = 'Reworded'",
            "update marts.report_prose set paragraph = 'Reworded'",
            "update marts.indicator_process_chart set process_mean = process_mean + "
            "1e-12 where process_mean is not null",
        ):
            changed = connection.execute(statement).fetchone()
            assert changed
            assert changed[0]
    require_rebuilt(closed, manifest)


@pytest.mark.parametrize(
    "decision",
    [
        "insert into reference.edition_correction values "
        "('S37000027', '2022-03', '4.5', '2023-06-01', 'Lead', 'A rule was wrong')",
        "insert into reference.extract_disposal values ('{digest}', "
        "'justice/js_cpo_order.csv', '2023-06-01', 'Records manager', 'Retention')",
    ],
)
def test_a_decision_names_where_an_edition_may_differ(
    closed: Project, manifest: dict[str, object], decision: str
) -> None:
    digest = sha256(ROOT / "seeds" / "extracts" / "justice" / "js_cpo_order.csv")
    with duckdb.connect(closed.build_file) as connection:
        connection.execute(
            "update marts.indicator_series set numerator = numerator + 1 where "
            "edition_id = '2022-03' and indicator_id = '4.5'"
        )
        connection.execute(decision.format(digest=digest))
    require_rebuilt(closed, manifest)
    with duckdb.connect(closed.build_file) as connection:
        connection.execute("delete from reference.extract_disposal")
        connection.execute(
            "update marts.indicator_series set numerator = numerator + 1 where "
            "edition_id = '2022-03' and indicator_id = '4.6'"
        )
    with pytest.raises(CheckError, match=r"S37000027, 2022-03, 4\.6"):
        require_rebuilt(closed, manifest)


def test_a_dump_that_a_closed_edition_did_not_know_is_refused(closed: Project) -> None:
    require_known_dumps(closed)
    with duckdb.connect(closed.build_file) as connection:
        connection.execute(
            "insert into quality.row_reconciliation by name "
            "select * replace (date '2022-02-01' as extracted_on) "
            "from quality.row_reconciliation where extract_name = 'cp_meeting' limit 1"
        )
    with pytest.raises(
        CheckError, match=f"cp_meeting, dump of 2022-02-01: the edition {FIRST} was"
    ):
        require_known_dumps(closed)


def test_what_was_closed_otherwise_is_restated_with_its_cause(
    closed: Project, bench: Workbench
) -> None:
    """A rule is corrected, a code list changed: the closed figure is given, and why."""
    folder = closed.editions / FIRST
    series = folder / "marts" / "indicator_series.parquet"
    change_parquet(
        series,
        "select * replace (if(indicator_id = '4.6', numerator - 1, numerator) "
        "as numerator)",
    )
    selection = ["stg_editions__closed_series", "stg_editions__closed_public_series"]
    selection += ["stg_editions__changed_code_lists", "restatements"]
    for cause in ("definition", "code_list"):
        build = bench.run(closed.home, SAMPLE, [" ".join(selection)])
        found = rows(
            build,
            f"select bool_and(is_{cause}_changed), count(*), "
            "bool_and(earlier_numerator = closed.numerator) from marts.restatements "
            f"left join '{series}' as closed using (indicator_id, period_start) "
            "where indicator_id = '4.6'",
        )
        ((is_told, count, is_as_closed),) = found
        assert is_told
        assert is_as_closed
        assert count == 14
        codes = folder / "reference" / "code_list.parquet"
        change_parquet(codes, "select * replace ('another' as code)")


def change_parquet(file: Path, query: str) -> None:
    """Write a closed file anew, as no one should."""
    file.parent.chmod(0o700)
    file.chmod(0o600)
    with duckdb.connect() as connection:
        table = f"create table changed as {query} from read_parquet('{file}')"
        connection.execute(table)
        connection.execute(f"copy changed to '{file}' (format parquet)")
