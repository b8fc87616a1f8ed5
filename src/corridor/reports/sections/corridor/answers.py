"""What may answer each gap of the pair: the Forum's recommendations and practices of either country."""

from __future__ import annotations

from collections.abc import Iterable

from corridor.assessments.answers import Neighbourhood
from corridor.assessments.gaps import Gap
from corridor.places.registry import members, place
from corridor.reports.document.blocks import Block, Heading
from corridor.reports.document.inline import text
from corridor.reports.pair_context import PairContext
from corridor.reports.phrasing import in_place
from corridor.reports.sections.answer_list import AnswerLists


def blocks(context: PairContext) -> tuple[Block, ...]:
    """The answers to each gap; gaps of the same targets and areas have one list, and entries are told once."""
    origin, destination = in_place(context.pair.origin), in_place(context.pair.destination)
    nearness = {
        "own": text(", from {origin}", origin=origin),
        "partner": text(", from {destination}", destination=destination),
        "region": text(", from the region of {origin}", origin=origin),
    }
    told = [entry.id for entry in context.entries]
    lists = AnswerLists(context.catalogue, _neighbourhood(context), nearness, told)
    out: list[Block] = []
    for alike in _alike(context.gaps):
        first = alike[0].rule
        title = "; ".join([first.title, *(gap.rule.title[:1].lower() + gap.rule.title[1:] for gap in alike[1:])])
        out.append(Heading(2, title, f"answers-{first.key.replace('_', '-')}"))
        out.extend(lists.of(first))
    return tuple(out)


def _alike(gaps: Iterable[Gap]) -> tuple[list[Gap], ...]:
    """The gaps together with those that concern the same targets and areas, in order."""
    found: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Gap]] = {}
    for gap in gaps:
        found.setdefault((gap.rule.targets, gap.rule.areas), []).append(gap)
    return tuple(found.values())


def _neighbourhood(context: PairContext) -> Neighbourhood:
    """The country of origin, its partner at the other end, the region of the origin."""
    region = place(context.pair.origin).sub_region
    near = frozenset(members(region)) if region else frozenset()
    return Neighbourhood(context.pair.origin, frozenset({context.pair.destination}), near)
