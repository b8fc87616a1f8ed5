"""Cells and small tables that several sections need."""

from __future__ import annotations

from collections.abc import Sequence

from corridor.evidence.figure import Figure
from corridor.reports.document.blocks import Cell
from corridor.reports.document.inline import Digits, Shown, Text, Words


def head(*titles: str) -> tuple[tuple[Cell, ...], ...]:
    """One header row; titles after the first stand above numbers when they end with a `#`."""
    return (
        tuple(Cell((Words(title.rstrip("#").rstrip()),), header=True, numeric=title.endswith("#")) for title in titles),
    )


def row_head(said: str) -> Cell:
    """The first cell of a row, which names it."""
    return Cell((Words(said),), header=True)


def said(text: str | Text, *, uncertain: bool = False, tint: str | None = None) -> Cell:
    """A cell of words."""
    content = (Words(text),) if isinstance(text, str) else text
    return Cell(content, uncertain=uncertain, tint=tint)


def number(figure: Figure, digits: Digits, *, tint: str | None = None) -> Cell:
    """A cell with one figure."""
    return Cell((Shown(figure, digits),), numeric=True, tint=tint)


def ranked_rows(
    pairs: Sequence[tuple[str, Figure]], shares: Sequence[Figure], digits: Digits
) -> tuple[tuple[Cell, ...], ...]:
    """Rows of name, figure and share in percent."""
    return tuple(
        (row_head(name), number(figure, digits), number(share, Digits.ONE))
        for (name, figure), share in zip(pairs, shares, strict=True)
    )
