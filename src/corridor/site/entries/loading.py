"""Records that come as a whole, from the package or from a file, as published entries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import batched
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from corridor.catalogue.entry import Entry, EntryState
from corridor.catalogue.states import Action
from corridor.site.entries.changes import BATCH, note_public_changes
from corridor.site.entries.models import AuditEvent, EntryVersion, StoredEntry
from corridor.site.entries.record import digest_of, record_of

_RENEWED = ("kind", "public_title", "packaged_digest", "working", "revision", "published", "published_at", "changed_at")


@dataclass(frozen=True, slots=True)
class Loaded:
    """The slugs of entries that are new, that have a new version, and that people changed and so were left alone."""

    added: tuple[str, ...]
    renewed: tuple[str, ...]
    left: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Logged:
    actor: str
    role: str
    note: str


@dataclass(frozen=True, slots=True)
class _Incoming:
    slug: str
    entry: Entry
    record: dict[str, Any]
    digest: str


@transaction.atomic
def load_published(entries: Iterable[Entry], *, actor: str = "system", role: str = "system", note: str = "") -> Loaded:
    """Publish each entry under its id; all of them or none.

    A record that was loaded before and says the same is skipped. One that says something else gives a new
    published version, unless people have changed the entry since. `actor` and `note` go into the log.
    """
    logged = _Logged(actor, role, note)
    added: list[str] = []
    renewed: list[str] = []
    left: list[str] = []
    for batch in batched(entries, BATCH, strict=False):
        incoming = [_incoming(entry) for entry in batch]
        there = _stored(incoming)
        new = [one for one in incoming if one.slug not in there]
        changed = [one for one in incoming if one.slug in there and there[one.slug].packaged_digest != one.digest]
        untouched = _untouched([there[one.slug] for one in changed])
        again = [one for one in changed if one.slug in untouched]
        _publish(_add(new), new, logged)
        _publish(_renew([there[one.slug] for one in again], again), again, logged)
        added += [one.slug for one in new]
        renewed += [one.slug for one in again]
        left += [one.slug for one in changed if one.slug not in untouched]
    return Loaded(tuple(added), tuple(renewed), tuple(left))


def _incoming(entry: Entry) -> _Incoming:
    record = record_of(entry)
    return _Incoming(entry.id, entry, record, digest_of(record))


def _stored(incoming: Sequence[_Incoming]) -> dict[str, StoredEntry]:
    rows = StoredEntry.objects.select_for_update().filter(slug__in=[one.slug for one in incoming])
    return {row.slug: row for row in rows}


def _untouched(rows: Sequence[StoredEntry]) -> frozenset[str]:
    """Those that still say what was loaded last, and that nobody is at work on."""
    standing = [row for row in rows if row.state == EntryState.PUBLISHED and row.working == row.published]
    versions = EntryVersion.objects.filter(entry__in=standing, number=F("entry__published"))
    said = {version.entry_id: digest_of(version.record) for version in versions}
    return frozenset(row.slug for row in standing if said[row.pk] == row.packaged_digest)


def _add(new: Sequence[_Incoming]) -> list[StoredEntry]:
    rows = [StoredEntry(slug=one.slug, state=EntryState.PUBLISHED, working=0, revision=0) for one in new]
    _next_version(rows, new)
    return StoredEntry.objects.bulk_create(rows, batch_size=BATCH)


def _renew(rows: Sequence[StoredEntry], incoming: Sequence[_Incoming]) -> Sequence[StoredEntry]:
    _next_version(rows, incoming)
    StoredEntry.objects.bulk_update(rows, _RENEWED, batch_size=BATCH)
    return rows


def _next_version(rows: Sequence[StoredEntry], incoming: Sequence[_Incoming]) -> None:
    now = timezone.now()
    for row, one in zip(rows, incoming, strict=True):
        row.kind, row.public_title, row.packaged_digest = one.entry.kind, one.entry.title, one.digest
        row.working += 1
        row.revision += 1
        row.published, row.published_at, row.changed_at = row.working, now, now


def _publish(rows: Sequence[StoredEntry], incoming: Sequence[_Incoming], logged: _Logged) -> None:
    pairs = list(zip(rows, incoming, strict=True))
    EntryVersion.objects.bulk_create(
        [
            EntryVersion(
                entry=row, number=row.working, record=one.record, note=logged.note, submitted_at=row.published_at
            )
            for row, one in pairs
        ],
        batch_size=BATCH,
    )
    AuditEvent.objects.bulk_create((_event(row, logged) for row in rows), batch_size=BATCH)
    note_public_changes({row: one.entry for row, one in pairs})


def _event(row: StoredEntry, logged: _Logged) -> AuditEvent:
    return AuditEvent(
        actor=logged.actor,
        role=logged.role,
        action=Action.PUBLISH,
        entry_slug=row.slug,
        entry_title=row.public_title,
        version=row.working,
        from_state="" if row.working == 1 else EntryState.PUBLISHED,
        to_state=EntryState.PUBLISHED,
        public=True,
        note=logged.note,
    )
