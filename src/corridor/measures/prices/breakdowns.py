"""Means by provider, instrument, speed, country and region."""

from __future__ import annotations

from enum import StrEnum

import polars as pl

from corridor.measures.prices.services import QUARTER, TEST_AMOUNT_USD, services
from corridor.places.tables import places

NOT_STATED = "not_stated"


class Breakdown(StrEnum):
    """What services are told apart by; each value is a column of the quotes but the last."""

    PROVIDER_TYPE = "firm_type"
    FUNDING = "funding"
    PICKUP = "pickup"
    SPEED = "speed"
    SENDING = "sending"
    RECEIVING = "receiving"
    RECEIVING_REGION = "receiving_region"


INSTRUMENTS = frozenset({Breakdown.FUNDING, Breakdown.PICKUP})
"""Breakdowns of which a service may have several categories."""


def means_by(quotes: pl.DataFrame, by: Breakdown, amount_usd: float = TEST_AMOUNT_USD) -> pl.DataFrame:
    """The simple mean over the services of each kind, by quarter.

    Columns: `period`, `start`, `category`, `services`, `mean_percent`. A service that takes two instruments counts in
    both, so that their numbers may add up to more than all services. What is not stated is the category `not_stated`.
    A region's mean is one over services to its countries, not over countries. Source: SDG indicator 10.c.1
    metadata, World Bank and UNSD, 2018-02-02 (disaggregation; regional values).
    """
    of_category = services(quotes, amount_usd).group_by(*QUARTER, category=_category(by).fill_null(NOT_STATED))
    sums = of_category.agg(services=pl.len(), total=pl.col("total_percent").sum())
    if by in INSTRUMENTS:
        sums = sums.with_columns(pl.col("category").str.split(";").list.unique()).explode("category")
        sums = sums.group_by(*QUARTER, "category").agg(pl.col("services", "total").sum())
    return sums.select(*QUARTER, "category", "services", mean_percent=pl.col("total") / pl.col("services")).sort(
        "start", "period", "category"
    )


def of_category(by: Breakdown, category: str) -> pl.Expr:
    """Whether a service is of a category of the breakdown."""
    stated = _category(by).fill_null(NOT_STATED)
    if by in INSTRUMENTS:
        return stated.str.split(";").list.contains(category)
    return stated == category


def _category(by: Breakdown) -> pl.Expr:
    if by is not Breakdown.RECEIVING_REGION:
        return pl.when(pl.col(by.value) != "").then(pl.col(by.value))
    regions = {code: place.world_bank_region for code, place in places().items() if place.world_bank_region}
    return pl.col("receiving").replace_strict(
        list(regions), list(regions.values()), default=None, return_dtype=pl.String
    )
