"""A document as its author wants it: parts left out, own words put in. What stays is as it was made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from corridor.errors import UsageError
from corridor.reports.document.blocks import Block, Document, Heading, Note, Paragraph
from corridor.reports.document.inline import Words
from corridor.reports.document.walk import every_figure

OWN_WORDS_NOTE = "Written by the author of this review. Figures in these paragraphs have no trace."
PARTS = 2
"""Headings down to this level begin parts that can be left out and written in."""


@dataclass(frozen=True, slots=True)
class Edits:
    """What the author changed: anchors of headings whose parts are left out, and own words by anchor."""

    left_out: frozenset[str] = frozenset()
    own_words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with the blocks below it, up to the next heading of a part."""

    heading: Heading
    blocks: tuple[Block, ...]


def parts_of(document: Document) -> tuple[Part, ...]:
    """The chapters and sections in their order; a chapter's own blocks end where its first section begins."""
    found: list[tuple[Heading, list[Block]]] = []
    for block in document.blocks:
        if isinstance(block, Heading) and block.level <= PARTS:
            found.append((block, []))
        elif found:
            found[-1][1].append(block)
    return tuple(Part(heading, tuple(blocks)) for heading, blocks in found)


def edited(document: Document, edits: Edits) -> Document:
    """The document with the author's edits, and the traces of the figures that are left.

    A part that is left out takes the parts below it along. Raises `UsageError` when nothing would be left.
    """
    blocks = tuple(_kept(parts_of(document), edits))
    if not blocks:
        raise UsageError("a review with at least one chapter", "every chapter left out", remedy="choose a chapter")
    figures = every_figure(blocks)
    traces = {key: trace for key, trace in document.traces.items() if key in figures}
    return replace(document, blocks=blocks, traces=traces)


def _kept(parts: Iterable[Part], edits: Edits) -> Iterable[Block]:
    chapter_left_out = False
    for part in parts:
        out = part.heading.anchor in edits.left_out
        if part.heading.level == 1:
            chapter_left_out = out
        if out or chapter_left_out:
            continue
        yield part.heading
        yield from _own(edits.own_words.get(part.heading.anchor, ""))
        yield from part.blocks


def _own(words: str) -> Iterable[Block]:
    paragraphs = [" ".join(paragraph.split()) for paragraph in words.replace("\r", "").split("\n\n")]
    written = [paragraph for paragraph in paragraphs if paragraph]
    yield from (Paragraph((Words(paragraph),)) for paragraph in written)
    if written:
        yield Note((Words(OWN_WORDS_NOTE),))
