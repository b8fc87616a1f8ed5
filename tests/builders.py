"""Tiny publishers' files in real layouts, and builds made of them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import polars as pl

from corridor.evidence.build import stored_rows
from corridor.evidence.intake import Intake, take_in
from corridor.evidence.records import Account
from corridor.evidence.series import series_definitions
from corridor.evidence.snapshots import Snapshot
from corridor.evidence.store import Evidence
from corridor.evidence.write import Contents, write_build
from corridor.sources.contract import ROW_SCHEMA, AreaScheme, Reading
from corridor.sources.tidy import ROW_DEFAULTS, tidy
from tests.sources.readers.layouts import write_csv, write_workbook
from tests.sources.readers.undesa_layouts import Area, Layout, totals_workbook

RECEIVED = ("BX.TRF.PWKR.CD.DT", "Personal remittances, received (current US$)")
PERCENT_OF_GDP = ("BX.TRF.PWKR.DT.GD.ZS", "Personal remittances, received (% of GDP)")
COST_TO = ("SI.RMT.COST.IB.ZS", "Average transaction cost of sending remittances to a specific country (%)")


def write_wdi(
    path: Path,
    indicator: tuple[str, str],
    values: Mapping[str, Mapping[int, object]],
    updated: str = "2021-09-15",
) -> Path:
    """A download of one World Development Indicator: area code -> year -> cell."""
    years = sorted({year for of_area in values.values() for year in of_area})
    code, name = indicator
    rows: list[list[object]] = [["Data Source", "World Development Indicators"], []]
    rows += [["Last Updated Date", updated], []]
    rows.append(["Country Name", "Country Code", "Indicator Name", "Indicator Code", *years])
    for area, of_area in values.items():
        rows.append([area, area, name, code, *(of_area.get(year, "") for year in years)])
    path.parent.mkdir(parents=True, exist_ok=True)
    return write_csv(path, rows)


def write_unhcr(path: Path, counts: Iterable[Sequence[object]]) -> Path:
    """UNHCR's end-year populations: year, origin, asylum, refugees, IDPs, asylum seekers, stateless."""
    rows: list[Sequence[object]] = [("Year", "ISO3CoO", "ISO3CoA", "REF", "IDP", "ASY", "OOC", "STA", "OIP")]
    for year, origin, asylum, refugees, idps, seekers, stateless in counts:
        rows.append((year, origin, asylum, refugees, idps, seekers, 0, stateless, 0))
    return write_csv(path, rows)


def write_ddf(path: Path, code: str, records: Sequence[Mapping[str, object]], units: str = "number") -> Path:
    """Datapoints of one SDG series; `geo_area`, `year`, `value` and dimensions in each record."""
    dimensions = sorted({name for record in records for name in record} - {"geo_area", "year", "value"})
    rows: list[list[object]] = [["geo_area", *dimensions, "nature", "units", "year", code.lower()]]
    for record in records:
        given = [record[name] for name in dimensions]
        rows.append([record["geo_area"], *given, "c", units, record["year"], record["value"]])
    return write_csv(path, rows)


def write_corridors(path: Path, costs: Mapping[tuple[str, str], Mapping[str, object]]) -> Path:
    """DataBank's corridors: (sending, receiving) -> quarter (`2020Q3`) -> mean cost in percent."""
    quarters = sorted({quarter for of_corridor in costs.values() for quarter in of_corridor})
    head = ["Sending Countries Name", "Sending Countries Code", "Series Name", "Series Code"]
    head += ["Receiving Countries  Name", "Receiving Countries  Code", *(f"{q} [YR{q}]" for q in quarters)]
    rows: list[list[object]] = [[*head]]
    for (sending, receiving), of_corridor in costs.items():
        name = "Average Total Cost to remit in corridor"
        cells = [of_corridor.get(quarter, "..") for quarter in quarters]
        rows.append([sending, sending, name, "ATCR.CORR", receiving, receiving, *cells])
    rows += [[], ["Data from database: Remittance Prices Worldwide (Corridors)"], ["Last Updated: 12/07/2020"]]
    return write_csv(path, rows)


def write_by_origin(path: Path, stocks: Iterable[tuple[str, str, int, object]]) -> Path:
    """Open Numbers' long table of UN DESA's stocks: destination, origin, year, persons."""
    return write_csv(path, [("destination", "origin", "year", "migrant_stock"), *stocks])


def write_totals(path: Path, values: Mapping[tuple[str, int, str, str], object], years: tuple[int, ...]) -> Path:
    """UN DESA's workbook of totals: (variable, location code, period, sex) -> cell."""
    names = {900: "WORLD", 608: "   Philippines", 158: "   China, Taiwan Province of China", 4: "   Afghanistan"}
    codes = dict.fromkeys(code for _, code, _, _ in values)
    areas = tuple(Area(code, names[code]) for code in codes)
    return write_workbook(path, totals_workbook(Layout(years=years), values, areas))


def write_incidents(path: Path, incidents: Iterable[tuple[str, str, str, object]]) -> Path:
    """IOM's incidents: id, date, country, dead and missing."""
    records = [
        {
            "web_id": incident,
            "region": "Somewhere",
            "reported_date": date,
            "number_dead": str(count),
            "number_missing": "",
            "total_dead_and_missing": str(count),
            "cause_death": "Drowning",
            "country_of_incident": country,
            "location_description": "At sea",
            "migration_route": "A route",
        }
        for incident, date, country, count in incidents
    ]
    path.write_bytes(gzip.compress(json.dumps(records).encode(), mtime=0))
    return path


def snapshot(name: str, reader: str, vintage: str = "2020", **changed: Any) -> Snapshot:
    """A made snapshot; `name` is its file and, padded, its id."""
    plain = {
        "id": f"{name:0>12}"[:12],
        "sha256": f"{name:0>64}"[:64],
        "file": name,
        "publisher": "A publisher",
        "title": "A title",
        "vintage": vintage,
        "licence": "CC BY 4.0",
        "attribution": "A publisher",
        "reader": reader,
        "reader_version": 1,
    }
    return Snapshot.model_validate(plain | changed)


def rows_of(*records: Mapping[str, object], **same: str | float | None) -> pl.DataFrame:
    """Rows as a reader gives them; what no record says is as in `corridor.sources.tidy`."""
    fill = {**ROW_DEFAULTS, "column": "C", "value": None, **same}
    named = [name for name in ROW_SCHEMA if name in fill or any(name in record for record in records)]
    numbered = [{**fill, "row": number, **record} for number, record in enumerate(records, start=2)]
    return tidy(pl.DataFrame(numbered, schema={name: ROW_SCHEMA[name] for name in dict.fromkeys((*named, "row"))}))


def reading(
    rows: pl.DataFrame, area_scheme: AreaScheme = AreaScheme.ISO3, counterpart_scheme: AreaScheme | None = None
) -> Reading:
    """A reading of made rows."""
    return Reading(rows, "A title", None, area_scheme, counterpart_scheme)


def made_evidence(store: Path, *batches: tuple[Snapshot, pl.DataFrame]) -> Evidence:
    """A build of made rows, through the same intake, order and writing as a real one."""
    intake = Intake()
    for known, rows in batches:
        take_in(reading(rows), known, series_definitions().values(), intake)
    snapshots = [known for known, _ in batches]
    frames = {key: stored_rows(key, parts, snapshots) for key, parts in sorted(intake.observations.items())}
    account = Account(
        rows_read=intake.rows_read,
        rows_taken=intake.rows_taken,
        unknown_files=(),
        copies=(),
        left_out=tuple(intake.left_out),
    )
    return Evidence(write_build(store, Contents(frames, None, snapshots, (), account)))


def content_of(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
