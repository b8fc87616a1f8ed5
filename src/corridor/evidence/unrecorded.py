"""Zeros that stand for "not recorded": a status, not a number."""

from __future__ import annotations

import polars as pl

from corridor.evidence.series import SeriesDefinition
from corridor.sources.contract import ObservationStatus

REMARK = "the publisher's file has 0, which stands for not recorded in this series"


def with_unrecorded_zeros(definition: SeriesDefinition, rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with every 0 turned into no value and status L, where the series' definition says so.

    The World Bank writes 0 for remittances that nobody reported: 1.6 billion dollars for the Syrian Arab
    Republic in 2010, and 0 for each year after. The row keeps the cell it was read from, and a remark.
    """
    if not definition.zero_is_unrecorded:
        return rows
    is_zero = (pl.col("value") == 0).fill_null(value=False)
    return rows.with_columns(
        status=pl.when(is_zero).then(pl.lit(ObservationStatus.NOT_COLLECTED.value)).otherwise(pl.col("status")),
        note=pl.when(is_zero)
        .then(pl.concat_str([pl.col("note"), pl.lit(REMARK)], separator="; ", ignore_nulls=True))
        .otherwise(pl.col("note")),
        value=pl.when(is_zero).then(None).otherwise(pl.col("value")),
    )
