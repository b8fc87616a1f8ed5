"""The form in which two spellings of one name are the same."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache

_QUOTES = str.maketrans(dict.fromkeys("’‘ʼ`´′", "'"))
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—", "-"))
_SPACES = re.compile(r"\s+")
# What publishers hang on a name to point at a footnote: asterisks, daggers, raised figures, [1].
_FOOTNOTE_MARKS = re.compile(r"(?:\s*(?:[*†‡§]+|[¹²³⁰⁴-⁹]+|\[\d+\]))+$")


@lru_cache(maxsize=1 << 14)
def normal_form(text: str) -> str:
    """Trimmed, case-folded, without accents; quotes, dashes, `&` and blanks in one shape."""
    plain = html.unescape(text).translate(_QUOTES).translate(_DASHES).replace("&", " and ")
    letters = unicodedata.normalize("NFKD", plain) if not plain.isascii() else plain
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return _SPACES.sub(" ", bare).strip().casefold()


def without_footnote_marks(text: str) -> str:
    """The name without the marks at its end that point at a footnote."""
    return _FOOTNOTE_MARKS.sub("", text.strip())
