"""Figures of one corridor: its mean cost, and its SmaRT average."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from corridor.evidence.figure import Figure
from corridor.evidence.query import in_period, newest_period
from corridor.evidence.store import Evidence
from corridor.measures.prices.averages import corridor_means
from corridor.measures.prices.conventions import number
from corridor.measures.prices.in_use import quotes_in_use, world_files
from corridor.measures.prices.quote_figures import Called, over_quotes
from corridor.measures.prices.services import at_amount, services
from corridor.measures.prices.smart import SmartState, qualifies, smart_means
from corridor.places.registry import place


@dataclass(frozen=True, slots=True)
class SmartAverage:
    """A corridor's SmaRT average in percent, and how many services qualify.

    With state `NO_SMART` fewer qualify than the average takes, and `mean` has no value; `state` is None where the
    corridor has no quote at all.
    """

    state: SmartState | None
    mean: Figure
    qualifying: Figure


def corridor_mean(evidence: Evidence, receiving: str, sending: str, period: str | None = None) -> Figure:
    """The mean total cost of sending USD 200 over the services that count, see `corridor_means`.

    The newest quarter with such a service when none is named; without value where there is none.
    """
    quotes = _world_quotes_of(evidence, receiving, sending)
    kept = services(quotes)
    when = period or newest_period(kept)
    means = in_period(corridor_means(quotes), when)
    value = None if means.is_empty() else means.get_column("mean_percent")[0]
    return mean_over(evidence, in_period(kept, when), value, receiving, sending, when)


def mean_over(
    evidence: Evidence,
    rows: pl.DataFrame,
    mean_percent: float | None,
    receiving: str,
    sending: str,
    period: str | None = None,
) -> Figure:
    """The figure of a corridor's mean over `rows`, its services that count; their quarter when none is named."""
    when = period or newest_period(rows)
    called = _called("corridor_mean", "Mean cost of sending USD 200", receiving, sending, when)
    return over_quotes(evidence, "corridor_mean_percent", rows, mean_percent, called)


def smart_average(evidence: Evidence, receiving: str, sending: str, period: str | None = None) -> SmartAverage:
    """The SmaRT average of a corridor, see `smart_means`; of the newest quarter with any quote when none is named.

    The lineage of the mean lists the services that it takes; where too few qualify, those; where none does, all quotes.
    """
    quotes = at_amount(_world_quotes_of(evidence, receiving, sending))
    when = period or newest_period(quotes)
    held = in_period(quotes, when)
    kept = held.filter(qualifies())
    told = smart_means(held).row(0, named=True) if held.height else None
    mean = over_quotes(
        evidence,
        "smart_percent",
        kept.sort("total_percent", "position").head(int(number("smart_services"))) if kept.height else held,
        told["smart_percent"] if told else None,
        _called("smart", "SmaRT average of sending USD 200", receiving, sending, when),
    )
    qualifying = over_quotes(
        evidence,
        "smart_qualifying",
        kept if kept.height else held,
        float(told["qualifying"]) if told else None,
        _called("smart_qualifying", "Services that qualify for the SmaRT average", receiving, sending, when),
        unit="services",
    )
    return SmartAverage(SmartState(told["state"]) if told else None, mean, qualifying)


def _world_quotes_of(evidence: Evidence, receiving: str, sending: str) -> pl.DataFrame:
    """The corridor's quotes from Remittance Prices Worldwide; the corridor first, since that is quick."""
    ends = (pl.col("receiving") == receiving) & (pl.col("sending") == sending)
    return quotes_in_use(evidence, world_files(evidence, evidence.quotes.filter(ends)))


def _called(measure: str, title: str, receiving: str, sending: str, period: str | None) -> Called:
    return Called(
        key=f"{measure}.{receiving}.{sending}.{period or 'none'}",
        period=period or "",
        label=f"{title}: {place(sending).name} to {place(receiving).name}",
        query=f"quotes sending={sending} receiving={receiving} period={period or 'latest'} amount_usd=200",
    )
