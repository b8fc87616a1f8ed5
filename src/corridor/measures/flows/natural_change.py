"""Births and deaths between two stock tables, and what to take where they are not known.

Source: G. J. Abel, Estimating global migration flow tables using place of birth data, Demographic Research 28:18,
2013-03-15: the newborn are native-born, and all who live in a place die at one rate.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from corridor.errors import UsageError
from corridor.measures.flows.arrays import Persons, shares, without_diagonal


@dataclass(frozen=True, slots=True)
class NaturalChange:
    """Births and deaths by place of residence between the two dates, persons."""

    births: Persons
    deaths: Persons


def without_natural_change(start: Persons, end: Persons, change: NaturalChange) -> tuple[Persons, Persons]:
    """The start without those who will die and the end without those just born.

    The dead of a place are spread over birthplaces like its residents. Its newborn are native-born; where they
    are more than its native-born, they are spread like its residents too.
    Raises `UsageError` when the vectors do not fit the tables, or more die or are born than live in a place.
    """
    births, deaths = _checked(start, end, change)
    dying = start * shares(deaths, start.sum(axis=0))
    newborn = np.diag(births)
    crowded = births > np.diagonal(end)
    newborn[:, crowded] = (end * shares(births, end.sum(axis=0)))[:, crowded]
    return start - dying, end - newborn


def with_unknown_natural_change(start: Persons, end: Persons) -> tuple[Persons, Persons]:
    """Both tables with as many native-born at home that each birthplace has the same total at both dates.

    Births and deaths of a birthplace's people are taken to happen among those at home, so that none of them
    looks like a move. At the start the native-born are as given, or as many as have left at the end if that is more.
    """
    abroad_start, abroad_end = without_diagonal(start), without_diagonal(end)
    left = abroad_end.sum(axis=1) - abroad_start.sum(axis=1)
    at_home = np.maximum(np.diagonal(start), left)
    return abroad_start + np.diag(at_home), abroad_end + np.diag(at_home - left)


def _checked(start: Persons, end: Persons, change: NaturalChange) -> tuple[Persons, Persons]:
    births, deaths = np.asarray(change.births, dtype=np.float64), np.asarray(change.deaths, dtype=np.float64)
    for what, counted, residents in (("births", births, end.sum(axis=0)), ("deaths", deaths, start.sum(axis=0))):
        if counted.shape != residents.shape or not np.all((counted >= 0) & (counted <= residents)):
            raise UsageError(
                f"{what} for each place, 0 or more and not more than live in it",
                "another number of places, a negative number, or too many",
                remedy="give persons over the whole period, and the native-born on the diagonal of both stock tables",
            )
    return births, deaths
