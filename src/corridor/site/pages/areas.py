"""The six areas of migration and development, and one of them."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from corridor.agenda.compact import Objective, objective
from corridor.catalogue.kinds import kinds
from corridor.forum.areas import Area, area, areas
from corridor.forum.recommendations import Recommendation, condensed
from corridor.site.entries.changes import PublicName
from corridor.site.entries.published import published_entries
from corridor.site.pages.card import card_of_hit
from corridor.site.pages.facets import top_lines
from corridor.site.pages.labels import CERTAINTIES
from corridor.site.pages.table_two import SURE, live_table_two
from corridor.site.pages.ties import counts
from corridor.site.search.contract import Facet, Results, Search, Sort
from corridor.site.search.search import search

SHOWN = 10


@dataclass(frozen=True, slots=True)
class AreaLine:
    """An area in the list, with how many entries belong to it."""

    area: Area
    entries: int


def areas_page(request: HttpRequest) -> HttpResponse:
    """All six areas."""
    found = counts(PublicName.AREA)
    context = {"lines": [AreaLine(one, found.get(one.key, 0)) for one in areas()], "table": live_table_two()}
    return render(request, "pages/areas.html", context)


def area_page(request: HttpRequest, key: str) -> HttpResponse:
    """One area; raises `UsageError` for a key that is none of the six."""
    wanted = area(key)
    results = _newest(key)
    table = live_table_two()
    row = next(row for row in table.rows if row.area == key)
    context = {
        "area": wanted,
        "certainty": CERTAINTIES[wanted.gcm_certainty],
        "unsure": wanted.gcm_certainty not in SURE,
        "objectives": _objectives(wanted),
        "results": results,
        "cards": [card_of_hit(hit) for hit in results.hits],
        "kinds": top_lines(results, Facet.KIND, len(kinds())),
        "targets": top_lines(results, Facet.TARGET, SHOWN),
        "countries": top_lines(results, Facet.COUNTRY, SHOWN),
        "recommendations": _recommendations(key),
        "roundtables": [
            (meeting, cell) for meeting, cell in zip(table.summits, row.cells, strict=True) if not cell.empty
        ],
    }
    return render(request, "pages/area.html", context)


def _newest(key: str) -> Results:
    wanted = Search(facets={Facet.AREA: (key,)}, sort=Sort.NEWEST, per_page=SHOWN)
    return search(wanted, get_language() or "en")


def _objectives(wanted: Area) -> tuple[Objective, ...]:
    return tuple(objective(number) for number in wanted.gcm_objectives)


def _recommendations(key: str) -> list[tuple[Recommendation, bool]]:
    """The condensed recommendations of an area, each with whether its entry is published."""
    records = condensed(key)
    public = published_entries(record.id for record in records)
    return [(record, record.id in public) for record in records]
