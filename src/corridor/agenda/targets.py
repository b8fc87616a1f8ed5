"""The targets of the goals, with their official wording.

Source: General Assembly resolution 70/1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from corridor.agenda.codes import goal_of
from corridor.agenda.goals import goal as goal_numbered
from corridor.agenda.wording import Kind, wordings
from corridor.errors import UsageError


@dataclass(frozen=True, slots=True)
class Target:
    """A target: its code (`10.7`, `10.c`), its goal's number, its official wording in English."""

    code: str
    goal: int
    wording: str

    def wording_in(self, language: str) -> str:
        """The official wording in one of the six languages; `UsageError` for any other."""
        return wordings(Kind.TARGET, language)[self.code]


@cache
def _targets() -> Mapping[str, Target]:
    return {code: Target(code, goal_of(code), text) for code, text in wordings(Kind.TARGET).items()}


def targets(goal: int | None = None) -> tuple[Target, ...]:
    """All targets, or those of one goal, in the order 1.1, 1.2, .. 1.a; `UsageError` for an unknown goal."""
    if goal is None:
        return tuple(_targets().values())
    number = goal_numbered(goal).number
    return tuple(target for target in _targets().values() if target.goal == number)


def target(code: str) -> Target:
    """The target of that code; raises `UsageError` where there is none."""
    found = _targets().get(code)
    if found is None:
        raise UsageError(
            "the code of a target, such as 10.7 or 10.c",
            repr(code),
            remedy="look the code up in `targets()`; letters are small",
        )
    return found
