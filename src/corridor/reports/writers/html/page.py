"""A document as one HTML page."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from corridor.reports.document.blocks import (
    Box,
    Chart,
    Document,
    Heading,
    Items,
    MapBlock,
    Note,
    Paragraph,
    Table,
)
from corridor.reports.writers.annex import ANCHOR, annex_traces
from corridor.reports.writers.html.inline import InlineWriter, fragment, trace_id
from corridor.reports.writers.numbering import numbered
from corridor.reports.writers.phrases import phrases
from corridor.reports.writers.pictures import Picture

_KINDS = {
    "heading": Heading,
    "paragraph": Paragraph,
    "items": Items,
    "table": Table,
    "chart": Chart,
    "map": MapBlock,
    "box": Box,
    "note": Note,
}


def to_html(document: Document, pictures: Mapping[str, Picture]) -> bytes:
    """The whole page in UTF-8; `pictures` holds the document's charts and maps by anchor."""
    writer = InlineWriter(document.language)
    page = (
        _environment()
        .get_template("page.html.jinja")
        .render(
            document=document,
            words=phrases(document.language),
            style=_style(),
            contents=contents(document),
            captions={anchor: f"{word} {number}" for anchor, (word, number) in numbered(document).items()},
            pictures=pictures,
            inline=writer,
            places=writer.places,
            traces=annex_traces(document),
            annex=ANCHOR,
        )
    )
    return page.encode("utf-8")


def contents(document: Document) -> list[tuple[Heading, list[Heading]]]:
    """The chapters, each with the headings one level below it."""
    out: list[tuple[Heading, list[Heading]]] = []
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            out.append((block, []))
        elif isinstance(block, Heading) and block.level == 2:
            out[-1][1].append(block)
    return out


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("corridor.reports.writers.html", "data"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # For what is markup already: the packaged style sheet, and SVG, escaped where it is drawn.
    environment.filters.update(fragment=fragment, trace_id=trace_id, markup=Markup)
    for name, kind in _KINDS.items():
        environment.tests[name] = lambda value, kind=kind: isinstance(value, kind)
    return environment


@cache
def _style() -> str:
    return resources.files("corridor.reports.writers.html").joinpath("data/style.css").read_text("utf-8")
