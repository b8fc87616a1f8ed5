"""One facet over all entries: for each of its values, the set of entries that have it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from corridor.site.search.bits import Bits, bits_of, counts, union, widened, words_for
from corridor.site.search.contract import FacetValue


@dataclass(frozen=True, slots=True)
class FacetTable:
    """The values of a facet, and a row of bits for each. Never changed; a change gives another table."""

    rows: Mapping[str, int]
    sets: Bits

    def having(self, values: Sequence[str]) -> Bits:
        """The entries that have one of the values; none have a value that is unknown."""
        rows = [self.rows[value] for value in values if value in self.rows]
        return union(self.sets[rows])

    def values(self, among: Bits, chosen: Sequence[str]) -> tuple[FacetValue, ...]:
        """How many entries of `among` have each value: all that some have and those chosen, the most frequent first."""
        found = zip(self.rows, counts(self.sets, among).tolist(), strict=True)
        wanted = frozenset(chosen)
        shown = [FacetValue(value, number, value in wanted) for value, number in found if number or value in wanted]
        shown += [FacetValue(value, 0, chosen=True) for value in dict.fromkeys(chosen) if value not in self.rows]
        return tuple(sorted(shown, key=lambda each: (-each.count, each.value)))

    def renewed(self, of_places: Mapping[int, Sequence[str]], size: int) -> FacetTable:
        """The table for `size` entries, those at the places given having these values and no others."""
        fresh = [value for values in of_places.values() for value in values if value not in self.rows]
        rows = dict(self.rows)
        for value in fresh:
            rows.setdefault(value, len(rows))
        sets = np.zeros((len(rows), words_for(size)), dtype="<u8")
        sets[: len(self.rows)] = widened(self.sets, size)
        sets &= ~bits_of(np.fromiter(of_places, dtype=np.int64), size)
        for place, values in of_places.items():
            for value in values:
                sets[rows[value], place // 64] |= np.uint64(1 << place % 64)
        return FacetTable(rows, sets)


def facet_table(values_by_place: Sequence[Sequence[str]]) -> FacetTable:
    """The table of a facet for all entries."""
    places: dict[str, list[int]] = {}
    for place, values in enumerate(values_by_place):
        for value in values:
            places.setdefault(value, []).append(place)
    size = len(values_by_place)
    sets = np.zeros((len(places), words_for(size)), dtype="<u8")
    for row, of_value in enumerate(places.values()):
        sets[row] = bits_of(np.array(of_value, dtype=np.int64), size)
    return FacetTable({value: row for row, value in enumerate(places)}, sets)
