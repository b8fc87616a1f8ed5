"""Filling in forms as a browser does."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

from django.http import HttpResponse
from django.test import Client

PRACTICE: dict[str, Any] = {
    "title": "A desk for returning workers (Philippines)",
    "summary": "The ministry runs a desk that helps workers who come back.",
    "kind": "practice",
    "countries-0-place": "Philippines",
    "level": "national",
    "targets": ["10.7", "8.8"],
    "areas": ["return_reintegration"],
    "sources-0-url": "https://example.org/desk",
    "sources-0-title": "The desk",
    "sources-0-publisher": "Ministry",
    "language": "en",
    "contact_name": "Ana Contact",
    "contact_email": "ana@example.org",
}


class _Fields(HTMLParser):
    """The hidden fields of every form of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.hidden: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag == "input" and named.get("type") == "hidden" and named.get("name"):
            self.hidden.setdefault(str(named["name"]), named.get("value") or "")


def hidden(page: str) -> dict[str, str]:
    """The hidden fields of a page by name, the first of each name."""
    parser = _Fields()
    parser.feed(page)
    return parser.hidden


def text(response: Any) -> str:
    """The page as it was sent."""
    return str(response.content.decode())


def visible(page: str) -> str:
    """The text of a page without its tags, blanks as one."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def begin(client: Client, do: str = "submit", kind: str = "practice", **changes: Any) -> HttpResponse:
    """Open the form, fill it in and press a button; None takes a field away."""
    address = f"/contribute/{kind}/"
    form_key = hidden(text(client.get(address)))["form_key"]
    sent = {name: value for name, value in (PRACTICE | changes).items() if value is not None}
    return client.post(address, sent | {"form_key": form_key, "do": do})


def press(client: Client, address: str, do: str, **sent: Any) -> HttpResponse:
    """Open a page and press a button on it, with what is hidden in its forms."""
    page = client.get(address)
    assert page.status_code == 200, page.status_code
    known = hidden(text(page))
    return client.post(
        address, {"revision": known.get("revision", ""), "form_key": known.get("form_key", ""), "do": do} | sent
    )
