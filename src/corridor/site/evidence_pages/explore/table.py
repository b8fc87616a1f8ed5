"""The table of a series: one row for each value, with the columns that the filter leaves open."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from corridor.evidence.figure import Figure
from corridor.evidence.series import SeriesDefinition
from corridor.places.registry import place
from corridor.places.tables import places
from corridor.reports.document.blocks import Cell, Table
from corridor.reports.document.inline import Digits, Link, Words
from corridor.reports.tables import head, number, said
from corridor.site.definition_words import translated
from corridor.site.evidence_pages.asked import Asked
from corridor.site.evidence_pages.countries.listing import has_page
from corridor.site.evidence_pages.explore.filter import Filter
from corridor.site.evidence_pages.explore.options import SLICES, Options
from corridor.site.evidence_pages.explore.rows import row_figures
from corridor.site.evidence_pages.shown import source_text
from corridor.site.evidence_pages.words import (
    age_words,
    breakdown_words,
    migratory_status_words,
    period_words,
    sex_words,
    status_words,
    unit_words,
)
from corridor.site.pages.labels import place_name

DIGITS: Mapping[str, Digits] = {
    **dict.fromkeys(("persons", "thousand_persons", "cases", "USD", "USD million"), Digits.COUNT),
    "band_1_to_4": Digits.CODE,
}

NORMAL = "A"
UNCERTAIN = frozenset("EFINPU")
"""Statuses of values that look uncertain."""

SLICE_TITLES: Mapping[str, Promise] = {
    "sex": _("Sex"),
    "age": _("Age"),
    "migratory_status": _("Migratory status"),
    "breakdown": _("Breakdown"),
}
SLICE_WORDS: Mapping[str, Callable[[str], str]] = {
    "sex": sex_words,
    "age": age_words,
    "migratory_status": migratory_status_words,
    "breakdown": breakdown_words,
}


@dataclass(frozen=True, slots=True)
class Layout:
    """What a table of a series looks like: its definition, and what the filter leaves open."""

    definition: SeriesDefinition
    options: Options
    wanted: Filter

    @property
    def open_slices(self) -> tuple[str, ...]:
        """The columns of slices that have several codes in the table."""
        open_ones = [column for column in SLICES if self.wanted.slices[column] is None]
        return tuple(column for column in open_ones if column in self.options.slices or column == "breakdown")


def digits_of(unit: str) -> Digits:
    """How values in a unit are shown."""
    return DIGITS.get(unit, Digits.TWO)


def series_table(layout: Layout, rows: pl.DataFrame, asked: Asked) -> Table:
    """The table of the rows given."""
    definition = layout.definition
    figures = tuple(row_figures(asked.evidence, definition.key, rows))
    with_status = any(figure.status != NORMAL for figure in figures)
    titles = [gettext("Country or area")]
    titles += [gettext("Other end")] if definition.counterpart else []
    titles += [gettext("Period")] if layout.wanted.period is None else []
    titles += [str(SLICE_TITLES[column]) for column in layout.open_slices]
    titles.append(f"{gettext('Value')} #")
    titles += [gettext("Status")] if with_status else []
    return Table(
        "table",
        caption(layout),
        head(*titles),
        tuple(
            _row(layout, row, figure, asked, with_status=with_status)
            for row, figure in zip(rows.iter_rows(named=True), figures, strict=True)
        ),
        source_text(asked.evidence, figures),
    )


def caption(layout: Layout) -> str:
    """The series, its unit, the period where it is one, and the slice."""
    wanted, definition = layout.wanted, layout.definition
    parts = [f"{translated(definition.title)} ({unit_words(definition.unit)})"]
    parts += [period_words(wanted.period)] if wanted.period is not None else []
    for column in SLICES:
        code = wanted.slices[column]
        if column in layout.options.slices and code is not None and code != "":
            parts.append(SLICE_WORDS[column](code))
    return ", ".join(parts)


def _row(
    layout: Layout, row: Mapping[str, Any], figure: Figure, asked: Asked, *, with_status: bool
) -> tuple[Cell, ...]:
    cells = [Cell((_place(row["area"], asked),), header=True)]
    if layout.definition.counterpart:
        cells.append(said("–") if row["counterpart"] is None else Cell((_place(row["counterpart"], asked),)))
    if layout.wanted.period is None:
        cells.append(said(period_words(row["period"])))
    cells += [said(SLICE_WORDS[column](row[column])) for column in layout.open_slices]
    cells.append(number(figure, digits_of(figure.unit)))
    if with_status:
        uncertain = figure.known and figure.status in UNCERTAIN
        cells.append(said(status_words(figure.status), uncertain=uncertain))
    return tuple(cells)


def _place(code: str, asked: Asked) -> Link | Words:
    if code in places() and has_page(place(code)):
        return Link(place_name(code), asked.address(reverse("country", args=[code])))
    return Words(place_name(code))


def names_of(codes: Sequence[str]) -> Mapping[str, str]:
    """Names of places in the page's language, by code."""
    return {code: place_name(code) for code in codes}
