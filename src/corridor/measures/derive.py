"""Make a figure from figures: the one place where a computed lineage begins."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from corridor.evidence.figure import Computed, Figure
from corridor.measures.formulas import formulas
from corridor.sources.contract import ObservationStatus

CERTAIN_FIRST = tuple("ABDIEPFNU")
"""Statuses of values (SDMX CL_OBS_STATUS) from the most to the least certain; any other comes last."""


def derive(
    formula: str,
    inputs: tuple[Figure, ...],
    compute: Callable[..., float | None],
    *,
    key: str,
    unit: str,
    label: str,
    period: str | None = None,
) -> Figure:
    """A figure computed from `inputs` in order; without value when any input has none.

    It carries the status of its least certain input, and that of the first input without value where
    there is one. `compute` may give None where the formula is undefined (a zero denominator); the
    status then says that the value cannot exist. The period is that of the last input unless named.
    Raises KeyError for a formula that has no description.
    """
    lineage = Computed(formulas()[formula].key, inputs)
    when = inputs[-1].period if period is None else period
    missing = next((figure for figure in inputs if figure.value is None), None)
    if missing is not None:
        return Figure(key, None, unit, when, missing.status, label, lineage)
    value = compute(*(figure.value for figure in inputs))
    status = least_certain(figure.status for figure in inputs) if value is not None else ObservationStatus.CANNOT_EXIST
    return Figure(key, value, unit, when, str(status), label, lineage)


def least_certain(statuses: Iterable[str]) -> str:
    """The least certain of the statuses; normal when there are none."""
    ranked = {status: rank for rank, status in enumerate(CERTAIN_FIRST)}
    return max(statuses, key=lambda status: ranked.get(status, len(ranked)), default=CERTAIN_FIRST[0])


def one_unit(*figures: Figure) -> str:
    """The unit that all figures share; raises ValueError when they do not."""
    units = {figure.unit: None for figure in figures}
    if len(units) != 1:
        raise ValueError(f"figures in one unit are needed, not in {' and '.join(units)}")
    return figures[0].unit


def must_be_in(unit: str, figure: Figure) -> None:
    """Raises ValueError for a figure in another unit."""
    if figure.unit != unit:
        raise ValueError(f"{figure.key} is in {figure.unit}, not in {unit}")
