"""Text and numbers as a reader is shown them, whatever the document holds."""

from __future__ import annotations

import re

_ILLEGIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_SURE, _HARDLY = 0.995, 0.01


def legible(text: str) -> str:
    """The text with U+FFFD for each control character and each half of a sign, so that offsets stay right.

    Such signs cannot be written to every file, and they can command a terminal. Tabs and line ends are kept.
    """
    return _ILLEGIBLE.sub("\N{REPLACEMENT CHARACTER}", text)


def one_line(text: str) -> str:
    """The text legible and on one line: every run of blanks is one space."""
    return legible(" ".join(text.split()))


def percent(probability: float) -> str:
    """A probability from 0 to 1 in whole per cent; what is not certain is neither 0% nor 100%."""
    if probability >= _SURE:
        return "over 99%"
    return "under 1%" if probability < _HARDLY else f"{probability:.0%}"
