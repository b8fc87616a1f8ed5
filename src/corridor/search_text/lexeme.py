"""How tokens are spelled for the engines: letters and digits alone, so that neither engine splits or alters one.

What a token must say beyond its letters is said with raised letters (ᵉ). The normal form turns these into plain
ones, so that no text and no query can hold them by itself.
"""

from __future__ import annotations

import re
import unicodedata

LONGEST = 64
"""Letters of a token that count; longer ones are cut, in documents and in queries alike."""

EVERYWHERE = "ᵃˡˡ"
"""A token that every document has; it also keeps apart what must not be neighbours."""

JOINTS = {".": "ᵖ", "/": "ˡ", "-": "ʰ"}
"""What stands for the signs inside codes: `10.7` is `10ᵖ7`."""

_STEM = "ˢ"
_MARK = "ᵐ"
_WRITTEN_MARK = re.compile(f"{_MARK}([0-9a-f]{{5}})")
_RAISED = re.compile(f"[{_STEM}{EVERYWHERE}{''.join(JOINTS.values())}]")


def lexeme(normal: str) -> str:
    """The token for a word in its normal form. Marks (Indic vowels and the like) become their number."""
    if normal.isalnum():
        return normal[:LONGEST]
    return "".join(_spelled(sign) for sign in normal)[:LONGEST]


def _spelled(sign: str) -> str:
    return f"{_MARK}{ord(sign):05x}" if unicodedata.category(sign).startswith("M") else sign


def stem_lexeme(language: str, stem: str) -> str:
    """The token for a stem. It names its language, for a stem of one says nothing about another."""
    return f"{_STEM}{language}{lexeme(stem)}"


def word_of(token: str) -> str | None:
    """The word in its normal form that a token was made from, None for stems, codes and other helpers."""
    word = _WRITTEN_MARK.sub(lambda found: chr(int(found[1], 16)), token)
    return None if _RAISED.search(word) or _MARK in word else word
