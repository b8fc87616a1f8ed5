"""A document as plain data for the typst template: words, numbers as text, addresses, SVG."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from corridor.evidence.trace import Trace
from corridor.reports.document.blocks import (
    Block,
    Box,
    Cell,
    Chart,
    Document,
    Heading,
    Items,
    MapBlock,
    Note,
    Paragraph,
    Table,
)
from corridor.reports.document.inline import GoalBadge, Inline, Link, Shown, Text, Words
from corridor.reports.writers.annex import annex_traces
from corridor.reports.writers.badges import badge
from corridor.reports.writers.columns import column_weights
from corridor.reports.writers.numbering import numbered
from corridor.reports.writers.numbers import number_text
from corridor.reports.writers.phrases import phrases
from corridor.reports.writers.pictures import Picture

type Data = dict[str, Any]

_NO_BREAK = "\N{NO-BREAK SPACE}"


def payload(document: Document, pictures: Mapping[str, Picture]) -> Data:
    """Everything that the template sets, in its order."""
    return _Payload(document, pictures).whole()


class _Payload:
    def __init__(self, document: Document, pictures: Mapping[str, Picture]) -> None:
        self._document = document
        self._pictures = pictures
        self._captions = numbered(document)
        self._seen: set[str] = set()

    def whole(self) -> Data:
        document = self._document
        return {
            "title": document.title,
            "subtitle": document.subtitle,
            "language": document.language,
            "metadata": dict(document.metadata),
            "words": phrases(document.language).model_dump(),
            "blocks": [self._block(block) for block in document.blocks],
            "traces": [_trace(trace, back=trace.key in self._seen) for trace in annex_traces(document)],
        }

    def _block(self, block: Block) -> Data:
        match block:
            case Heading(level, text, anchor):
                return {"kind": "heading", "level": level, "text": text, "anchor": anchor}
            case Paragraph(text):
                return {"kind": "paragraph", "text": self._text(text)}
            case Note(text):
                return {"kind": "note", "text": self._text(text)}
            case Items(items, is_numbered):
                texts = [self._text(item) for item in items]
                return {"kind": "items", "numbered": is_numbered, "items": texts}
            case Table():
                return self._table(block)
            case Chart() | MapBlock():
                return self._picture(block)
            case Box(anchor, title, blocks):
                inner = [self._block(one) for one in blocks]
                return {"kind": "box", "anchor": anchor, "title": title, "blocks": inner}

    def _table(self, table: Table) -> Data:
        return {
            "kind": "table",
            "anchor": table.anchor,
            "caption": self._caption(table.anchor, table.caption),
            "columns": column_weights(table),
            "head": [[self._cell(cell) for cell in row] for row in table.head],
            "rows": [[self._cell(cell) for cell in row] for row in table.rows],
            "notes": [self._text(note) for note in table.notes],
            "uncertain": table.has_uncertain,
            "source": self._text(table.source),
        }

    def _cell(self, cell: Cell) -> Data:
        return {
            "text": self._text(cell.text),
            "header": cell.header,
            "numeric": cell.numeric,
            "uncertain": cell.uncertain,
            "tint": cell.tint,
        }

    def _picture(self, block: Chart | MapBlock) -> Data:
        return {
            "kind": "picture",
            "anchor": block.anchor,
            "caption": self._caption(block.anchor, block.caption),
            "svg": self._pictures[block.anchor].svg,
            "caution": self._pictures[block.anchor].caution,
            "alternative": block.alternative,
            "source": self._text(block.source),
        }

    def _caption(self, anchor: str, caption: str) -> str:
        word, number = self._captions[anchor]
        return f"{word} {number}. {caption}"

    def _text(self, text: Text) -> list[Data]:
        return [self._inline(inline) for inline in text]

    def _inline(self, inline: Inline) -> Data:
        match inline:
            case Words(words, emphasis):
                return {"kind": "words", "text": words, "emphasis": emphasis}
            case Link(text, url):
                return {"kind": "link", "text": text, "url": url}
            case GoalBadge(goal):
                look = badge(goal, self._document.language)
                return {"kind": "badge", "text": look.number, "fill": look.colour, "ink": look.text_colour}
            case Shown(figure, digits):
                number = number_text(figure, digits, self._document.language)
                first = figure.key not in self._seen
                self._seen.add(figure.key)
                return {
                    "kind": "figure",
                    "key": figure.key,
                    "text": number.replace(" ", _NO_BREAK),
                    "known": figure.known,
                    "first": first,
                }


def _trace(trace: Trace, *, back: bool) -> Data:
    steps = [
        {
            "depth": step.depth,
            "kind": step.kind,
            "text": step.text,
            "details": [list(pair) for pair in step.details],
        }
        for step in trace.steps
    ]
    return {"key": trace.key, "label": trace.label, "value": trace.value, "steps": steps, "back": back}
