"""The two tests of target 10.c over time: every corridor against 5 %, the world's mean against 3 %."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from corridor.errors import EvidenceError
from corridor.evidence.figure import Aggregated, Figure, RowReference
from corridor.evidence.query import trend
from corridor.evidence.store import Evidence
from corridor.measures.derive import least_certain
from corridor.measures.people import WORLD
from corridor.measures.remittance_cost import CORRIDOR_TARGET_PERCENT, SERIES
from corridor.measures.shares import share_percent


@dataclass(frozen=True, slots=True)
class CorridorQuarter:
    """The corridor test in one quarter: how many have a price, their mean cost, how many are above 5 %.

    The costs are means over all services of a corridor. The official test takes the SmaRT average, which is
    lower, so that fewer corridors fail it than `above_target` counts.
    """

    period: str
    counted: Figure
    mean_cost_percent: Figure
    above_target: Figure
    share_above_percent: Figure


def corridor_quarters(evidence: Evidence) -> tuple[CorridorQuarter, ...]:
    """Every quarter in which any corridor has a price, oldest first.

    Source: metadata of SDG indicator 10.c.1, World Bank and UNSD, 2018-02-02. Raises `EvidenceError` where the build
    holds a corridor twice in one quarter.
    """
    rows = evidence.rows(SERIES).filter(pl.col("value").is_not_null()).unique(_OF_A_CORRIDOR, maintain_order=True)
    by_period = rows.sort("start", "position").partition_by("period", as_dict=True, maintain_order=True)
    return tuple(_quarter(evidence, str(period), of_quarter) for (period,), of_quarter in by_period.items())


def world_costs(evidence: Evidence) -> tuple[Figure, ...]:
    """The published mean over all services in the world, percent, one figure a year, oldest first.

    It is what target 10.c's 3 % is about; `meets_global_target` gives the verdict.
    """
    return trend(evidence, "remittance_cost_to_percent", WORLD)


_OF_A_CORRIDOR = ["period", "area", "counterpart", "value"]


def _quarter(evidence: Evidence, period: str, rows: pl.DataFrame) -> CorridorQuarter:
    if rows.select("area", "counterpart").is_duplicated().any():
        raise EvidenceError(
            "each corridor once in a quarter",
            f"a corridor with two values in {period}",
            where=f"build {evidence.build}, series {SERIES}",
            remedy="mend the publisher's file",
        )
    above = rows.filter(pl.col("value") > CORRIDOR_TARGET_PERCENT)
    counted = _over(
        evidence, period, rows, "corridors_counted", float(rows.height), "corridors", "Corridors with a price"
    )
    mean = float(rows.get_column("value").sum()) / rows.height
    failing = _over(
        *(evidence, period, above, "corridors_above_5_percent", float(above.height)),
        *("corridors", "Corridors whose mean cost is above 5 %"),
    )
    return CorridorQuarter(
        period,
        counted,
        _over(evidence, period, rows, "mean_over_corridors", mean, "percent", "Mean cost over all corridors"),
        failing,
        share_percent(
            failing, counted, key=f"share_above_5_percent.{WORLD}.{period}", label="Share of corridors above 5 %"
        ),
    )


def _over(
    evidence: Evidence, period: str, rows: pl.DataFrame, formula: str, value: float, unit: str, label: str
) -> Figure:
    references = tuple(RowReference(evidence.build, SERIES, position) for position in rows.get_column("position"))
    lineage = Aggregated(formula, f"series={SERIES} period={period}", references)
    status = least_certain(rows.get_column("status"))
    return Figure(f"{formula}.{WORLD}.{period}", value, unit, period, status, f"{label}: the world", lineage)
