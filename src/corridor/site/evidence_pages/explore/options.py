"""What a series can be filtered by in a build: areas, other ends, periods, slices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from corridor.evidence.series import series_definition
from corridor.evidence.slices import TOTAL
from corridor.evidence.store import Evidence
from corridor.measures.totals import newest_common_period
from corridor.places.place import PlaceKind
from corridor.places.registry import place

SLICES = ("sex", "age", "migratory_status", "breakdown")
"""The columns that tell slices of a series apart."""

MOST_CHOICES = 80
"""A column with more values, such as incidents, is no choice; it is always shown whole."""


@dataclass(frozen=True, slots=True)
class Options:
    """The codes that occur; `periods` newest first, `slices` only for columns with a choice.

    `defaults` gives the code of each column's total, None where there is none, so that all are shown. `common_period`
    is the newest period that most areas have.
    """

    areas: tuple[str, ...]
    others: tuple[str, ...]
    periods: tuple[str, ...]
    common_period: str | None
    slices: Mapping[str, tuple[str, ...]]
    defaults: Mapping[str, str | None]
    only_groups: bool


def options(evidence: Evidence, series: str) -> Options:
    """What the build holds of a series."""
    rows = evidence.rows(series)
    areas = _codes(rows, "area")
    by_start = rows.select("start", "period").unique().sort("start", "period", descending=True)
    codes = {column: _codes(rows, column) for column in SLICES}
    return Options(
        areas=areas,
        others=_codes(rows, "counterpart"),
        periods=tuple(by_start.get_column("period")),
        common_period=newest_common_period(rows, "area") if rows.height else None,
        slices={column: found for column, found in codes.items() if 1 < len(found) <= MOST_CHOICES},
        defaults={column: _total(series, column, found) for column, found in codes.items()},
        only_groups=all(place(code).kind is PlaceKind.GROUP for code in areas),
    )


def _codes(rows: pl.DataFrame, column: str) -> tuple[str, ...]:
    return tuple(rows.get_column(column).drop_nulls().unique().sort())


def _total(series: str, column: str, codes: tuple[str, ...]) -> str | None:
    """The code that stands for all; None where the column has several codes and none of them does."""
    if len(codes) == 1:
        return codes[0]
    if column == "migratory_status":
        default = series_definition(series).migratory_status
        return default if default in codes else None
    if column == "breakdown":
        totals = [code for code in codes if all(part.endswith(f"={TOTAL}") for part in code.split(";") if part)]
        return totals[0] if totals else None
    return TOTAL if TOTAL in codes else None
