"""What search takes in of an entry: the words of title and body, and the facets."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from corridor.agenda.codes import goal_of
from corridor.catalogue.entry import Entry
from corridor.places.place import PlaceKind
from corridor.places.registry import place
from corridor.search_text.document import Document, document, joined
from corridor.site.search.contract import Facet

_NAMED = (PlaceKind.COUNTRY, PlaceKind.AREA)


def searched(entry: Entry) -> Document:
    """The words by which an entry is found.

    The titles of all languages are the title. The body has the summaries, partners, sources, the note, the codes of
    targets, and the names of its countries in the six languages.
    """
    translations = ((said.title, said.summary, said.language) for said in entry.translations)
    texts = (document(*said) for said in ((entry.title, entry.summary, entry.language), *translations))
    beside = document("", "\n".join(_beside(entry)), entry.language)
    codes = (_code(link.target) for link in entry.vouched_links)
    return joined((*texts, beside, *codes, *map(_names, entry.countries)))


def facets_of(entry: Entry) -> dict[Facet, list[str]]:
    """The values of all facets of an entry. A link to a whole goal gives no target; regions are those of M49."""
    targets = [link.target for link in entry.vouched_links]
    found: dict[Facet, list[str | None]] = {
        Facet.KIND: [entry.kind.value],
        Facet.AREA: [*entry.areas],
        Facet.GOAL: [str(goal_of(target)) for target in targets],
        Facet.TARGET: [target for target in targets if "." in target],
        Facet.CATEGORY: [link.category for link in entry.vouched_links],
        Facet.COUNTRY: [*entry.countries],
        Facet.REGION: [region for country in entry.countries for region in _regions(country)],
        Facet.LEVEL: [entry.level.value],
        Facet.YEAR: [str(year) if (year := year_of(entry)) else None],
        Facet.LANGUAGE: [*entry.languages],
    }
    each_once = {facet: [value for value in dict.fromkeys(values) if value] for facet, values in found.items()}
    return {facet: values for facet, values in each_once.items() if values}


def year_of(entry: Entry) -> int | None:
    """The year in which it began, else in which it was shared; None where neither is known."""
    return entry.year_start or (entry.date_shared.year if entry.date_shared else None)


def _beside(entry: Entry) -> Iterator[str]:
    yield from entry.partners
    for source in entry.sources:
        yield from (source.publisher, source.title)
    yield from entry.forum_sources
    if entry.note:
        yield entry.note


@lru_cache(maxsize=1_000)
def _code(target: str) -> Document:
    return document("", target)


@lru_cache(maxsize=1_000)
def _names(country: str) -> Document:
    found = place(country)
    # Of a group, such as the world, nobody looks for the name.
    named = found.names.items() if found.kind in _NAMED else ()
    return joined([document("", name, language) for language, name in named])


@lru_cache(maxsize=1_000)
def _regions(country: str) -> tuple[str, ...]:
    found = place(country)
    return tuple(region for region in (found.region, found.sub_region, found.intermediate_region) if region)
