"""Averages that the World Bank has published, and how Corridor's own compare with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

import polars as pl

from corridor.definitions import SourcedRecord, data_path, read_records
from corridor.evidence.figure import Figure
from corridor.evidence.query import in_period
from corridor.evidence.store import Evidence
from corridor.measures.prices.averages import corridor_means, senders_left_out
from corridor.measures.prices.breakdowns import Breakdown
from corridor.measures.prices.in_use import world_quotes
from corridor.measures.prices.indices import Index
from corridor.measures.prices.quote_figures import Called, over_quotes
from corridor.measures.prices.services import at_amount
from corridor.measures.prices.smart import smart_means
from corridor.measures.prices.world_prices import WorldPrices
from corridor.measures.remittance_cost import CORRIDOR_TARGET_PERCENT
from corridor.sources.quotes import FirmType


class Measure(StrEnum):
    """What a published value is of."""

    GLOBAL_MEAN = "global_mean"
    WEIGHTED_MEAN = "weighted_mean"
    SMART_MEAN = "smart_mean"
    INTERNATIONAL_OPERATORS = "international_operators"
    DIGITAL = "digital"
    DIGITAL_ONLY_OPERATORS = "digital_only_operators"
    BANKS = "banks"
    SOUTH_ASIA = "south_asia"
    SUB_SAHARAN_AFRICA = "sub_saharan_africa"
    CORRIDORS = "corridors"
    SENDING_COUNTRIES = "sending_countries"
    RECEIVING_COUNTRIES = "receiving_countries"
    CORRIDORS_WITHOUT_SMART = "corridors_without_smart"
    CORRIDORS_BELOW_5_PERCENT = "corridors_below_5_percent"


class PublishedValue(SourcedRecord):
    """A value of a quarter as published, in percent or as a count."""

    period: str
    measure: Measure
    value: float


@dataclass(frozen=True, slots=True)
class Check:
    """A published value beside Corridor's own; `method` says how that was computed where there are two ways."""

    published: PublishedValue
    method: str
    computed: Figure

    @property
    def difference(self) -> float | None:
        """Corridor's value minus the published one; None where the build has no quotes of the quarter."""
        return None if self.computed.value is None else self.computed.value - self.published.value


@cache
def published_values() -> tuple[PublishedValue, ...]:
    """The values of 2016 and 2023 that a method can be checked against."""
    return read_records(data_path("corridor.measures.prices", "published.csv"), PublishedValue)


def check_against_published(evidence: Evidence) -> tuple[Check, ...]:
    """Every published value beside Corridor's own from the quotes of its quarter.

    It needs a build of the real workbook: without quotes of a quarter its figures have no value. The global mean is
    computed over all services, as the SDG metadata say, and without the senders that the World Bank leaves out.
    """
    quotes = at_amount(world_quotes(evidence))
    checks: list[Check] = []
    for published in published_values():
        world = WorldPrices(evidence, quotes, published.period)
        ways = _ways(evidence, world, in_period(quotes, published.period))
        checks.append(Check(published, "all services", ways[published.measure]()))
        if published.measure is Measure.GLOBAL_MEAN:
            checks.append(Check(published, "without the senders left out", world.mean(senders_left_out())))
    return tuple(checks)


def _ways(evidence: Evidence, world: WorldPrices, quotes: pl.DataFrame) -> Mapping[Measure, Callable[[], Figure]]:
    def count(measure: Measure, counted: Callable[[], float], unit: str) -> Callable[[], Figure]:
        return lambda: over_quotes(
            evidence,
            "counted_in_quotes",
            quotes,
            None if quotes.is_empty() else counted(),
            Called(
                key=f"prices.{measure}.{world.period}",
                period=world.period or "",
                label=measure.value.replace("_", " ").capitalize(),
                query=f"quotes period={world.period} amount_usd=200",
            ),
            unit=unit,
        )

    return {
        Measure.GLOBAL_MEAN: world.mean,
        Measure.WEIGHTED_MEAN: world.weighted_mean,
        Measure.SMART_MEAN: world.smart_mean,
        Measure.INTERNATIONAL_OPERATORS: lambda: world.index(Index.INTERNATIONAL_OPERATORS),
        Measure.DIGITAL: lambda: world.index(Index.DIGITAL),
        Measure.DIGITAL_ONLY_OPERATORS: lambda: world.index(Index.DIGITAL_ONLY_OPERATORS),
        Measure.BANKS: lambda: world.mean_of(Breakdown.PROVIDER_TYPE, FirmType.BANK),
        Measure.SOUTH_ASIA: lambda: world.mean_of(Breakdown.RECEIVING_REGION, "SAS"),
        Measure.SUB_SAHARAN_AFRICA: lambda: world.mean_of(Breakdown.RECEIVING_REGION, "SSF"),
        **{
            measure: count(measure, counted, unit)
            for measure, counted, unit in (
                (Measure.CORRIDORS, lambda: float(quotes.select("sending", "receiving").n_unique()), "corridors"),
                (Measure.SENDING_COUNTRIES, lambda: float(quotes.get_column("sending").n_unique()), "countries"),
                (Measure.RECEIVING_COUNTRIES, lambda: float(quotes.get_column("receiving").n_unique()), "countries"),
                (Measure.CORRIDORS_WITHOUT_SMART, lambda: _without_smart(quotes), "corridors"),
                (Measure.CORRIDORS_BELOW_5_PERCENT, lambda: _below_target(quotes), "percent"),
            )
        },
    }


def _without_smart(quotes: pl.DataFrame) -> float:
    return float(smart_means(quotes).get_column("smart_percent").null_count())


def _below_target(quotes: pl.DataFrame) -> float:
    """The share of corridors whose mean cost is below 5 per cent."""
    means = corridor_means(quotes).get_column("mean_percent")
    return 100 * float((means < CORRIDOR_TARGET_PERCENT).sum()) / max(means.len(), 1)
