"""What it costs to send money, against the two tests of target 10.c."""

from __future__ import annotations

from corridor.measures.people import WORLD
from corridor.measures.remittance_cost import (
    CORRIDOR_TARGET_PERCENT,
    CorridorCosts,
    CorridorEnd,
    PricedCorridor,
    meets_global_target,
)
from corridor.places.place import PlaceKind
from corridor.places.registry import place
from corridor.reports.charts.series import Named
from corridor.reports.charts.threshold import threshold_chart
from corridor.reports.context import Context
from corridor.reports.document.blocks import Block, Cell, Chart, Heading, Paragraph, Table
from corridor.reports.document.inline import Digits, Text, text
from corridor.reports.phrasing import capital, count, in_place, one, source_of, two, when
from corridor.reports.sections.target_10c import corridor_limit, global_limit, smart_caution
from corridor.reports.tables import head, number, row_head, said

LISTED = 12
DIRECTION = {CorridorEnd.RECEIVING: "to", CorridorEnd.SENDING: "from"}
OTHER_END = {CorridorEnd.RECEIVING: "Sending country", CorridorEnd.SENDING: "Receiving country"}


def blocks(context: Context) -> tuple[Block, ...]:
    """The mean cost against 3 per cent, the corridors against 5 per cent, a table and a chart."""
    money = context.profile.money
    out = [
        Heading(2, "What it costs to send money", "remittance-cost"),
        Paragraph(_mean(context)),
        *_corridors(context, money.corridors_in, CorridorEnd.RECEIVING),
    ]
    if context.code != WORLD:
        out.extend(_corridors(context, money.corridors_out, CorridorEnd.SENDING))
    if money.corridors_in.corridors or money.corridors_out.corridors:
        out.append(smart_caution())
    return tuple(out)


def _mean(context: Context) -> Text:
    cost, where = context.profile.money.cost_to, in_place(context.code)
    limit = global_limit()
    if not cost.known:
        nothing = (
            "The sources read hold no average cost of sending money to people in {place}, so that the test of {limit} "
            "per cent cannot be made."
        )
        return text(nothing, place=where, limit=one(limit))
    verdict = "below" if meets_global_target(cost) else "not below"
    sentence = (
        "Sending USD 200 to people in {place} cost {cost} per cent of the amount on average in {year}. "
        f"That is {verdict} the {{limit}} per cent that target 10.c sets for the mean of all services."
    )
    opening = text(sentence, place=where, cost=two(cost), year=when(cost), limit=one(limit))
    change = context.profile.money.cost_change
    trend = context.profile.money.cost_trend
    if len(trend) < 2 or change.value is None:
        return opening
    verb = "higher" if change.value > 0 else "lower"
    first = trend[0]
    sentence = f" In {{first}} it had been {{before}} per cent; the cost is now {verb}." if change.value else ""
    return (*opening, *text(sentence, first=when(first), before=two(first)))


def _corridors(context: Context, costs: CorridorCosts, end: CorridorEnd) -> tuple[Block, ...]:
    where = in_place(context.code)
    if not costs.corridors:
        sentence = f"No price of a single corridor {DIRECTION[end]} {{place}} is in the sources read."
        return (Paragraph(text(sentence, place=where)),)
    counts = text(
        _counts(context, costs, end),
        place=where,
        counted=count(costs.counted),
        period=when(costs.counted),
        above=count(costs.above_target),
        limit=one(corridor_limit()),
    )
    return (Paragraph(counts), _table(context, costs, end), _chart(context, costs, end))


def _counts(context: Context, costs: CorridorCosts, end: CorridorEnd) -> str:
    """The sentence that counts the corridors and those above the line."""
    place_words = "" if context.code == WORLD else f" {DIRECTION[end]} {{place}}"
    if costs.counted.value == 1:
        return f"Of {{counted}} corridor{place_words} priced in {{period}}, {{above}} cost over {{limit}} per cent."
    return (
        f"Of {{counted}} corridors{place_words} with a price in {{period}}, {{above}} cost more than {{limit}} per "
        "cent on average."
    )


def _table(context: Context, costs: CorridorCosts, end: CorridorEnd) -> Table:
    caption = f"{_title(context, end)}, per cent, {when(costs.counted).text}"
    heading = "Corridor" if _is_group(context) else OTHER_END[end]
    return Table(
        f"table-cost-{DIRECTION[end]}",
        caption + (", dearest corridors" if len(costs.corridors) > LISTED else ""),
        head(heading, "Per cent of the amount #", "Against 5 per cent"),
        tuple(_row(corridor, _name(context, corridor, end)) for corridor in costs.corridors[:LISTED]),
        source_of(context.evidence, [corridor.cost for corridor in costs.corridors]),
    )


def _row(corridor: PricedCorridor, name: str) -> tuple[Cell, ...]:
    above = (corridor.cost.value or 0.0) > CORRIDOR_TARGET_PERCENT
    verdict = said("above", tint="bad") if above else said("at or below", tint="good")
    return (row_head(name), number(corridor.cost, Digits.TWO), verdict)


def _chart(context: Context, costs: CorridorCosts, end: CorridorEnd) -> Chart:
    shown = costs.corridors[:LISTED]
    figures = tuple(corridor.cost for corridor in shown)
    lines = [
        Named("3 % mean", global_limit()),
        Named("5 % corridor", corridor_limit()),
    ]
    dots = [Named(_name(context, corridor, end), corridor.cost) for corridor in shown]
    return Chart(
        f"chart-cost-{DIRECTION[end]}",
        f"{_title(context, end)} against the targets",
        threshold_chart(dots, lines, Digits.ONE, "Per cent of the amount sent"),
        "Dots for the mean cost of each corridor, lines at 3 and 5 per cent; the table before it holds every value.",
        figures,
        source_of(context.evidence, figures),
    )


def _title(context: Context, end: CorridorEnd) -> str:
    if context.code == WORLD:
        return "Mean cost of sending USD 200"
    return f"Mean cost of sending USD 200 {DIRECTION[end]} {context.place.name_in_sentence}"


def _name(context: Context, corridor: PricedCorridor, end: CorridorEnd) -> str:
    """The other end of a country's corridor; both ends of a group's."""
    sending, receiving = (capital(place(code).short_name) for code in (corridor.sending, corridor.receiving))
    if _is_group(context):
        return f"{sending} to {receiving}"
    return sending if end is CorridorEnd.RECEIVING else receiving


def _is_group(context: Context) -> bool:
    return context.place.kind is PlaceKind.GROUP
