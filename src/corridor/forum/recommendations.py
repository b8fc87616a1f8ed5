"""What the Forum found and recommended up to 2017, as the founding document condenses it, in own words."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import Annotated

from pydantic import Field

from corridor.certainty import Certainty
from corridor.definitions import Record, data_path, read_keyed
from corridor.errors import UsageError

Section = Annotated[str, Field(pattern=r"^[a-f]$")]


class RecommendationKind(StrEnum):
    """What a record says: something found, a gap, an emerging issue, guidance sought, or advice."""

    FINDING = "finding"
    GAP = "gap"
    EMERGING = "emerging"
    GUIDANCE = "guidance"
    CONDENSED = "condensed"
    GENERAL = "general"
    SPECIFIC = "specific"


class Recommendation(Record):
    """One finding or recommendation.

    `section` is the section of the High-Level Political Forum's template, (a) to (f). `serves` holds the
    goals (`1`) and targets (`3.c`) to which the founding document itself ties it, `proposed` those that
    this project adds. `summit` and `roundtable` are given only where the document names them. `figures`
    are keys of quoted figures that belong to the sentence.
    """

    id: Annotated[str, Field(pattern=r"^gfmd2017-rec-[a-z0-9-]+$")]
    section: Section
    kind: RecommendationKind
    title: str
    text: str
    areas: tuple[str, ...] = ()
    serves: tuple[str, ...] = ()
    proposed: tuple[str, ...] = ()
    summit: int | None = None
    roundtable: str | None = None
    figures: tuple[str, ...] = ()
    certainty: Certainty = Certainty.HIGH
    note: str | None = None


@cache
def recommendations() -> tuple[Recommendation, ...]:
    """All records, in the order of the founding document."""
    path = data_path("corridor.forum", "recommendations.yaml")
    return tuple(read_keyed(path, Recommendation, lambda record: record.id, section="recommendations").values())


def recommendations_of(section: str, kind: RecommendationKind | None = None) -> tuple[Recommendation, ...]:
    """The records of one section, `a` to `f`, of one kind where given.

    Raises `UsageError` for a section that the template does not have.
    """
    if section not in tuple("abcdef"):
        raise UsageError("a section from a to f", repr(section), where="the section of the contribution")
    return tuple(r for r in recommendations() if r.section == section and (kind is None or r.kind is kind))


def condensed(area: str) -> tuple[Recommendation, ...]:
    """The condensed recommendations of one area (section c), in order; empty for an unknown area."""
    return tuple(r for r in recommendations_of("c", RecommendationKind.CONDENSED) if area in r.areas)
