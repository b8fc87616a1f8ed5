"""oEmbed: entries and series of this site, and nothing else."""

from __future__ import annotations

import json
from html import unescape
from urllib.parse import quote, urlsplit

import pytest
from django.http import HttpResponse
from django.test import Client

from corridor.evidence.store import Evidence
from tests.site.api.asking import problem
from tests.site.pages.catalogue import HOSTILE, Small

pytestmark = pytest.mark.django_db


def shown(address: str, **more: str) -> HttpResponse:
    """What oEmbed answers for the address."""
    return Client().get("/oembed", {"url": address, **more})


def test_an_entry_is_quoted(small: Small) -> None:
    found = json.loads(shown(f"http://testserver/entries/{small.practice}/").content)
    assert (found["version"], found["type"]) == ("1.0", "rich")
    assert f'href="http://testserver/entries/{small.practice}/"' in found["html"]
    assert found["title"] == "Desk for fair recruitment"


def test_an_entry_is_quoted_in_the_language_of_its_address(small: Small) -> None:
    found = json.loads(shown(f"http://testserver/fr/entries/{small.practice}/").content)
    assert found["title"] == "Bureau du recrutement équitable"
    assert "/fr/entries/" in found["html"]


def test_nothing_in_a_quotation_runs(small: Small) -> None:
    found = json.loads(shown(f"http://testserver/entries/{small.hostile}/").content)
    assert HOSTILE in unescape(found["html"])
    assert "<svg" not in found["html"]


def test_a_series_is_framed_with_its_build(starter: Evidence) -> None:
    address = "http://testserver/explore/migrant_stock/?area=PHL&period=all"
    found = json.loads(shown(address, maxwidth="400", maxheight="9999").content)
    assert (found["width"], found["height"]) == (400, 480)
    frame = unescape(found["html"].partition('src="')[2].partition('"')[0])
    assert f"build={starter.citable_name}" in frame
    parts = urlsplit(frame)
    page = Client().get(f"{parts.path}?{parts.query}")
    assert page.status_code == 200
    assert "X-Frame-Options" not in page.headers


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/entries/fair-desk/",
        "http://testserver/entries/gone-desk/",
        "http://testserver/entries/no-such/",
        "http://testserver/queue/",
        "http://testserver@example.org/entries/fair-desk/",
        "javascript:alert(1)",
        "http://[",
        "http://testserver/explore/no_such/",
        "http://testserver/explore/migrant_stock/?build=0123456789abcdef",
    ],
)
def test_other_addresses_are_not_shown(small: Small, address: str) -> None:
    problem(shown(address), 404)


def test_what_is_no_question() -> None:
    problem(shown(""), 400)
    problem(shown("http://testserver/" + "x" * 3_000), 400)
    problem(shown("http://testserver/explore/migrant_stock/", format="xml"), 501)
    assert Client().post("/oembed").status_code == 405


def test_pages_lead_to_it(small: Small) -> None:
    page = Client().get(f"/entries/{small.practice}/").content.decode()
    link = page.partition('type="application/json+oembed" href="')[2].partition('"')[0]
    assert Client().get(unescape(link)).status_code == 200
    assert quote(f"/entries/{small.practice}/", safe="") in link
