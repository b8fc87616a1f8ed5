"""SDG indicator 10.7.3: deaths and disappearances during migration."""

from __future__ import annotations

from functools import cached_property

import polars as pl

from corridor.evidence.figure import MISSING, Aggregated, Figure, RowReference
from corridor.evidence.query import trend
from corridor.evidence.store import Evidence
from corridor.measures.area_value import area_value
from corridor.measures.derive import least_certain
from corridor.places.place import PlaceKind
from corridor.places.registry import members, place

INCIDENTS = "missing_migrants_incident"
REPEATED = "records that are equal in every cell are kept"
"""The rule under which the reader of IOM's incidents names such records."""


class Deaths:
    """People who died or disappeared in the area while migrating: a minimum."""

    def __init__(self, evidence: Evidence, code: str) -> None:
        self._evidence = evidence
        self._code = code

    @cached_property
    def published(self) -> Figure:
        """The latest published count, persons."""
        return area_value(self._evidence, "migrant_deaths", self._code)

    @cached_property
    def published_trend(self) -> tuple[Figure, ...]:
        """The published counts, persons a year."""
        return trend(self._evidence, "migrant_deaths", self._code)

    @cached_property
    def from_incidents(self) -> Figure:
        """The sum over the incidents of the latest year with a recorded one in the area, persons."""
        rows = self._incident_rows()
        label = f"Dead and missing in recorded incidents: {place(self._code).name}"
        if rows.is_empty():
            query = f"series={INCIDENTS} area={self._code}"
            lineage = Aggregated("sum_of_incidents", query, ())
            return Figure(f"{INCIDENTS}.sum.{self._code}.none", None, "persons", "", MISSING, label, lineage)
        year = str(rows.get_column("start").dt.year().max())
        of_year = rows.filter(pl.col("start").dt.year() == int(year))
        references = tuple(
            RowReference(self._evidence.build, INCIDENTS, position) for position in of_year.get_column("position")
        )
        lineage = Aggregated("sum_of_incidents", f"series={INCIDENTS} area={self._code} year={year}", references)
        value = float(of_year.get_column("value").sum())
        status = least_certain(of_year.get_column("status"))
        return Figure(f"{INCIDENTS}.sum.{self._code}.{year}", value, "persons", year, status, label, lineage)

    def _incident_rows(self) -> pl.DataFrame:
        """The incidents of the area; a record that repeats an earlier one in every cell is not counted again.

        Records that differ in any cell, also in one that Corridor does not keep, count different people.
        """
        rows = self._evidence.rows(INCIDENTS).filter(pl.col("value").is_not_null())
        if self._code != "WLD":
            codes = members(self._code) if place(self._code).kind is PlaceKind.GROUP else (self._code,)
            rows = rows.filter(pl.col("area").is_in(list(codes)))
        repeated = [
            (repair.snapshot, repair.row, repair.column) for repair in self._evidence.repairs if repair.rule == REPEATED
        ]
        where = {"snapshot": pl.String, "row": pl.Int64, "column": pl.String}
        places = pl.DataFrame(repeated, schema=where, orient="row")
        return rows.join(places, on=list(where), how="anti", nulls_equal=True, maintain_order="left")
