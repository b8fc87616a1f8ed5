"""Who moved between two countries: stocks both ways, their weight at each end, and the net."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from corridor.evidence.figure import Figure
from corridor.evidence.query import figure, trend
from corridor.evidence.slices import Dimensions
from corridor.evidence.store import Evidence
from corridor.measures.change import growth_percent_per_year
from corridor.measures.derive import derive, must_be_in
from corridor.measures.people import BY_ORIGIN, WORLD
from corridor.measures.shares import share_percent
from corridor.measures.totals import pairs_total
from corridor.places.pair import Pair
from corridor.places.registry import place

ESTIMATE = "bilateral_migrant_stock_world_bank"


class PeopleOneWay:
    """People from the origin of a pair who live in its destination, from UN DESA's stocks."""

    def __init__(self, evidence: Evidence, pair: Pair) -> None:
        self._evidence = evidence
        self._pair = pair
        self._ends = f"{place(pair.origin).name} to {place(pair.destination).name}"

    @cached_property
    def stock(self) -> Figure:
        """The latest stock, persons."""
        return figure(self._evidence, BY_ORIGIN, self._pair.destination, counterpart=self._pair.origin)

    @cached_property
    def stock_trend(self) -> tuple[Figure, ...]:
        """The stock in all years of the preferred release, persons."""
        return trend(self._evidence, BY_ORIGIN, self._pair.destination, counterpart=self._pair.origin)

    @cached_property
    def estimate(self) -> Figure:
        """The World Bank's estimate of the same stock, persons: of use where UN DESA lists no pair."""
        return figure(self._evidence, ESTIMATE, self._pair.destination, counterpart=self._pair.origin)

    @cached_property
    def best_stock(self) -> Figure:
        """UN DESA's stock; where it lists none, the World Bank's estimate unless that is 0 (a blank of its matrix)."""
        return self.stock if self.stock.known or not self.estimate.value else self.estimate

    @cached_property
    def growth(self) -> Figure:
        """Average annual rate of change over the whole trend, percent a year."""
        first = self.stock_trend[0] if self.stock_trend else self.stock
        last = self.stock_trend[-1] if self.stock_trend else self.stock
        label = f"Average annual change of the migrant stock: {self._ends}"
        return growth_percent_per_year(first, last, key=f"pair_stock_growth.{self._pair.code}", label=label)

    def by_sex(self, sex: str) -> Figure:
        """The stock of one sex (`F`, `M`) in the year of the stock, persons."""
        ends, slice_ = self._pair, Dimensions(sex=sex)
        period = self.stock.period or None
        return figure(
            self._evidence, BY_ORIGIN, ends.destination, counterpart=ends.origin, period=period, dimensions=slice_
        )

    @cached_property
    def share_of_emigrants(self) -> Figure:
        """Percent of all people from the origin who live abroad, in the year of the stock."""
        label = f"Share of all people from {place(self._pair.origin).name} abroad: {self._ends}"
        key = f"pair_share_of_emigrants.{self._pair.code}"
        return share_percent(self.stock, self._emigrants, key=key, label=label)

    @cached_property
    def share_of_migrants(self) -> Figure:
        """Percent of all migrants in the destination whose origin is listed, in the year of the stock."""
        label = f"Share of migrants with a listed origin in {place(self._pair.destination).name}: {self._ends}"
        key = f"pair_share_of_migrants.{self._pair.code}"
        return share_percent(self.stock, self._listed_migrants, key=key, label=label)

    @cached_property
    def _emigrants(self) -> Figure:
        origin, period = self._pair.origin, self.stock.period or None
        published = figure(self._evidence, BY_ORIGIN, WORLD, counterpart=origin, period=period)
        if published.known:
            return published
        label = f"People from the area who live abroad: {place(origin).name}"
        formula = "sum_over_destinations"
        return pairs_total(self._evidence, BY_ORIGIN, counterpart=origin, period=period, formula=formula, label=label)

    @cached_property
    def _listed_migrants(self) -> Figure:
        destination, period = self._pair.destination, self.stock.period or None
        label = f"Migrants with a listed origin: {place(destination).name}"
        return pairs_total(
            self._evidence, BY_ORIGIN, area=destination, period=period, formula="sum_over_origins", label=label
        )


class PairPeople:
    """Both directions of a pair, and what is between them."""

    def __init__(self, evidence: Evidence, pair: Pair) -> None:
        self._pair = pair
        self._evidence = evidence
        self.out = PeopleOneWay(evidence, pair)
        self.back = PeopleOneWay(evidence, pair.back)

    @cached_property
    def net(self) -> Figure:
        """People from the origin in the destination, less those the other way, in the year of the stock."""
        return self._net(self.out.stock)

    @cached_property
    def by_year(self) -> tuple[tuple[Figure, Figure, Figure], ...]:
        """For each year of the trend the stock, the stock the other way, and the net; persons."""
        return tuple((out, self._back_in(out.period), self._net(out)) for out in self.out.stock_trend)

    @cached_property
    def _back_by_year(self) -> Mapping[str, Figure]:
        return {stock.period: stock for stock in self.back.stock_trend}

    def _back_in(self, period: str) -> Figure:
        if period in self._back_by_year:
            return self._back_by_year[period]
        ends = self._pair
        return figure(self._evidence, BY_ORIGIN, ends.origin, counterpart=ends.destination, period=period or None)

    def _net(self, out: Figure) -> Figure:
        ends = f"{place(self._pair.origin).name}, {place(self._pair.destination).name}"
        key = f"pair_net_stock.{self._pair.code}.{out.period or 'none'}"
        return net_stock(out, self._back_in(out.period), key=key, label=f"Net stock between two countries: {ends}")


def net_stock(out: Figure, back: Figure, *, key: str, label: str) -> Figure:
    """Stock from the origin in the destination less the stock the other way, persons, of one year.

    Raises ValueError for other units.
    """
    must_be_in("persons", out)
    must_be_in("persons", back)
    return derive(
        "net_stock",
        (out, back),
        lambda there, here: there - here,
        key=key,
        unit="persons",
        label=label,
        period=out.period,
    )
