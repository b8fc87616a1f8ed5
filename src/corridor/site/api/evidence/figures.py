"""One figure, with the way back to the publisher's cell."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated
from urllib.parse import quote

import polars as pl
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_noop
from ninja import Path, Router
from pydantic import Field

from corridor.definitions import Record
from corridor.evidence.figure import Figure, Observed
from corridor.evidence.store import Evidence
from corridor.evidence.trace import trace
from corridor.measures.formulas import formulas
from corridor.site.api.answers import absolute, json_answer
from corridor.site.api.caching import known_as
from corridor.site.api.evidence.build import Build, held
from corridor.site.api.evidence.observations import Observation, observations_of
from corridor.site.api.evidence.series import held_series
from corridor.site.api.problems import not_there
from corridor.site.evidence_pages.explore.export import exported
from corridor.site.evidence_pages.explore.rows import figure_of_key, other_vintages

router = Router(tags=["evidence"])

FigureKey = Annotated[
    str,
    Path(
        max_length=400,
        pattern=r"^[a-z0-9_]+\.[\w.;=~/-]+$",
        description="Series, area, counterpart where there is one, period, and what else sets it apart.",
        examples=["migrant_stock.PHL.2020"],
    ),
]


class FigureItem(Record):
    """A value as people see it; `status` (SDMX CL_OBS_STATUS) says why where there is none."""

    key: str
    value: float | None
    unit: str
    period: str
    status: str
    label: str

    @classmethod
    def of(cls, figure: Figure) -> FigureItem:
        """The figure as the API tells it."""
        return cls(
            key=figure.key,
            value=figure.value,
            unit=figure.unit,
            period=figure.period,
            status=figure.status,
            label=figure.label,
        )


class TraceDetail(Record):
    """A line of a step: publisher, vintage, licence, SHA-256, sheet, row, column, ..."""

    name: str
    value: str


class TraceItem(Record):
    """One step of a trace, `depth` levels below the figure."""

    depth: int
    kind: str
    text: str
    details: tuple[TraceDetail, ...]


class TracedFigure(FigureItem):
    """A figure with its trace, the observations behind it, and the same fact in other vintages."""

    build: str
    page: str = Field(description="The page of the figure, at an address that keeps the vintage.")
    observations: tuple[Observation, ...]
    other_vintages: tuple[Observation, ...]
    trace: tuple[TraceItem, ...]


@router.get(
    "/figures/{path:key}",
    response=TracedFigure,
    operation_id="get_figure",
    summary=gettext_noop("One figure"),
)
def get_figure(request: HttpRequest, key: FigureKey, build: Build = None) -> HttpResponse:
    """The value with that key and where it was read from: file, vintage, licence, hash, sheet, row, column."""
    it = held(build)
    series = key.partition(".")[0]
    held_series(it.evidence, series)
    figure = figure_of_key(it.evidence, series, key)
    if figure is None:
        raise not_there(f"figure {key} in this build", f"/api/v1/series/{series}/observations lists what there is")
    known_as(request, it.name, pinned=it.pinned)
    path = reverse("series_figure", args=[series, figure.key])
    item = TracedFigure(
        **FigureItem.of(figure).model_dump(),
        build=it.name,
        page=absolute(request, f"{path}?build={quote(it.name)}"),
        observations=_behind(it.evidence, series, [figure]),
        other_vintages=_behind(it.evidence, series, other_vintages(it.evidence, series, figure)),
        trace=trace_items(figure, it.evidence),
    )
    return json_answer(item)


def trace_items(figure: Figure, evidence: Evidence) -> tuple[TraceItem, ...]:
    """The steps of the figure's trace."""
    return tuple(
        TraceItem(
            depth=step.depth,
            kind=step.kind,
            text=step.text,
            details=tuple(TraceDetail(name=name, value=value) for name, value in step.details),
        )
        for step in trace(figure, evidence, formulas()).steps
    )


def _behind(evidence: Evidence, series: str, figures: Iterable[Figure]) -> tuple[Observation, ...]:
    """The rows from which the figures were read."""
    positions = [row.row for figure in figures if isinstance(figure.lineage, Observed) for row in figure.lineage.rows]
    if not positions:
        return ()
    rows = evidence.all_rows(series).filter(pl.col("position").is_in(positions))
    return observations_of(exported(evidence, rows))
