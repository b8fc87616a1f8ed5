"""Lines over time, each named at its end."""

from __future__ import annotations

from collections.abc import Sequence

from corridor.errors import ReportError
from corridor.evidence.figure import Figure
from corridor.reports.charts.axis import value_labels
from corridor.reports.charts.series import Line, Named, known, spread, year_of
from corridor.reports.charts.theme import INK, MUTED, PALETTE, SHAPES, TEXT_SIZE, Specification, chart
from corridor.reports.document.inline import Digits
from corridor.reports.writers.numbers import number_text

_HEIGHT = 280
_MOST_LABELS = 9
_LABEL_STEP = TEXT_SIZE * 1.35


def line_chart(
    lines: Sequence[Line],
    digits: Digits,
    value_title: str,
    *,
    threshold: Named | None = None,
    from_zero: bool = True,
    language: str = "en",
) -> Specification:
    """One line for each subject; its name and last value stand at its end.

    A missing value breaks the line. `value_title` names the measure and its unit. `threshold` is a level
    dashed line, named at its start. The value axis starts at zero unless `from_zero` is off. Raises `ReportError` for
    more lines than can be told apart, and where no figure, or the threshold, has a value.
    """
    if not 1 <= len(lines) <= len(PALETTE):
        raise ReportError(
            f"1 to {len(PALETTE)} lines in a chart", f"{len(lines)}", remedy="show a table, or fewer lines"
        )
    figures = [figure for line in lines for figure in line.figures]
    values = known(figures, "line chart") + ([0.0] if from_zero else [])
    scales = {"x": _years(figures), "y": _values(from_zero, language)}
    layers = _threshold(threshold, min(year_of(figure) for figure in figures), scales, language) if threshold else []
    layers += [_line(line, place, scales) for place, line in enumerate(lines)]
    layers.append(_ends(lines, digits, language, max(values) - min(values), scales))
    return chart(layers, _HEIGHT, value_title)


def _years(figures: Sequence[Figure]) -> Specification:
    return {
        "field": "year",
        "type": "quantitative",
        "title": None,
        "scale": {"nice": False, "zero": False},
        "axis": {
            "format": "d",
            "values": _labelled(sorted({int(year_of(figure)) for figure in figures})),
            "grid": False,
        },
    }


def _labelled(years: list[int]) -> list[int]:
    """The years that get a label: all of a few, else every second, fifth or tenth of the calendar, and the last."""
    for step in (1, 2, 5, 10):
        kept = [year for year in years if year % step == 0]
        if len(kept) <= _MOST_LABELS:
            break
    last = years[-1]
    return [year for year in kept if last - year >= step or year == last] + ([] if last in kept else [last])


def _values(from_zero: bool, language: str) -> Specification:
    return {
        "field": "value",
        "type": "quantitative",
        "title": None,
        "scale": {"zero": from_zero},
        "axis": {"tickCount": 5, "labelExpr": value_labels(language)},
    }


def _threshold(line: Named, first_year: float, scales: Specification, language: str) -> list[Specification]:
    """The dashed line across the chart, and its name above it at the first year."""
    value = known([line.figure], "threshold")[0]
    said = f"{line.name}: {number_text(line.figure, Digits.CODE if value.is_integer() else Digits.ONE, language)}"
    data = {"values": [{"year": first_year, "value": value, "text": said}]}
    rule = {"type": "rule", "stroke": MUTED, "strokeDash": [4, 3]}
    name = {"type": "text", "align": "left", "baseline": "bottom", "dy": -4, "fill": MUTED}
    return [
        {"data": data, "mark": rule, "encoding": {"y": scales["y"]}},
        {"data": data, "mark": name, "encoding": {**scales, "text": {"field": "text"}}},
    ]


def _line(line: Line, place: int, scales: Specification) -> Specification:
    rows = sorted(
        ({"year": year_of(figure), "value": figure.value} for figure in line.figures),
        key=lambda row: row["year"] or 0.0,
    )
    colour = PALETTE[place]
    point = {"filled": True, "size": 36, "fill": colour, "shape": SHAPES[place]}
    return {
        "data": {"values": rows},
        "mark": {"type": "line", "stroke": colour, "invalid": "break-paths-show-domains", "point": point},
        "encoding": scales,
    }


def _ends(lines: Sequence[Line], digits: Digits, language: str, height: float, scales: Specification) -> Specification:
    """The names beside the last values, moved apart where they would lie on one another."""
    ends = [(line.name, end) for line in lines if (end := _last(line)) is not None]
    at = [end.value for _, end in ends if end.value is not None]
    places = spread(at, (height or 1.0) * _LABEL_STEP / _HEIGHT)
    rows = [
        {"year": year_of(end), "value": place, "text": f"{name} {number_text(end, digits, language)}"}
        for (name, end), place in zip(ends, places, strict=True)
    ]
    return {
        "data": {"values": rows},
        "mark": {"type": "text", "align": "left", "dx": 10, "baseline": "middle", "fill": INK},
        "encoding": {**scales, "text": {"field": "text"}},
    }


def _last(line: Line) -> Figure | None:
    with_value = [figure for figure in line.figures if figure.known]
    return max(with_value, key=year_of) if with_value else None
