"""Blocks, figures and their sources as the HTML of a page."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext
from markupsafe import Markup

from corridor.evidence.figure import Figure
from corridor.evidence.store import Evidence
from corridor.reports.document.blocks import Block, Chart, MapBlock
from corridor.reports.document.inline import Digits, Shown, Text, Words
from corridor.reports.document.walk import every_block
from corridor.reports.phrasing import sources_of
from corridor.reports.writers.html.fragment import inline_fragment, plain_caption, to_fragment
from corridor.reports.writers.html.rendering import Captions
from corridor.reports.writers.pictures import Picture, picture
from corridor.site.definition_words import translated
from corridor.site.evidence_pages.asked import Asked
from corridor.site.evidence_pages.kept import kept


def blocks_html(
    blocks: Iterable[Block], asked: Asked, page: str, *, language: str | None = None, captions: Captions = plain_caption
) -> Markup:
    """The blocks as HTML; their figures lead to the traces of the page at that path.

    `language` is that of the blocks where it is not the page's.
    """
    made, words = tuple(blocks), language or asked.language
    drawn = {it.anchor: _picture(it, words) for it in every_block(made) if isinstance(it, Chart | MapBlock)}
    return to_fragment(made, drawn, words, asked.figure_address(page), captions)


def figure_html(figure: Figure, digits: Digits, asked: Asked, page: str) -> Markup:
    """The figure's number as a link to its trace."""
    return text_html((Shown(figure, digits),), asked, page)


def text_html(text: Text, asked: Asked, page: str) -> Markup:
    """Inline content whose figures lead to the traces of the page at that path."""
    return inline_fragment(text, asked.language, asked.figure_address(page))


def source_text(evidence: Evidence, figures: Sequence[Figure]) -> Text:
    """Publishers and releases that stand behind the figures; empty where none was read from a file."""
    named = [
        f"{attribution} ({vintage or gettext('release not stated')})"
        for attribution, vintage in sources_of(evidence, figures)
    ]
    return (Words("; ".join(named)),) if named else ()


def _picture(block: Chart | MapBlock, language: str) -> Picture:
    """The picture of a block; one that was drawn before is kept, whatever page it is on."""
    what: object = block.specification if isinstance(block, Chart) else _map_key(block)
    named = (json.dumps(what, sort_keys=True), block.anchor, block.caption, block.alternative)
    drawn = kept("picture", language, *named, make=lambda: picture(block, language))
    return Picture(drawn.svg, drawn.alternative, translated(drawn.caution))


def _map_key(block: MapBlock) -> list[object]:
    values = [(code, figure.value, figure.label) for code, figure in block.values.items()]
    return [values, block.legend, block.marked, block.digits]
