"""From the people of each birthplace, by residence at both dates, to moves between residences.

The birthplaces do not touch each other, and within one the fit to both margins is a row factor times a column
factor. So no array of birthplace x origin x destination is built: the sum over birthplaces is one product of
two matrices (docs/decisions/0007-flows-by-rank-one-factors.md).
"""

from __future__ import annotations

import numpy as np

from corridor.errors import UsageError
from corridor.measures.flows.arrays import Persons, shares, without_diagonal

TOTALS_AGREE_WITHIN = 1e-6
"""Relative difference up to which the totals of a birthplace at both dates count as the same."""


def minimum_moves(before: Persons, after: Persons) -> Persons:
    """The moves, origin x destination, when everybody stays who can.

    The stayers of a birthplace in a residence are as many as live there at both dates. Then each residence only
    loses or only gains people of a birthplace; the lost are spread over the gained in proportion.
    Raises `UsageError` when a birthplace has not the same number of people in both tables.
    """
    _must_have_same_totals(before, after)
    stayers = np.minimum(before, after)
    return _spread(before - stayers, after - stayers)


def independent_moves(before: Persons, after: Persons) -> Persons:
    """The moves when where people of a birthplace end does not depend on where they began.

    Raises `UsageError` as `minimum_moves` does.
    """
    _must_have_same_totals(before, after)
    return _spread(before, after)


def _spread(leaving: Persons, arriving: Persons) -> Persons:
    """Sum over birthplaces k of leaving[k, i] x arriving[k, j] / total of k, without those who stay."""
    factors = shares(leaving, leaving.sum(axis=1, keepdims=True))
    return without_diagonal(factors.T @ arriving)


def _must_have_same_totals(before: Persons, after: Persons) -> None:
    first, last = before.sum(axis=1), after.sum(axis=1)
    apart = np.abs(first - last) > TOTALS_AGREE_WITHIN * np.maximum(1.0, np.maximum(first, last))
    if np.any(apart):
        where = int(np.argmax(apart))
        raise UsageError(
            "as many people of each birthplace before and after",
            f"{first[where]:.6g} and {last[where]:.6g}",
            where=f"birthplace number {where}",
            remedy="match the totals first, see corridor.measures.flows.birthplace_totals",
        )
