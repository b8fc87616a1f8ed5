"""How an entry came to be what it is: decisions, and the versions that were public."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from corridor.catalogue.states import Action
from corridor.site.entries.published import HistoryStep
from corridor.site.pages.decisions import decision_title


@dataclass(frozen=True, slots=True)
class Step:
    """A decision, in words."""

    at: datetime
    title: str
    version: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version that was public; `before` is the public one before it, None for the first."""

    number: int
    at: datetime
    before: int | None
    current: bool


def steps(history: tuple[HistoryStep, ...]) -> tuple[Step, ...]:
    """The decisions, the newest first."""
    return tuple(Step(one.at, decision_title(one.action), one.version, one.reason) for one in reversed(history))


def version_lines(history: tuple[HistoryStep, ...], current: int | None) -> tuple[VersionLine, ...]:
    """The versions that were public, the newest first; each once, from when it was first published."""
    when: dict[int, datetime] = {}
    for step in history:
        if step.action == Action.PUBLISH and step.version is not None:
            when.setdefault(step.version, step.at)
    numbers = sorted(when)
    before = dict(zip(numbers, (None, *numbers), strict=False))
    return tuple(VersionLine(number, when[number], before[number], number == current) for number in reversed(numbers))
