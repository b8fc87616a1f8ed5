"""The index of this process, brought in step with the catalogue whenever it is asked for."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from uuid import UUID

from django.db.models import Subquery

from corridor.site.entries.models import PublicChange
from corridor.site.search.facet_index import FacetIndex, Moment, Row, Standing, built, renewed
from corridor.site.search.models import IndexState, SearchText
from corridor.site.search.orders import Sorted

_MOST_RENEWED = 2_000
"""After more changes than this, all of it is read anew."""

_COLUMNS = ("entry_id", "slug", "year", "sort_key", "facets", "published")


class _Held:
    """The newest index of this process."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.index = built((), Moment())


_held = _Held()


def current_index() -> FacetIndex:
    """The index as of the newest public change; one query where nothing has changed."""
    index = _held.index
    if index.moment == _now():
        return index
    with _held.lock:
        # Before the rows: what comes in between is read again next time.
        now = _now()
        if _held.index.moment != now:
            _held.index = _next(_held.index, now)
        return _held.index


def _now() -> Moment:
    """The newest public change, and which making of the index it goes with."""
    made = IndexState.objects.filter(number=IndexState.ONLY).values("made")
    newest = PublicChange.objects.order_by("-pk").annotate(made=Subquery(made)).first()
    return Moment() if newest is None else _moment(newest, newest.made)


def _next(before: FacetIndex, now: Moment) -> FacetIndex:
    changes = PublicChange.objects.filter(pk__gte=before.moment.revision).order_by("pk")
    seen = list(changes[: _MOST_RENEWED + 1])
    follows = bool(seen) and _moment(seen[0], now.made) == before.moment
    slugs = {change.entry_slug for change in seen[1:]}
    # A change without an entry stands for all that may be different.
    if not follows or "" in slugs or len(seen) > _MOST_RENEWED:
        return built(tuple(_rows()), now)
    rows = {row.sorted_by.slug: row for row in _rows(slugs)}
    gone = slugs - rows.keys()
    lost = (_gone(before, place) for place, known in enumerate(before.sorted_by) if gone and known.slug in gone)
    return renewed(before, (*rows.values(), *lost), now)


def _moment(change: PublicChange, made: UUID | None) -> Moment:
    return Moment(change.pk, (change.at.isoformat(), change.entry_slug), made)


def _rows(slugs: set[str] | None = None) -> Iterator[Row]:
    texts = SearchText.objects.order_by("entry_id")
    if slugs is not None:
        texts = texts.filter(slug__in=slugs)
    for entry, slug, year, sort_key, facets, published in texts.values_list(*_COLUMNS).iterator(chunk_size=5_000):
        standing = Standing.PUBLISHED if published else Standing.WITHDRAWN
        yield Row(entry, Sorted(slug, year, sort_key), facets, standing)


def _gone(before: FacetIndex, place: int) -> Row:
    return Row(int(before.entries[place]), before.sorted_by[place], {}, Standing.GONE)
