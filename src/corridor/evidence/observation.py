"""The observation: a row of the evidence, and the period it speaks of."""

from __future__ import annotations

import re
from datetime import date

import polars as pl

OBSERVATION_SCHEMA = pl.Schema(
    {
        "series": pl.String,
        "area": pl.String,
        "counterpart": pl.String,
        "period": pl.String,
        "start": pl.Date,
        "sex": pl.String,
        "age": pl.String,
        "migratory_status": pl.String,
        "criterion": pl.String,
        "breakdown": pl.String,
        "value": pl.Float64,
        "unit": pl.String,
        "status": pl.String,
        "note": pl.String,
        # Preference among the vintages of the series: 0 is the best.
        "rank": pl.Int32,
        # Whether a query that names no vintage gets the row, see `corridor.evidence.preference`.
        "preferred": pl.Boolean,
        "snapshot": pl.String,
        "sheet": pl.String,
        "row": pl.Int64,
        "column": pl.String,
    }
)

KEY_COLUMNS = (
    "area",
    "counterpart",
    "period",
    "sex",
    "age",
    "migratory_status",
    "criterion",
    "breakdown",
)
"""What makes two rows of one series the same fact (in different vintages)."""

_PERIOD = re.compile(r"(?P<year>[0-9]{4})(?:-Q(?P<quarter>[1-4])|-(?P<month>0[1-9]|1[0-2])|/(?P<last>[0-9]{4}))?")


def period_start(period: str) -> date | None:
    """First day of `2020`, `2020-Q3`, `2020-07` or `2015/2020`; None when it is no such period."""
    found = _PERIOD.fullmatch(period)
    if found is None or int(found["year"]) == 0 or (found["last"] or found["year"]) < found["year"]:
        return None
    month = 1
    if found["quarter"]:
        month = 3 * int(found["quarter"]) - 2
    elif found["month"]:
        month = int(found["month"])
    return date(int(found["year"]), month, 1)


def last_year(period: str) -> int | None:
    """The year in which a period ends: 2020 for `2015/2020`; None when it is no period."""
    found = _PERIOD.fullmatch(period)
    return None if found is None else int(found["last"] or found["year"])
