"""The search: words by the database's engine, facets and order by the index in memory."""

from __future__ import annotations

from corridor.search_text.reading import read_query
from corridor.site.search.bits import count
from corridor.site.search.contract import Results, Search
from corridor.site.search.current import current_index
from corridor.site.search.hits import hits
from corridor.site.search.matches import matches
from corridor.site.search.narrowing import Narrowed, narrowed
from corridor.site.search.suggestions import suggestion

MOST_WITHDRAWN = 20
"""So many withdrawn entries are listed at most."""


def search(wanted: Search, language: str) -> Results:
    """One page of what is found, told in `language` where an entry can be read in it.

    Whatever is asked has an answer: a value that nothing has and a page after the last are empty, and words without a
    letter or figure ask for nothing.
    """
    index = current_index()
    query = read_query(wanted.words)
    found = narrowed(index, wanted, matches(index, query) if query else None)
    published = found.left(index.published)
    total = count(published)
    first = (max(wanted.page, 1) - 1) * max(wanted.per_page, 0)
    page = found.ordered(published, first, first + max(wanted.per_page, 0))
    return Results(
        search=wanted,
        total=total,
        hits=hits(index.entries[page].tolist(), query, language),
        facets=found.facets(),
        withdrawn=hits(index.entries[_withdrawn(found)].tolist(), query, language),
        suggestion=suggestion(index, wanted, query, total),
        revision=index.moment.revision,
    )


def _withdrawn(found: Narrowed) -> list[int]:
    """The places of the withdrawn that match; none where nothing is asked, for nobody looks for them then."""
    if found.matches is None and not found.chosen:
        return []
    return found.ordered(found.left(found.index.withdrawn), 0, MOST_WITHDRAWN)
