"""Large workbooks in parts: the beginning alone, and all rows piece by piece."""

from __future__ import annotations

import io
import zipfile
from collections import defaultdict
from pathlib import Path

import pytest

from corridor.errors import SourceError
from corridor.sources import workbook_head
from corridor.sources.files import HEAD_ROWS, head_of
from corridor.sources.workbook_head import shortened
from corridor.sources.workbook_pieces import Piece, pieces_of, rows_in
from tests.sources.readers.layouts import Rows, write_workbook
from tests.sources.readers.naive import sheet_cells

TABLE: Rows = [
    [],
    *([["", f"row {number}", float(number), True] for number in range(2, 60)]),
    *([[]] * 3),
    *([["", f"last {number}", -0.5, ""] for number in range(62, 200)]),
]
SHEETS = {"First": TABLE, "Empty": [], "Second": [["a"], ["b"]]}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_workbook(tmp_path / "book.xlsx", SHEETS)


def cells_of(pieces: list[Piece]) -> dict[str, dict[tuple[int, int], object]]:
    """Sheet -> (row, column) -> cell, of the cells that hold something."""
    found: dict[str, dict[tuple[int, int], object]] = defaultdict(dict)
    for piece in pieces:
        for rows in rows_in(piece):
            for row, cells in enumerate(rows.cells, start=rows.first):
                for column, cell in enumerate(cells):
                    if cell != "":
                        assert (row, column) not in found[rows.sheet]
                        found[rows.sheet][row, column] = cell
    return found


def whole(path: Path) -> dict[str, dict[tuple[int, int], object]]:
    return {
        sheet: {
            (row, column): cell
            for row, cells in enumerate(sheet_cells(path, sheet))
            for column, cell in enumerate(cells)
            if cell != ""
        }
        for sheet in ("First", "Second")
    }


@pytest.mark.parametrize("size", [500, 1000, 3333, 1_000_000])
def test_pieces_hold_every_cell_once_and_where_it_stood(path: Path, size: int) -> None:
    pieces = list(pieces_of(path.read_bytes(), path, size))
    assert (len(pieces) > 3) == (size < 1_000_000)
    assert cells_of(pieces) == whole(path)
    numbers = [piece.number for piece in pieces if piece.sheet.endswith("sheet1.xml")]
    assert numbers == list(range(len(numbers)))


def test_rows_written_in_another_way_are_one_piece(path: Path, tmp_path: Path) -> None:
    prefixed = io.BytesIO()
    with zipfile.ZipFile(path) as book, zipfile.ZipFile(prefixed, "w") as made:
        for name in book.namelist():
            xml = book.read(name)
            made.writestr(name, xml.replace(b"</row>", b"</row >") if "sheet1" in name else xml)
    pieces = list(pieces_of(prefixed.getvalue(), tmp_path / "book.xlsx", 500))
    assert len([piece for piece in pieces if piece.sheet.endswith("sheet1.xml")]) == 1
    assert cells_of(pieces) == whole(path)


def test_an_old_workbook_is_one_piece(tmp_path: Path) -> None:
    old = write_workbook(tmp_path / "book.xls", SHEETS)
    (piece,) = pieces_of(old.read_bytes(), old, 500)
    assert cells_of([piece]) == whole(old)


def test_a_damaged_piece_is_an_error() -> None:
    with pytest.raises(SourceError, match="a complete workbook"):
        rows_in(Piece("book.xlsx", "", 0, b"no workbook"))


def test_the_beginning_of_a_large_sheet_is_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = head_of(path).sheets
    monkeypatch.setattr(workbook_head, "LARGE_BYTES", 6000)
    short = shortened(path.read_bytes(), HEAD_ROWS)
    assert short != path.read_bytes()
    assert head_of(path).sheets == plain
    assert plain is not None
    assert len(plain["First"]) == HEAD_ROWS


def test_a_sheet_whose_first_rows_are_long_is_taken_whole(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = head_of(path).sheets
    monkeypatch.setattr(workbook_head, "LARGE_BYTES", 600)
    assert head_of(path).sheets == plain


def test_a_damaged_large_workbook_is_told_as_one(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_head, "LARGE_BYTES", 600)
    data = bytearray(path.read_bytes())
    at = data.index(b"xl/worksheets/sheet1.xml") + 24
    data[at : at + 400] = bytes(400)
    path.write_bytes(bytes(data))
    with pytest.raises(SourceError):
        head_of(path)
