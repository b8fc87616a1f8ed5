"""Fit a table to given margins by scaling its rows and columns.

The result is that of iterative proportional fitting. Stock tables are almost diagonal, for which the usual rounds
need thousands; so the row factors are found by Newton's method instead, as the minimum of a convex function.
"""

from __future__ import annotations

import numpy as np

from corridor.errors import UsageError
from corridor.measures.flows.arrays import Persons, shares

PERSONS_WITHIN = 1e-7
RELATIVE_WITHIN = 1e-11
MOST_STEPS = 100
_SUMS_AGREE_WITHIN = 1e-9
_LONGEST_STEP = 4.0
_MOST_HALVINGS = 30
_RIDGE = 1e-12
_ROUNDING = 1e-12


def proportional_fit(table: Persons, row_totals: Persons, column_totals: Persons) -> Persons:
    """The table with each row and each column scaled so that both have the given totals.

    Rows agree as far as floats can tell (1e-7 persons and 1e-11 of the total), columns exactly.
    Raises `UsageError` when no scaling gives these totals: they differ in sum, or the zeros of the table stand
    in the way.
    """
    used = (row_totals > 0) & (table.sum(axis=1) > 0)
    sums = float(row_totals.sum()), float(column_totals.sum())
    if np.any(row_totals[~used] > 0) or not np.isclose(*sums, rtol=_SUMS_AGREE_WITHIN, atol=PERSONS_WITHIN):
        raise _no_fit(f"rows for {sums[0]:.6g} and columns for {sums[1]:.6g} persons, or persons for an empty row")
    fitted = np.zeros_like(table)
    fitted[used] = _fit(table[used], row_totals[used], column_totals)
    return fitted


def _fit(part: Persons, wanted: Persons, column_totals: Persons) -> Persons:
    logs = np.zeros(len(wanted))
    for _ in range(MOST_STEPS):
        scaled = _with_columns(part, logs, column_totals)
        short = wanted - scaled.sum(axis=1)
        if np.all(np.abs(short) <= PERSONS_WITHIN + RELATIVE_WITHIN * wanted):
            return scaled
        logs = _nearer(part, logs, _newton_step(scaled, short, column_totals), wanted, column_totals)
    raise _no_fit(f"no scaling after {MOST_STEPS} steps")


def _with_columns(part: Persons, logs: Persons, column_totals: Persons) -> Persons:
    """The rows scaled by their factors, then each column to its total."""
    scaled = part * np.exp(logs)[:, np.newaxis]
    return scaled * shares(column_totals, scaled.sum(axis=0))


def _newton_step(scaled: Persons, short: Persons, column_totals: Persons) -> Persons:
    """How much to add to the logarithms of the row factors; adding one number to all changes nothing."""
    row_sums = scaled.sum(axis=1)
    by_column = scaled * shares(np.ones_like(column_totals), column_totals)
    curvature = np.diag(row_sums * (1 + _RIDGE)) - by_column @ scaled.T
    step: Persons = np.linalg.solve(curvature, short)
    return np.asarray(np.clip(step - step.mean(), -_LONGEST_STEP, _LONGEST_STEP))


def _nearer(part: Persons, logs: Persons, step: Persons, wanted: Persons, column_totals: Persons) -> Persons:
    """The logarithms after the step, halved until the convex function does not rise."""
    here = _height(part, logs, wanted, column_totals)
    here += _ROUNDING * abs(here)
    halved = (step / 2**times for times in range(_MOST_HALVINGS))
    tried = (logs + shorter for shorter in halved)
    return next((nearer for nearer in tried if _height(part, nearer, wanted, column_totals) <= here), logs)


def _height(part: Persons, logs: Persons, wanted: Persons, column_totals: Persons) -> float:
    """The convex function of the row factors that is least where the rows have their totals."""
    sums = np.exp(logs) @ part
    known = (sums > 0) & (column_totals > 0)
    return float(column_totals[known] @ np.log(sums[known]) - wanted @ logs)


def _no_fit(found: str) -> UsageError:
    remedy = "leave out places without migrants, or merge them with a neighbour"
    return UsageError("margins that the table can be scaled to", found, remedy=remedy)
