"""The figures of a corridor's sheet."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_noop
from ninja import Path, Router

from corridor.definitions import Record
from corridor.errors import UsageError
from corridor.places.pair import Pair, pair_of
from corridor.reports.document.walk import every_figure
from corridor.site.api.answers import absolute, json_answer
from corridor.site.api.caching import known_as
from corridor.site.api.evidence.build import Build, held
from corridor.site.api.evidence.figures import FigureItem
from corridor.site.api.problems import not_there
from corridor.site.entries.published import catalogue_revision
from corridor.site.evidence_pages.corridors.sheet import sheet_document

router = Router(tags=["evidence"])

CorridorCode = Annotated[
    str,
    Path(pattern=r"^[A-Z]{3}-[A-Z]{3}$", description="Origin of the people, then destination.", examples=["NPL-QAT"]),
]


class SheetFigure(FigureItem):
    """A figure of a sheet, with the address of its trace."""

    trace: str


class CorridorSheet(Record):
    """What the sheet of a corridor says in figures; money runs from `destination` to `origin`."""

    build: str
    code: str
    origin: str
    destination: str
    title: str
    page: str
    figures: tuple[SheetFigure, ...]


@router.get(
    "/corridors/{code}",
    response=CorridorSheet,
    operation_id="get_corridor",
    summary=gettext_noop("The figures of a corridor"),
)
def get_corridor(request: HttpRequest, code: CorridorCode, build: Build = None) -> HttpResponse:
    """Every figure of the corridor's sheet: people, money, prices, recognition, agreements."""
    pair = _pair(code)
    it = held(build)
    today = timezone.localdate()
    known_as(request, it.name, catalogue_revision(), today)
    document = sheet_document(it.asked(request), pair, today)
    page = reverse("corridor", args=[pair.code])
    pin = f"?build={quote(it.name)}"
    figures = tuple(
        SheetFigure(
            **FigureItem.of(figure).model_dump(),
            trace=absolute(request, f"{page}figures/{quote(key, safe='/~')}/{pin}"),
        )
        for key, figure in every_figure(document.blocks).items()
    )
    item = CorridorSheet(
        build=it.name,
        code=pair.code,
        origin=pair.origin,
        destination=pair.destination,
        title=document.title,
        page=absolute(request, f"{page}{pin}"),
        figures=figures,
    )
    return json_answer(item)


def _pair(code: str) -> Pair:
    try:
        found = pair_of(code)
    except UsageError:
        found = None
    if found is None:
        raise not_there(f"corridor {code}", "name two different countries, the origin of people first")
    return found
