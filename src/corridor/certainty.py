"""How sure a record is: one scale for every packaged definition."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator


class Certainty(StrEnum):
    """The scale, from the surest down.

    `unsourced` marks general knowledge that no page at hand confirms. Records that are not about the
    Forum's history keep to the four main steps.
    """

    CERTAIN = "certain"
    HIGH = "high"
    MEDIUM_HIGH = "medium-high"
    MEDIUM = "medium"
    MEDIUM_LOW = "medium-low"
    LOW = "low"
    UNSOURCED = "unsourced"

    @property
    def rank(self) -> int:
        """0 for the surest."""
        return _FROM_SUREST.index(self)

    @property
    def main_step(self) -> Certainty:
        """The main step that claims no more than this one: itself or the next lower, at the lowest `low`."""
        return next((step for step in MAIN_STEPS if step.rank >= self.rank), MAIN_STEPS[-1])


_FROM_SUREST = tuple(Certainty)

MAIN_STEPS = (Certainty.CERTAIN, Certainty.HIGH, Certainty.MEDIUM, Certainty.LOW)
"""The steps without those in between."""


def least_certain(certainties: Iterable[Certainty]) -> Certainty:
    """The least sure of `certainties`; raises ValueError when there is none."""
    return max(certainties, key=lambda certainty: certainty.rank)


def _on_a_main_step(certainty: Certainty) -> Certainty:
    if certainty not in MAIN_STEPS:
        raise ValueError(f"one of {', '.join(MAIN_STEPS)}")
    return certainty


MainStep = Annotated[Certainty, AfterValidator(_on_a_main_step)]
"""The type of a field that takes the four main steps only."""
