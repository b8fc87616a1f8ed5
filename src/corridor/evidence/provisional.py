"""Provisional values: those of a year that had hardly ended when the publisher released them."""

from __future__ import annotations

from datetime import date

import polars as pl

from corridor.evidence.series import SeriesDefinition
from corridor.evidence.snapshots import Snapshot
from corridor.sources.contract import ObservationStatus


def status_in(definition: SeriesDefinition, snapshot: Snapshot) -> pl.Expr:
    """The status of each row: provisional where the series' definition says so, else the reader's.

    A value of a year is provisional when the release (a date) came less than the definition's
    `provisional_within_months` after the end of that year. World Development Indicators of May 2023, for
    one, held the first quarter of 2022 as the year's remittances of the Philippines.
    """
    released = _released(snapshot.vintage)
    months = definition.provisional_within_months
    if months is None or released is None:
        return pl.col("status")
    since_end = (released.year - pl.col("start").dt.year() - 1) * 12 + released.month
    early = (since_end <= months) & (pl.col("status") == ObservationStatus.NORMAL)
    return pl.when(early).then(pl.lit(ObservationStatus.PROVISIONAL.value)).otherwise(pl.col("status"))


def _released(vintage: str) -> date | None:
    try:
        return date.fromisoformat(vintage)
    except ValueError:
        return None
