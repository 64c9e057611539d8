"""What python-docx has no call for, set in the XML of a Word file."""

from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph

from scripts.reports.paper.charts import WIDTH_CM
from scripts.reports.paper.parts import DRAFT

FONT = "Arial"
TEXT_CM = WIDTH_CM
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


def set_font(
    style: ParagraphStyle, size: float, is_bold: bool, colour: RGBColor | None
) -> None:
    """Set the font of a style, for every script."""
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


def remove_border(style: ParagraphStyle) -> None:
    """Remove the border of a paragraph style."""
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def write_left_and_right(paragraph: WordParagraph, left: str) -> None:
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


def add_field(paragraph: WordParagraph, instruction: str) -> None:
    """Add a field, such as PAGE, with a placeholder for its result."""
    add_field_start(paragraph, instruction)
    paragraph.add_run("1")
    add_mark(paragraph, "end")


def add_field_start(paragraph: WordParagraph, instruction: str) -> None:
    """Begin a field; what is added next is its result."""
    add_mark(paragraph, "begin")
    text = OxmlElement("w:instrText")
    text.set(qn("xml:space"), "preserve")
    text.text = f" {instruction} "
    paragraph.add_run()._r.append(text)
    add_mark(paragraph, "separate")


def add_mark(paragraph: WordParagraph, kind: str) -> None:
    """Add one mark of a field: begin, separate or end."""
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(mark)


def describe_table(table: WordTable, caption: str, description: str) -> None:
    """Set the alternative text of a table, its borders and margins."""
    properties = table._tbl.tblPr
    for old in properties.findall(qn("w:tblLook")):
        properties.remove(old)
    for xml in (BORDERS, LAYOUT, MARGINS, LOOK):
        properties.append(parse_xml(xml))
    for name, text in (("w:tblCaption", caption), ("w:tblDescription", description)):
        element: BaseOxmlElement = OxmlElement(name)
        element.set(qn("w:val"), text)
        properties.append(element)


def set_grid(table: WordTable, widths: tuple[int, ...]) -> None:
    """Set the widths of a table's columns by their shares."""
    for column, share in zip(table.columns, widths, strict=True):
        column.width = Cm(TEXT_CM * share / sum(widths))
