"""Walks over a document: every block, every inline, every figure, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from corridor.evidence.figure import Figure
from corridor.reports.document.blocks import (
    Block,
    Box,
    Chart,
    Items,
    MapBlock,
    Note,
    Paragraph,
    Table,
)
from corridor.reports.document.inline import Shown, Text


def every_block(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, and after each box the blocks inside it."""
    for block in blocks:
        yield block
        if isinstance(block, Box):
            yield from every_block(block.blocks)


def every_text(blocks: Iterable[Block]) -> Iterator[Text]:
    """Every run of inline content, in reading order."""
    for block in every_block(blocks):
        match block:
            case Paragraph() | Note():
                yield block.text
            case Items():
                yield from block.items
            case Table():
                for row in (*block.head, *block.rows):
                    yield from (cell.text for cell in row)
                yield from (*block.notes, block.source)
            case Chart() | MapBlock():
                yield block.source


def shown_figures(blocks: Iterable[Block]) -> Iterator[Figure]:
    """Every figure that stands in text or a table, as often as it stands there."""
    for text in every_text(blocks):
        yield from (inline.figure for inline in text if isinstance(inline, Shown))


def drawn_figures(blocks: Iterable[Block]) -> Iterator[Figure]:
    """Every figure that a chart or map draws."""
    for block in every_block(blocks):
        match block:
            case Chart():
                yield from block.figures
            case MapBlock():
                yield from block.values.values()


def every_figure(blocks: Iterable[Block]) -> dict[str, Figure]:
    """Every figure of the document by its key: those in the text first, then the drawn ones."""
    kept = tuple(blocks)
    return {figure.key: figure for figure in (*shown_figures(kept), *drawn_figures(kept))}
