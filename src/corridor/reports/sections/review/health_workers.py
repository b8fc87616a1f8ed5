"""Health workers: doctors trained in one country who practise in another (target 3.c)."""

from __future__ import annotations

from corridor.evidence.figure import Figure
from corridor.reports.context import Context
from corridor.reports.document.blocks import Block, Heading, Note, Paragraph
from corridor.reports.document.inline import Text, text
from corridor.reports.phrasing import count, in_place, listed, when

LISTED = 3


def blocks(context: Context) -> tuple[Block, ...]:
    """Doctors who left and doctors who came, as OECD countries report them; says so where there is no data."""
    health, where = context.profile.health_workers, in_place(context.code)
    heading = Heading(2, "Health workers", "health-workers")
    if not health.doctors_abroad.known and not health.doctors_from_abroad.known:
        nothing = "The sources read hold no count of doctors trained in {place} or abroad who practise elsewhere."
        return (heading, Paragraph(text(nothing, place=where)))
    left = _sentence(
        "{number} doctors trained in {place} practised in reporting OECD countries, mainly in {countries} ({year}).",
        health.doctors_abroad,
        health.countries_of_practice,
        context,
    )
    came = _sentence(
        " {number} doctors trained abroad practised in {place}, mainly from {countries} ({year}).",
        health.doctors_from_abroad,
        health.countries_of_training,
        context,
    )
    return (
        heading,
        Paragraph((*left, *came)),
        Note(
            text(
                "Some of these doctors were born at home and studied abroad. Countries that do not report are missing."
            )
        ),
    )


def _sentence(template: str, total: Figure, pairs: tuple[tuple[str, Figure], ...], context: Context) -> Text:
    if not total.known or not pairs:
        return ()
    named = listed(
        [text("{name} ({number})", name=in_place(code), number=count(figure)) for code, figure in pairs[:LISTED]]
    )
    return text(template, number=count(total), place=in_place(context.code), countries=named, year=when(total))
