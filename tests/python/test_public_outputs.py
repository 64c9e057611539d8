"""What stands in published/public/ is what the tables published now would give."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from small_build import small_build
from test_open_data import home_like
from workbench import ROOT, change_published, run

from scripts.errors import UsageError
from scripts.files import write_json
from scripts.project import Project
from scripts.published.public_outputs import is_shown, remember, withdraw
from scripts.published.publish import publish_checked, roll_back
from scripts.reports.making import draft_of, report_link, versions_of
from scripts.reports.open_data.make import PROFILE, make_open_data
from scripts.reports.paper.make import make_paper
from scripts.reports.sources import PROFILES

LAST = "last.json"


def made(project: Project, report: str, name: str) -> Path:
    """Put a version of a public report in place; return the readers' link."""
    with draft_of(project, report, PROFILE, LAST, 0) as (draft, versions):
        write_json(draft / "shown.json", {"made": name})
        if versions.get(name) is None:
            versions.complete(draft, name, {"made": name})
        versions.show(name)
        versions.remove_old(name)
    return report_link(project, report, PROFILE)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A home that published one build."""
    small_build(tmp_path, "run-0", row_count=3)
    found = Project(ROOT, tmp_path)
    publish_checked(found)
    return found


def below(project: Project) -> set[str]:
    public = project.published / "public"
    return {p.relative_to(public).as_posix() for p in public.rglob("*") if p.is_file()}


def test_only_the_newest_version_is_in_the_publics_folder(project: Project) -> None:
    for name in ("a", "b", "c", "d"):
        link = made(project, "site", name)
    assert link.resolve().name == "d"
    assert {path.split("/")[1] for path in below(project)} == {"d"}
    outside = project.published / "withdrawn" / "site"
    assert sorted(path.name for path in outside.iterdir()) == ["b", "c"]
    assert outside.stat().st_mode & 0o077 == 0
    committee = versions_of(project, "site", PROFILES["committee"], LAST)
    assert committee.read() is None


def test_other_tables_take_back_what_was_made_before(
    project: Project, caplog: pytest.LogCaptureFixture
) -> None:
    links = [made(project, report, "a") for report in ("site", "paper", "open_data")]
    small_build(project.home, "run-1", row_count=3)
    publish_checked(project)
    for link in links:
        assert not is_shown(project, link.name)
        notice = (link / "index.html").read_text()
        assert f"withdrawn on {datetime.now(UTC).date()}" in notice
        assert (project.published / "withdrawn" / link.name / "a").is_dir()
    assert below(project) == {
        f"{link.name}_versions/withdrawn/index.html" for link in links
    }
    assert "Make it again: warehouse report open-data" in caplog.text
    link = made(project, "site", "b")
    assert is_shown(project, "site")
    assert below(project) >= {"site_versions/b/shown.json"}
    roll_back(project)
    assert not is_shown(project, "site")
    assert (link / "index.html").is_file()


def test_the_same_tables_leave_what_was_made_before(project: Project) -> None:
    made(project, "site", "a")
    before = below(project)
    publish_checked(project)
    made(project, "site", "a")
    assert below(project) == before


def test_a_report_of_which_nothing_is_known_is_taken_back(project: Project) -> None:
    made(project, "paper", "a")
    (project.published / "public_made_from.json").write_text('{"paper')
    made(project, "site", "a")
    assert not is_shown(project, "paper")
    assert is_shown(project, "site")


def test_a_report_is_withdrawn_by_command(project: Project) -> None:
    link = made(project, "open_data", "a")
    done = run(
        *("warehouse", "report", "withdraw", "open-data", "--home", project.home),
        *("--reason", "A figure of <4.5> was wrong."),
    )
    assert done.returncode == 0, done.stderr
    assert "A figure of &lt;4.5&gt; was wrong." in (link / "index.html").read_text()
    with pytest.raises(UsageError, match="no public open data to withdraw"):
        withdraw(project, "open_data", "Once more.")
    remember(project, "site")
    assert not is_shown(project, "site")


def test_a_corrected_policy_leaves_no_paper_of_another_edition(
    sample_home: Path, tmp_path: Path
) -> None:
    """The paper of one edition was made anew, that of the other stood as it was."""
    project = home_like(sample_home, tmp_path, "public", "paper*")
    public = PROFILES["public"]
    for edition in ("2022-03", "2023-03"):
        make_paper(project, public, edition)
    make_open_data(project)
    folder = report_link(project, "paper", public)
    assert (folder / "paper-2022-03.pdf").is_file()
    change_published(
        project,
        "update published.rpt_indicator_status set value_label = '[c]' "
        "where indicator_id = '3.1'",
    )
    make_paper(project, public, "2023-03")
    assert not (folder / "paper-2022-03.pdf").exists()
    assert (folder / "paper-2023-03.pdf").is_file()
    assert not is_shown(project, "open_data")
