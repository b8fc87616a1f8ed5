"""The facets of a search as links: what each value is called, how many results it leaves, where it leads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.urls import reverse

from corridor.agenda.codes import order
from corridor.errors import UsageError
from corridor.site.pages.labels import FACETS, facet_label
from corridor.site.search.address import query_string
from corridor.site.search.contract import Facet, FacetValue, Results, Search

OPEN_AT_FIRST = (Facet.KIND, Facet.AREA, Facet.COUNTRY)
FEW = 12
"""So many values of a facet are shown before one asks for the rest."""


@dataclass(frozen=True, slots=True)
class FacetLine:
    """A value of a facet; `address` chooses it, or gives it up when it is chosen."""

    facet: Facet
    value: str
    label: str
    count: int
    chosen: bool
    address: str


@dataclass(frozen=True, slots=True)
class FacetBlock:
    """A facet with its values, the chosen ones and the most frequent first; `rest` is behind a button."""

    facet: Facet
    title: str
    lines: tuple[FacetLine, ...]
    rest: tuple[FacetLine, ...]
    open: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """Something that narrows the search, and the address of the search without it."""

    title: str
    label: str
    address: str


def facet_blocks(results: Results) -> tuple[FacetBlock, ...]:
    """All facets that can narrow the results, in the contract's order."""
    found = []
    for facet in Facet:
        lines = sorted(_lines(results, facet), key=lambda line: not line.chosen)
        if lines:
            shown, rest = _parted(lines)
            is_open = facet in OPEN_AT_FIRST or any(line.chosen for line in lines)
            found.append(FacetBlock(facet, str(FACETS[facet]), shown, rest, is_open))
    return tuple(found)


def top_lines(results: Results, facet: Facet, most: int) -> tuple[FacetLine, ...]:
    """The most frequent values of one facet that are not chosen."""
    return tuple(line for line in _lines(results, facet) if not line.chosen)[:most]


def chosen(search: Search) -> tuple[Chosen, ...]:
    """All that narrows the search: its words, then the values of its facets."""
    found = [Chosen("", search.words, practices_address(replace(search, words="", page=1)))] if search.words else []
    for facet, values in search.facets.items():
        for value in values:
            found.append(
                Chosen(str(FACETS[facet]), _label(facet, value), practices_address(without(search, facet, value)))
            )
    return tuple(found)


def practices_address(search: Search) -> str:
    """The address of a search."""
    asked = query_string(search)
    return f"{reverse('practices')}?{asked}" if asked else reverse("practices")


def with_value(search: Search, facet: Facet, value: str) -> Search:
    """The search, from its first page, with one more value of a facet."""
    values = (*search.facets.get(facet, ()), value)
    return replace(search, facets={**search.facets, facet: values}, page=1)


def without(search: Search, facet: Facet, value: str) -> Search:
    """The search, from its first page, without one value of a facet."""
    left = {one: tuple(v for v in values if (one, v) != (facet, value)) for one, values in search.facets.items()}
    return replace(search, facets={one: values for one, values in left.items() if values}, page=1)


def _lines(results: Results, facet: Facet) -> list[FacetLine]:
    values = results.facets.get(facet, ())
    return [_line(results.search, facet, value) for value in _ordered(facet, values)]


def _ordered(facet: Facet, values: Iterable[FacetValue]) -> list[FacetValue]:
    """Goals by number, years from the newest, all else by how many results a value leaves."""
    if facet is Facet.GOAL:
        return sorted(values, key=lambda value: order(value.value))
    if facet is Facet.YEAR:
        return sorted(values, key=lambda value: value.value, reverse=True)
    return sorted(values, key=lambda value: (-value.count, value.value))


def _line(search: Search, facet: Facet, value: FacetValue) -> FacetLine:
    other = without(search, facet, value.value) if value.chosen else with_value(search, facet, value.value)
    return FacetLine(
        facet, value.value, _label(facet, value.value), value.count, value.chosen, practices_address(other)
    )


def _label(facet: Facet, value: str) -> str:
    """What the value is called; itself where it means nothing (somebody wrote it into the address)."""
    try:
        return facet_label(facet, value)
    except (UsageError, ValueError):
        return value


def _parted(lines: Iterable[FacetLine]) -> tuple[tuple[FacetLine, ...], tuple[FacetLine, ...]]:
    ordered = tuple(lines)
    few = max(FEW, sum(line.chosen for line in ordered))
    return ordered[:few], ordered[few:]
