"""The Forum's summits: who chaired, when and where, under which theme."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Annotated

from pydantic import Field

from corridor.certainty import Certainty
from corridor.definitions import Record, data_path, read_keyed
from corridor.errors import UsageError

PartialDate = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]


class Mode(StrEnum):
    """How a summit met."""

    IN_PERSON = "in_person"
    ONLINE = "online"


class Summit(Record):
    """One summit.

    `chairs` and `host` are ISO 3166 alpha-3 codes. Dates are as exact as they are known (`2018`, `2018-12`,
    `2018-12-05`). `unsourced` names the fields that rest on general knowledge; `year` is the year of
    the meeting, which may differ from the year of the chair.
    """

    number: int
    chairs: tuple[str, ...]
    chair_from: PartialDate | None = None
    chair_to: PartialDate | None = None
    date_from: PartialDate
    date_to: PartialDate
    city: str
    host: str
    mode: Mode = Mode.IN_PERSON
    theme: str | None = None
    sources: tuple[str, ...]
    certainty: Certainty
    unsourced: tuple[str, ...] = ()
    note: str | None = None
    founding_placements: tuple[str, ...] = ()

    @property
    def year(self) -> int:
        """The year in which the summit opened."""
        return int(self.date_from[:4])


@cache
def _summits() -> Mapping[int, Summit]:
    path = data_path("corridor.forum", "summits.yaml")
    return read_keyed(path, Summit, lambda summit: summit.number, section="summits")


def summits() -> tuple[Summit, ...]:
    """All summits on record, in order."""
    return tuple(_summits().values())


def summit(number: int) -> Summit:
    """The summit `number`; raises `UsageError` when there is no record of it."""
    found = _summits().get(number)
    if found is None:
        raise UsageError(f"a summit from 1 to {len(_summits())}", repr(number), where="the summit's number")
    return found
