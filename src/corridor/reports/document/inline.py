"""Inline content: text, figures, links. A number gets onto a page only as a `Figure`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from corridor.evidence.figure import Figure


class Digits(StrEnum):
    """How a writer shows a figure's value."""

    COUNT = "count"  # 225,525
    ROUNDED = "rounded"  # 281 million; 225,500
    ONE = "one"  # 3.6
    TWO = "two"  # 0.21
    MONEY = "money"  # USD 441 billion
    CODE = "code"  # 3


@dataclass(frozen=True, slots=True)
class Words:
    """Plain words; `emphasis` for words that carry weight."""

    text: str
    emphasis: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure on the page: the number, without its unit unless the digits' form names it."""

    figure: Figure
    digits: Digits


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a page outside the document."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class GoalBadge:
    """The badge of a goal, `goal` from 1 to 17; the writer knows its official colour."""

    goal: int


Inline = Words | Shown | Link | GoalBadge
Text = tuple[Inline, ...]

_SLOT = re.compile(r"\{(\w+)\}")


def text(template: str, /, **given: Inline | Text) -> Text:
    """Fill `{name}` in `template` with inline content.

    Raises TypeError when a slot is a bare number or string, KeyError when one is not given.
    """
    out: list[Inline] = []
    position = 0
    for match in _SLOT.finditer(template):
        if match.start() > position:
            out.append(Words(template[position : match.start()]))
        out.extend(_inline(match[1], given[match[1]]))
        position = match.end()
    if position < len(template):
        out.append(Words(template[position:]))
    return tuple(out)


def _inline(name: str, content: Inline | Text) -> Text:
    items = content if isinstance(content, tuple) else (content,)
    for item in items:
        if not isinstance(item, Words | Shown | Link | GoalBadge):
            raise TypeError(f"slot {name!r} holds {item!r}; a number is rendered only from a Figure, words from Words")
    return items
