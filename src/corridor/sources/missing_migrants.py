"""Incidents of IOM's Missing Migrants Project, whichever file they stand in: cells with their places."""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from corridor.errors import Location
from corridor.sources.contract import Repair
from corridor.sources.delimited import Layout, read_table, squash
from corridor.sources.json_document import nodes_in, read_json

LAYOUT = Layout(
    required={
        "total": ("total_dead_and_missing", "Total Dead and Missing", "Total Number of Dead and Missing"),
        "dead": ("number_dead", "Number Dead", "Number of Dead"),
        "missing": ("number_missing", "Minimum Estimated Number of Missing"),
    },
    optional={
        "incident": ("web_id", "Web ID", "Incident ID"),
        "main": ("Main ID",),
        "date": ("reported_date", "Reported Date", "Incident Date", "Date of Incident", "Website Date"),
        "year": ("Reported Year", "Incident Year", "Year of Incident"),
        "country": ("country_of_incident", "Country of Incident"),
        "region": ("region", "Region of Incident", "Incident Region"),
        "route": ("migration_route", "Migration Route"),
        "cause": ("cause_death", "Cause of Death"),
        "location": (
            "location_description",
            "Location Description",
            "Location of Death",
            "Location of Incident",
        ),
    },
    one_of=(("incident", "main"), ("date", "year")),
)


@dataclass(frozen=True, slots=True)
class Incident:
    """One record: cells by key, decoded and stripped (blank is None); where each stood; all cells as one."""

    file: str
    row: int | None
    cells: Mapping[str, str | None]
    columns: Mapping[str, str]
    """Key -> header in a CSV, path in a JSON file."""
    whole: tuple[str, ...]

    def get(self, key: str) -> str | None:
        """A cell; None when it is blank or the file has no such column."""
        return self.cells.get(key)

    def place(self, key: str) -> Location:
        """Where the cell stood."""
        return Location(self.file, row=self.row, column=self.columns.get(key))


@dataclass(frozen=True, slots=True)
class Incidents:
    """All records in the order of the file, and what was mended in reading them."""

    records: tuple[Incident, ...]
    repairs: tuple[Repair, ...]


def incidents_in_json(path: Path) -> Incidents:
    """The records of the API's JSON; raises `SourceError` for broken JSON or a record without total."""
    document = read_json(path)
    repairs = list(document.repairs)
    records: list[Incident] = []
    keys = LAYOUT.keys()
    for node in nodes_in(document.content, document.file):
        found: dict[str, str] = {}
        for written in node.fields:
            if (key := keys.get(squash(written))) is not None:
                found[key] = written
        for key, spellings in LAYOUT.required.items():
            if key not in found:
                node.get(spellings[0])
        columns = {key: node.path_of(written) for key, written in found.items()}
        raw = {key: node.text(written) for key, written in found.items()}
        whole = tuple(str(value) for value in node.fields.values())
        records.append(_record(document.file, None, raw, columns, whole, repairs))
    return Incidents(tuple(records), tuple(repairs))


def incidents_in_csv(path: Path) -> Incidents:
    """The records of the download in CSV; raises `SourceError` for a broken row."""
    table = read_table(path, LAYOUT)
    repairs = list(table.repairs)
    named = [key for key in (*LAYOUT.required, *LAYOUT.optional) if table.has(key)]
    columns = {key: table.written(key) for key in named}
    records = [
        _record(
            table.file,
            record["row"],
            {key: record[key] for key in named},
            columns,
            tuple(str(value) for name, value in record.items() if name != "row"),
            repairs,
        )
        for record in table.frame.iter_rows(named=True)
    ]
    return Incidents(tuple(records), tuple(repairs))


def _record(
    file: str,
    row: int | None,
    raw: Mapping[str, str | None],
    columns: Mapping[str, str],
    whole: tuple[str, ...],
    repairs: list[Repair],
) -> Incident:
    cells: dict[str, str | None] = {}
    for key, text in raw.items():
        decoded = None if text is None else html.unescape(text)
        if decoded != text:
            place = Location(file, row=row, column=columns[key])
            repairs.append(Repair(place, str(text).strip(), str(decoded).strip(), "HTML entity"))
        cells[key] = None if decoded is None or not decoded.strip() else " ".join(decoded.split())
    return Incident(file, row, cells, columns, whole)
