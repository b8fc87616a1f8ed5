"""Direct addresses of drafts, guessed ids, other people's keys and countries: nothing is told."""

from __future__ import annotations

import pytest
from django.test import Client

from corridor.catalogue.permissions import Role
from corridor.site.accounts.models import RoleGrant
from corridor.site.accounts.tokens import issue
from corridor.site.entries.edit_key import new_edit_key
from corridor.site.entries.models import AuditEvent, StoredEntry
from tests.site.entries.conftest import People
from tests.site.entries.people import account, published, started, started_by_visitor, submitted
from tests.site.moderation.conftest import Browser
from tests.site.moderation.sending import PRACTICE, begin, hidden, press, text

pytestmark = pytest.mark.django_db

OF_A_DRAFT = ("", "edit/", "preview/", "saved/", "thanks/", "answers/")


@pytest.mark.parametrize("part", OF_A_DRAFT)
def test_a_draft_is_not_there_for_strangers(part: str, browser: Browser) -> None:
    draft = started_by_visitor(new_edit_key()).entry
    other = begin(mine := Client(), "save")
    assert other.status_code == 302

    for stranger in (Client(), browser("otto"), browser("fay", Role.FOCAL_POINT, country="SWE"), mine):
        there = stranger.get(f"/drafts/{draft.slug}/{part}")
        nowhere = stranger.get(f"/drafts/no-such-entry/{part}")
        assert there.status_code == nowhere.status_code == 404
        assert draft.public_title not in text(there)
    for button in ("submit", "withdraw", "comment"):
        assert Client().post(f"/drafts/{draft.slug}/", {"do": button, "revision": "1", "text": "x"}).status_code == 404
    assert StoredEntry.objects.get(slug=draft.slug).state == "draft"


def test_the_entry_page_of_a_draft_is_not_there_either(browser: Browser) -> None:
    draft = started_by_visitor(new_edit_key()).entry

    assert Client().get(f"/entries/{draft.slug}/").status_code == 404
    assert browser("rita", Role.REVIEWER).get(f"/entries/{draft.slug}/").status_code == 404


def test_a_key_opens_its_own_entry_only(client: Client) -> None:
    key = new_edit_key()
    mine, other = started_by_visitor(key).entry, started_by_visitor(new_edit_key()).entry

    assert client.get(f"/drafts/open/{new_edit_key()}/").status_code == 404
    assert client.get(f"/drafts/open/{key}/")["Location"] == f"/drafts/{mine.slug}/"
    assert client.get(f"/drafts/{mine.slug}/").status_code == 200
    assert client.get(f"/drafts/{other.slug}/").status_code == 404
    assert key not in StoredEntry.objects.values_list("edit_key_digest", flat=True)


def test_a_stranger_on_the_draft_of_a_public_entry_is_sent_to_its_page(people: People) -> None:
    entry = published(people.contributor, people.rita, people.rob)

    assert Client().get(f"/drafts/{entry.slug}/")["Location"] == f"/entries/{entry.slug}/"


def test_the_queue_is_for_moderators(browser: Browser, people: People) -> None:
    draft = started(people.contributor)
    for address in ("/queue/", f"/queue/{draft.slug}/", "/queue/no-such-entry/"):
        assert "/login/" in Client().get(address)["Location"]
        assert browser("otto").get(address).status_code == 403
    assert browser("rita", Role.REVIEWER).get("/queue/no-such-entry/").status_code == 404


def test_a_reviewer_cannot_do_by_hand_what_has_no_button(browser: Browser, people: People) -> None:
    draft = started(people.contributor)
    rita = browser("rita")
    sent = {"revision": str(draft.revision), "reason": "x"}

    assert rita.post(f"/queue/{draft.slug}/", sent | {"do": "restore"}).status_code == 403
    assert rita.post(f"/queue/{draft.slug}/", sent | {"do": "publish"}).status_code == 409
    assert rita.post(f"/queue/{draft.slug}/", sent | {"do": "save_draft"}).status_code == 400
    assert rita.post(f"/queue/{draft.slug}/", {"do": "publish", "revision": "x"}).status_code == 400
    assert StoredEntry.objects.get().state == "draft"


def test_what_the_slower_reviewer_wrote_is_shown_again(browser: Browser, people: People) -> None:
    entry = StoredEntry.objects.get(slug=begin_by(people))
    rita = browser("rita")
    review = f"/queue/{entry.slug}/"
    press(rita, review, "take_into_review")

    late = browser("rob").post(
        review, {"do": "request_changes", "revision": str(entry.revision), "reason": "Half an hour of <work>."}
    )

    assert late.status_code == 409
    assert "Somebody was faster" in text(late)
    assert "Half an hour of &lt;work&gt;." in text(late)
    assert StoredEntry.objects.get(pk=entry.pk).state == "in_review"


def begin_by(people: People) -> str:

    return submitted(people.contributor).slug


def test_what_the_slower_writer_wrote_is_shown_again(client: Client) -> None:
    begin(client, "save")
    entry = StoredEntry.objects.get()
    edit = f"/drafts/{entry.slug}/edit/"

    client.post(edit, PRACTICE | {"revision": str(entry.revision), "title": "First", "do": "save"})
    late = client.post(edit, PRACTICE | {"revision": str(entry.revision), "title": "Second", "do": "save"})

    assert late.status_code == 409
    assert 'value="Second"' in text(late)
    assert StoredEntry.objects.get().public_title == "First"

    again = client.post(edit, PRACTICE | {"revision": hidden(text(late))["revision"], "title": "Second", "do": "save"})
    assert again.status_code == 302
    assert StoredEntry.objects.get().public_title == "Second"


def test_private_notes_are_for_moderators_only(browser: Browser, people: People) -> None:
    slug = begin_by(people)
    press(browser("rita"), f"/queue/{slug}/", "note", text="Ring the ministry.")
    press(browser("rita"), f"/queue/{slug}/", "comment", text="Thank you.")

    theirs = text(browser("chloe").get(f"/drafts/{slug}/"))
    assert "Thank you." in theirs
    assert "Ring the ministry." not in theirs
    assert "Note among moderators" not in theirs
    assert ">rita" not in theirs
    assert "Ring the ministry." in text(browser("rob").get(f"/queue/{slug}/"))
    assert "Ring the ministry." in text(browser("rita").get(f"/drafts/{slug}/"))


def test_the_contact_is_for_moderators_only(browser: Browser, people: People) -> None:
    slug = begin_by(people)

    assert "ana@example.org" in text(browser("rita").get(f"/queue/{slug}/"))
    for who in ("chloe", "fe"):
        for part in ("", "preview/", "edit/"):
            assert "ana@example.org" not in text(browser(who).get(f"/drafts/{slug}/{part}", follow=True))


def test_tokens_and_searches_of_others_are_out_of_reach(browser: Browser) -> None:
    token = issue(account("anna"), "import", 30).token
    otto = browser("otto")

    assert otto.post(f"/account/tokens/{token.pk}/revoke/").status_code == 400
    token.refresh_from_db()
    assert token.revoked_at is None
    assert otto.post("/account/searches/1/delete/").status_code == 302


def test_roles_are_given_by_administrators_only(browser: Browser) -> None:
    account("nina")
    sent = {"email": "NINA@example.org", "role": "focal_point", "country": "Philippines"}
    for who in (browser("otto"), browser("ed", Role.EDITOR)):
        assert who.get("/account/roles/").status_code == 403
        assert who.post("/account/roles/", sent).status_code == 403
    ada = browser("ada", Role.ADMINISTRATOR)

    assert ada.post("/account/roles/", sent).status_code == 302

    page = text(ada.get("/account/roles/"))
    assert "Philippines" in page
    event = AuditEvent.objects.get(action="grant_role")
    assert (event.detail["role"], event.detail["country"], event.public) == ("focal_point", "PHL", False)
    bad = ada.post("/account/roles/", {"email": "nina@example.org", "role": "reviewer", "country": "Sweden"})
    assert bad.status_code == 422
    assert ada.post("/account/roles/", sent | {"country": ""}).status_code == 422
    assert ada.post("/account/roles/", sent | {"email": "nobody@example.org"}).status_code == 422


def test_the_last_administrator_stays(browser: Browser) -> None:
    ada = browser("ada", Role.ADMINISTRATOR)

    held = RoleGrant.objects.get()
    page = ada.post(f"/account/roles/{held.pk}/take/", follow=True)

    assert "there must be an administrator" in text(page)
    assert RoleGrant.objects.count() == 1
