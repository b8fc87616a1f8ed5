"""Erasing a person: account, contacts, answers, keys. What they contributed stays, unsigned."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import partial

from allauth.account.models import EmailAddress
from axes.models import AccessAttempt
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Q, QuerySet

from corridor.catalogue.entry import EntryState
from corridor.errors import UsageError
from corridor.site.accounts.models import User
from corridor.site.entries.models import Answer, AuditEvent, Contact, Illustration, StoredEntry
from corridor.site.running.uploads import drop_unnamed

ERASE = "erase_person"
_SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Erased:
    """How much of a person was there: rows that are deleted, and entries that stay without a name."""

    accounts: int
    contacts: int
    answers: int
    drafts: int
    entries_unsigned: int


@transaction.atomic
def erase(email: str, *, dry_run: bool = False) -> Erased:
    """Erase whoever has the address, all of it or nothing; the log tells how much, never whose.

    Drafts that were never handed in go too: nobody could come back to them. Raises `UsageError` when nobody has the
    address.
    """
    accounts = _accounts(email)
    contacts = Contact.objects.filter(email__iexact=email)
    answers = Answer.objects.filter(email__iexact=email)
    of_person = StoredEntry.objects.filter(Q(contributor__in=accounts) | Q(contact__in=contacts)).distinct()
    drafts = of_person.filter(state=EntryState.DRAFT, submitted_at=None, published_at=None)
    found = Erased(
        accounts=accounts.count(),
        contacts=contacts.count(),
        answers=answers.count(),
        drafts=drafts.count(),
        entries_unsigned=of_person.count() - drafts.count(),
    )
    if not (found.accounts or found.contacts or found.answers):
        raise UsageError("the address of somebody", "nobody who has it", remedy="look how the address is written")
    if not dry_run:
        ids = [str(key) for key in accounts.values_list("pk", flat=True)]
        kept = list(of_person.exclude(pk__in=drafts).values_list("pk", flat=True))
        pictures = list(Illustration.objects.filter(entry__in=drafts).values_list("file", flat=True))
        StoredEntry.objects.filter(pk__in=list(drafts.values_list("pk", flat=True))).delete()
        StoredEntry.objects.filter(pk__in=kept).update(edit_key_digest="")
        answers.delete()
        contacts.delete()
        _forget_accounts(ids)
        AccessAttempt.objects.filter(username__iexact=email).delete()
        AuditEvent.objects.create(actor=_SYSTEM, role=_SYSTEM, action=ERASE, detail=asdict(found))
        transaction.on_commit(partial(drop_unnamed, pictures))
    return found


def _accounts(email: str) -> QuerySet[User]:
    others = EmailAddress.objects.filter(email__iexact=email).values("user")
    return User.objects.filter(Q(email__iexact=email) | Q(pk__in=others))


def _forget_accounts(ids: list[str]) -> None:
    for session in Session.objects.iterator():
        if session.get_decoded().get(SESSION_KEY) in ids:
            session.delete()
    # The numbers of co-authors stand in a list, which no foreign key clears.
    for entry in StoredEntry.objects.exclude(authors=[]).iterator(chunk_size=2_000):
        others = [author for author in entry.authors if author not in ids]
        if len(others) < len(entry.authors):
            StoredEntry.objects.filter(pk=entry.pk).update(authors=others)
    User.objects.filter(pk__in=ids).delete()
