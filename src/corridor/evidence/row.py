"""A row of a build in plain Python: what a figure needs of it, and no more."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import polars as pl


class Row(NamedTuple):
    """One observation; `position` is its number in the series' file, `start` the first day of its period."""

    position: int
    area: str
    counterpart: str | None
    period: str
    start: date
    value: float | None
    unit: str
    status: str


def plain_rows(rows: pl.DataFrame) -> list[Row]:
    """The rows of a frame, in its order."""
    return [Row(*cells) for cells in rows.select(Row._fields).iter_rows()]
