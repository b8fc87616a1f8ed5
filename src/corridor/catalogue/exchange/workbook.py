"""A workbook from a stranger: opened only once it is clear how large it becomes.

A few kilobytes can unpack to gigabytes, one long text can be shown by a million cells, and one cell at the far
corner makes the whole sheet.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from itertools import pairwise
from zipfile import BadZipFile, ZipFile

from python_calamine import CalamineWorkbook

from corridor.catalogue.exchange.limits import MEGABYTE, Limits
from corridor.errors import Location, SourceError
from corridor.sources.files import Cell, opened_workbook, sheet_rows
from corridor.sources.workbook_head import SHEET_PART

SHEET = "entries"
"""The sheet that holds the entries; a workbook with one sheet may call it otherwise."""

_BOOK_PART = "xl/workbook.xml"
_TEXTS_PART = "xl/sharedStrings.xml"
_CHUNK = 1 << 20
_REFERENCE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{1,3})?(\d{1,9})["']""")
_SHARED_TEXT = re.compile(rb"""\bt\s*=\s*["']s["'][^>]*>\s*<(?:\w+:)?v(?:\s[^>]*)?>\s*(\d{1,9})""")
_TYPED_SHARED = re.compile(rb"""\bt\s*=\s*["']s["']""")
_ITEM = re.compile(rb"<(?:\w+:)?si[\s>/]")


def rows_of_workbook(data: bytes, name: str, limits: Limits) -> tuple[str, list[list[Cell]]]:
    """The name and the rows, from A1 on, of the sheet with the entries.

    Raises `SourceError` for a damaged workbook, for one that is larger than allowed once unpacked, and for one of
    several sheets of which none is called `entries`.
    """
    workbook = opened_workbook(_within(data, name, limits), name)
    sheet = _sheet_of(workbook, name)
    return sheet, sheet_rows(workbook, sheet, name)


def is_zip(data: bytes) -> bool:
    """Whether the bytes begin as a zip archive, and so as a workbook, does."""
    return data.startswith(b"PK\x03\x04")


def _sheet_of(workbook: CalamineWorkbook, name: str) -> str:
    sheets = workbook.sheet_names
    wanted = next((sheet for sheet in sheets if sheet.casefold() == SHEET), None)
    if wanted is None and len(sheets) == 1:
        wanted = sheets[0]
    if wanted is None:
        raise SourceError(
            f"a sheet named {SHEET!r}, or one sheet alone",
            f"{len(sheets)} sheets: {', '.join(sheets[:10])}",
            where=Location(name),
            remedy=f"name the sheet with the entries {SHEET!r}",
        )
    return wanted


def _within(data: bytes, name: str, limits: Limits) -> bytes:
    """The workbook packed anew from what was really in it, so that no header can lie about its size."""
    made = io.BytesIO()
    left = limits.unpacked_bytes
    try:
        with ZipFile(io.BytesIO(data)) as whole, ZipFile(made, "w") as small:
            if _BOOK_PART not in whole.namelist():
                raise _no_workbook(name, "a zip archive that holds no workbook")
            parts = {part.filename: part for part in whole.infolist()}
            texts = b""
            for part in parts.values():
                content = _read(whole, part, left, name, limits)
                left -= len(content)
                texts = content if part.filename == _TEXTS_PART else texts
                small.writestr(part.filename, content)
            for sheet in filter(SHEET_PART.fullmatch, parts):
                _check_sheet(small.read(sheet), texts, name, limits)
    # NotImplementedError comes from zipfile, for a compression that it does not know; RuntimeError for a password.
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise _no_workbook(name, f"a file that cannot be opened as one ({error})") from error
    return made.getvalue()


def _read(whole: ZipFile, part: zipfile.ZipInfo, left: int, name: str, limits: Limits) -> bytes:
    content = io.BytesIO()
    with whole.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            if content.tell() + len(chunk) > left:
                raise _too_large(name, limits)
            content.write(chunk)
    return content.getvalue()


def _check_sheet(xml: bytes, texts: bytes, name: str, limits: Limits) -> None:
    """Raises `SourceError` where the rows, the columns, or the texts of all cells together are too many."""
    last_row = last_column = 0
    for found in _REFERENCE.finditer(xml):
        letters, row = found.groups()
        last_row = max(last_row, int(row))
        if letters:
            last_column = max(last_column, _column_number(letters))
    if last_row > limits.rows + 1 or last_column > limits.columns:
        raise SourceError(
            f"a sheet of at most {limits.rows:,} entries and {limits.columns} columns",
            f"cells as far as row {last_row}, column {last_column}",
            where=Location(name),
            remedy="delete what is empty below and beside the table, or cut it into several files",
        )
    shown = list(_SHARED_TEXT.finditer(xml))
    if len(shown) != len(_TYPED_SHARED.findall(xml)):
        raise _no_workbook(name, "a sheet that is written in an unusual way")
    sizes = list(_sizes_of(texts))
    if sum(sizes[int(cell[1])] for cell in shown if int(cell[1]) < len(sizes)) > limits.unpacked_bytes:
        raise _too_large(name, limits)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


def _sizes_of(texts: bytes) -> Iterator[int]:
    """The bytes of each shared text, tags included."""
    starts = [found.start() for found in _ITEM.finditer(texts)]
    return (end - start for start, end in pairwise([*starts, len(texts)]))


def _too_large(name: str, limits: Limits) -> SourceError:
    return SourceError(
        f"a workbook of at most {limits.unpacked_bytes // MEGABYTE} MB once unpacked",
        "a larger one",
        where=Location(name),
        remedy="leave pictures out, or cut it into several files",
    )


def _no_workbook(name: str, found: str) -> SourceError:
    return SourceError(
        "a workbook (.xlsx)", found, where=Location(name), remedy="open it in a spreadsheet and save it as .xlsx"
    )
