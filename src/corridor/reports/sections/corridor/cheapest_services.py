"""The cheapest services of the corridor."""

from __future__ import annotations

from corridor.measures.prices.comparison import cheapest_services
from corridor.measures.prices.service import Service
from corridor.reports.document.blocks import Block, Cell, Heading, Note, Paragraph, Table
from corridor.reports.document.inline import Digits, Words, text
from corridor.reports.pair_context import PairContext
from corridor.reports.phrasing import in_place, period_words, source_of
from corridor.reports.tables import head, number, row_head, said


def blocks(context: PairContext) -> tuple[Block, ...]:
    """The services that cost least, the newest quotes; without quotes, what is missing and where it would come from."""
    heading = Heading(2, "Cheapest services", "cheapest-services")
    origin, destination = in_place(context.pair.origin), in_place(context.pair.destination)
    found = cheapest_services(context.evidence, context.pair.origin, context.pair.destination, on=context.made_on)
    if not found:
        nothing = (
            "Which service is cheapest from {destination} to {origin} cannot be said: the sources read hold no quotes "
            "of single services. They would come from the workbook of Remittance Prices Worldwide (World Bank), or "
            "from a price file of a national authority."
        )
        return (heading, Paragraph(text(nothing, origin=origin, destination=destination)))
    return (heading, Paragraph(_opening(context, found)), _table(context, found), *_stale(found))


def _opening(context: PairContext, found: tuple[Service, ...]) -> tuple[Words, ...]:
    opening = text(
        "These services gave most for USD 200 sent from {destination} to {origin}, by quotes of {period}.",
        destination=in_place(context.pair.destination),
        origin=in_place(context.pair.origin),
        period=Words(period_words(found[0].period)),
    )
    return tuple(piece for piece in opening if isinstance(piece, Words))


def _table(context: PairContext, found: tuple[Service, ...]) -> Table:
    return Table(
        "table-cheapest-services",
        "Services with their cost for USD 200, per cent of the amount",
        head("Service", "Total #", "Fee #", "Margin #", "Speed", "Quoted on"),
        tuple(_row(service) for service in found),
        source_of(context.evidence, [service.total_percent for service in found]),
    )


def _row(service: Service) -> tuple[Cell, ...]:
    quoted = service.quoted_on.isoformat() if service.quoted_on else service.period
    return (
        row_head(service.firm),
        number(service.total_percent, Digits.TWO),
        number(service.fee_percent, Digits.TWO),
        number(service.margin_percent, Digits.TWO),
        said((service.speed or "not stated").replace("_", " ")),
        said(f"{quoted} (old)" if service.stale else quoted),
    )


def _stale(found: tuple[Service, ...]) -> tuple[Block, ...]:
    if not any(service.stale for service in found):
        return ()
    return (Note(text("Prices change daily. Quotes marked old were asked for long before the date of this sheet.")),)
