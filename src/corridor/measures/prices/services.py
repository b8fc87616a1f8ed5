"""The services that count in an average."""

from __future__ import annotations

import polars as pl

TEST_AMOUNT_USD = 200.0
"""The amount that target 10.c is tested with: USD 200 or its equivalent."""

QUARTER = ("period", "start")
CORRIDOR = (*QUARTER, "sending", "receiving")

_COLUMNS = (*CORRIDOR, *("position", "firm", "firm_type", "funding", "pickup", "speed", "total_percent", "status"))

MEAN = (pl.len().alias("services"), pl.col("total_percent").mean().alias("mean_percent"))
"""What an average over services tells: how many there are, and their mean total cost in percent of the amount."""


def counts() -> pl.Expr:
    """Whether a service counts: its total cost is known, and it is not said to be not transparent.

    Source: Remittance Prices Worldwide, methodology: services that are not transparent stay out of the averages, since
    the margin on their exchange rate is unknown.
    """
    return pl.col("total_percent").is_not_null() & pl.col("transparent").fill_null(value=True)


def at_amount(quotes: pl.DataFrame, amount_usd: float = TEST_AMOUNT_USD) -> pl.DataFrame:
    """The quotes for one amount, whether they count or not."""
    return quotes.filter(pl.col("amount_usd") == amount_usd)


def services(quotes: pl.DataFrame, amount_usd: float = TEST_AMOUNT_USD) -> pl.DataFrame:
    """The services that count, at one amount; a row is a service, with the columns that averages need."""
    return quotes.lazy().filter((pl.col("amount_usd") == amount_usd) & counts()).select(_COLUMNS).collect()
