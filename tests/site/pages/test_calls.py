"""Calls and offers: what is open, narrowed, and fits."""

from __future__ import annotations

import pytest
from django.test import Client

from corridor.catalogue.entry import EntryKind
from corridor.site.entries.loading import load_published
from tests.catalogue.made import made
from tests.site.evidence_pages.reading import opened
from tests.site.pages.catalogue import Small, link
from tests.site.pages.reading import links, said, titles_of_cards

pytestmark = pytest.mark.django_db


def test_what_is_open_is_listed_with_what_fits(client: Client, small: Small) -> None:
    page = opened(client, "/calls/")

    assert sorted(titles_of_cards(page)) == ["Banks offered", "Banks wanted"]
    assert "2 open calls and offers" in said(page)
    assert f"/calls/{small.call}/answer/" in links(page)
    assert said(page).count("a call meets an offer") == 2


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("kind=call", ["Banks wanted"]),
        ("area=remittances&country=PHL&target=10.c", ["Banks offered", "Banks wanted"]),
        ("area=diaspora", []),
        ("country=NPL", []),
        ("target=8.8", []),
    ],
)
def test_they_are_narrowed(client: Client, small: Small, asked: str, found: list[str]) -> None:
    assert sorted(titles_of_cards(opened(client, f"/calls/?{asked}"))) == found


@pytest.mark.parametrize("asked", ["kind=practice", "area=x", "country=XXX", "target=10.z", "page=2"])
def test_what_means_nothing_is_a_bad_request(client: Client, small: Small, asked: str) -> None:
    assert client.get(f"/calls/?{asked}").status_code == 400


def test_without_calls_it_says_so_and_what_to_do(client: Client) -> None:
    page = opened(client, "/calls/")

    assert "No call or offer is open now." in said(page)
    assert "/contribute/" in links(page)


def test_the_home_page_shows_the_newest(client: Client, small: Small) -> None:
    load_published([made("newest-offer", kind=EntryKind.OFFER, title="Newest offer", target_links=(link("8.8"),))])

    assert {"/entries/newest-offer/", f"/entries/{small.call}/"} <= set(links(opened(client, "/"), "/entries/"))
