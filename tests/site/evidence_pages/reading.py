"""What a page says, for tests: its text, its links, its tables."""

from __future__ import annotations

from html import unescape

from django.http import HttpResponse
from django.test import Client

from tests.reports.writers.page_outline import Element, outline

LANGUAGES = ("", "ar/", "zh-hans/", "fr/", "ru/", "es/")


def page_of(response: HttpResponse) -> Element:
    """The page as elements; each that opens must close."""
    return outline(response.content)


def opened(client: Client, path: str, status: int = 200) -> Element:
    """The page at an address that must answer with the status."""
    response = client.get(path)
    assert response.status_code == status, (path, response.status_code)
    return page_of(response)


def plain(text: str) -> str:
    """Text with single blanks."""
    return " ".join(unescape(text).split())


def main_text(page: Element) -> str:
    """What the page says in its own part."""
    return plain(page.all("main")[0].text)


def figures(page: Element) -> dict[str, str]:
    """Address of the trace -> number, for each figure of the page."""
    return {link.attributes["href"]: plain(link.text) for link in page.all("a") if _is_figure(link)}


def rows(page: Element, anchor: str) -> list[list[str]]:
    """The rows of the table with that anchor, cells as text."""
    (table,) = [it for it in page.of("table") if it.attributes.get("id") == anchor]
    return [[plain(cell.text) for cell in row.all("th", "td")] for row in table.all("tr")]


def _is_figure(link: Element) -> bool:
    return "figure" in link.attributes.get("class", "").split()
