"""Saying something about an entry."""

from __future__ import annotations

from django.db import transaction

from corridor.catalogue.permissions import Access, Actor, check_access
from corridor.errors import UsageError
from corridor.site.entries.actions.act import account_id, locked
from corridor.site.entries.audit import as_what, log
from corridor.site.entries.mail import Letter, tell_contributor
from corridor.site.entries.models import Comment
from corridor.site.entries.standing import standing_of

COMMENT = "comment"
NOTE = "note"
LONGEST_COMMENT = 5_000


def comment(actor: Actor, slug: str, text: str, *, private: bool, form_key: str | None = None) -> Comment:
    """Add a note among moderators (`private`), or a comment that the contributor sees too.

    It changes nothing in the entry, so that it needs no revision; the same `form_key` again adds nothing.
    """
    said = text.strip()
    if not 0 < len(said) <= LONGEST_COMMENT:
        raise UsageError(f"a text of at most {LONGEST_COMMENT} characters", f"{len(said)} characters")
    with transaction.atomic():
        entry = locked(slug)
        check_access(actor, Access.NOTES if private else Access.COMMENT, standing_of(entry))
        if form_key is not None and (there := Comment.objects.filter(form_key=form_key, entry=entry).first()):
            return there
        author_id = account_id(actor)
        made = Comment.objects.create(
            entry=entry,
            version=entry.working,
            author_id=author_id,
            author_role=as_what(actor),
            text=said,
            private=private,
            form_key=form_key,
        )
        log(actor, NOTE if private else COMMENT, entry)
        by_contributor = actor.has_edit_key or (author_id is not None and author_id == entry.contributor_id)
        if not private and not by_contributor:
            tell_contributor(entry, Letter.COMMENTED, text=said)
    return made
