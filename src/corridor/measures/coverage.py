"""Which explicit targets have data for an area, how recent, and broken down by what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

from corridor.agenda.indicators import indicators
from corridor.agenda.links import explicit_targets
from corridor.evidence.figure import MISSING, Figure, Observed, RowReference
from corridor.evidence.query import newest_period
from corridor.evidence.series import SeriesDefinition, series_definitions
from corridor.evidence.slices import TOTAL, Dimensions, figure_key, figure_label
from corridor.evidence.store import Evidence


@dataclass(frozen=True, slots=True)
class Coverage:
    """One indicator of an explicit target: the newest value for the area and its breakdowns.

    `figure` is None where the build has no series for the indicator at all; a figure without value
    means that there is a series, but nothing for this area. The value is that of the first series of the
    indicator that has one, and there of the slice nearest to the total. `by_sex` and
    `by_migratory_status` tell whether any value of that series is broken down so; without values they
    are None. Of a series of pairs one pair stands for all.
    """

    target: str
    indicator: str
    figure: Figure | None
    by_sex: bool | None
    by_migratory_status: bool | None


def coverage(evidence: Evidence, code: str) -> tuple[Coverage, ...]:
    """The coverage of every indicator of the ten explicit targets, in the order of the targets."""
    return tuple(
        _of_indicator(evidence, code, target, indicator.code)
        for target in explicit_targets()
        for indicator in indicators(target=target)
        if indicator.deleted_in is None
    )


def covered_targets(rows: Iterable[Coverage]) -> tuple[str, ...]:
    """The targets with at least one value, in order."""
    return tuple(dict.fromkeys(row.target for row in rows if row.figure is not None and row.figure.known))


def _of_indicator(evidence: Evidence, code: str, target: str, indicator: str) -> Coverage:
    held = [
        definition
        for definition in series_definitions().values()
        if indicator in definition.indicators and definition.key in evidence.series
    ]
    if not held:
        return Coverage(target, indicator, None, None, None)
    for definition in held:
        rows = _with_value(evidence, definition, code)
        if not rows.is_empty():
            return Coverage(
                target,
                indicator,
                _newest(evidence, definition, rows),
                by_sex=_has(rows, "sex", ["F", "M"]),
                by_migratory_status=_has(rows, "migratory_status", ["migrant", "non_migrant"]),
            )
    return Coverage(target, indicator, _nothing(held[0], code), None, None)


def _with_value(evidence: Evidence, definition: SeriesDefinition, code: str) -> pl.DataFrame:
    """The area's rows with a value; where it is at no pair's first end, those in which it is the other."""
    parts = evidence.parts(definition.key)
    valued = parts.of_area(code).filter(pl.col("value").is_not_null())
    if not valued.is_empty() or definition.counterpart is None:
        return valued
    return parts.of_counterpart(code).filter(pl.col("value").is_not_null())


def _has(rows: pl.DataFrame, column: str, codes: list[str]) -> bool:
    return bool(rows.get_column(column).is_in(codes).any())


def _newest(evidence: Evidence, definition: SeriesDefinition, rows: pl.DataFrame) -> Figure:
    newest = rows.filter(pl.col("period") == newest_period(rows))
    # The slice with the fewest codes other than the total's; `a=_T;b=_T` is a total too.
    apart = (
        (pl.col("sex") != TOTAL).cast(pl.Int32)
        + (pl.col("age") != TOTAL).cast(pl.Int32)
        + (pl.col("migratory_status") != definition.migratory_status).cast(pl.Int32)
        + pl.col("breakdown").str.replace_all(r"[^;=]+=_T(;|$)", "").str.count_matches("=").cast(pl.Int32)
    )
    row = newest.sort(apart, "position").row(0, named=True)
    status = row["migratory_status"]
    shown = Dimensions(
        row["sex"], row["age"], None if status == definition.migratory_status else status, row["breakdown"]
    )
    return Figure(
        key=f"coverage.{figure_key(definition.key, row['area'], row['counterpart'], row['period'], shown)}",
        value=row["value"],
        unit=row["unit"],
        period=row["period"],
        status=row["status"],
        label=figure_label(definition.key, row["area"], row["counterpart"], shown),
        lineage=Observed(
            (RowReference(evidence.build, definition.key, row["position"]),),
            f"series={definition.key} area={row['area']} newest",
        ),
    )


def _nothing(definition: SeriesDefinition, code: str) -> Figure:
    key = f"coverage.{figure_key(definition.key, code, None, 'none', Dimensions())}"
    label = figure_label(definition.key, code, None, Dimensions())
    return Figure(key, None, definition.unit, "", MISSING, label, Observed((), f"series={definition.key} area={code}"))
