"""Making a version public, taking an entry out, and beginning anew."""

from __future__ import annotations

from django.utils import timezone

from corridor.catalogue.entry import EntryKind
from corridor.catalogue.permissions import Actor
from corridor.catalogue.states import Action
from corridor.site.entries.actions.act import acting
from corridor.site.entries.actions.drafts import begin_version
from corridor.site.entries.mail import Letter, tell_contributor
from corridor.site.entries.models import StoredEntry


def publish(actor: Actor, slug: str, *, revision: int) -> StoredEntry:
    """Make the working version public; two people who did not write it must have approved it."""
    with acting(actor, Action.PUBLISH, slug, revision=revision) as act:
        entry, version, now = act.entry, act.version, timezone.now()
        if entry.published_at is None:
            # The day of the first publication is part of what the entry says.
            version.record["date_shared"] = now.date().isoformat()
            version.save()
        entry.kind, entry.public_title = EntryKind(version.record["kind"]), version.record["title"]
        entry.published, entry.published_at = version.number, now
        entry.withdrawn_at, entry.withdrawn_reason = None, ""
        tell_contributor(entry, Letter.PUBLISHED)
    return act.entry


def withdraw(actor: Actor, slug: str, *, revision: int, reason: str) -> StoredEntry:
    """Take the entry out of the catalogue; the reason is public if the entry was.

    The notice of an earlier withdrawal stays as it is when a draft that came after it is withdrawn.
    """
    with acting(actor, Action.WITHDRAW, slug, revision=revision, reason=reason) as act:
        entry = act.entry
        if act.before.public or entry.published_at is None:
            entry.withdrawn_at, entry.withdrawn_reason = timezone.now(), reason.strip()
        entry.published = None
        tell_contributor(entry, Letter.WITHDRAWN, reason=reason)
    return act.entry


def revise(actor: Actor, slug: str, *, revision: int) -> StoredEntry:
    """Start a new working version; the public one stays until the new one takes its place."""
    with acting(actor, Action.REVISE, slug, revision=revision) as act:
        begin_version(act.entry, act.version, actor)
    return act.entry


def restore(actor: Actor, slug: str, *, revision: int) -> StoredEntry:
    """Bring a withdrawn entry back as a draft; the public sees the notice until it is published again."""
    with acting(actor, Action.RESTORE, slug, revision=revision) as act:
        begin_version(act.entry, act.version, actor)
        act.is_public = act.entry.published_at is not None
        tell_contributor(act.entry, Letter.RESTORED)
    return act.entry
