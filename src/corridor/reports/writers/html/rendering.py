"""The templates of HTML, and what all of them are given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from corridor.reports.document.blocks import (
    Box,
    Chart,
    Heading,
    Items,
    MapBlock,
    Note,
    Paragraph,
    Table,
)
from corridor.reports.writers.html.inline import InlineWriter, fragment, trace_id
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

type Captioned = Table | Chart | MapBlock
type Captions = Callable[[Captioned], str]


def render(
    template: str,
    writer: InlineWriter,
    pictures: Mapping[str, Picture],
    language: str,
    captions: Captions,
    **more: object,
) -> str:
    """The template filled; `pictures` holds charts and maps by anchor, `captions` gives the words above each block."""
    return (
        _environment()
        .get_template(template)
        .render(
            words=phrases(language),
            caption=captions,
            pictures=pictures,
            inline=writer,
            places=writer.places,
            **more,
        )
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("corridor.reports.writers.html", "data"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # For what is markup already: the packaged style sheets, and SVG, escaped where it is drawn.
    environment.filters.update(fragment=fragment, trace_id=trace_id, markup=Markup)
    for name, kind in _KINDS.items():
        environment.tests[name] = lambda value, kind=kind: isinstance(value, kind)
    return environment
