"""Outlook: the sessions ahead and the review of the Global Compact."""

from __future__ import annotations

from corridor.agenda.hlpf import hlpf_years
from corridor.reports.context import Context
from corridor.reports.document.blocks import Block, Items, Paragraph
from corridor.reports.document.inline import Text, Words, text
from corridor.reports.phrasing import words

AHEAD = 3


def blocks(context: Context) -> tuple[Block, ...]:
    """The themes of the next sessions, as far as they are decided."""
    ahead = [session for session in hlpf_years() if session.year > context.year][:AHEAD]
    if not ahead:
        return (Paragraph(text("This is the last year of the 2030 Agenda.")),)
    lines: tuple[Text, ...] = tuple(
        (Words(_session(session.year, session.theme, session.focus_goals)),) for session in ahead
    )
    return (
        Paragraph(text("After {year} the High-Level Political Forum meets on:", year=words(str(context.year)))),
        Items(lines),
        Paragraph(
            text(
                "The International Migration Review Forum, which follows the Global Compact for Migration, meets every "
                "four years from 2022."
            )
        ),
    )


def _session(year: int, theme: str | None, goals: tuple[int, ...]) -> str:
    if theme is None:
        return f"{year}: theme and goals not decided, or not known to Corridor."
    listed = ", ".join(str(goal) for goal in goals)
    return f"{year}: {theme}" + (f" (goals {listed})." if goals else ".")
