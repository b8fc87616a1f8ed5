"""Trends of a country: a table of every period, then a chart of the main series."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from corridor.evidence.figure import Figure
from corridor.evidence.series import series_definition
from corridor.places.place import PlaceKind
from corridor.places.registry import place
from corridor.reports.charts.line import line_chart
from corridor.reports.charts.series import Line, Named
from corridor.reports.document.blocks import Block, Cell, Chart, Table
from corridor.reports.document.inline import Digits
from corridor.reports.sections.target_10c import global_limit
from corridor.reports.tables import head, number, row_head, said
from corridor.site.definition_words import translated
from corridor.site.evidence_pages.asked import Asked
from corridor.site.evidence_pages.countries.figures import CountryFigures
from corridor.site.evidence_pages.shown import source_text
from corridor.site.evidence_pages.words import period_words, unit_words
from corridor.site.pages.labels import place_name

LEAST_FOR_A_CHART = 3


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table of trends: a trend's name, its series, how its figures are shown."""

    trend: str
    series: str
    digits: Digits


TABLES: Mapping[str, tuple[Column, ...]] = {
    "people": (
        Column("stock", "migrant_stock", Digits.COUNT),
        Column("share", "migrant_share", Digits.ONE),
        Column("women", "migrant_female_share", Digits.ONE),
    ),
    "money": (
        Column("received", "remittances_received_usd", Digits.MONEY),
        Column("percent_of_gdp", "remittances_received_percent_gdp", Digits.ONE),
    ),
    "cost": (Column("cost", "remittance_cost_to_percent", Digits.TWO),),
    "displacement": (Column("refugees", "refugee_stock", Digits.COUNT),),
}
"""The tables by subject; a chart shows the first column of each."""


def trend_blocks(subject: str, figures: CountryFigures, code: str, asked: Asked) -> tuple[Block, ...]:
    """The table and the chart of one subject; none where no period has a value."""
    columns = TABLES[subject]
    by_period = [{figure.period: figure for figure in figures.trends[column.trend]} for column in columns]
    periods = sorted({period for of_column in by_period for period in of_column}, reverse=True)
    if not periods:
        return ()
    every = [figure for of_column in by_period for figure in of_column.values()]
    titles = [f"{_title(column)} #" for column in columns]
    table = Table(
        f"table-{subject}",
        f"{translated(series_definition(columns[0].series).title)}, {place_name(code)}",
        head(gettext("Year"), *titles),
        tuple(_row(period, columns, by_period) for period in periods),
        source_text(asked.evidence, every),
    )
    return (table, *_chart(subject, figures.trends[columns[0].trend], code, asked))


def _title(column: Column) -> str:
    series = series_definition(column.series)
    if column.digits is Digits.MONEY:
        return translated(series.title)
    return f"{translated(series.title)} ({unit_words(series.unit)})"


def _row(period: str, columns: Sequence[Column], by_period: Sequence[Mapping[str, Figure]]) -> tuple[Cell, ...]:
    cells = (
        number(of_column[period], column.digits) if period in of_column else said("–")
        for column, of_column in zip(columns, by_period, strict=True)
    )
    return (row_head(period_words(period)), *cells)


def _chart(subject: str, trend: tuple[Figure, ...], code: str, asked: Asked) -> tuple[Block, ...]:
    valued = [figure for figure in trend if figure.known]
    if len(valued) < LEAST_FOR_A_CHART:
        return ()
    column = TABLES[subject][0]
    series = series_definition(column.series)
    title = translated(series.title)
    span = {"title": title, "first": period_words(valued[0].period), "last": period_words(valued[-1].period)}
    words = gettext("A line of %(title)s from %(first)s to %(last)s; the table before it holds every value.") % span
    caption = gettext("%(title)s, %(country)s, from %(first)s to %(last)s") % {**span, "country": place_name(code)}
    digits = Digits.ROUNDED if column.digits is Digits.COUNT else column.digits
    limit = _limit() if subject == "cost" else None
    specification = line_chart(
        [Line(_short_name(code, asked.language), trend)],
        digits,
        unit_words(series.unit),
        threshold=limit,
        language=asked.language,
    )
    drawn = (*trend, limit.figure) if limit else trend
    return (Chart(f"chart-{subject}", caption, specification, words, drawn, source_text(asked.evidence, trend)),)


def _limit() -> Named:
    return Named(gettext("Target 10.c, per cent"), global_limit())


def _short_name(code: str, language: str) -> str:
    where = place(code)
    return where.short_name if language == "en" and where.kind is not PlaceKind.GROUP else place_name(code)
