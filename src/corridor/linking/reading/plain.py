"""Plain text: a form feed ends a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from corridor.linking.passage import Page
from corridor.linking.reading.cleaning import clean
from corridor.linking.reading.limits import MAX_PAGE
from corridor.linking.reading.pager import pieces

_BLOCK = 500_000


def plain_pages(text: TextIO) -> Iterator[Page]:
    """The pages of a text; without form feeds it is one page, or several where it is longer than a page may be."""
    for number, page in enumerate(_parted(text), start=1):
        yield Page(number, clean(page).strip("\n"))


def _parted(text: TextIO) -> Iterator[str]:
    held = ""
    while block := text.read(_BLOCK):
        *whole, held = (held + block).split("\f")
        for page in whole:
            yield from pieces(page) if page.strip() else [""]
        if len(held) > MAX_PAGE:
            *whole, held = pieces(held)
            yield from whole
    yield from pieces(held)
