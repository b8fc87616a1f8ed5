"""Ask the evidence for pairs of areas: who is at the other end, and how much."""

from __future__ import annotations

import polars as pl

from corridor.evidence.figure import Figure
from corridor.evidence.observation import KEY_COLUMNS
from corridor.evidence.query import in_period, newest_period, observed, one_row
from corridor.evidence.row import Row, plain_rows
from corridor.evidence.series import series_definition
from corridor.evidence.slices import ALL, Dimensions, of_dimensions, query_text
from corridor.evidence.store import Evidence
from corridor.places.place import PlaceKind
from corridor.places.registry import groups, place

LISTED_KINDS = (PlaceKind.COUNTRY, PlaceKind.AREA)


def pairs(
    evidence: Evidence,
    series: str,
    *,
    area: str | None = None,
    counterpart: str | None = None,
    period: str | None = None,
    dimensions: Dimensions = ALL,
) -> tuple[tuple[str, Figure], ...]:
    """The other end's code and the figure, for every pair of one end, largest first.

    Exactly one of `area` and `counterpart` is given; only countries and areas are listed at the
    other end, never groups or residuals. The period is the newest one with any value when none is named.
    Where values add up, a pair with the value 0 is no pair and is left out. A group has the pairs that
    the publisher gives for it; its members are not summed.
    Raises `EvidenceError` when the build holds two different values for one pair.
    """
    end, _, code = which_end(area, counterpart)
    known = every_pair(evidence, series, end, code, dimensions)
    rows = in_period(known, period or newest_period(known))
    found = [
        (there, observed(evidence, series, row, _query(series, row, dimensions), dimensions))
        for there, row in listed(evidence, series, rows, end, code)
        if row.value != 0 or not series_definition(series).additive
    ]
    return tuple(sorted(found, key=lambda pair: (-(pair[1].value or 0.0), pair[0])))


def which_end(area: str | None, counterpart: str | None) -> tuple[str, str, str]:
    """Column of the given end, of the other, and the code; raises ValueError unless exactly one is given."""
    if area is not None and counterpart is None:
        return "area", "counterpart", area
    if counterpart is not None and area is None:
        return "counterpart", "area", counterpart
    raise ValueError("give either area or counterpart")


def every_pair(evidence: Evidence, series: str, end: str, code: str, dimensions: Dimensions = ALL) -> pl.DataFrame:
    """The rows with a value of one end in all periods, whatever is at the other end but groups.

    That is every country and area, the end itself, and those whom the publisher cannot place (unknown,
    stateless, other, null). What a publisher says twice of a group, under two names, is there once.
    """
    other = "counterpart" if end == "area" else "area"
    parts = evidence.parts(series)
    rows = of_dimensions(parts.of_area(code) if end == "area" else parts.of_counterpart(code), series, dimensions)
    in_groups = pl.col(other).is_in([group.code for group in groups()]).fill_null(value=False)
    rows = rows.filter(pl.col("value").is_not_null() & ~in_groups)
    if place(code).kind is PlaceKind.GROUP:
        rows = rows.unique([*KEY_COLUMNS, "value"], keep="first", maintain_order=True)
    return rows


def listed(evidence: Evidence, series: str, rows: pl.DataFrame, end: str, code: str) -> tuple[tuple[str, Row], ...]:
    """The other end's code and one row, for each country or area; raises `EvidenceError` where two rows differ."""
    other = "counterpart" if end == "area" else "area"
    by_other: dict[str, list[Row]] = {}
    for row in plain_rows(rows):
        there = row.counterpart if end == "area" else row.area
        if there is not None and _is_listed(there, code):
            by_other.setdefault(there, []).append(row)
    return tuple(
        (there, one_row(evidence, series, same, f"series={series} {end}={code} {other}={there}"))
        for there, same in by_other.items()
    )


def _is_listed(there: str, code: str) -> bool:
    return there != code and place(there).kind in LISTED_KINDS


def _query(series: str, row: Row, dimensions: Dimensions) -> str:
    return query_text(series, row.area, row.counterpart, row.period, dimensions)
