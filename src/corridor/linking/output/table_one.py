"""Goals by categories of links, as in table 1 of the founding document, for the links of any document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import fsum

from corridor.agenda.categories import LinkCategory
from corridor.agenda.codes import goal_of
from corridor.agenda.goals import goals
from corridor.linking.links import PassageLinks


@dataclass(frozen=True, slots=True)
class GoalCell:
    """A goal in a category: how many links stand there, and the sum of their probabilities."""

    goal: int
    category: LinkCategory
    links: int
    weight: float

    @property
    def marked(self) -> bool:
        """Whether at least one link stands there."""
        return self.links > 0


@dataclass(frozen=True, slots=True)
class GoalTable:
    """Every goal in each of the four categories; `outside` counts the links of a goal that are in no category."""

    cells: Mapping[tuple[int, LinkCategory], GoalCell]
    outside: Mapping[int, int]

    def row(self, goal: int) -> tuple[GoalCell, ...]:
        """The cells of a goal in the order of the categories."""
        return tuple(self.cells[goal, category] for category in LinkCategory)


def goal_table(linked: Iterable[PassageLinks]) -> GoalTable:
    """The table that the links of these passages add up to."""
    found: defaultdict[tuple[int, LinkCategory], list[float]] = defaultdict(list)
    outside = {goal.number: 0 for goal in goals()}
    for links in linked:
        for link in links.targets:
            if link.category is None:
                outside[goal_of(link.target)] += 1
            else:
                found[goal_of(link.target), link.category].append(link.probability)
    places = [(goal.number, category) for goal in goals() for category in LinkCategory]
    cells = {place: GoalCell(*place, len(found[place]), fsum(found[place])) for place in places}
    return GoalTable(cells, outside)
