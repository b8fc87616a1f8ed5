"""Which observations of a series an address asks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from corridor.errors import UsageError
from corridor.evidence.observation import last_year, period_start
from corridor.evidence.store import Evidence
from corridor.places.registry import place
from corridor.site.evidence_pages.kept import kept

SLICES = ("sex", "age", "migratory_status", "breakdown")
_SHOWN_CODES = 40


@dataclass(frozen=True, slots=True)
class Wanted:
    """The wanted rows; what is empty or None stands for all. Both ends of the periods are included."""

    areas: tuple[str, ...] = ()
    counterparts: tuple[str, ...] = ()
    period_from: str | None = None
    period_to: str | None = None
    slices: Mapping[str, tuple[str, ...]] | None = None


def wanted_rows(evidence: Evidence, series: str, wanted: Wanted) -> pl.DataFrame:
    """The rows of the preferred vintages, in the order of the build.

    Raises `UsageError` for a place that there is not, a code that the series has not, and what is no period.
    """
    for code in (*wanted.areas, *wanted.counterparts):
        place(code)
    conditions = [*_in_time(wanted), *_in_slices(evidence, series, wanted)]
    if wanted.counterparts:
        conditions.append(pl.col("counterpart").is_in(wanted.counterparts))
    rows = _of_areas(evidence, series, wanted.areas)
    return rows.filter(pl.all_horizontal(conditions)) if conditions else rows


def _of_areas(evidence: Evidence, series: str, areas: Iterable[str]) -> pl.DataFrame:
    """The rows of the areas, which is quick; all rows where none is named."""
    codes = sorted(set(areas))
    if not codes:
        return evidence.rows(series)
    parts = evidence.parts(series)
    return pl.concat([parts.of_area(code) for code in codes])


def _in_time(wanted: Wanted) -> list[pl.Expr]:
    conditions = []
    if wanted.period_from is not None:
        conditions.append(pl.col("start") >= _first_day(wanted.period_from))
    if wanted.period_to is not None:
        conditions.append(pl.col("start") <= _last_start(wanted.period_to))
    return conditions


def _in_slices(evidence: Evidence, series: str, wanted: Wanted) -> list[pl.Expr]:
    conditions = []
    for column, codes in (wanted.slices or {}).items():
        if not codes:
            continue
        known = _codes(evidence, series)[column]
        unknown = [code for code in codes if code not in known]
        if unknown:
            raise UsageError(
                f"a code of {column} that the series has: {', '.join(known[:_SHOWN_CODES])}",
                repr(unknown[0][:80]),
                where="the query",
            )
        conditions.append(pl.col(column).is_in(codes))
    return conditions


def _codes(evidence: Evidence, series: str) -> Mapping[str, tuple[str, ...]]:
    def made() -> Mapping[str, tuple[str, ...]]:
        rows = evidence.rows(series)
        return {column: tuple(rows.get_column(column).unique().sort()) for column in SLICES}

    return kept("codes of series", evidence.citable_name, series, make=made)


def _first_day(period: str) -> date:
    found = period_start(period)
    if found is None:
        raise UsageError("a period such as 2020, 2020-Q3, 2020-07 or 2015/2020", repr(period[:40]), where="the query")
    return found


def _last_start(period: str) -> date:
    """The last day on which a period can start that lies in this one."""
    start = _first_day(period)
    if "-Q" in period:
        return start.replace(month=start.month + 2)
    if "-" in period:
        return start
    return date(last_year(period) or start.year, 12, 31)
