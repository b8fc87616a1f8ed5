"""Stock differencing: a stock that grew is a flow, two ways to take one that fell.

Source: G. J. Abel and J. E. Cohen, Bilateral international migration flow estimates for 200 countries,
Scientific Data 6:82, 2019-06-17, methods "stock differencing, drop negative" and "reverse negative".
"""

from __future__ import annotations

import numpy as np

from corridor.measures.flows.arrays import Persons, checked, without_diagonal


def drop_negatives(start: Persons, end: Persons) -> Persons:
    """Flow from birthplace to residence: the growth of the stock, 0 where it fell.

    Raises `UsageError` for tables that do not fit together.
    """
    return np.maximum(_growth(start, end), 0.0)


def reverse_negatives(start: Persons, end: Persons) -> Persons:
    """As `drop_negatives`, and a fall in the stock is a flow back from residence to birthplace."""
    growth = _growth(start, end)
    return np.maximum(growth, 0.0) + np.maximum(-growth, 0.0).T


def _growth(start: Persons, end: Persons) -> Persons:
    first, last = checked(start, end)
    return without_diagonal(last - first)
