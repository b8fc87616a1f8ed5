"""All that a search finds, for exports and feeds: the same entries that its pages show."""

from __future__ import annotations

from corridor.search_text.reading import read_query
from corridor.site.search.bits import count
from corridor.site.search.contract import Search
from corridor.site.search.current import current_index
from corridor.site.search.matches import matches
from corridor.site.search.narrowing import narrowed


def every_found(wanted: Search) -> list[int]:
    """The numbers of all published entries that are found, in the order of the search."""
    index = current_index()
    query = read_query(wanted.words)
    found = narrowed(index, wanted, matches(index, query) if query else None)
    published = found.left(index.published)
    places = found.ordered(published, 0, count(published))
    numbers: list[int] = index.entries[places].tolist()
    return numbers
