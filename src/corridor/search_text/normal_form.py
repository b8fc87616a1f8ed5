"""The one form of a text in which search compares, with the way back to the text as written."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corridor.search_text.letters import attaches, bare

LONGEST_CLUSTER = 32
"""A letter with more marks than this is no letter of any language; the rest is dropped (Unicode's Stream-Safe
Text Process allows 30)."""


@dataclass(frozen=True, slots=True)
class Normal:
    """A text in its normal form. The sign at i was read from `written[starts[i]:ends[i]]`."""

    text: str
    written: str
    starts: Sequence[int]
    ends: Sequence[int]

    def as_written(self, start: int, end: int) -> str:
        """What `text[start:end]` was read from."""
        return self.written[self.starts[start] : self.ends[end - 1]] if start < end else ""


def normal_form(text: str) -> str:
    """The text in its normal form; that of a normal form is itself.

    NFKC and case folding; no accents on Latin and Greek; no vowels, tatweel or kinds of alef, hamza, yeh and
    teh marbuta in Arabic; ё as е; digits in ASCII; one kind of hyphen, apostrophe and quotation mark.
    """
    return normalised(text).text


def normalised(text: str) -> Normal:
    """The normal form, with the place of each sign in the text."""
    if text.isascii() and "`" not in text:
        return Normal(text.lower(), text, range(len(text)), range(1, len(text) + 1))
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        piece = _cluster_form(text[start : min(end, start + LONGEST_CLUSTER)])
        pieces.append(piece)
        starts.extend([start] * len(piece))
        ends.extend([end] * len(piece))
    return Normal("".join(pieces), text, starts, ends)


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Where each letter with what attaches to it stands; no two of them influence each other's normal form."""
    start = 0
    for place in range(1, len(text)):
        if not attaches(text[place]):
            yield start, place
            start = place
    yield start, len(text)


@lru_cache(maxsize=1 << 15)
def _cluster_form(cluster: str) -> str:
    form = _folded(cluster)
    while (again := _folded(form)) != form:
        form = again
    return form


def _folded(text: str) -> str:
    composed = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return unicodedata.normalize("NFC", "".join(map(bare, composed)))
