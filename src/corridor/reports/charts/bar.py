"""Horizontal bars with the number at the end of each."""

from __future__ import annotations

from collections.abc import Sequence

from corridor.reports.charts.series import Named, check_rows
from corridor.reports.charts.theme import INK, PALETTE, RULE, Specification, category, chart, room_for
from corridor.reports.document.inline import Digits
from corridor.reports.writers.numbers import number_text

_ROW = 26
_BAR = 16


def bar_chart(
    bars: Sequence[Named], digits: Digits, *, marked: str | None = None, language: str = "en"
) -> Specification:
    """One bar for each figure, in the order given, its number at its end; no value axis.

    With `marked` (a name) that bar alone is coloured; without it all are. A missing value has no
    bar and says so. Raises `ReportError` for names that repeat, and where no figure has a value.
    """
    names = [bar.name for bar in bars]
    check_rows(bars, "bar chart")
    rows = [
        {
            "name": bar.name,
            "value": bar.figure.value,
            "end": max(bar.figure.value or 0.0, 0.0),
            "text": number_text(bar.figure, digits, language),
            "colour": PALETTE[0] if marked in (None, bar.name) else RULE,
        }
        for bar in bars
    ]
    y = category(names)
    scale = room_for([str(row["text"]) for row in rows])
    value_axis = {"type": "quantitative", "axis": None, "title": None, "scale": scale}
    bar_layer = {
        "mark": {"type": "bar", "height": _BAR, "stroke": None},
        "encoding": {
            "y": y,
            "x": {"field": "value", **value_axis},
            "fill": {"field": "colour", "type": "nominal", "scale": None},
        },
    }
    text_layer = {
        "mark": {"type": "text", "align": "left", "dx": 6, "baseline": "middle", "fill": INK},
        "encoding": {"y": y, "x": {"field": "end", **value_axis}, "text": {"field": "text"}},
    }
    specification = chart([bar_layer, text_layer], _ROW * len(bars) + 8)
    return {**specification, "data": {"values": rows}}
