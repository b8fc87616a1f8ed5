"""The place that a person means."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache

from corridor.errors import UsageError
from corridor.places.normal_form import normal_form
from corridor.places.place import Place
from corridor.places.resolver import resolver
from corridor.places.tables import places

# Tried in this order; a code means what ISO says before it means what a publisher says.
_SCHEMES = ("iso3", "iso2", "m49", "name", "world_bank", "un_desa")
_NEAR = 5


@cache
def _foreign_names() -> dict[str, str]:
    """Normal form of each name in the other languages of the United Nations -> code."""
    names: dict[str, str] = {}
    for place in places().values():
        for name in place.names.values():
            names.setdefault(normal_form(name), place.code)
    return names


def _near(words: str) -> list[str]:
    """Names that resemble the words, or contain them, with their codes."""
    known = {normal_form(place.name): place for place in places().values()}
    wanted = normal_form(words)
    containing = [name for name in known if len(wanted) > 2 and wanted in name]
    close = [*containing, *get_close_matches(wanted, known, _NEAR, 0.7)]
    return [f"{known[name].name} ({known[name].code})" for name in dict.fromkeys(close)][:_NEAR]


def find(words: str) -> Place:
    """The place for a person's words: a code, an official or common name, in any case, accents or not.

    Raises `UsageError` that lists near matches.
    """
    for scheme in _SCHEMES:
        code = resolver(scheme).code(words)
        if code:
            return places()[code]
    foreign = _foreign_names().get(normal_form(words))
    if foreign:
        return places()[foreign]
    near = _near(words)
    raise UsageError(
        "a country, area or group by name or code (PHL, Philippines, LDC)",
        f"{words!r}",
        remedy=f"did you mean {' or '.join(near)}?" if near else "corridor places lists all of them",
    )
