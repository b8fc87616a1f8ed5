"""The parts of WordprocessingML that python-docx has no calls for (ECMA-376 part 1, chapter 17)."""

from __future__ import annotations

from docx.document import Document as DocxDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph
from docx.text.run import Run

BOOKMARK_LENGTH = 40
"""Word cuts longer names of bookmarks."""


def element(tag: str, /, **attributes: str) -> BaseOxmlElement:
    """An element such as `w:shd` with attributes of the `w` namespace."""
    made: BaseOxmlElement = OxmlElement(tag)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def shading(colour: str) -> BaseOxmlElement:
    """A background of colour `#RRGGBB`, for a run or a cell."""
    return element("w:shd", val="clear", color="auto", fill=colour.removeprefix("#"))


def shade(paragraph: Paragraph, colour: str) -> None:
    """Set the background of a paragraph, at its place in the order that the schema asks for."""
    properties = paragraph._p.get_or_add_pPr()
    later = ("w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:rPr", "w:sectPr")
    properties.insert_element_before(shading(colour), *later)


def add_paragraph(document: DocxDocument, style: str, text: str = "") -> Paragraph:
    """A paragraph at the end, in the style of that name.

    python-docx reads through all styles whenever it is given one by name; the style's id, the
    name without spaces, is written here at once.
    """
    paragraph = document.add_paragraph(text)
    paragraph._p.style = style.replace(" ", "")
    return paragraph


def add_run(paragraph: Paragraph, text: str, style: str | None = None) -> Run:
    """A run at the paragraph's end, in the character style of that name."""
    run = paragraph.add_run(text)
    if style is not None:
        run._r.style = style.replace(" ", "")
    return run


def add_field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """A field that Word can update, showing `shown` until it does."""
    open_field(paragraph, instruction)
    paragraph.add_run(shown)
    close_field(paragraph)


def open_field(paragraph: Paragraph, instruction: str) -> None:
    """Begin a field whose shown result is the paragraphs up to `close_field`."""
    _mark(paragraph.add_run(), "begin")
    code = element("w:instrText")
    code.text = instruction
    paragraph.add_run()._r.append(code)
    _mark(paragraph.add_run(), "separate")


def close_field(paragraph: Paragraph) -> None:
    """End the field that `open_field` began."""
    _mark(paragraph.add_run(), "end")


def add_bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Name the paragraph, so that the contents can lead to it."""
    paragraph._p.append(element("w:bookmarkStart", id=str(number), name=name))
    paragraph._p.append(element("w:bookmarkEnd", id=str(number)))


def add_link(paragraph: Paragraph, text: str, *, url: str | None = None, bookmark: str | None = None) -> None:
    """A link to an address outside, or to a bookmark of this document."""
    link = element("w:hyperlink")
    if url is not None:
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
        link.set(qn("r:id"), paragraph.part.relate_to(url, kind, is_external=True))
    if bookmark is not None:
        link.set(qn("w:anchor"), bookmark)
    run = add_run(paragraph, text, "Hyperlink" if url else None)
    link.append(run._r)
    paragraph._p.append(link)


def _mark(run: Run, kind: str) -> None:
    run._r.append(element("w:fldChar", fldCharType=kind))
