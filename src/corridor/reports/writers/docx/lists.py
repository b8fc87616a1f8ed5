"""Numbered lists that begin at one again."""

from __future__ import annotations

from docx.document import Document as DocxDocument

from corridor.reports.writers.docx.xml import element


def start_list(document: DocxDocument, style: str) -> int:
    """A new list that looks as the style's and begins at one; gives its number (w:numId)."""
    numbering = document.part.numbering_part.element
    used = numbering.num_having_numId(document.styles[style].element.pPr.numPr.numId.val)
    made = numbering.add_num(used.abstractNumId.val)
    override = made.add_lvlOverride(ilvl=0)
    override.append(element("w:startOverride", val="1"))
    return int(made.numId)
