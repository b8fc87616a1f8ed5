"""A search as the query string of an address, and back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from corridor.site.search.contract import Facet, Search, Sort

WORDS, SORT, PAGE = "q", "sort", "page"

LONGEST_WORDS = 1_000
LONGEST_VALUE = 80
MOST_VALUES = 50
"""Values of one facet that are read."""

LAST_PAGE = 5_000

_NUMBER = re.compile("[0-9]{1,6}")
_YEAR = re.compile("[0-9]{4}")


def read_search(query: QueryDict) -> Search:
    """The search of an address, read leniently.

    What cannot be read is left out: an unknown sort, a page or year that is no number. A value of a facet that nothing
    has is kept, so that the search finds nothing rather than everything.
    """
    facets = {facet: values for facet in Facet if (values := tuple(_values(query, facet)))}
    return Search(_words(query), facets, _sort(query), _page(query))


def query_string(search: Search, **changes: Any) -> str:
    """The query string of a search, with `changes` to its fields; the same search gives the same string."""
    wanted = replace(search, **changes)
    parts = [(WORDS, wanted.words)] if wanted.words else []
    parts += [(facet.value, value) for facet in Facet for value in wanted.facets.get(facet, ())]
    if wanted.sort is not Sort.RELEVANCE:
        parts.append((SORT, wanted.sort.value))
    if wanted.page > 1:
        parts.append((PAGE, str(wanted.page)))
    return urlencode(parts)


def _words(query: QueryDict) -> str:
    return " ".join(query.get(WORDS, "").replace("\0", " ").split())[:LONGEST_WORDS]


def _values(query: QueryDict, facet: Facet) -> Iterator[str]:
    given = (value.strip() for value in query.getlist(facet.value)[:MOST_VALUES])
    for value in dict.fromkeys(given):
        if 0 < len(value) <= LONGEST_VALUE and (facet is not Facet.YEAR or _YEAR.fullmatch(value)):
            yield value


def _sort(query: QueryDict) -> Sort:
    said = query.get(SORT, "")
    return Sort(said) if said in Sort else Sort.RELEVANCE


def _page(query: QueryDict) -> int:
    said = query.get(PAGE, "")
    return min(max(int(said), 1), LAST_PAGE) if _NUMBER.fullmatch(said) else 1
