"""Entries that come as a whole from a file, handed in for review."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import batched

from django.db import transaction
from django.utils import timezone

from corridor.catalogue.entry import Entry, EntryState
from corridor.catalogue.states import Action
from corridor.site.entries.changes import BATCH
from corridor.site.entries.models import AuditEvent, EntryVersion, StoredEntry
from corridor.site.entries.record import record_of

_CHANGED = ("state", "working", "revision", "submitted_at", "changed_at", "authors")


@transaction.atomic
def hand_in(entries: Iterable[Entry], *, actor: str, role: str, note: str) -> None:
    """Put each entry into the queue: as a new one, or as a new version of a published one, which stays public.

    The caller has made sure that nobody is at work on those that are there.
    """
    for batch in batched(entries, BATCH, strict=False):
        there = {stored.slug: stored for stored in StoredEntry.objects.filter(slug__in=[one.id for one in batch])}
        again = [there[entry.id] for entry in batch if entry.id in there]
        new = [_begun(entry) for entry in batch if entry.id not in there]
        before = {stored.slug: stored.state for stored in again}
        _hand_in(again)
        StoredEntry.objects.bulk_update(again, _CHANGED, batch_size=BATCH)
        made = StoredEntry.objects.bulk_create(new, batch_size=BATCH)
        _versions({stored.slug: stored for stored in (*again, *made)}, batch, note)
        AuditEvent.objects.bulk_create(
            [
                AuditEvent(
                    actor=actor,
                    role=role,
                    action=Action.SUBMIT,
                    entry_slug=stored.slug,
                    entry_title=stored.public_title,
                    version=stored.working,
                    from_state=before.get(stored.slug, ""),
                    to_state=EntryState.SUBMITTED,
                    note=note,
                )
                for stored in (*again, *made)
            ],
            batch_size=BATCH,
        )


def _begun(entry: Entry) -> StoredEntry:
    stored = StoredEntry(slug=entry.id, kind=entry.kind, public_title=entry.title, working=0, revision=0)
    _hand_in([stored])
    return stored


def _hand_in(rows: Sequence[StoredEntry]) -> None:
    now = timezone.now()
    for stored in rows:
        stored.working += 1
        stored.revision += 1
        stored.state, stored.authors = EntryState.SUBMITTED, []
        stored.submitted_at = stored.changed_at = now


def _versions(rows: dict[str, StoredEntry], entries: Sequence[Entry], note: str) -> None:
    EntryVersion.objects.bulk_create(
        [
            EntryVersion(
                entry=rows[entry.id],
                number=rows[entry.id].working,
                record=record_of(entry),
                note=note,
                submitted_at=rows[entry.id].submitted_at,
            )
            for entry in entries
        ],
        batch_size=BATCH,
    )
