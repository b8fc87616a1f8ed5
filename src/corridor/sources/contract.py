"""What a reader is, and the tidy rows that every reader gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

import polars as pl

from corridor.errors import Location

ROW_SCHEMA = pl.Schema(
    {
        # What is measured: the publisher's own code, else a key that the reader documents.
        "variable": pl.String,
        # The area as the publisher writes it; `Reading.area_scheme` says which names or codes.
        "area": pl.String,
        # The other end of a pair; null unless the variable is of pairs.
        "counterpart": pl.String,
        # `2020`, `2020-Q3`, `2020-07`, `2015/2020`.
        "period": pl.String,
        # SDMX CL_SEX: `_T`, `M`, `F`, `_U` (unknown).
        "sex": pl.String,
        # SDMX CL_AGE: `_T`, `Y0T17`, `Y_GE18`, `_U`.
        "age": pl.String,
        # `_T`, `migrant`, `non_migrant`, `_U`.
        "migratory_status": pl.String,
        # `birth`, `citizenship`, `displacement`, `household_head`; null where not stated.
        "criterion": pl.String,
        # Rarer dimensions as `key=value` sorted by key and joined with `;`; empty when none.
        "breakdown": pl.String,
        "value": pl.Float64,
        "unit": pl.String,
        # SDMX CL_OBS_STATUS, see `ObservationStatus`.
        "status": pl.String,
        # The publisher's remark on this value (type of data, footnote); null when none.
        "note": pl.String,
        # Where the value stood: sheet (null outside workbooks), 1-based row as a spreadsheet
        # shows it, column letter in a workbook, header in a CSV, path in a JSON file.
        "sheet": pl.String,
        "row": pl.Int64,
        "column": pl.String,
    }
)


class ObservationStatus(StrEnum):
    """The codes of SDMX CL_OBS_STATUS (version 2.2) that readers use."""

    NORMAL = "A"
    BREAK = "B"
    DIFFERENT_DEFINITION = "D"
    ESTIMATED = "E"
    FORECAST = "F"
    IMPUTED = "I"
    NOT_COLLECTED = "L"
    CANNOT_EXIST = "M"
    NOT_SIGNIFICANT = "N"
    MISSING = "O"
    PROVISIONAL = "P"
    SUPPRESSED = "Q"
    LOW_RELIABILITY = "U"


class AreaScheme(StrEnum):
    """How a publisher names areas; `corridor.places` holds the tables."""

    ISO3 = "iso3"
    ISO2 = "iso2"
    M49 = "m49"
    # UN DESA's location codes: M49 for countries, numbers of its own for regions (910 is Eastern Africa).
    UN_DESA = "un_desa"
    UNHCR = "unhcr"
    WORLD_BANK = "world_bank"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Repair:
    """One thing that a reader mended: where, what stood there, what was made of it, by which rule."""

    place: Location
    found: str
    made: str
    rule: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader gives for one file.

    `rows` follows `ROW_SCHEMA`. `vintage` names the publisher's release (`2020 revision`,
    `2023-05-10`, `2019.Q2.G.01`) as far as the file itself tells it, else None. `title` is the
    publisher's title of the data set. `quotes` follows `corridor.sources.quotes.QUOTE_SCHEMA`; a file of
    prices gives quotes and no rows, any other file rows and no quotes.
    """

    rows: pl.DataFrame
    title: str
    vintage: str | None
    area_scheme: AreaScheme
    counterpart_scheme: AreaScheme | None = None
    repairs: tuple[Repair, ...] = ()
    quotes: pl.DataFrame | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """The beginning of a file, enough to tell whose it is.

    `name` is the file's name without `.gz`. A text file has `text` (its first 64 KiB, decoded), a
    workbook has `sheets` (name -> its first 40 rows as strings); the other is None. A file
    that is neither has neither.
    """

    name: str
    text: str | None = None
    sheets: Mapping[str, Sequence[Sequence[str]]] | None = None


class Reader(Protocol):
    """A module of `corridor.sources` that knows one layout family."""

    NAME: str
    VERSION: int

    def sniff(self, head: Head) -> bool:
        """Whether the file that begins so is this reader's."""
        ...

    def read(self, path: Path) -> Reading:
        """All values of the file; raises `SourceError` where the layout is broken."""
        ...
