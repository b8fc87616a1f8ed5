"""Pages made of paragraphs, in the formats that are a flow of text."""

from __future__ import annotations

from collections.abc import Iterator

from corridor.linking.passage import Page
from corridor.linking.reading.cleaning import clean
from corridor.linking.reading.limits import MAX_PAGE


class Pager:
    """Takes paragraphs and page breaks, and gives the pages that are complete.

    A page has at most `MAX_PAGE` characters; more go on to the next one.
    """

    def __init__(self) -> None:
        self._number = 1
        self._paragraphs: list[str] = []
        self._size = 0
        self._complete: list[Page] = []

    def add(self, paragraph: str) -> None:
        """A paragraph at the end of the open page."""
        for piece in pieces(clean(paragraph).strip()):
            if self._size and self._size + len(piece) > MAX_PAGE:
                self.turn()
            self._paragraphs.append(piece)
            self._size += len(piece) + 2

    def turn(self) -> None:
        """A page break."""
        self._complete.append(Page(self._number, "\n\n".join(self._paragraphs)))
        self._number += 1
        self._paragraphs = []
        self._size = 0

    def complete(self) -> list[Page]:
        """The pages that were completed since this was asked last."""
        pages, self._complete = self._complete, []
        return pages

    def last(self) -> list[Page]:
        """The pages that remain at the end of the document; an empty last page is none."""
        if self._paragraphs:
            self.turn()
        return self.complete()


def pieces(text: str) -> Iterator[str]:
    """The text in pieces of at most `MAX_PAGE` characters, parted between paragraphs, lines or words if it can be."""
    start = 0
    while len(text) - start > MAX_PAGE:
        end = start + MAX_PAGE
        for gap in ("\n\n", "\n", " "):
            found = text.rfind(gap, start + MAX_PAGE // 2, end)
            if found > start:
                end = found
                break
        yield text[start:end].strip()
        start = end
    if rest := text[start:].strip():
        yield rest
