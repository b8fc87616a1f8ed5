"""Going on with a draft: pictures come and go, a closed entry is not opened by its address."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from corridor.site.entries.models import StoredEntry
from tests.site.entries.conftest import People
from tests.site.entries.people import picture, published, submitted
from tests.site.moderation.conftest import Browser
from tests.site.moderation.sending import PRACTICE, begin, hidden, press, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def edit(client: Client) -> str:
    begin(client, "save")
    return f"/drafts/{StoredEntry.objects.get().slug}/edit/"


def save(client: Client, edit: str, do: str = "save", **changes: object) -> object:
    revision = hidden(text(client.get(edit)))["revision"]
    return client.post(edit, PRACTICE | {"revision": revision, "do": do} | changes)


def shown_picture() -> object:
    entry = StoredEntry.objects.get()
    return entry.version(entry.working).record["illustration"]


def test_a_picture_comes_is_replaced_and_goes(client: Client, edit: str) -> None:
    for size in ((40, 30), (50, 30)):
        upload = SimpleUploadedFile("p.png", picture("PNG", size))
        save(client, edit, illustration=upload, illustration_alt="A desk.")
        assert str(shown_picture()).endswith(".png")
    assert "Take the picture away" in text(client.get(edit))

    save(client, edit, illustration_alt="A desk.")
    assert shown_picture() is not None
    save(client, edit, remove_illustration="on")
    assert shown_picture() is None


def test_a_picture_without_words_cannot_be_handed_in(client: Client, edit: str) -> None:
    save(client, edit, illustration=SimpleUploadedFile("p.png", picture()))

    page = save(client, edit, "submit")

    assert page.status_code == 422  # type: ignore[attr-defined]  # an answer
    assert 'href="#id_illustration_alt"' in text(page)
    assert StoredEntry.objects.get().state == "draft"


def test_see_it_as_a_page_then_hand_it_in(client: Client, edit: str) -> None:
    to = save(client, edit, "preview", summary="As a page.")["Location"]  # type: ignore[index]  # an answer
    assert "As a page." in text(client.get(to))
    assert "It is not public." in text(client.get(to))

    press(client, edit.replace("edit/", ""), "submit")
    assert StoredEntry.objects.get().state == "submitted"


def test_a_preview_says_what_is_missing(client: Client) -> None:
    to = begin(client, "preview", summary=None, level=None)["Location"]
    page = text(client.get(to))

    assert "Before it can be handed in" in page
    assert "#id_summary" in page
    assert "/drafts/open/" in page


def test_more_rows_while_editing(client: Client, edit: str) -> None:
    page = client.post(edit, PRACTICE | {"revision": "1", "more_rows": "sources"})

    assert page.status_code == 200
    assert text(page).count('type="url"') == 6
    assert hidden(text(page))["revision"] == "1"


def test_what_is_wrong_is_shown_and_not_kept(client: Client, edit: str) -> None:
    page = save(client, edit, title="x" * 301)

    assert page.status_code == 422  # type: ignore[attr-defined]  # an answer
    assert StoredEntry.objects.get().public_title == PRACTICE["title"]


def test_what_is_handed_in_is_closed(people: People, browser: Browser) -> None:
    entry = submitted(people.contributor)
    chloe = browser("chloe")
    address = f"/drafts/{entry.slug}/edit/"

    assert chloe.get(address)["Location"] == f"/drafts/{entry.slug}/"
    page = chloe.post(address, PRACTICE | {"revision": str(entry.revision), "title": "Too late", "do": "save"})
    assert page.status_code == 409
    assert 'value="Too late"' in text(page)
    assert StoredEntry.objects.get().public_title == entry.public_title


def test_a_public_entry_is_revised_from_its_page(people: People, browser: Browser) -> None:
    entry = published(people.contributor, people.rita, people.rob)
    chloe = browser("chloe")
    press(chloe, f"/drafts/{entry.slug}/", "revise")

    page = text(chloe.get(f"/drafts/{entry.slug}/"))
    assert "An older version is public meanwhile." in page
    assert Client().get(f"/drafts/{entry.slug}/").status_code == 302


def test_a_reason_that_is_missing_is_asked_for(people: People, browser: Browser) -> None:
    entry = submitted(people.contributor)
    page = press(browser("rita"), f"/queue/{entry.slug}/", "request_changes", reason=" ")

    assert page.status_code == 422
    assert "Write one sentence or more" in text(page)
