"""Observations of a series as JSON, CSV, Parquet and SDMX-CSV."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Annotated

import polars as pl
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_noop
from ninja import Query, Router
from pydantic import Field

from corridor.definitions import Record
from corridor.site.api.answers import answer
from corridor.site.api.caching import known_as
from corridor.site.api.evidence.build import Held, held
from corridor.site.api.evidence.rows import Wanted, wanted_rows
from corridor.site.api.evidence.sdmx_csv import as_sdmx_csv
from corridor.site.api.evidence.series import SeriesKey, held_series
from corridor.site.api.formats import TABLE_FORMS, Form, wanted_form
from corridor.site.api.paging import Offset, tell_pages
from corridor.site.evidence_pages.explore.export import as_csv, as_parquet, exported

router = Router(tags=["evidence"])

DEFAULT_LIMIT = 100
MOST_IN_JSON = 5_000
MOST_IN_FILE = 1_000_000
MOST_CODES = 60

_WRITERS: Mapping[Form, Callable[[pl.DataFrame], bytes]] = {
    Form.CSV: as_csv,
    Form.PARQUET: as_parquet,
    Form.SDMX_CSV: as_sdmx_csv,
}
_EXTENSIONS: Mapping[Form, str] = {Form.CSV: "csv", Form.PARQUET: "parquet", Form.SDMX_CSV: "sdmx.csv"}

Codes = Annotated[list[str], Field(max_length=MOST_CODES)]
Period = Annotated[str, Field(pattern=r"^[0-9]{4}(-Q[1-4]|-(0[1-9]|1[0-2])|/[0-9]{4})?$")]


class Observation(Record):
    """One value with its dimensions, unit, status (SDMX CL_OBS_STATUS), and the publisher's cell that it stood in."""

    series: str
    area: str
    counterpart: str | None
    period: str
    sex: str
    age: str
    migratory_status: str
    criterion: str | None
    breakdown: str
    value: float | None
    unit: str
    status: str
    note: str | None
    publisher: str
    title: str
    vintage: str
    licence: str
    attribution: str
    file: str
    sha256: str
    sheet: str | None
    row: int | None
    column: str | None
    build: str


class Observations(Record):
    """A part of the observations that the address asks for."""

    build: str
    series: str
    total: int
    limit: int
    offset: int
    items: tuple[Observation, ...]


class ObservationQuery(Record):
    """The filter; a column that is not named is not filtered."""

    area: Codes = Field(default=[], description="Codes of the first end (ISO 3166 alpha-3, M49 for groups).")
    counterpart: Codes = Field(default=[], description="Codes of the other end, for series of pairs.")
    period_from: Period | None = Field(default=None, description="The first period: 2015, 2015-Q3, 2015-07.")
    period_to: Period | None = Field(default=None, description="The last period, included.")
    sex: Codes = Field(default=[], description="SDMX CL_SEX: _T, F, M.")
    age: Codes = Field(default=[], description="SDMX CL_AGE: _T, Y15T24.")
    migratory_status: Codes = Field(default=[], description="_T, migrant, non_migrant, and others of the series.")
    breakdown: Codes = Field(default=[], description="The publisher's other dimensions, as the series writes them.")
    build: Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{1,80}$")] | None = Field(
        default=None, description="The citable name of a build, so that the answer keeps its vintage."
    )
    format: Form | None = Field(default=None, description="json, csv, parquet or sdmx-csv; goes before Accept.")
    limit: int | None = Field(
        default=None,
        ge=1,
        le=MOST_IN_FILE,
        description=f"How many at most; in JSON {DEFAULT_LIMIT} if not said and never over {MOST_IN_JSON}, "
        "in files all if not said.",
    )
    offset: Offset = 0

    @property
    def wanted(self) -> Wanted:
        """The rows that it asks for."""
        slices = {name: tuple(getattr(self, name)) for name in ("sex", "age", "migratory_status", "breakdown")}
        return Wanted(tuple(self.area), tuple(self.counterpart), self.period_from, self.period_to, slices)


@router.get(
    "/series/{key}/observations",
    response=Observations,
    operation_id="list_observations",
    summary=gettext_noop("Observations of a series"),
)
def list_observations(request: HttpRequest, key: SeriesKey, query: Query[ObservationQuery]) -> HttpResponse:
    """The observations of the preferred vintages, in the order area, counterpart, period, as JSON or as a file."""
    form = wanted_form(request, query.format, TABLE_FORMS)
    it = held(query.build)
    held_series(it.evidence, key)
    known_as(request, it.name, pinned=it.pinned, form=form)
    rows = wanted_rows(it.evidence, key, query.wanted)
    limit = query.limit or (DEFAULT_LIMIT if form is Form.JSON else MOST_IN_FILE)
    if form is Form.JSON:
        limit = min(limit, MOST_IN_JSON)
    part = exported(it.evidence, rows.slice(query.offset, limit))
    if form is Form.JSON:
        response = answer(_json(it, key, part, rows.height, limit, query.offset), form)
    else:
        response = answer(_WRITERS[form](part), form, file_name=f"{key}-{it.name}.{_EXTENSIONS[form]}")
    tell_pages(request, response, total=rows.height, limit=limit, offset=query.offset)
    return response


def observations_of(table: pl.DataFrame) -> tuple[Observation, ...]:
    """The rows of an export as observations."""
    return tuple(Observation.model_validate(row) for row in table.iter_rows(named=True))


def _json(it: Held, key: str, part: pl.DataFrame, total: int, limit: int, offset: int) -> bytes:
    """The same as `Observations` writes it, without a model for each of thousands of rows."""
    head = {"build": it.name, "series": key, "total": total, "limit": limit, "offset": offset}
    return json.dumps(head | {"items": part.to_dicts()}, ensure_ascii=False, allow_nan=False).encode()
