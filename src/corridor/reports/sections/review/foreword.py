"""Foreword: what the document is, for which session, from which data."""

from __future__ import annotations

from corridor.agenda.goals import goal
from corridor.places.registry import place
from corridor.reports.context import Context
from corridor.reports.document.blocks import Block, Items, Note, Paragraph
from corridor.reports.document.inline import GoalBadge, Text, Words, text
from corridor.reports.phrasing import in_place, words
from corridor.reports.sections.data_behind import data_behind


def blocks(context: Context) -> tuple[Block, ...]:
    """The session, its theme and goals, and how the figures were made."""
    session = context.session
    opening = text(
        "This review looks at migration in {place} for the High-Level Political Forum on Sustainable Development "
        "of {year}. The Forum's theme is “{theme}”.",
        place=in_place(context.code),
        year=words(str(context.year)),
        theme=words(session.theme or ""),
    )
    return (
        Paragraph(opening),
        *_goals(context),
        Paragraph(data_behind(context.evidence, "review")),
        *_caution(context),
    )


def _goals(context: Context) -> tuple[Block, ...]:
    session = context.session
    if not session.focus_goals:
        return (Paragraph(text("No set of goals is singled out this year; all are in view.")),)
    items: tuple[Text, ...] = tuple(
        (GoalBadge(number), Words(f" Goal {number}: {goal(number).title}")) for number in session.focus_goals
    )
    return (Paragraph(text("These goals are reviewed in depth:")), Items(items))


def _caution(context: Context) -> tuple[Block, ...]:
    caution = place(context.code).caution
    return (Note((Words(caution),)),) if caution else ()
