"""Change over time."""

from __future__ import annotations

import math

from corridor.evidence.figure import Figure
from corridor.measures.derive import derive, one_unit


def growth_rate(first: float, last: float, years: float) -> float | None:
    """100 x ln(last / first) / years; None unless all three are positive."""
    if first <= 0 or last <= 0 or years <= 0:
        return None
    return 100 * math.log(last / first) / years


def growth_percent_per_year(first: Figure, last: Figure, *, key: str, label: str) -> Figure:
    """Average annual rate of change in percent between two yearly figures.

    Source: UN DESA, International Migrant Stock 2020, table 5. Raises ValueError for figures in different units.
    """
    one_unit(first, last)
    years = float(last.period[:4]) - float(first.period[:4]) if first.period and last.period else 0.0
    return derive(
        "growth_percent_per_year",
        (first, last),
        lambda before, after: growth_rate(before, after, years),
        key=key,
        unit="percent_per_year",
        label=label,
        period=_between(first, last),
    )


def difference(first: Figure, last: Figure, *, key: str, label: str) -> Figure:
    """`last` minus `first`, in their unit; percentage points where that is percent.

    Raises ValueError for figures in different units.
    """
    unit = one_unit(first, last)
    return derive(
        "difference",
        (first, last),
        lambda before, after: after - before,
        key=key,
        unit="percentage_points" if unit == "percent" else unit,
        label=label,
        period=_between(first, last),
    )


def _between(first: Figure, last: Figure) -> str:
    """The period from one figure to the other; empty where one of them has none."""
    return f"{first.period}/{last.period}" if first.period and last.period else ""
