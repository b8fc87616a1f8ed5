"""The codes that entries use, and what people write for them."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from enum import StrEnum
from functools import cache

from corridor.agenda.categories import LinkCategory
from corridor.agenda.goals import goals
from corridor.agenda.targets import targets
from corridor.catalogue.entry import EntryKind, EntryState, Level, LinkState, TranslationStatus
from corridor.catalogue.exchange.intake import RowNotes
from corridor.catalogue.kinds import kinds
from corridor.certainty import MAIN_STEPS
from corridor.forum.areas import areas

type Codes = Mapping[str, str]
"""What may be written for a code, without case -> the code."""

_LISTED = 15
"""A message lists all codes when there are no more than these."""


def code_of(path: str, value: str, codes: Codes, notes: RowNotes) -> str:
    """The code for what was written; the value itself, with an error, where there is none."""
    code = codes.get(value.casefold().strip())
    if code is None:
        # Every number resembles some target; only words are worth a guess.
        near = get_close_matches(value.casefold()[:200], codes, 1, 0.6) if value[:1].isalpha() else []
        known = dict.fromkeys(codes.values())
        listed = (
            f"one of {', '.join(known)}" if len(known) <= _LISTED else f"a code such as {', '.join(list(known)[:3])}"
        )
        notes.error(path, listed, value, f"did you mean {codes[near[0]]}?" if near else None)
        return value
    if code != value:
        notes.repair(path, value, code, "spelling of a code")
    return code


@cache
def codes_of_fields() -> Mapping[str, Codes]:
    """Field of an entry that takes one code -> its codes."""
    kind_codes = {name: kind.key.value for kind in kinds().values() for name in (kind.label, kind.kind_label)}
    return {
        "kind": _folded(kind_codes) | _plain(EntryKind),
        "level": _plain(Level),
        "state": _plain(EntryState),
        "certainty": _plain(MAIN_STEPS),
    }


@cache
def codes_of_links() -> Mapping[str, Codes]:
    """Field of a target link -> its codes."""
    numbers = {str(goal.number): str(goal.number) for goal in goals()}
    return {
        "target": _folded({target.code: target.code for target in targets()} | numbers),
        "category": _plain(LinkCategory),
        "state": _plain(LinkState),
    }


@cache
def codes_of_areas() -> Codes:
    """The six areas by key and title."""
    return _folded({name: area.key for area in areas() for name in (area.key, area.title, area.short_title)})


def _plain(values: type[StrEnum] | tuple[str, ...]) -> dict[str, str]:
    """Codes that may be written with blanks or hyphens for their underscores."""
    codes = [str(value) for value in values]
    return {spelling: code for code in codes for spelling in (code, code.replace("_", " "), code.replace("_", "-"))}


def _folded(codes: Mapping[str, str]) -> dict[str, str]:
    return {name.casefold(): code for name, code in codes.items()}


@cache
def codes_of_statuses() -> Codes:
    """How far a translation can be relied on."""
    return _plain(TranslationStatus)


@cache
def codes_of_seen() -> Codes:
    """How much of a source was read."""
    return _plain(("full", "partly", "name_only"))
