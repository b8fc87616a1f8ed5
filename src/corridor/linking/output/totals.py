"""What the links of a whole document add up to: counts, and the targets that it speaks to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corridor.agenda.codes import order
from corridor.agenda.targets import Target, target
from corridor.linking.links import PassageLinks


@dataclass(frozen=True, slots=True)
class TargetTotal:
    """A target, the numbers of the passages that are linked to it, and the probability of the surest link."""

    target: Target
    passages: tuple[int, ...]
    highest: float


@dataclass(frozen=True, slots=True)
class Totals:
    """How many passages there are, how many have links, how many links; the targets in the order of the Agenda."""

    passages: int
    linked_passages: int
    links: int
    targets: tuple[TargetTotal, ...]

    @property
    def goals(self) -> int:
        """How many goals the targets belong to."""
        return len({total.target.goal for total in self.targets})


def totals(linked: Sequence[PassageLinks]) -> Totals:
    """The totals of the passages of a document, which are numbered from 1."""
    passages: dict[str, list[int]] = {}
    highest: dict[str, float] = {}
    for number, links in enumerate(linked, start=1):
        for link in links.targets:
            passages.setdefault(link.target, []).append(number)
            highest[link.target] = max(link.probability, highest.get(link.target, 0.0))
    return Totals(
        passages=len(linked),
        linked_passages=sum(bool(links.targets) for links in linked),
        links=sum(len(links.targets) for links in linked),
        targets=tuple(
            TargetTotal(target(code), tuple(passages[code]), highest[code]) for code in sorted(passages, key=order)
        ),
    )
