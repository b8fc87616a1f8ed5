"""What is published, held in memory: facets as sets of entries, and the orders of results.

Made once from `SearchText`, and renewed as public changes come. An index is never changed, so that threads can read
it while another one makes the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from uuid import UUID

import numpy as np

from corridor.site.search.bits import Bits, Places, bits_of, widened
from corridor.site.search.contract import Facet, Sort
from corridor.site.search.facet_table import FacetTable, facet_table
from corridor.site.search.orders import Order, Sorted, orders, renewed_orders


@dataclass(frozen=True, slots=True)
class Moment:
    """The state of the catalogue that an index stands for: its newest public change, and the making of the index.

    The number alone does not do: after a restore from a backup, or a change that was taken back, it may return.
    """

    revision: int = 0
    change: tuple[str, str] = ("", "")
    made: UUID | None = None


class Standing(Enum):
    """How the public sees an entry."""

    PUBLISHED = auto()
    WITHDRAWN = auto()
    GONE = auto()


@dataclass(frozen=True, slots=True)
class Row:
    """An entry as the index takes it in."""

    entry: int
    sorted_by: Sorted
    facets: Mapping[str, Sequence[str]]
    standing: Standing


@dataclass(frozen=True, slots=True)
class FacetIndex:
    """All entries that the public knows, each at its place.

    `entries` are the numbers of the stored entries by place, `place_of` the places by these numbers, -1 where there is
    none. An entry that is gone keeps its place, and is in no set.
    """

    moment: Moment
    entries: Places
    place_of: Places
    sorted_by: tuple[Sorted, ...]
    published: Bits
    withdrawn: Bits
    facets: Mapping[Facet, FacetTable]
    orders: Mapping[Sort, Order]

    @property
    def size(self) -> int:
        """How many places there are."""
        return len(self.sorted_by)

    def place(self, entry: int) -> int | None:
        """The place of a stored entry, None where it has none."""
        place = int(self.place_of[entry]) if entry < len(self.place_of) else -1
        return place if place >= 0 else None

    def found(self, ids: Places) -> Bits:
        """The set of stored entries by their numbers; those that the index does not know are left out."""
        known = ids[ids < len(self.place_of)]
        places = self.place_of[known]
        return bits_of(places[places >= 0], self.size)


def built(rows: Sequence[Row], moment: Moment) -> FacetIndex:
    """The index of all rows."""
    sorted_by = tuple(row.sorted_by for row in rows)
    entries = np.array([row.entry for row in rows], dtype=np.int64)
    published, withdrawn = _standing(dict(enumerate(rows)), len(rows))
    return FacetIndex(
        moment=moment,
        entries=entries,
        place_of=_places_by_entry(entries),
        sorted_by=sorted_by,
        published=published,
        withdrawn=withdrawn,
        facets={facet: facet_table([row.facets.get(facet, ()) for row in rows]) for facet in Facet},
        orders=orders(sorted_by),
    )


def renewed(before: FacetIndex, rows: Iterable[Row], moment: Moment) -> FacetIndex:
    """The index after the entries of `rows` came or changed."""
    entries, sorted_by = before.entries.tolist(), list(before.sorted_by)
    changed: dict[int, Row] = {}
    for row in rows:
        place = before.place(row.entry)
        if place is None:
            place = len(entries)
            entries.append(row.entry)
            sorted_by.append(row.sorted_by)
        sorted_by[place] = row.sorted_by
        changed[place] = row
    size = len(entries)
    published, withdrawn = _standing(changed, size)
    same = ~bits_of(np.array([*changed], dtype=np.int64), size)
    numbers = np.array(entries, dtype=np.int64)
    return FacetIndex(
        moment=moment,
        entries=numbers,
        place_of=_places_by_entry(numbers),
        sorted_by=tuple(sorted_by),
        published=widened(before.published, size) & same | published,
        withdrawn=widened(before.withdrawn, size) & same | withdrawn,
        facets={
            facet: table.renewed({place: row.facets.get(facet, ()) for place, row in changed.items()}, size)
            for facet, table in before.facets.items()
        },
        orders=renewed_orders(before.orders, sorted_by, changed),
    )


def _standing(rows: Mapping[int, Row], size: int) -> tuple[Bits, Bits]:
    """The sets of the published and of the withdrawn."""
    published = [place for place, row in rows.items() if row.standing is Standing.PUBLISHED]
    withdrawn = [place for place, row in rows.items() if row.standing is Standing.WITHDRAWN]
    return bits_of(np.array(published, dtype=np.int64), size), bits_of(np.array(withdrawn, dtype=np.int64), size)


def _places_by_entry(entries: Places) -> Places:
    places = np.full(int(entries.max(initial=-1)) + 1, -1, dtype=np.int64)
    places[entries] = np.arange(len(entries))
    return places
