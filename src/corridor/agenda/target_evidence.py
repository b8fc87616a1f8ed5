"""On which listings the migration link of a target rests, and how its number was seen there."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from corridor.agenda.targets import target
from corridor.definitions import Record, data_path, read_keyed, read_records


class Seen(StrEnum):
    """How a listing ties a target to migration; only `NUMBER_SEEN` is hard evidence."""

    NUMBER_SEEN = "number_seen"
    DESCRIBED = "described_number_not_seen"
    TOPIC_TIE = "topic_tie"


class LinkSource(Record):
    """A listing of migration-related targets: its publisher and title, how much of it was read."""

    key: str
    publisher: str
    title: str
    read: str
    complete_goals: tuple[int, ...] = ()


class LinkPage(Record):
    """A page of a listing, by its own key; `source` is the listing's key."""

    key: str
    source: str
    url: str


class TargetEvidence(Record):
    """One page that names, describes or touches one target."""

    target: str
    page: str
    how: Seen

    @property
    def source(self) -> str:
        """The key of the listing that the page belongs to."""
        return link_pages()[self.page].source

    @property
    def url(self) -> str:
        """The page's address."""
        return link_pages()[self.page].url


@cache
def link_sources() -> Mapping[str, LinkSource]:
    """The listings by key."""
    return read_keyed(data_path("corridor.agenda", "link_sources.yaml"), LinkSource, lambda source: source.key)


@cache
def link_pages() -> Mapping[str, LinkPage]:
    """The pages of the listings by key."""
    return read_keyed(data_path("corridor.agenda", "link_pages.csv"), LinkPage, lambda page: page.key)


@cache
def _evidence() -> Mapping[str, tuple[TargetEvidence, ...]]:
    found: dict[str, tuple[TargetEvidence, ...]] = {}
    for row in read_records(data_path("corridor.agenda", "target_evidence.csv"), TargetEvidence):
        found[row.target] = (*found.get(row.target, ()), row)
    return found


def all_evidence() -> tuple[TargetEvidence, ...]:
    """Every row of evidence, in the order of the targets."""
    return tuple(row for rows in _evidence().values() for row in rows)


def evidence_for(code: str) -> tuple[TargetEvidence, ...]:
    """The evidence for one target, empty where none was found; `UsageError` for an unknown target."""
    return _evidence().get(target(code).code, ())
