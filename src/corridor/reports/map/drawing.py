"""A map block drawn as SVG: areas in classes, dots for small states, a legend with limits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from corridor.places.outlines import Outline
from corridor.reports.charts.theme import FONT, PALETTE, PAPER
from corridor.reports.document.blocks import MapBlock
from corridor.reports.map.classes import HATCH, HATCH_LINE, NO_DATA, value_classes
from corridor.reports.map.legend import Entry, legend, legend_height
from corridor.reports.writers.numbers import number_text
from corridor.reports.writers.phrases import phrases

MARK = PALETTE[1]
_DOT_RADIUS = 4.5


def draw_map(block: MapBlock, outlines: Mapping[str, Outline], size: tuple[float, float], language: str) -> str:
    """The map as SVG text, `size` being width and height of the outlines' drawing.

    Every area with an outline is drawn. One without a value is hatched; a value without an
    outline is named below the legend, never dropped in silence.
    """
    figures = block.values
    classes = value_classes([figure.value for figure in figures.values() if figure.value is not None])
    colours = {
        code: shade.colour
        for code, figure in figures.items()
        for shade in classes
        if figure.value is not None and shade.holds(figure.value)
    }
    words = phrases(language)
    missing = sorted(set(figures) - set(outlines))
    entries = [Entry(shade.colour, _range(block, shade.low, shade.high, language)) for shade in classes]
    entries.append(Entry(f"url(#{HATCH})", words.no_data))
    if block.marked is not None and block.marked in figures:
        entries.append(Entry(NO_DATA, figures[block.marked].label, stroke=MARK))
    notes = [f"{words.not_drawn}: {', '.join(missing)}"] if missing else []
    width, height = size
    whole = height + legend_height(entries, notes)
    parts = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{whole:g}"'
        f' viewBox="0 0 {width:g} {whole:g}" font-family="{FONT}" fill-rule="evenodd">',
        _hatch(),
        *_areas(block, outlines, colours, language),
        *legend(block.legend, entries, notes, top=height, width=width),
        "</svg>",
    )
    return "".join(parts)


def _areas(block: MapBlock, outlines: Mapping[str, Outline], colours: dict[str, str], language: str) -> Iterator[str]:
    """The outlines, then the small states' dots, then what is marked, so that nothing hides it."""
    ordered = sorted(outlines.values(), key=lambda outline: (outline.code == block.marked, outline.small))
    for outline in ordered:
        figure = block.values.get(outline.code)
        fill = colours.get(outline.code, f"url(#{HATCH})")
        stroke, weight = (MARK, 2.5) if outline.code == block.marked else (PAPER, 0.6)
        style = f'fill="{fill}" stroke="{stroke}" stroke-width="{weight}" stroke-linejoin="round"'
        title = ""
        if figure is not None:
            number = number_text(figure, block.digits, language)
            title = f"<title>{escape(f'{figure.label}: {number}')}</title>"
        if outline.path:
            yield f'<path d="{outline.path}" {style}>{title}</path>'
        if outline.small:
            x, y = outline.point
            yield f'<circle cx="{x:g}" cy="{y:g}" r="{_DOT_RADIUS}" {style}>{title}</circle>'


def _range(block: MapBlock, low: float, high: float, language: str) -> str:
    """The limits of a class in words, each limit being one of the map's own figures."""
    ends = [
        next(number_text(figure, block.digits, language) for figure in block.values.values() if figure.value == end)
        for end in (low, high)
    ]
    return ends[0] if ends[0] == ends[1] else f"{ends[0]} {phrases(language).to} {ends[1]}"


def _hatch() -> str:
    return (
        f'<defs><pattern id="{HATCH}" width="5" height="5" patternUnits="userSpaceOnUse"'
        f' patternTransform="rotate(45)"><rect width="5" height="5" fill="{NO_DATA}"/>'
        f'<line x1="0" y1="0" x2="0" y2="5" stroke="{HATCH_LINE}" stroke-width="1.6"/></pattern></defs>'
    )
