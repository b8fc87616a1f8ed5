"""CSV files and workbooks as rows of cells under the columns of the exchange layout."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from corridor.catalogue.columns import columns
from corridor.catalogue.exchange.limits import Limits, check_is_table, check_rows
from corridor.catalogue.exchange.workbook import rows_of_workbook
from corridor.errors import Location, SourceError
from corridor.sources.files import Cell, column_letter

DELIMITERS = (",", ";", "\t")
_CONTACT = "contact"


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row with its number as a spreadsheet shows it; `beyond` are cells that stand under no heading."""

    number: int
    cells: Mapping[str, Cell]
    beyond: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class EntryTable:
    """The rows below the header; rows that are empty are left out."""

    sheet: str | None
    rows: tuple[TableRow, ...]


def csv_table(data: bytes, name: str, limits: Limits) -> EntryTable:
    """A CSV file in UTF-8, with or without its mark, parted by commas, semicolons or tabs.

    Raises `SourceError` for what is no such file, and for a header that is not of the layout.
    """
    check_is_table(data, name)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceError(
            "text in UTF-8",
            f"the byte 0x{data[error.start]:02X} at position {error.start}",
            where=Location(name),
            remedy="save the file as CSV UTF-8",
        ) from error
    return _table(_records(text, _delimiter(text), name, limits), name, None, limits)


def xlsx_table(data: bytes, name: str, limits: Limits) -> EntryTable:
    """The sheet `entries` of a workbook, or its only sheet.

    Raises `SourceError` for what is no workbook, for one that is too large, and for a header that is not of
    the layout.
    """
    sheet, rows = rows_of_workbook(data, name, limits)
    return _table(enumerate(rows, start=1), name, sheet, limits)


def _delimiter(text: str) -> str:
    """The delimiter under which the first row has most columns of the layout."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(DELIMITERS, key=lambda mark: sum(_key(cell) in columns() for cell in first.split(mark)))


def _records(text: str, delimiter: str, name: str, limits: Limits) -> list[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    found: list[tuple[int, list[str]]] = []
    number = 0
    try:
        for number, record in enumerate(reader, start=1):
            found.append((number, record))
            check_rows(len(found) - 1, name, limits)
    except csv.Error as error:
        raise SourceError(
            "cells whose quotation marks close, of at most 131,072 characters",
            str(error),
            where=Location(name, row=number + 1),
            remedy='write a quotation mark inside a cell twice: ""',
        ) from error
    return found


def _table(rows: Iterable[tuple[int, Sequence[Cell]]], name: str, sheet: str | None, limits: Limits) -> EntryTable:
    filled = [(number, cells) for number, cells in rows if any(str(cell).strip() for cell in cells)]
    if not filled:
        raise SourceError("a header and rows of entries", "nothing", where=Location(name, sheet))
    (header_row, header), *below = filled
    check_rows(len(below), name, limits, sheet)
    keys = _checked_header(header, Location(name, sheet, header_row))
    return EntryTable(sheet, tuple(_row(number, keys, cells) for number, cells in below))


def _row(number: int, keys: Sequence[str | None], cells: Sequence[Cell]) -> TableRow:
    named = {key: cell for key, cell in zip(keys, cells, strict=False) if key is not None}
    unnamed = [cell for key, cell in zip(keys, cells, strict=False) if key is None]
    beyond = tuple(cell for cell in (*unnamed, *cells[len(keys) :]) if str(cell).strip())
    return TableRow(number, named, beyond)


def _checked_header(header: Sequence[Cell], place: Location) -> list[str | None]:
    """The key of each column, None where the heading is empty."""
    keys = [_key(cell) or None for cell in header]
    named = [key for key in keys if key is not None]
    if _CONTACT in named:
        raise SourceError(
            "no contacts: they are never part of an exchange file",
            "a column contact",
            where=place,
            remedy="delete the column",
        )
    for index, key in enumerate(keys):
        if key is not None and key not in columns():
            raise _unknown(key, Location(place.file, place.sheet, place.row, column_letter(index)))
    twice = sorted({key for key in named if named.count(key) > 1})
    missing = [key for key, column in columns().items() if column.mandatory and key not in named]
    if twice or missing:
        wrong = [f"no column {key}" for key in missing] + [f"two columns {key}" for key in twice]
        raise SourceError(
            "each mandatory column, and each once",
            ", ".join(wrong),
            where=place,
            remedy="export an entry to see the layout",
        )
    return keys


def _unknown(key: str, place: Location) -> SourceError:
    near = get_close_matches(key[:100], columns(), 1, 0.6)
    return SourceError(
        "a heading of the layout",
        repr(key[:100]),
        where=place,
        remedy=f"did you mean {near[0]}?" if near else f"use one of {', '.join(columns())}",
    )


def _key(cell: Cell) -> str:
    return "_".join(str(cell).strip().strip('"').casefold().replace("_", " ").split())
