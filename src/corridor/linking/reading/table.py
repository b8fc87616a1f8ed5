"""One column of a delimited text: each row is a page."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

from corridor.errors import Location, SourceError, UsageError
from corridor.linking.passage import Page
from corridor.linking.reading.cleaning import clean
from corridor.linking.reading.limits import MAX_PAGE

_DELIMITERS = (",", ";", "\t")


@dataclass(frozen=True, slots=True)
class _Header:
    delimiter: str
    columns: tuple[str, ...]


def table_pages(text: TextIO, name: str, column: str | None) -> Iterator[Page]:
    """The cells of a column, numbered by their row in the file; the header is row 1. Blank rows are passed over.

    Raises `UsageError` for a column that is not there once, `SourceError` for a cell that does not end.
    """
    header = _header_of(text, name, column)
    place = _place(header, name, column)
    text.seek(0)
    return _cells(csv.reader(text, delimiter=header.delimiter), place, name)


def _cells(records: Iterator[list[str]], place: int, name: str) -> Iterator[Page]:
    row = 1
    try:
        next(records, None)
        for row, record in enumerate(records, start=2):
            if any(record):
                yield Page(row, clean(record[place]).strip() if place < len(record) else "")
    except csv.Error as error:
        raise SourceError(
            f"cells of at most {csv.field_size_limit():,} characters whose quotation marks close",
            f"a cell that does not end ({error})",
            where=Location(name, row=row + 1),
            remedy="close the quotation mark, or save the table as CSV anew",
        ) from error


def _header_of(text: TextIO, name: str, column: str | None) -> _Header:
    """The first line under the delimiter that shows the column, else under the one that parts it most."""
    line = text.readline(MAX_PAGE)
    headers: list[_Header] = []
    for delimiter in _DELIMITERS:
        try:
            cells = next(csv.reader([line], delimiter=delimiter), [])
        except csv.Error:
            continue
        headers.append(_Header(delimiter, tuple(clean(cell).strip() for cell in cells)))
    if not any(any(header.columns) for header in headers):
        raise SourceError(
            "the names of the columns in the first line",
            "none",
            where=Location(name, row=1),
            remedy="write the names of the columns above the rows",
        )
    return max(headers, key=lambda header: (column in header.columns, len(header.columns)))


def _place(header: _Header, name: str, column: str | None) -> int:
    there = ", ".join(repr(known) for known in header.columns if known)
    if column is None:
        raise UsageError(
            "the column of the table that has the text",
            "none named",
            where=Location(name),
            remedy=f"name one of {there}",
        )
    if header.columns.count(column) != 1:
        raise UsageError(
            f"one column {column!r}",
            "more than one of that name" if column in header.columns else "none of that name",
            where=Location(name, row=1),
            remedy=f"give one of the columns another name; there are {there}"
            if column in header.columns
            else f"name one of {there}",
        )
    return header.columns.index(column)
