"""Inline content as HTML: words, figures with the link to their trace, links, badges."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from urllib.parse import quote

from markupsafe import Markup

from corridor.reports.document.inline import GoalBadge, Inline, Link, Shown, Text, Words
from corridor.reports.writers.badges import badge
from corridor.reports.writers.numbers import number_text

_EMPHASIS = Markup("<strong>{}</strong>")
_FIGURE = Markup('<a class="{}" id="{}" href="{}">{}</a>')
_FIGURE_WITHOUT_ID = Markup('<a class="{}" href="{}">{}</a>')
_LINK = Markup('<a href="{}">{}</a>')
_LINK_OUTSIDE = Markup('<a href="{}" rel="external noopener noreferrer">{}</a>')
_BADGE = Markup('<span class="goal goal-{}"><span class="hidden">{} </span>{}</span>')

type Address = Callable[[str], str]
"""From a figure's key to the address of its trace."""


class InlineWriter:
    """Writes inline content and remembers how often each figure has stood, for the way back.

    Without `ids` a figure's place has none: for pieces of a page that does not lead back, and may have several pieces.
    """

    def __init__(self, language: str, address: Address, *, ids: bool = True) -> None:
        self._language = language
        self._address = address
        self._ids = ids
        self._times: Counter[str] = Counter()

    def __call__(self, text: Text) -> Markup:
        """The text as HTML, everything escaped."""
        return Markup("").join(self._one(inline) for inline in text)

    def places(self, key: str) -> list[str]:
        """The ids of the places where the figure has stood so far."""
        return [_place(key, time) for time in range(1, self._times[key] + 1)]

    def _one(self, inline: Inline) -> Markup:
        match inline:
            case Words(text, emphasis):
                return _EMPHASIS.format(text) if emphasis else Markup.escape(text)
            case Shown():
                return self._figure(inline)
            case Link(text, url):
                return (_LINK if url.startswith(("/", "#")) else _LINK_OUTSIDE).format(url, text)
            case GoalBadge(goal):
                look = badge(goal, self._language)
                word = look.title.removesuffix(look.number).strip()
                return _BADGE.format(look.number, word, look.number)

    def _figure(self, shown: Shown) -> Markup:
        figure = shown.figure
        self._times[figure.key] += 1
        number = number_text(figure, shown.digits, self._language)
        kind = "figure" if figure.known else "figure missing"
        if not self._ids:
            return _FIGURE_WITHOUT_ID.format(kind, self._address(figure.key), number)
        place = _place(figure.key, self._times[figure.key])
        return _FIGURE.format(kind, place, self._address(figure.key), number)


def annex_address(key: str) -> str:
    """The address of a figure's trace in the annex of the same page."""
    return f"#{fragment(trace_id(key))}"


def trace_id(key: str) -> str:
    """The id of a figure's trace in the annex."""
    return f"trace-{key}"


def fragment(anchor: str) -> str:
    """An id as the fragment of an address."""
    return quote(anchor, safe="-._~:/+=!$&'()*,;@")


def _place(key: str, time: int) -> str:
    return f"figure-{key}" if time == 1 else f"figure-{key}--{time}"
