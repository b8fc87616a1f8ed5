"""The practices, bodies, programmes and agreements that the founding document names, as entries."""

from __future__ import annotations

from functools import cache
from typing import Annotated

from pydantic import Field

from corridor.catalogue.entry import (
    Entry,
    EntryKind,
    EntrySource,
    Level,
    LinkState,
    TargetLink,
)
from corridor.certainty import Certainty, MainStep
from corridor.definitions import Record, data_path, read_keyed, read_record

FOUNDING = "gfmd2017"
"""Who accepted a link that the founding document itself makes."""

PROJECT = "corridor"
"""Who proposed a link that this project read into a record."""


class Tie(Record):
    """A link that the founding document makes, with where it makes it, in own words."""

    target: str
    category: str | None = None
    evidence: str


class FoundingRecord(Record):
    """A record as the files under `data/founding/` hold it; its first source is the founding document."""

    id: Annotated[str, Field(pattern=r"^gfmd2017-[a-z0-9-]+$")]
    kind: EntryKind
    title: str
    summary: str
    countries: tuple[str, ...] = ()
    level: Level
    partners: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    ties: tuple[Tie, ...] = ()
    proposed: tuple[str, ...] = ()
    gcm_objectives: tuple[int, ...] = ()
    year_start: int | None = None
    year_end: int | None = None
    sources: tuple[EntrySource, ...] = ()
    certainty: MainStep = Certainty.HIGH
    placements: tuple[str, ...]
    same_as: Annotated[str | None, Field(description="the packaged practice that is the same thing")] = None
    note: str | None = None

    def entry(self) -> Entry:
        """The record as an entry of the catalogue."""
        links = tuple(accepted(t.target, t.evidence, t.category) for t in self.ties)
        shared = self.model_dump(exclude={"ties", "proposed", "sources", "same_as"})
        return Entry.model_validate(
            shared
            | {
                "target_links": links + tuple(proposed(target) for target in self.proposed),
                "sources": (founding_source(), *self.sources),
            }
        )


def accepted(target: str, evidence: str, category: str | None = None) -> TargetLink:
    """A link that the founding document makes."""
    return TargetLink(target=target, category=category, evidence=evidence, state=LinkState.ACCEPTED, by=FOUNDING)


def proposed(target: str) -> TargetLink:
    """A link that this project proposes."""
    return TargetLink(target=target, by=PROJECT)


@cache
def founding_source() -> EntrySource:
    """The founding document as a source."""
    return read_record(data_path("corridor.catalogue", "founding_source.yaml"), EntrySource)


@cache
def founding_records() -> tuple[FoundingRecord, ...]:
    """All records of what the founding document names; those of one file stay in its order.

    Raises `DefinitionError` where a record does not hold what it must.
    """
    path = data_path("corridor.catalogue", "founding")
    return tuple(read_keyed(path, FoundingRecord, lambda record: record.id, section="records").values())
