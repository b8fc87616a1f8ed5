"""A table block as a DOCX table whose head repeats on every page."""

from __future__ import annotations

from docx.document import Document as DocxDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Emu
from docx.table import _Cell, _Row

from corridor.reports.document.blocks import Cell, Table
from corridor.reports.writers.columns import column_weights
from corridor.reports.writers.docx.styles import TABLE_TEXT, UNCERTAIN, table_style
from corridor.reports.writers.docx.text import NO_BREAK, add_text
from corridor.reports.writers.docx.xml import add_run, element, shading

# The text's width on an A4 page.
_WIDTH = Cm(16)

_TINTS = {
    "focus_2017": "#e3eefb",
    "focus_2018": "#fdebd8",
    "focus_2019": "#dff3ea",
    "good": "#dff3ea",
    "bad": "#fde4dc",
}


def add_table(document: DocxDocument, block: Table, language: str) -> None:
    """The table itself, after its caption and before its notes."""
    table = document.add_table(rows=0, cols=len(block.head[0]), style=table_style(document))
    for cells in block.head:
        row = table.add_row()
        row._tr.get_or_add_trPr().append(element("w:tblHeader"))
        _fill(row, cells, language, head=True)
    for cells in block.rows:
        _fill(table.add_row(), cells, language, head=False)
    weights = column_weights(block)
    for column, weight in zip(table.columns, weights, strict=True):
        column.width = Emu(round(_WIDTH * weight / sum(weights)))
        for place in column.cells:
            place.width = column.width


def _fill(row: _Row, cells: tuple[Cell, ...], language: str, *, head: bool) -> None:
    row._tr.get_or_add_trPr().append(element("w:cantSplit"))
    for place, cell in zip(row.cells, cells, strict=True):
        _fill_cell(place, cell, language, head=head)


def _fill_cell(place: _Cell, cell: Cell, language: str, *, head: bool) -> None:
    paragraph = place.paragraphs[0]
    paragraph._p.style = TABLE_TEXT.replace(" ", "")
    if cell.numeric:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    add_text(paragraph, cell.text, language, style=UNCERTAIN if cell.uncertain else None)
    if cell.uncertain:
        add_run(paragraph, f"{NO_BREAK}?", UNCERTAIN)
    if head or cell.header:
        for run in paragraph.runs:
            run.bold = True
    if cell.tint is not None:
        place._tc.get_or_add_tcPr().append(shading(_TINTS[cell.tint]))
