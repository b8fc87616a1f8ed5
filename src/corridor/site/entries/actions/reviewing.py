"""What reviewers do before an entry is public."""

from __future__ import annotations

from corridor.catalogue.permissions import Actor
from corridor.catalogue.states import Action
from corridor.site.accounts.models import User
from corridor.site.entries.actions.act import account_id, acting
from corridor.site.entries.mail import Letter, tell_contributor
from corridor.site.entries.models import Approval, StoredEntry


def take_into_review(actor: Actor, slug: str, *, revision: int) -> StoredEntry:
    """Show that moderators are at work on it."""
    with acting(actor, Action.TAKE_INTO_REVIEW, slug, revision=revision) as act:
        pass
    return act.entry


def approve(actor: Actor, slug: str, *, revision: int) -> StoredEntry:
    """Count as one person's approval of the working version."""
    with acting(actor, Action.APPROVE, slug, revision=revision) as act:
        reviewer = User.objects.get(pk=account_id(actor) or 0)  # permits let nobody without an account come here
        Approval.objects.create(entry=act.entry, version=act.version.number, reviewer=reviewer)
    return act.entry


def request_changes(actor: Actor, slug: str, *, revision: int, reason: str) -> StoredEntry:
    """Give it back to the contributor with the reason; raises `UsageError` without one."""
    with acting(actor, Action.REQUEST_CHANGES, slug, revision=revision, reason=reason) as act:
        tell_contributor(act.entry, Letter.CHANGES_REQUESTED, reason=reason)
    return act.entry
