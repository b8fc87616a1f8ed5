"""The two tests of target 10.c on quotes, by quarter."""

from __future__ import annotations

import polars as pl

from corridor.measures.prices.averages import global_means
from corridor.measures.prices.smart import smart_means
from corridor.measures.remittance_cost import CORRIDOR_TARGET_PERCENT, GLOBAL_TARGET_PERCENT


def target_tests(quotes: pl.DataFrame, smart: pl.DataFrame | None = None) -> pl.DataFrame:
    """The mean of the world against 3 per cent, and every corridor's SmaRT average against 5, by quarter.

    Columns: `period`, `start`, `services`, `mean_percent`, `meets_global` (below 3), `corridors`, `with_smart`,
    `passing` (SmaRT of 5 or less), `share_passing_percent` (of the corridors that have a SmaRT average), and
    `meets_corridors`: true when every corridor passes, false when one fails, null when none fails but some have no
    SmaRT average. `smart` is what `smart_means` gives, where that is at hand. Source: SDG indicator 10.c.1 metadata,
    World Bank and UNSD, 2018-02-02.
    """
    corridors = (
        (smart_means(quotes) if smart is None else smart)
        .group_by("period", "start")
        .agg(
            corridors=pl.len(),
            with_smart=pl.col("smart_percent").count(),
            passing=(pl.col("smart_percent") <= CORRIDOR_TARGET_PERCENT).sum(),
        )
    )
    with_smart, passing = pl.col("with_smart"), pl.col("passing")
    return (
        corridors.join(global_means(quotes), on=["period", "start"], how="left")
        .select(
            "period",
            "start",
            pl.col("services").fill_null(0),
            "mean_percent",
            (pl.col("mean_percent") < GLOBAL_TARGET_PERCENT).alias("meets_global"),
            "corridors",
            "with_smart",
            "passing",
            pl.when(with_smart > 0).then(100 * passing / with_smart).alias("share_passing_percent"),
            pl.when(passing < with_smart)
            .then(statement=False)
            .when(passing == pl.col("corridors"))
            .then(statement=True)
            .alias("meets_corridors"),
        )
        .sort("start", "period")
    )
