"""A table of migrant stocks at one date, read from the evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from corridor.errors import EvidenceError
from corridor.evidence.figure import RowReference
from corridor.evidence.slices import ALL, of_dimensions
from corridor.evidence.store import Evidence
from corridor.measures.flows.arrays import Persons
from corridor.places.registry import countries

BY_ORIGIN = "migrant_stock_by_origin"


@dataclass(frozen=True, slots=True, eq=False)
class StockTable:
    """Persons born in one place who live in another, at one date.

    `persons` is birthplace x residence in the order of `places` (sorted codes), its diagonal zero; a stock that
    the publisher does not list counts as none there. `rows` are the rows with a value, `snapshots` their files.
    """

    year: str
    places: tuple[str, ...]
    persons: Persons
    rows: tuple[RowReference, ...]
    snapshots: tuple[str, ...]

    @property
    def total(self) -> float:
        """All migrants in the table, persons."""
        return float(self.persons.sum())

    def among(self, places: Sequence[str]) -> Persons:
        """The persons between these places only, in their order."""
        chosen = [self.places.index(code) for code in places]
        return self.persons[np.ix_(chosen, chosen)]


def stock_years(evidence: Evidence) -> tuple[str, ...]:
    """The years for which the evidence has stocks by pair, oldest first."""
    valued = _between_countries(evidence).filter(pl.col("value").is_not_null())
    return tuple(valued.select("start", "period").unique().sort("start", "period").get_column("period"))


def stocks_from_evidence(evidence: Evidence, year: str) -> StockTable:
    """The stock table of a year: countries and areas that have a row as residence or as birthplace.

    Regions, groups and people of unknown origin are left out. Raises `EvidenceError` when there is no row, or
    when two rows of one pair differ.
    """
    rows = _between_countries(evidence).filter(pl.col("period") == year)
    if rows.is_empty():
        raise EvidenceError(
            f"migrant stocks by origin of {year}",
            f"stocks of {', '.join(stock_years(evidence)) or 'no year'}",
            where=f"build {evidence.build}",
            remedy="build from UN DESA's table of migrant stocks by destination and origin",
        )
    valued = _once(evidence, rows.filter(pl.col("value").is_not_null()), year)
    places = tuple(sorted({*rows.get_column("area"), *rows.get_column("counterpart")}))
    numbers = {code: number for number, code in enumerate(places)}
    persons = np.zeros((len(places), len(places)))
    born = [numbers[code] for code in valued.get_column("counterpart")]
    living = [numbers[code] for code in valued.get_column("area")]
    persons[born, living] = valued.get_column("value").to_numpy()
    persons.flags.writeable = False
    references = tuple(RowReference(evidence.build, BY_ORIGIN, row) for row in valued.get_column("position"))
    return StockTable(year, places, persons, references, tuple(sorted(valued.get_column("snapshot").unique())))


def _between_countries(evidence: Evidence) -> pl.DataFrame:
    codes = [country.code for country in countries()]
    abroad = (
        pl.col("area").is_in(codes) & pl.col("counterpart").is_in(codes) & (pl.col("area") != pl.col("counterpart"))
    )
    return of_dimensions(evidence.rows(BY_ORIGIN), BY_ORIGIN, ALL).filter(abroad)


def _once(evidence: Evidence, valued: pl.DataFrame, year: str) -> pl.DataFrame:
    """One row a pair; raises `EvidenceError` where rows of one pair have different values."""
    once = valued.unique(["area", "counterpart", "value"], keep="first", maintain_order=True)
    twice = once.filter(pl.struct("area", "counterpart").is_duplicated())
    if not twice.is_empty():
        first = twice.row(0, named=True)
        raise EvidenceError(
            f"one stock of people from {first['counterpart']} in {first['area']} in {year}",
            f"{twice.height} rows with different values",
            where=f"build {evidence.build}, series {BY_ORIGIN}",
            remedy="mend the publisher's file",
        )
    return once
