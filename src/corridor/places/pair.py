"""A pair of countries: where people come from and where they go."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corridor.errors import UsageError
from corridor.places.place import Place
from corridor.places.registry import place
from corridor.places.search import find

MARK = "-"
_MARKS = re.compile(r"\s*[-–—→]\s*")
_EXAMPLE = "write PHL-ARE, or Philippines-United Arab Emirates; the country of origin first"


@dataclass(frozen=True, slots=True)
class Pair:
    """A corridor of people from `origin` to `destination` (ISO 3166 alpha-3); money runs the other way.

    Raises `UsageError` for a country with itself, and for an end that no report can be written for.
    """

    origin: str
    destination: str

    def __post_init__(self) -> None:
        """Refuse what is no pair of two countries or areas."""
        for end in (place(self.origin), place(self.destination)):
            if not end.reportable:
                raise UsageError(
                    "two countries or areas", f"{end.name} ({end.code}), which is a {end.kind}", remedy=_EXAMPLE
                )
        if self.origin == self.destination:
            raise UsageError("two different countries", f"{place(self.origin).name} twice", remedy=_EXAMPLE)

    @property
    def code(self) -> str:
        """Both codes, the origin first: `PHL-ARE`."""
        return f"{self.origin}{MARK}{self.destination}"

    @property
    def back(self) -> Pair:
        """The pair the other way round."""
        return Pair(self.destination, self.origin)


def find_place_or_pair(words: str) -> Place | Pair:
    """What a person's words mean: one place, or two joined with a dash, the origin of people first.

    A name that has a dash itself (Timor-Leste) is one place, and may stand in a pair too. Raises `UsageError` for
    words that name neither, for one country twice, and for a pair with a group.
    """
    whole = _found(words)
    if isinstance(whole, Place):
        return whole
    ends = [(_found(first), _found(second)) for first, second in _splits(words)]
    for origin, destination in ends:
        if isinstance(origin, Place) and isinstance(destination, Place):
            return Pair(origin.code, destination.code)
    for origin, destination in ends:
        if isinstance(origin, Place) and isinstance(destination, UsageError):
            raise destination
        if isinstance(destination, Place) and isinstance(origin, UsageError):
            raise origin
    raise whole


def find_pair(words: str) -> Pair:
    """The pair that a person's words mean; raises `UsageError` as `find_place_or_pair` does, and for one place."""
    found = find_place_or_pair(words)
    if isinstance(found, Pair):
        return found
    raise UsageError("two countries, the origin of people first", f"{found.name} alone", remedy=_EXAMPLE)


def pair_of(code: str) -> Pair | None:
    """The pair of a code such as `PHL-ARE`; None for the code of one place. Raises `UsageError` as `Pair` does."""
    origin, mark, destination = code.partition(MARK)
    return Pair(origin, destination) if mark else None


def _splits(words: str) -> Iterator[tuple[str, str]]:
    for match in _MARKS.finditer(words):
        yield words[: match.start()], words[match.end() :]


def _found(words: str) -> Place | UsageError:
    try:
        return find(words)
    except UsageError as unknown:
        return unknown
