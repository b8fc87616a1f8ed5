"""From what a publisher writes for an area to Corridor's code."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache

from corridor.errors import DefinitionError, UsageError
from corridor.places.normal_form import normal_form, without_footnote_marks
from corridor.places.place import Place, PlaceKind
from corridor.places.tables import SCHEMES, aliases, places

Pairs = Iterator[tuple[str, str]]


class Resolver:
    """The areas of one scheme by what publishers write; results are remembered."""

    def __init__(self, scheme: str, codes: Mapping[str, str]) -> None:
        self.scheme = scheme
        self._codes = codes
        self._seen: dict[str, str | None] = {}

    def code(self, text: str) -> str | None:
        """The code for a publisher's code or name, None where the scheme knows no such area.

        Case, accents, blanks, kinds of quotes and footnote marks do not matter; a mark that
        tells two areas apart (`Sudan*`, the former Sudan) does.
        """
        if text not in self._seen:
            self._seen[text] = self._find(text)
        return self._seen[text]

    def _find(self, text: str) -> str | None:
        exact = self._codes.get(_key(self.scheme, text))
        return exact or self._codes.get(_key(self.scheme, without_footnote_marks(text)))


def _key(scheme: str, text: str) -> str:
    normal = normal_form(text)
    # `004`, `4` and `0004` are one numeric code.
    return (normal.lstrip("0") or "0") if scheme in ("m49", "un_desa") and normal.isdigit() else normal


def _iso3(place: Place) -> Pairs:
    if not place.code.isdigit():
        yield place.code, place.code


def _iso2(place: Place) -> Pairs:
    if place.iso2:
        yield place.iso2, place.code


def _m49(place: Place) -> Pairs:
    # 934 and 948 are UN DESA's numbers, not UNSD's, and yet clash with none of them.
    if place.m49:
        yield place.m49, place.code


def _un_desa(place: Place) -> Pairs:
    # UN DESA numbers its regions otherwise than M49 (910 is Eastern Africa), so only areas are shared.
    if place.m49 and place.kind is not PlaceKind.GROUP:
        yield place.m49, place.code


def _names(place: Place) -> Pairs:
    for name in (place.name, place.short_name, place.name_in_sentence):
        yield name, place.code


def _world_bank(place: Place) -> Pairs:
    if place.kind is not PlaceKind.RESIDUAL and not place.code.isdigit():
        yield place.code, place.code
    yield from _names(place)


def _nothing(_: Place) -> Pairs:
    # UNHCR's codes look like ISO's and mean other countries: only its own table counts.
    return iter(())


_OWN: Mapping[str, Callable[[Place], Pairs]] = {
    "iso3": _iso3,
    "iso2": _iso2,
    "m49": _m49,
    "un_desa": _un_desa,
    "unhcr": _nothing,
    "world_bank": _world_bank,
    "name": _names,
}
# Schemes whose aliases a scheme takes over where it has none of its own.
_BORROWED = {"world_bank": ("name",)}


def _aliases_of(scheme: str) -> dict[str, str]:
    """Normal form -> code; raises `DefinitionError` where one alias stands for two places."""
    codes: dict[str, str] = {}
    for alias in aliases():
        if alias.scheme == scheme and codes.setdefault(_key(scheme, alias.alias), alias.code) != alias.code:
            raise DefinitionError(
                f"one place for {alias.alias!r} in scheme {scheme}",
                f"{codes[_key(scheme, alias.alias)]} and {alias.code}",
                where="corridor/places/data/aliases.csv",
            )
    return codes


@cache
def resolver(scheme: str) -> Resolver:
    """The resolver for a scheme of `corridor.sources.contract.AreaScheme`.

    Raises `UsageError` for an unknown scheme. The scheme's own aliases come first, then the
    places' own codes or names, then borrowed aliases.
    """
    scheme = str(scheme)
    if scheme not in SCHEMES:
        raise UsageError(f"one of {', '.join(SCHEMES)}", f"scheme {scheme!r}")
    codes = _aliases_of(scheme)
    for place in places().values():
        for text, code in _OWN[scheme](place):
            codes.setdefault(_key(scheme, text), code)
    for borrowed in _BORROWED.get(scheme, ()):
        for text, code in _aliases_of(borrowed).items():
            codes.setdefault(text, code)
    return Resolver(scheme, codes)
