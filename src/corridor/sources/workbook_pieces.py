"""A large workbook cut into small ones: each has some rows of one sheet, so that not all of it is in memory at once."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import ZipFile

from corridor.sources.files import Cell, opened_workbook, sheet_named
from corridor.sources.workbook_head import CLOSING, ROW_END, SHEET_PART

PIECE_BYTES = 8 * 1024 * 1024
"""XML of a sheet in one piece: some thousand rows."""

_DATA = b"<sheetData>"
_EMPTY = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>'
_NOT_NEEDED = ("xl/media/", "xl/drawings/", "xl/charts/")


@dataclass(frozen=True, slots=True)
class Piece:
    """A workbook of its own in which one `sheet` part has cells; `number` counts the part's pieces from 0.

    A workbook in the old format is one piece with all its sheets.
    """

    file: str
    sheet: str
    number: int
    workbook: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Rows:
    """Neighbouring rows of a sheet from column A on; `first` is the 0-based number of the first."""

    sheet: str
    first: int
    cells: Sequence[Sequence[Cell]]


def pieces_of(workbook: bytes, path: Path, size: int = PIECE_BYTES) -> Iterator[Piece]:
    """The pieces of a workbook, sheet after sheet, each sheet's rows in their order."""
    if not zipfile.is_zipfile(io.BytesIO(workbook)):
        yield Piece(path.name, "", 0, workbook)
        return
    with ZipFile(io.BytesIO(workbook)) as whole:
        sheets = [name for name in whole.namelist() if SHEET_PART.fullmatch(name)]
        others = [name for name in whole.namelist() if name not in sheets and not name.startswith(_NOT_NEEDED)]
        shared = {name: whole.read(name) for name in others} | dict.fromkeys(sheets, _EMPTY)
        for sheet in sheets:
            for number, xml in enumerate(_cut(whole, sheet, size)):
                yield Piece(path.name, sheet, number, _packed({**shared, sheet: xml}))


def rows_in(piece: Piece) -> list[Rows]:
    """The rows of each sheet that has any; raises `SourceError` for a damaged piece."""
    workbook = opened_workbook(piece.workbook, piece.file)
    found = []
    for name in workbook.sheet_names:
        sheet = sheet_named(workbook, name, piece.file)
        if sheet.start is not None:
            left: list[Cell] = [""] * sheet.start[1]
            cells = sheet.to_python()
            found.append(Rows(name, sheet.start[0], [[*left, *row] for row in cells] if left else cells))
    return found


def _cut(workbook: ZipFile, sheet: str, size: int) -> Iterator[bytes]:
    """The XML of a sheet in pieces of whole rows; in one where its rows are not written in the usual way."""
    with workbook.open(sheet) as stream:
        xml = stream.read(size)
        before, start, rest = xml.partition(_DATA)
        if len(xml) < size or not start or ROW_END not in rest:
            yield xml + stream.read()
            return
        while more := stream.read(size):
            rows, end, rest = rest.rpartition(ROW_END)
            yield before + start + rows + end + CLOSING
            rest += more
        yield before + start + rest


def _packed(parts: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with ZipFile(packed, "w") as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return packed.getvalue()
