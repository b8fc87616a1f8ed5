"""Two records of one thing become one entry."""

from __future__ import annotations

from collections.abc import Iterable

from corridor.catalogue.entry import Entry


def merged(first: Entry, second: Entry) -> Entry:
    """`first` with what `second` adds: countries, partners, areas, links, objectives, sources, years.

    Id, kind, wording, certainty and every value that `first` has stay as they are.
    """
    linked = {link.target for link in first.target_links}
    added_links = tuple(link for link in second.target_links if link.target not in linked)
    return first.model_copy(
        update={
            "countries": _union(first.countries, second.countries),
            "partners": _union(first.partners, second.partners),
            "areas": _union(first.areas, second.areas),
            "target_links": first.target_links + added_links,
            "gcm_objectives": _union(first.gcm_objectives, second.gcm_objectives),
            "sources": _union(first.sources, second.sources),
            "year_start": first.year_start or second.year_start,
            "year_end": first.year_end or second.year_end,
        }
    )


def _union[T](first: Iterable[T], second: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys((*first, *second)))
