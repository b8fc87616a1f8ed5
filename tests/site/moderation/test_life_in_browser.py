"""The life of an entry by its pages, without scripts."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from corridor.catalogue.permissions import Role
from corridor.site.entries.models import Contact, StoredEntry
from corridor.site.entries.published import published_entry
from tests.site.entries.people import picture
from tests.site.moderation.conftest import Browser
from tests.site.moderation.sending import PRACTICE, begin, hidden, press, text, visible

pytestmark = pytest.mark.django_db


def test_a_visitor_contributes_changes_and_two_reviewers_publish(client: Client, browser: Browser) -> None:
    thanks = client.get(begin(client)["Location"])
    entry = StoredEntry.objects.get()
    link = re.search(r'href="http://testserver(/drafts/open/[^"]+)"', text(thanks))
    assert link is not None
    draft, review = f"/drafts/{entry.slug}/", f"/queue/{entry.slug}/"
    rita, rob = browser("rita", Role.REVIEWER), browser("rob", Role.REVIEWER)
    assert entry.slug in text(rita.get("/queue/"))

    press(rita, review, "take_into_review")
    press(rita, review, "request_changes", reason="Which <ministry>?")

    # On another machine, with the private link alone.
    elsewhere = Client()
    assert elsewhere.get(draft).status_code == 404
    opened = elsewhere.get(link[1], follow=True)
    assert opened.redirect_chain[-1][0] == draft
    assert "Which &lt;ministry&gt;?" in text(opened)
    form = hidden(text(elsewhere.get(f"{draft}edit/")))
    changed = PRACTICE | {
        "summary": "The Department of Labour runs a desk.",
        "revision": form["revision"],
        "do": "submit",
    }
    assert elsewhere.post(f"{draft}edit/", changed)["Location"] == f"{draft}thanks/"

    compared = visible(text(rita.get(review)))
    assert "From version 1 to version 2." in compared
    assert "Removed: ministry" in compared
    press(rob, review, "take_into_review")
    press(rob, review, "accept_link", target="10.7", proposed_category="", category="explicit")
    press(rita, review, "approve")
    press(rob, review, "approve")
    press(rita, review, "publish")

    public = published_entry(entry.slug)
    assert public is not None
    assert public.summary == "The Department of Labour runs a desk."
    links = {one.target: (one.state, one.category) for one in public.target_links}
    assert links == {"10.7": ("accepted", "explicit"), "8.8": ("proposed", None)}
    page = text(Client().get(f"/entries/{entry.slug}/"))
    assert "Department of Labour" in page
    for private in ("Ana Contact", "ana@example.org", "Which &lt;ministry", link[1]):
        assert private not in page

    press(browser("ed", Role.EDITOR), review, "withdraw", reason="It never ran.")
    assert published_entry(entry.slug) is None


def test_saved_with_gaps_and_gone_on_later(client: Client) -> None:
    saved = begin(client, "save", title="A desk", summary=None, level=None, **{"sources-0-url": None})
    page = text(client.get(saved["Location"]))
    assert "/open/" in page
    # The link is shown once.
    assert "/open/" not in text(client.get(saved["Location"]))

    entry = StoredEntry.objects.get()
    assert entry.state == "draft"
    edit = text(client.get(f"/drafts/{entry.slug}/edit/"))
    assert 'value="A desk"' in edit
    assert 'value="Philippines"' in edit
    # The contact is on record, and in no page.
    assert Contact.objects.get().email == "ana@example.org"
    assert "ana@example.org" not in edit

    lacking = press(client, f"/drafts/{entry.slug}/", "submit")
    assert lacking.status_code == 422
    assert "Summary" in visible(text(lacking))


def test_errors_stand_at_the_field_and_at_the_top_and_nothing_is_lost(client: Client) -> None:
    page = begin(
        client,
        title="",
        summary="Kept <b>words</b>",
        year_start="nineteen",
        **{"countries-0-place": "Filippines", "countries-1-place": "Sweden", "sources-0-url": "javascript:alert(1)"},
    )

    assert page.status_code == 422
    html = text(page)
    summary = html.partition('id="errors"')[2].partition("</div>")[0]
    for field in ("id_title", "id_year_start", "id_countries-0-place", "id_sources-0-url"):
        assert f'href="#{field}"' in summary
        assert f'id="{field}"' in html
    assert "Did you mean Philippines?" in html
    assert "Kept &lt;b&gt;words&lt;/b&gt;" in html
    assert 'value="Filippines"' in html
    assert 'aria-invalid="true"' in html
    assert not StoredEntry.objects.exists()


def test_more_rows_lose_nothing_and_complain_about_nothing(client: Client) -> None:
    address = "/contribute/practice/"
    form_key = hidden(text(client.get(address)))["form_key"]
    page = client.post(address, PRACTICE | {"form_key": form_key, "title": "", "more_rows": "countries"})

    html = text(page)
    assert page.status_code == 200
    assert 'id="errors"' not in html
    assert hidden(html)["form_key"] == form_key
    assert html.count('name="countries-') == 6
    assert 'value="https://example.org/desk"' in html


def test_the_button_pressed_twice_makes_one_entry(client: Client) -> None:
    address = "/contribute/practice/"
    sent = PRACTICE | {"form_key": hidden(text(client.get(address)))["form_key"], "do": "submit"}

    first, second = client.post(address, sent), client.post(address, sent)

    assert first["Location"] == second["Location"]
    assert StoredEntry.objects.count() == 1
    assert "/open/" in text(client.get(second["Location"]))


def test_without_cookies_nothing_is_kept_and_the_words_stay(client: Client) -> None:
    sent = PRACTICE | {"form_key": "6b2c1c9e-0d2c-4a57-9a52-0a8a4ce1d6b5", "do": "submit"}
    page = Client().post("/contribute/practice/", sent)

    assert page.status_code == 422
    assert "does not keep cookies" in text(page)
    assert PRACTICE["title"] in text(page)
    assert not StoredEntry.objects.exists()


def test_a_picture_is_shown_to_those_who_may_see_it(client: Client, browser: Browser) -> None:

    upload = SimpleUploadedFile("holiday.gif", picture("PNG"), content_type="text/html")
    begin(client, illustration=upload, illustration_alt="A desk.")
    entry = StoredEntry.objects.get()
    name = entry.version(1).record["illustration"]
    address = f"/pictures/{name}"

    mine = client.get(address)
    assert mine["Content-Type"] == "image/png"
    assert mine["Cache-Control"] == "private, no-store"
    assert mine["X-Content-Type-Options"] == "nosniff"
    b"".join(mine.streaming_content)  # type: ignore[attr-defined]  # a file
    assert Client().get(address).status_code == 404
    assert browser("otto").get(address).status_code == 404

    review = f"/queue/{entry.slug}/"
    rita, rob = browser("rita", Role.REVIEWER), browser("rob", Role.REVIEWER)
    press(rita, review, "take_into_review")
    press(rita, review, "approve")
    press(rob, review, "approve")
    press(rob, review, "publish")
    public = Client().get(address)
    assert "immutable" in public["Cache-Control"]
    b"".join(public.streaming_content)  # type: ignore[attr-defined]  # a file


def test_a_wrong_upload_is_an_error_at_its_field(client: Client) -> None:

    svg = SimpleUploadedFile("desk.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>", content_type="image/png")
    page = begin(client, illustration=svg, illustration_alt="A desk.")

    assert page.status_code == 422
    assert "no whole GIF, JPEG or PNG" in text(page)
    assert not StoredEntry.objects.exists()


def test_markup_in_text_is_shown_as_text(client: Client, browser: Browser) -> None:
    bad = '<script>alert(1)</script><svg onload="alert(1)">'
    begin(client, title=bad, summary=bad, partners=bad, gfmd_source=bad, **{"sources-0-title": bad})
    entry = StoredEntry.objects.get()
    rita = browser("rita", Role.REVIEWER)
    press(rita, f"/queue/{entry.slug}/", "comment", text=bad)

    for who, address in (
        (client, f"/drafts/{entry.slug}/"),
        (client, f"/drafts/{entry.slug}/preview/"),
        (rita, f"/queue/{entry.slug}/"),
        (rita, "/queue/"),
    ):
        html = text(who.get(address))
        assert "<script>alert" not in html
        assert "<svg onload" not in html
        assert "&lt;script&gt;" in html


def test_a_letter_with_the_private_link_goes_to_the_contact(
    client: Client, django_capture_on_commit_callbacks: object
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]  # the fixture of pytest-django
        begin(client, "save", title="Buy <cheap> pills")

    (letter,) = mail.outbox
    assert letter.to == ["ana@example.org"]
    assert "/open/" in letter.body
    # The address is not confirmed: nobody can send their words to strangers through the site.
    assert "pills" not in letter.subject + letter.body
