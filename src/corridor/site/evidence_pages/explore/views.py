"""The views of the explorer: the list, a series, its files, its embedded page, and the trace of a cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import cast

import polars as pl
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csp import csp_override
from markupsafe import Markup

from corridor.evidence.series import SeriesDefinition
from corridor.reports.document.blocks import Block
from corridor.site.definition_words import translated
from corridor.site.evidence_pages.asked import Asked, NotHere, Query, Way, evidence_page
from corridor.site.evidence_pages.explore.citation import Source, citation, sources
from corridor.site.evidence_pages.explore.export import as_csv, as_parquet, exported
from corridor.site.evidence_pages.explore.form import fields
from corridor.site.evidence_pages.explore.index import by_subject, by_target
from corridor.site.evidence_pages.explore.pictures import series_chart, series_map
from corridor.site.evidence_pages.explore.rows import figure_of_key, other_vintages
from corridor.site.evidence_pages.explore.seen import Seen, definition_of, rows_of, seen
from corridor.site.evidence_pages.explore.table import series_table
from corridor.site.evidence_pages.figures import figure_page
from corridor.site.evidence_pages.kept import kept
from corridor.site.evidence_pages.paging import asked_page
from corridor.site.evidence_pages.shown import blocks_html

PER_PAGE = 50
EMBEDDED_ROWS = 20
FRAMED = {**cast("Mapping[str, Sequence[str]]", settings.SECURE_CSP), "frame-ancestors": ["*"]}

FORMATS: Mapping[str, tuple[str, str, Callable[[pl.DataFrame], bytes]]] = {
    "csv": ("CSV", "text/csv; charset=utf-8", as_csv),
    "parquet": ("Parquet", "application/vnd.apache.parquet", as_parquet),
}
"""Extension -> what people call the format, its media type, and what writes it."""


@evidence_page
def explore(request: HttpRequest, asked: Asked) -> HttpResponse:
    """All series, by subject or by target."""
    by = request.GET.get("by", "subject")
    if by not in ("subject", "target"):
        raise NotHere(gettext("The series are listed by subject or by target."), _all_series(asked))
    groups = by_target(asked) if by == "target" else by_subject(asked)
    return render(request, "evidence/explore.html", {"asked": asked, "by": by, "groups": groups})


@evidence_page
def series(request: HttpRequest, asked: Asked, key: str) -> HttpResponse:
    """A series: the table, then chart and map, files, an embedded page, a citation."""
    it = seen(request.GET, asked, key)
    address = reverse("series", args=[key])
    total, behind = _counted(it, asked)
    pages = asked_page(request, total, PER_PAGE)
    title = translated(it.definition.title)
    permanent = asked.permanent(address, it.query)
    context = {
        "asked": asked,
        "definition": it.definition,
        "title": title,
        "caution": translated(it.definition.caution or ""),
        "fields": fields(it),
        "pages": pages,
        "table": _table(it, asked, address, pages.first) if total else "",
        "pictures": _pictures(it, asked, address),
        "files": [Way(about[0], asked.address(f"{address}data.{name}", it.query)) for name, about in FORMATS.items()],
        "sources": behind,
        "permanent": permanent,
        "citation": citation(title, behind, asked.build, permanent, timezone.localdate()),
        "embed": asked.permanent(reverse("series_embed", args=[key]), it.query),
        "bare": asked.address(address),
    }
    return render(request, "evidence/series.html", context)


@evidence_page
def series_file(request: HttpRequest, asked: Asked, key: str, extension: str) -> HttpResponse:
    """The rows of the filter as a file."""
    it = seen(request.GET, asked, key)
    if extension not in FORMATS:
        text = gettext("A series can be had as CSV and as Parquet.")
        raise NotHere(
            text, Way(translated(it.definition.title), asked.address(reverse("series", args=[key]), it.query))
        )
    _name, media_type, write = FORMATS[extension]
    response = HttpResponse(write(exported(asked.evidence, rows_of(it, asked))), content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{key}-{asked.build}.{extension}"'
    return response


@xframe_options_exempt
@csp_override(FRAMED)
@evidence_page
def series_embed(request: HttpRequest, asked: Asked, key: str) -> HttpResponse:
    """The chart, else the map, else the first rows of a series, for a frame in another site."""
    it = seen(request.GET, asked, key)
    address = reverse("series", args=[key])

    def html() -> Markup:
        drawn = series_chart(it.layout, asked) or series_map(it.layout, asked)
        rows = rows_of(it, asked).head(EMBEDDED_ROWS)
        block: Block = drawn or series_table(it.layout, rows, asked)
        return blocks_html([block], asked, address)

    context = {
        "asked": asked,
        "title": translated(it.definition.title),
        "block": kept("embed", *asked.key, key, it.query, make=html),
        "address": asked.address(address, it.query),
    }
    return render(request, "evidence/embed.html", context)


@evidence_page
def series_figure(request: HttpRequest, asked: Asked, key: str, figure: str) -> HttpResponse:
    """The trace of a cell of a series' table, with the same fact in other vintages."""
    definition = definition_of(key)
    held = key in asked.evidence.series
    found = figure_of_key(asked.evidence, key, figure) if held else None
    others = other_vintages(asked.evidence, key, found) if found is not None else ()
    return figure_page(request, asked, found, page=_way(definition, asked), others=others)


def _counted(it: Seen, asked: Asked) -> tuple[int, tuple[Source, ...]]:
    """How many rows the filter leaves, and the files behind them, those with most rows first."""

    def made() -> tuple[int, tuple[Source, ...]]:
        rows = rows_of(it, asked)
        files = rows.group_by("snapshot").len().sort(["len", "snapshot"], descending=[True, False])
        return rows.height, sources(asked.evidence.snapshots[name] for name in files.get_column("snapshot"))

    return kept("series counted", *asked.key, it.definition.key, it.query, make=made)


def _table(it: Seen, asked: Asked, address: str, first: int) -> Markup:
    def made() -> Markup:
        shown = rows_of(it, asked).slice(first, PER_PAGE)
        return blocks_html([series_table(it.layout, shown, asked)], asked, address)

    return kept("series table", *asked.key, it.definition.key, it.query, first, make=made)


def _pictures(it: Seen, asked: Asked, address: str) -> Markup:
    def made() -> Markup:
        drawn = (series_chart(it.layout, asked), series_map(it.layout, asked))
        return blocks_html([block for block in drawn if block is not None], asked, address)

    return kept("series pictures", *asked.key, it.definition.key, it.query, make=made)


def _way(definition: SeriesDefinition, asked: Asked, query: Query = ()) -> Way:
    return Way(translated(definition.title), asked.address(reverse("series", args=[definition.key]), query))


def _all_series(asked: Asked) -> Way:
    return Way(gettext("All indicators"), asked.address(reverse("explore")))
