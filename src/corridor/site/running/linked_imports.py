"""The links that the model proposes for the entries of an import."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from corridor.catalogue.entry import Entry, TargetLink
from corridor.linking.proposals import proposals
from corridor.site.entries.proposing import refused_targets

type Proposed = Mapping[str, tuple[TargetLink, ...]]
"""By the id of an entry what the model proposes for it."""


def proposed_for(entries: Iterable[Entry]) -> Proposed:
    """What the model proposes for each entry; it asks no database, so nobody need wait for it."""
    return {entry.id: proposals(entry) for entry in entries}


def with_proposals(entries: Iterable[Entry], proposed: Proposed) -> tuple[Entry, ...]:
    """The entries with what is proposed, without targets that a person refused for the same entry before."""
    several = tuple(entries)
    refused = refused_targets(entry.id for entry in several)
    return tuple(_with(entry, proposed.get(entry.id, ()), refused.get(entry.id, frozenset())) for entry in several)


def _with(entry: Entry, proposed: tuple[TargetLink, ...], refused: frozenset[str]) -> Entry:
    added = tuple(link for link in proposed if link.target not in refused)
    return entry.model_copy(update={"target_links": (*entry.target_links, *added)}) if added else entry
