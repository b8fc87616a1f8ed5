"""The mean of the world with each corridor weighed by the money that flows through it."""

from __future__ import annotations

import polars as pl

from corridor.evidence.query import newest_period
from corridor.evidence.store import Evidence
from corridor.measures.prices.averages import corridor_means
from corridor.measures.prices.services import QUARTER, TEST_AMOUNT_USD

FLOWS = "bilateral_remittances_usd_million"


def bilateral_flows(evidence: Evidence) -> pl.DataFrame:
    """Estimated remittances of the newest year, one row a corridor; no rows when the build holds none.

    Columns: `sending`, `receiving`, `usd_million`, `flow_period`, `flow_status`, `flow_position`. A corridor
    with the estimate 0 is none.
    """
    rows = evidence.rows(FLOWS).filter(pl.col("value") > 0, pl.col("counterpart").is_not_null())
    newest = newest_period(rows)
    return rows.filter(pl.col("period") == newest if newest else False).select(
        pl.col("counterpart").alias("sending"),
        pl.col("area").alias("receiving"),
        pl.col("value").alias("usd_million"),
        pl.col("period").alias("flow_period"),
        pl.col("status").alias("flow_status"),
        pl.col("position").alias("flow_position"),
    )


def weighted_means(quotes: pl.DataFrame, flows: pl.DataFrame, amount_usd: float = TEST_AMOUNT_USD) -> pl.DataFrame:
    """Sum of flow x corridor mean / sum of flows, over the corridors that have both, by quarter, see `weighed`."""
    return weighed(corridor_means(quotes, amount_usd), flows)


def weighed(means: pl.DataFrame, flows: pl.DataFrame) -> pl.DataFrame:
    """The corridors' means of each quarter, weighed by the money that flows through them.

    Columns: `period`, `start`, `corridors`, `corridors_weighed`, `usd_million` (what is weighed with), `mean_percent`
    (null where no corridor has a flow). `means` has `period`, `start`, `sending`, `receiving`, `mean_percent`; `flows`
    is what `bilateral_flows` gives. Source: Remittance Prices Worldwide, Global Weighted Average: weighed by the size
    of the bilateral flows (KNOMAD's matrix). One matrix weighs all quarters. With the matrix of 2018 and the published
    corridor means of 2016-Q3 it gives 5.74; the World Bank published 5.73.
    """
    flow = pl.col("usd_million")
    return (
        means.join(flows, on=["sending", "receiving"], how="left")
        .group_by(QUARTER)
        .agg(
            corridors=pl.len(),
            corridors_weighed=flow.count(),
            usd_million=flow.sum(),
            mean_percent=(flow * pl.col("mean_percent")).sum() / flow.sum(),
        )
        .with_columns(pl.when(pl.col("corridors_weighed") > 0).then(pl.col("mean_percent")).alias("mean_percent"))
        .sort("start", "period")
    )
