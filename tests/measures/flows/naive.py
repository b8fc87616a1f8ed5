"""Second, naive ways to estimate flows: cell by cell, and by iterating on the whole array."""

from __future__ import annotations

import numpy as np

from corridor.measures.flows.arrays import Persons


def fitted_moves(before: Persons, after: Persons, *, stayers: bool) -> Persons:
    """Iterative proportional fitting on birthplace x origin x destination; with `stayers` the diagonals are fixed
    to their largest possible values, else they are cells like others."""
    size = len(before)
    cells = np.ones((size, size, size))
    fixed = np.minimum(before, after) if stayers else np.zeros_like(before)
    if stayers:
        for place in range(size):
            cells[:, place, place] = 0.0
    for _ in range(1000):
        for born in range(size):
            for place in range(size):
                _scale(cells[born, place, :], before[born, place] - fixed[born, place])
            for place in range(size):
                _scale(cells[born, :, place], after[born, place] - fixed[born, place])
        if np.abs(cells.sum(axis=2) - (before - fixed)).max() < 1e-10:
            break
    moves = cells.sum(axis=0)
    np.fill_diagonal(moves, 0.0)
    return moves


def fitted_table(table: Persons, row_totals: Persons, column_totals: Persons, rounds: int = 100_000) -> Persons:
    """Iterative proportional fitting of a table, the usual rounds."""
    cells = table.astype(np.float64).copy()
    for _ in range(rounds):
        for row, total in enumerate(row_totals):
            _scale(cells[row], total)
        for column, total in enumerate(column_totals):
            _scale(cells[:, column], total)
        if np.abs(cells.sum(axis=1) - row_totals).max() < 1e-9:
            break
    return cells


def accounted(
    start: Persons, end: Persons, births: Persons, deaths: Persons, *, closed: bool
) -> tuple[Persons, Persons]:
    """The tables between which people only move, worked out place by place as Abel and Cohen (2019) describe."""
    size = len(start)
    start, end = start.copy(), end.copy()
    if closed:
        out = (births.sum() - deaths.sum() - (end.sum() - start.sum())) / 2
        home_start, home_end = np.trace(start), np.trace(end)
        for place in range(size):
            start[place, place] -= out * start[place, place] / home_start
            end[place, place] += out * end[place, place] / home_end
    before, after = start.copy(), end.copy()
    for place in range(size):
        for born in range(size):
            before[born, place] -= deaths[place] * start[born, place] / start[:, place].sum()
        if births[place] <= end[place, place]:
            after[place, place] -= births[place]
        else:
            after[:, place] -= births[place] * end[:, place] / end[:, place].sum()
    if closed:
        middle = (before.sum(axis=1) + after.sum(axis=1)) / 2
        return fitted_table(before, middle, before.sum(axis=0)), fitted_table(after, middle, after.sum(axis=0))
    for born in range(size):
        first, last = before[born].sum(), after[born].sum()
        if first > last:
            before[born] -= (first - last) * before[born] / first
        elif last > first:
            after[born] -= (last - first) * after[born] / last
    return before, after


def _scale(cells: Persons, total: float) -> None:
    """Make the cells, a view, add up to the total; leave zeros as they are."""
    found = cells.sum()
    cells *= total / found if found > 0 else 0.0
