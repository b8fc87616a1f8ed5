"""Published entries for a file: all of them, or those that a search finds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import batched, count

from django.http import QueryDict

from corridor.catalogue.entry import Entry
from corridor.site.entries.published import public_versions, published_entries
from corridor.site.search.address import read_search
from corridor.site.search.search import search

_AT_ONCE = 500


def entries_to_export(query: str | None) -> Iterator[Entry]:
    """The published entries by id; with `query`, the query string of a search, those that it finds, in its order.

    Raises `UsageError` for a query that is no search.
    """
    if query is None:
        for version in public_versions().order_by("entry__slug").iterator(chunk_size=_AT_ONCE):
            yield version.as_entry()
        return
    for slugs in batched(_found(query.partition("?")[2] or query), _AT_ONCE, strict=False):
        yield from published_entries(slugs).values()


def _found(query: str) -> Iterator[str]:
    wanted = read_search(QueryDict(query))
    for page in count(1):
        results = search(replace(wanted, page=page, per_page=_AT_ONCE), "en")
        yield from (hit.slug for hit in results.hits)
        if not results.hits or page * _AT_ONCE >= results.total:
            return
