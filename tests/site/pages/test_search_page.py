"""The search page: words, facets as links, order, paging, what was withdrawn, what to do when nothing is found."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from corridor.site.accounts.models import User
from corridor.site.entries.loading import load_published
from corridor.site.entries.models import SavedSearch
from tests.catalogue.made import made
from tests.reports.writers.page_outline import Element
from tests.site.entries.people import account
from tests.site.evidence_pages.reading import opened, plain
from tests.site.pages.catalogue import REASON, Small
from tests.site.pages.reading import links, said, titles_of_cards

pytestmark = pytest.mark.django_db


def asked_by(address: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(address).query)


def choice(page: Element, facet: str, value: str) -> Element:
    (found,) = [it for it in page.all("a") if it.attributes.get("id") == f"{facet}-{value}"]
    return found


def test_words_find_and_are_marked(client: Client, small: Small) -> None:
    page = opened(client, "/practices/?q=banks")

    assert sorted(titles_of_cards(page)) == ["Banks offered", "Banks wanted"]
    assert {it.text for it in page.all("mark")} == {"Banks"}
    assert "2 entries" in said(page)


def test_each_choice_leaves_as_many_results_as_it_says(client: Client, small: Small) -> None:
    page = opened(client, "/practices/")
    choices = [it for it in page.of("facet") for it in it.all("li")]

    assert len(choices) > 15
    for one in choices:
        (address,) = [it.attributes["href"] for it in one.all("a")]
        (count,) = [int(it.text) for it in one.of("count")]
        assert f"{count} entr" in said(opened(client, address))


def test_a_choice_narrows_keeps_the_rest_and_can_be_taken_back(client: Client, small: Small) -> None:
    page = opened(client, "/practices/?q=desk&sort=title")
    address = choice(page, "area", "remittances").attributes["href"]
    assert asked_by(address) == {"q": ["desk"], "area": ["remittances"], "sort": ["title"]}

    narrowed = opened(client, address)
    assert choice(narrowed, "area", "remittances").attributes["aria-current"] == "true"
    back = choice(narrowed, "area", "remittances").attributes["href"]
    assert asked_by(back) == {"q": ["desk"], "sort": ["title"]}
    chosen = [plain(it.text) for it in narrowed.of("chosen")[0].all("a")]
    assert chosen == ["Remove: “desk” ×", "Remove: Area: Remittances ×", "Clear all"]
    without_words = narrowed.of("chosen")[0].all("a")[0].attributes["href"]
    assert asked_by(without_words) == {"area": ["remittances"], "sort": ["title"]}


def test_the_form_keeps_what_was_chosen(client: Client, small: Small) -> None:
    page = opened(client, "/practices/?q=desk&area=remittances&country=PHL&sort=title")
    (form,) = page.all("main")[0].of("search")
    fields = [(it.attributes["name"], it.attributes["value"]) for it in form.all("input")]

    assert sorted(fields) == [("area", "remittances"), ("country", "PHL"), ("q", "desk"), ("sort", "title")]


def test_narrowing_needs_no_script_and_htmx_asks_for_the_same_addresses(client: Client, small: Small) -> None:
    page = opened(client, "/practices/")
    swapped = [it for it in page.all() if "hx-target" in it.attributes]

    assert {it.attributes["hx-target"] for it in swapped} == {"#found"}
    assert [it.attributes["id"] for it in page.all() if it.attributes.get("id") == "found"] == ["found"]
    boosted = [link for it in page.all() if "hx-boost" in it.attributes for link in it.all("a")]
    assert boosted
    assert all(urlsplit(it.attributes["href"]).path in ("/practices/", "") for it in boosted)


def results_of(client: Client, asked: str) -> list[str]:
    (listed,) = opened(client, f"/practices/?{asked}").of("results")
    return titles_of_cards(listed)


def test_orders(client: Client, small: Small) -> None:
    by_title = results_of(client, "sort=title&area=remittances")

    assert by_title == ["Banks offered", "Banks wanted", "Closed call", "Desk for fair recruitment", "Second desk"]
    load_published([made("newer", title="Newer desk", areas=("remittances",), year_start=2021)])
    assert results_of(client, "sort=newest&area=remittances")[:2] == ["Newer desk", "Desk for fair recruitment"]
    assert results_of(client, "sort=oldest&area=remittances")[:2] == ["Desk for fair recruitment", "Newer desk"]


def test_pages_hold_all_results_once(client: Client) -> None:
    load_published(made(f"entry-{number}", title=f"Entry {number:03}") for number in range(45))

    pages = [titles_of_cards(opened(client, f"/practices/?sort=title&page={page}")) for page in (1, 2, 3)]

    assert [len(page) for page in pages] == [20, 20, 5]
    assert [title for page in pages for title in page] == [f"Entry {number:03}" for number in range(45)]
    first = opened(client, "/practices/?sort=title")
    (further,) = [it for it in first.all("a") if it.attributes.get("rel") == "next"]
    assert asked_by(further.attributes["href"]) == {"sort": ["title"], "page": ["2"]}


def test_no_list_goes_on_after_its_last_page(client: Client, small: Small) -> None:
    assert client.get("/practices/?page=2").status_code == 400
    assert client.get("/practices/?page=99999999999999999999").status_code == 200  # no number that is read


def test_a_misspelt_word_is_mended(client: Client, small: Small) -> None:
    page = opened(client, "/practices/?q=recruitmant")

    assert "Did you mean recruitment?" in said(page)
    assert "/practices/?q=recruitment" in links(page)


def test_withdrawn_entries_stand_apart_with_their_reason_and_in_no_count(client: Client, small: Small) -> None:
    page = opened(client, "/practices/?q=gone")
    text = said(page)

    assert "Nothing found" in text
    assert "Withdrawn entries that match" in text
    assert f"Gone desk Withdrawn: {REASON}" in text


def test_nothing_found_says_what_helps(client: Client, small: Small) -> None:
    page = opened(client, "/practices/?q=zzzzzz&area=diaspora")
    text = said(page)

    assert "Nothing found" in text
    assert "Take away one of the chosen filters above." in text
    assert {"/goals/", "/areas/", "/countries/", "/contribute/"} <= set(links(page))
    assert not page.of("pages")


def test_arabic_is_found_and_shown_in_arabic(client: Client, small: Small) -> None:
    page = opened(client, "/ar/practices/?q=التوظيف")

    assert titles_of_cards(page) == ["مكتب التوظيف العادل"]


def test_a_search_can_be_saved_once_by_whoever_is_logged_in(client: Client, small: Small) -> None:
    query = "q=desk&area=remittances"
    anonymous = opened(client, f"/practices/?{query}")
    assert "Log in to save this search" in said(anonymous)
    assert client.post("/practices/save/", {"name": "x", "query": query}).status_code == 302
    assert not SavedSearch.objects.exists()

    user = _logged_in(client)
    (form,) = opened(client, f"/practices/?{query}").of("save-search")
    sent = {it.attributes["name"]: it.attributes["value"] for it in form.all("input")}
    for name in ("Desks", "Desks again"):
        answer = client.post("/practices/save/", {**sent, "name": name})
        assert re.fullmatch(r"/practices/\?q=desk&area=remittances", answer.headers["Location"])

    (kept,) = SavedSearch.objects.filter(user=user)
    assert (kept.name, kept.query) == ("Desks again", "q=desk&area=remittances")


def test_no_name_and_too_many_saved_searches_are_refused(client: Client, small: Small) -> None:
    user = _logged_in(client)
    SavedSearch.objects.bulk_create(SavedSearch(user=user, name="n", query=f"q={n}") for n in range(100))

    assert client.post("/practices/save/", {"name": " ", "query": "q=a"}).status_code == 400
    assert client.post("/practices/save/", {"name": "One more", "query": "q=a"}).status_code == 400
    assert SavedSearch.objects.count() == 100


def _logged_in(client: Client) -> User:
    user = account("sam")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return user
