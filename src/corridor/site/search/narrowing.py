"""The entries that a search leaves, and what each value of a facet would leave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from corridor.site.search.bits import Bits, flags_of
from corridor.site.search.contract import Facet, FacetValue, Search, Sort
from corridor.site.search.facet_index import FacetIndex
from corridor.site.search.matches import Matches


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The published entries that a search leaves, and the withdrawn ones that it would have left.

    `matches` is None where the search has no words; `chosen` are the entries that have a chosen value, by facet.
    """

    index: FacetIndex
    search: Search
    matches: Matches | None
    chosen: Mapping[Facet, Bits]

    def left(self, among: Bits, *, without: Facet | None = None) -> Bits:
        """What the search leaves of some entries; `without` is a facet whose choice does not count."""
        found = among if self.matches is None else among & self.matches.anywhere
        for facet, having in self.chosen.items():
            found = found if facet is without else found & having
        return found

    def facets(self) -> Mapping[Facet, tuple[FacetValue, ...]]:
        """The counts of each facet, as if nothing of that facet were chosen."""
        everything = self.left(self.index.published)
        found = {}
        for facet, table in self.index.facets.items():
            among = self.left(self.index.published, without=facet) if facet in self.chosen else everything
            found[facet] = table.values(among, self.search.facets.get(facet, ()))
        return found

    def ordered(self, among: Bits, first: int, last: int) -> list[int]:
        """The places from `first` up to `last` of the entries of `among`, in the order of the search.

        By relevance, those with all words in the title come before those with some, and these before the others;
        among equals, and without words, the newest comes first.
        """
        by_relevance = self.search.sort is Sort.RELEVANCE
        order = self.index.orders[Sort.NEWEST if by_relevance else self.search.sort]
        tiers = [among]
        if by_relevance and self.matches is not None:
            some, best = among & self.matches.title_some, among & self.matches.title_all
            tiers = [best, some ^ best, among ^ some]
        in_order = [order[flags_of(tier, self.index.size)[order]] for tier in tiers]
        return [int(place) for place in np.concatenate(in_order)[first:last]]


def narrowed(index: FacetIndex, search: Search, matches: Matches | None) -> Narrowed:
    """What a search leaves; `matches` is None where it has no words."""
    chosen = {facet: index.facets[facet].having(values) for facet, values in search.facets.items() if values}
    return Narrowed(index, search, matches, chosen)
