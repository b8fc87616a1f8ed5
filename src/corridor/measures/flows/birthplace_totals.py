"""Make the people of each birthplace as many after as before, so that nothing but moves is left.

Two ways: the closed one (Abel and Sander, Science 343:1520, 2014-03-28) spreads the difference over the tables and
keeps each place's residents; the open one (Abel, Demographic Research 28:18, 2013-03-15) lets the difference
enter or leave the world.
"""

from __future__ import annotations

import numpy as np

from corridor.errors import UsageError
from corridor.measures.flows.arrays import Persons, shares
from corridor.measures.flows.natural_change import NaturalChange
from corridor.measures.flows.proportional_fit import proportional_fit


def balanced_world(start: Persons, end: Persons, change: NaturalChange) -> tuple[Persons, Persons]:
    """Both tables, the native-born scaled so that the world grows by its births less its deaths.

    Half of what the world grew too much is put to the start, half taken from the end, in proportion to the native-born.
    Raises `UsageError` when there are too few native-born for that.
    """
    surplus = float((end - start).sum() - (change.births - change.deaths).sum())
    return _with_natives(start, surplus / 2), _with_natives(end, -surplus / 2)


def closed(before: Persons, after: Persons) -> tuple[Persons, Persons]:
    """Both tables fitted to the mean of the two totals of each birthplace, and to their own residents.

    Raises `UsageError` when the zeros of a table do not allow it.
    """
    middle = (before.sum(axis=1) + after.sum(axis=1)) / 2
    return proportional_fit(before, middle, before.sum(axis=0)), proportional_fit(after, middle, after.sum(axis=0))


def open_(before: Persons, after: Persons) -> tuple[Persons, Persons]:
    """Both tables less those who leave the world (of the start) or enter it (of the end), spread over residences."""
    first, last = before.sum(axis=1, keepdims=True), after.sum(axis=1, keepdims=True)
    smaller = np.minimum(first, last)
    return before * shares(smaller, first), after * shares(smaller, last)


def _with_natives(table: Persons, more: float) -> Persons:
    native_born = np.diagonal(table)
    if more + native_born.sum() < 0:
        raise UsageError(
            "births and deaths that go with the growth of the stocks",
            f"a difference of {-2 * more:.6g} persons, more than all native-born",
            remedy="give births and deaths over the whole period, in persons",
        )
    added: Persons = more * shares(native_born, float(native_born.sum()))
    return table + np.diag(added)
