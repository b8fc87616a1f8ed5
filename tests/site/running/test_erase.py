"""Erasing a person leaves what they contributed, and nothing that tells who it was."""

from __future__ import annotations

import pytest
from django.contrib.sessions.models import Session

from corridor.errors import UsageError
from corridor.site.accounts.models import User
from corridor.site.entries.models import Answer, AuditEvent, Contact, EntryVersion, Illustration, StoredEntry
from corridor.site.entries.published import published_entry
from corridor.site.running.erase import Erased, erase
from corridor.site.running.uploads import stored_uploads
from tests.site.running.filled import CALLER, PERSON, fill
from tests.site.running.tables_now import tables_now

pytestmark = pytest.mark.django_db(transaction=True)


def test_account_drafts_and_keys_go_and_entries_stay_unsigned() -> None:
    filled = fill()
    filled.loaded.authors = [str(filled.chloe.pk), "999"]
    filled.loaded.save()
    found = erase("Chloe@Example.org")

    assert found == Erased(accounts=1, contacts=0, answers=0, drafts=2, entries_unsigned=4)
    assert PERSON not in str(tables_now())
    assert not User.objects.filter(pk=filled.chloe.pk).exists()
    assert Session.objects.count() == 0
    public = StoredEntry.objects.get(slug=filled.public.slug)
    assert (public.contributor, published_entry(public.slug) is not None) == (None, True)
    assert not StoredEntry.objects.filter(slug=filled.draft.slug).exists()
    assert StoredEntry.objects.get(slug="ready-made").authors == ["999"]
    assert not EntryVersion.objects.filter(author=filled.chloe.pk).exists()


def test_pictures_of_drafts_that_go_are_deleted_too() -> None:
    fill()
    assert list(stored_uploads()) == [Illustration.objects.get().file.name]
    erase(PERSON)
    assert list(stored_uploads()) == []


def test_somebody_without_an_account_is_known_by_the_contact() -> None:
    filled = fill()
    StoredEntry.objects.filter(pk=filled.visitors.pk).update(submitted_at=filled.visitors.created_at, state="submitted")
    found = erase("ana@example.org")

    assert found.contacts == Contact.objects.count() + found.contacts  # all contacts are Ana's
    assert StoredEntry.objects.get(slug=filled.visitors.slug).edit_key_digest == ""
    assert "ana@example.org" not in str(tables_now())


def test_answers_go_too() -> None:
    fill()
    assert erase(CALLER) == Erased(accounts=0, contacts=0, answers=1, drafts=0, entries_unsigned=0)
    assert Answer.objects.count() == 0


def test_the_log_tells_how_much_not_whose() -> None:
    fill()
    erase(PERSON)
    event = AuditEvent.objects.get(action="erase_person")

    assert (event.actor, event.public, event.detail["accounts"]) == ("system", False, 1)
    assert "chloe" not in f"{event.note} {event.detail}"


def test_a_dry_run_changes_nothing() -> None:
    fill()
    before = tables_now()
    found = erase(PERSON, dry_run=True)

    assert tables_now() == before
    assert erase(PERSON) == found


def test_nobody_of_that_address_is_an_error() -> None:
    fill()
    with pytest.raises(UsageError, match="nobody who has it"):
        erase("chloe@example.com")
