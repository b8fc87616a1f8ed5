"""A document as one HTML page that needs nothing else."""

from __future__ import annotations

from collections.abc import Mapping

from corridor.reports.document.blocks import Document, Heading
from corridor.reports.writers.annex import ANCHOR, annex_traces
from corridor.reports.writers.html.inline import InlineWriter, annex_address
from corridor.reports.writers.html.rendering import Captioned, Captions, render
from corridor.reports.writers.html.style import style
from corridor.reports.writers.numbering import numbered
from corridor.reports.writers.pictures import Picture


def to_html(document: Document, pictures: Mapping[str, Picture]) -> bytes:
    """The whole page in UTF-8; `pictures` holds the document's charts and maps by anchor."""
    page = render(
        "page.html.jinja",
        InlineWriter(document.language, annex_address),
        pictures,
        document.language,
        numbered_captions(document),
        document=document,
        style=style(),
        contents=contents(document),
        traces=annex_traces(document),
        annex=ANCHOR,
    )
    return page.encode("utf-8")


def numbered_captions(document: Document) -> Captions:
    """Captions that begin with the block's word and number: `Table 2. `."""
    numbers = numbered(document)

    def caption(block: Captioned) -> str:
        word, number = numbers[block.anchor]
        return f"{word} {number}. {block.caption}"

    return caption


def contents(document: Document) -> list[tuple[Heading, list[Heading]]]:
    """The chapters, each with the headings one level below it."""
    out: list[tuple[Heading, list[Heading]]] = []
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            out.append((block, []))
        elif isinstance(block, Heading) and block.level == 2:
            out[-1][1].append(block)
    return out
