"""The native-born of each place: its population less the migrants that the stock table has for it."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import polars as pl

from corridor.evidence.slices import ALL, of_dimensions
from corridor.evidence.store import Evidence
from corridor.measures.flows.arrays import Persons

POPULATION = "population"
PERSONS_PER_THOUSAND = 1000


def populations_thousand(evidence: Evidence, year: str) -> Mapping[str, float]:
    """Place -> population at mid-year, thousand persons; only the places for which the evidence has one."""
    wanted = (pl.col("period") == year) & pl.col("counterpart").is_null() & pl.col("value").is_not_null()
    rows = of_dimensions(evidence.rows(POPULATION), POPULATION, ALL).filter(wanted)
    return dict(zip(rows.get_column("area"), rows.get_column("value"), strict=True))


def with_native_born(migrants: Persons, population_thousand: Persons) -> Persons:
    """The stock table with the native-born on its diagonal, as Abel and Cohen (2019) take them.

    Where a publisher has more migrants than people in a place, none is native-born.
    """
    native_born: Persons = np.maximum(population_thousand * PERSONS_PER_THOUSAND - migrants.sum(axis=0), 0.0)
    return migrants + np.diag(native_born)
