"""The paper as a Word file, for editing: house styles, real headings, a contents field.

The dates in the file are the edition's, so the same paper makes the same bytes.
"""

import io
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from scripts.reports.paper.charts import WIDTH_CM
from scripts.reports.paper.parts import (
    Block,
    Chart,
    Contents,
    Heading,
    Items,
    PageBreak,
    Paper,
    Paragraph,
    Table,
    Together,
)
from scripts.reports.paper.word_layout import set_page, set_properties, set_styles
from scripts.reports.paper.word_xml import (
    SHADE,
    TEXT_CM,
    add_field_start,
    add_mark,
    describe_table,
    set_grid,
)

LABEL_CM = 1.3
# from how many rows on a table may go over to a second page
SHORT = 16
# styles that have no space before
FLUSH = ("Normal", "List Number", "List Bullet", "Note")
# the first day that a ZIP file can hold
ZIP_DAY = (1980, 1, 1, 0, 0, 0)


def write_word(paper: Paper, path: Path, charts: Path, day: date) -> None:
    """Write a paper as a Word file.

    Args:
        paper: what it holds.
        path: of the file.
        charts: the folder of its charts, as ``<name>.png``.
        day: the date in its properties.
    """
    written = io.BytesIO()
    WordWriter(paper, charts, day).document().save(written)
    # python-docx writes the time into the archive
    with (
        zipfile.ZipFile(written) as source,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            part = zipfile.ZipInfo(name, ZIP_DAY)
            part.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(part, source.read(name))


class WordWriter:
    """Writes one paper.

    Args:
        paper: what it holds.
        charts: the folder of its charts.
        day: the date of its properties.
    """

    def __init__(self, paper: Paper, charts: Path, day: date) -> None:
        """Begin with an empty document."""
        self._paper = paper
        self._charts = charts
        self._day = day
        self._document: WordDocument = Document()
        self._headings = 0
        self._begins_page = False
        self._is_kept = False
        self._is_after_table = False
        # by name: python-docx looks through all styles for each paragraph
        self._ids: dict[str, str] = {}

    def document(self) -> WordDocument:
        """Return the document, whole."""
        set_properties(self._document, self._paper, self._day)
        self._ids = set_styles(self._document)
        set_page(self._document, self._paper)
        self._document.add_paragraph(self._paper.title, style="Title")
        for block in self._paper.blocks:
            self._add(block)
        if self._is_after_table:
            # Word wants a paragraph after a table
            self._new_paragraph("", "Cell")
        return self._document

    def _add(self, block: Block) -> None:
        match block:
            case Heading():
                self._heading(block)
            case Paragraph():
                self._paragraph(block)
            case Items():
                style = "List Number" if block.is_numbered else "List Bullet"
                for text in block.texts:
                    self._new_paragraph(text, style)
            case Table():
                self._table(block)
            case Chart():
                self._chart(block)
            case Together():
                for part in block.blocks:
                    self._is_kept = part is not block.blocks[-1]
                    self._add(part)
                self._is_kept = False
            case Contents():
                self._contents()
            case PageBreak():
                self._begins_page = True

    def _new_paragraph(self, text: str, style: str) -> WordParagraph:
        """Add a paragraph; it begins a page if that is due."""
        paragraph = self._document.add_paragraph(text)
        paragraph._p.style = self._ids[style]
        layout = paragraph.paragraph_format
        if self._is_after_table and style in FLUSH:
            layout.space_before = Pt(6)
        self._is_after_table = False
        if self._begins_page:
            layout.page_break_before = True
            self._begins_page = False
        if self._is_kept:
            layout.keep_with_next = True
        return paragraph

    def _heading(self, block: Heading) -> None:
        self._headings += 1
        paragraph = self._new_paragraph("", f"Heading {block.level}")
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for mark in (start, end):
            mark.set(qn("w:id"), str(self._headings))
        start.set(qn("w:name"), _bookmark(self._headings))
        paragraph._p.append(start)
        paragraph.add_run(block.text)
        paragraph._p.append(end)

    def _paragraph(self, block: Paragraph) -> None:
        paragraph = self._new_paragraph("", "Note" if block.is_note else "Normal")
        if block.label:
            layout = paragraph.paragraph_format
            layout.left_indent, layout.first_line_indent = Cm(LABEL_CM), Cm(-LABEL_CM)
            layout.tab_stops.add_tab_stop(Cm(LABEL_CM))
            paragraph.add_run(f"{block.label}\t")
        if block.lead:
            paragraph.add_run(f"{block.lead}. ").bold = True
        paragraph.add_run(block.text)

    def _table(self, block: Table) -> None:
        if block.is_captioned:
            self._new_paragraph(block.caption, "Caption")
        table = self._document.add_table(0, len(block.header))
        describe_table(table, block.caption, ", ".join(block.header))
        last = len(block.rows)
        for place, texts in enumerate((block.header, *block.rows)):
            row = table.add_row()
            cells = row.cells
            properties = row._tr.get_or_add_trPr()
            properties.append(OxmlElement("w:cantSplit"))
            if place == 0:
                properties.append(OxmlElement("w:tblHeader"))
            is_bold = place == 0 or (block.has_total and place == last)
            for column, text in enumerate(texts):
                cell = cells[column]
                cell.width = Cm(TEXT_CM * block.widths[column] / sum(block.widths))
                paragraph = cell.paragraphs[0]
                paragraph._p.style = self._ids["Cell"]
                paragraph.add_run(text).bold = is_bold or None
                if column in block.numeric:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
                # a header is kept with a row, and a short table on one page
                is_short = last <= SHORT and place < last
                if self._is_kept or place == 0 or is_short:
                    paragraph.paragraph_format.keep_with_next = True
                if place == 0:
                    cell._tc.get_or_add_tcPr().append(parse_xml(SHADE))
        set_grid(table, block.widths)
        self._is_after_table = True

    def _chart(self, block: Chart) -> None:
        paragraph = self._new_paragraph("", "Note")
        picture = paragraph.add_run().add_picture(
            str(self._charts / f"{block.name}.png"), width=Cm(WIDTH_CM)
        )
        about = picture._inline.docPr
        about.set("name", block.name)
        about.set("descr", block.alt)

    def _contents(self) -> None:
        """Add the field of the contents, filled with links, so that none is missing."""
        self._begins_page = True
        self._new_paragraph("Contents", "Contents Heading")
        entries = list(enumerate(_headings(self._paper.blocks), start=1))
        for number, heading in entries:
            paragraph = self._document.add_paragraph()
            paragraph._p.style = self._ids[f"toc {heading.level}"]
            if number == 1:
                add_field_start(paragraph, 'TOC \\o "1-3" \\h \\n')
            link = OxmlElement("w:hyperlink")
            link.set(qn("w:anchor"), _bookmark(number))
            link.set(qn("w:history"), "1")
            run = paragraph.add_run(heading.text)
            link.append(run._r)
            paragraph._p.append(link)
            if number == len(entries):
                add_mark(paragraph, "end")


def _headings(blocks: tuple[Block, ...]) -> Iterator[Heading]:
    for block in blocks:
        inner = block.blocks if isinstance(block, Together) else (block,)
        yield from (part for part in inner if isinstance(part, Heading))


def _bookmark(number: int) -> str:
    return f"_Toc{number:08}"
