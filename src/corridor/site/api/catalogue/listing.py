"""The published entries that a search finds, as JSON and CSV."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_noop
from ninja import Query, Router
from pydantic import Field

from corridor.catalogue.entry import Entry
from corridor.catalogue.exchange.intake import Format
from corridor.catalogue.exchange.write import write_entries
from corridor.definitions import Record
from corridor.site.api.answers import answer, json_answer
from corridor.site.api.caching import known_as
from corridor.site.api.formats import LIST_FORMS, Form, wanted_form
from corridor.site.api.paging import Offset, tell_pages
from corridor.site.entries.published import catalogue_revision, published_entries
from corridor.site.search.address import LONGEST_VALUE, LONGEST_WORDS, MOST_VALUES, read_search
from corridor.site.search.contract import Results, Search, Sort
from corridor.site.search.search import search

router = Router(tags=["entries"])

MOST = 200

Value = Annotated[str, Field(min_length=1, max_length=LONGEST_VALUE)]
Values = Annotated[list[Value], Field(max_length=MOST_VALUES)]


class EntryQuery(Record):
    """The same search as on the site's page of practices; values of one filter are joined by or, filters by and."""

    q: Annotated[str, Field(max_length=LONGEST_WORDS)] = Field(default="", description="Words and “phrases”.")
    kind: Values = Field(default=[], description="Codes of /api/v1/codes/kinds.")
    area: Values = Field(default=[], description="Codes of /api/v1/codes/areas.")
    goal: Values = Field(default=[], description="Numbers of goals.")
    target: Values = Field(default=[], description="Codes of targets: 10.7.")
    category: Values = Field(default=[], description="Codes of /api/v1/codes/categories.")
    country: Values = Field(default=[], description="ISO 3166 alpha-3.")
    region: Values = Field(default=[], description="Codes of regions, M49.")
    level: Values = Field(default=[], description="local, national, regional, global.")
    year: Annotated[list[Annotated[str, Field(pattern=r"^[0-9]{4}$")]], Field(max_length=MOST_VALUES)] = Field(
        default=[], description="Years in which it began."
    )
    language: Values = Field(default=[], description="Languages in which it can be read.")
    sort: Sort = Field(default=Sort.RELEVANCE, description="Without words, relevance is newest first.")
    facets: bool = Field(default=False, description="Also count the results by facet.")
    format: Form | None = Field(default=None, description="json or csv; goes before Accept.")
    limit: int = Field(default=20, ge=1, le=MOST, description="How many at most.")
    offset: Offset = 0


class Withdrawn(Record):
    """An entry that matches and was withdrawn; it is in no count."""

    id: str
    title: str
    reason: str


class FacetCount(Record):
    """A value of a facet, with how many results it would leave."""

    value: str
    count: int
    chosen: bool


class EntryList(Record):
    """A part of the entries that the search finds; `revision` is that of the catalogue."""

    revision: int
    total: int
    limit: int
    offset: int
    suggestion: str | None = Field(description="The words with a likely misspelling mended.")
    items: tuple[Entry, ...]
    withdrawn: tuple[Withdrawn, ...]
    facets: Mapping[str, tuple[FacetCount, ...]] | None


@router.get(
    "/entries", response=EntryList, operation_id="list_entries", summary=gettext_noop("Published entries, searched")
)
def list_entries(request: HttpRequest, query: Query[EntryQuery]) -> HttpResponse:
    """The published entries that match, whole, in the order asked for."""
    form = wanted_form(request, query.format, LIST_FORMS)
    known_as(request, catalogue_revision(), form=form)
    results, slugs = _part(read_search(request.GET), query.offset, query.limit)
    entries = tuple(published_entries(slugs).values())
    if form is Form.CSV:
        response = answer(write_entries(entries, Format.CSV), form, file_name="entries.csv")
    else:
        response = json_answer(_list(query, results, entries))
    tell_pages(request, response, total=results.total, limit=query.limit, offset=query.offset)
    return response


def _part(wanted: Search, offset: int, limit: int) -> tuple[Results, list[str]]:
    """The results and the ids from `offset` on: one page of the search, or two where it begins within one."""
    first, skipped = divmod(offset, limit)
    results = search(replace(wanted, page=first + 1, per_page=limit), "en")
    slugs = [hit.slug for hit in results.hits]
    if skipped:
        after = search(replace(wanted, page=first + 2, per_page=limit), "en")
        slugs += [hit.slug for hit in after.hits]
    return results, slugs[skipped : skipped + limit]


def _list(query: EntryQuery, results: Results, entries: tuple[Entry, ...]) -> EntryList:
    counts = {
        facet.value: tuple(FacetCount(value=one.value, count=one.count, chosen=one.chosen) for one in values)
        for facet, values in results.facets.items()
    }
    return EntryList(
        revision=results.revision,
        total=results.total,
        limit=query.limit,
        offset=query.offset,
        suggestion=results.suggestion,
        items=entries,
        withdrawn=tuple(
            Withdrawn(id=hit.slug, title=hit.title.text, reason=hit.withdrawn_reason or "") for hit in results.withdrawn
        ),
        facets=counts if query.facets else None,
    )
