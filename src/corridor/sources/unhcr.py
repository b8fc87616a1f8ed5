"""What UNHCR's tables share: who fled from where to where, in names or in codes, and in which year.

UNHCR has country codes of its own (`GFR` is Germany, `AUS` Austria) beside ISO 3166 alpha-3. The columns
headed `(ISO)` and `ISO3CoA` hold ISO codes: the files of 2020 and 2023 have `DEU` Germany, `AUT`
Austria. A file's codes count as UNHCR's own when its header says so (`coa`), or when codes stand in
the column that only UNHCR uses. `UKN` and `STA` (unknown, stateless) are UNHCR's in both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import polars as pl

from corridor.errors import Location, SourceError
from corridor.sources.breakdown import breakdown_of
from corridor.sources.contract import AreaScheme, Repair
from corridor.sources.delimited import Layout, Table
from corridor.sources.numbers import Numbers, read_numbers

YEAR = {"period": ("Year",)}
PAIR_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "asylum_iso": ("Country of asylum (ISO)", "ISO3CoA", "coa_iso", "Country of Asylum Code"),
    "asylum_unhcr": ("coa", "Country of asylum (UNHCR)", "Country of asylum (UNHCR code)"),
    "asylum_name": (
        "Country of asylum",
        "Country of asylum or residence",
        "Country / territory of asylum/residence",
        "coa_name",
        "Country of Asylum Name",
    ),
    "origin_iso": ("Country of origin (ISO)", "ISO3CoO", "coo_iso", "Country of Origin Code"),
    "origin_unhcr": ("coo", "Country of origin (UNHCR)", "Country of origin (UNHCR code)"),
    "origin_name": ("Country of origin", "Origin", "coo_name", "Country of Origin Name"),
}
ONE_OF_EACH = (
    ("asylum_iso", "asylum_unhcr", "asylum_name"),
    ("origin_iso", "origin_unhcr", "origin_name"),
)
PROCEDURE_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "authority": ("Authority", "ProcedureType"),
    "application_type": ("Application type", "ApplicationType"),
    "stage": ("Stage of procedure", "DecisionType"),
    "data_type": ("Cases / Persons", "ApplicationDataType", "DecisionDataType"),
    "persons_per_case": ("ApplicationAveragePersonsPerCase", "DecisionsAveragePersonsPerCase"),
}

WORLD_NAME = "World"
WORLD_CODE = "WLD"
UNKNOWN_NAME = "Various/Unknown"
UNKNOWN_CODE = "UKN"
"""UNHCR's own words for an origin that is not known."""
_NOT_BROKEN_DOWN = "-"
_UNHCR_ONLY = frozenset(
    ("ALG", "AUL", "DEN", "GFR", "GRE", "LEB", "MOR", "POR", "RSA", "SPA", "SUD", "SWI", "TAN", "ZIM")
)
_UNITS = {"p": "persons", "persons": "persons", "c": "cases", "cases": "cases"}
_DATE = re.compile(r"\b(\d{4}-\d{2}-\d{2}|\d{1,2} [A-Z][a-z]+ \d{4})\b")


@dataclass(frozen=True, slots=True)
class Pairs:
    """The table with `area` (asylum), `counterpart` (origin) and `period`, and how both are named."""

    frame: pl.DataFrame
    area_scheme: AreaScheme
    counterpart_scheme: AreaScheme
    repairs: tuple[Repair, ...]


def pair_layout(measures: Mapping[str, tuple[str, ...]], further: Mapping[str, tuple[str, ...]]) -> Layout:
    """A table of pairs and years with at least one of these measures."""
    return Layout(
        required=YEAR,
        optional={**PAIR_COLUMNS, **measures, **further},
        one_of=(*ONE_OF_EACH, tuple(measures)),
    )


def read_pairs(table: Table) -> Pairs:
    """Who is where, from where, when; raises `SourceError` for a row without country or year.

    `-` in place of a country means that the row is not broken down by it: no counterpart, and
    the world as area. A blank origin is not a total: it is unknown, with a repair.
    """
    area, area_scheme, mended = _end(table, "asylum")
    origin, origin_scheme, mended_origin = _end(table, "origin")
    unknown = UNKNOWN_NAME if origin_scheme is AreaScheme.NAME else UNKNOWN_CODE
    unstated = tuple(
        Repair(table.place(row, _keys_of(table, "origin")[0]), "", unknown, "a blank origin is unknown")
        for row in table.frame.filter(origin.is_null()).get_column("row")
    )
    frame = table.frame.with_columns(area.alias("area"), origin.fill_null(unknown).alias("counterpart"))
    world = WORLD_NAME if area_scheme is AreaScheme.NAME else WORLD_CODE
    bare = (frame.get_column("area") == _NOT_BROKEN_DOWN).fill_null(value=False)
    frame = frame.with_columns(
        area=pl.when(pl.col("area") == _NOT_BROKEN_DOWN).then(pl.lit(world)).otherwise("area"),
        counterpart=pl.when(pl.col("counterpart") != _NOT_BROKEN_DOWN).then("counterpart"),
    )
    _check_rows(frame, table)
    whole_world = tuple(
        Repair(table.place(row, key), _NOT_BROKEN_DOWN, world, "not broken down by country of asylum")
        for key in _keys_of(table, "asylum")[:1]
        for row in frame.filter(bare).get_column("row")
    )
    return Pairs(frame, area_scheme, origin_scheme, mended + mended_origin + unstated + whole_world)


def measured(table: Table, frame: pl.DataFrame, measures: Iterable[str], kept: Iterable[str]) -> Numbers:
    """One row a measure: `variable`, `value`, `status`, `row`, `column`, and the columns that are kept."""
    here = [key for key in measures if table.has(key)]
    long = frame.unpivot(on=here, index=["row", *kept], variable_name="variable", value_name="text")
    long = long.with_columns(column=pl.col("variable").replace_strict(here, [table.written(key) for key in here]))
    return read_numbers(long, table.file, delimiter=table.header.delimiter)


def with_procedure(table: Table, frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with `unit` (persons or cases), `breakdown` and `note` of an asylum procedure.

    Raises `SourceError` where the file does not say whether persons or cases are counted.
    """
    if not table.has("data_type"):
        raise SourceError(
            "a column that tells cases from persons",
            f"columns {', '.join(table.header.written)}",
            where=Location(table.file, row=table.header.row),
            remedy="download the data with the type of data (cases or persons)",
        )
    unit = pl.col("data_type").str.to_lowercase().replace_strict(_UNITS, default=None)
    frame = frame.with_columns(unit=unit)
    unclear = frame.filter(pl.col("unit").is_null())
    if not unclear.is_empty():
        row, found = unclear.select("row", "data_type").row(0)
        raise SourceError(
            "P (persons) or C (cases)",
            repr(found),
            where=table.place(row, "data_type"),
            remedy="persons and cases cannot be added; check the row in the publisher's file",
        )
    dimensions = {key: key for key in ("authority", "application_type", "stage") if table.has(key)}
    note: pl.Expr = pl.lit(None, dtype=pl.String)
    if table.has("persons_per_case"):
        size = pl.col("persons_per_case")
        note = pl.when(size != "0").then(pl.lit("average persons per case: ") + size)
    return frame.with_columns(breakdown=breakdown_of(dimensions), note=note)


def extracted_on(preamble: Iterable[str]) -> str | None:
    """The first date in the rows above the header, which is when the data were extracted."""
    for line in preamble:
        if match := _DATE.search(line):
            return match[1]
    return None


def _keys_of(table: Table, end: str) -> list[str]:
    return [f"{end}_{kind}" for kind in ("iso", "unhcr", "name") if table.has(f"{end}_{kind}")]


def _end(table: Table, end: str) -> tuple[pl.Series, AreaScheme, tuple[Repair, ...]]:
    """The best column for one end of the pair; where its code is blank, the name stays."""
    best, *others = _keys_of(table, end)
    codes = table.frame.get_column(best)
    scheme = {
        f"{end}_iso": AreaScheme.ISO3,
        f"{end}_unhcr": AreaScheme.UNHCR,
        f"{end}_name": AreaScheme.NAME,
    }[best]
    if scheme is AreaScheme.ISO3 and not _UNHCR_ONLY.isdisjoint(codes.drop_nulls().unique()):
        scheme = AreaScheme.UNHCR
    names = [key for key in others if key == f"{end}_name"]
    if scheme is AreaScheme.NAME or not names or not codes.has_nulls():
        return codes, scheme, ()
    name = table.frame.get_column(names[0])
    uncoded = table.frame.filter(codes.is_null() & name.is_not_null())
    repairs = tuple(
        Repair(table.place(row, best), "no code", text, "the name stands where the code is blank")
        for row, text in uncoded.select("row", names[0]).iter_rows()
    )
    return table.frame.select(pl.coalesce(best, names[0])).to_series(), scheme, repairs


def _check_rows(frame: pl.DataFrame, table: Table) -> None:
    year = pl.col("period").str.contains(r"^\d{4}$").fill_null(value=False)
    for key, wrong in (("period", frame.filter(~year)), ("area", frame.filter(pl.col("area").is_null()))):
        if not wrong.is_empty():
            row, found = wrong.select("row", key).row(0)
            raise SourceError(
                "a year" if key == "period" else "a country of asylum",
                repr(found),
                where=table.place(row, "period" if key == "period" else _keys_of(table, "asylum")[0]),
                remedy="check the row in the publisher's file; a truncated download often ends like this",
            )
