"""A document as plain lines, so that tests read what a person reads."""

from __future__ import annotations

from corridor.reports.document.blocks import Box, Document, Heading, Items, Note, Paragraph, Table
from corridor.reports.document.inline import GoalBadge, Link, Shown, Text, Words
from corridor.reports.document.walk import every_block
from corridor.reports.writers.numbers import number_text


def plain(text: Text) -> str:
    """Inline content as a reader sees it."""
    out = []
    for piece in text:
        match piece:
            case Words(said) | Link(said):
                out.append(said)
            case Shown(figure, digits):
                out.append(number_text(figure, digits))
            case GoalBadge(goal):
                out.append(f"[{goal}]")
    return "".join(out)


def chapter(document: Document, anchor: str) -> list[str]:
    """The lines of one chapter, named by the anchor of its heading."""
    lines: list[str] = []
    inside = False
    for block in every_block(document.blocks):
        if isinstance(block, Heading) and block.level == 1:
            inside = block.anchor == anchor
        if inside:
            lines.extend(lines_of(block))
    return lines


def lines_of(block: object) -> list[str]:
    """The lines of one block; a table's row is its cells joined with bars."""
    match block:
        case Heading():
            return [block.text]
        case Paragraph() | Note():
            return [plain(block.text)]
        case Items():
            return [plain(item) for item in block.items]
        case Table():
            return [" | ".join(plain(cell.text) for cell in row) for row in (*block.head, *block.rows)]
        case Box():
            return [block.title]
        case _:
            return []


def headings(document: Document, level: int) -> list[str]:
    """The headings of one level, in order."""
    return [block.text for block in document.blocks if isinstance(block, Heading) and block.level == level]


def table(document: Document, anchor: str) -> Table:
    """The table with this anchor."""
    return next(block for block in document.blocks if isinstance(block, Table) and block.anchor == anchor)


def everything(document: Document) -> str:
    """All text of the document."""
    return "\n".join(line for block in every_block(document.blocks) for line in lines_of(block))
