"""What an entry of the catalogue is."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from corridor.certainty import MainStep
from corridor.definitions import Record


class EntryKind(StrEnum):
    """What an entry is about; the first seven are kinds of practice."""

    PRACTICE = "practice"
    POLICY = "policy"
    TOOL = "tool"
    LAW = "law"
    ORGANISATION = "organisation"
    AGREEMENT = "agreement"
    NETWORK = "network"
    RECOMMENDATION = "recommendation"
    ROUNDTABLE = "roundtable"
    SUMMIT = "summit"
    CALL = "call"
    PLEDGE = "pledge"


PRACTICE_KINDS = frozenset(tuple(EntryKind)[:7])
"""The kinds that are counted and listed as practices."""


class EntryState(StrEnum):
    """Where an entry stands between its first draft and its withdrawal."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    IN_REVIEW = "in_review"
    RETURNED = "returned"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class Level(StrEnum):
    """The level of government or cooperation at which an entry works."""

    LOCAL = "local"
    NATIONAL = "national"
    REGIONAL = "regional"
    GLOBAL = "global"


class LinkState(StrEnum):
    """Whether a person has accepted a link, or it is still a proposal."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"


class TargetLink(Record):
    """The link of an entry to a target, or to a whole goal when `target` is a goal's number.

    `category` is one of the four link categories, or None where the source does not say.
    """

    target: str
    category: str | None = None
    evidence: str | None = None
    state: LinkState = LinkState.PROPOSED
    by: str


class EntrySource(Record):
    """A page or document on which an entry rests."""

    publisher: str
    title: str
    url: str | None = None
    seen: str | None = Field(default=None, description="full, partly or name_only")


class Entry(Record):
    """One record of the catalogue; contacts are never part of it."""

    kind: EntryKind
    id: str
    version: int = 1
    state: EntryState = EntryState.PUBLISHED
    title: str
    summary: str
    countries: tuple[str, ...] = ()
    level: Level
    partners: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    target_links: tuple[TargetLink, ...] = ()
    gcm_objectives: tuple[int, ...] = ()
    sources: tuple[EntrySource, ...]
    year_start: int | None = None
    year_end: int | None = None
    languages: tuple[str, ...] = ("en",)
    certainty: MainStep
    placements: tuple[str, ...] = Field(
        default=(),
        description="Where the founding document shows it: `box:1`, `annex:health`, `text:b`, ...",
    )
    note: str | None = None
