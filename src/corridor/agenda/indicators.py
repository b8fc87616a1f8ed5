"""The global SDG indicators, with their official wording, and how many there are at which date.

Source: General Assembly resolution 71/313 as refined by the Statistical Commission. The packaged list
is that of the 2020 review plus the few that the review deleted, which carry `deleted_in`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from corridor.agenda.codes import target_of
from corridor.agenda.targets import target as target_coded
from corridor.agenda.wording import Kind, wordings
from corridor.definitions import SourcedRecord, data_path, read_keyed, read_records
from corridor.errors import UsageError


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator: its code, its target's code, its official wording in English.

    `deleted_in` is the year of the review that deleted it, None while it stands.
    """

    code: str
    target: str
    wording: str
    deleted_in: int | None

    def wording_in(self, language: str) -> str:
        """The official wording in one of the six languages; `UsageError` for any other."""
        return wordings(Kind.INDICATOR, language)[self.code]


class Deletion(SourcedRecord):
    """An indicator of the packaged list that a review deleted."""

    code: str
    review: int
    note: str


class FrameworkSize(SourcedRecord):
    """How many indicators the framework has from a review on.

    `listed` counts an indicator once for each target it stands under; `listed_also` is a second count
    that is found for the same review. `unique` counts it once.
    """

    review: int
    listed: int
    listed_also: int | None = None
    unique: int
    note: str


@cache
def deletions() -> Mapping[str, Deletion]:
    """The packaged indicators that a review deleted, by code."""
    return read_keyed(data_path("corridor.agenda", "indicators_deleted.csv"), Deletion, lambda deletion: deletion.code)


@cache
def framework_sizes() -> tuple[FrameworkSize, ...]:
    """The number of indicators after each comprehensive review, oldest first."""
    return read_records(data_path("corridor.agenda", "framework_sizes.csv"), FrameworkSize)


@cache
def _indicators() -> Mapping[str, Indicator]:
    gone = deletions()
    return {
        code: Indicator(code, target_of(code), text, gone[code].review if code in gone else None)
        for code, text in wordings(Kind.INDICATOR).items()
    }


def indicators(target: str | None = None) -> tuple[Indicator, ...]:
    """All packaged indicators, deleted ones too, or one target's; `UsageError` for an unknown target."""
    if target is None:
        return tuple(_indicators().values())
    code = target_coded(target).code
    return tuple(indicator for indicator in _indicators().values() if indicator.target == code)


def indicator(code: str) -> Indicator:
    """The indicator of that code; raises `UsageError` where there is none."""
    found = _indicators().get(code)
    if found is None:
        raise UsageError(
            "the code of an indicator, such as 10.7.1 or 10.c.1",
            repr(code),
            remedy="look the code up in `indicators()`; letters are small",
        )
    return found
