"""The arrays that flows are estimated with: what they hold, and the checks that all methods share."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from corridor.errors import UsageError

type Persons = npt.NDArray[np.float64]
"""Persons, as floats: estimates are not rounded.

A stock table is birthplace x residence, its diagonal the native-born (zero where they are not known);
a flow table is origin x destination with a diagonal of zeros.
"""


def checked(start: Persons, end: Persons) -> tuple[Persons, Persons]:
    """Both stock tables as floats; raises `UsageError` unless they are square, alike and without negative numbers."""
    tables = np.asarray(start, dtype=np.float64), np.asarray(end, dtype=np.float64)
    shapes = {table.shape for table in tables}
    if len(shapes) != 1 or tables[0].ndim != 2 or tables[0].shape[0] != tables[0].shape[1]:
        raise UsageError(
            "two square stock tables of the same places", f"shapes {tables[0].shape} and {tables[1].shape}"
        )
    for table in tables:
        if not np.all(np.isfinite(table)) or np.any(table < 0):
            raise UsageError("stocks of 0 or more persons", "a stock that is negative or no number")
    return tables


def without_diagonal(table: Persons) -> Persons:
    """A copy with zeros on the diagonal: nobody migrates to where they are."""
    copy = table.copy()
    np.fill_diagonal(copy, 0.0)
    return copy


def shares(parts: Persons, wholes: Persons | float) -> Persons:
    """Parts by wholes, broadcast; 0 where the whole is 0."""
    divisors = np.broadcast_to(wholes, np.broadcast_shapes(parts.shape, np.shape(wholes)))
    quotients: Persons = np.divide(parts, divisors, out=np.zeros(divisors.shape), where=divisors > 0)
    return quotients
