"""Fit a table to given margins by scaling its rows and columns.

The result is that of iterative proportional fitting. Stock tables are almost diagonal, for which the usual rounds
need thousands; so the row factors are found by Newton's method instead, as the minimum of a convex function.
"""

from __future__ import annotations

import numpy as np

from corridor.errors import UsageError
from corridor.measures.flows.arrays import Persons, shares

PERSONS_WITHIN = 1e-4
RELATIVE_WITHIN = 1e-11
MOST_STEPS = 100
_LONGEST_STEP = 4.0
_MOST_HALVINGS = 30
_RIDGE = 1e-12
_ROUNDING = 1e-12


def proportional_fit(table: Persons, row_totals: Persons, column_totals: Persons) -> Persons:
    """The table with each row and each column scaled so that both have the given totals.

    Rows agree within 0.0001 persons and what floats can tell, columns exactly.
    Raises `UsageError` when no scaling gives these totals: they differ in sum, or the zeros of the table stand
    in the way.
    """
    rows = (row_totals > 0) & (table.sum(axis=1) > 0)
    part, wanted = table[rows], row_totals[rows]
    within = PERSONS_WITHIN + RELATIVE_WITHIN * wanted
    logs = np.zeros(len(wanted))
    for _ in range(MOST_STEPS):
        scaled = _with_columns(part, logs, column_totals)
        short = wanted - scaled.sum(axis=1)
        if np.all(np.abs(short) <= within) and wanted.sum() + PERSONS_WITHIN >= row_totals.sum():
            fitted = np.zeros_like(table)
            fitted[rows] = scaled
            return fitted
        logs = _nearer(part, logs, _newton_step(scaled, short, column_totals), wanted, column_totals)
    raise UsageError(
        "margins that the table can be scaled to",
        f"none after {MOST_STEPS} steps",
        remedy="leave out places without migrants, or merge them with a neighbour",
    )


def _with_columns(part: Persons, logs: Persons, column_totals: Persons) -> Persons:
    """The rows scaled by their factors, then each column to its total."""
    scaled = part * np.exp(logs)[:, np.newaxis]
    return scaled * shares(column_totals, scaled.sum(axis=0))


def _newton_step(scaled: Persons, short: Persons, column_totals: Persons) -> Persons:
    """How much to add to the logarithms of the row factors; adding one number to all changes nothing."""
    row_sums = scaled.sum(axis=1)
    curvature = (
        np.diag(row_sums * (1 + _RIDGE)) - (scaled * shares(np.ones_like(column_totals), column_totals)) @ scaled.T
    )
    step: Persons = np.linalg.solve(curvature + _RIDGE * np.diag(row_sums), short)
    return np.asarray(np.clip(step - step.mean(), -_LONGEST_STEP, _LONGEST_STEP))


def _nearer(part: Persons, logs: Persons, step: Persons, wanted: Persons, column_totals: Persons) -> Persons:
    """The logarithms after the step, halved until the convex function does not rise."""
    here = _height(part, logs, wanted, column_totals)
    here += _ROUNDING * abs(here)
    for _ in range(_MOST_HALVINGS):
        if _height(part, logs + step, wanted, column_totals) <= here:
            break
        step = step / 2
    return logs + step


def _height(part: Persons, logs: Persons, wanted: Persons, column_totals: Persons) -> float:
    """The convex function of the row factors that is least where the rows have their totals."""
    sums = np.exp(logs) @ part
    known = (sums > 0) & (column_totals > 0)
    return float(column_totals[known] @ np.log(sums[known]) - wanted @ logs)
