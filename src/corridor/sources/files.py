"""Open a publisher's file: `.gz` or not, any usual encoding, workbook or text."""

from __future__ import annotations

import csv
import gzip
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from corridor.errors import Location, SourceError
from corridor.sources.contract import Head, Repair

HEAD_BYTES = 65_536
HEAD_ROWS = 40
WORKBOOK_SUFFIXES = (".xlsx", ".xls", ".xlsm")
TEXT_SUFFIXES = (".csv", ".tsv", ".txt", ".json", ".md", ".xml", ".js", ".yml", ".yaml")

Cell = object
"""A workbook's cell as calamine gives it: str, float, bool, date, or '' when empty."""


def plain_name(path: Path) -> str:
    """The file's name without `.gz`."""
    return path.name.removesuffix(".gz")


def read_bytes(path: Path, limit: int | None = None) -> bytes:
    """The file's bytes, unzipped when it is `.gz`; at most `limit` of them.

    Raises `SourceError` for a truncated or damaged `.gz`.
    """
    if not path.name.endswith(".gz"):
        with path.open("rb") as plain:
            return plain.read() if limit is None else plain.read(limit)
    try:
        with gzip.open(path, "rb") as packed:
            return packed.read() if limit is None else packed.read(limit)
    except (EOFError, OSError) as error:
        raise SourceError(
            "a complete gzip file",
            f"one that ends early or is damaged ({error})",
            where=Location(path.name),
            remedy="download the file again",
        ) from error


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the encoding it was read in, and the repair when that was not UTF-8."""

    text: str
    encoding: str
    repairs: tuple[Repair, ...] = ()


def decode(data: bytes, name: str) -> Decoded:
    """UTF-8 or UTF-16 by its mark, UTF-8 where it fits, else Windows-1252 with a repair."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return Decoded(data.decode(encoding, errors="replace"), encoding)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 3 and error.reason == "unexpected end of data":
            return Decoded(data[: error.start].decode("utf-8"), "utf-8")
    repair = Repair(Location(name), "bytes that are not UTF-8", "read as Windows-1252", "encoding")
    return Decoded(data.decode("cp1252", errors="replace"), "cp1252", (repair,))


def read_text(path: Path) -> Decoded:
    """The whole file as text."""
    return decode(read_bytes(path), plain_name(path))


def csv_records(text: str, delimiter: str = ",") -> Iterator[tuple[int, list[str]]]:
    """Records with their 1-based number as a spreadsheet shows it; blank records are passed over."""
    for number, record in enumerate(csv.reader(io.StringIO(text), delimiter=delimiter), start=1):
        if any(record):
            yield number, record


def open_workbook(path: Path) -> CalamineWorkbook:
    """The workbook; raises `SourceError` when it is truncated or no workbook at all."""
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(read_bytes(path)))
    except (CalamineError, zipfile.BadZipFile, OSError) as error:
        raise SourceError(
            "a complete workbook (.xlsx or .xls)",
            f"a file that cannot be opened as one ({error})",
            where=Location(path.name),
            remedy="download the file again; an interrupted download often ends like this",
        ) from error


def sheet_rows(workbook: CalamineWorkbook, name: str, file: str) -> list[list[Cell]]:
    """All rows of a sheet from cell A1 on; raises `SourceError` when the sheet is not there."""
    if name not in workbook.sheet_names:
        raise SourceError(
            f"a sheet named {name!r}",
            f"sheets {', '.join(workbook.sheet_names)}",
            where=Location(file),
            remedy="check that this is the publisher's unedited workbook",
        )
    return [list(row) for row in workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)]


def column_letter(index: int) -> str:
    """The spreadsheet's letters of a 0-based column: 0 -> A, 26 -> AA."""
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def head_of(path: Path) -> Head:
    """The beginning of a file for `sniff`; a damaged or foreign file gives a bare head."""
    name = plain_name(path)
    suffix = Path(name).suffix.lower()
    if suffix in WORKBOOK_SUFFIXES:
        return Head(name, sheets=_head_sheets(path))
    if suffix in TEXT_SUFFIXES:
        return Head(name, text=decode(read_bytes(path, HEAD_BYTES), name).text)
    return Head(name)


def _head_sheets(path: Path) -> dict[str, list[list[str]]]:
    workbook = open_workbook(path)
    heads: dict[str, list[list[str]]] = {}
    for name in workbook.sheet_names:
        rows = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=HEAD_ROWS)
        heads[name] = [[str(cell) for cell in row] for row in rows]
    return heads
