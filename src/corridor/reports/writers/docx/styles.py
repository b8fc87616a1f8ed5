"""The styles of a DOCX document: python-docx's template, reset to the project's look."""

from __future__ import annotations

from typing import cast

from docx.document import Document as DocxDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle

from corridor.reports.charts.theme import INK, MUTED, RULE
from corridor.reports.writers.docx.xml import element

# On every machine with Word; LibreOffice has one of the same widths. Numerals are tabular.
_FONT = "Arial"
_TABLE = "Corridor Table"

FIGURE, MISSING, UNCERTAIN, LINK = "Figure", "Missing Figure", "Uncertain", "Hyperlink"
SOURCE, NOTE, BOX_TITLE, TRACE, TRACE_STEP = "Source", "Note", "Box Title", "Trace", "Trace Step"
BODY, TABLE_TEXT = "Normal", "Table Text"


def set_styles(document: DocxDocument, language: str) -> None:
    """Give the document its page, its styles and its language."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin = section.bottom_margin = Mm(25)
    _paragraph(document, "Normal", 10.5, after=8, line=1.3)
    _paragraph(document, "Title", 24, bold=True, after=6)
    _paragraph(document, "Subtitle", 13, colour=MUTED, after=6)
    for level, size, before in ((1, 17, 28), (2, 13, 20), (3, 11, 16), (4, 10.5, 14)):
        _paragraph(document, f"Heading {level}", size, bold=True, before=before, after=8, keep=True)
    _paragraph(document, "Caption", 10, bold=True, before=16, after=6, keep=True)
    for name in ("List Bullet", "List Number"):
        _paragraph(document, name, 10.5, after=4, line=1.3)
    _paragraph(document, TABLE_TEXT, 9, before=2, after=2)
    _paragraph(document, SOURCE, 8.5, colour=MUTED, before=6, after=16)
    _paragraph(document, NOTE, 8.5, colour=MUTED, before=4, after=4)
    _paragraph(document, BOX_TITLE, 10.5, bold=True, before=14, after=6, keep=True)
    _paragraph(document, TRACE, 8, before=8, keep=True)
    _paragraph(document, TRACE_STEP, 7.5, colour=MUTED)
    _character(document, FIGURE)
    _character(document, MISSING, italic=True, colour=MUTED)
    _character(document, UNCERTAIN, italic=True, colour=MUTED)
    _character(document, LINK, colour="#0b57a4", underline=True)
    _table_style(document)
    for tag in document.styles.element.iterfind(f"{qn('w:docDefaults')}//{qn('w:lang')}"):
        tag.set(qn("w:val"), language)


def table_style(document: DocxDocument) -> str:
    """The name of the table style."""
    return document.styles[_TABLE].name or _TABLE


def _paragraph(
    document: DocxDocument,
    name: str,
    size: float,
    *,
    bold: bool = False,
    colour: str = INK,
    before: float = 0,
    after: float = 0,
    line: float = 1.15,
    keep: bool = False,
) -> None:
    """Set a paragraph style, made first where the template has none; sizes in points."""
    style = cast("ParagraphStyle", _style(document, name, WD_STYLE_TYPE.PARAGRAPH))
    _font(style, size=size, bold=bold, colour=colour)
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)
    layout = style.paragraph_format
    layout.space_before, layout.space_after = Pt(before), Pt(after)
    layout.line_spacing, layout.keep_with_next = line, keep


def _character(
    document: DocxDocument,
    name: str,
    *,
    italic: bool = False,
    colour: str | None = None,
    underline: bool = False,
) -> None:
    style = cast("CharacterStyle", _style(document, name, WD_STYLE_TYPE.CHARACTER))
    style.font.italic = italic or None
    style.font.underline = underline or None
    if colour is not None:
        style.font.color.rgb = RGBColor.from_string(colour[1:].upper())


def _style(document: DocxDocument, name: str, kind: WD_STYLE_TYPE) -> object:
    if name in document.styles:
        return document.styles[name]
    return document.styles.add_style(name, kind)


def _font(style: CharacterStyle, *, size: float, bold: bool, colour: str) -> None:
    font = style.font
    font.name, font.size, font.bold, font.italic = _FONT, Pt(size), bold, False
    font.color.rgb = RGBColor.from_string(colour[1:].upper())
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), _FONT)


def _table_style(document: DocxDocument) -> None:
    """Rules between rows, a darker one under the head, nothing else."""
    style = document.styles.add_style(_TABLE, WD_STYLE_TYPE.TABLE)
    table = element("w:tblPr")
    borders = element("w:tblBorders")
    for edge in ("top", "bottom", "insideH"):
        borders.append(element(f"w:{edge}", val="single", sz="4", space="0", color=RULE[1:]))
    table.append(borders)
    margins = element("w:tblCellMar")
    for edge in ("left", "right"):
        margins.append(element(f"w:{edge}", w="85", type="dxa"))
    table.append(margins)
    style.element.append(table)
    head = element("w:tblStylePr", type="firstRow")
    text = element("w:rPr")
    text.append(element("w:b"))
    head.append(text)
    style.element.append(head)
