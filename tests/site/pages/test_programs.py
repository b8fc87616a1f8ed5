"""What search engines are given."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from xml.etree import ElementTree

import pytest
from django.test import Client

from corridor.site.entries.loading import load_published
from corridor.site.pages.sitemaps import EntrySitemap
from tests.catalogue.made import made
from tests.site.pages.catalogue import Small

pytestmark = pytest.mark.django_db
LOCATION = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def addresses(client: Client, path: str) -> list[str]:
    root = ElementTree.fromstring(client.get(path).content)  # noqa: S314 - our own file
    return [element.text or "" for element in root.iter(LOCATION)]


def test_robots_are_asked_to_leave_endless_searches_alone(client: Client) -> None:
    text = client.get("/robots.txt").content.decode()

    assert "Disallow: /practices/?\n" in text
    assert "Disallow: /*/queue/\n" in text
    assert "Sitemap: http://testserver/sitemap.xml" in text


def test_the_map_has_public_entries_alone(client: Client, small: Small) -> None:
    found = addresses(client, "/sitemap-entries.xml")

    assert f"http://testserver/entries/{small.practice}/" in found
    assert not any(small.withdrawn in address for address in found)


def test_the_map_has_every_page_in_each_language(client: Client) -> None:
    found = addresses(client, "/sitemap-pages.xml")

    assert {"http://testserver/", "http://testserver/ar/targets/10.c/", "http://testserver/zh-hans/goals/17/"} <= set(
        found
    )
    assert sum("/targets/" in address for address in found) == 169 * 6


def test_the_map_comes_in_pages_without_looking_at_each_entry(
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
    django_assert_max_num_queries: Callable[[int], AbstractContextManager[None]],
) -> None:
    load_published(made(f"entry-{number}") for number in range(7))
    monkeypatch.setattr(EntrySitemap, "limit", 3)

    with django_assert_max_num_queries(5):
        pages = addresses(client, "/sitemap.xml")

    entries = [page for page in pages if "entries" in page]
    assert [page.rpartition("sitemap-")[2] for page in entries] == ["entries.xml", "entries.xml?p=2", "entries.xml?p=3"]
    assert sum(len(addresses(client, page.removeprefix("http://testserver"))) for page in entries) == 7
