"""``warehouse report paper``: the committee's paper, as a Word file and as a PDF.

    published/paper            -> paper_versions/<name>    the committee's
    published/public/paper     -> paper_versions/<name>    the public's

A version holds the papers of all editions that were made, so that making one leaves the
others as they are: their files are carried into the next version. ``paper.json`` lists
them and is written last. No file names the run or the time: the same tables make the
same bytes.
"""

import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

from scripts.errors import CheckError
from scripts.files import fingerprint, sha256
from scripts.project import Project
from scripts.published.record import published_run
from scripts.reports.making import draft_of
from scripts.reports.paper.charts import draw_chart, letters
from scripts.reports.paper.content import compose
from scripts.reports.paper.data import PaperData, read_paper_data
from scripts.reports.paper.parts import Paper
from scripts.reports.paper.pdf import TEMPLATE, write_pdf
from scripts.reports.paper.word import write_word
from scripts.reports.sources import PROFILES, Profile
from scripts.reports.versions import ReportVersions

ABOUT = "paper.json"


@dataclass(frozen=True)
class MadePaper:
    """A paper that is in place.

    Attributes:
        profile: for whom it is.
        edition_id: which report it is.
        title: of both files.
        is_draft: whether each page is marked DRAFT.
        files: the SHA-256 of each file, by its name.
    """

    profile: str
    edition_id: str
    title: str
    is_draft: bool
    files: dict[str, str]


def make_paper(
    project: Project,
    profile: Profile = PROFILES["committee"],
    edition: str | None = None,
    *,
    is_final: bool = False,
    wait: float = 0.0,
) -> tuple[MadePaper, bool]:
    """Make the paper of an edition from what is published, and put it in place.

    Args:
        project: whose published file is read.
        profile: for whom.
        edition: which; the newest if not given.
        is_final: whether a draft is refused.
        wait: seconds to wait for another command that writes to the same home.

    Returns:
        The paper that is in place, and whether it differs from what was.

    Raises:
        LockedError: another command holds the home.
        WarehouseError: it was not made; the papers before are untouched.
    """
    with draft_of(project, "paper", profile, ABOUT, wait) as (draft, versions):
        data = read_paper_data(project, profile, edition, letters())
        if is_final:
            _refuse_draft(data)
        made = _make(project, data, draft)
        return made, _put_in_place(made, draft / "files", versions)


def _refuse_draft(data: PaperData) -> None:
    """Refuse a final paper while something is missing.

    Raises:
        CheckError: it does; the message lists what.
    """
    if not data.is_draft:
        return
    missing = [
        f"- {task['task_label']}, {task['subject']}: {task['task']}"
        for task in data.tasks
    ]
    if not missing:
        missing = ["- the sign-off of the edition"]
    raise CheckError(
        f"The paper of the edition {data.edition_id} is not final. Missing "
        f"({len(missing)}):\n" + "\n".join(missing) + "\nGive it these and build again "
        "(make build), or make the draft: leave --final out."
    )


def _make(project: Project, data: PaperData, draft: Path) -> MadePaper:
    """Write both files of a paper into the draft's folder ``files``."""
    paper: Paper = compose(data, published_run(project).is_sample)
    charts, files = draft / "charts", draft / "files"
    charts.mkdir()
    files.mkdir()
    for chart in paper.charts():
        draw_chart(chart.series, charts / chart.name)
    word, pdf = (files / f"paper-{data.edition_id}.{kind}" for kind in ("docx", "pdf"))
    write_word(paper, word, charts, data.covers_to)
    template = project.root / "reports" / "paper" / TEMPLATE
    write_pdf(paper, pdf, template, charts, data.covers_to)
    return MadePaper(
        data.profile.name,
        data.edition_id,
        paper.title,
        paper.is_draft,
        {path.name: sha256(path) for path in (word, pdf)},
    )


def _put_in_place(made: MadePaper, files: Path, versions: ReportVersions) -> bool:
    """Put a paper in place beside those made before; return whether it is new."""
    before = versions.read() or {"papers": {}}
    papers = before["papers"] | {made.edition_id: asdict(made)}
    about = {"papers": dict(sorted(papers.items()))}
    name = fingerprint(about)[:16]
    if versions.get(name) is None:
        others = (papers[edition] for edition in papers if edition != made.edition_id)
        for file in (file for paper in others for file in paper["files"]):
            shutil.copyfile(versions.path(file), files / file)
        versions.complete(files, name, about)
    is_new = bool(before["papers"].get(made.edition_id) != asdict(made))
    versions.show(name)
    versions.remove_old(name)
    return is_new
