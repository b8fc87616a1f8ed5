"""The value of a series for any area: the publisher's own, else the sum over a group's members."""

from __future__ import annotations

from corridor.evidence.figure import Figure
from corridor.evidence.query import figure
from corridor.evidence.series import series_definition
from corridor.evidence.slices import ALL, Dimensions
from corridor.evidence.store import Evidence
from corridor.measures.totals import group_total
from corridor.places.place import PlaceKind
from corridor.places.registry import place


def area_value(
    evidence: Evidence,
    series: str,
    code: str,
    *,
    period: str | None = None,
    dimensions: Dimensions = ALL,
) -> Figure:
    """The observed figure; for a group without one, the sum over its members when values add up."""
    observed = figure(evidence, series, code, period=period, dimensions=dimensions)
    if observed.known or place(code).kind is not PlaceKind.GROUP or not series_definition(series).additive:
        return observed
    total = group_total(evidence, series, code, period=period, dimensions=dimensions)
    return total if total.known else observed
