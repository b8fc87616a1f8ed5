"""The seventeen goals: number, official title, short name, official colour.

Source: General Assembly resolution 70/1; colours from the UN's guidelines for the SDG logo.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pydantic import Field

from corridor.agenda.wording import Kind, wordings
from corridor.definitions import SourcedRecord, data_path, read_keyed
from corridor.errors import UsageError


class Goal(SourcedRecord):
    """A goal; `colour` is its official colour as `#RRGGBB`, `source` and `certainty` are the colour's."""

    number: int
    colour: str = Field(pattern="^#[0-9A-F]{6}$")

    @property
    def title(self) -> str:
        """The official title in English."""
        return self.title_in("en")

    @property
    def short_title(self) -> str:
        """The short name in English, as on the badge."""
        return self.short_title_in("en")

    def title_in(self, language: str) -> str:
        """The official title in one of the six languages; `UsageError` for any other."""
        return wordings(Kind.GOAL, language)[str(self.number)]

    def short_title_in(self, language: str) -> str:
        """The short name in one of the six languages; `UsageError` for any other."""
        return wordings(Kind.GOAL_SHORT, language)[str(self.number)]


@cache
def _goals() -> Mapping[int, Goal]:
    return read_keyed(data_path("corridor.agenda", "goals.csv"), Goal, lambda goal: goal.number)


def goals() -> tuple[Goal, ...]:
    """All goals by number."""
    return tuple(_goals().values())


def goal(number: int) -> Goal:
    """The goal of that number; raises `UsageError` where there is none."""
    found = _goals().get(number)
    if found is None:
        raise UsageError(
            f"the number of a goal, 1 to {len(_goals())}", str(number), remedy="look the goal up in `goals()`"
        )
    return found
