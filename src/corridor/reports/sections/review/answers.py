"""Recommendations and practices that answer each gap, with the reason."""

from __future__ import annotations

from corridor.assessments.answers import Neighbourhood
from corridor.measures.people import WORLD
from corridor.places.place import PlaceKind
from corridor.places.registry import members
from corridor.reports.context import Context
from corridor.reports.document.blocks import Block, Heading, Paragraph
from corridor.reports.document.inline import Text, text
from corridor.reports.phrasing import in_place
from corridor.reports.sections.answer_list import AnswerLists
from corridor.reports.sections.gap_table import gap_sentence

PARTNERS = 5


def blocks(context: Context) -> tuple[Block, ...]:
    """For each gap its sentence, the Forum's recommendations, then practices; each with why it is listed."""
    if not context.gaps:
        return (Paragraph(text("No gap was found, so that nothing is recommended from this review.")),)
    lists = AnswerLists(context.catalogue, _neighbourhood(context), _nearness(context))
    out: list[Block] = []
    for gap in context.gaps:
        out.append(Heading(2, gap.rule.title, f"answers-{gap.rule.key.replace('_', '-')}"))
        out.append(Paragraph(gap_sentence(gap, {"place": in_place(context.code)})))
        out.extend(lists.of(gap.rule))
    return tuple(out)


def _nearness(context: Context) -> dict[str, Text]:
    own = ", worldwide" if context.code == WORLD else ", from {place}"
    return {
        "own": text(own, place=in_place(context.code)),
        "partner": text(", from a main partner country"),
        "region": text(", from the same region"),
    }


def _neighbourhood(context: Context) -> Neighbourhood:
    people = context.profile.people
    partners = [code for code, _ in (*people.destinations[:PARTNERS], *people.origins[:PARTNERS])]
    if context.place.kind is PlaceKind.GROUP:
        return Neighbourhood(context.code, frozenset(partners), frozenset(members(context.code)))
    region = context.place.sub_region
    near = frozenset(members(region)) if region else frozenset()
    return Neighbourhood(context.code, frozenset(partners), near)
