"""Ask the evidence: one figure, or its trend."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import polars as pl

from corridor.errors import EvidenceError
from corridor.evidence.figure import MISSING, Figure, Observed, RowReference
from corridor.evidence.row import Row
from corridor.evidence.series import series_definition
from corridor.evidence.slices import ALL, Dimensions, figure_key, figure_label, query_text, slice_codes
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
    chosen = _latest(rows) if period is None else [row for row in rows if row.period == period]
    if chosen:
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
    valued = [row for row in _slice(evidence, series, area, None, ALL) if row.value is not None]
    if not valued:
        return None
    newest, shown = max(valued, key=_when).period, _latest(valued)[0].period
    return None if newest == shown else figure(evidence, series, area, period=newest)


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
    by_period: dict[str, list[Row]] = {}
    for row in sorted(_slice(evidence, series, area, counterpart, dimensions), key=_when):
        if row.start.year >= since:
            by_period.setdefault(row.period, []).append(row)
    found = []
    for period, same in by_period.items():
        if any(_is_final(row) for row in same):
            query = query_text(series, area, counterpart, period, dimensions)
            found.append(observed(evidence, series, one_row(evidence, series, same, query), query, dimensions))
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


def one_row(evidence: Evidence, series: str, rows: Sequence[Row], query: str) -> Row:
    """The row with the one value that the rows hold for a fact; raises `EvidenceError` when they differ."""
    valued = [row for row in rows if row.value is not None]
    if len({row.value for row in valued}) > 1:
        raise EvidenceError(
            f"one value for {query}",
            f"{len(valued)} rows with values {sorted(row.value for row in valued if row.value is not None)}",
            where=f"build {evidence.build}, series {series}",
            remedy="name more dimensions, or mend the publisher's file",
        )
    return (valued or rows)[0]


def observed(evidence: Evidence, series: str, row: Row, query: str, dimensions: Dimensions) -> Figure:
    """The figure of one row of the build."""
    return Figure(
        key=figure_key(series, row.area, row.counterpart, row.period, dimensions),
        value=row.value,
        unit=row.unit,
        period=row.period,
        status=row.status,
        label=figure_label(series, row.area, row.counterpart, dimensions),
        lineage=Observed((RowReference(evidence.build, series, row.position),), query),
    )


def _latest(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows of the newest period: with a final value, else with any value, else at all."""
    valued = [row for row in rows if row.value is not None]
    base = [row for row in valued if _is_final(row)] or valued or rows
    newest = max(base, key=_when, default=None)
    return [] if newest is None else [row for row in base if row.period == newest.period]


def _is_final(row: Row) -> bool:
    return row.value is not None and row.status != PROVISIONAL


def _when(row: Row) -> tuple[date, str]:
    """What periods are sorted by: the start, then the text, so that the longer of two that start together is last."""
    return row.start, row.period


def _slice(
    evidence: Evidence, series: str, area: str, counterpart: str | None, dimensions: Dimensions
) -> Sequence[Row]:
    return evidence.parts(series).of_pair(area, counterpart).get(slice_codes(series, dimensions), ())
