"""The flows that Abel and Cohen publish, and the stocks that they rest on, as a visualisation project keeps them.

Both are JSON: `names`, the numbers of those that are regions, and for each year (of a period its first) a matrix of
whole persons, birthplace or origin by residence or destination. Regions and countries stand in one matrix.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corridor.measures.flows.arrays import Persons

PERIOD_STARTS = (1990, 1995, 2000, 2005, 2010, 2015)
# Until 2010 the flows are of countries that have parted since, and not yet of parts of the Netherlands Antilles.
MERGED = {"Serbia & Montenegro": ("Serbia", "Montenegro"), "Sudan*": ("Sudan", "South Sudan")}
PARTED_BEFORE = 2010
FIRST_PERIOD = {"Curacao": 2010, "Sint Maarten": 2005}


@dataclass(frozen=True, slots=True, eq=False)
class Matrix:
    """A matrix of persons between countries."""

    names: tuple[str, ...]
    persons: Persons

    def among(self, names: Sequence[str]) -> Persons:
        """The part between these countries."""
        chosen = [self.names.index(name) for name in names]
        return self.persons[np.ix_(chosen, chosen)]


@dataclass(frozen=True, slots=True, eq=False)
class PublishedPeriod:
    """The stocks at both ends of five years and the published flows, of the countries that both have.

    `elsewhere` is the sum of published flows from or to countries that the stocks do not have.
    """

    names: tuple[str, ...]
    start: Persons
    end: Persons
    flows: Persons
    elsewhere: float


def published_period(shared_data: Path, method: str, year: int) -> PublishedPeriod:
    """The published flows of the five years from `year` on, by a method's name in the folder."""
    folder = shared_data / "bilateral-flows"
    flows = _matrix(folder / f"flow_{method}.json.gz", year)
    start, end = (_as_then(_matrix(folder / "stock.json.gz", at), year) for at in (year, year + 5))
    names = tuple(name for name in start.names if name in flows.names and FIRST_PERIOD.get(name, 0) <= year)
    matched = flows.among(names)
    elsewhere = float(flows.persons.sum() - matched.sum())
    return PublishedPeriod(names, start.among(names), end.among(names), matched, elsewhere)


def _matrix(path: Path, year: int) -> Matrix:
    content = json.loads(gzip.decompress(path.read_bytes()))
    countries = [number for number in range(len(content["names"])) if number not in set(content["regions"])]
    persons = np.array(content["matrix"][str(year)], dtype=np.float64)
    return Matrix(tuple(content["names"][number] for number in countries), persons[np.ix_(countries, countries)])


def _as_then(now: Matrix, year: int) -> Matrix:
    """The matrix with the countries of the time; moves between their later parts are none."""
    if year >= PARTED_BEFORE:
        return now
    names, persons = list(now.names), now.persons.copy()
    for whole, (kept, joined) in MERGED.items():
        i, j = names.index(kept), names.index(joined)
        persons[i] += persons[j]
        persons[:, i] += persons[:, j]
        persons[i, i] = 0
        persons = np.delete(np.delete(persons, j, axis=0), j, axis=1)
        names[i] = whole
        del names[j]
    return Matrix(tuple(names), persons)
