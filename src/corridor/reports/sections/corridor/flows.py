"""Estimated flows between the two countries, both ways."""

from __future__ import annotations

from functools import lru_cache

from corridor.evidence.figure import Figure
from corridor.evidence.store import Evidence
from corridor.measures.flows.estimates import FlowEstimates
from corridor.measures.flows.figures import flow_figure
from corridor.measures.flows.methods import FlowMethod, method_definitions
from corridor.places.pair import Pair
from corridor.reports.document.blocks import Block, Heading, Paragraph, Table
from corridor.reports.document.inline import Digits, Text, text
from corridor.reports.pair_context import PairContext
from corridor.reports.phrasing import in_place, period_words, source_of
from corridor.reports.tables import head, number, row_head

METHOD = FlowMethod.REVERSE_NEGATIVES
"""It takes both directions of a pair into account: fewer people left over count as people who returned."""


def blocks(context: PairContext) -> tuple[Block, ...]:
    """The heading, then what `estimated_flows` has."""
    return (Heading(2, "How many moved in each period", "flows"), *estimated_flows(context))


def estimated_flows(context: PairContext) -> tuple[Block, ...]:
    """Flows both ways between neighbouring years with stocks; what is missing, and from where, where there are none."""
    estimates = _estimates(context.evidence)
    rows = [
        (period, _flow(estimates, period, context.pair), _flow(estimates, period, context.pair.back))
        for period in estimates.periods
    ]
    figures = [figure for _, *both in rows for figure in both]
    if not any(figure.known for figure in figures):
        return (Paragraph(_nothing(context)),)
    origin, destination = (in_place(code).text for code in (context.pair.origin, context.pair.destination))
    definition = method_definitions()[METHOD]
    return (
        Paragraph(_opening(context)),
        Table(
            "table-flows",
            f"Estimated moves between {origin} and {destination} ({definition.title.lower()})",
            head("Period", f"From {origin} #", f"From {destination} #"),
            tuple(
                (row_head(period_words(period)), number(out, Digits.ROUNDED), number(back, Digits.ROUNDED))
                for period, out, back in rows
            ),
            source_of(context.evidence, [figure for figure in figures if figure.known]),
            notes=(text(f"An estimate, not a count: {definition.caution}."),),
        ),
    )


def _flow(estimates: FlowEstimates, period: str, pair: Pair) -> Figure:
    return flow_figure(estimates, METHOD, period, pair.origin, pair.destination)


def _opening(context: PairContext) -> Text:
    return text(
        "No source read counts the people who moved from {origin} to {destination} in a period. The numbers below are "
        f"estimated from the stocks at its start and end; “corridor flows {context.code}” gives them by all methods.",
        origin=in_place(context.pair.origin),
        destination=in_place(context.pair.destination),
    )


def _nothing(context: PairContext) -> Text:
    return text(
        "The sources read hold no count of the people who moved from {origin} to {destination} in a period, nor the "
        "stocks of the pair in two years, from which moves could be estimated. UN DESA's table of stocks by "
        "destination and origin has them for most pairs.",
        origin=in_place(context.pair.origin),
        destination=in_place(context.pair.destination),
    )


@lru_cache(maxsize=1)
def _estimates(evidence: Evidence) -> FlowEstimates:
    """The estimates of a build, made once for all its sheets."""
    return FlowEstimates(evidence)
