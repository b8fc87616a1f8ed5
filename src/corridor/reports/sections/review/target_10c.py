"""The two tests of target 10.c over time, in the review of the world."""

from __future__ import annotations

from corridor.evidence.figure import Figure
from corridor.measures.people import WORLD
from corridor.measures.remittance_cost import meets_global_target
from corridor.measures.target_10c import CorridorQuarter, corridor_quarters, world_costs
from corridor.reports.context import Context
from corridor.reports.document.blocks import Block, Cell, Heading, Paragraph, Table
from corridor.reports.document.inline import Digits, text
from corridor.reports.phrasing import one, source_of, two, when
from corridor.reports.sections.target_10c import corridor_limit, global_limit
from corridor.reports.tables import head, number, row_head, said


def blocks(context: Context) -> tuple[Block, ...]:
    """Every quarter's corridors against 5 per cent, every year's mean against 3; nothing for any other area."""
    if context.code != WORLD:
        return ()
    quarters, years = corridor_quarters(context.evidence), world_costs(context.evidence)
    heading = Heading(3, "The two tests of target 10.c over time", "target-10c")
    if not quarters and not years:
        return (heading, Paragraph(text("The sources read hold neither corridor prices nor a mean for the world.")))
    return (heading, *_corridors(context, quarters), *_means(context, years))


def _corridors(context: Context, quarters: tuple[CorridorQuarter, ...]) -> tuple[Block, ...]:
    if not quarters:
        return ()
    first, last = quarters[0], quarters[-1]
    sentence = (
        "In {first}, {share_then} per cent of the corridors with a price cost more than {limit} per cent on average; "
        "in {last} it was {share_now} per cent. The mean over the corridors went from {mean_then} to "
        "{mean_now} per cent."
    )
    told = text(
        sentence,
        first=when(first.counted),
        last=when(last.counted),
        share_then=one(first.share_above_percent),
        share_now=one(last.share_above_percent),
        limit=one(corridor_limit()),
        mean_then=two(first.mean_cost_percent),
        mean_now=two(last.mean_cost_percent),
    )
    table = Table(
        "table-10c-corridors",
        "Test of the corridors: mean cost of sending USD 200 against 5 per cent",
        head(
            "Quarter", "Corridors with a price #", "Mean, per cent #", "Above 5 per cent #", "Share above, per cent #"
        ),
        tuple(_row(quarter) for quarter in quarters),
        source_of(context.evidence, [last.counted]),
        notes=(
            text(
                "Quarters that are not listed were not collected. The corridors priced differ from quarter to quarter."
            ),
        ),
    )
    return (Paragraph(told), table)


def _row(quarter: CorridorQuarter) -> tuple[Cell, ...]:
    return (
        row_head(quarter.period),
        number(quarter.counted, Digits.COUNT),
        number(quarter.mean_cost_percent, Digits.TWO),
        number(quarter.above_target, Digits.COUNT),
        number(quarter.share_above_percent, Digits.ONE),
    )


def _means(context: Context, years: tuple[Figure, ...]) -> tuple[Block, ...]:
    if not years:
        return (Paragraph(text("The sources read hold no mean over all services for the world.")),)
    limit = global_limit()
    met = [figure for figure in years if meets_global_target(figure)]
    verdict = "It was never below the {limit} per cent of target 10.c." if not met else "The limit is {limit} per cent."
    rows = tuple(
        (
            row_head(figure.period),
            number(figure, Digits.TWO),
            said("below", tint="good") if meets_global_target(figure) else said("not below", tint="bad"),
        )
        for figure in years
    )
    sentence = "The mean over all services in the world was {cost} per cent in {year}. "
    return (
        Paragraph(text(sentence + verdict, cost=two(years[-1]), year=when(years[-1]), limit=one(limit))),
        Table(
            "table-10c-world",
            "Test of the world: mean over all services against 3 per cent",
            head("Year", "Per cent of the amount #", "Against 3 per cent"),
            rows,
            source_of(context.evidence, years),
            notes=(text("Years that are not listed have no published mean."),),
        ),
    )
