"""A column of text to values and statuses, each mark that is no plain number accounted for."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

from corridor.errors import Location, SourceError
from corridor.sources.cells import Parsed, parse_number
from corridor.sources.contract import ObservationStatus, Repair

PLAIN_NUMBER = r"^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$"
_DECIMAL_COMMA = re.compile(r"^[+-]?\d+,\d+$")
_SEVERAL_COMMAS = r"^[+-]?\d{1,3}(,\d{3}){2,}(\.\d+)?$"
_THREE_DIGITS_AFTER_COMMA = re.compile(r"^[+-]?[1-9]\d{0,2},\d{3}$")

ParseCell = Callable[[str, Location], Parsed]


@dataclass(frozen=True, slots=True)
class Numbers:
    """The frame with `value` and `status` added, and a repair for each cell that was no plain number."""

    frame: pl.DataFrame
    repairs: tuple[Repair, ...]


def read_numbers(frame: pl.DataFrame, file: str, *, delimiter: str = ",", parse: ParseCell = parse_number) -> Numbers:
    """Values and statuses of a frame with the columns `row`, `column` and `text`.

    In a file whose cells are parted by something else than a comma, a comma is the decimal mark
    of a European spreadsheet, unless numbers with decimal points or several commas stand in it.
    Raises `SourceError` for text that `parse` cannot read, and for commas that may mean either.
    """
    plain = pl.col("text").str.contains(PLAIN_NUMBER).fill_null(value=False)
    parse = _with_decimal_comma(frame, file, parse) if delimiter != "," else parse
    odd = frame.filter(~plain).select("row", "column", "text")
    firsts = odd.group_by("text", maintain_order=True).agg(pl.col("row", "column").first())
    found = {
        text: parse(text or "", Location(file, row=row, column=column))
        for text, row, column in firsts.select("text", "row", "column").iter_rows()
    }
    marks = pl.DataFrame(
        {
            "text": list(found),
            "value_of_mark": [mark.value for mark in found.values()],
            "status": [mark.status.value for mark in found.values()],
        },
        schema={"text": pl.String, "value_of_mark": pl.Float64, "status": pl.String},
    )
    number = pl.when(plain).then(pl.col("text")).cast(pl.Float64)
    valued = (
        frame.join(marks, on="text", how="left", nulls_equal=True, maintain_order="left")
        .with_columns(
            value=pl.coalesce(number, "value_of_mark"),
            status=pl.col("status").fill_null(ObservationStatus.NORMAL.value),
        )
        .drop("value_of_mark")
    )
    return Numbers(valued, tuple(_repairs(odd, found, file)))


def _repairs(odd: pl.DataFrame, found: dict[str, Parsed], file: str) -> list[Repair]:
    mended = [text for text, mark in found.items() if mark.rule is not None]
    return [
        Repair(Location(file, row=row, column=column), text, _made(found[text]), found[text].rule or "")
        for row, column, text in odd.filter(pl.col("text").is_in(mended)).iter_rows()
    ]


def _made(mark: Parsed) -> str:
    return f"no value, status {mark.status.value}" if mark.value is None else f"{mark.value:.15g}"


def _with_decimal_comma(frame: pl.DataFrame, file: str, parse: ParseCell) -> ParseCell:
    """`parse` that reads `5,7` as 5.7, where nothing in the file speaks for thousands marks."""
    texts = frame.get_column("text").drop_nulls()
    if texts.str.contains(r"^[+-]?\d*\.\d").any() or texts.str.contains(_SEVERAL_COMMAS).any():
        return parse
    decimal = texts.filter(texts.str.contains(_DECIMAL_COMMA.pattern))
    only_three_digits = all(_THREE_DIGITS_AFTER_COMMA.match(text) for text in decimal)

    def read(text: str, where: Location) -> Parsed:
        if not _DECIMAL_COMMA.match(text):
            return parse(text, where)
        if only_three_digits:
            raise SourceError(
                "commas that are clearly a decimal mark or a thousands mark",
                f"{text!r}, which may be either",
                where=where,
                remedy="save the file again as CSV with commas between the cells and points in the numbers",
            )
        return Parsed(float(text.replace(",", ".")), ObservationStatus.NORMAL, "decimal comma")

    return read
