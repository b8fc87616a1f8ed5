"""IOM, Missing Migrants Project: deaths and disappearances during migration, one record an incident.

Documents and layouts: the API's JSON (a list of objects with `web_id`, `reported_date`, `number_dead`,
`number_missing`, `total_dead_and_missing`, `country_of_incident`, `migration_route` ...) and the download in
CSV of several years (`Main ID`, `Incident ID` or `Web ID`, `Region of Incident`, `Incident Year`,
`Total Number of Dead and Missing` ...).

Yields: `missing_migrants_incident`, the total of dead and missing as IOM gives it, in persons; area
is the country of the incident by name, `Unknown` where it is blank; period is the year of the
incident's date. Breakdown: `incident`, `region`, `route`, `cause`, and `record` (1, 2 ...) where one
incident has several records, which count different people. The date and the place are in the note.

Repairs: HTML entities are decoded; a total that is not dead + missing is kept; a blank date gives way
to the year in the incident's number; records equal in every cell are kept and named.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import polars as pl

from corridor.errors import SourceError
from corridor.sources.breakdown import breakdown
from corridor.sources.cells import parse_number
from corridor.sources.contract import ROW_SCHEMA, AreaScheme, Head, Reading, Repair
from corridor.sources.delimited import has_header
from corridor.sources.files import plain_name
from corridor.sources.missing_migrants import LAYOUT, Incident, incidents_in_csv, incidents_in_json
from corridor.sources.tidy import tidy

NAME = "iom_missing_migrants"
VERSION = 1

VARIABLE = "missing_migrants_incident"
NO_COUNTRY = "Unknown"

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


def sniff(head: Head) -> bool:
    """Whether the file has IOM's counts of dead and missing."""
    if _is_json(head.name):
        beginning = (head.text or "").lstrip("\ufeff \r\n\t").lower()
        return beginning.startswith("[") and all(
            f'"{key}"' in beginning for key in ("number_missing", "total_dead_and_missing")
        )
    return has_header(head, LAYOUT)


def read(path: Path) -> Reading:
    """All records of the file; raises `SourceError` for a broken file or a record without any year."""
    name = plain_name(path)
    incidents = incidents_in_json(path) if _is_json(name) else incidents_in_csv(path)
    repairs = list(incidents.repairs)
    numbers = _record_numbers(incidents.records)
    rows = [_row(incident, record, repairs) for incident, record in zip(incidents.records, numbers, strict=True)]
    repairs += _identical(incidents.records)
    schema = {key: ROW_SCHEMA[key] for key in _COLUMNS}
    return Reading(
        tidy(pl.DataFrame(rows, schema=schema, orient="row"), variable=VARIABLE, unit="persons"),
        title="Missing Migrants Project, incidents",
        vintage=None,
        area_scheme=AreaScheme.NAME,
        repairs=tuple(repairs),
    )


_COLUMNS = ("area", "period", "breakdown", "value", "status", "note", "row", "column")


def _is_json(name: str) -> bool:
    return name.lower().endswith(".json")


def _row(incident: Incident, record: str | None, repairs: list[Repair]) -> tuple[object, ...]:
    total = parse_number(incident.get("total"), incident.place("total"))
    if total.rule is not None:
        repairs.append(Repair(incident.place("total"), str(incident.get("total")), f"{total.value}", total.rule))
    _check_total(incident, total.value, repairs)
    country = incident.get("country")
    parts = {
        "incident": _number(incident),
        "region": incident.get("region"),
        "route": incident.get("route"),
        "cause": incident.get("cause"),
        "record": record,
    }
    return (
        country if country is not None else NO_COUNTRY,
        _year(incident, repairs),
        breakdown(parts),
        total.value,
        total.status.value,
        "; ".join(text for text in (incident.get("date"), incident.get("location")) if text) or None,
        incident.row,
        incident.columns["total"],
    )


def _number(incident: Incident) -> str | None:
    return incident.get("incident") or incident.get("main")


def _check_total(incident: Incident, total: float | None, repairs: list[Repair]) -> None:
    dead = parse_number(incident.get("dead"), incident.place("dead")).value
    missing = parse_number(incident.get("missing"), incident.place("missing")).value
    if total is None or (dead is None and missing is None and total == 0):
        return
    if total != (dead or 0) + (missing or 0):
        repairs.append(
            Repair(
                incident.place("total"),
                f"total {total:g}, dead {incident.get('dead')}, missing {incident.get('missing')}",
                f"{total:g}",
                "the publisher's total is kept where it is not dead + missing",
            )
        )


def _year(incident: Incident, repairs: list[Repair]) -> str:
    for key in ("date", "year"):
        if (text := incident.get(key)) is not None and (found := _YEAR.search(text)):
            return found[0]
    number = _number(incident)
    if number is not None and (found := _YEAR.match(number)):
        repairs.append(
            Repair(
                incident.place("date"),
                str(incident.get("date") or ""),
                found[0],
                "the year of the incident's number stands in for a blank date",
            )
        )
        return found[0]
    raise SourceError(
        "the year of the incident",
        f"date {incident.get('date')!r}, number {number!r}",
        where=incident.place("date"),
        remedy="check the record in the publisher's file; a truncated download often ends like this",
    )


def _record_numbers(records: Sequence[Incident]) -> list[str | None]:
    """1, 2 ... for the records of an incident that has several, None for all others."""
    often = Counter(_number(incident) for incident in records)
    seen: Counter[str | None] = Counter()
    numbers: list[str | None] = []
    for incident in records:
        number = _number(incident)
        seen[number] += 1
        numbers.append(str(seen[number]) if often[number] > 1 else None)
    return numbers


def _identical(records: Sequence[Incident]) -> list[Repair]:
    """A repair for each record that equals an earlier one in every cell."""
    seen: set[tuple[str, ...]] = set()
    repairs: list[Repair] = []
    for incident in records:
        if incident.whole in seen:
            repairs.append(
                Repair(
                    incident.place("total"),
                    f"a record of {_number(incident)} equal to an earlier one",
                    "kept",
                    "records that are equal in every cell are kept",
                )
            )
        seen.add(incident.whole)
    return repairs
