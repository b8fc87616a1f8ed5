"""The parts of a series: the rows of one area, and of one area and counterpart.

A build keeps the rows of an area together, and in them those of a counterpart
(`corridor.evidence.build.stored_rows`). So a part is found by its first row and its length, without a filter over
all rows and without a copy; only the rows of one pair become plain Python, since a filter costs more than they do.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache, partial

import polars as pl

from corridor.errors import EvidenceError
from corridor.evidence.row import Row

SLICE_COLUMNS = ("sex", "age", "migratory_status", "breakdown")

type SliceCodes = tuple[str, str, str, str]
"""The codes of one slice, in the order of `SLICE_COLUMNS`."""

AREAS_KEPT = 64
"""Of how many areas a series remembers where each counterpart begins."""

COUNTERPARTS_KEPT = 16
"""Of how many counterparts a series remembers the rows; unlike those of an area they are a copy."""

PAIRS_KEPT = 32
"""Of how many pairs a series remembers the plain rows: enough for one page; most have fewer than 64 rows."""

type _Runs = Mapping[str | None, tuple[int, int]]
"""Code -> number of its first row, and how many rows it has."""


class Parts:
    """The parts of one series; `rows` are its preferred rows in the order of the build, `where` names it in errors.

    Raises `EvidenceError`, here or in `of_pair`, when the rows of one end do not lie together.
    """

    def __init__(self, rows: pl.DataFrame, where: str) -> None:
        self._rows = rows
        self._areas = _runs(rows.get_column("area"), where)
        # The caches wrap functions of the rows alone: one that held `self` would keep all rows of a closed build.
        counterparts = lru_cache(AREAS_KEPT)(partial(_counterparts, rows.get_column("counterpart"), self._areas, where))
        needed = rows.select(*SLICE_COLUMNS, *Row._fields)
        self._of_pair = lru_cache(PAIRS_KEPT)(partial(_slices, needed, counterparts))
        self._of_counterpart = lru_cache(COUNTERPARTS_KEPT)(partial(_with_counterpart, rows))

    def of_area(self, code: str) -> pl.DataFrame:
        """The rows of an area."""
        return self._rows.slice(*self._areas.get(code, (0, 0)))

    def of_counterpart(self, code: str) -> pl.DataFrame:
        """The rows with that counterpart, whatever the area."""
        return self._of_counterpart(code)

    def of_pair(self, area: str, counterpart: str | None) -> Mapping[SliceCodes, tuple[Row, ...]]:
        """Slice -> the rows of an area and counterpart; those without counterpart where it is None."""
        return self._of_pair(area, counterpart)


def _runs(column: pl.Series, where: str) -> _Runs:
    runs = column.rle().struct.unnest()
    first, found = 0, dict[str | None, tuple[int, int]]()
    for length, code in runs.select("len", "value").iter_rows():
        if code in found:
            raise EvidenceError(
                f"the rows of {code} together",
                f"rows {found[code][0]} and {first} apart in column {column.name}",
                where=where,
                remedy="run `corridor evidence build DIR` again",
            )
        found[code] = (first, length)
        first += length
    return found


def _counterparts(column: pl.Series, areas: _Runs, where: str, area: str) -> _Runs:
    first, length = areas.get(area, (0, 0))
    of_area = _runs(column.slice(first, length), where)
    return {code: (first + begin, count) for code, (begin, count) in of_area.items()}


def _slices(
    rows: pl.DataFrame, counterparts: Callable[[str], _Runs], area: str, counterpart: str | None
) -> Mapping[SliceCodes, tuple[Row, ...]]:
    found: dict[SliceCodes, list[Row]] = {}
    part = rows.slice(*counterparts(area).get(counterpart, (0, 0)))
    for sex, age, migratory_status, breakdown, *cells in part.iter_rows():
        found.setdefault((sex, age, migratory_status, breakdown), []).append(Row(*cells))
    return {codes: tuple(same) for codes, same in found.items()}


def _with_counterpart(rows: pl.DataFrame, code: str) -> pl.DataFrame:
    return rows.filter(pl.col("counterpart") == code)
