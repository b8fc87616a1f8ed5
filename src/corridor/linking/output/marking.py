"""A passage cut into pieces at the edges of its evidence, so that spans may lie in and over each other."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from corridor.agenda.codes import goal_of
from corridor.linking.links import PassageLinks, TargetLink


@dataclass(frozen=True, slots=True)
class Piece:
    """Text under the same links from end to end: the links that cover it, and those whose evidence begins with it."""

    text: str
    covering: tuple[TargetLink, ...]
    beginning: tuple[TargetLink, ...]

    @property
    def goals(self) -> tuple[int, ...]:
        """The goals of the links that cover it, each once, in the order of the links."""
        return tuple(dict.fromkeys(goal_of(link.target) for link in self.covering))


def pieces(links: PassageLinks) -> tuple[Piece, ...]:
    """The pieces of the passage in their order; joined, their texts are its text."""
    text = links.passage.text
    spans = [(link, link.evidence.start, link.evidence.end) for link in links.targets]
    edges = sorted({0, len(text), *(edge for _, start, end in spans for edge in (start, end))})
    return tuple(
        Piece(
            text[first:last],
            tuple(link for link, start, end in spans if start <= first and last <= end),
            tuple(link for link, start, end in spans if start == first and last <= end),
        )
        for first, last in pairwise(edges)
    )
