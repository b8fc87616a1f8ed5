"""What tests read on a page beyond what `tests.site.evidence_pages.reading` does."""

from __future__ import annotations

import json
import re
from typing import Any

from django.http import HttpResponse

from tests.reports.writers.page_outline import Element
from tests.site.evidence_pages.reading import plain

BLOCKS = {
    "p",
    "li",
    "dt",
    "dd",
    "td",
    "th",
    "tr",
    "div",
    "section",
    "summary",
    "option",
    "caption",
    "label",
    "button",
    "br",
}
BLOCKS |= {"h1", "h2", "h3", "h4"}

_JSON_LD = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def links(page: Element, path: str = "/") -> list[str]:
    """The addresses in the page's own part that begin with the path."""
    (main,) = page.all("main")
    addresses = (it.attributes.get("href", "") for it in main.all("a"))
    return [address for address in addresses if address.startswith(path)]


def titles_of_cards(page: Element) -> list[str]:
    """The titles of the entries that the page lists."""
    return [plain(it.text) for it in page.of("card-title")]


def json_ld(response: HttpResponse) -> dict[str, Any]:
    """The one data block in the head of the page."""
    (text,) = _JSON_LD.findall(response.content.decode())
    found: dict[str, Any] = json.loads(text)
    return found


def said(page: Element) -> str:
    """What the page says in its own part, with blanks where a reader sees a new line or cell."""
    return spaced(page.all("main")[0])


def spaced(element: Element) -> str:
    """The text of a part of the page, with the same blanks."""
    return plain(_spaced(element))


def _spaced(element: Element) -> str:
    text = "".join(part if isinstance(part, str) else _spaced(part) for part in element.inside)
    apart = element.tag in BLOCKS or "meta" in element.attributes.get("class", "").split()
    return f" {text} " if apart else text
