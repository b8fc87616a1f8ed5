"""The beginning of a large workbook without parsing all of it."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from zipfile import BadZipFile, ZipFile

LARGE_BYTES = 1_048_576
"""Sheets whose XML is smaller are taken whole."""

SHEET_PART = re.compile(r"xl/worksheets/[^/]+\.xml")
ROW_END = b"</row>"
CLOSING = b"</sheetData></worksheet>"


def shortened(workbook: bytes, rows: int) -> bytes:
    """The same `.xlsx` with at least the first `rows` rows of each sheet; what is no such workbook is given back.

    A workbook of 250,000 rows takes ten seconds to parse; its reader can be told from the first rows.
    """
    if not zipfile.is_zipfile(io.BytesIO(workbook)):
        return workbook
    try:
        return _shortened(workbook, rows)
    except (BadZipFile, zlib.error, EOFError):  # whoever opens the workbook says what is wrong with it
        return workbook


def _shortened(workbook: bytes, rows: int) -> bytes:
    short = io.BytesIO()
    with ZipFile(io.BytesIO(workbook)) as whole, ZipFile(short, "w") as made:
        if not any(_is_large_sheet(part) for part in whole.infolist()):
            return workbook
        for part in whole.infolist():
            made.writestr(part.filename, _beginning(whole, part, rows) or whole.read(part))
    return short.getvalue()


def _is_large_sheet(part: zipfile.ZipInfo) -> bool:
    return part.file_size > LARGE_BYTES and SHEET_PART.fullmatch(part.filename) is not None


def _beginning(workbook: ZipFile, part: zipfile.ZipInfo, rows: int) -> bytes | None:
    """The sheet's XML to the end of its last whole row within `LARGE_BYTES`; None when it must be taken whole."""
    if not _is_large_sheet(part):
        return None
    with workbook.open(part) as stream:
        xml = stream.read(LARGE_BYTES)
    if xml.count(ROW_END) < rows:
        return None
    return xml[: xml.rindex(ROW_END)] + ROW_END + CLOSING
