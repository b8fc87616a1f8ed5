"""Links as rows: one for each link of a passage to a target."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corridor.agenda.codes import goal_of
from corridor.agenda.goals import goal
from corridor.linking.links import PassageLinks, Reason, TargetLink
from corridor.linking.output.legible import legible, one_line

DECIMALS = 4
"""Of a probability that is written to a file."""


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A link to a target. Passages are numbered from 1 through the document; offsets count in the page's text.

    `language` is empty where it is none of the six, `category` where the passage says nothing of migration.
    `areas` and `objectives` are those of the whole passage, parted by semicolons.
    """

    document: str
    page: int
    passage: int
    start: int
    end: int
    language: str
    target: str
    goal: int
    probability: float
    category: str
    evidence: str
    evidence_start: int
    evidence_end: int
    clause: str
    areas: str
    objectives: str
    reasons: str


def rows_of(document: str, linked: Iterable[PassageLinks]) -> Iterator[LinkRow]:
    """The rows of a document, passage by passage; a passage without links has none."""
    for number, links in enumerate(linked, start=1):
        for link in links.targets:
            yield _row(document, number, links, link)


def written_reasons(reasons: Iterable[Reason]) -> str:
    """The reasons on one line: `words: visa, recruitment fees; likeness: 0.31 to …`."""
    return "; ".join(one_line(f"{reason.kind}: {reason.detail}") for reason in reasons)


def _row(document: str, number: int, links: PassageLinks, link: TargetLink) -> LinkRow:
    passage = links.passage
    return LinkRow(
        document=one_line(document),
        page=passage.page,
        passage=number,
        start=passage.start,
        end=passage.end,
        language=links.language or "",
        target=link.target,
        goal=goal(goal_of(link.target)).number,
        probability=round(link.probability, DECIMALS),
        category=link.category or "",
        evidence=legible(link.evidence.text),
        evidence_start=passage.start + link.evidence.start,
        evidence_end=passage.start + link.evidence.end,
        clause=legible(link.clause),
        areas=";".join(area.key for area in links.areas),
        objectives=";".join(str(objective.key) for objective in links.objectives),
        reasons=written_reasons(link.reasons),
    )
