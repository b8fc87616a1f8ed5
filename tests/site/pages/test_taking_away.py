"""Exports and feeds: exactly what the search finds."""

from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from corridor.site.entries.loading import load_published
from corridor.site.pages import feeds, found
from tests.catalogue.made import made
from tests.site.evidence_pages.reading import opened
from tests.site.pages.catalogue import REASON, Small
from tests.site.pages.reading import titles_of_cards

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
SEARCHES = ("", "q=desk", "area=remittances&sort=title", "country=PHL&country=NPL&sort=oldest", "q=zzzz")


def exported(client: Client, form: str, asked: str) -> bytes:
    response = client.get(f"/practices/entries.{form}?{asked}")
    assert response.status_code == 200
    assert response.headers["Content-Disposition"] == f'attachment; filename="entries.{form}"'
    return response.content


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("asked", SEARCHES)
def test_an_export_equals_the_screen_in_all_formats(client: Client, small: Small, asked: str) -> None:
    results = opened(client, f"/practices/?{asked}").of("results")
    shown = [title for listed in results for title in titles_of_cards(listed)]

    assert [row["title"] for row in rows(exported(client, "csv", asked))] == shown
    assert [entry["title"] for entry in json.loads(exported(client, "json", asked))] == shown
    sheet = (
        CalamineWorkbook.from_filelike(io.BytesIO(exported(client, "xlsx", asked))).get_sheet_by_index(0).to_python()
    )
    title = sheet[0].index("title")
    assert [row[title] for row in sheet[1:]] == shown


def test_an_export_has_all_pages(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    load_published(made(f"entry-{number}", title=f"Entry {number:03}") for number in range(45))
    monkeypatch.setattr(found, "AT_ONCE", 10)

    assert [row["title"] for row in rows(exported(client, "csv", "sort=title"))] == [f"Entry {n:03}" for n in range(45)]


def test_a_cell_is_never_a_formula(client: Client) -> None:
    load_published([made("evil", title='=HYPERLINK("http://evil.example")', summary="+1+1|cmd")])

    (row,) = rows(exported(client, "csv", ""))

    assert not row["title"].startswith("=")
    assert not row["summary"].startswith("+")
    (entry,) = json.loads(exported(client, "json", ""))
    assert entry["title"] == '=HYPERLINK("http://evil.example")'


def test_too_much_and_unknown_formats_are_refused_in_plain_words(
    client: Client, small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(found, "MOST", 3)

    assert "one that finds 7" in client.get("/practices/entries.csv").content.decode()
    assert client.get("/practices/entries.csv").status_code in (400, 404)
    assert client.get("/practices/entries.exe").status_code == 404


def test_withdrawn_entries_are_in_no_export_and_no_feed(client: Client, small: Small) -> None:
    for path in ("entries.csv", "entries.json", "feed/"):
        assert REASON not in client.get(f"/practices/{path}?q=gone").content.decode()


def test_a_feed_is_atom_with_what_the_search_finds(client: Client, small: Small) -> None:
    response = client.get("/practices/feed/?area=remittances")
    feed = ElementTree.fromstring(response.content)  # noqa: S314 - our own file

    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert feed.tag == f"{ATOM}feed"
    titles = {entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")}
    assert titles == {"Banks offered", "Banks wanted", "Closed call", "Desk for fair recruitment", "Second desk"}
    for entry in feed.iter(f"{ATOM}entry"):
        assert (entry.findtext(f"{ATOM}id") or "").startswith("http://testserver/entries/")
        assert entry.findtext(f"{ATOM}updated")
    assert feed.findtext(f"{ATOM}title") == "Corridor: entries on Remittances"


@pytest.mark.parametrize("at_once", [1, 1_000])
def test_a_feed_begins_with_what_was_published_last(
    client: Client, small: Small, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(found, "AT_ONCE", at_once)
    monkeypatch.setattr(feeds, "LENGTH", 2)
    load_published([made("older", title="Desk of old, published last", areas=("remittances",), year_start=1970)])

    feed = ElementTree.fromstring(client.get("/practices/feed/?area=remittances").content)  # noqa: S314 - our own file

    titles = [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")]
    assert titles[0] == "Desk of old, published last"
    assert len(titles) == 2


def test_a_feed_speaks_the_language_of_its_address(client: Client, small: Small) -> None:
    feed = client.get("/ar/practices/feed/").content.decode()

    assert "مكتب التوظيف العادل" in feed


def test_what_xml_cannot_hold_does_not_break_a_feed(client: Client) -> None:
    load_published([made("odd", title="Bell\x07 and \ufffe", summary="a\x0bb")])

    ElementTree.fromstring(client.get("/practices/feed/").content)  # noqa: S314 - our own file
    ElementTree.fromstring(client.get("/decisions/feed/").content)  # noqa: S314 - our own file


def test_the_decisions_are_a_feed_too(client: Client, small: Small) -> None:
    feed = ElementTree.fromstring(client.get("/decisions/feed/").content)  # noqa: S314 - our own file
    newest = next(feed.iter(f"{ATOM}entry"))

    assert newest.findtext(f"{ATOM}title") == "Withdrawn: Gone desk"
    assert newest.findtext(f"{ATOM}summary") == REASON
