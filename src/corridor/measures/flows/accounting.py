"""Demographic accounting: the moves that turn one stock table into the next, births and deaths set apart.

Sources: minimisation open, G. J. Abel, Demographic Research 28:18, 2013-03-15; minimisation closed, G. J. Abel and
N. Sander, Science 343:1520, 2014-03-28; pseudo-Bayesian, J. J. Azose and A. E. Raftery, PNAS 116:116, 2019-01-02;
all as in G. J. Abel and J. E. Cohen, Scientific Data 6:82, 2019-06-17.

The tables have the native-born on the diagonal. Without births and deaths, see `with_unknown_natural_change`;
the open and the closed minimisation then are the same, and do not depend on how many native-born there are.
"""

from __future__ import annotations

import numpy as np

from corridor.errors import UsageError
from corridor.measures.flows import birthplace_totals
from corridor.measures.flows.arrays import Persons, checked
from corridor.measures.flows.moves import independent_moves, minimum_moves
from corridor.measures.flows.natural_change import (
    NaturalChange,
    with_unknown_natural_change,
    without_natural_change,
)

WEIGHT_OF_MINIMUM = 0.87
"""How much of the pseudo-Bayesian estimate is the closed minimisation (Azose and Raftery 2019)."""


def minimisation_closed(start: Persons, end: Persons, natural: NaturalChange | None = None) -> Persons:
    """The fewest moves that fit the stocks, when nobody enters or leaves the world.

    Raises `UsageError` for tables, births or deaths that do not fit together.
    """
    return minimum_moves(*_closed(start, end, natural))


def minimisation_open(start: Persons, end: Persons, natural: NaturalChange | None = None) -> Persons:
    """The fewest moves that fit the stocks, when what does not add up enters or leaves the world.

    Raises `UsageError` as `minimisation_closed` does.
    """
    first, last = checked(start, end)
    if natural is None:
        return minimum_moves(*with_unknown_natural_change(first, last))
    return minimum_moves(*birthplace_totals.open_(*without_natural_change(first, last, natural)))


def pseudo_bayesian_closed(start: Persons, end: Persons, natural: NaturalChange | None = None) -> Persons:
    """A weighted mean of the closed minimisation and of moves that do not depend on where people began.

    Raises `UsageError` as `minimisation_closed` does, and when no place has any native-born.
    """
    if not np.any(np.diagonal(start)):
        raise UsageError(
            "the native-born on the diagonal of the stock table",
            "a diagonal of zeros",
            remedy="give the population of each place less its migrants",
        )
    tables = _closed(start, end, natural)
    return WEIGHT_OF_MINIMUM * minimum_moves(*tables) + (1 - WEIGHT_OF_MINIMUM) * independent_moves(*tables)


def _closed(start: Persons, end: Persons, natural: NaturalChange | None) -> tuple[Persons, Persons]:
    first, last = checked(start, end)
    if natural is None:
        return with_unknown_natural_change(first, last)
    balanced = birthplace_totals.balanced_world(first, last, natural)
    return birthplace_totals.closed(*without_natural_change(*balanced, natural))
