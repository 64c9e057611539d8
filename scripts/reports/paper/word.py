"""The paper as a Word file, for editing: house styles, real headings, a contents field.

What python-docx has no call for is set in the XML: repeated table headers, the captions
that machines read, rows that stay whole, fields, the mark DRAFT. The dates in the file
are the edition's, so the same paper makes the same bytes.
"""

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import cast

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph

from scripts.reports.paper.charts import WIDTH_CM
from scripts.reports.paper.parts import (
    DRAFT,
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

FONT = "Arial"
BLUE, GREY = RGBColor(0x12, 0x43, 0x6D), RGBColor(0x59, 0x59, 0x59)
TEXT_CM = WIDTH_CM
LABEL_CM = 1.3
# style: size in points, space before and after
SIZES = {
    "Normal": (10, 0, 6),
    "Title": (20, 0, 14),
    "Heading 1": (14, 16, 6),
    "Heading 2": (12, 12, 6),
    "Heading 3": (10.5, 12, 4),
    "Caption": (9.5, 8, 4),
    "List Number": (10, 0, 3),
    "List Bullet": (10, 0, 3),
    "Header": (8, 0, 0),
    "Footer": (8, 0, 0),
    "Note": (8.5, 3, 3),
    "Cell": (9, 1, 1),
    "Contents Heading": (14, 0, 6),
    "toc 1": (9.5, 3, 1),
    "toc 2": (9, 0, 1),
    "toc 3": (9, 0, 0),
}
COLOURED = ("Title", "Heading 1", "Heading 2", "Heading 3", "Contents Heading")
BOLD = (*COLOURED, "Caption")
# styles that have no space before
FLUSH = ("Normal", "List Number", "List Bullet", "Note")
LANGUAGE = "en-GB"
# since Word 2013; the template's own would open it as an old file
COMPATIBLE = "15"
# the first day that a ZIP file can tell
ZIP_DAY = (1980, 1, 1, 0, 0, 0)


def write_word(paper: Paper, path: Path, charts: Path, day: date) -> None:
    """Write a paper as a Word file.

    Args:
        paper: what it holds.
        path: of the file.
        charts: the folder of its charts, as ``<name>.png``.
        day: that the file says it was made on.
    """
    written = io.BytesIO()
    _Writing(paper, charts, day).document().save(written)
    # python-docx writes the time into the archive
    with (
        zipfile.ZipFile(written) as source,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            part = zipfile.ZipInfo(name, ZIP_DAY)
            part.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(part, source.read(name))


class _Writing:
    """The writing of one file."""

    def __init__(self, paper: Paper, charts: Path, day: date) -> None:
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
        self._properties()
        self._styles()
        self._page()
        self._document.add_paragraph(self._paper.title, style="Title")
        for block in self._paper.blocks:
            self._add(block)
        if self._is_after_table:
            # Word wants a paragraph after a table
            self._new_paragraph("", "Cell")
        return self._document

    def _properties(self) -> None:
        about = self._document.core_properties
        about.title = self._paper.title
        about.author = about.last_modified_by = self._paper.organisation
        about.language = LANGUAGE
        about.created = about.modified = datetime.combine(self._day, time())
        about.comments = " ".join(self._paper.notes)
        about.revision = 1
        # the picture of the empty template
        package = self._document.part.package
        for name, relation in list(package.rels.items()):
            if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
                package.rels.pop(name)

    def _styles(self) -> None:
        styles = self._document.styles
        for name, (size, before, after) in SIZES.items():
            if name in styles:
                style = styles[name]
            else:
                # Word's own styles of the contents, which its update uses
                is_words = name.startswith("toc ")
                style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, is_words)
                style.base_style = styles["Normal"]
            paragraph_style = cast(ParagraphStyle, style)
            _set_font(
                paragraph_style, size, name in BOLD, BLUE if name in COLOURED else None
            )
            self._ids[name] = paragraph_style.style_id
            paragraph_style.paragraph_format.space_before = Pt(before)
            paragraph_style.paragraph_format.space_after = Pt(after)
            paragraph_style.paragraph_format.line_spacing = 1.1
        for level in (1, 2, 3):
            indent = Cm(0.5 * (level - 1))
            styles[f"toc {level}"].paragraph_format.left_indent = indent
        styles["Caption"].paragraph_format.keep_with_next = True
        styles["Note"].paragraph_format.keep_together = True
        _no_border(styles["Title"])
        defaults = styles.element.find(qn("w:docDefaults"))
        settings = self._document.settings.element
        for language in (
            *defaults.iter(qn("w:lang")),
            *settings.iter(qn("w:themeFontLang")),
        ):
            language.set(qn("w:val"), LANGUAGE)
        for setting in settings.iter(qn("w:compatSetting")):
            if setting.get(qn("w:name")) == "compatibilityMode":
                setting.set(qn("w:val"), COMPATIBLE)

    def _page(self) -> None:
        section = self._document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm((21 - TEXT_CM) / 2)
        section.top_margin, section.bottom_margin = Cm(2.5), Cm(2.2)
        head = section.header.paragraphs[0]
        _two_sides(head, self._paper.organisation)
        head.add_run(" | ".join(self._paper.marks)).bold = True
        foot = section.footer.paragraphs[0]
        _two_sides(foot, " ".join(self._paper.notes))
        for text, field in (("Page ", "PAGE"), (" of ", "NUMPAGES")):
            foot.add_run(text)
            _add_field(foot, field)
        if self._paper.is_draft:
            head.add_run()._r.append(parse_xml(WATERMARK))

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
        _describe(table, block.caption, ", ".join(block.header))
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
        _set_grid(table, block.widths)
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
                _add_field_start(paragraph, 'TOC \\o "1-3" \\h \\n')
            link = OxmlElement("w:hyperlink")
            link.set(qn("w:anchor"), _bookmark(number))
            link.set(qn("w:history"), "1")
            run = paragraph.add_run(heading.text)
            link.append(run._r)
            paragraph._p.append(link)
            if number == len(entries):
                _add_mark(paragraph, "end")


def _headings(blocks: tuple[Block, ...]) -> Iterator[Heading]:
    for block in blocks:
        inner = block.blocks if isinstance(block, Together) else (block,)
        yield from (part for part in inner if isinstance(part, Heading))


def _bookmark(number: int) -> str:
    return f"_Toc{number:08}"


def _set_font(
    style: ParagraphStyle, size: float, is_bold: bool, colour: RGBColor | None
) -> None:
    style.font.name = FONT
    style.font.size = Pt(size)
    style.font.bold = is_bold
    style.font.italic = False
    style.font.color.rgb = colour or RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)


def _no_border(style: ParagraphStyle) -> None:
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def _two_sides(paragraph: WordParagraph, left: str) -> None:
    """Write a text to the left; what is added after it stands to the right."""
    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(Cm(TEXT_CM), WD_TAB_ALIGNMENT.RIGHT)
    # the style's own stops would come first
    for stop in ("4320", "8640", "4680", "9360"):
        clear = OxmlElement("w:tab")
        clear.set(qn("w:val"), "clear")
        clear.set(qn("w:pos"), stop)
        stops._pPr.tabs.append(clear)
    paragraph.add_run(f"{left}\t")


def _add_field(paragraph: WordParagraph, instruction: str) -> None:
    _add_field_start(paragraph, instruction)
    paragraph.add_run("1")
    _add_mark(paragraph, "end")


def _add_field_start(paragraph: WordParagraph, instruction: str) -> None:
    _add_mark(paragraph, "begin")
    text = OxmlElement("w:instrText")
    text.set(qn("xml:space"), "preserve")
    text.text = f" {instruction} "
    paragraph.add_run()._r.append(text)
    _add_mark(paragraph, "separate")


def _add_mark(paragraph: WordParagraph, kind: str) -> None:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(mark)


def _describe(table: WordTable, caption: str, description: str) -> None:
    """Tell what a table holds to those who do not see it, and how it looks."""
    properties = table._tbl.tblPr
    for old in properties.findall(qn("w:tblLook")):
        properties.remove(old)
    for xml in (BORDERS, LAYOUT, MARGINS, LOOK):
        properties.append(parse_xml(xml))
    for name, text in (("w:tblCaption", caption), ("w:tblDescription", description)):
        element: BaseOxmlElement = OxmlElement(name)
        element.set(qn("w:val"), text)
        properties.append(element)


def _set_grid(table: WordTable, widths: tuple[int, ...]) -> None:
    for column, share in zip(table.columns, widths, strict=True):
        column.width = Cm(TEXT_CM * share / sum(widths))


# from how many rows on a table may go over to a second page
SHORT = 16
W = nsdecls("w")
SHADE = f'<w:shd {W} w:val="clear" w:color="auto" w:fill="E6E6E6"/>'
BORDERS = (
    f"<w:tblBorders {W}>"
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="999999"/>'
        for side in ("top", "bottom", "insideH")
    )
    + "</w:tblBorders>"
)
LAYOUT = f'<w:tblLayout {W} w:type="fixed"/>'
MARGINS = (
    f'<w:tblCellMar {W}><w:left w:w="80" w:type="dxa"/>'
    '<w:right w:w="80" w:type="dxa"/></w:tblCellMar>'
)
LOOK = f'<w:tblLook {W} w:val="0020" w:firstRow="1" w:noVBand="1"/>'
WATERMARK = (
    f'<w:pict {W} xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office">'
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
    'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/>'
    '<v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
    '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>'
    '<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
    '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/>'
    '<v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="rect"/>'
    '<v:textpath on="t" fitshape="t"/></v:shapetype>'
    '<v:shape id="DraftMark" o:spid="_x0000_s2049" type="#_x0000_t136" alt="" '
    'style="position:absolute;margin-left:0;margin-top:0;width:420pt;height:140pt;'
    "rotation:305;z-index:-251658752;mso-position-horizontal:center;"
    "mso-position-horizontal-relative:margin;mso-position-vertical:center;"
    'mso-position-vertical-relative:margin" o:allowincell="f" fillcolor="#ededed" '
    'stroked="f"><v:textpath style="font-family:&quot;Arial&quot;;font-size:1pt" '
    f'string="{DRAFT}"/></v:shape></w:pict>'
)
