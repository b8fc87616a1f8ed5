"""Did you mean: the words of a search that finds little, with likely misspellings mended."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from heapq import nlargest

from corridor.search_text.corrections import correction
from corridor.search_text.query import Query
from corridor.search_text.reading import read_query
from corridor.search_text.vocabulary import Vocabulary
from corridor.site.search.bits import count
from corridor.site.search.contract import Search
from corridor.site.search.engine import engine
from corridor.site.search.facet_index import FacetIndex, Moment
from corridor.site.search.matches import matches
from corridor.site.search.models import SearchSpelling
from corridor.site.search.narrowing import narrowed

FEW = 3
"""With more results than this, nobody is asked what they meant."""

MOST_TOKENS = 200_000
"""So many of the most frequent words are known."""

LASTS_SECONDS = 600
"""So long the words of an earlier state of the catalogue do: what is suggested is looked for before it is said."""


class _Known:
    """The words of the catalogue, read when they are first needed."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.moment = Moment()
        self.read_at = float("-inf")
        self.vocabulary = Vocabulary({})

    def words(self, moment: Moment) -> Vocabulary:
        """The words as of the moment, or somewhat earlier."""
        with self.lock:
            earlier = self.moment.made == moment.made and self.moment.revision <= moment.revision
            fresh = time.monotonic() - self.read_at < LASTS_SECONDS
            if self.moment != moment and not (earlier and fresh):
                self.vocabulary = _read()
                self.moment, self.read_at = moment, time.monotonic()
            return self.vocabulary


_known = _Known()


def suggestion(index: FacetIndex, search: Search, query: Query, total: int) -> str | None:
    """The words of a search that found `total` entries, mended so that it finds more; None where there is no need."""
    if total > FEW or not query:
        return None
    mended = correction(query, _known.words(index.moment))
    if mended is None:
        return None
    better = narrowed(index, replace(search, words=mended.text), matches(index, read_query(mended.text)))
    return mended.text if count(better.left(index.published)) > total else None


def _read() -> Vocabulary:
    tokens = engine().counts()
    if len(tokens) > MOST_TOKENS:
        tokens = dict(nlargest(MOST_TOKENS, tokens.items(), key=lambda item: (item[1], item[0])))
    spellings = SearchSpelling.objects.values_list("token", "spelling").iterator()
    return Vocabulary(tokens, {token: spelling for token, spelling in spellings if token in tokens})
