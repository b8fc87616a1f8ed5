"""UN Statistics Division, Global SDG Indicators Database, one JSON file a series.

Document: the files behind UNSD's SDG country profiles, `Indicator_<indicator>_Series_<code>.json`.
Layout: one object with `goal`, `target`, `indicator`, `seriesCode`, `seriesDesc`, `release` and
`refAreas`, a list of areas (`geoAreaCode`, M49) each with `data`, a list of values: `timePeriod`,
`value_detail` (the value as text), `value_numeric_part`, `value_is_censored`, `source`, `footnotes`, and
for each dimension a code and its description (`sexCode`, `ageCode`, `natureCode`, `unitsCode`,
`migratoryStatusCode`, `reportingTypeCode` ...).

Yields: one variable, the series code (`SI_RMT_COST`, `SL_EMP_FTLINJUR` ...); unit by `unitsCode` in
lower case (`percent`, `number`, `per_100000_emp`); vintage is `release`. Areas without data give no
row. A value's column is its path: `refAreas[12].data[3].value_detail`. Rules for status, note and
codes: `corridor.sources.unsd_rows`.
"""

from __future__ import annotations

from pathlib import Path

import polars as pl

from corridor.errors import Location
from corridor.sources.contract import AreaScheme, Head, Reading, Repair
from corridor.sources.json_document import Node, node_of, read_json
from corridor.sources.unsd_rows import tidy_rows

NAME = "unsd_sdg_json"
VERSION = 1

UNDIRECTED_BOUND = "≶"
"""Put before a censored value that the file writes without `<` or `>`."""

_REMARKS = {"source": "source", "footnotes": "footnote", "timeDetail": "time detail"}


def sniff(head: Head) -> bool:
    """Whether the file is an object with a series and a list of reference areas."""
    beginning = (head.text or "").lower()
    return beginning.lstrip("\ufeff \r\n\t").startswith("{") and all(
        f'"{key}"' in beginning for key in ("refareas", "geoareacode")
    )


def read(path: Path) -> Reading:
    """All values of the series; raises `SourceError` for broken JSON or a missing key."""
    document = read_json(path)
    top = node_of(document.content, document.file)
    values = [(area, value) for area in top.nodes("refAreas") for value in area.nodes("data")]
    dimensions = _dimensions([value for _, value in values]) if values else {"units": "unitsCode"}
    code = str(top.get("seriesCode")).strip()
    repairs: list[Repair] = []
    records = []
    for area, value in values:
        text, place = _value_text(value, repairs)
        records.append(
            {
                "variable": code,
                "area": str(area.get("geoAreaCode")),
                "period": str(value.get("timePeriod")),
                "text": text,
                "row": None,
                "column": place,
                **{name: value.text(f"{name}Code") for name in dimensions},
                **{f"remark {key}": value.text(key) for key in _REMARKS},
            }
        )
    schema = dict.fromkeys(("variable", "area", "period", "text"), pl.String) | {"row": pl.Int64}
    names = ("column", *dimensions, *(f"remark {key}" for key in _REMARKS))
    frame = pl.DataFrame(records, schema=pl.Schema({**schema, **dict.fromkeys(names, pl.String)}))
    remarks = {f"remark {key}": label for key, label in _REMARKS.items()}
    rows, mended = tidy_rows(frame, document.file, dimensions, remarks)
    return Reading(
        rows,
        title=" ".join(str(top.get("seriesDesc")).split()),
        vintage=top.text("release"),
        area_scheme=AreaScheme.M49,
        repairs=document.repairs + tuple(repairs) + mended,
    )


def _dimensions(values: list[Node]) -> dict[str, str]:
    """Name -> key as written of each dimension that any value has: `sex` -> `sexCode`."""
    found: dict[str, str] = {}
    for value in values:
        for key in value.fields:
            name = key[: -len("code")].rstrip("_")
            if key.lower().endswith("code") and name.lower() not in {known.lower() for known in found}:
                found[name] = key
    return found


def _value_text(value: Node, repairs: list[Repair]) -> tuple[str | None, str]:
    """The value as text, and its path; the text wins where the number beside it differs."""
    key = next((key for key in ("value_detail", "value", "value_numeric_part") if value.has(key)), "value_detail")
    written = value.get(key)
    text = None if written is None else str(written).strip()
    place = value.path_of(key)
    censored = value.has("value_is_censored") and value.get("value_is_censored") is True
    if censored and text and text[0] not in "<>≤≥":
        return f"{UNDIRECTED_BOUND}{text}", place
    number = value.text("value_numeric_part")
    if number is not None and text is not None and not censored and _differ(text, number):
        repairs.append(
            Repair(
                Location(value.file, column=place),
                f"value_detail {text}, value_numeric_part {number}",
                text,
                "value_detail is kept where the two differ",
            )
        )
    return text, place


def _differ(text: str, number: str) -> bool:
    try:
        return float(text) != float(number)
    except ValueError:
        return False
