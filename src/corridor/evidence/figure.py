"""A figure: a value that a person sees, with the way back to where it came from."""

from __future__ import annotations

from dataclasses import dataclass

MISSING = "O"


@dataclass(frozen=True, slots=True)
class RowReference:
    """One row of a build: which build, series, and position in that series' file."""

    build: str
    series: str
    row: int


@dataclass(frozen=True, slots=True)
class Observed:
    """Read from rows of a build; `rows` is empty when nothing was found for `query`."""

    rows: tuple[RowReference, ...]
    query: str


@dataclass(frozen=True, slots=True)
class Computed:
    """Made by a formula from other figures."""

    formula: str
    inputs: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Aggregated:
    """Made by a formula over many rows of one series: the query and the rows it met."""

    formula: str
    query: str
    rows: tuple[RowReference, ...]


@dataclass(frozen=True, slots=True)
class Recorded:
    """Written down in a packaged record: which file of definitions, which record, from which source."""

    file: str
    record: str
    source: str


Lineage = Observed | Computed | Aggregated | Recorded


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with unit, period, status, label and lineage.

    `key` is stable and unique within a report (`migrant_stock.PHL.2020`). `value` is None where
    there is none, and `status` (SDMX CL_OBS_STATUS) then says why. Digits, thousands marks and
    language are the writer's.
    """

    key: str
    value: float | None
    unit: str
    period: str
    status: str
    label: str
    lineage: Lineage

    @property
    def known(self) -> bool:
        """Whether there is a value."""
        return self.value is not None
