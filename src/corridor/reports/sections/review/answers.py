"""Recommendations and practices that answer each gap, with the reason."""

from __future__ import annotations

from collections.abc import Sequence

from corridor.assessments.answers import Answer, Neighbourhood, answers
from corridor.catalogue.entry import PRACTICE_KINDS, EntryKind, EntryState
from corridor.forum.areas import area
from corridor.measures.people import WORLD
from corridor.places.place import PlaceKind
from corridor.places.registry import members
from corridor.reports.context import Context
from corridor.reports.document.blocks import Block, Heading, Items, Paragraph
from corridor.reports.document.inline import Text, Words, text
from corridor.reports.phrasing import in_place
from corridor.reports.sections.entries import entry_line
from corridor.reports.sections.review.gaps import gap_sentence

RECOMMENDATIONS_A_GAP = 3
PRACTICES_A_GAP = 4
PARTNERS = 5


def blocks(context: Context) -> tuple[Block, ...]:
    """For each gap its sentence, the Forum's recommendations, then practices; each with why it is listed."""
    if not context.gaps:
        return (Paragraph(text("No gap was found, so that nothing is recommended from this review.")),)
    near = _neighbourhood(context)
    published = [entry for entry in context.catalogue.entries() if entry.state is EntryState.PUBLISHED]
    recommended = [entry for entry in published if entry.kind is EntryKind.RECOMMENDATION]
    practised = [entry for entry in published if entry.kind in PRACTICE_KINDS]
    told: set[str] = set()
    out: list[Block] = []
    for gap in context.gaps:
        out.append(Heading(2, gap.rule.title, f"answers-{gap.rule.key.replace('_', '-')}"))
        out.append(Paragraph(gap_sentence(gap, context.code)))
        best = answers(gap.rule, recommended, near)[:RECOMMENDATIONS_A_GAP]
        out.extend(_list("The Forum recommends:", best, told, context))
        best = answers(gap.rule, practised, near)[:PRACTICES_A_GAP]
        out.extend(_list("Practices to learn from:", best, told, context))
    return tuple(out)


def _list(opening: str, found: Sequence[Answer], told: set[str], context: Context) -> tuple[Block, ...]:
    """The answers with their reasons; an entry that was told before is only named again."""
    if not found:
        return (Paragraph(text(f"{opening} the catalogue holds no entry linked to these targets.")),)
    lines: list[Text] = []
    for answer in found:
        entry = answer.entry
        known = entry.id in told
        line = (Words(entry.title, emphasis=True), Words(" (see above).")) if known else entry_line(entry)
        told.add(entry.id)
        lines.append((*line, *_reason(answer, context)))
    return (Paragraph((Words(opening),)), Items(tuple(lines)))


def _reason(answer: Answer, context: Context) -> Text:
    parts = []
    if answer.accepted_targets:
        parts.append(f"linked to {_targets(answer.accepted_targets)}")
    if answer.proposed_targets:
        parts.append(f"proposed for {_targets(answer.proposed_targets)}")
    if answer.areas:
        parts.append("on " + " and ".join(area(key).title.lower() for key in answer.areas))
    reasons = ", ".join(parts)
    nearness = {
        "own": text(", worldwide" if context.code == WORLD else ", from {place}", place=in_place(context.code)),
        "partner": text(", from a main partner country"),
        "region": text(", from the same region"),
    }
    return (
        Words(f" Why here: {reasons}"),
        *(nearness[answer.nearness] if answer.nearness else ()),
        Words("."),
    )


def _targets(codes: tuple[str, ...]) -> str:
    return ("target " if len(codes) == 1 else "targets ") + " and ".join(codes)


def _neighbourhood(context: Context) -> Neighbourhood:
    people = context.profile.people
    partners = [code for code, _ in (*people.destinations[:PARTNERS], *people.origins[:PARTNERS])]
    if context.place.kind is PlaceKind.GROUP:
        return Neighbourhood(context.code, frozenset(partners), frozenset(members(context.code)))
    region = context.place.sub_region
    near = frozenset(members(region)) if region else frozenset()
    return Neighbourhood(context.code, frozenset(partners), near)
