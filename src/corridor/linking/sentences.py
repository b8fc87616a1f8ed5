"""Sentences of a text in any of the six languages."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

# A full stop ends a sentence before a blank, but not before a small letter or figure (No. 5, e.g. this); Chinese and
# Arabic marks always do.
_END = re.compile(r"(?:(?<![.!?…])[.!?…]++[)\]\"'”’»]*+(?=\s++(?![a-zà-ÿа-я\d]))|[。！？؟]+[”’」』）]*|\n\s*\n)")


def sentence_ends(text: str) -> tuple[int, ...]:
    """Where each sentence but the last ends."""
    return tuple(match.end() for match in _END.finditer(text))


def sentences_of_words(text: str, starts: Sequence[int]) -> tuple[int, ...]:
    """For each word, by its start, the number of its sentence."""
    ends = sentence_ends(text)
    return tuple(bisect_right(ends, start) for start in starts)
