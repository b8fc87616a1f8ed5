"""Answers to calls: anybody gives them, only those concerned see them."""

from __future__ import annotations

import pytest
from django.test import Client

from corridor.catalogue.permissions import Role
from corridor.site.entries.models import Answer, AuditEvent
from tests.site.entries.conftest import People
from tests.site.entries.people import published, submitted
from tests.site.moderation.conftest import Browser
from tests.site.moderation.sending import hidden, text

pytestmark = pytest.mark.django_db
ANSWER = {"name": "Ben <Tui>", "organisation": "Bank", "email": "ben@example.org", "message": "We <b>join</b>."}


def test_an_answer_reaches_whoever_made_the_call(people: People, browser: Browser) -> None:
    call = published(people.contributor, people.rita, people.rob, kind="call")
    address, theirs = f"/calls/{call.slug}/answer/", f"/drafts/{call.slug}/answers/"
    visitor = Client()
    form_key = hidden(text(visitor.get(address)))["form_key"]
    for _ in range(2):
        assert visitor.post(address, ANSWER | {"form_key": form_key})["Location"] == f"/entries/{call.slug}/"

    answer = Answer.objects.get()
    for name, role in (("chloe", ()), ("ed", (Role.EDITOR,))):
        page = text(browser(name, *role).get(theirs))
        assert "Ben &lt;Tui&gt;" in page
        assert "We &lt;b&gt;join&lt;/b&gt;." in page
    assert f'href="{theirs}"' in text(browser("chloe").get(f"/drafts/{call.slug}/"))

    browser("chloe").post(theirs, {"answer": str(answer.pk)})
    answer.refresh_from_db()
    assert answer.handled_at is not None
    assert "ben@example.org" not in str(list(AuditEvent.objects.values()))


def test_others_do_not_see_answers(people: People, browser: Browser) -> None:
    call = published(people.contributor, people.rita, people.rob, kind="call")
    theirs = f"/drafts/{call.slug}/answers/"

    assert Client().get(theirs).status_code == 404
    for name in ("otto", "rita", "fe"):
        who = browser(name)
        assert who.get(theirs).status_code == 404
        assert who.post(theirs, {"answer": "1"}).status_code == 404
        assert theirs not in text(who.get(f"/drafts/{call.slug}/", follow=True))


def test_only_public_calls_and_offers_are_answered(people: People) -> None:
    practice = published(people.contributor, people.rita, people.rob)
    waiting = submitted(people.contributor, kind="call")

    for entry in (practice, waiting):
        assert Client().get(f"/calls/{entry.slug}/answer/").status_code == 404
        assert Client().post(f"/calls/{entry.slug}/answer/", ANSWER).status_code == 404


def test_errors_stand_at_their_fields(people: People) -> None:
    call = published(people.contributor, people.rita, people.rob, kind="offer")
    page = Client().post(f"/calls/{call.slug}/answer/", ANSWER | {"email": "no address", "message": ""})

    assert page.status_code == 422
    for field in ("id_email", "id_message"):
        assert f'href="#{field}"' in text(page)
    assert 'value="Ben &lt;Tui&gt;"' in text(page)


def test_an_answer_of_another_call_is_out_of_reach(people: People, browser: Browser) -> None:
    mine, other = (published(people.contributor, people.rita, people.rob, kind="call") for _ in range(2))
    answer = Answer.objects.create(entry=other, name="B", email="b@example.org", message="x")
    chloe = browser("chloe")

    assert chloe.post(f"/drafts/{mine.slug}/answers/", {"answer": str(answer.pk)}).status_code == 400
    assert chloe.post(f"/drafts/{mine.slug}/answers/", {"answer": "x"}).status_code == 400
    answer.refresh_from_db()
    assert answer.handled_at is None
