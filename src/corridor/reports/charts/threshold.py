"""Dots against thresholds: what something costs, and what it should cost at most."""

from __future__ import annotations

from collections.abc import Sequence

from corridor.errors import ReportError
from corridor.reports.charts.series import Named, check_rows, known
from corridor.reports.charts.theme import (
    INK,
    MUTED,
    PALETTE,
    PAPER,
    Specification,
    category,
    chart,
    room_for,
)
from corridor.reports.document.inline import Digits
from corridor.reports.writers.numbers import number_text

_ROW = 26
_LABEL_ROW = 17
_NUMBER = {"type": "text", "align": "left", "baseline": "middle", "dx": 10, "fill": INK}
# Under the number, so that a dashed line does not cross it.
_HALO = {**_NUMBER, "fill": PAPER, "stroke": PAPER, "strokeWidth": 5, "strokeJoin": "round"}


def threshold_chart(
    dots: Sequence[Named],
    thresholds: Sequence[Named],
    digits: Digits,
    value_title: str,
    language: str = "en",
) -> Specification:
    """One dot for each figure in the order given, its number beside it, and a line per threshold.

    A dot above the highest threshold is a square of another colour. `value_title` names the
    measure and its unit. A missing value has no dot and says so. Raises `ReportError` for a
    threshold without a value, and where no dot has one.
    """
    check_rows(dots, "threshold chart")
    if not thresholds or any(not line.figure.known for line in thresholds):
        raise ReportError(
            "thresholds that all have a value",
            f"{[line.figure.value for line in thresholds]}",
            remedy="give each threshold its figure",
        )
    highest = max(known([line.figure for line in thresholds], "threshold"))
    rows = [_row(dot, highest, digits, language) for dot in dots]
    y = category([dot.name for dot in dots])
    x = {
        "field": "value",
        "type": "quantitative",
        "title": None,
        "axis": {"tickCount": 6, "grid": False},
        "scale": {"zero": True, **room_for([str(row["text"]) for row in rows])},
    }
    number = {"y": y, "x": {**x, "field": "at"}, "text": {"field": "text"}}
    # The lowest threshold is named on the topmost row, so that no line crosses a name.
    downward = sorted(thresholds, key=lambda line: -(line.figure.value or 0.0))
    layers = [layer for place, line in enumerate(downward) for layer in _line(line, place, x, digits, language)]
    layers += [
        {
            "data": {"values": rows},
            "mark": {"type": "point", "filled": True, "size": 90, "opacity": 1},
            "encoding": {
                "y": y,
                "x": x,
                "fill": {"field": "colour", "type": "nominal", "scale": None},
                "shape": {"field": "shape", "type": "nominal", "scale": None},
            },
        },
        *({"data": {"values": rows}, "mark": mark, "encoding": number} for mark in (_HALO, _NUMBER)),
    ]
    return chart(layers, _ROW * len(dots) + 60, value_title)


def _line(
    line: Named, place: int, x: Specification, digits: Digits, language: str
) -> tuple[Specification, Specification]:
    """The dashed line and its name above the dots, each name on a row of its own."""
    value = line.figure.value or 0.0
    number = number_text(line.figure, Digits.CODE if value.is_integer() else digits, language)
    top = -(place + 1) * _LABEL_ROW
    rule = {
        "mark": {"type": "rule", "stroke": MUTED, "strokeDash": [4, 3], "y": top, "y2": "height"},
        "encoding": {"x": x},
    }
    name = {
        "mark": {"type": "text", "align": "left", "baseline": "top", "dx": 5, "y": top, "fill": MUTED},
        "encoding": {"x": x, "text": {"field": "text"}},
    }
    data = {"values": [{"value": value, "text": f"{line.name}: {number}"}]}
    return {"data": data, **rule}, {"data": data, **name}


def _row(dot: Named, highest: float, digits: Digits, language: str) -> dict[str, object]:
    over = dot.figure.value is not None and dot.figure.value > highest
    return {
        "name": dot.name,
        "value": dot.figure.value,
        "at": dot.figure.value or 0.0,
        "text": number_text(dot.figure, digits, language),
        "colour": PALETTE[1] if over else PALETTE[0],
        "shape": "square" if over else "circle",
    }
