"""The search page of the catalogue."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from corridor.catalogue.exchange.intake import Format
from corridor.site.pages.card import card_of_hit
from corridor.site.pages.facets import chosen, facet_blocks, practices_address
from corridor.site.pages.kept import kept
from corridor.site.pages.paging import pages_of
from corridor.site.search.address import query_string, read_search
from corridor.site.search.contract import Results, Search, Sort
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
        "narrowing": _narrowing(results),
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


def _narrowing(results: Results) -> SafeString:
    """The facets as HTML; hundreds of lines, so that what was asked lately is kept."""
    name = query_string(replace(results.search, page=1))

    def written() -> SafeString:
        return mark_safe(render_to_string("pages/facets.html", {"facets": facet_blocks(results)}))  # noqa: S308 - escaped by the template

    return kept(name, written, revision=results.revision, among="facets")


def _sorts(wanted: Search) -> tuple[SortLine, ...]:
    """The orders; by relevance only where there are words, for without them it is the newest first."""
    offered = SORTS if wanted.words else SORTS[1:]
    now = Sort.NEWEST if not wanted.words and wanted.sort is Sort.RELEVANCE else wanted.sort
    return tuple(
        SortLine(sort, label, practices_address(replace(wanted, sort=sort)), sort is now) for sort, label in offered
    )


def _suggestion_address(wanted: Search, suggestion: str | None) -> str | None:
    return None if suggestion is None else practices_address(replace(wanted, words=suggestion))
