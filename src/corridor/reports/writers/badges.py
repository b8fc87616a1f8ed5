"""Goal badges: the official colour, and the letters' colour that can be read on it."""

from __future__ import annotations

from dataclasses import dataclass

from corridor.agenda.goals import goal
from corridor.reports.writers.phrases import phrases

_LIGHT, _DARK = "#FFFFFF", "#000000"


@dataclass(frozen=True, slots=True)
class Badge:
    """How the badge of a goal looks, and the words that say the same."""

    number: str
    colour: str
    text_colour: str
    title: str


def badge(number: int, language: str = "en") -> Badge:
    """The badge of a goal; its text is black or white, whichever stands out more (WCAG 2.2)."""
    colour = goal(number).colour
    text_colour = max((_LIGHT, _DARK), key=lambda letters: contrast(letters, colour))
    return Badge(str(number), colour, text_colour, f"{phrases(language).goal} {number}")


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours `#RRGGBB` by WCAG 2.2, from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
