"""Flows from stocks: all methods for all periods, and beside them a direct fit of the whole array."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from corridor.measures.flows.accounting import minimisation_closed, minimisation_open, pseudo_bayesian_closed
from corridor.measures.flows.arrays import Persons
from corridor.measures.flows.methods import FlowMethod, flows_by
from corridor.measures.flows.moves import minimum_moves
from corridor.measures.flows.natural_change import NaturalChange, with_unknown_natural_change

PLACES = 235
PERIODS = 6
LISTED = 0.2
"""The share of pairs for which UN DESA's table lists a stock."""
RUNS = 5
LIMIT_SECONDS = 2.0
FIT_WITHIN = 1e-6


@dataclass(frozen=True, slots=True)
class Timed:
    """What was timed, and the seconds of all runs."""

    title: str
    seconds: tuple[float, ...]
    limit_seconds: float | None

    def row(self) -> tuple[str, ...]:
        """A row of the page of benchmarks."""
        limit = "" if self.limit_seconds is None else f"{self.limit_seconds:g} s"
        median = statistics.median(self.seconds)
        kept = self.limit_seconds is None or median <= self.limit_seconds
        times = (f"{median:.3f} s", f"{min(self.seconds):.3f} s")
        return (self.title, *times, limit, "", "", str(len(self.seconds)), "yes" if kept else "no")


def measured() -> tuple[tuple[Timed, ...], str]:
    """The timings, and a sentence that sets one fit beside the direct one."""
    tables, changes = made_up_stocks(), made_up_changes()
    before, after = with_unknown_natural_change(tables[0], tables[1])
    size = f"{PLACES} places, {PERIODS} periods"
    timings = (
        _timed(f"flows, {size}, all six methods", lambda: _all_methods(tables), RUNS, LIMIT_SECONDS),
        _timed(
            f"flows, {size}, accounting with births and deaths",
            lambda: _with_changes(tables, changes),
            RUNS,
            LIMIT_SECONDS,
        ),
        _timed("flows, one period, one product of matrices", lambda: minimum_moves(before, after), RUNS, None),
        _timed("flows, one period, direct n x n x n fit", lambda: direct_fit(before, after), 1, None),
    )
    apart = float(np.abs(direct_fit(before, after) - minimum_moves(before, after)).max())
    ratio = timings[3].seconds[0] / statistics.median(timings[2].seconds)
    return timings, (
        f"The direct fit of flows (iterative, numpy, {PLACES}^3 cells) took {ratio:.0f} times as long as the product"
        f" of two matrices in the same run; the largest difference of a flow was {apart:.1e} persons."
    )


def made_up_stocks() -> tuple[Persons, ...]:
    """Stock tables with native-born, as sparse and as skewed as UN DESA's, each grown from the one before."""
    chance = np.random.default_rng(2019)
    migrants = chance.lognormal(6, 2.5, (PLACES, PLACES)) * (chance.random((PLACES, PLACES)) < LISTED)
    np.fill_diagonal(migrants, chance.lognormal(15, 2, PLACES))
    tables = [np.round(migrants)]
    for _ in range(PERIODS):
        tables.append(np.round(tables[-1] * chance.uniform(0.95, 1.12, (PLACES, PLACES))))
    return tuple(tables)


def made_up_changes() -> tuple[NaturalChange, ...]:
    """Births of 5 to 18 and deaths of 3 to 6 per cent of the residents in each period."""
    chance = np.random.default_rng(2020)
    return tuple(
        NaturalChange(
            last.sum(axis=0) * chance.uniform(0.05, 0.18, PLACES),
            first.sum(axis=0) * chance.uniform(0.03, 0.06, PLACES),
        )
        for first, last in pairwise(made_up_stocks())
    )


def direct_fit(before: Persons, after: Persons) -> Persons:
    """The same minimisation as `minimum_moves`, fitted iteratively on the array birthplace x origin x destination."""
    stayers = np.minimum(before, after)
    leaving, arriving = before - stayers, after - stayers
    cells = np.ones((len(before),) * 3)
    cells[:, np.arange(len(before)), np.arange(len(before))] = 0
    while True:
        cells *= _ratio(leaving, cells.sum(axis=2))[:, :, np.newaxis]
        cells *= _ratio(arriving, cells.sum(axis=1))[:, np.newaxis, :]
        if np.abs(cells.sum(axis=2) - leaving).max() <= FIT_WITHIN:
            return np.asarray(cells.sum(axis=0))


def _ratio(wanted: Persons, found: Persons) -> Persons:
    return np.asarray(np.divide(wanted, found, out=np.zeros_like(wanted), where=found > 0))


def _all_methods(tables: tuple[Persons, ...]) -> None:
    for first, last in pairwise(tables):
        for method in FlowMethod:
            flows_by(method, first, last)


def _with_changes(tables: tuple[Persons, ...], changes: tuple[NaturalChange, ...]) -> None:
    for (first, last), change in zip(pairwise(tables), changes, strict=True):
        for method in (minimisation_closed, minimisation_open, pseudo_bayesian_closed):
            method(first, last, change)


def _timed(title: str, call: Callable[[], object], runs: int, limit_seconds: float | None) -> Timed:
    seconds = []
    for _ in range(runs):
        begun = time.perf_counter()
        call()
        seconds.append(time.perf_counter() - begun)
    return Timed(title, tuple(seconds), limit_seconds)


if __name__ == "__main__":
    found, sentence = measured()
    for timed in found:
        print(" | ".join(timed.row()))
    print(sentence)
