"""Beginning a draft, and keeping what was written."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from secrets import choice

from django.db import IntegrityError, transaction
from django.utils.text import slugify

from corridor.catalogue.entry import EntryKind, EntryState
from corridor.catalogue.kinds import fields_of
from corridor.catalogue.permissions import Actor, check_moderate
from corridor.catalogue.states import Action
from corridor.definitions import Record
from corridor.errors import WrongState
from corridor.site.entries.actions.act import account_id, acting
from corridor.site.entries.audit import log
from corridor.site.entries.edit_key import digest_of_key, opens
from corridor.site.entries.faults import CONTACT, check_written
from corridor.site.entries.mail import Letter, absolute, tell_contributor
from corridor.site.entries.models import Contact, EntryVersion, StoredEntry
from corridor.site.entries.written import Written

START = "start_draft"
_LONGEST_START = 60
_TAIL = 5
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is mistaken for another


class ContactDetails(Record):
    """Whom moderators may ask; personal data that never leaves the table of contacts."""

    name: str = ""
    organisation: str = ""
    email: str


@dataclass(frozen=True, slots=True)
class Started:
    """The draft that was begun; `again` when the same form had begun it before."""

    entry: StoredEntry
    again: bool


def is_open_to_all(kind: EntryKind) -> bool:
    """Whether anybody may begin an entry of the kind; the Forum's own records come from moderators."""
    return any(field.key == CONTACT for field in fields_of(kind))


def start_draft(
    actor: Actor,
    written: Written,
    *,
    form_key: str,
    edit_key: str | None = None,
    contact: ContactDetails | None = None,
) -> Started:
    """Begin an entry; the same `form_key` again gives the entry that is there, to whoever began it.

    Without an account, `edit_key` is what the person comes back with. Raises `NotPermitted` for a kind that only
    moderators begin, `Faulty` for what cannot be kept, `WrongState` when the form is somebody else's.
    """
    if not is_open_to_all(written.kind):
        check_moderate(actor)
    if actor.id is None and edit_key is None:
        raise ValueError("somebody without an account needs an edit key")
    check_written(written)
    try:
        with transaction.atomic():
            return Started(_begin(actor, written, form_key, edit_key, contact), again=False)
    except IntegrityError:
        # The form has begun an entry already: the same person pressed the button twice.
        there = StoredEntry.objects.filter(form_key=form_key).first()
        if there is None:
            raise
        _check_own(actor, there, edit_key)
        return Started(there, again=True)


def _begin(
    actor: Actor, written: Written, form_key: str, edit_key: str | None, contact: ContactDetails | None
) -> StoredEntry:
    slug = _new_slug(written)
    entry = StoredEntry.objects.create(
        slug=slug,
        kind=written.kind,
        state=EntryState.DRAFT,
        public_title=written.title,
        contributor_id=account_id(actor),
        edit_key_digest="" if edit_key is None or actor.id is not None else digest_of_key(edit_key),
        form_key=form_key,
    )
    EntryVersion.objects.create(entry=entry, number=1, record=written.into({"id": slug}), author_id=account_id(actor))
    _keep_contact(entry, contact)
    log(actor, START, entry)
    if edit_key is not None and actor.id is None:
        tell_contributor(entry, Letter.STARTED, private_link=absolute("open_draft", edit_key))
    return entry


def _check_own(actor: Actor, entry: StoredEntry, edit_key: str | None) -> None:
    by_account = actor.id is not None and entry.contributor_id == account_id(actor)
    by_key = edit_key is not None and opens(digest_of_key(edit_key), entry)
    if not (by_account or by_key):
        raise WrongState("a form that was not sent yet", "one that was", remedy="open the form again")


def _new_slug(written: Written) -> str:
    plain = unicodedata.normalize("NFKD", written.title)
    start = slugify(plain)[:_LONGEST_START].rstrip("-") or written.kind.value
    return f"{start}-{''.join(choice(_LETTERS) for _ in range(_TAIL))}"


def save_draft(
    actor: Actor, slug: str, written: Written, *, revision: int, contact: ContactDetails | None = None
) -> StoredEntry:
    """Keep what was written; a version that was handed in before stays as it was, and a new one begins.

    `contact` None leaves the contact as it is. Raises `Faulty` for what cannot be kept.
    """
    check_written(written)
    with acting(actor, Action.SAVE_DRAFT, slug, revision=revision) as act:
        version = version_to_write_in(act.entry, act.version, actor)
        version.record = written.into(version.record)
        version.save()
        _keep_contact(act.entry, contact)
        if act.entry.published_at is None:
            act.entry.kind, act.entry.public_title = written.kind, written.title
    return act.entry


def version_to_write_in(entry: StoredEntry, version: EntryVersion, actor: Actor) -> EntryVersion:
    """The working version while it was not handed in; else the next one, which becomes the working version."""
    if version.submitted_at is None:
        return version
    return begin_version(entry, version, actor)


def begin_version(entry: StoredEntry, version: EntryVersion, actor: Actor) -> EntryVersion:
    """A new working version that says what `version` says."""
    entry.working += 1
    return EntryVersion.objects.create(
        entry=entry, number=entry.working, record=dict(version.record), author_id=account_id(actor)
    )


def _keep_contact(entry: StoredEntry, contact: ContactDetails | None) -> None:
    if contact is not None:
        Contact.objects.update_or_create(entry=entry, defaults=contact.model_dump())
