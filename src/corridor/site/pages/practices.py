"""The search page of the catalogue."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from corridor.catalogue.exchange.intake import Format
from corridor.site.pages.card import card_of_hit
from corridor.site.pages.facets import chosen, facet_blocks, practices_address
from corridor.site.pages.paging import pages_of
from corridor.site.search.address import query_string, read_search
from corridor.site.search.contract import Search, Sort
from corridor.site.search.search import search

SORTS = (
    (Sort.RELEVANCE, _("Relevance")),
    (Sort.NEWEST, _("Newest")),
    (Sort.OLDEST, _("Oldest")),
    (Sort.TITLE, _("Title")),
)


@dataclass(frozen=True, slots=True)
class SortLine:
    """An order of the results, as a link."""

    key: str
    label: str | Promise
    address: str
    here: bool


def practices_page(request: HttpRequest) -> HttpResponse:
    """What matches, what narrows it, and ways to take it away: feed, saved search, export.

    Raises `UsageError` for an address that is no search.
    """
    wanted = read_search(request.GET)
    results = search(wanted, get_language() or "en")
    pages = pages_of(results.total, wanted.per_page, wanted.page)
    first_page = replace(wanted, page=1)
    context = {
        "search": wanted,
        "results": results,
        "cards": [card_of_hit(hit) for hit in results.hits],
        "withdrawn": [card_of_hit(hit) for hit in results.withdrawn] if wanted.page == 1 else [],
        "facets": facet_blocks(results),
        "chosen": chosen(wanted),
        "hidden_fields": [(facet.value, value) for facet, values in wanted.facets.items() for value in values],
        "sorts": _sorts(first_page),
        "pages": pages,
        "query": query_string(first_page),
        "suggestion_address": _suggestion_address(first_page, results.suggestion),
        "formats": [form.value for form in Format],
        "narrowed": bool(wanted.words or wanted.facets),
    }
    return render(request, "pages/practices.html", context)


def _sorts(wanted: Search) -> tuple[SortLine, ...]:
    """The orders; by relevance only where there are words, for without them it is the newest first."""
    offered = SORTS if wanted.words else SORTS[1:]
    now = Sort.NEWEST if not wanted.words and wanted.sort is Sort.RELEVANCE else wanted.sort
    return tuple(
        SortLine(sort, label, practices_address(replace(wanted, sort=sort)), sort is now) for sort, label in offered
    )


def _suggestion_address(wanted: Search, suggestion: str | None) -> str | None:
    return None if suggestion is None else practices_address(replace(wanted, words=suggestion))
