"""Figures of the world in one quarter: the mean over services, weighed by flows, by kind, and the indices."""

from __future__ import annotations

from collections.abc import Collection

import polars as pl

from corridor.evidence.figure import Figure, RowReference
from corridor.evidence.query import in_period, newest_period
from corridor.evidence.store import Evidence
from corridor.measures.derive import least_certain
from corridor.measures.people import WORLD
from corridor.measures.prices.averages import global_means
from corridor.measures.prices.breakdowns import Breakdown, means_by, of_category
from corridor.measures.prices.indices import Index, index_means, index_services
from corridor.measures.prices.quote_figures import Called, over_quotes
from corridor.measures.prices.services import at_amount, services
from corridor.measures.prices.smart import global_smart_means, qualifies, smart_means
from corridor.measures.prices.weighted import FLOWS, bilateral_flows, weighted_means


class WorldPrices:
    """Averages over the quotes of Remittance Prices Worldwide; `quotes` are those of one quarter.

    The quarter is the newest one with a service that counts when none is named.
    """

    def __init__(self, evidence: Evidence, quotes: pl.DataFrame, period: str | None = None) -> None:
        self._evidence = evidence
        self.period = period or newest_period(services(quotes))
        self._quotes = in_period(quotes, self.period)

    def mean(self, without_senders: Collection[str] = ()) -> Figure:
        """The simple mean over all services, percent, see `global_means`; `without_senders` leaves countries out."""
        rows = services(self._quotes).filter(~pl.col("sending").is_in(list(without_senders)))
        suffix = ".without_" + "_".join(sorted(without_senders)) if without_senders else ""
        return over_quotes(
            self._evidence,
            "global_mean_percent",
            rows,
            _value(global_means(self._quotes, without_senders=without_senders)),
            self._called(f"global_mean{suffix}", "Mean cost of sending USD 200 over all services"),
        )

    def weighted_mean(self) -> Figure:
        """The mean weighed by bilateral flows, percent, see `weighted_means`."""
        flows = bilateral_flows(self._evidence)
        rows = services(self._quotes).join(flows, on=["sending", "receiving"], how="inner")
        used = rows.get_column("flow_position").unique().sort()
        statuses = pl.concat([rows.get_column("status"), rows.get_column("flow_status")]).unique().sort()
        return over_quotes(
            self._evidence,
            "weighted_mean_percent",
            rows.with_columns(status=pl.lit(least_certain(statuses))),
            _value(weighted_means(self._quotes, flows)),
            self._called("weighted_mean", "Mean cost of sending USD 200, weighed by bilateral flows"),
            more=[RowReference(self._evidence.build, FLOWS, position) for position in used],
        )

    def smart_mean(self) -> Figure:
        """The mean over the corridors' SmaRT averages, percent, see `global_smart_means`."""
        return over_quotes(
            self._evidence,
            "global_smart_percent",
            at_amount(self._quotes).filter(qualifies()),
            _value(global_smart_means(smart_means(self._quotes)), "smart_percent"),
            self._called("global_smart", "Mean of the corridors' SmaRT averages"),
        )

    def mean_of(self, by: Breakdown, category: str) -> Figure:
        """The mean over the services of one kind, percent, see `means_by`."""
        return over_quotes(
            self._evidence,
            "mean_by_kind_percent",
            services(self._quotes).filter(of_category(by, category)),
            _value(means_by(self._quotes, by).filter(pl.col("category") == category)),
            self._called(f"mean_by.{by}.{category}", f"Mean cost of sending USD 200, {by} {category}"),
        )

    def index(self, index: Index) -> Figure:
        """The mean over the services of an index, percent, see `index_means`."""
        return over_quotes(
            self._evidence,
            "index_percent",
            index_services(self._quotes, index),
            _value(index_means(self._quotes, index)),
            self._called(f"price_index.{index}", f"Index of {index.replace('_', ' ')}, mean cost of sending USD 200"),
        )

    def _called(self, measure: str, title: str) -> Called:
        period = self.period or "none"
        return Called(
            key=f"{measure}.{WORLD}.{period}",
            period=self.period or "",
            label=f"{title}: the world",
            query=f"quotes period={period} amount_usd=200",
        )


def _value(table: pl.DataFrame, column: str = "mean_percent") -> float | None:
    """The value of the one quarter that the table has; None without."""
    found: float | None = None if table.is_empty() else table.get_column(column)[0]
    return found
