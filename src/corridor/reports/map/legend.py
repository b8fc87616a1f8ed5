"""The legend of a map: its title, a swatch for each class, and what is not drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from corridor.reports.charts.theme import INK, MUTED, RULE

_TEXT_SIZE = 19
_ROW = 30
_TOP = 22
_COLUMNS = 3
_SWATCH = (30, 18)


@dataclass(frozen=True, slots=True)
class Entry:
    """A swatch and what it stands for."""

    fill: str
    text: str
    stroke: str = RULE


def legend_height(entries: Sequence[Entry], notes: Sequence[str]) -> int:
    """How much height the legend takes below the map."""
    return _TOP + _ROW * (1 + -(-len(entries) // _COLUMNS) + len(notes))


def legend(title: str, entries: Sequence[Entry], notes: Sequence[str], *, top: float, width: float) -> Iterator[str]:
    """The legend's SVG parts, in columns from left to right and then down."""
    yield _text(0, top + _TOP, title, INK)
    for index, entry in enumerate(entries):
        row, column = divmod(index, _COLUMNS)
        x, y = column * width / _COLUMNS, top + _TOP + _ROW * (row + 1)
        swatch_width, swatch_height = _SWATCH
        weight = 1 if entry.stroke == RULE else 2.5
        yield (
            f'<rect x="{x + 1:g}" y="{y - swatch_height + 3:g}" width="{swatch_width}"'
            f' height="{swatch_height}" fill="{entry.fill}" stroke="{entry.stroke}" stroke-width="{weight}"/>'
        )
        yield _text(x + swatch_width + 10, y, entry.text, INK)
    below = top + _TOP + _ROW * (1 + -(-len(entries) // _COLUMNS))
    for index, note in enumerate(notes):
        yield _text(0, below + _ROW * index, note, MUTED)


def _text(x: float, y: float, words: str, colour: str) -> str:
    return f'<text x="{x:g}" y="{y:g}" font-size="{_TEXT_SIZE}" fill="{colour}">{escape(words)}</text>'
