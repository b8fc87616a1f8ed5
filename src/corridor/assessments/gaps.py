"""Find the gaps of an area by the stated rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from corridor.assessments.gap_rules import Condition, GapRule, Test
from corridor.evidence.figure import Figure
from corridor.evidence.observation import last_year

FigureOf = Callable[[str], Figure]
"""Gives the figure that a condition names."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A rule that holds, with the figure on which its first condition rests."""

    rule: GapRule
    figure: Figure


def find_gaps(rules: Iterable[GapRule], figure_of: FigureOf, year: int) -> tuple[Gap, ...]:
    """The rules whose conditions all hold in a review of `year`, in the rules' order."""
    found: list[Gap] = []
    for rule in rules:
        figures = [figure_of(condition.figure) for condition in rule.conditions]
        if all(holds(condition, figure, year) for condition, figure in zip(rule.conditions, figures, strict=True)):
            found.append(Gap(rule, figures[0]))
    return tuple(found)


def holds(condition: Condition, figure: Figure, year: int) -> bool:
    """Whether the condition holds; only `missing` can hold for a figure without value.

    The age of a figure is counted from the year in which its period ends to the review's `year`. A
    figure without period has no age.
    """
    if condition.test is Test.MISSING:
        return figure.value is None
    if figure.value is None or condition.limit is None:
        return False
    match condition.test:
        case Test.ABOVE:
            return figure.value > condition.limit
        case Test.AT_LEAST:
            return figure.value >= condition.limit
        case Test.BELOW:
            return figure.value < condition.limit
        case Test.OLDER_THAN_YEARS:
            ended = last_year(figure.period)
            return ended is not None and year - ended > condition.limit
