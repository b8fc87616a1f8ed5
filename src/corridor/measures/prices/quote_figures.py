"""Figures over quotes: a value, and the rows of the build that it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from corridor.evidence.figure import MISSING, Aggregated, Figure, RowReference
from corridor.evidence.quotes import QUOTES
from corridor.evidence.store import Evidence
from corridor.measures.derive import least_certain
from corridor.sources.contract import ObservationStatus

PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class Called:
    """What a figure is called: its key, period and label, and the query that met its rows."""

    key: str
    period: str
    label: str
    query: str


def over_quotes(
    evidence: Evidence,
    formula: str,
    rows: pl.DataFrame,
    value: float | None,
    called: Called,
    *,
    unit: str = PERCENT,
    more: Sequence[RowReference] = (),
) -> Figure:
    """A figure computed over `rows` (quotes with `position` and `status`), and over `more` rows of other series.

    Without rows it is missing; with rows and no value the formula is undefined, and the status says that the value
    cannot exist.
    """
    status = least_certain(rows.get_column("status").unique().sort())
    if value is None:
        status = MISSING if rows.is_empty() else str(ObservationStatus.CANNOT_EXIST)
    references = (*quote_references(evidence, rows), *more)
    lineage = Aggregated(formula, called.query, references)
    return Figure(called.key, value, unit, called.period, status, called.label, lineage)


def quote_references(evidence: Evidence, rows: pl.DataFrame) -> tuple[RowReference, ...]:
    """The rows of the build, in the order in which they are stored."""
    return tuple(RowReference(evidence.build, QUOTES, position) for position in rows.get_column("position").sort())
