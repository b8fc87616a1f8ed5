"""What charts are made of: figures with a short name, and their rows in a specification."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corridor.errors import ReportError
from corridor.evidence.figure import Figure

MOST_ROWS = 40
_PERIOD = re.compile(r"(\d{4})(?:-Q([1-4])|-(0[1-9]|1[0-2]))?(?:/(\d{4}))?")


@dataclass(frozen=True, slots=True)
class Named:
    """One figure under the short name that a chart shows."""

    name: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class Line:
    """Figures of one subject over time, under the short name that a chart shows."""

    name: str
    figures: tuple[Figure, ...]


def year_of(figure: Figure) -> float:
    """The start of a figure's period in years: 2020.0, 2020.5 for `2020-Q3`, 2015.0 for `2015/2020`."""
    match = _PERIOD.fullmatch(figure.period)
    if match is None:
        raise ReportError(
            "a period such as 2020, 2020-Q3, 2020-07 or 2015/2020",
            repr(figure.period),
            where=f"figure {figure.key}",
            remedy="leave figures of other periods out of charts over time",
        )
    year, quarter, month, _ = match.groups()
    months = (int(quarter) - 1) * 3 if quarter else int(month) - 1 if month else 0
    return int(year) + months / 12


def known(figures: Sequence[Figure], chart: str) -> list[float]:
    """The values that are there; raises `ReportError` when a chart would show none at all."""
    values = [figure.value for figure in figures if figure.value is not None]
    if not values:
        raise ReportError(
            f"at least one value for a {chart}",
            f"{len(figures)} figures, none with a value",
            remedy="say in a sentence that there are no data",
        )
    return values


def check_rows(rows: Sequence[Named], chart: str) -> None:
    """Raise `ReportError` where rows share a name, are too many for a page, or none has a value."""
    names = [row.name for row in rows]
    if len(set(names)) != len(names) or len(names) > MOST_ROWS:
        raise ReportError(
            f"at most {MOST_ROWS} rows of different names for a {chart}",
            f"{len(names)}: {', '.join(names)}",
            remedy="show a table, or fewer rows",
        )
    known([row.figure for row in rows], chart)


def spread(heights: Sequence[float], least: float) -> list[float]:
    """The heights moved apart, as little as need be, until neighbours stand `least` apart.

    Gives them in the order given; groups that touch stay centred on where their members stood.
    """
    order = sorted(range(len(heights)), key=lambda index: heights[index])
    groups: list[tuple[float, list[int]]] = []
    for index in order:
        centre, members = heights[index], [index]
        while groups and centre - groups[-1][0] < least * (len(members) + len(groups[-1][1])) / 2:
            _, before = groups.pop()
            members = [*before, *members]
            centre = sum(heights[member] for member in members) / len(members)
        groups.append((centre, members))
    placed = list(heights)
    for centre, members in groups:
        for position, member in enumerate(members):
            placed[member] = centre + least * (position - (len(members) - 1) / 2)
    return placed
