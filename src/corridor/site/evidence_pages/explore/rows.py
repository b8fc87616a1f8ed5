"""The rows that a filter leaves, and the figure of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import polars as pl

from corridor.evidence.figure import Figure, Observed, RowReference
from corridor.evidence.query import observed
from corridor.evidence.row import Row
from corridor.evidence.series import series_definition
from corridor.evidence.slices import Dimensions, figure_key, query_text
from corridor.evidence.store import Evidence
from corridor.places.registry import groups
from corridor.site.evidence_pages.explore.filter import Filter, Kind, Order

_BY_SLICE = ("sex", "age", "migratory_status", "breakdown", "position")

type _Row = Mapping[str, Any]


def filtered(evidence: Evidence, series: str, wanted: Filter, names: Mapping[str, str]) -> pl.DataFrame:
    """The rows of the preferred vintages that the filter leaves, in its order; `names` sorts the areas."""
    rows = _of_areas(evidence, series, wanted)
    if wanted.period is not None:
        rows = rows.filter(pl.col("period") == wanted.period)
    for column, code in wanted.slices.items():
        if code is not None:
            rows = rows.filter(pl.col(column) == code)
    if wanted.others:
        rows = rows.filter(pl.col("counterpart").is_in(wanted.others))
    return _sorted(rows.filter(_is_of(wanted)), wanted.order, names)


def _of_areas(evidence: Evidence, series: str, wanted: Filter) -> pl.DataFrame:
    """The rows of the chosen areas, which is quick; all rows where none is chosen."""
    if not wanted.areas:
        return evidence.rows(series)
    parts = evidence.parts(series)
    return pl.concat([parts.of_area(code) for code in wanted.areas])


def _is_of(wanted: Filter) -> pl.Expr:
    """Whether both ends of a row are among the wanted; where none is chosen, countries or groups as `kind` says."""
    is_group = {end: pl.col(end).is_in([group.code for group in groups()]) for end in ("area", "counterpart")}
    conditions = [pl.lit(value=True)]
    if not wanted.areas and wanted.kind is not Kind.ALL:
        conditions.append(is_group["area"] if wanted.kind is Kind.GROUPS else ~is_group["area"])
    if not wanted.others and wanted.kind is Kind.COUNTRIES:
        conditions.append(~is_group["counterpart"].fill_null(value=False))
    return pl.all_horizontal(conditions)


def _sorted(rows: pl.DataFrame, order: Order, names: Mapping[str, str]) -> pl.DataFrame:
    named = [
        pl.col(column).replace_strict(list(names), list(names.values()), default=pl.col(column)).alias(f"{column}_name")
        for column in ("area", "counterpart")
    ]
    ends = ("area_name", "counterpart_name")
    by: dict[Order, tuple[tuple[str, ...], list[bool]]] = {
        Order.AREA: ((*ends, "start", *_BY_SLICE), [False, False, True]),
        Order.VALUE: (("value", *ends, "start", *_BY_SLICE), [True, False, False, True]),
        Order.NEWEST: (("start", *ends, *_BY_SLICE), [True, False, False]),
    }
    columns, descending = by[order]
    whole = [*descending, *(False for _ in columns[len(descending) :])]
    return rows.with_columns(named).sort(columns, descending=whole, nulls_last=True).drop(ends)


def row_figures(evidence: Evidence, series: str, rows: pl.DataFrame) -> Iterator[Figure]:
    """The figure of each row, as a query for that fact gives it."""
    for row in rows.iter_rows(named=True):
        yield _figure(evidence, series, [row])


def figure_of_key(evidence: Evidence, series: str, key: str) -> Figure | None:
    """The figure with that key among the rows of the preferred vintages; None where there is none.

    Its lineage names every row that says the same fact.
    """
    found = [row for row in _candidates(evidence, series, key).iter_rows(named=True) if _key(series, row) == key]
    return _figure(evidence, series, found) if found else None


def other_vintages(evidence: Evidence, series: str, figure: Figure) -> tuple[Figure, ...]:
    """The same fact in the vintages that are not preferred, the newest first."""
    lineage = figure.lineage
    if not isinstance(lineage, Observed) or not lineage.rows:
        return ()
    row = evidence.row_at(series, lineage.rows[0].row)
    ends = ("area", "counterpart", "period", "sex", "age", "migratory_status", "breakdown")
    same = pl.all_horizontal(pl.col(name).eq_missing(pl.lit(row[name], dtype=pl.String)) for name in ends)
    others = evidence.all_rows(series).filter(same & ~pl.col("preferred")).sort("rank", "position")
    return tuple(row_figures(evidence, series, others))


def _candidates(evidence: Evidence, series: str, key: str) -> pl.DataFrame:
    """The rows of the area, other end and period that the key begins with."""
    area, *rest = key.removeprefix(f"{series}.").split(".")
    rows = evidence.parts(series).of_area(area)
    first, second = (*rest, "", "")[:2]
    of_pair = (pl.col("counterpart") == first) & (pl.col("period") == second)
    return rows.filter(of_pair | (pl.col("counterpart").is_null() & (pl.col("period") == first)))


def _dimensions(series: str, row: _Row) -> Dimensions:
    status = row["migratory_status"]
    is_default = status == series_definition(series).migratory_status
    return Dimensions(row["sex"], row["age"], None if is_default else status, row["breakdown"])


def _key(series: str, row: _Row) -> str:
    return figure_key(series, row["area"], row["counterpart"], row["period"], _dimensions(series, row))


def _figure(evidence: Evidence, series: str, rows: Sequence[_Row]) -> Figure:
    """The figure of rows that say the same fact; the value is that of the first."""
    first, dimensions = rows[0], _dimensions(series, rows[0])
    query = query_text(series, first["area"], first["counterpart"], first["period"], dimensions)
    one = observed(evidence, series, Row(*(first[name] for name in Row._fields)), query, dimensions)
    references = tuple(RowReference(evidence.build, series, row["position"]) for row in rows)
    return replace(one, lineage=Observed(references, query))
