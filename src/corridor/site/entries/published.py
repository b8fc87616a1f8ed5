"""Entries as the public sees them: one by one, several at once, their history, and what was withdrawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, QuerySet

from corridor.catalogue.entry import Entry, EntryKind
from corridor.catalogue.states import Action
from corridor.site.entries.changes import catalogue_revision
from corridor.site.entries.models import AuditEvent, EntryVersion, StoredEntry

__all__ = [
    "HistoryStep",
    "WithdrawnNotice",
    "catalogue_revision",
    "last_public_version",
    "public_history",
    "public_version",
    "public_versions",
    "published_entries",
    "published_entry",
    "withdrawn_entries",
    "withdrawn_notice",
]


@dataclass(frozen=True, slots=True)
class WithdrawnNotice:
    """What stays of an entry that was public and is withdrawn."""

    slug: str
    kind: EntryKind
    title: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """A public event of one entry: when, what (an `Action`, or `accept_link`, `refuse_link`), which version, why."""

    at: datetime
    action: str
    version: int | None
    reason: str


def public_versions() -> QuerySet[EntryVersion]:
    """The versions that the public sees, one for each published entry; `.entry` is at hand."""
    return EntryVersion.objects.filter(number=F("entry__published")).select_related("entry")


def published_entry(slug: str) -> Entry | None:
    """The public version of an entry, None where there is none."""
    version = public_versions().filter(entry__slug=slug).first()
    return None if version is None else version.as_entry()


def published_entries(slugs: Iterable[str]) -> Mapping[str, Entry]:
    """The public versions of several entries by slug, in the order asked for, without those not public."""
    wanted = tuple(dict.fromkeys(slugs))
    found = {v.entry.slug: v.as_entry() for v in public_versions().filter(entry__slug__in=wanted)}
    return {slug: found[slug] for slug in wanted if slug in found}


def public_version(slug: str, number: int) -> Entry | None:
    """A version that is public or once was, None for any other and for an entry that is withdrawn."""
    was_public = AuditEvent.objects.filter(entry_slug=slug, version=number, action=Action.PUBLISH, public=True)
    version = EntryVersion.objects.filter(entry__slug=slug, entry__published__isnull=False, number=number).first()
    return version.as_entry() if version is not None and was_public.exists() else None


def last_public_version(slug: str) -> Entry | None:
    """What the public saw last of an entry, also of one that is withdrawn; None where it never saw it.

    For the site's own use: of a withdrawn entry, the public sees the notice alone.
    """
    published = AuditEvent.objects.filter(entry_slug=slug, action=Action.PUBLISH, public=True)
    newest = published.order_by("-pk").values_list("version", flat=True).first()
    if newest is None:
        return None
    return EntryVersion.objects.get(entry__slug=slug, number=newest).as_entry()


def public_history(slug: str) -> tuple[HistoryStep, ...]:
    """All public events of an entry, oldest first."""
    events = AuditEvent.objects.filter(entry_slug=slug, public=True).order_by("pk")
    return tuple(HistoryStep(event.at, event.action, event.version, event.note) for event in events)


def withdrawn_entries() -> QuerySet[StoredEntry]:
    """Entries that were public and are withdrawn, also while a new draft of one is in the making."""
    return StoredEntry.objects.filter(published=None, published_at__isnull=False, withdrawn_at__isnull=False)


def withdrawn_notice(slug: str) -> WithdrawnNotice | None:
    """The notice of an entry that was public and is withdrawn, None for any other."""
    stored = withdrawn_entries().filter(slug=slug).first()
    if stored is None or stored.withdrawn_at is None:
        return None
    return WithdrawnNotice(
        slug, EntryKind(stored.kind), stored.public_title, stored.withdrawn_reason, stored.withdrawn_at
    )
