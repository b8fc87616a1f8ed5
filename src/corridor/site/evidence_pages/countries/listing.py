"""The list of countries and areas by region, and the search by name in six languages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from corridor.errors import UsageError
from corridor.places.normal_form import normal_form
from corridor.places.place import Place, PlaceKind
from corridor.places.registry import countries, find, groups
from corridor.site.evidence_pages.asked import Asked
from corridor.site.pages.labels import place_name


@dataclass(frozen=True, slots=True)
class Listed:
    """A place in a list."""

    code: str
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Region:
    """A region with its countries and areas, by name."""

    place: Listed
    members: tuple[Listed, ...]


def regions(asked: Asked) -> tuple[Region, ...]:
    """All countries and areas under their regions."""
    by_region: dict[str, list[Place]] = {}
    for country in countries():
        by_region.setdefault(country.region or "", []).append(country)
    found = [Region(_listed(code, asked), in_order(members, asked)) for code, members in by_region.items() if code]
    return tuple(sorted(found, key=lambda region: normal_form(region.place.name)))


def other_groups(asked: Asked) -> tuple[Listed, ...]:
    """All groups of countries, by name."""
    return in_order(groups(), asked)


def in_order(places: Iterable[Place], asked: Asked) -> tuple[Listed, ...]:
    """The places by name in the page's language."""
    return tuple(sorted((_listed(place.code, asked) for place in places), key=lambda it: normal_form(it.name)))


def meant(words: str) -> Place | None:
    """The one country, area or group that the words name exactly, in any language, as code or alias; else None."""
    try:
        found = find(words)
    except UsageError:
        return None
    return found if has_page(found) else None


def matching(words: str, asked: Asked) -> tuple[Listed, ...]:
    """Countries, areas and groups that the words name, in any of six languages: exactly, then as a part of a name."""
    wanted, exact = normal_form(words), meant(words)
    parts = in_order((place for place in (*countries(), *groups()) if _is_named(place, wanted)), asked)
    first = () if exact is None else (_listed(exact.code, asked),)
    return (*first, *(it for it in parts if it not in first))


def has_page(place: Place) -> bool:
    """Whether there is a page for the place."""
    return place.reportable or place.kind is PlaceKind.GROUP


def _is_named(place: Place, wanted: str) -> bool:
    return any(wanted in normal_form(name) for name in (*place.names.values(), place.short_name))


def _listed(code: str, asked: Asked) -> Listed:
    return Listed(code, place_name(code), asked.address(reverse("country", args=[code])))
