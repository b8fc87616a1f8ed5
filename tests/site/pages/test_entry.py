"""The page of an entry: what it says, what it was, and what the public never sees."""

from __future__ import annotations

import pytest
from django.test import Client

from corridor.catalogue.permissions import Role
from corridor.site.entries.actions.drafts import start_draft
from corridor.site.entries.actions.publishing import revise
from corridor.site.entries.loading import load_published
from corridor.site.entries.models import Comment, EntryVersion, StoredEntry
from tests.catalogue.made import made
from tests.site.entries.people import CONTACT, actor, written
from tests.site.evidence_pages.reading import opened, page_of
from tests.site.pages.catalogue import HOSTILE, REASON, Small
from tests.site.pages.reading import json_ld, links, said

pytestmark = pytest.mark.django_db


def test_it_says_what_the_record_says(client: Client, small: Small) -> None:
    page = opened(client, f"/entries/{small.practice}/")
    text = said(page)
    for words in (
        "Desk for fair recruitment",
        "The ministry runs a desk",
        "Philippines, Nepal",
        "ILO",
        "since 2015",
        "Objective 6",
        "Certainty high",
        "Box 1",
        "The desk (read in part)",
        "The records that come with Corridor",
        "Version 2",
    ):
        assert words in text
    assert {"/countries/PHL/", "/areas/remittances/", "/targets/10.c/", "/targets/8.8/"} <= set(links(page))
    assert "https://example.org/desk" in links(page, "https://")


def test_a_proposed_link_looks_like_a_proposal_and_an_accepted_one_does_not(client: Client, small: Small) -> None:
    page = opened(client, f"/entries/{small.practice}/")
    (listed,) = page.of("link-list")
    accepted, proposed = listed.all("li")

    assert "proposal" not in accepted.attributes.get("class", "")
    assert "Explicit" in accepted.text
    assert "It lowers the price of transfers." in accepted.text
    assert "Accepted by moderators." in accepted.text
    assert proposed.attributes["class"] == "proposal"
    assert "nobody has accepted it yet" in proposed.text


def test_what_a_model_proposes_says_so_in_the_language_of_the_entry(client: Client) -> None:
    evidence = "Baja el costo de las remesas."
    unread = {"target": "10.c", "by": "linking 0123abcd", "category": "explicit", "evidence": evidence}
    load_published([made("a", language="es", target_links=(unread,))])

    page = opened(client, "/entries/a/")
    (proposed,) = page.of("link-list")[0].all("li")
    assert proposed.attributes["class"] == "proposal"
    assert (
        "Proposed by a model that read title and summary (linking 0123abcd); nobody has accepted it yet."
        in proposed.text
    )
    (quoted,) = (span for span in proposed.all("span") if span.attributes.get("lang"))
    assert (quoted.attributes["lang"], quoted.text) == ("es", evidence)
    # Elsewhere only what somebody stands for is told of the entry.
    (listed,) = page_of(client.get("/practices/")).of("entries")
    assert "10.c" not in listed.text
    assert "about" not in json_ld(client.get("/entries/a/"))["mainEntity"]


def test_it_speaks_the_language_of_the_page_where_it_can(client: Client, small: Small) -> None:
    official = said(opened(client, f"/ar/entries/{small.practice}/"))
    machine = said(opened(client, f"/fr/entries/{small.practice}/"))
    original = opened(client, f"/ru/entries/{small.practice}/")

    assert "مكتب التوظيف العادل" in official
    assert "Bureau du recrutement équitable" in machine
    assert "model x" in machine
    (heading,) = original.all("h1")[0].all("bdi")
    assert (heading.text, heading.attributes["lang"]) == ("Desk for fair recruitment", "en")
    english = said(opened(client, f"/entries/{small.practice}/"))
    assert "Machine translation, not checked by a person (by model x)" in english
    assert "Official translation (by the ministry)" in english


def test_an_older_version_is_marked_and_leads_to_the_present_one(client: Client, small: Small) -> None:
    old = opened(client, f"/entries/{small.practice}/versions/1/")
    present = opened(client, f"/entries/{small.practice}/versions/2/")

    assert "This is version 1, an older one." in said(old)
    assert old.all("h1")[0].text == "Old title"
    assert f"/entries/{small.practice}/" in links(old)
    assert "permanent address of version 2" in said(present)
    assert "older one" not in said(present)
    assert client.get(f"/entries/{small.practice}/versions/3/").status_code == 404


def test_what_changed_is_shown(client: Client, small: Small) -> None:
    page = opened(client, f"/entries/{small.practice}/versions/2/changes/")

    assert any("Old title" in it.text for it in page.all("del"))
    assert any("fair recruitment" in it.text for it in page.all("ins"))
    assert any("10.c · Explicit · Accepted" in it.text for it in page.all("ins"))
    assert client.get(f"/entries/{small.practice}/versions/1/changes/").status_code == 404


def test_the_citation_keeps_to_the_version(client: Client, small: Small) -> None:
    page = opened(client, f"/entries/{small.practice}/")
    (cited,) = page.of("citation")

    assert cited.text.startswith("Desk for fair recruitment. Version 2, published ")
    assert f"http://testserver/entries/{small.practice}/versions/2/" in cited.text


def test_programs_can_read_it(client: Client, small: Small) -> None:
    found = json_ld(client.get(f"/entries/{small.practice}/"))

    assert found["@context"] == "https://schema.org"
    assert found["url"] == f"http://testserver/entries/{small.practice}/"
    thing = found["mainEntity"]
    assert thing["@type"] == "Project"
    assert thing["name"] == "Desk for fair recruitment"
    assert [place["identifier"] for place in thing["areaServed"]] == ["PHL", "NPL"]
    assert "مكتب التوظيف العادل" in thing["alternateName"]


def test_tags_in_texts_stay_text(client: Client, small: Small) -> None:
    response = client.get(f"/entries/{small.hostile}/")
    body = response.content.decode()

    assert "<svg onload" not in body
    assert "<b>Bold" not in body
    assert page_of(response).all("h1")[0].text == HOSTILE
    assert json_ld(response)["name"] == HOSTILE
    for path in ("/decisions/", "/practices/?q=bold", "/decisions/feed/", "/practices/feed/", "/"):
        assert "<svg onload" not in client.get(path).content.decode()


def test_related_entries_say_why(client: Client, small: Small) -> None:
    page = opened(client, f"/entries/{small.practice}/")
    related = said(page).partition("Related entries")[2]

    assert "Second desk Both name: 10.c; Remittances; Philippines" in related
    assert "Gone desk" not in related


def test_a_call_can_be_answered_and_shows_what_fits(client: Client, small: Small) -> None:
    page = opened(client, f"/entries/{small.call}/")

    assert f"/calls/{small.call}/answer/" in links(page)
    fits = said(page).partition("that fits it")[2]
    assert "Banks offered a call meets an offer; the same target, by a proposed link: 10.c" in fits
    assert "Closed call" not in fits.partition("History")[0]


def test_a_withdrawn_entry_is_gone_with_its_reason(client: Client, small: Small) -> None:
    for path in ("", "versions/1/"):
        page = opened(client, f"/entries/{small.withdrawn}/{path}", 410)
        text = said(page)
        assert page.all("h1")[0].text == "Gone desk"
        assert REASON in text
        assert "This entry was withdrawn on" in text
        assert "Summary." not in text


def test_a_draft_has_no_page(client: Client) -> None:
    draft = start_draft(actor("chloe"), written(), form_key="one", contact=CONTACT).entry

    for path in ("", "versions/1/", "versions/1/changes/"):
        assert client.get(f"/entries/{draft.slug}/{path}").status_code == 404


def test_a_new_draft_of_a_public_entry_changes_nothing(client: Client, small: Small) -> None:
    stored = StoredEntry.objects.get(slug=small.other)
    stored = revise(actor("eda", Role.EDITOR), small.other, revision=stored.revision)
    EntryVersion.objects.filter(entry=stored, number=stored.working).update(record={"title": "Secret"})

    assert "Secret" not in client.get(f"/entries/{small.other}/").content.decode()
    assert client.get(f"/entries/{small.other}/versions/{stored.working}/").status_code == 404


def test_contacts_and_what_moderators_say_are_never_shown(client: Client, small: Small) -> None:
    stored = StoredEntry.objects.get(slug=small.practice)
    for private in (True, False):
        Comment.objects.create(
            entry=stored, version=2, author_role="reviewer", text=f"Between us {private}", private=private
        )

    body = client.get(f"/entries/{small.practice}/").content.decode()

    assert "Between us" not in body
    assert CONTACT.email not in body
