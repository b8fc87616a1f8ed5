"""Handing a draft in, for the first time or after a request for changes."""

from __future__ import annotations

from django.utils import timezone

from corridor.catalogue.permissions import Actor
from corridor.catalogue.states import Action
from corridor.site.entries.actions.act import Act, acting
from corridor.site.entries.faults import check_complete
from corridor.site.entries.mail import Letter, tell_contributor
from corridor.site.entries.models import Contact, StoredEntry
from corridor.site.entries.proposing import propose_links
from corridor.site.entries.standing import working_version
from corridor.site.entries.written import Written


def submit(actor: Actor, slug: str, *, revision: int) -> StoredEntry:
    """Hand the draft in; raises `Faulty` when something mandatory is missing."""
    return _hand_in(actor, Action.SUBMIT, slug, revision)


def resubmit(actor: Actor, slug: str, *, revision: int) -> StoredEntry:
    """Hand the changed version in; raises `Faulty` when something mandatory is missing."""
    return _hand_in(actor, Action.RESUBMIT, slug, revision)


def _hand_in(actor: Actor, action: Action, slug: str, revision: int) -> StoredEntry:
    with acting(actor, action, slug, revision=revision) as act:
        check_ready(act.entry)
        propose_links(act.entry, act.version)
        _mark_submitted(act)
        tell_contributor(act.entry, Letter.SUBMITTED)
    return act.entry


def check_ready(entry: StoredEntry) -> None:
    """Raises `Faulty` when the working version lacks something mandatory."""
    record = working_version(entry).record
    check_complete(
        Written.of_record(record),
        illustrated=record.get("illustration") is not None,
        # An account can be written to; whoever has none must have left an address.
        has_contact=entry.contributor_id is not None or Contact.objects.filter(entry=entry).exists(),
    )


def _mark_submitted(act: Act) -> None:
    now = timezone.now()
    act.entry.submitted_at = now
    if act.version.submitted_at is None:
        act.version.submitted_at = now
        act.version.save()
