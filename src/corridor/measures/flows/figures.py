"""Estimated flows as figures, each with its formula and the stocks that it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from corridor.evidence.figure import MISSING, Aggregated, Computed, Figure
from corridor.evidence.query import figure
from corridor.measures.flows.estimates import FlowEstimates
from corridor.measures.flows.methods import FlowMethod, method_definitions
from corridor.measures.flows.native_born import POPULATION
from corridor.measures.flows.stock_table import BY_ORIGIN, StockTable
from corridor.measures.formulas import formulas
from corridor.places.registry import place
from corridor.sources.contract import ObservationStatus


def flow_figure(estimates: FlowEstimates, method: FlowMethod, period: str, origin: str, destination: str) -> Figure:
    """Persons who moved from origin to destination in a period, estimated by one method.

    Its status is estimated, or of low reliability where the publisher does not list one of the pair's stocks,
    which then counts as none. It has no value (status missing) where none of them is listed, and where the
    method needs populations that the evidence lacks.
    Raises `UsageError` for a period that is not in `estimates.periods`.
    """
    first, last = estimates.stocks(period)
    definition = method_definitions()[method]
    stocks = tuple(_pair(estimates, method, (first.year, last.year), origin, destination))
    value = _value(estimates, method, period, (origin, destination)) if any(stock.known for stock in stocks) else None
    others: tuple[Figure, ...] = () if method.sees_only_the_pair else (_world(first), _world(last))
    if method.needs_native_born:
        ends = (origin, destination)
        others += tuple(figure(estimates.evidence, POPULATION, end, period=first.year) for end in ends)
    return Figure(
        key=f"flow.{method}.{origin}.{destination}.{period}",
        value=value,
        unit="persons",
        period=period,
        status=_status(value, stocks),
        label=f"Estimated flow, {definition.title}: {place(origin).name} to {place(destination).name}",
        lineage=Computed(formulas()[definition.formula].key, (*stocks, *others)),
    )


def _pair(
    estimates: FlowEstimates, method: FlowMethod, years: tuple[str, str], origin: str, destination: str
) -> Iterator[Figure]:
    """The stocks between the two places that the method looks at."""
    ends = [(destination, origin), (origin, destination)] if method.sees_returns else [(destination, origin)]
    for residence, birthplace in ends:
        for year in years:
            yield figure(estimates.evidence, BY_ORIGIN, residence, counterpart=birthplace, period=year)


def _value(estimates: FlowEstimates, method: FlowMethod, period: str, ends: tuple[str, str]) -> float | None:
    if method.needs_native_born and estimates.without_population(period):
        return None
    return estimates.table(method, period).flow(*ends)


def _status(value: float | None, stocks: tuple[Figure, ...]) -> str:
    if value is None:
        return MISSING
    listed = all(stock.known for stock in stocks)
    return str(ObservationStatus.ESTIMATED if listed else ObservationStatus.LOW_RELIABILITY)


def _world(stocks: StockTable) -> Figure:
    """All migrants of the stock table, for the methods that look at the whole of it."""
    return Figure(
        key=f"{BY_ORIGIN}.all.all.{stocks.year}",
        value=stocks.total,
        unit="persons",
        period=stocks.year,
        status=str(ObservationStatus.ESTIMATED),
        label="Migrants between all countries and areas",
        lineage=Aggregated("sum_over_all_pairs", f"series={BY_ORIGIN} period={stocks.year}", stocks.rows),
    )
