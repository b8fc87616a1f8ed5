"""What all workbooks of UN DESA's International Migrant Stock have in common.

Official source of the marks and codes: the sheet `Notes` of the workbooks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from corridor.errors import SourceError
from corridor.sources.contract import ObservationStatus, Repair
from corridor.sources.grid import Grid, tidy_text
from corridor.sources.table import Table

MARKS: Mapping[str, ObservationStatus] = {
    "..": ObservationStatus.MISSING,
    "\u2014": ObservationStatus.NOT_SIGNIFICANT,
    "~": ObservationStatus.SUPPRESSED,
}
"""`..` not available; an em dash is not zero but less than half a unit; `~` is fewer than five."""

NAME = r".*country or area.*"
CODE = r"(location|country|area)?\s*code"
NOTES = r"notes?"
TYPE_OF_DATA = r"(type of data|data type)"

_TITLE = re.compile(r"International Migrant Stock (\d{4})(?:: (?:The )?[A-Z][\w, ]+)?")
_REVISION = re.compile(r"(?:Stock/Rev\.? ?|International Migrant Stock )(\d{4})")
_FEMALE = re.compile(r"\b(females?|women)\b")
_MALE = re.compile(r"\b(males?|men)\b")


def title_of(grids: Sequence[Grid]) -> str:
    """`International Migrant Stock 2020: Destination`, as far as the workbook says it."""
    found = (match.group() for text in _head_texts(grids) if (match := _TITLE.search(text)))
    return max(found, key=len, default="International Migrant Stock")


def vintage_of(grids: Sequence[Grid]) -> str | None:
    """`2020 revision` from the document symbol or the title; None when neither is there."""
    years = [found[1] for text in _head_texts(grids) if (found := _REVISION.search(text))]
    return f"{years[0]} revision" if years else None


def vintage_in_name(file: str) -> str | None:
    """`2019 revision` from a file's name (`..._2019rev...`), for tables that others took out of the workbook."""
    found = re.search(r"(?<!\d)((?:19|20)\d\d)[ _-]?rev", file.casefold())
    return f"{found[1]} revision" if found else None


def sex_in(text: str) -> str | None:
    """`_T`, `F` or `M` where a heading says so; None where it does not."""
    words = text.casefold()
    if "both sexes" in words:
        return "_T"
    if _FEMALE.search(words):
        return "F"
    return "M" if _MALE.search(words) else None


def block_texts(table: Table, column: int) -> list[str]:
    """The headings that hold for a column of values, the nearest first.

    A block's heading stands above its first column alone, so an empty cell takes the text of the next
    column of values to the left.
    """
    texts: list[str] = []
    columns = [known for known in sorted(table.periods) if known <= column]
    for row in range(table.header_row - 1, -1, -1):
        written = [text for known in columns if (text := tidy_text(table.grid.cell(row, known)))]
        texts.extend(written[-1:])
    return texts


def location_code(table: Table, row: int, role: str) -> str | None:
    """The code as text (`608`), None where the cell is empty; raises `SourceError` for anything else."""
    written = table.text(row, role)
    if not written:
        return None
    if not re.fullmatch(r"\d{1,4}", written):
        raise SourceError(
            "a location code (a whole number)",
            repr(table.grid.cell(row, table.labels[role])),
            where=table.where(row, table.labels[role]),
            remedy="check the row in the publisher's file",
        )
    return str(int(written))


def criterion_of(type_of_data: str) -> str | None:
    """`birth` for B, `citizenship` for C; None for both, for imputed, and where nothing is stated."""
    letters = set(type_of_data.replace(" ", ""))
    if ("B" in letters) == ("C" in letters):
        return None
    return "birth" if "B" in letters else "citizenship"


def is_imputed(type_of_data: str) -> bool:
    """Whether the publisher had no data for the area (I)."""
    return "I" in type_of_data


def remark(type_of_data: str, notes: str) -> str | None:
    """`type of data: C R; note 24`; None when both are empty."""
    parts = [f"type of data: {type_of_data}" if type_of_data else "", f"note {notes}" if notes else ""]
    return "; ".join(part for part in parts if part) or None


def data_rows(table: Table, codes: Sequence[str], values: Iterable[int]) -> tuple[list[int], tuple[Repair, ...]]:
    """The rows that have all location codes, and a repair that counts the headings passed over.

    Raises `SourceError` for a row that has values but lacks a code.
    """
    kept: list[int] = []
    headings: list[int] = []
    columns = list(values)
    for row in table.body():
        if all(location_code(table, row, role) is not None for role in codes):
            kept.append(row)
            continue
        if table.has_number(row, columns):
            missing = next(role for role in codes if location_code(table, row, role) is None)
            raise SourceError(
                "a location code beside the values",
                "an empty cell",
                where=table.where(row, table.labels[missing]),
                remedy="check the row in the publisher's file",
            )
        if any(tidy_text(cell) for cell in table.grid.rows[row]):
            headings.append(row)
    if not headings:
        return kept, ()
    names = ", ".join(_longest_text(table, row) for row in headings)
    place = table.grid.where(headings[0])
    return kept, (Repair(place, f"{len(headings)} rows without code: {names}", "passed over", "heading rows"),)


def _longest_text(table: Table, row: int) -> str:
    return max((tidy_text(cell) for cell in table.grid.rows[row]), key=len)


def _head_texts(grids: Sequence[Grid]) -> Iterable[str]:
    for grid in grids:
        for row in grid.rows[:20]:
            for cell in row:
                if isinstance(cell, str) and "tock" in cell:
                    yield tidy_text(cell)
