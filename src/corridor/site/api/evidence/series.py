"""The series that a build holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_noop
from ninja import Path, Query, Router
from pydantic import Field

from corridor.definitions import Record
from corridor.evidence.series import SeriesDefinition, series_definitions
from corridor.evidence.store import Evidence
from corridor.site.api.answers import json_answer
from corridor.site.api.caching import known_as
from corridor.site.api.evidence.build import Build, SnapshotItem, held
from corridor.site.api.paging import Offset, tell_pages
from corridor.site.api.problems import not_there
from corridor.site.evidence_pages.explore.options import options
from corridor.site.evidence_pages.kept import kept

router = Router(tags=["evidence"])

SeriesKey = Annotated[
    str, Path(pattern=r"^[a-z0-9_]{1,80}$", description="The key of a series.", examples=["migrant_stock"])
]
SeriesLimit = Annotated[int, Query(ge=1, le=1_000, description="How many series at most.")]


class SeriesItem(Record):
    """A series: what it is, and what the build holds of it.

    `area` and `counterpart` say which end of a pair each code is. `migratory_status` is the code of its total.
    """

    key: str
    title: str
    unit: str
    area: str
    counterpart: str | None
    indicators: tuple[str, ...]
    targets: tuple[str, ...]
    migratory_status: str
    source: str
    caution: str | None
    observations: int
    values: int
    areas: int
    first_period: str
    last_period: str


class SeriesList(Record):
    """A part of the series of a build."""

    build: str
    total: int
    limit: int
    offset: int
    items: tuple[SeriesItem, ...]


class OneSeries(SeriesItem):
    """A series with the codes that it can be filtered by, and its files."""

    build: str
    periods: tuple[str, ...] = Field(description="Newest first.")
    common_period: str | None = Field(description="The newest period that most areas have.")
    codes: Mapping[str, tuple[str, ...]] = Field(description="The codes of each column that has several.")
    files: tuple[SnapshotItem, ...]


@router.get("/series", response=SeriesList, operation_id="list_series", summary=gettext_noop("All series"))
def list_series(
    request: HttpRequest,
    target: Annotated[str | None, Query(pattern=r"^\d{1,2}\.[0-9a-z]{1,2}$", description="Of this target.")] = None,
    build: Build = None,
    limit: SeriesLimit = 100,
    offset: Offset = 0,
) -> HttpResponse:
    """The series that the build holds, in the order of their definition."""
    it = held(build)
    known_as(request, it.name, pinned=it.pinned)
    found = [
        definition
        for definition in series_definitions().values()
        if definition.key in it.evidence.series and (target is None or target in definition.targets)
    ]
    items = tuple(SeriesItem.model_validate(_told(one, it.evidence)) for one in found[offset : offset + limit])
    answer = json_answer(SeriesList(build=it.name, total=len(found), limit=limit, offset=offset, items=items))
    tell_pages(request, answer, total=len(found), limit=limit, offset=offset)
    return answer


@router.get("/series/{key}", response=OneSeries, operation_id="get_series", summary=gettext_noop("One series"))
def get_series(request: HttpRequest, key: SeriesKey, build: Build = None) -> HttpResponse:
    """What the series is, its periods and codes, and the publishers' files that it was read from."""
    it = held(build)
    definition = held_series(it.evidence, key)
    known_as(request, it.name, pinned=it.pinned)
    known = kept("options", it.name, key, make=lambda: options(it.evidence, key))
    item = OneSeries.model_validate(
        _told(definition, it.evidence)
        | {
            "build": it.name,
            "periods": known.periods,
            "common_period": known.common_period,
            "codes": dict(known.slices),
            "files": tuple(SnapshotItem.of(it.evidence.snapshots[name]) for name in it.evidence.series[key].snapshots),
        }
    )
    return json_answer(item)


def held_series(evidence: Evidence, key: str) -> SeriesDefinition:
    """The definition of a series that the build holds; raises `ProblemError` (404) for any other key."""
    definition = series_definitions().get(key)
    if definition is None or key not in evidence.series:
        raise not_there(f"series {key} in this build", "/api/v1/series lists what there is")
    return definition


def _told(definition: SeriesDefinition, evidence: Evidence) -> dict[str, object]:
    said = definition.model_dump(include=set(SeriesItem.model_fields))
    counted = evidence.series[definition.key].model_dump(include=set(SeriesItem.model_fields))
    return said | {name: counted[name] for name in ("observations", "values", "areas", "first_period", "last_period")}
