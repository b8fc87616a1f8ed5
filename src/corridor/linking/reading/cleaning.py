"""Text without what nobody sees: one kind of line end, no control characters, no invisible signs in words."""

from __future__ import annotations

import re

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"  # control characters but tab and line end
    "\u00ad\u200b-\u200f\u2060\ufeff"  # soft hyphen, zero width, marks of direction
    "\u202a-\u202e\u2066-\u2069"  # embeddings and isolates of direction
    "\ud800-\udfff]"  # halves of a sign, which no encoding can write
)


def clean(text: str) -> str:
    r"""The text with `\n` for every line end, and without control characters and invisible signs."""
    text = _LINE_ENDS.sub("\n", text).replace("\u2029", "\n\n")
    return _UNSEEN.sub("", text)


def has_words(text: str) -> bool:
    """Whether there is at least one letter."""
    return any(letter.isalpha() for letter in text)
