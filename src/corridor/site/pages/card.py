"""An entry in a list: what it is, where it runs, what it serves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corridor.agenda.codes import order
from corridor.catalogue.entry import Entry
from corridor.certainty import Certainty
from corridor.site.pages.telling import telling
from corridor.site.search.contract import Hit, Marked

SHOWN_COUNTRIES = 6


@dataclass(frozen=True, slots=True)
class Card:
    """An entry among others; `language` is that of title and text, `more_countries` how many are not named."""

    slug: str
    kind: str
    title: Marked
    text: Marked
    language: str
    countries: tuple[str, ...]
    more_countries: int
    areas: tuple[str, ...]
    targets: tuple[str, ...]
    year: int | None
    uncertain: bool = False
    withdrawn_reason: str | None = None


def card_of_entry(entry: Entry) -> Card:
    """The card of a published entry, in the language of the page."""
    said = telling(entry)
    targets = {link.target for link in entry.vouched_links}
    return Card(
        slug=entry.id,
        kind=entry.kind,
        title=Marked(said.title),
        text=Marked(said.summary),
        language=said.language,
        countries=entry.countries[:SHOWN_COUNTRIES],
        more_countries=_left(entry.countries),
        areas=entry.areas,
        targets=_in_order(targets),
        year=entry.year_start,
        uncertain=entry.certainty is Certainty.LOW,
    )


def card_of_hit(hit: Hit) -> Card:
    """The card of an entry that a search found."""
    return Card(
        slug=hit.slug,
        kind=hit.kind,
        title=hit.title,
        text=hit.snippet,
        language=hit.language,
        countries=hit.countries[:SHOWN_COUNTRIES],
        more_countries=_left(hit.countries),
        areas=hit.areas,
        targets=_in_order(hit.targets),
        year=hit.year,
        withdrawn_reason=hit.withdrawn_reason,
    )


def _left(countries: tuple[str, ...]) -> int:
    return max(len(countries) - SHOWN_COUNTRIES, 0)


def _in_order(targets: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(targets, key=order))
