"""The cheapest services of the corridor."""

from __future__ import annotations

from corridor.reports.document.blocks import Block, Heading, Paragraph
from corridor.reports.document.inline import text
from corridor.reports.pair_context import PairContext
from corridor.reports.phrasing import in_place


def blocks(context: PairContext) -> tuple[Block, ...]:
    """The heading, then what `cheapest_services` has."""
    return (Heading(2, "Cheapest services", "cheapest-services"), *cheapest_services(context))


def cheapest_services(context: PairContext) -> tuple[Block, ...]:
    """The services ranked by what arrives; until quotes are read, what is missing and where it would come from."""
    return (
        Paragraph(
            text(
                "Which service is cheapest from {destination} to {origin} cannot be said: the sources read hold no "
                "quotes of single services. They would come from the workbook of Remittance Prices Worldwide (World "
                "Bank), or from a price file of a national authority.",
                origin=in_place(context.pair.origin),
                destination=in_place(context.pair.destination),
            )
        ),
    )
