"""What an entry of the catalogue is."""

from __future__ import annotations

from collections import Counter
from datetime import date
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

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
    OFFER = "offer"
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


class TranslationStatus(StrEnum):
    """How far a translation can be relied on, from the least."""

    MACHINE = "machine"
    DRAFT = "draft"
    REVIEWED = "reviewed"
    OFFICIAL = "official"


Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
"""The code of a language (BCP 47): `en`, `ar`, `zh-Hans`."""

FileName = Annotated[str, Field(pattern=r"^\w[\w.-]*$", max_length=200)]
"""A file's bare name, without a folder."""


LINKING = "linking"
"""How `by` begins where the model that links texts proposed a link; which model it was follows."""


class TargetLink(Record):
    """The link of an entry to a target, or to a whole goal when `target` is a goal's number.

    `category` is one of the four link categories, or None where the source does not say.
    """

    target: str
    category: str | None = None
    evidence: str | None = None
    state: LinkState = LinkState.PROPOSED
    by: str

    @property
    def is_unread(self) -> bool:
        """Whether a model alone proposes it: no person has said that there is a link, or accepted it."""
        return self.state is LinkState.PROPOSED and self.by.startswith(LINKING)


class EntrySource(Record):
    """A page or document on which an entry rests."""

    publisher: str
    title: str
    url: str | None = None
    seen: str | None = Field(default=None, description="full, partly or name_only")


class Translation(Record):
    """Title and summary in another language than the original's; `by` says who or what translated."""

    language: Language
    title: str
    summary: str
    status: TranslationStatus
    by: str


class Entry(Record):
    """One record of the catalogue; contacts are never part of it.

    `forum_sources` are the sessions, papers and calls of the Forum in which it came up. `date_shared` is the
    day on which it was first published on the platform. `language` is that of the original title and summary.
    Raises ValidationError when a withdrawn entry has no reason, or a language has two texts.
    """

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
    forum_sources: tuple[str, ...] = ()
    year_start: int | None = None
    year_end: int | None = None
    date_shared: date | None = None
    language: Language = "en"
    translations: tuple[Translation, ...] = ()
    illustration: FileName | None = None
    illustration_alt: str | None = Field(default=None, description="what the picture shows, in words")
    certainty: MainStep
    placements: tuple[str, ...] = Field(
        default=(),
        description="Where the founding document shows it: `box:1`, `annex:health`, `text:b`, ...",
    )
    note: str | None = None
    withdrawn_reason: str | None = None

    @model_validator(mode="after")
    def _withdrawn_with_a_reason(self) -> Self:
        if self.state is EntryState.WITHDRAWN and not self.withdrawn_reason:
            raise ValueError("a withdrawn entry says why in withdrawn_reason")
        return self

    @model_validator(mode="after")
    def _one_text_in_each_language(self) -> Self:
        twice = [language for language, texts in Counter(self.languages).items() if texts > 1]
        if twice:
            raise ValueError(f"one text in each language, not two in {', '.join(twice)}")
        return self

    @property
    def vouched_links(self) -> tuple[TargetLink, ...]:
        """The links that somebody stands for; what only a model proposes is not among them.

        Whatever counts, finds or lists entries by target goes by these; unread proposals are only shown as such.
        """
        return tuple(link for link in self.target_links if not link.is_unread)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which it can be read: the original's first, then those of the translations."""
        return (self.language, *(translation.language for translation in self.translations))
