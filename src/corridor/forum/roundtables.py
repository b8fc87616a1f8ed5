"""The roundtables of the summits from 2007 to 2017, and the areas that each is placed in."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Annotated

from pydantic import Field

from corridor.certainty import Certainty
from corridor.definitions import Record, data_path, read_keyed
from corridor.errors import UsageError

RoundtableNumber = Annotated[str, Field(pattern=r"^\d\.\d$")]


class Role(StrEnum):
    """What a placement claims.

    `firm`: the roundtable belongs in the area. `doubtful`: it may. `alternative`: it is one of several
    candidates for a single place. `and_or`: it is one of several candidates, of which more than one may
    be right.
    """

    FIRM = "firm"
    DOUBTFUL = "doubtful"
    ALTERNATIVE = "alternative"
    AND_OR = "and_or"


class Placement(Record):
    """A roundtable's place in an area, and the raw block of table 2 that it rests on.

    `raw_block` is None when no block of the text holds the number there and the place follows from the
    title alone. Column positions are lost in the text, so two placements may claim the same block.
    """

    area: str
    certainty: Certainty
    role: Role = Role.FIRM
    raw_block: int | None = None
    note: str | None = None


class Theme(Record):
    """The heading above a group of roundtables: `number` 1 of summit 1 covers roundtables 1.1, 1.2 ..."""

    summit: int
    number: int
    title: str | None
    certainty: Certainty


class Roundtable(Record):
    """One roundtable.

    `title` describes the session after the record, None where no title is on record. `certainty` is about the
    title, `number_certainty` about its standing under this number.
    """

    summit: int
    number: RoundtableNumber
    title: str | None
    certainty: Certainty
    number_certainty: Certainty
    source: str | None = None
    note: str | None = None
    founding_placements: tuple[str, ...] = ()
    placements: tuple[Placement, ...] = ()


_FILE = data_path("corridor.forum", "roundtables.yaml")


@cache
def themes() -> tuple[Theme, ...]:
    """The headings above the roundtables, by summit and number."""
    themes = read_keyed(_FILE, Theme, lambda theme: (theme.summit, theme.number), section="themes")
    return tuple(themes.values())


@cache
def _roundtables() -> Mapping[tuple[int, str], Roundtable]:
    return read_keyed(_FILE, Roundtable, lambda held: (held.summit, held.number), section="roundtables")


def roundtables() -> tuple[Roundtable, ...]:
    """All roundtables on record, by summit and number."""
    return tuple(_roundtables().values())


def roundtables_of(summit: int) -> tuple[Roundtable, ...]:
    """The roundtables of one summit; empty where none are on record."""
    return tuple(r for r in roundtables() if r.summit == summit)


def roundtable(summit: int, number: str) -> Roundtable:
    """The roundtable `number` of `summit`; raises `UsageError` when it is not on record."""
    found = _roundtables().get((summit, number))
    if found is None:
        known = ", ".join(r.number for r in roundtables_of(summit)) or "none on record"
        raise UsageError(f"a roundtable of summit {summit} ({known})", repr(number), where="the roundtable's number")
    return found
