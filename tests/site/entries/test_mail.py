"""Letters to the contributor: after the action is through, in their language, and never a reason to undo it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.core import mail

from corridor.catalogue.permissions import Actor
from corridor.site.accounts.models import User
from corridor.site.entries.actions.answers import AnswerDetails, answer_call
from corridor.site.entries.actions.comments import comment
from corridor.site.entries.actions.publishing import publish, restore, withdraw
from corridor.site.entries.actions.reviewing import request_changes
from corridor.site.entries.edit_key import new_edit_key
from corridor.site.entries.models import Contact, StoredEntry
from tests.site.entries.conftest import People
from tests.site.entries.people import approved, started_by_visitor, submitted

type Capture = Callable[..., AbstractContextManager[Any]]


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Capture) -> Capture:
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_a_request_for_changes_is_told_with_its_reason(people: People, committed: Capture) -> None:
    entry = submitted(people.contributor)
    with committed():
        request_changes(people.rita, entry.slug, revision=entry.revision, reason="Say <who> pays & why.")

    (letter,) = mail.outbox
    assert letter.to == ["ana@example.org"]
    assert entry.public_title in letter.subject
    assert "Say <who> pays & why." in letter.body
    assert f"/drafts/{entry.slug}/" in letter.body


def test_the_whole_life_is_told(people: People, committed: Capture) -> None:
    entry = approved(people.contributor, people.rita, people.rob, kind="call")
    slug = entry.slug
    with committed():
        entry = publish(people.rita, slug, revision=entry.revision)
        comment(people.rita, slug, "Well said.", private=False)
        comment(people.rita, slug, "Nobody else may read this.", private=True)
        comment(people.contributor, slug, "Thank you.", private=False)
        answer_call(Actor(), slug, AnswerDetails(name="Ben", email="ben@example.org", message="We join."), form_key="k")
        entry = withdraw(people.editor, slug, revision=entry.revision, reason="It is over.")
        restore(people.editor, slug, revision=entry.revision)

    assert [letter.subject.partition(":")[0] for letter in mail.outbox] == [
        "Published",
        f"A comment on {entry.public_title}",
        f"An answer to {entry.public_title}",
        "Withdrawn",
        "A draft again",
    ]
    bodies = "\n".join(letter.body for letter in mail.outbox)
    assert "Nobody else may read this." not in bodies
    assert "Ben" not in bodies
    assert "We join." not in bodies


def test_without_a_contact_the_account_gets_the_letter(people: People, committed: Capture) -> None:
    entry = submitted(people.contributor)
    Contact.objects.all().delete()
    with committed():
        request_changes(people.rita, entry.slug, revision=entry.revision, reason="Why?")

    assert mail.outbox[0].to == [User.objects.get(pk=people.contributor.id).email]


def test_an_entry_of_nobody_sends_nothing(people: People, committed: Capture) -> None:
    entry = submitted(people.contributor)
    Contact.objects.all().delete()
    StoredEntry.objects.update(contributor=None)
    with committed():
        request_changes(people.rita, entry.slug, revision=entry.revision, reason="Why?")

    assert mail.outbox == []


def test_a_title_with_a_line_break_makes_no_second_header(people: People, committed: Capture) -> None:
    entry = submitted(people.contributor, title="A desk\nBcc: everybody@example.org")
    with committed():
        request_changes(people.rita, entry.slug, revision=entry.revision, reason="Why?")

    for letter in mail.outbox:
        assert "\n" not in letter.subject
        assert letter.recipients() == ["ana@example.org"]


def test_a_letter_that_fails_undoes_nothing_and_is_logged(
    people: People, committed: Capture, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*_args: object, **_kwargs: object) -> int:
        raise OSError("the mail server is away")

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)
    entry = submitted(people.contributor)
    with caplog.at_level(logging.ERROR), committed():
        request_changes(people.rita, entry.slug, revision=entry.revision, reason="Why?")

    entry.refresh_from_db()
    assert entry.state == "returned"
    assert "changes_requested" in caplog.text
    assert "ana@example.org" not in caplog.text


def test_nothing_is_sent_for_what_did_not_happen(people: People, committed: Capture) -> None:
    draft = started_by_visitor(new_edit_key()).entry
    mail.outbox.clear()
    with committed(), pytest.raises(Exception, match="expected"):
        request_changes(people.rita, draft.slug, revision=draft.revision, reason="Too early.")

    assert mail.outbox == []
