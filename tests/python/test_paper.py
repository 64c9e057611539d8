"""The committee's paper tells what the tables hold, to everybody, twice the same."""

import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml
from docx import Document
from docx.oxml.ns import qn
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph
from mixed_extracts import digests
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject
from test_open_data import home_like
from workbench import ROOT, change_published, run

from scripts.errors import CheckError, LockedError, UsageError, WarehouseError
from scripts.files import read_json, write_json
from scripts.lock import lock
from scripts.project import Project
from scripts.published.history import TABLES as HISTORY
from scripts.published.public_outputs import is_shown
from scripts.reports.making import SYNTHETIC, report_link
from scripts.reports.paper import make as paper_module
from scripts.reports.paper.appendix import WITHHELD
from scripts.reports.paper.charts import Point, Series, draw_chart, letters
from scripts.reports.paper.content import compose
from scripts.reports.paper.data import PaperData, read_paper_data
from scripts.reports.paper.make import MadePaper, make_paper
from scripts.reports.paper.parts import DRAFT
from scripts.reports.paper.pdf import write_pdf
from scripts.reports.sources import PROFILES, read_sources

EDITION = "2023-03"
REPORT = ROOT / "reports" / "paper"
MARKUP = ("<b>bold</b>", "#let x = 1", "*stars*", "&amp;", "]", "$x^2$", "_a_", "\\n")


@dataclass(frozen=True)
class Made:
    """The papers of the sample's newest edition; not to be changed."""

    project: Project
    papers: dict[str, MadePaper]

    def file(self, profile: str, kind: str) -> Path:
        folder = report_link(self.project, "paper", PROFILES[profile])
        return folder / f"paper-{EDITION}.{kind}"


@pytest.fixture(scope="module")
def made(sample_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Made:
    home = tmp_path_factory.mktemp("paper") / "home"
    project = home_like(sample_home, home, "public", "paper*")
    papers = {name: make_paper(project, p)[0] for name, p in PROFILES.items()}
    return Made(project, papers)


@pytest.fixture(scope="module")
def chart(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One chart in both forms, by their stem."""
    stem = tmp_path_factory.mktemp("chart") / "chart"
    draw_chart(series(77, None, 75), stem)
    return stem


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch, chart: Path) -> None:
    """Have a paper made with one and the same chart everywhere, which is faster."""

    def copy(_: Series, stem: Path) -> None:
        for kind in (".svg", ".png"):
            shutil.copyfile(chart.with_suffix(kind), stem.with_suffix(kind))

    monkeypatch.setattr(paper_module, "draw_chart", copy)


@pytest.fixture(scope="module")
def published(made: Made) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(made.project.warehouse_file, read_only=True) as connection:
        yield connection


@pytest.fixture
def own(made: Made, tmp_path: Path) -> Project:
    """A home without papers, whose published tables a test may change."""
    return home_like(made.project.home, tmp_path, "public", "paper*")


def data_of(project: Project, profile: str = "committee") -> PaperData:
    return read_paper_data(project, PROFILES[profile], None, letters())


def parts_of(file: Path) -> list[WordParagraph | WordTable]:
    """Read a Word file's paragraphs and tables, in order."""
    return list(Document(str(file)).iter_inner_content())


@cache
def pages_of(file: Path) -> list[str]:
    """Read the text of each page of a PDF that stays as it is."""
    return [page.extract_text() for page in PdfReader(file).pages]


def text_of(file: Path) -> str:
    """Read the text of a file, without its spaces and line ends."""
    if file.suffix == ".pdf":
        return squeezed(*pages_of(file))
    texts: list[str] = []
    for part in parts_of(file):
        if isinstance(part, WordTable):
            texts += [cell for row in cells_of(part) for cell in row]
        else:
            texts.append(part.text)
    return squeezed(*texts)


def squeezed(*texts: object) -> str:
    return "".join("".join(map(str, texts)).split())


def cells_of(table: WordTable) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def caption_of(table: WordTable) -> str:
    (caption,) = table._tbl.tblPr.findall(qn("w:tblCaption"))
    return str(caption.get(qn("w:val")))


def pictures_of(file: Path) -> list[str]:
    """List the alternative texts of a Word file's pictures."""
    body = Document(str(file)).element.body
    return [element.get("descr") or "" for element in body.iter(qn("wp:docPr"))]


@dataclass
class Element:
    """An element of a PDF's structure."""

    name: str
    about: DictionaryObject
    inner: list["Element"]

    def all(self, name: str) -> list["Element"]:
        found = [self] if self.name == name else []
        return found + [other for part in self.inner for other in part.all(name)]


def structure_of(file: Path) -> Element:
    root: Any = PdfReader(file).root_object["/StructTreeRoot"]
    return Element("/Root", DictionaryObject(), list(_elements(root["/K"])))


def _elements(kids: Any) -> Iterator[Element]:
    kids = kids.get_object() if isinstance(kids, IndirectObject) else kids
    for kid in kids if isinstance(kids, list) else [kids]:
        one = kid.get_object() if isinstance(kid, IndirectObject) else kid
        if isinstance(one, DictionaryObject) and "/S" in one:
            inner = list(_elements(one["/K"])) if "/K" in one else []
            yield Element(str(one["/S"]), one, inner)


def levels_are_in_order(levels: list[int]) -> bool:
    pairs = zip([0, *levels], levels, strict=False)
    return all(level <= before + 1 for before, level in pairs)


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_the_source_reports_table_and_sections_are_reproduced(
    made: Made, kind: str
) -> None:
    text = text_of(made.file("committee", kind))
    for told in (
        "Number of indicators ● No concerns 14 ▲ Some concerns 9 ■ Major concerns 1 "
        "○ Not Applicable 3 Total 27",
        "79% (11/14)",
        "In Q2 2022/23 75% of planning meetings",
        "In Q1 2022/23 it was 100%",
        "2 of the 2 indicators that had major concerns in the previous report have "
        "improved, within what chance explains (Report to 31 March 2022)",
        # both that it improved and that it is the one major concern
        "Value improved: from 62% (8/13) in Q2 2021/22 as known now to 75% (9/12) in "
        "Q2 2022/23, within what chance explains; reported then as 58% (7/12). "
        "Status unchanged: Major concerns",
        "it is the 1 indicator that the table above counts under Major concerns",
        "2.2 Number of unaccompanied young asylum seekers",
        "4.8 Number of young people referred to Youth Diversion",
        "■ Major concerns Planning meetings convened within target timescale 4.6",
    ):
        assert squeezed(told) in text, told


@pytest.mark.parametrize("profile", PROFILES)
def test_both_files_print_every_label_of_the_tables(
    made: Made, published: duckdb.DuckDBPyConnection, profile: str
) -> None:
    marts = PROFILES[profile].marts
    rows = published.execute(
        "select now.indicator_id || ' ' || now.title, now.period_label, "
        "now.value_label, coalesce(now.target_label, 'No target'), now.status_label, "
        "changes.previous_status_label, changes.value_change_label, "
        "changes.status_change_label, now.status_explanation "
        f"from {marts}indicator_status as now inner join {marts}edition_changes "
        "as changes using (edition_id, indicator_id) where edition_id = ?",
        [EDITION],
    ).fetchall()
    assert len(rows) == 27
    captioned = {
        caption_of(part): cells_of(part)
        for part in parts_of(made.file(profile, "docx"))
        if isinstance(part, WordTable)
    }
    symbols = dict(
        published.execute(
            "select distinct status_label, symbol from marts.status_summary"
        ).fetchall()
    )
    pdf = text_of(made.file(profile, "pdf"))
    for name, period, value, target, *statuses, figure, moved, explained in rows:
        shown = [
            f"{symbols.get(label, '')} {label}".strip() if label else "None"
            for label in statuses
        ]
        change = f"Figure: {figure}\nStatus: {moved}"
        cells = [period, value, target, *shown, change]
        assert captioned[f"{name}: figure, target and status"][1] == cells
        assert squeezed(*cells, explained) in pdf, name


@pytest.mark.parametrize("kind", ["docx", "pdf"])
@pytest.mark.parametrize("profile", PROFILES)
def test_both_files_print_the_uncertainty_of_each_figure(
    made: Made, published: duckdb.DuckDBPyConnection, profile: str, kind: str
) -> None:
    text = text_of(made.file(profile, kind))
    marts = PROFILES[profile].marts
    rows = published.execute(
        f"""
        select unnest([
            interval_label, variation_label, assurance_label, trend_label
        ]) as told
        from {marts}indicator_status
        where edition_id = $edition
        union all
        select comparator_explanation
        from {marts}indicator_comparators
        where edition_id = $edition
            and (comparator_code = 'scotland' or comparator_reason_code is null)
        union all
        select concat_ws(' ', late_reason_label, late_count)
        from {marts}lateness_reasons
        inner join {marts}indicator_status
            using (partnership_code, edition_id, indicator_id, period_start)
        where edition_id = $edition
        """,
        {"edition": EDITION},
    ).fetchall()
    told = {row[0] for row in rows if row[0]}
    assert len(told) > 27
    assert [part for part in told if squeezed(part) not in text] == []


@pytest.mark.parametrize("kind", ["docx", "pdf"])
@pytest.mark.parametrize("profile", PROFILES)
def test_both_files_hold_every_paragraph_of_the_prose(
    made: Made, published: duckdb.DuckDBPyConnection, profile: str, kind: str
) -> None:
    text = text_of(made.file(profile, kind))
    rows = published.execute(
        f"select paragraph from {PROFILES[profile].marts}report_prose as prose "
        "where edition_id = ?",
        [EDITION],
    ).fetchall()
    assert rows
    for (paragraph,) in rows:
        assert squeezed(paragraph) in text, paragraph


@pytest.mark.parametrize("profile", PROFILES)
def test_the_pdf_is_built_for_those_who_cannot_see_it(made: Made, profile: str) -> None:
    file = made.file(profile, "pdf")
    reader = PdfReader(file)
    catalogue: Any = reader.root_object
    assert catalogue["/MarkInfo"]["/Marked"]
    assert catalogue["/Lang"] == "en-GB"
    assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata
    assert reader.metadata.title == made.papers[profile].title
    assert b"<pdfuaid:part>1<" in catalogue["/Metadata"].get_data()
    structure = structure_of(file)
    headings = [e for e in every(structure) if re.fullmatch(r"/H\d", e.name)]
    assert len(headings) > 27
    assert levels_are_in_order([int(heading.name[2:]) for heading in headings])
    tables = structure.all("/Table")
    assert len(tables) > 27
    for table in tables:
        (head,) = table.all("/THead")
        assert head.all("/TH")
        for cell in table.all("/TH"):
            scopes = [a.get("/Scope") for a in cell.about["/A"]]  # type: ignore[attr-defined]
            assert "/Column" in scopes
    figures = structure.all("/Figure")
    assert figures
    assert all(len(str(figure.about["/Alt"])) > 40 for figure in figures)


def every(element: Element) -> Iterator[Element]:
    yield element
    for part in element.inner:
        yield from every(part)


@pytest.mark.parametrize("profile", PROFILES)
def test_the_word_file_is_built_to_be_edited_and_read_aloud(
    made: Made, profile: str
) -> None:
    file = made.file(profile, "docx")
    document = Document(str(file))
    about = document.core_properties
    assert about.title == made.papers[profile].title
    assert about.language == "en-GB"
    styles = {part.style.name for part in document.paragraphs if part.style}
    assert {"Title", "Heading 1", "Heading 2", "Heading 3", "List Number"} <= styles
    headings = [
        (int(part.style.name[-1]), part.text)
        for part in document.paragraphs
        if part.style and str(part.style.name).startswith("Heading")
    ]
    assert levels_are_in_order([level for level, _ in headings])
    contents = [
        (int(part.style.name[-1]), part.text)
        for part in document.paragraphs
        if part.style and str(part.style.name).startswith("toc")
    ]
    assert contents == headings
    body = document.element.body
    assert ' TOC \\o "1-3" \\h \\n ' in [e.text for e in body.iter(qn("w:instrText"))]
    marks = {e.get(qn("w:name")) for e in body.iter(qn("w:bookmarkStart"))}
    links = [e.get(qn("w:anchor")) for e in body.iter(qn("w:hyperlink"))]
    assert len(links) == len(headings)
    assert marks == set(links)
    for table in document.tables:
        assert caption_of(table)
        (description,) = table._tbl.tblPr.findall(qn("w:tblDescription"))
        assert description.get(qn("w:val"))
        first, *others = table._tbl.tr_lst
        assert first.trPr is not None
        assert first.trPr.find(qn("w:tblHeader")) is not None
        assert all(row.trPr is not None for row in others)
        assert all("" not in row for row in cells_of(table))
    assert pictures_of(file)
    assert all(len(words) > 40 for words in pictures_of(file))


def test_both_files_have_the_same_charts_in_the_same_words(made: Made) -> None:
    for profile in PROFILES:
        figures = structure_of(made.file(profile, "pdf")).all("/Figure")
        words = [str(figure.about["/Alt"]) for figure in figures]
        assert words == pictures_of(made.file(profile, "docx"))
    assert "4.6 Planning meetings convened within target timescale. Line chart of " in (
        " ".join(pictures_of(made.file("committee", "docx")))
    )


def test_the_same_tables_make_the_same_bytes(made: Made, own: Project) -> None:
    _, is_new = make_paper(own)
    assert is_new
    folder = report_link(own, "paper", PROFILES["committee"])
    committee = report_link(made.project, "paper", PROFILES["committee"])
    assert digests(folder) == digests(committee)
    with zipfile.ZipFile(folder / f"paper-{EDITION}.docx") as archive:
        assert {part.date_time[:3] for part in archive.infolist()} == {(1980, 1, 1)}


def test_every_page_is_marked_draft_with_its_readers_and_synthetic_data(
    made: Made,
) -> None:
    for name, profile in PROFILES.items():
        assert made.papers[name].is_draft
        for text in pages_of(made.file(name, "pdf")):
            assert f"{DRAFT} | {profile.label}" in text
            assert SYNTHETIC in text
        (section,) = Document(str(made.file(name, "docx"))).sections
        assert not section.different_first_page_header_footer
        assert f"{DRAFT} | {profile.label}" in section.header.paragraphs[0].text
        assert SYNTHETIC in section.footer.paragraphs[0].text
        assert b"<v:textpath" in header_of(made.file(name, "docx"))
    assert compose(data_of(made.project), is_synthetic=False).notes == ()


def header_of(file: Path) -> bytes:
    with zipfile.ZipFile(file) as archive:
        return archive.read("word/header1.xml")


def test_a_draft_lists_the_open_tasks_for_the_person_who_signs(
    made: Made, published: duckdb.DuckDBPyConnection
) -> None:
    tasks = published.execute(
        "select task from quality.coordinator_tasks "
        "where is_blocking and edition_id = ?",
        [EDITION],
    ).fetchall()
    wrapped = published.execute(
        "select wrapped, place from marts.unchecked_texts where edition_id = ?",
        [EDITION],
    ).fetchall()
    assert tasks
    assert wrapped
    for kind in ("docx", "pdf"):
        last = text_of(made.file("committee", kind)).split("Forthepersonwhosigns")[-1]
        for row in (*tasks, *wrapped):
            assert squeezed(*row) in last, row
        assert "Forthepersonwhosigns" not in text_of(made.file("public", kind))


def test_final_refuses_a_draft_and_lists_what_is_missing(own: Project) -> None:
    change_published(
        own,
        "insert into quality.coordinator_tasks by name select * replace "
        "('Write the action' as task, '4.6' as subject, "
        "'Remedial action missing' as task_label) from quality.coordinator_tasks "
        "where is_blocking limit 1",
    )
    with pytest.raises(CheckError) as refused:
        make_paper(own, is_final=True)
    message = str(refused.value)
    assert "Missing (2):" in message
    assert "- Sign-off missing, " in message
    assert "- Remedial action missing, 4.6: Write the action" in message
    assert "No paper was published" in message
    assert not report_link(own, "paper", PROFILES["committee"]).exists()


SIGN_OFF = (
    "update marts.report_editions set is_signed_off = true, "
    "signed_off_by_role = 'Chief Officer', signed_off_on_label = '26 May 2023' "
    f"where edition_id = '{EDITION}'",
    "delete from quality.coordinator_tasks where is_blocking",
)


@pytest.mark.usefixtures("quick")
def test_a_paper_that_is_signed_off_is_not_marked_draft(own: Project) -> None:
    change_published(own, *SIGN_OFF)
    made, _ = make_paper(own, is_final=True)
    assert not made.is_draft
    folder = report_link(own, "paper", PROFILES["committee"])
    for kind in ("docx", "pdf"):
        text = text_of(folder / f"paper-{EDITION}.{kind}")
        assert squeezed("Signed off by the Chief Officer on 26 May 2023.") in text
        assert DRAFT not in text
        assert "Forthepersonwhosigns" not in text
    assert DRAFT.encode() not in header_of(folder / f"paper-{EDITION}.docx")


def test_a_blocking_task_keeps_a_signed_paper_a_draft(own: Project) -> None:
    change_published(own, SIGN_OFF[0])
    assert data_of(own).is_draft


@pytest.mark.usefixtures("quick")
def test_text_that_looks_like_markup_is_printed_unchanged(own: Project) -> None:
    text = " ".join(MARKUP)
    change_published(
        own,
        f"update marts.report_prose set paragraph = '{text}' "
        "where seed_name in ('paper_text', 'commentary')",
        f"update marts.indicator_status set title = '{text}', target_label = '$1$'",
        f"update marts.edition_changes set movement = '{text}'",
        f"update marts.remedial_actions set action = '{text}', owner_role = '{text}'",
        f"update marts.report_editions set partnership_name = '{text}'",
    )
    made, _ = make_paper(own)
    assert made.title == text
    for name in made.files:
        shown = text_of(report_link(own, "paper", PROFILES["committee"]) / name)
        assert shown.count(squeezed(text)) > 30, name
        assert all(squeezed(word) in shown for word in MARKUP), name


@pytest.mark.usefixtures("quick")
def test_the_paper_of_an_edition_leaves_the_others_as_they_are(own: Project) -> None:
    folder = report_link(own, "paper", PROFILES["committee"])
    make_paper(own)
    before = digests(folder)
    made, is_new = make_paper(own, edition="2022-03")
    assert is_new
    assert made.edition_id == "2022-03"
    after = digests(folder)
    assert sorted(read_json(folder / "paper.json")["papers"]) == ["2022-03", EDITION]
    for kind in ("docx", "pdf"):
        name = f"paper-{EDITION}.{kind}"
        assert after[name] == before[name]
        text = text_of(folder / f"paper-2022-03.{kind}")
        assert "Total25" in text
        assert "2.2Number" not in text


def test_the_public_paper_shows_nothing_that_is_withheld(
    made: Made, published: duckdb.DuckDBPyConnection
) -> None:
    withheld = published.execute(
        "select indicator_id || ' ' || title, marts.value_label from "
        "marts.indicator_status as marts inner join published.rpt_indicator_status "
        "as shown using (edition_id, indicator_id, title) "
        "where shown.value_label = ? and edition_id = ?",
        [WITHHELD, EDITION],
    ).fetchall()
    assert withheld
    shown, small = blocks_of(made.file("public", "docx")), 0
    told = blocks_of(made.file("committee", "docx"))
    for name, label in withheld:
        counts = label[label.index("(") :] if "(" in label else label
        assert squeezed(counts) in told[name]
        assert squeezed(label) not in shown[name], name
        small += squeezed(label) in told[name]
    assert small == len(withheld)
    for kind in ("docx", "pdf"):
        assert squeezed(f"{WITHHELD} marks a figure that is withheld") in text_of(
            made.file("public", kind)
        )


def blocks_of(file: Path) -> dict[str, str]:
    """Read what stands under each heading of a Word file, with the words of charts."""
    blocks: dict[str, str] = {}
    name = ""
    for part in parts_of(file):
        if isinstance(part, WordTable):
            texts = [cell for row in cells_of(part) for cell in row]
        elif part.style and str(part.style.name).startswith("Heading"):
            name, texts = part.text, []
        else:
            words = [e.get("descr") or "" for e in part._p.iter(qn("wp:docPr"))]
            # a chart's words tell of other periods too: only its last is of this one
            texts = [part.text, *(words[0].split(";")[:1] if words else [])]
        blocks[name] = blocks.get(name, "") + squeezed(*texts)
    return blocks


# suffix of the axis, highest value, whether values are whole numbers
PERCENT = ("%", 100.0, False)


def series(*values: float | None, target: float | None = 80.0) -> Series:
    points = tuple(
        Point(f"Q{number}", value, "no figure" if value is None else f"{value:g}%")
        for number, value in enumerate(values, start=1)
    )
    return Series(points, "Quarter", *PERCENT, target, "80%" if target else "")


def test_a_chart_is_described_in_words_with_its_gaps() -> None:
    assert series(77, None, 55, 100, 75).in_words() == (
        "Line chart of 5 quarters, Q1 to Q5: from 77% to 75%; of the figures "
        "shown, lowest 55% in Q3, highest 100% in Q4; target 80%; no figure for Q2."
    )
    assert series(None, 60, target=None).in_words() == (
        "Line chart of 2 quarters, Q1 to Q2: from 60% in Q2 to 60%; of the "
        "figures shown, lowest 60% in Q2, highest 60% in Q2; no target; no figure for "
        "Q1."
    )
    assert "Line chart of 1 quarter, " in series(60).in_words()


def test_a_process_chart_is_described_in_words_and_drawn(tmp_path: Path) -> None:
    points = (
        Point("Q1", 50, "50%", limits=(40, 60)),
        Point("Q2", 70, "70%", limits=(40, 60), symbol="★", mark="Clearly better"),
        Point("Q3", 35, "35%", limits=(40, 60), symbol="✕", mark="Clearly worse"),
        Point("Q4", 36, "36%", limits=(40, 60), symbol="✕", mark="Clearly worse"),
    )
    charted = Series(points, "Quarter", *PERCENT, None, "")
    assert charted.in_words().endswith(
        "no target; process limits are drawn; marked as clearly better: 1; "
        "marked as clearly worse: 2."
    )
    plain = Series(
        tuple(Point(p.period, p.value, p.label) for p in points),
        *("Quarter", *PERCENT, None, ""),
    )
    colours = {"#e1e8ef", "#801650"}  # of the band and of concern
    for drawn, expected in ((charted, colours), (plain, set())):
        draw_chart(drawn, tmp_path / "chart")
        svg = (tmp_path / "chart.svg").read_text()
        assert {colour for colour in colours if colour in svg} == expected


@pytest.mark.parametrize(
    "given", [series(77, None, 75), series(60), series(0, 0, target=None)]
)
def test_a_chart_is_drawn_the_same_each_time(given: Series, tmp_path: Path) -> None:
    for name in ("one", "other"):
        draw_chart(given, tmp_path / name)
    for kind in ("svg", "png"):
        one, other = ((tmp_path / n).with_suffix(f".{kind}") for n in ("one", "other"))
        assert one.read_bytes() == other.read_bytes()
    assert b"<dc:date>" not in (tmp_path / "one.svg").read_bytes()


def test_an_indicator_without_a_figure_has_words_in_place_of_a_chart(
    own: Project,
) -> None:
    change_published(
        own,
        "update marts.indicator_series set value = null where indicator_id = '4.6'",
    )
    paper = compose(data_of(own), is_synthetic=True)
    assert len(list(paper.charts())) == 26
    assert "No chart: no figure can be shown." in repr(paper)


def test_a_major_concern_without_an_action_is_reported(own: Project) -> None:
    change_published(
        own, "delete from marts.remedial_actions where indicator_id = '4.6'"
    )
    paper = compose(data_of(own), is_synthetic=True)
    assert "No remedial action is recorded for 4.6." in repr(paper)


def test_an_action_that_outlives_its_concern_is_shown_with_its_standing(
    own: Project,
) -> None:
    change_published(
        own,
        "insert into marts.remedial_actions by name select * replace ('4.5' as "
        "indicator_id, 'Still done' as action, 'Continuing' as standing_label) from "
        f"marts.remedial_actions where edition_id = '{EDITION}' and action_number = 1",
    )
    paper = compose(data_of(own), is_synthetic=True)
    (table,) = (
        block
        for block in paper.blocks
        if "Still done" in repr(block) and block.kind == "table"
    )
    assert "Continuing" in repr(table)


FAULT = (
    "insert into marts.prose_faults by name select 'S37000027' as partnership_code, "
    f"'{EDITION}' as edition_id, 'paper_text' as seed_name, '8' as subject, "
    "1 as paragraph_number, 1 as fault_number, 'digit' as fault_code, '7' as found, "
    "'There are 7 risks.' as sentence, 'seeds/reference/paper_text.csv' as file_path, "
    "'section 8, paragraph 1' as place, 'A figure is typed' as fault, "
    "'Use a placeholder' as remedy"
)


@pytest.mark.parametrize(
    ("statement", "profile", "told"),
    [
        (
            FAULT,
            "public",
            "- seeds/reference/paper_text.csv, section 8, paragraph 1: There are 7 "
            "risks.\n  A figure is typed. Use a placeholder",
        ),
        (
            "update marts.report_prose set paragraph = 'a' || chr(7) "
            f"where subject = '8' and edition_id = '{EDITION}'",
            "committee",
            "paper_paragraphs.paragraph (section_id 8, paragraph_number 1) holds a "
            "control character, U+0007",
        ),
        (
            "update published.rpt_indicator_status set title = '\u6f22' "
            "where indicator_id = '4.6'",
            "public",
            "indicator_status.title (indicator_id 4.6, period_start 2022-07-01) holds "
            "a character that the fonts of the paper lack, U+6F22",
        ),
        (
            "delete from marts.status_summary",
            "committee",
            "The table status_summary of the paper has no rows of the edition 2023-03 "
            "(reports/sources/status_summary.sql)",
        ),
        (
            "alter table marts.status_summary drop column symbol",
            "committee",
            "reports/sources/status_summary.sql cannot be answered",
        ),
        (
            "insert into marts.report_editions select * replace ('S37000028' as "
            "partnership_code) from marts.report_editions",
            "committee",
            "holds the edition 2023-03 of 2 partnerships",
        ),
        (
            "update marts.report_editions set edition_id = 'a/b' "
            "where edition_id = '2023-03'",
            "committee",
            "The edition 'a/b' cannot be the name of a file",
        ),
    ],
)
def test_what_no_paper_can_be_made_of_is_told(
    made: Made, tmp_path: Path, statement: str, profile: str, told: str
) -> None:
    own = home_like(made.project.home, tmp_path)
    folder = report_link(own, "paper", PROFILES[profile])
    before = digests(folder)
    assert before
    change_published(own, statement)
    with pytest.raises((UsageError, CheckError), match=re.escape(told)) as error:
        make_paper(own, PROFILES[profile])
    if "published." in statement:
        # the public's papers were of other tables
        assert "No paper was published." in str(error.value)
        assert not is_shown(own, "paper")
    else:
        assert "The paper published before is unchanged." in str(error.value)
        assert digests(folder) == before
    assert not (own.build_folder / "paper").exists()


@pytest.mark.parametrize("read", ["marts.indicator_status", "'/etc/passwd'"])
def test_the_public_paper_cannot_read_anything_else(
    made: Made, tmp_path: Path, read: str
) -> None:
    shutil.copytree(ROOT / "reports" / "sources", tmp_path / "reports" / "sources")
    source = tmp_path / "reports" / "sources" / "leak.sql"
    source.write_text(f"select '{EDITION}' as edition_id, * from {read}")
    project = Project(tmp_path, made.project.home)
    with pytest.raises(UsageError, match=r"reports/sources/leak\.sql"):
        data_of(project, "public")


def test_an_unknown_edition_is_reported_with_those_that_exist(
    own: Project,
) -> None:
    with pytest.raises(UsageError) as refused:
        make_paper(own, edition="2024-09")
    assert "There is no edition 2024-09. Published: 2022-03, 2023-03." in str(
        refused.value
    )


def test_an_edition_whose_build_did_not_pass_is_reported_with_the_gate(
    own: Project,
) -> None:
    change_published(
        own, "delete from marts.report_editions where edition_id = '2022-03'"
    )
    run_folder = own.build_folder / "runs" / "20990101T000000Z-abcd"
    run_folder.mkdir()
    facts = {"run_id": run_folder.name, "outcome": "stopped", "stopped_in": "rows"}
    write_json(run_folder / "run.json", facts)
    result = {
        "layer": "staging",
        "relation": "cp_meeting",
        "check_name": "row_volume",
        "severity": "critical",
        "outcome": "failed",
    }
    results = [result, result | {"check_name": "other", "outcome": "passed"}]
    write_json(run_folder / "expectation_results_staging.json", results)
    with pytest.raises(UsageError) as refused:
        make_paper(own, edition="2022-03")
    assert (
        "The newest run, 20990101T000000Z-abcd: stopped in rows, at its gate: "
        "staging.cp_meeting.row_volume."
    ) in str(refused.value)


def test_a_fault_on_the_way_leaves_nothing(
    own: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(paper_module, "write_word", full)
    monkeypatch.setattr(paper_module, "draw_chart", lambda *_: None)
    with pytest.raises(WarehouseError, match="No paper was published"):
        make_paper(own)
    assert not report_link(own, "paper", PROFILES["committee"]).exists()
    assert not (own.build_folder / "paper").exists()


def test_what_the_pdf_standard_refuses_is_reported(
    made: Made, chart: Path, tmp_path: Path
) -> None:
    data = data_of(made.project)
    paper = replace(compose(data, is_synthetic=True), title="", blocks=())
    with pytest.raises(WarehouseError, match="PDF/UA-1"):
        write_pdf(
            paper,
            tmp_path / "a.pdf",
            REPORT / "paper.typ",
            chart.parent,
            data.covers_to,
        )


def test_another_command_is_waited_for_or_reported(own: Project) -> None:
    with lock(own, "build"), pytest.raises(LockedError):
        make_paper(own)


def test_the_command_reports_what_it_made(made: Made, tmp_path: Path) -> None:
    home = made.project.home
    done = run("warehouse", "report", "paper", "--home", home, "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert not told["is_new"]
    assert told["edition_id"] == EDITION
    assert told["is_draft"]
    assert set(told["files"]) == {f"paper-{EDITION}.docx", f"paper-{EDITION}.pdf"}
    final = run("warehouse", "report", "paper", "--home", home, "--final")
    assert final.returncode == 4
    assert "is not final" in final.stderr
    refused = run("warehouse", "report", "paper", "--home", tmp_path / "empty")
    assert refused.returncode == 2
    assert "Nothing is published yet" in refused.stderr
    assert "Traceback" not in refused.stderr + final.stderr


def test_the_exposure_names_what_the_source_queries_read() -> None:
    exposures = yaml.safe_load((ROOT / "models" / "exposures.yml").read_text())
    (named,) = (
        set(exposure["depends_on"])
        for exposure in exposures["exposures"]
        if exposure["name"] == "committee_paper"
    )
    read = {
        table.split(".")[-1]
        for profile in PROFILES.values()
        for source in read_sources(ROOT, "paper", profile)
        for table in re.findall(r"(?:from|join) ([a-z]\w*\.\w+)", source.sql)
    }
    assert named == {f"ref('{table}')" for table in read - set(HISTORY)}
