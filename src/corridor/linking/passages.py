"""How a page is split into passages: whole paragraphs where they are short, else a few sentences at a time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corridor.linking.passage import Page, Passage
from corridor.linking.sentences import sentence_ends

LONGEST = 700
"""Signs of a passage; a sentence that is longer stands alone, up to `LONGEST_SENTENCE`."""
LONGEST_SENTENCE = 5_000
_PARAGRAPH = re.compile(r"\n\s*\n")


def passages(pages: Iterable[Page]) -> Iterator[Passage]:
    """The passages of pages in their order; none is empty, and none reaches over a page's end."""
    for page in pages:
        for start, end in _paragraphs(page.text):
            for first, last in _pieces(page.text, start, end):
                yield Passage(page.number, first, last, page.text[first:last])


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in [*_PARAGRAPH.finditer(text), None]:
        end = gap.start() if gap else len(text)
        yield start, end
        start = gap.end() if gap else end


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Runs of whole sentences, none longer than `LONGEST` unless one sentence is."""
    ends = [start + place for place in sentence_ends(text[start:end])] + [end]
    first = start
    last = start
    for place in ends:
        if place - first > LONGEST and last > first:
            yield from _trimmed(text, first, last)
            first = last
        last = place
    yield from _trimmed(text, first, end)


def _trimmed(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The run without blanks around it, cut where it is too long for a sentence; nothing where nothing is left."""
    while first < last:
        piece = text[first : min(last, first + LONGEST_SENTENCE)]
        stripped = piece.strip()
        if stripped:
            begin = first + len(piece) - len(piece.lstrip())
            yield begin, begin + len(stripped)
        first += LONGEST_SENTENCE
