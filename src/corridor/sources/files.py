"""Open a publisher's file: `.gz` or not, any usual encoding, workbook or text."""

from __future__ import annotations

import csv
import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from corridor.errors import Location, SourceError
from corridor.sources.contract import Head, Repair
from corridor.sources.workbook_head import shortened

HEAD_BYTES = 65_536
HEAD_ROWS = 40
WORKBOOK_SUFFIXES = (".xlsx", ".xls", ".xlsm")
TEXT_SUFFIXES = (".csv", ".tsv", ".txt", ".json", ".md", ".xml", ".js", ".yml", ".yaml")

Cell = object
"""A workbook's cell as calamine gives it: str, float, bool, date, or '' when empty."""


def plain_name(path: Path) -> str:
    """The file's name without `.gz`."""
    return path.name[:-3] if _is_packed(path) else path.name


def is_workbook(path: Path) -> bool:
    """Whether the name is that of a workbook, zipped or not."""
    return plain_name(path).lower().endswith(WORKBOOK_SUFFIXES)


def _is_packed(path: Path) -> bool:
    return path.name.lower().endswith(".gz")


def read_bytes(path: Path, limit: int | None = None) -> bytes:
    """The file's bytes, unzipped when it is `.gz`; at most `limit` of them.

    Raises `SourceError` for a truncated or damaged `.gz`.
    """
    if not _is_packed(path):
        with path.open("rb") as plain:
            return plain.read() if limit is None else plain.read(limit)
    try:
        with gzip.open(path, "rb") as packed:
            return packed.read() if limit is None else packed.read(limit)
    except (EOFError, OSError, zlib.error) as error:
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
    """UTF-8 or UTF-16 by its mark, UTF-8 where it fits, else Windows-1252 with a repair.

    UTF-16 without its mark is known by its zero bytes. A character cut off at the very end is dropped.
    """
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return Decoded(data.decode(encoding, errors="replace"), encoding)
    if data.startswith(b"\xef\xbb\xbf"):
        plain = decode(data[3:], name)
        return Decoded(plain.text, "utf-8-sig" if plain.encoding == "utf-8" else plain.encoding, plain.repairs)
    if unmarked := _unmarked_utf16(data[:1000]):
        repair = Repair(Location(name), f"{unmarked} without its mark", f"read as {unmarked}", "encoding")
        return Decoded(data.decode(unmarked, errors="replace"), unmarked, (repair,))
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 3 and error.reason == "unexpected end of data":
            return Decoded(data[: error.start].decode("utf-8"), "utf-8")
    repair = Repair(Location(name), "bytes that are not UTF-8", "read as Windows-1252", "encoding")
    return Decoded(data.decode("cp1252", errors="replace"), "cp1252", (repair,))


def _unmarked_utf16(start: bytes) -> str | None:
    """UTF-16 by where the zero bytes of Western text stand; None when there are none."""
    if b"\x00" not in start:
        return None
    return "utf-16-le" if start[1::2].count(0) > start[0::2].count(0) else "utf-16-be"


def read_text(path: Path) -> Decoded:
    """The whole file as text."""
    return decode(read_bytes(path), plain_name(path))


def csv_records(text: str, delimiter: str = ",") -> Iterator[tuple[int, list[str]]]:
    """Records with their 1-based number as a spreadsheet shows it; blank records are passed over.

    Lines may end with LF, CR LF or CR. Raises `SourceError` for a quotation mark that never closes.
    """
    number = 0
    try:
        for number, record in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), start=1):
            if any(record):
                yield number, record
    except csv.Error as error:
        raise SourceError(
            "a delimited text whose quotation marks close",
            f"a cell that does not end ({error})",
            where=f"record {number + 1}",
            remedy="download the file again",
        ) from error


def open_workbook(path: Path) -> CalamineWorkbook:
    """The workbook; raises `SourceError` when it is truncated or no workbook at all."""
    return opened_workbook(read_bytes(path), path.name)


def opened_workbook(data: bytes, file: str) -> CalamineWorkbook:
    """The workbook that these bytes are; raises `SourceError` when they are none."""
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(data))
    except (CalamineError, zipfile.BadZipFile, OSError) as error:
        raise SourceError(
            "a complete workbook (.xlsx or .xls)",
            f"a file that cannot be opened as one ({error})",
            where=Location(file),
            remedy="download the file again; an interrupted download often ends like this",
        ) from error


def sheet_named(workbook: CalamineWorkbook, name: str, file: str) -> CalamineSheet:
    """The sheet with all its cells; raises `SourceError` when it is damaged."""
    try:
        return workbook.get_sheet_by_name(name)
    except CalamineError as error:
        raise SourceError(
            "a sheet that can be read",
            f"a damaged one ({error})",
            where=Location(file, name),
            remedy="download the file again",
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
    return [list(row) for row in sheet_named(workbook, name, file).to_python(skip_empty_area=False)]


def column_letter(index: int) -> str:
    """The spreadsheet's letters of a 0-based column: 0 -> A, 26 -> AA."""
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def head_of(path: Path) -> Head:
    """The beginning of a file for `sniff`; a foreign file gives a bare head.

    Raises `SourceError` for a damaged workbook or `.gz`.
    """
    name = plain_name(path)
    suffix = Path(name).suffix.lower()
    if suffix in WORKBOOK_SUFFIXES:
        return Head(name, sheets=_head_sheets(path))
    if suffix in TEXT_SUFFIXES:
        return Head(name, text=decode(read_bytes(path, HEAD_BYTES), name).text)
    return Head(name)


def _head_sheets(path: Path) -> dict[str, list[list[str]]]:
    workbook = opened_workbook(shortened(read_bytes(path), HEAD_ROWS), path.name)
    heads: dict[str, list[list[str]]] = {}
    for name in workbook.sheet_names:
        rows = sheet_named(workbook, name, path.name).to_python(skip_empty_area=False, nrows=HEAD_ROWS)
        heads[name] = [[str(cell) for cell in row] for row in rows]
    return heads
