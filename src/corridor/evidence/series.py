"""Series: what one is, which publisher's variables it takes, which vintage is preferred."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from corridor.definitions import Record, data_path, read_keyed
from corridor.errors import UsageError


class VintageRule(StrEnum):
    """How several vintages of a series go together in a query that names none."""

    REPLACES = "replaces"
    """A newer release replaces an older one as a whole, area by area."""
    COMPLEMENTS = "complements"
    """Each fact is taken from the best vintage that has it."""


class Take(Record):
    """One variable of one reader that belongs to the series; `unit` is the reader's own word for it."""

    reader: str
    variable: str
    unit: str


class SeriesDefinition(Record):
    """A series of observations.

    `takes` is in the order of preference: an earlier reader wins over a later one, and within a
    reader the newest vintage wins. `additive` says that values of countries may be summed to a group.
    """

    key: str
    title: str
    unit: str
    area: str
    counterpart: str | None = None
    indicators: tuple[str, ...] = ()
    targets: tuple[str, ...]
    takes: tuple[Take, ...]
    migratory_status: str = "_T"
    """The migratory status that a query gets when it names none."""
    vintage_rule: VintageRule = VintageRule.REPLACES
    zero_is_unrecorded: bool = False
    """The publisher writes 0 where nothing was recorded, so that a 0 becomes a status, not a number."""
    provisional_within_months: int | None = None
    """A yearly value released within so many months after the year's end is provisional."""
    additive: bool = False
    source: str
    caution: str | None = None
    starter_since: int | None = None
    """First year of the starter pack's excerpt; None keeps the series out of it, 0 means the latest only."""


@cache
def series_definitions() -> Mapping[str, SeriesDefinition]:
    """All packaged series by key; raises `DefinitionError` for one that is malformed or given twice."""
    path = data_path("corridor.evidence", "series")
    return read_keyed(path, SeriesDefinition, lambda definition: definition.key)


def series_definition(key: str) -> SeriesDefinition:
    """The series with this key; raises `UsageError` when there is none."""
    try:
        return series_definitions()[key]
    except KeyError:
        raise UsageError("the key of a series", repr(key), remedy="`corridor evidence series` lists them") from None
