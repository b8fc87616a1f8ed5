"""A national price file: quotes that an authority collected by its own mystery shopping.

Publisher: the authority that the file names.
Document: a CSV file in the form that docs/formats/national-prices.md describes.
Layout: lines `# key: value` on who made the file and how, then a table with one row for each service and amount.

The quarter of a quote is that of its day. Words for firms, speeds and instruments are the terms of
`corridor.sources.quotes`; the World Bank's spellings are read too, with a repair. Cells that are wrong are errors, all
of which are told at once: nothing is guessed, since the authority can correct its file.

Vintage: the day on which the file was prepared.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

import polars as pl

from corridor.errors import Location, SourceError
from corridor.sources import national_format
from corridor.sources.contract import ROW_SCHEMA, AreaScheme, Head, Reading, Repair
from corridor.sources.delimited import Table, has_header, read_table
from corridor.sources.national_checks import Checked, Problem, quote_in
from corridor.sources.national_format import LAYOUT, REQUIRED_LINES
from corridor.sources.quotes import QUOTE_SCHEMA

NAME = "national_prices"
VERSION = 1

TOLD_PROBLEMS = 20
"""How many problems the error lists one by one."""

_SERVICE = ("date", "sending", "receiving", "firm", "funding", "access_point", "pickup", "speed", "amount_usd", "quote")

read_metadata = national_format.read_metadata


def sniff(head: Head) -> bool:
    """Whether the table has the columns of the form."""
    return has_header(head, LAYOUT)


def read(path: Path) -> Reading:
    """All quotes; raises `SourceError` that tells what is wrong in which rows and columns."""
    about = read_metadata(path)
    table = read_table(path, LAYOUT)
    prepared = _prepared(about, table.file)
    rows = [_checked(record) for record in table.frame.iter_rows(named=True)]
    quotes = [quote_in(row, prepared) for row in rows]
    problems = [problem for row in rows for problem in row.problems] + _told_twice(quotes)
    if problems:
        raise _wrong(problems, table)
    spellings = [spelling for row in rows for spelling in row.spellings]
    return Reading(
        rows=pl.DataFrame(schema=ROW_SCHEMA),
        title=f"{about['authority']}: prices of remittances, {about['country']}",
        vintage=prepared.isoformat(),
        area_scheme=AreaScheme.ISO3,
        repairs=(
            *table.repairs,
            *(
                Repair(table.place(one.row, one.column), repr(one.found), one.made, "another spelling of a word")
                for one in spellings
            ),
        ),
        quotes=_frame(quotes, table),
    )


def _checked(record: Mapping[str, object]) -> Checked:
    cells = {name: None if cell is None else str(cell) for name, cell in record.items() if name != "row"}
    return Checked(int(str(record["row"])), cells)


def _prepared(about: Mapping[str, str], file: str) -> date:
    for key in REQUIRED_LINES:
        if key not in about:
            raise SourceError(
                f"a line `# {key}: ...` above the table",
                "none",
                where=Location(file),
                remedy="see docs/formats/national-prices.md",
            )
    try:
        return date.fromisoformat(about["prepared"])
    except ValueError as error:
        raise SourceError(
            "a day written 2024-10-15 after `# prepared:`", repr(about["prepared"]), where=Location(file)
        ) from error


def _told_twice(quotes: Iterable[Mapping[str, object]]) -> list[Problem]:
    first: dict[tuple[object, ...], object] = {}
    problems = []
    for quote in quotes:
        known = first.setdefault(tuple(quote[name] for name in _SERVICE), quote["row"])
        if known != quote["row"]:
            row = int(str(quote["row"]))
            problems.append(
                Problem(row, "firm", "each service once for a day and amount", f"the service of row {known}")
            )
    return problems


def _wrong(problems: Sequence[Problem], table: Table) -> SourceError:
    told = [str(problem) for problem in problems[:TOLD_PROBLEMS]]
    rest = len(problems) - len(told)
    if rest:
        told.append(f"and {rest} more")
    return SourceError(
        "cells as docs/formats/national-prices.md describes them",
        "\n  ".join(("", *told)) if len(told) > 1 else told[0],
        where=Location(table.file, row=problems[0].row, column=problems[0].column),
        remedy="correct the cells and hand the file in again",
    )


def _frame(quotes: Sequence[Mapping[str, object]], table: Table) -> pl.DataFrame:
    column = table.written("total_percent") if table.has("total_percent") else table.written("fee")
    place = {"sheet": None, "column": column}
    return pl.DataFrame([{**quote, **place} for quote in quotes], schema=QUOTE_SCHEMA)
