"""Countries, areas and groups, and how far the evidence covers them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_noop
from ninja import Path, Query, Router

from corridor.definitions import Record
from corridor.measures.coverage import covered_targets
from corridor.places.place import Place, PlaceKind
from corridor.places.tables import places
from corridor.site.api.answers import json_answer
from corridor.site.api.caching import known_as
from corridor.site.api.evidence.build import Build, held
from corridor.site.api.evidence.figures import FigureItem
from corridor.site.api.paging import Offset, tell_pages
from corridor.site.api.problems import not_there
from corridor.site.evidence_pages.coverage.table import coverage_of

router = Router(tags=["places"])

PlaceCode = Annotated[
    str, Path(pattern=r"^[A-Za-z0-9_]{1,40}$", description="ISO 3166 alpha-3, or M49 of a group.", examples=["PHL"])
]


class PlaceItem(Record):
    """A country, area or group; `names` are the official short names by language (en, fr, es, ar, zh, ru)."""

    code: str
    kind: PlaceKind
    names: Mapping[str, str]
    iso2: str | None
    m49: str | None
    region: str | None
    sub_region: str | None
    income_group: str | None
    ldc: bool
    lldc: bool
    sids: bool
    un_member: bool
    reportable: bool
    caution: str | None

    @classmethod
    def of(cls, place: Place) -> PlaceItem:
        """The place as the API tells it."""
        return cls(**{name: getattr(place, name) for name in cls.model_fields})


class PlaceList(Record):
    """A part of the places."""

    total: int
    limit: int
    offset: int
    items: tuple[PlaceItem, ...]


class CoverageItem(Record):
    """One indicator of an explicit target: its newest value for the area, and how it is broken down.

    `figure` is null where the build has no series for the indicator; one without value means that there is a series,
    but nothing for this area.
    """

    target: str
    indicator: str
    figure: FigureItem | None
    by_sex: bool | None
    by_migratory_status: bool | None


class PlaceCoverage(Record):
    """Which of the ten explicit targets have data for an area."""

    build: str
    area: str
    covered_targets: tuple[str, ...]
    items: tuple[CoverageItem, ...]


@router.get(
    "/countries",
    response=PlaceList,
    operation_id="list_countries",
    summary=gettext_noop("Countries, areas and groups"),
)
def list_countries(
    request: HttpRequest,
    kind: Annotated[list[PlaceKind], Query(max_length=5, description="Only of these kinds.")] = [],  # noqa: B006 - ninja copies it
    limit: Annotated[int, Query(ge=1, le=1_000, description="How many at most.")] = 300,
    offset: Offset = 0,
) -> HttpResponse:
    """Codes and names in six languages; countries and areas where no kind is named."""
    known_as(request, "places")
    kinds = kind or (PlaceKind.COUNTRY, PlaceKind.AREA)
    found = sorted((place for place in places().values() if place.kind in kinds), key=lambda place: place.code)
    items = tuple(PlaceItem.of(place) for place in found[offset : offset + limit])
    answer = json_answer(PlaceList(total=len(found), limit=limit, offset=offset, items=items))
    tell_pages(request, answer, total=len(found), limit=limit, offset=offset)
    return answer


@router.get(
    "/countries/{code}",
    response=PlaceItem,
    operation_id="get_country",
    summary=gettext_noop("One country, area or group"),
)
def get_country(request: HttpRequest, code: PlaceCode) -> HttpResponse:
    """Codes, names in six languages, and the groups by region and income."""
    place = known_place(code)
    known_as(request, "places")
    return json_answer(PlaceItem.of(place))


@router.get(
    "/countries/{code}/coverage",
    response=PlaceCoverage,
    operation_id="get_coverage",
    summary=gettext_noop("Coverage of a country"),
)
def get_coverage(request: HttpRequest, code: PlaceCode, build: Build = None) -> HttpResponse:
    """Every indicator of the ten targets that speak of migration: the newest value, and how it is broken down."""
    place = known_place(code)
    it = held(build)
    known_as(request, it.name, pinned=it.pinned)
    rows = coverage_of(it.asked(request), place.code)
    items = tuple(
        CoverageItem(
            target=row.target,
            indicator=row.indicator,
            figure=None if row.figure is None else FigureItem.of(row.figure),
            by_sex=row.by_sex,
            by_migratory_status=row.by_migratory_status,
        )
        for row in rows
    )
    return json_answer(
        PlaceCoverage(build=it.name, area=place.code, covered_targets=covered_targets(rows), items=items)
    )


def known_place(code: str) -> Place:
    """The place with that code; raises `ProblemError` (404) where there is none."""
    found = places().get(code)
    if found is None:
        raise not_there(f"place with the code {code}", "/api/v1/countries lists the codes")
    return found
