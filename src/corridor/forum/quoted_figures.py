"""Figures that reports quote from publications, with what each source says of the same fact."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from corridor.certainty import Certainty
from corridor.definitions import Record, data_path, read_keyed
from corridor.errors import UsageError


class QuotedFigure(Record):
    """A figure as a publication gives it.

    `fact` names what is counted: figures of one fact and period may differ by publisher and vintage, and
    are all kept. `unit` is `persons`, `USD`, `percent` or `entries`. `bound` is `about` or `more_than`
    where the source does not claim an exact value. `status` is the SDMX CL_OBS_STATUS code.
    `source_address` is None where the publication was not seen online.
    """

    key: str
    fact: str
    label: str
    value: float
    unit: str
    period: str
    status: str
    bound: str | None = None
    publisher: str
    title: str
    vintage: str
    source_address: str | None = None
    certainty: Certainty
    in_founding_document: bool = False
    note: str | None = None


@cache
def _quoted_figures() -> Mapping[str, QuotedFigure]:
    path = data_path("corridor.forum", "quoted_figures.yaml")
    return read_keyed(path, QuotedFigure, lambda figure: figure.key, section="figures")


def quoted_figures() -> tuple[QuotedFigure, ...]:
    """All quoted figures, those of the founding document first."""
    return tuple(_quoted_figures().values())


def quoted_figure(key: str) -> QuotedFigure:
    """The figure `key`; raises `UsageError` when there is none."""
    found = _quoted_figures().get(key)
    if found is None:
        raise UsageError(f"one of {', '.join(_quoted_figures())}", repr(key), where="the figure's key")
    return found


def other_sources(key: str) -> tuple[QuotedFigure, ...]:
    """What other publications or vintages say of the same fact in the same period as the figure `key`."""
    figure = quoted_figure(key)
    return tuple(
        f for f in quoted_figures() if f.fact == figure.fact and f.period == figure.period and f.key != figure.key
    )
