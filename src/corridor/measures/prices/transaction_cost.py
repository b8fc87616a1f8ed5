"""What one service costs in percent of the amount: fee, margin on the exchange rate, both together.

Source: SDG indicator 10.c.1 metadata, World Bank and UNSD, 2018-02-02 (fee charged to the sender, and the margin of the
customer's exchange rate over the rate between banks). What the receiver may be charged is not in it.
"""

from __future__ import annotations

import polars as pl


def fee_percent() -> pl.Expr:
    """100 x fee / amount, both in the sending currency; null where either is unknown or the amount is 0."""
    return pl.when(pl.col("amount") != 0).then(100 * pl.col("fee") / pl.col("amount")).alias("fee_percent")


def margin_percent() -> pl.Expr:
    """(1 - applied rate / interbank rate) x 100, the interbank rate as base; positive when the customer gets less.

    Negative margins (promotions) are real and stay. Null for a service that is not transparent: its file says
    0 with both rates 1, which is unknown, not nothing.
    """
    known = (pl.col("interbank_rate") != 0) & pl.col("transparent").fill_null(value=True)
    return pl.when(known).then(100 * (1 - pl.col("rate") / pl.col("interbank_rate"))).alias("margin_percent_from_rates")


def total_percent() -> pl.Expr:
    """Fee and margin together, computed from the quote's parts; null where one of them is unknown."""
    return (fee_percent() + margin_percent()).alias("total_percent_from_parts")


WITHIN_POINTS = 0.01
"""How far, in percentage points, a stated total may lie from its parts: both are rounded to two digits."""


def agreement(quotes: pl.DataFrame) -> pl.DataFrame:
    """How many stated totals are fee in percent and stated margin together, by quarter.

    Columns: `period`, `start`, `testable` (quotes with all three), `agreeing`, `agreeing_percent`. In the published
    workbook 99.6 per cent or more agree within 0.01 percentage points, as others have profiled it.
    """
    parts = fee_percent() + pl.col("margin_percent")
    distance = (pl.col("stated_total_percent") - parts).abs()
    # A little more than the limit: 0.01 is no exact number.
    agrees = distance <= WITHIN_POINTS + 1e-9
    return (
        quotes.group_by("period", "start")
        .agg(testable=distance.count(), agreeing=agrees.sum())
        .with_columns(
            agreeing_percent=pl.when(pl.col("testable") > 0).then(100 * pl.col("agreeing") / pl.col("testable"))
        )
        .sort("start", "period")
    )
