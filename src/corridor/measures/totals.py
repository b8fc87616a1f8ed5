"""Sums over pairs and over the members of a group, said to be Corridor's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import polars as pl

from corridor.evidence.figure import MISSING, Aggregated, Figure, RowReference
from corridor.evidence.pairs import every_pair, listed, which_end
from corridor.evidence.query import final_rows, in_period, newest_period, one_row
from corridor.evidence.row import Row, plain_rows
from corridor.evidence.series import series_definition
from corridor.evidence.slices import ALL, Dimensions, of_dimensions
from corridor.evidence.store import Evidence
from corridor.measures.derive import least_certain
from corridor.places.place import PlaceKind
from corridor.places.registry import members, place
from corridor.sources.contract import ObservationStatus

COMPUTED = str(ObservationStatus.ESTIMATED)
"""The status of a sum over members: some may be missing, and no publisher stands behind it."""


@dataclass(frozen=True, slots=True)
class Sum:
    """What a sum is called: series, key without period, label, formula, and the query that met its rows."""

    series: str
    key: str
    label: str
    formula: str
    query: str


def pairs_total(
    evidence: Evidence,
    series: str,
    *,
    area: str | None = None,
    counterpart: str | None = None,
    period: str | None = None,
    formula: str,
    label: str,
) -> Figure:
    """The sum over all countries and areas at the other end of the given one; no value when there is no pair.

    Raises ValueError for a series whose values do not add up.
    """
    end, _, code = which_end(area, counterpart)
    called = _sum_of_pairs(series, end, code, formula, label)
    known = every_pair(evidence, series, end, code)
    rows = in_period(known, period or newest_period(known))
    return sum_of(evidence, called, [row for _, row in listed(evidence, series, rows, end, code)])


def everyone_total(
    evidence: Evidence,
    series: str,
    *,
    area: str | None = None,
    counterpart: str | None = None,
    formula: str,
    label: str,
) -> Figure:
    """The sum over all that is at the other end, also over those whom the publisher cannot place.

    With `counterpart` given, the end itself is not counted. A group for which the publisher gives no
    pairs is the sum over its members in the period of `newest_common_period`; the label counts them.
    Raises ValueError for a series whose values do not add up.
    """
    end, other, code = which_end(area, counterpart)
    called = _sum_of_pairs(series, end, code, formula, label)
    rows = every_pair(evidence, series, end, code)
    computed = rows.is_empty() and place(code).kind is PlaceKind.GROUP
    if computed:
        rows = pl.concat([every_pair(evidence, series, end, one) for one in members(code)])
    rows = in_period(rows, newest_common_period(rows, end))
    if computed:
        words = _computed(rows.get_column(end).n_unique(), code)
        called = replace(called, label=f"{label}, {words}", query=f"series={series} {end} in {code}")
    if end == "counterpart":
        rows = rows.filter(pl.col(other).ne_missing(pl.col(end)))
    return sum_of(evidence, called, plain_rows(rows), COMPUTED if computed else None)


def group_total(
    evidence: Evidence, series: str, group: str, *, period: str | None = None, dimensions: Dimensions = ALL
) -> Figure:
    """The sum over the group's members that have a value in the period; the label counts them.

    When no period is named, it is that of `newest_common_period`. Raises ValueError for a series whose values
    do not add up.
    """
    rows = evidence.rows(series).filter(pl.col("counterpart").is_null())
    key = f"{series}.{group}{dimensions.suffix()}.computed"
    return members_total(evidence, series, group, of_dimensions(rows, series, dimensions), "area", key, period)


def members_total(
    evidence: Evidence, series: str, group: str, rows: pl.DataFrame, end: str, key: str, period: str | None = None
) -> Figure:
    """The sum over those rows whose `end` is a member of the group, as `group_total` does it.

    Raises `EvidenceError` when the rows hold two different values for one member and period.
    """
    valued = rows.filter(pl.col("value").is_not_null() & pl.col(end).is_in(list(members(group))))
    chosen = in_period(valued, period or newest_common_period(valued, end))
    by_member: dict[str | None, list[Row]] = {}
    for row in plain_rows(chosen):
        by_member.setdefault(row.area if end == "area" else row.counterpart, []).append(row)
    found = [one_row(evidence, series, same, f"series={series} {end}={code}") for code, same in by_member.items()]
    label = f"{series_definition(series).title}: {place(group).name}, {_computed(len(found), group)}"
    query = f"series={series} {end} in {group}"
    called = Sum(_additive(series), key, label, formula="sum_over_members", query=query)
    return sum_of(evidence, called, found, COMPUTED)


def newest_common_period(rows: pl.DataFrame, end: str) -> str | None:
    """The newest period with at least half as many ends as the period that has most; None without rows.

    Provisional values stand aside where there are final ones.
    """
    by_period = final_rows(rows).group_by("start", "period").agg(reporting=pl.col(end).n_unique())
    return newest_period(by_period.filter(pl.col("reporting") * 2 >= pl.col("reporting").max()))


def sum_of(evidence: Evidence, called: Sum, rows: Sequence[Row], status: str | None = None) -> Figure:
    """The sum over rows of one period, with the status of the least certain unless one is given.

    The lineage lists the rows that count something; all of them where none does.
    """
    unit = series_definition(called.series).unit
    if not rows:
        nothing = Aggregated(called.formula, called.query, ())
        return Figure(f"{called.key}.none", None, unit, "", MISSING, called.label, nothing)
    period = rows[0].period
    counting = [row for row in rows if row.value != 0] or rows
    references = tuple(RowReference(evidence.build, called.series, row.position) for row in counting)
    return Figure(
        key=f"{called.key}.{period}",
        value=sum(row.value for row in rows if row.value is not None),
        unit=unit,
        period=period,
        status=status or least_certain(row.status for row in rows),
        label=called.label,
        lineage=Aggregated(called.formula, f"{called.query} period={period}", references),
    )


def _sum_of_pairs(series: str, end: str, code: str, formula: str, label: str) -> Sum:
    ends = f"{code}.all" if end == "area" else f"all.{code}"
    return Sum(_additive(series), f"{series}.{ends}", label, formula, f"series={series} {end}={code}")


def _computed(counted: int, group: str) -> str:
    return f"computed from {counted} of {len(members(group))} countries"


def _additive(series: str) -> str:
    if not series_definition(series).additive:
        raise ValueError(f"values of {series} do not add up")
    return series
