"""The chart and the map of a series for a filter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import polars as pl
from django.utils.translation import gettext

from corridor.errors import ReportError
from corridor.evidence.figure import Figure
from corridor.places.place import PlaceKind
from corridor.places.registry import place
from corridor.reports.charts.bar import bar_chart
from corridor.reports.charts.line import line_chart
from corridor.reports.charts.series import Line, Named
from corridor.reports.charts.theme import PALETTE
from corridor.reports.document.blocks import Chart, MapBlock
from corridor.reports.document.inline import Digits
from corridor.site.definition_words import translated
from corridor.site.evidence_pages.asked import Asked
from corridor.site.evidence_pages.explore.filter import Filter, Kind, Order
from corridor.site.evidence_pages.explore.rows import filtered, row_figures
from corridor.site.evidence_pages.explore.table import Layout, digits_of
from corridor.site.evidence_pages.shown import source_text
from corridor.site.evidence_pages.words import period_words, unit_words
from corridor.site.pages.labels import place_name

MOST_LINES = len(PALETTE)
MOST_BARS = 20


def series_chart(layout: Layout, asked: Asked) -> Chart | None:
    """Lines over time for up to six areas or pairs, else bars for one end of a corridor; None where neither fits."""
    wanted = layout.wanted
    if not wanted.areas or not _is_one_slice(layout):
        return None
    lines = _lines(layout, asked)
    if 1 <= len(lines) <= MOST_LINES and any(len(line.figures) > 1 for line in lines):
        return _line_chart(layout, lines, asked)
    return _bars(layout, asked)


def series_map(layout: Layout, asked: Asked) -> MapBlock | None:
    """The world in one period; None for a series of pairs without one end chosen, and where slices are open.

    The period is the wanted one, else the newest that most areas have.
    """
    wanted, period = layout.wanted, layout.wanted.period or layout.options.common_period
    by_other = layout.definition.counterpart is not None
    if (
        period is None
        or not _is_one_slice(layout)
        or (by_other and len(wanted.areas) != 1)
        or layout.options.only_groups
    ):
        return None
    areas = wanted.areas if by_other else ()
    of_world = replace(wanted, areas=areas, others=(), kind=Kind.COUNTRIES, period=period, order=Order.AREA)
    figures = _by_place(layout, filtered(asked.evidence, layout.definition.key, of_world, {}), asked)
    if not any(figure.known for figure in figures.values()):
        return None
    marked = wanted.areas[0] if by_other and wanted.areas[0] in figures else None
    title, unit = translated(layout.definition.title), unit_words(layout.definition.unit)
    about = f"{title}, {place_name(areas[0])}" if areas else title
    return MapBlock(
        "map",
        f"{about}, {period_words(period)}",
        figures,
        f"{title} ({unit})",
        gettext("A world map of %(title)s in %(period)s; the table holds the values.")
        % {"title": title, "period": period_words(period)},
        marked,
        source_text(asked.evidence, tuple(figures.values())),
        _rounded(digits_of(layout.definition.unit)),
    )


def _is_one_slice(layout: Layout) -> bool:
    return not layout.open_slices


def _rounded(digits: Digits) -> Digits:
    return Digits.ROUNDED if digits is Digits.COUNT else digits


def _by_place(layout: Layout, rows: pl.DataFrame, asked: Asked) -> dict[str, Figure]:
    """The figure of each country or area, labelled with its name for the map."""
    column = "counterpart" if layout.definition.counterpart else "area"
    codes = rows.get_column(column)
    found: dict[str, Figure] = {}
    for code, figure in zip(codes, row_figures(asked.evidence, layout.definition.key, rows), strict=True):
        if code is not None and place(code).kind in (PlaceKind.COUNTRY, PlaceKind.AREA):
            found.setdefault(code, replace(figure, label=place_name(code)))
    return found


def _lines(layout: Layout, asked: Asked) -> list[Line]:
    """A line for each pair of ends among the wanted rows, whatever the period."""
    wanted = replace(layout.wanted, period=None, order=Order.AREA)
    rows = filtered(asked.evidence, layout.definition.key, wanted, {})
    found: dict[str, dict[str, Figure]] = {}
    ends = rows.select("area", "counterpart").iter_rows()
    for (area, other), figure in zip(ends, row_figures(asked.evidence, layout.definition.key, rows), strict=True):
        name = place_name(area) if other is None else f"{place_name(area)}, {place_name(other)}"
        found.setdefault(name, {}).setdefault(figure.period, figure)
        if len(found) > MOST_LINES:
            return []
    lines = [Line(name, tuple(figures.values())) for name, figures in found.items()]
    return [line for line in lines if any(figure.known for figure in line.figures)]


def _line_chart(layout: Layout, lines: list[Line], asked: Asked) -> Chart:
    digits = _rounded(digits_of(layout.definition.unit))
    unit = unit_words(layout.definition.unit)
    words = gettext("Lines over time of %(names)s; the table holds the values.")
    figures = tuple(figure for line in lines for figure in line.figures)
    return Chart(
        "chart",
        translated(layout.definition.title),
        line_chart(lines, digits, unit, language=asked.language),
        words % {"names": "; ".join(line.name for line in lines)},
        figures,
        source_text(asked.evidence, figures),
    )


def _bars(layout: Layout, asked: Asked) -> Chart | None:
    """Bars of the largest values in the wanted period, else in the newest one."""
    wanted = replace(layout.wanted, period=layout.wanted.period or layout.options.common_period, order=Order.VALUE)
    rows = filtered(asked.evidence, layout.definition.key, wanted, {}).filter(pl.col("value").is_not_null())
    bars = list(_named(layout.wanted, rows.head(MOST_BARS), layout, asked))
    try:
        specification = bar_chart(bars, _rounded(digits_of(layout.definition.unit)), language=asked.language)
    except ReportError:
        return None
    figures = tuple(bar.figure for bar in bars)
    title = f"{translated(layout.definition.title)}, {period_words(figures[0].period)}"
    words = gettext("Bars of the largest values, from %(first)s to %(last)s; the table holds the values.")
    alternative = words % {"first": bars[0].name, "last": bars[-1].name}
    return Chart("chart", title, specification, alternative, figures, source_text(asked.evidence, figures))


def _named(wanted: Filter, rows: pl.DataFrame, layout: Layout, asked: Asked) -> Iterable[Named]:
    ends = rows.select("area", "counterpart").iter_rows()
    for (area, other), figure in zip(ends, row_figures(asked.evidence, layout.definition.key, rows), strict=True):
        if other is None:
            yield Named(place_name(area), figure)
        elif len(wanted.areas) == 1:
            yield Named(place_name(other), figure)
        else:
            yield Named(f"{place_name(area)}, {place_name(other)}", figure)
