"""Money both ways by the World Bank's estimate, and what it weighs in the receiving economy."""

from __future__ import annotations

from corridor.measures.pair_money import MoneyOneWay
from corridor.places.pair import Pair
from corridor.places.registry import place
from corridor.reports.document.blocks import Block, Cell, Heading, Note, Paragraph, Table
from corridor.reports.document.inline import Digits, Text, text
from corridor.reports.pair_context import PairContext
from corridor.reports.phrasing import count, in_place, money, one, source_of, two, when
from corridor.reports.tables import head, number, row_head, said

ROUGH_BELOW_USD_MILLION = 20
"""Below it, rounding to whole millions can move a share by more than a fortieth."""


def blocks(context: PairContext) -> tuple[Block, ...]:
    """A paragraph, a table both ways, and how the estimate was made; says so where there is none."""
    home, other_way = context.profile.money.home, context.profile.money.other_way
    heading = Heading(2, "Money sent home", "remittances")
    if not home.sent.known and not other_way.sent.known:
        return (heading, Paragraph((*_nothing(context.pair), *_received(context))))
    return (
        heading,
        Paragraph((*_home(home, context.pair), *_rounding(home), *_received(context))),
        _table(context, home, other_way),
        Note(
            text(
                "The matrix is an estimate from migrant stocks and incomes, in whole millions, not a measured flow; 0 "
                "may stand for less than half a million or for no estimate. GDP follows from the remittances received "
                "in the same year and their share of GDP (World Development Indicators)."
            )
        ),
    )


def _weights(way: MoneyOneWay) -> tuple[Cell, Cell]:
    """Both shares; a 0 of the matrix may stand for no estimate, of which there is no share."""
    if way.sent.value == 0:
        return (said("–"), said("–"))
    return (number(way.share_of_received, Digits.ONE), number(way.percent_of_gdp, Digits.TWO))


def _rounding(home: MoneyOneWay) -> Text:
    """A caution on sums of few millions, which the matrix rounds to whole ones."""
    if not home.sent.value or home.sent.value >= ROUGH_BELOW_USD_MILLION:
        return ()
    return text(" The matrix has whole millions, so that shares of so small a sum are rough.")


def _nothing(pair: Pair) -> Text:
    sentence = (
        "The sources read hold no estimate of the money sent from {destination} to {origin}. The World Bank's "
        "bilateral remittance matrix, or the balance of payments by partner country of either central bank, would "
        "have it."
    )
    return text(sentence, origin=in_place(pair.origin), destination=in_place(pair.destination))


def _home(home: MoneyOneWay, pair: Pair) -> Text:
    if not home.sent.known:
        return _nothing(pair)
    origin, destination = in_place(pair.origin), in_place(pair.destination)
    if home.sent.value == 0:
        nothing = "The World Bank's matrix for {year} shows {amount} million US dollars from {destination} to {origin}."
        return text(nothing, year=when(home.sent), amount=count(home.sent), origin=origin, destination=destination)
    sentence = (
        "By the World Bank's estimate for {year}, USD {amount} million went from {destination} to {origin}, {share} "
        "per cent of all that it lets {origin} receive"
    )
    sentence += (
        " and {weight} per cent of GDP." if home.percent_of_gdp.known else "; what it weighs in GDP is not known."
    )
    return text(
        sentence,
        year=when(home.sent),
        amount=count(home.sent),
        share=one(home.share_of_received),
        weight=two(home.percent_of_gdp),
        origin=origin,
        destination=destination,
    )


def _received(context: PairContext) -> Text:
    received, weight = context.origin.money.received, context.origin.money.percent_of_gdp
    if not received.known:
        return ()
    sentence = " From all countries together, {amount} reached {origin} in {year}"
    sentence += " ({share} per cent of GDP)" if weight.known and weight.period == received.period else ""
    return text(
        sentence + ".",
        amount=money(received),
        origin=in_place(context.pair.origin),
        year=when(received),
        share=one(weight),
    )


def _table(context: PairContext, home: MoneyOneWay, other_way: MoneyOneWay) -> Table:
    return Table(
        "table-remittances",
        "Estimated remittances both ways, and their weight for the country that receives them",
        head("Way of the money", "Year", "USD million #", "Per cent of all received #", "Per cent of GDP #"),
        (_row(home, context.pair), _row(other_way, context.pair.back)),
        source_of(context.evidence, [it for way in (home, other_way) for it in (way.sent, way.percent_of_gdp)]),
    )


def _row(way: MoneyOneWay, pair: Pair) -> tuple[Cell, ...]:
    sending, receiving = (place(code).name_in_sentence for code in (pair.destination, pair.origin))
    return (
        row_head(f"From {sending} to {receiving}"),
        Cell((when(way.sent),) if way.sent.known else text("–")),
        number(way.sent, Digits.COUNT),
        *_weights(way),
    )
