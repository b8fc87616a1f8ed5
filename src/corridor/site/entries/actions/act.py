"""The frame of every action that changes an entry: lock, who may, which state, change, log."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from corridor.catalogue.permissions import Actor, check_act
from corridor.catalogue.standing import Standing
from corridor.catalogue.states import Action, check_possible, check_reason, standing_after
from corridor.errors import UsageError, WrongState
from corridor.site.entries.audit import log
from corridor.site.entries.changes import note_public_changes
from corridor.site.entries.models import EntryVersion, StoredEntry
from corridor.site.entries.standing import standing_of, working_version


class Stale(WrongState):
    """Somebody changed the entry after the actor saw it."""


@dataclass(slots=True)
class Act:
    """An action under way: the locked entry, its working version, its standing before.

    `is_public` says whether the event is in the public log, `detail` goes into the log.
    """

    entry: StoredEntry
    version: EntryVersion
    before: Standing
    changes_public_view: bool
    is_public: bool
    detail: dict[str, Any] = field(default_factory=dict)


def account_id(actor: Actor) -> int | None:
    """The number of the actor's account, None without one."""
    return None if actor.id is None else int(actor.id)


def locked(slug: str) -> StoredEntry:
    """The entry, for this transaction alone where the database can; raises `UsageError` where there is none."""
    found = StoredEntry.objects.select_for_update().filter(slug=slug).first()
    if found is None:
        raise UsageError("the id of an entry", repr(slug), remedy="look the id up in a list")
    return found


def check_fresh(entry: StoredEntry, revision: int) -> None:
    """Raises `Stale` when the entry is no longer what the actor saw."""
    if entry.revision != revision:
        raise Stale(
            f"the entry as you saw it (revision {revision})",
            f"revision {entry.revision}: somebody was faster",
            remedy="look at the entry as it is now, and do it again if it still fits",
        )


@contextmanager
def acting(actor: Actor, action: Action, slug: str, *, revision: int, reason: str = "") -> Iterator[Act]:
    """Do `action`: what stands in the block changes the entry, the rest follows from the table of transitions."""
    with transaction.atomic():
        entry = locked(slug)
        version = working_version(entry)
        before = standing_of(entry, version)
        check_act(actor, action, before)
        check_possible(action, before)
        check_fresh(entry, revision)
        check_reason(action, reason)
        seen = action is Action.PUBLISH or (action is Action.WITHDRAW and before.public)
        act = Act(entry, version, before, changes_public_view=seen, is_public=seen)
        yield act
        _finish(act, actor, action, reason)


def _finish(act: Act, actor: Actor, action: Action, reason: str) -> None:
    entry = act.entry
    after = standing_after(action, act.before, actor.id)
    if act.before.approvals and not after.approvals:
        entry.approvals.filter(version=act.version.number).delete()
    entry.state, entry.authors = after.state, sorted(after.authors)
    save_next_revision(entry)
    log(
        actor,
        action,
        entry,
        from_state=act.before.state,
        public=act.is_public,
        note=reason.strip(),
        detail=act.detail,
    )
    if act.changes_public_view:
        show(entry)


def save_next_revision(entry: StoredEntry) -> None:
    """Keep the entry's row under the next revision."""
    entry.revision += 1
    entry.save()


def show(entry: StoredEntry) -> None:
    """Bring what the public finds in step with the entry's public version, or with there being none."""
    public = None if entry.published is None else entry.version(entry.published).as_entry()
    note_public_changes({entry: public})
