"""Blocks as a piece of HTML, for a page that has its own frame and keeps the traces elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from corridor.reports.document.blocks import Block
from corridor.reports.document.inline import Text
from corridor.reports.writers.html.inline import Address, InlineWriter
from corridor.reports.writers.html.rendering import Captioned, Captions, render
from corridor.reports.writers.pictures import Picture


def plain_caption(block: Captioned) -> str:
    """The caption alone, for pages whose tables and pictures have no numbers."""
    return block.caption


def to_fragment(
    blocks: Iterable[Block],
    pictures: Mapping[str, Picture],
    language: str,
    address: Address,
    captions: Captions = plain_caption,
) -> Markup:
    """The blocks as HTML without style attributes; each figure is a link to `address` of its key.

    A heading of level 1 is an `h2`. `pictures` holds the charts and maps among the blocks by anchor.
    """
    writer = InlineWriter(language, address, ids=False)
    return Markup(render("fragment.html.jinja", writer, pictures, language, captions, blocks=tuple(blocks)))  # noqa: S704 - escaped by the template


def inline_fragment(text: Text, language: str, address: Address) -> Markup:
    """Inline content as HTML; each figure is a link to `address` of its key."""
    return InlineWriter(language, address, ids=False)(text)
