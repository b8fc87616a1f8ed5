"""How charts look: the Okabe-Ito palette, one typeface, direct labels, few lines."""

from __future__ import annotations

from typing import Any

type Specification = dict[str, Any]

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
FONT = "Noto Sans"
INK = "#1f2328"
MUTED = "#59636e"
RULE = "#d1d9e0"
PAPER = "#ffffff"

# Okabe and Ito (2008), Color Universal Design, in the order of contrast with white; its yellow is
# too faint for a line on white.
PALETTE = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00")
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")

# In pixels of the specification; the page sets it at 16 cm, so that 12 px are 9 pt in print.
WIDTH = 600
TEXT_SIZE = 12


def chart(layers: list[Specification], height: int, value_title: str | None = None) -> Specification:
    """A whole specification of layers with the theme; `value_title` stands level above the chart."""
    return {
        "$schema": SCHEMA,
        "width": WIDTH,
        "height": height,
        "autosize": {"type": "fit", "contains": "padding"},
        "background": None,
        "title": value_title,
        "layer": layers,
        "config": CONFIG,
    }


def category(names: list[str]) -> Specification:
    """The encoding of names from top to bottom in the order given; the longest country names fit."""
    return {
        "field": "name",
        "type": "nominal",
        "sort": names,
        "scale": {"domain": names},
        "axis": {"title": None, "grid": False, "labelColor": INK, "labelLimit": 340, "labelPadding": 8},
    }


def room_for(texts: list[str]) -> Specification:
    """The range of a value scale that leaves room at its end for the longest of the texts."""
    room = round(max(len(text) for text in texts) * TEXT_SIZE * 0.62) + 12
    return {"zero": True, "range": [0, {"expr": f"width - {room}"}]}


CONFIG: Specification = {
    "font": FONT,
    "padding": {"left": 4, "top": 4, "right": 20, "bottom": 4},
    "view": {"stroke": None},
    "axis": {
        "labelFontSize": TEXT_SIZE,
        "labelColor": MUTED,
        "gridColor": RULE,
        "gridWidth": 0.7,
        "labelFlush": False,
        "domain": False,
        "ticks": False,
        "labelPadding": 6,
    },
    "title": {
        "anchor": "start",
        "frame": "bounds",
        "color": MUTED,
        "fontSize": TEXT_SIZE,
        "fontWeight": "normal",
        "offset": 14,
    },
    "text": {"fontSize": TEXT_SIZE, "fill": INK},
    "line": {"strokeWidth": 2, "strokeCap": "round"},
    "legend": {"disable": True},
}
