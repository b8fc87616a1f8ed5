"""Money that migrants send from the destination of a pair to its origin, and what it weighs there."""

from __future__ import annotations

from functools import cached_property

from corridor.evidence.figure import Figure
from corridor.evidence.query import figure
from corridor.evidence.store import Evidence
from corridor.measures.derive import derive, must_be_in
from corridor.measures.shares import percent_of, share_percent
from corridor.measures.totals import pairs_total
from corridor.places.pair import Pair
from corridor.places.registry import place

SERIES = "bilateral_remittances_usd_million"
USD_IN_A_MILLION = 1_000_000


class MoneyOneWay:
    """What people from the origin of a pair send home from its destination, by the World Bank's matrix."""

    def __init__(self, evidence: Evidence, pair: Pair) -> None:
        self._evidence = evidence
        self._receiving = pair.origin
        self._sending = pair.destination
        self._ends = f"{place(self._sending).name} to {place(self._receiving).name}"

    @cached_property
    def sent(self) -> Figure:
        """The latest estimate, million US dollars."""
        return figure(self._evidence, SERIES, self._receiving, counterpart=self._sending)

    @cached_property
    def share_of_received(self) -> Figure:
        """Percent of all that the matrix lets the receiving country get in the same year."""
        label = f"All senders of the matrix to {place(self._receiving).name}"
        period = self.sent.period or None
        whole = pairs_total(
            self._evidence, SERIES, area=self._receiving, period=period, formula="sum_over_senders", label=label
        )
        key = f"pair_share_of_remittances.{self._sending}.{self._receiving}"
        return share_percent(self.sent, whole, key=key, label=f"Share of all remittances received: {self._ends}")

    @cached_property
    def receiving_gdp(self) -> Figure:
        """Gross domestic product of the receiving country in the year of the estimate, US dollars.

        Where there is no estimate, it is that of the latest year with remittances received.
        """
        code, period = self._receiving, self.sent.period or None
        received = figure(self._evidence, "remittances_received_usd", code, period=period)
        year = received.period or None
        share = figure(self._evidence, "remittances_received_percent_gdp", code, period=year)
        label = f"GDP from remittances received: {place(code).name}"
        return gdp_from_remittances(received, share, key=f"gdp_usd.{code}.{period or 'none'}", label=label)

    @cached_property
    def percent_of_gdp(self) -> Figure:
        """The estimate in percent of the receiving country's GDP of the same year."""
        key = f"pair_remittances_percent_gdp.{self._sending}.{self._receiving}"
        label = f"Remittances in percent of GDP of the receiving country: {self._ends}"
        return remittances_percent_gdp(self.sent, self.receiving_gdp, key=key, label=label)


class PairMoney:
    """Money both ways; `home` is what people from the origin of the pair send home."""

    def __init__(self, evidence: Evidence, pair: Pair) -> None:
        self.home = MoneyOneWay(evidence, pair)
        self.other_way = MoneyOneWay(evidence, pair.back)


def gdp_from_remittances(received: Figure, percent_gdp: Figure, *, key: str, label: str) -> Figure:
    """GDP in US dollars: remittances received divided by their share of GDP, both of one year.

    Raises ValueError for other units, or for figures of different years.
    """
    must_be_in("USD", received)
    must_be_in("percent", percent_gdp)
    _of_one_year(received, percent_gdp)
    return derive(
        "gdp_from_remittances",
        (received, percent_gdp),
        lambda amount_usd, share: None if share == 0 else 100 * amount_usd / share,
        key=key,
        unit="USD",
        label=label,
    )


def remittances_percent_gdp(amount: Figure, gdp: Figure, *, key: str, label: str) -> Figure:
    """An amount in million US dollars in percent of GDP in US dollars, both of one year.

    Raises ValueError for other units, or for figures of different years.
    """
    must_be_in("USD million", amount)
    must_be_in("USD", gdp)
    _of_one_year(amount, gdp)
    return derive(
        "remittances_percent_gdp",
        (amount, gdp),
        lambda million_usd, whole_usd: percent_of(million_usd * USD_IN_A_MILLION, whole_usd),
        key=key,
        unit="percent",
        label=label,
    )


def _of_one_year(one: Figure, other: Figure) -> None:
    if one.known and other.known and one.period != other.period:
        raise ValueError(f"figures of one year are needed, not of {one.period} and {other.period}")
