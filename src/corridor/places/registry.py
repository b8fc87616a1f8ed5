"""The door to the places: by code, by a person's words, by group, by a publisher's alias."""

from __future__ import annotations

from functools import cache

from corridor.errors import UsageError
from corridor.places.place import Place, PlaceKind
from corridor.places.resolver import Resolver, resolver
from corridor.places.search import find
from corridor.places.tables import group_members, places

__all__ = ["Resolver", "countries", "find", "groups", "groups_of", "members", "place", "resolver"]


def place(code: str) -> Place:
    """The place with this code; raises `UsageError` where there is none. Words go to `find`."""
    try:
        return places()[code]
    except KeyError:
        raise UsageError("the code of a place", f"{code!r}", remedy="look for it by name or alias") from None


@cache
def countries() -> tuple[Place, ...]:
    """The countries and areas that a report can be written for, by English name."""
    reportable = (place for place in places().values() if place.reportable)
    return tuple(sorted(reportable, key=lambda place: place.name))


@cache
def groups() -> tuple[Place, ...]:
    """All groups, by code."""
    found = (place for place in places().values() if place.kind is PlaceKind.GROUP)
    return tuple(sorted(found, key=lambda place: place.code))


def members(group_code: str) -> tuple[str, ...]:
    """The codes of a group's countries and areas, sorted; raises `UsageError` where it is no group."""
    try:
        return group_members()[group_code]
    except KeyError:
        raise UsageError("the code of a group", f"{group_code!r}") from None


@cache
def groups_of(code: str) -> tuple[str, ...]:
    """The codes of all groups that a country or area is in, sorted; raises `UsageError` as `place` does."""
    place(code)
    return tuple(sorted(group for group, codes in group_members().items() if code in codes))
