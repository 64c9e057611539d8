"""The layout of the Word file: properties, house styles, page."""

from datetime import date, datetime, time
from typing import cast

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from scripts.reports.paper.parts import Paper
from scripts.reports.paper.word_xml import (
    TEXT_CM,
    WATERMARK,
    add_field,
    remove_border,
    set_font,
    write_left_and_right,
)

BLUE = RGBColor(0x12, 0x43, 0x6D)
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
LANGUAGE = "en-GB"
# since Word 2013; the template's own would open it as an old file
COMPATIBLE = "15"


def set_properties(document: WordDocument, paper: Paper, day: date) -> None:
    """Set title, author, language and dates; remove the empty template's picture."""
    about = document.core_properties
    about.title = paper.title
    about.author = about.last_modified_by = paper.organisation
    about.language = LANGUAGE
    about.created = about.modified = datetime.combine(day, time())
    about.comments = " ".join(paper.notes)
    about.revision = 1
    # the picture of the empty template
    package = document.part.package
    for name, relation in list(package.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            package.rels.pop(name)


def set_styles(document: WordDocument) -> dict[str, str]:
    """Set the house styles; return their identifiers by name."""
    ids: dict[str, str] = {}
    styles = document.styles
    for name, (size, before, after) in SIZES.items():
        if name in styles:
            style = styles[name]
        else:
            # Word's own styles of the contents, which its update uses
            is_words = name.startswith("toc ")
            style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, is_words)
            style.base_style = styles["Normal"]
        paragraph_style = cast(ParagraphStyle, style)
        set_font(
            paragraph_style, size, name in BOLD, BLUE if name in COLOURED else None
        )
        ids[name] = paragraph_style.style_id
        paragraph_style.paragraph_format.space_before = Pt(before)
        paragraph_style.paragraph_format.space_after = Pt(after)
        paragraph_style.paragraph_format.line_spacing = 1.1
    for level in (1, 2, 3):
        indent = Cm(0.5 * (level - 1))
        styles[f"toc {level}"].paragraph_format.left_indent = indent
    styles["Caption"].paragraph_format.keep_with_next = True
    styles["Note"].paragraph_format.keep_together = True
    remove_border(styles["Title"])
    defaults = styles.element.find(qn("w:docDefaults"))
    settings = document.settings.element
    for language in (
        *defaults.iter(qn("w:lang")),
        *settings.iter(qn("w:themeFontLang")),
    ):
        language.set(qn("w:val"), LANGUAGE)
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), COMPATIBLE)
    return ids


def set_page(document: WordDocument, paper: Paper) -> None:
    """Set the size of the page, its head and foot, and the mark DRAFT."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm((21 - TEXT_CM) / 2)
    section.top_margin, section.bottom_margin = Cm(2.5), Cm(2.2)
    head = section.header.paragraphs[0]
    write_left_and_right(head, paper.organisation)
    head.add_run(" | ".join(paper.marks)).bold = True
    foot = section.footer.paragraphs[0]
    write_left_and_right(foot, " ".join(paper.notes))
    for text, field in (("Page ", "PAGE"), (" of ", "NUMPAGES")):
        foot.add_run(text)
        add_field(foot, field)
    if paper.is_draft:
        head.add_run()._r.append(parse_xml(WATERMARK))
