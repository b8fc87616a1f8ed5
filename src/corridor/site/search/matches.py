"""Which entries the words of a search find, and how well: asked of the database once for each state of the index."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass

from corridor.search_text.query import Group, Query
from corridor.site.search.bits import Bits
from corridor.site.search.engine import engine
from corridor.site.search.facet_index import FacetIndex, Moment

MOST_KEPT = 500
"""Queries whose matches are kept; each takes about 40 KB with 100,000 entries."""


@dataclass(frozen=True, slots=True)
class Matches:
    """The entries that a query finds; those of them with all of it in their titles, and those with some of it."""

    anywhere: Bits
    title_all: Bits
    title_some: Bits


class _Kept:
    """The matches for one moment, the last asked for at the end."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.moment = Moment()
        self.by_text: OrderedDict[str, Matches] = OrderedDict()

    def get(self, moment: Moment, text: str) -> Matches | None:
        """What is kept for a query."""
        with self.lock:
            if self.moment != moment or text not in self.by_text:
                return None
            self.by_text.move_to_end(text)
            return self.by_text[text]

    def put(self, moment: Moment, text: str, matches: Matches) -> None:
        """Keep it, and forget what is out of date or was asked for longest ago."""
        with self.lock:
            if self.moment != moment:
                self.moment = moment
                self.by_text.clear()
            self.by_text[text] = matches
            if len(self.by_text) > MOST_KEPT:
                self.by_text.popitem(last=False)

    def clear(self) -> None:
        """Forget everything."""
        with self.lock:
            self.by_text.clear()


kept = _Kept()


def matches(index: FacetIndex, query: Query) -> Matches:
    """What a query that is not empty finds."""
    found = kept.get(index.moment, query.text)
    if found is None:
        found = _asked(index, query)
        kept.put(index.moment, query.text, found)
    return found


def _asked(index: FacetIndex, query: Query) -> Matches:
    anywhere = _found(index, query)
    wanted = query.wanted
    if not wanted:
        # It only says what is not wanted.
        return Matches(anywhere, anywhere, anywhere)
    title_all = _found(index, query, in_title=True) & anywhere
    any_will_do = len(query.groups) == 1 and query.groups[0].terms == wanted
    if len(wanted) == 1 or any_will_do:
        # A title with some of what is asked has all of it.
        return Matches(anywhere, title_all, title_all)
    some = Query(query.text, (Group(wanted),))
    # With OR and an exclusion, a title may hold all that is asked without any of the words.
    return Matches(anywhere, title_all, title_all | (_found(index, some, in_title=True) & anywhere))


def _found(index: FacetIndex, query: Query, *, in_title: bool = False) -> Bits:
    return index.found(engine().find(query, in_title=in_title))
