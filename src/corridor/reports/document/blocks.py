"""Blocks: heading, paragraph, list, table, chart, map, box, note."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from corridor.evidence.figure import Figure
from corridor.evidence.trace import Trace
from corridor.reports.document.inline import Digits, Text


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is a chapter (the document's title stands above it)."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of text."""

    text: Text


@dataclass(frozen=True, slots=True)
class Items:
    """A list; `numbered` when the order matters."""

    items: tuple[Text, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A table's cell. `uncertain` cells look uncertain; `tint` names a meaning the writer colours.

    `tint` is one of `focus_2017`, `focus_2018`, `focus_2019`, `good`, `bad`, or None; the text
    always carries the same meaning, colour is the second sign.
    """

    text: Text
    header: bool = False
    numeric: bool = False
    uncertain: bool = False
    tint: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption; `head` rows repeat over pages; `source` is set in small type."""

    anchor: str
    caption: str
    head: tuple[tuple[Cell, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]
    source: Text = ()
    notes: tuple[Text, ...] = ()

    @property
    def has_uncertain(self) -> bool:
        """Whether any cell is uncertain, so that the page must say how that looks."""
        return any(cell.uncertain for row in (*self.head, *self.rows) for cell in row)


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart from one Vega-Lite specification; `figures` are all values that it draws.

    `alternative` says in words what the chart shows.
    """

    anchor: str
    caption: str
    specification: Mapping[str, Any]
    alternative: str
    figures: tuple[Figure, ...]
    source: Text = ()


@dataclass(frozen=True, slots=True)
class MapBlock:
    """A world map: `values` gives a figure per area code, `marked` the area the page is about.

    `legend` names the measure and its unit; `digits` is how the legend shows its limits.
    """

    anchor: str
    caption: str
    values: Mapping[str, Figure]
    legend: str
    alternative: str
    marked: str | None = None
    source: Text = ()
    digits: Digits = Digits.ROUNDED


@dataclass(frozen=True, slots=True)
class Box:
    """A set-apart box with a title."""

    anchor: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A remark in small type: a caution, a missing part, how something was made."""

    text: Text


Block = Heading | Paragraph | Items | Table | Chart | MapBlock | Box | Note


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document.

    `metadata` holds `author`, `date`, `subject` and the like; `traces` is filled by
    `corridor.reports.traces` before a writer sees the document: figure key -> how the value came about.
    """

    title: str
    subtitle: str
    language: str
    identifier: str
    metadata: Mapping[str, str]
    blocks: tuple[Block, ...]
    traces: Mapping[str, Trace] = field(default_factory=dict)
