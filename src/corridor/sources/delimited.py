"""A publisher's delimited text as named columns: the header found by its words, each row with its number."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from pathlib import Path

import polars as pl

from corridor.errors import Location, SourceError
from corridor.sources.contract import Head, Repair
from corridor.sources.files import Decoded, plain_name, read_text
from corridor.sources.records import records_frame

DELIMITERS = (",", ";", "\t", "|")
HEADER_WITHIN_ROWS = 40
HEAD_CHARACTERS = 1_000_000


@dataclass(frozen=True, slots=True)
class Layout:
    """Which columns a file must and may have: key -> the spellings met in publishers' headers.

    Spellings are compared by `squash`, so case, spaces and punctuation do not matter. `one_of` names
    groups of optional keys of which a file must have at least one.
    """

    required: Mapping[str, tuple[str, ...]]
    optional: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    one_of: tuple[tuple[str, ...], ...] = ()

    def keys(self) -> dict[str, str]:
        """Squashed spelling -> key."""
        columns = {**self.required, **self.optional}
        return {squash(spelling): key for key, spellings in columns.items() for spelling in spellings}

    def is_met_by(self, keys: Iterable[str | None]) -> bool:
        """Whether a header with these keys has all that the layout asks for."""
        present = set(keys)
        return set(self.required) <= present and all(present & set(group) for group in self.one_of)


@dataclass(frozen=True, slots=True)
class Header:
    """Where the header stands, how the file is delimited, and what the columns are called."""

    row: int
    delimiter: str
    written: tuple[str, ...]
    keys: tuple[str | None, ...]
    preamble: tuple[str, ...]
    """The text of each row above the header: titles and dates of extraction."""


@dataclass(frozen=True, slots=True)
class Table:
    """The file's rows as text.

    `frame` has a column `row` (1-based, as a spreadsheet shows it), one column for each key of the
    layout that the file has, and under its header as written each column that the layout does not
    name. Cells are stripped; blank cells are null.
    """

    file: str
    frame: pl.DataFrame
    header: Header
    repairs: tuple[Repair, ...]

    def has(self, key: str) -> bool:
        """Whether the file has the column."""
        return key in self.header.keys

    def written(self, key: str) -> str:
        """The header of a column as the publisher wrote it."""
        return self.header.written[self.header.keys.index(key)]

    def unnamed(self) -> tuple[str, ...]:
        """The headers that the layout does not name, as written."""
        pairs = zip(self.header.written, self.header.keys, strict=True)
        return tuple(written for written, key in pairs if key is None and written)

    def place(self, row: int, key: str) -> Location:
        """The location of a cell."""
        return Location(self.file, row=row, column=self.written(key))


@lru_cache(maxsize=4096)
def squash(header: str) -> str:
    """A header without case, spaces and punctuation: `[Age]` and `age` are the same."""
    return "".join(letter for letter in header.casefold() if letter.isalnum())


def find_header(text: str, layout: Layout) -> Header | None:
    """The first row among the first 40 that has every required column, under any delimiter."""
    key_of = layout.keys()
    for delimiter in DELIMITERS:
        preamble: list[str] = []
        for number, cells in _first_rows(text, delimiter):
            written = tuple(cell.strip().removeprefix("\ufeff") for cell in cells)
            keys = tuple(key_of.get(squash(cell)) for cell in written)
            if layout.is_met_by(keys):
                return Header(number, delimiter, written, keys, tuple(preamble))
            preamble.append(" ".join(cell for cell in written if cell))
    return None


def has_header(head: Head, layout: Layout) -> bool:
    """Whether a text file begins with this layout."""
    return head.text is not None and find_header(head.text, layout) is not None


def read_table(path: Path, layout: Layout) -> Table:
    """The whole file; raises `SourceError` without a header, with a column twice, or with broken rows."""
    name = plain_name(path)
    decoded = read_text(path)
    header = find_header(decoded.text[:HEAD_CHARACTERS], layout)
    if header is None:
        raise SourceError(
            f"a header with the columns {', '.join(names[0] for names in layout.required.values())}",
            f"none in the first {HEADER_WITHIN_ROWS} rows",
            where=Location(name),
            remedy="check that this is the publisher's unedited file",
        )
    _check_no_column_twice(header, name)
    return _table(decoded, header, name)


def _table(decoded: Decoded, header: Header, name: str) -> Table:
    frame, repairs = records_frame(decoded.text, header.delimiter, header.row, len(header.written), name)
    kept = [
        pl.col(f"column_{index}").alias(key or written)
        for index, (written, key) in enumerate(zip(header.written, header.keys, strict=True), start=1)
        if key or written
    ]
    return Table(name, frame.select("row", *kept), header, decoded.repairs + repairs)


def _first_rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        yield from enumerate(islice(rows, HEADER_WITHIN_ROWS), start=1)
    except csv.Error:
        return


def _check_no_column_twice(header: Header, name: str) -> None:
    names = [key or written for written, key in zip(header.written, header.keys, strict=True) if written]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice or "row" in names:
        raise SourceError(
            "each column once, and none called 'row'",
            f"{', '.join(twice) or 'row'} {'more than once' if twice else ''}".strip(),
            where=Location(name, row=header.row),
            remedy="check that this is the publisher's unedited file",
        )
