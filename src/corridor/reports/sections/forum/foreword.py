"""Foreword of the Forum's contribution: session, theme, goals in focus."""

from __future__ import annotations

from corridor.agenda.goals import goal
from corridor.reports.context import Context
from corridor.reports.document.blocks import Block, Items, Note, Paragraph
from corridor.reports.document.inline import GoalBadge, Text, Words, text
from corridor.reports.phrasing import words
from corridor.reports.sections.entries import entry_line


def blocks(context: Context) -> tuple[Block, ...]:
    """What the contribution is, and the goals under review that year."""
    session = context.session
    goals: tuple[Text, ...] = tuple(
        (GoalBadge(number), Words(f" Goal {number}: {goal(number).title}")) for number in session.focus_goals
    )
    return (
        Paragraph(
            text(
                "The Global Forum on Migration and Development contributes to the High-Level Political Forum of "
                "{year}, whose theme is “{theme}”. All goals are seen in its light; these are reviewed in depth:",
                year=words(str(context.year)),
                theme=words(session.theme or ""),
            )
        ),
        Items(goals),
        Paragraph(text("Who asked for the contribution, who wrote it, and what it builds on:")),
        Items(tuple(entry_line(entry) for entry in context.catalogue.placed("foreword"))),
        Note(
            text(
                "This edition remakes the substance of the contribution of 22 March 2017 from Corridor's records, in "
                "the project's own words. What the surviving copy does not show for certain is marked so."
            )
        ),
    )
