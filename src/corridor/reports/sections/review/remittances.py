"""What migrants send and receive."""

from __future__ import annotations

from corridor.measures.people import WORLD
from corridor.places.place import PlaceKind
from corridor.places.registry import place
from corridor.reports.charts.line import line_chart
from corridor.reports.charts.series import Line
from corridor.reports.context import Context
from corridor.reports.document.blocks import Block, Chart, Heading, Note, Paragraph, Table
from corridor.reports.document.inline import Digits, Text, text
from corridor.reports.phrasing import capital, in_place, listed, money, one, source_of, when
from corridor.reports.tables import head, number, row_head

LISTED = 10
SINCE = 2010


def blocks(context: Context) -> tuple[Block, ...]:
    """Sums received and paid, their weight in the economy, the main sending countries."""
    return (
        Heading(2, "What migrants send and receive", "remittances"),
        Paragraph((*_received(context), *_paid(context))),
        *_set_aside(context),
        *_over_time(context),
        *_senders(context),
    )


def _received(context: Context) -> Text:
    money_in, where = context.profile.money, in_place(context.code)
    received, weight = money_in.received, money_in.percent_of_gdp
    if not received.known:
        return text("The sources read hold no sum of remittances received in {place}.", place=where)
    opening = text(
        "In {year}, {amount} in personal remittances reached {place}.",
        year=when(received),
        amount=money(received),
        place=where,
    )
    if not weight.known:
        return (*opening, *text(" Their share of the gross domestic product (GDP) is not published."))
    sentence = " That was {share} per cent of the gross domestic product (indicator 17.3.2)."
    if weight.period != received.period:
        sentence = " In {year}, remittances were {share} per cent of the gross domestic product (indicator 17.3.2)."
    return (*opening, *text(sentence, share=one(weight), year=when(weight)))


def _paid(context: Context) -> Text:
    paid, where = context.profile.money.paid, in_place(context.code)
    if not paid.known:
        return text(" No sum of remittances sent from {place} is published in the sources read.", place=where)
    if context.code == WORLD:
        return text(" Sums paid add up to {amount} in {year}.", amount=money(paid), year=when(paid))
    return text(
        " Migrants and others sent {amount} from {place} in {year}.", amount=money(paid), place=where, year=when(paid)
    )


def _set_aside(context: Context) -> tuple[Block, ...]:
    newer = context.profile.money.received_set_aside
    if newer is None:
        return ()
    sentence = (
        "The same release holds {amount} for {year}. It came within six months of the end of that year, when the "
        "sum may cover a part of the year only, so that the value is provisional and not used here."
    )
    return (Note(text(sentence, amount=money(newer), year=when(newer))),)


def _over_time(context: Context) -> tuple[Block, ...]:
    money_in = context.profile.money
    trend = tuple(figure for figure in money_in.received_trend if int(figure.period[:4]) >= SINCE)
    if len(trend) < 2:
        return ()
    name = place(context.code).name_in_sentence
    shares = {figure.period: figure for figure in money_in.percent_trend}
    rows = tuple(
        (
            row_head(figure.period),
            number(figure, Digits.MONEY),
            number(shares[figure.period], Digits.ONE) if figure.period in shares else row_head("no data"),
        )
        for figure in trend
    )
    source = source_of(context.evidence, trend)
    return (
        Table(
            "table-remittances",
            f"Personal remittances received in {name}",
            head("Year", "Received #", "Per cent of GDP #"),
            rows,
            source,
        ),
        Chart(
            "chart-remittances",
            f"Personal remittances received in {name}",
            line_chart([Line("Received", trend)], Digits.MONEY, "US dollars a year"),
            f"A line of the remittances received in {name} from {trend[0].period} to {trend[-1].period}; the "
            "table before it holds every value.",
            trend,
            source,
        ),
    )


def _senders(context: Context) -> tuple[Block, ...]:
    top = context.profile.money.sending_countries[:LISTED]
    name = place(context.code).name_in_sentence
    if not top and context.place.kind is PlaceKind.GROUP:
        return ()
    if not top:
        nothing = "The bilateral matrix read has no estimate of where the money for {place} comes from."
        return (Paragraph(text(nothing, place=in_place(context.code))),)
    leading = listed([in_place(code) for code, _ in top[:3]])
    sentence = "By the World Bank's estimate for {year}, most of the money came from {leading}."
    return (
        Paragraph(text(sentence, year=when(top[0][1]), leading=leading)),
        Table(
            "table-senders",
            f"Estimated remittances to {name} by sending country, {top[0][1].period}",
            head("Sending country", "USD million #"),
            tuple((row_head(capital(place(code).short_name)), number(figure, Digits.COUNT)) for code, figure in top),
            source_of(context.evidence, [figure for _, figure in top]),
            notes=(text("An estimate from migrant stocks and incomes, not a measured flow."),),
        ),
    )
