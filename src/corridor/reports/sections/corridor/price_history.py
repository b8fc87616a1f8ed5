"""What it costs to send money home, quarter by quarter, against the 5 % of target 10.c."""

from __future__ import annotations

from corridor.evidence.figure import Figure
from corridor.measures.pair_price import PriceHistory
from corridor.measures.remittance_cost import CORRIDOR_TARGET_PERCENT
from corridor.places.pair import Pair
from corridor.reports.charts.line import line_chart
from corridor.reports.charts.series import Line, Named
from corridor.reports.document.blocks import Block, Cell, Chart, Heading, Paragraph, Table
from corridor.reports.document.inline import Digits, Inline, Text, text
from corridor.reports.pair_context import PairContext
from corridor.reports.phrasing import count, in_place, one, source_of, two, when
from corridor.reports.sections.target_10c import corridor_limit, smart_caution
from corridor.reports.tables import head, number, row_head, said

QUARTERS = ("Q1", "Q2", "Q3", "Q4")
LEAST_FOR_A_CHART = 4


def blocks(context: PairContext) -> tuple[Block, ...]:
    """A paragraph, a table with a row for each year, a chart with the 5 % line; says so where there is no price."""
    price, pair = context.profile.price, context.pair
    heading = Heading(2, "What it costs to send money home", "price")
    if not price.priced:
        return (heading, Paragraph(_nothing(pair)))
    return (
        heading,
        Paragraph((*_latest(price, pair), *_history(price))),
        _table(context, price),
        *_chart(context, price),
        smart_caution(),
    )


def _nothing(pair: Pair) -> Text:
    sentence = (
        "The sources read hold no price of sending money from {destination} to {origin}. Remittance Prices Worldwide "
        "(World Bank) prices a sample of corridors each quarter; a price file of an authority in {destination} would "
        "fill the gap where the corridor is not in the sample."
    )
    return text(sentence, **_ends(pair))


def _latest(price: PriceHistory, pair: Pair) -> Text:
    cost = price.latest
    if cost.value is None:
        return ()
    verdict = "above" if cost.value > CORRIDOR_TARGET_PERCENT else "not above"
    sentence = (
        "Sending USD 200 from {destination} to {origin} cost {cost} per cent of the amount on average in {quarter}, "
        f"{verdict} the {{limit}} per cent that target 10.c sets for a single corridor."
    )
    return text(sentence, cost=two(cost), quarter=when(cost), limit=one(corridor_limit()), **_ends(pair))


def _history(price: PriceHistory) -> Text:
    first = price.priced[0]
    if len(price.priced) < 2:
        return text(" It is the only quarter with a price.")
    return text(
        f" In {{first}} it was {{before}} per cent. {_quarters_above(price)} above {{limit}} per cent.",
        first=when(first),
        before=two(first),
        counted=count(price.counted),
        above=count(price.above_target),
        limit=one(corridor_limit()),
    )


def _quarters_above(price: PriceHistory) -> str:
    if price.above_target.value == 0:
        return "None of the {counted} quarters with a price was"
    if price.above_target.value == price.counted.value:
        return "Every one of the {counted} quarters with a price was"
    return "Of the {counted} quarters with a price, {above} were"


def _table(context: PairContext, price: PriceHistory) -> Table:
    by_quarter = {figure.period: figure for figure in price.quarters}
    years = sorted({figure.period[:4] for figure in price.quarters})
    rows = tuple(
        (row_head(year), *(_cell(by_quarter.get(f"{year}-{quarter}")) for quarter in QUARTERS)) for year in years
    )
    return Table(
        "table-price",
        f"{_caption(context)}, per cent",
        head("Year", *(f"{quarter} #" for quarter in QUARTERS)),
        rows,
        source_of(context.evidence, price.priced),
        notes=(text("“No data” marks a quarter in which the corridor was not priced."),),
    )


def _cell(cost: Figure | None) -> Cell:
    """The cost of a quarter, a dash before the first and after the last."""
    return said("–") if cost is None else number(cost, Digits.TWO)


def _chart(context: PairContext, price: PriceHistory) -> tuple[Block, ...]:
    if len(price.priced) < LEAST_FOR_A_CHART:
        return ()
    first, last = price.priced[0], price.priced[-1]
    return (
        Chart(
            "chart-price",
            f"{_caption(context)} against the limit of target 10.c",
            line_chart(
                [Line("Mean cost", price.quarters)],
                Digits.TWO,
                "Per cent of the amount sent",
                threshold=Named("Limit of target 10.c, per cent", corridor_limit()),
            ),
            f"A line of the mean cost from {when(first).text} to {when(last).text} and a dashed line at 5 per cent; "
            "the table before it holds every value.",
            (*price.quarters, corridor_limit()),
            source_of(context.evidence, price.priced),
        ),
    )


def _caption(context: PairContext) -> str:
    sending, receiving = (in_place(code).text for code in (context.pair.destination, context.pair.origin))
    return f"Mean cost of sending USD 200 from {sending} to {receiving}"


def _ends(pair: Pair) -> dict[str, Inline | Text]:
    ends: dict[str, Inline | Text] = {"origin": in_place(pair.origin), "destination": in_place(pair.destination)}
    return ends
