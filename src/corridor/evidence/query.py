"""Ask the evidence: one figure, or its trend."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from corridor.errors import EvidenceError
from corridor.evidence.figure import MISSING, Figure, Observed, RowReference
from corridor.evidence.series import series_definition
from corridor.evidence.slices import ALL, Dimensions, figure_key, figure_label, of_dimensions, query_text
from corridor.evidence.store import Evidence

PROVISIONAL = "P"


def figure(
    evidence: Evidence,
    series: str,
    area: str,
    *,
    counterpart: str | None = None,
    period: str | None = None,
    dimensions: Dimensions = ALL,
) -> Figure:
    """The value of a series for an area (and counterpart); the latest when no period is named.

    The latest is the newest period with a value that is not provisional; a provisional one is taken
    only where there is no other. A figure without value says why in its status.
    Raises `EvidenceError` when the build holds two different values for the same fact.
    """
    rows = _slice(evidence, series, area, counterpart, dimensions)
    query = query_text(series, area, counterpart, period, dimensions)
    chosen = _latest(rows) if period is None else rows.filter(pl.col("period") == period)
    if not chosen.is_empty():
        return observed(evidence, series, one_row(evidence, series, chosen, query), query, dimensions)
    return Figure(
        key=figure_key(series, area, counterpart, period or "none", dimensions),
        value=None,
        unit=series_definition(series).unit,
        period=period or "",
        status=MISSING,
        label=figure_label(series, area, counterpart, dimensions),
        lineage=Observed((), query),
    )


def set_aside(evidence: Evidence, series: str, area: str) -> Figure | None:
    """The newest provisional value that `figure` passes over for an older final one; None when there is none."""
    valued = _slice(evidence, series, area, None, ALL).filter(pl.col("value").is_not_null())
    newest, shown = newest_period(valued), newest_period(_latest(valued))
    if newest is None or newest == shown:
        return None
    return figure(evidence, series, area, period=newest)


def trend(
    evidence: Evidence,
    series: str,
    area: str,
    *,
    counterpart: str | None = None,
    since: int = 0,
    dimensions: Dimensions = ALL,
) -> tuple[Figure, ...]:
    """All periods with a value that is not provisional from the year `since` on, oldest first."""
    rows = _slice(evidence, series, area, counterpart, dimensions)
    final = pl.col("value").is_not_null() & (pl.col("status") != PROVISIONAL)
    dated = rows.filter(final & (pl.col("start").dt.year() >= since))
    periods = dated.select("start", "period").unique().sort("start", "period").get_column("period")
    by_period = rows.partition_by("period", as_dict=True, maintain_order=True)
    found = []
    for period in periods:
        query = query_text(series, area, counterpart, period, dimensions)
        row = one_row(evidence, series, by_period[(period,)], query)
        found.append(observed(evidence, series, row, query, dimensions))
    return tuple(found)


def newest_period(rows: pl.DataFrame) -> str | None:
    """The period that starts last, the longer text of two that start together; None without rows."""
    if rows.is_empty():
        return None
    return str(rows.select("start", "period").sort("start", "period").get_column("period")[-1])


def in_period(rows: pl.DataFrame, period: str | None) -> pl.DataFrame:
    """The rows of a period; none where there is no period."""
    return rows.clear() if period is None else rows.filter(pl.col("period") == period)


def final_rows(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with a final value, else those with any value, else all."""
    valued = rows.filter(pl.col("value").is_not_null())
    final = valued.filter(pl.col("status") != PROVISIONAL)
    return next((kept for kept in (final, valued) if not kept.is_empty()), rows)


def one_row(evidence: Evidence, series: str, rows: pl.DataFrame, query: str) -> Mapping[str, Any]:
    """The row with the one value that the rows hold for a fact; raises `EvidenceError` when they differ."""
    valued = rows.filter(pl.col("value").is_not_null())
    if valued.get_column("value").n_unique() > 1:
        raise EvidenceError(
            f"one value for {query}",
            f"{valued.height} rows with values {sorted(valued.get_column('value'))}",
            where=f"build {evidence.build}, series {series}",
            remedy="name more dimensions, or mend the publisher's file",
        )
    return (rows if valued.is_empty() else valued).row(0, named=True)


def observed(evidence: Evidence, series: str, row: Mapping[str, Any], query: str, dimensions: Dimensions) -> Figure:
    """The figure of one row of the build."""
    return Figure(
        key=figure_key(series, row["area"], row["counterpart"], row["period"], dimensions),
        value=row["value"],
        unit=row["unit"],
        period=row["period"],
        status=row["status"],
        label=figure_label(series, row["area"], row["counterpart"], dimensions),
        lineage=Observed((RowReference(evidence.build, series, row["position"]),), query),
    )


def _latest(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows of the newest period: with a final value, else with any value, else at all."""
    base = final_rows(rows)
    return in_period(base, newest_period(base))


def _slice(evidence: Evidence, series: str, area: str, counterpart: str | None, dimensions: Dimensions) -> pl.DataFrame:
    rows = of_dimensions(evidence.rows_of(series, "area", area), series, dimensions)
    if counterpart is None:
        return rows.filter(pl.col("counterpart").is_null())
    return rows.filter(pl.col("counterpart") == counterpart)
