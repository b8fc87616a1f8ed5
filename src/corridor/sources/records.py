"""Delimited text to a frame of text cells, with the row numbers that a spreadsheet shows."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import polars as pl
from polars.exceptions import PolarsError

from corridor.errors import Location, SourceError
from corridor.sources.contract import Repair

FAST_FROM_CHARACTERS = 1_000_000
"""Shorter texts are read with the standard library, record by record."""


def records_frame(
    text: str, delimiter: str, header_row: int, width: int, file: str
) -> tuple[pl.DataFrame, tuple[Repair, ...]]:
    """The records below the header: `row`, `column_1` ... `column_<width>`; cells stripped, blanks null.

    Blank records are passed over. A record with text in its first cell alone, as publishers end
    a file with, is left out with a repair. Raises `SourceError` for a record that is shorter or
    longer than the header, or for a quotation mark that is never closed.
    """
    frame = None
    if len(text) >= FAST_FROM_CHARACTERS:
        frame = _with_polars(text, delimiter, header_row, width)
    if frame is None:
        frame = _with_csv(text, delimiter, header_row, width, file)
    stripped = pl.col(_names(width)).str.strip_chars()
    frame = frame.with_columns(pl.when(stripped != "").then(stripped))
    return _without_rows_of_notes(_without_blank_rows(frame), file)


def _names(width: int) -> list[str]:
    return [f"column_{index}" for index in range(1, width + 1)]


def _with_csv(text: str, delimiter: str, header_row: int, width: int, file: str) -> pl.DataFrame:
    numbers: list[int] = []
    records: list[list[str]] = []
    for number, record in _numbered(text, delimiter, file):
        if number <= header_row or not any(cell.strip() for cell in record):
            continue
        if len(record) > width and not any(cell.strip() for cell in record[width:]):
            record = record[:width]
        if len(record) != width and not _is_closing_note(record):
            raise _broken_record(len(record), width, Location(file, row=number))
        numbers.append(number)
        records.append(record + [""] * (width - len(record)))
    columns = list(zip(*records, strict=True)) if records else [()] * width
    data = {name: pl.Series(column, dtype=pl.String) for name, column in zip(_names(width), columns, strict=True)}
    return pl.DataFrame({"row": pl.Series(numbers, dtype=pl.Int64), **data})


def _numbered(text: str, delimiter: str, file: str) -> Iterator[tuple[int, list[str]]]:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    try:
        for number, record in enumerate(rows, start=1):
            yield number, record
    except csv.Error as error:
        raise SourceError(
            "complete records, each quotation mark closed",
            str(error),
            where=Location(file, row=number + 1),
            remedy="download the file again; an interrupted download often ends like this",
        ) from error


def _with_polars(text: str, delimiter: str, header_row: int, width: int) -> pl.DataFrame | None:
    """The same frame, faster; None where the text is not plain enough to be sure of it."""
    if "\r" in text and text.count("\r") != text.count("\r\n"):
        return None
    try:
        frame = pl.read_csv(
            io.BytesIO(text.encode()),
            separator=delimiter,
            has_header=False,
            infer_schema=False,
            schema=dict.fromkeys(_names(width), pl.String),
            skip_rows=header_row,
            row_index_name="row",
            row_index_offset=header_row + 1,
        )
    except PolarsError:
        return None
    if frame.get_column(f"column_{width}").has_nulls() and not _all_of_width(text, delimiter, width):
        return None
    return frame.with_columns(pl.col("row").cast(pl.Int64))


def _all_of_width(text: str, delimiter: str, width: int) -> bool:
    """Whether every line that is a whole record has as many cells as the header."""
    lines = pl.Series([text]).str.split("\n").explode(empty_as_null=True).str.strip_chars_end("\r")
    lines = lines.filter(lines.str.len_bytes() > 0)
    quoted = lines.str.contains('"', literal=True)
    bare = pl.concat([lines.filter(~quoted), lines.filter(quoted).str.replace_all('"[^"]*"', "")])
    whole = bare.filter(~bare.str.contains('"', literal=True))
    return bool((whole.str.count_matches(delimiter, literal=True) == width - 1).all())


def _is_closing_note(record: list[str]) -> bool:
    return bool(record[0].strip()) and not any(cell.strip() for cell in record[1:]) and _is_text(record[0])


def _is_text(cell: str) -> bool:
    return not any(letter.isdigit() for letter in cell[:4])


def _rows_blank_in(frame: pl.DataFrame, columns: list[str]) -> pl.DataFrame:
    """The rows that are blank in all these columns; column after column, as most files have none."""
    for column in columns:
        frame = frame.filter(pl.col(column).is_null())
    return frame


def _without_blank_rows(frame: pl.DataFrame) -> pl.DataFrame:
    blank = _rows_blank_in(frame, [name for name in frame.columns if name != "row"])
    return frame.join(blank, on="row", how="anti", maintain_order="left") if len(blank) else frame


def _without_rows_of_notes(frame: pl.DataFrame, file: str) -> tuple[pl.DataFrame, tuple[Repair, ...]]:
    first, *others = [name for name in frame.columns if name != "row"]
    alone = _rows_blank_in(frame, others) if others else frame.clear()
    notes = [note for note in alone.select("row", first).iter_rows() if _is_text(note[1])]
    if not notes:
        return frame, ()
    repairs = tuple(
        Repair(Location(file, row=row), text, "left out", "a row of text among the data") for row, text in notes
    )
    return frame.filter(~pl.col("row").is_in([row for row, _ in notes])), repairs


def _broken_record(found: int, width: int, where: Location) -> SourceError:
    return SourceError(
        f"{width} cells, as many as the header has",
        f"{found}",
        where=where,
        remedy="download the file again; an interrupted download often ends like this",
    )
