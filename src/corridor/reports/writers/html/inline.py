"""Inline content as HTML: words, figures with the link to their trace, links, badges."""

from __future__ import annotations

from collections import Counter
from urllib.parse import quote

from markupsafe import Markup

from corridor.reports.document.inline import GoalBadge, Inline, Link, Shown, Text, Words
from corridor.reports.writers.badges import badge
from corridor.reports.writers.numbers import number_text

_EMPHASIS = Markup("<strong>{}</strong>")
_FIGURE = Markup('<a class="{}" id="{}" href="#{}">{}</a>')
_LINK = Markup('<a href="{}" rel="external noopener noreferrer">{}</a>')
_BADGE = Markup('<span class="goal" style="background:{};color:{}"><span class="hidden">{} </span>{}</span>')


class InlineWriter:
    """Writes inline content and remembers how often each figure has stood, for the way back."""

    def __init__(self, language: str) -> None:
        self._language = language
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
                return _LINK.format(url, text)
            case GoalBadge(goal):
                look = badge(goal, self._language)
                word = look.title.removesuffix(look.number).strip()
                return _BADGE.format(look.colour, look.text_colour, word, look.number)

    def _figure(self, shown: Shown) -> Markup:
        figure = shown.figure
        self._times[figure.key] += 1
        number = number_text(figure, shown.digits, self._language)
        kind = "figure" if figure.known else "figure missing"
        place = _place(figure.key, self._times[figure.key])
        return _FIGURE.format(kind, place, fragment(trace_id(figure.key)), number)


def trace_id(key: str) -> str:
    """The id of a figure's trace in the annex."""
    return f"trace-{key}"


def fragment(anchor: str) -> str:
    """An id as the fragment of an address."""
    return quote(anchor, safe="-._~:/+=!$&'()*,;@")


def _place(key: str, time: int) -> str:
    return f"figure-{key}" if time == 1 else f"figure-{key}--{time}"
