"""What a document must hold before a writer sees it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from corridor.errors import ReportError
from corridor.reports.document.blocks import Block, Box, Chart, Document, Heading, MapBlock, Table
from corridor.reports.document.inline import GoalBadge, Link
from corridor.reports.document.walk import every_block, every_figure, every_text

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_KEY = re.compile(r"[^\s\"'<>#%]+")
_ADDRESS = re.compile(r"(https?://|mailto:)[^\s]+")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_GOALS = range(1, 18)


def check(document: Document) -> None:
    """Raise `ReportError` for the first thing that would make a broken or untraceable page."""
    for expected, found in _faults(document):
        raise ReportError(
            expected,
            found,
            where=f"document {document.identifier!r}",
            remedy="mend the report section that makes this block",
        )


def _faults(document: Document) -> Iterator[tuple[str, str]]:
    if not _NAME.fullmatch(document.identifier):
        yield "an identifier of letters, digits, '.', '_' and '-'", repr(document.identifier)
    if not document.title.strip():
        yield "a title", "an empty one"
    if not _DATE.fullmatch(document.metadata.get("date", "")):
        yield "metadata with a date as YYYY-MM-DD", repr(document.metadata.get("date"))
    blocks = tuple(every_block(document.blocks))
    yield from _anchor_faults(blocks)
    yield from _heading_faults(blocks)
    yield from _shape_faults(blocks)
    yield from _trace_faults(document)
    for text in every_text(document.blocks):
        for inline in text:
            if isinstance(inline, GoalBadge) and inline.goal not in _GOALS:
                yield "a goal from 1 to 17", f"goal {inline.goal}"
            if isinstance(inline, Link) and not _ADDRESS.fullmatch(inline.url):
                yield "a link to http, https or mailto", repr(inline.url)


def _anchor_faults(blocks: tuple[Block, ...]) -> Iterator[tuple[str, str]]:
    anchors = [block.anchor for block in blocks if isinstance(block, Heading | Table | Chart | MapBlock | Box)]
    for anchor in anchors:
        if not _NAME.fullmatch(anchor):
            yield "an anchor of letters, digits, '.', '_' and '-'", repr(anchor)
    for anchor, times in Counter(anchors).items():
        if times > 1:
            yield "anchors that differ", f"{anchor!r} {times} times"


def _heading_faults(blocks: tuple[Block, ...]) -> Iterator[tuple[str, str]]:
    above = 0
    for block in blocks:
        if isinstance(block, Heading):
            if not 1 <= block.level <= above + 1:
                yield f"a heading of level 1 to {above + 1}", f"level {block.level}: {block.text!r}"
            above = block.level


def _shape_faults(blocks: tuple[Block, ...]) -> Iterator[tuple[str, str]]:
    for block in blocks:
        if isinstance(block, Table):
            widths = {len(row) for row in (*block.head, *block.rows)}
            if not block.head or len(widths) != 1:
                yield "a table with a head and rows of one width", f"{block.anchor!r} with {sorted(widths)}"
        if isinstance(block, Chart | MapBlock) and not block.alternative.strip():
            yield "words that say what a picture shows", f"none for {block.anchor!r}"


def _trace_faults(document: Document) -> Iterator[tuple[str, str]]:
    for key in every_figure(document.blocks):
        if not _KEY.fullmatch(key):
            yield "figure keys without spaces, quotes, '<', '>', '#' and '%'", repr(key)
        if key not in document.traces:
            yield "a trace for each figure", f"none for {key!r}"
