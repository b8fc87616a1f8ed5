"""The orders in which results stand, the same on every database."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from corridor.site.search.contract import Sort

type Order = NDArray[np.int32]
"""The places of all entries, the first first."""

type Key = tuple[bool, int, str] | tuple[str, str]

_MOST_INSERTED = 100


@dataclass(frozen=True, slots=True)
class Sorted:
    """What an entry is sorted by; `title` is its normal form."""

    slug: str
    year: int | None
    title: str


def _newest(one: Sorted) -> Key:
    return one.year is None, -(one.year or 0), one.slug


def _oldest(one: Sorted) -> Key:
    return one.year is None, one.year or 0, one.slug


def _title(one: Sorted) -> Key:
    return one.title, one.slug


_KEYS: Mapping[Sort, Callable[[Sorted], Key]] = {Sort.NEWEST: _newest, Sort.OLDEST: _oldest, Sort.TITLE: _title}


def orders(entries: Sequence[Sorted]) -> Mapping[Sort, Order]:
    """By year or title, and then by id; entries without a year come last."""
    return {sort: _order(entries, key) for sort, key in _KEYS.items()}


def renewed_orders(
    before: Mapping[Sort, Order], entries: Sequence[Sorted], changed: Iterable[int]
) -> Mapping[Sort, Order]:
    """The orders after the entries at some places changed, or were added at the end."""
    places = sorted(set(changed))
    if len(places) > _MOST_INSERTED:
        return orders(entries)
    return {sort: _inserted(before[sort], entries, places, key) for sort, key in _KEYS.items()}


def _order(entries: Sequence[Sorted], key: Callable[[Sorted], Key]) -> Order:
    keys = list(map(key, entries))
    return np.array(sorted(range(len(keys)), key=keys.__getitem__), dtype=np.int32)


def _inserted(before: Order, entries: Sequence[Sorted], places: Sequence[int], key: Callable[[Sorted], Key]) -> Order:
    order = before[~np.isin(before, places)]
    for place in places:
        at = bisect_left(order, key(entries[place]), key=partial(_key_of, entries, key))
        order = np.insert(order, at, place)
    return order


def _key_of(entries: Sequence[Sorted], key: Callable[[Sorted], Key], place: np.int32) -> Key:
    return key(entries[int(place)])
