"""A publisher's CSV written again as later vintages and spreadsheets might write it."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import polars as pl
from hypothesis import settings
from hypothesis import strategies as st

from corridor.sources.contract import ROW_SCHEMA, Reading
from corridor.sources.files import read_text

CONTENT = [name for name in ROW_SCHEMA if name not in ("row", "column")]


some_examples = settings(max_examples=40)
"""For property tests: the same examples each time, however slow the machine."""


@dataclass(frozen=True)
class Rewrite:
    """What is changed; the values are not."""

    seed: int
    titles: int
    encoding: str
    delimiter: str
    case: str
    packed: bool
    line_end: str
    blank_rows: bool


def rewrites() -> st.SearchStrategy[Rewrite]:
    return st.builds(
        Rewrite,
        seed=st.integers(0, 10_000),
        titles=st.integers(0, 15),
        encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
        delimiter=st.sampled_from([",", ";", "\t", "|"]),
        case=st.sampled_from(["as is", "lower", "upper"]),
        packed=st.booleans(),
        line_end=st.sampled_from(["\n", "\r\n", "\r"]),
        blank_rows=st.booleans(),
    )


def records_of(path: Path, count: int | None = None, start: int = 1) -> list[list[str]]:
    """The header and `count` records of a real file."""
    records = list(csv.reader(io.StringIO(read_text(path).text, newline="")))
    return [records[0], *records[start : None if count is None else start + count]]


def write(records: Sequence[Sequence[str]], path: Path) -> Path:
    """The records as plain CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(records)
    return path


def rewritten(records: Sequence[Sequence[str]], how: Rewrite, folder: Path, name: str) -> Path:
    """The records as `how` says; characters that Windows-1252 lacks make it UTF-8."""
    order = sorted(range(len(records[0])), key=lambda index: sha256(f"{how.seed} {index}".encode()).digest())
    header = [_cased(records[0][index], how.case) for index in order]
    rows = [["a title"], ["Extracted on 2024-05-17", ""]][: how.titles]
    rows += [["" for _ in order] for _ in range(how.titles - 2)]
    rows.append(header)
    for number, record in enumerate(records[1:]):
        if how.blank_rows and number % 7 == 3:
            rows.append(["" for _ in order])
        rows.append([record[index] for index in order])
    text = io.StringIO()
    # Before Python 3.13 the writer leaves a line feed unquoted when lines end otherwise.
    quoting = csv.QUOTE_ALL if how.line_end == "\r" else csv.QUOTE_MINIMAL
    csv.writer(text, delimiter=how.delimiter, lineterminator=how.line_end, quoting=quoting).writerows(rows)
    try:
        data = text.getvalue().encode(how.encoding)
    except UnicodeEncodeError:
        data = text.getvalue().encode("utf-8")
    path = folder / (f"{name}.gz" if how.packed else name)
    path.write_bytes(gzip.compress(data) if how.packed else data)
    return path


def _cased(header: str, case: str) -> str:
    return {"as is": header, "lower": header.lower(), "upper": header.upper()}[case]


def content(reading: Reading) -> list[tuple[object, ...]]:
    """All that the rows say, without the places, in a fixed order."""
    return sorted(reading.rows.select(CONTENT).rows(), key=repr)


def only(rows: pl.DataFrame, **wanted: str) -> dict[str, object]:
    """The one row with these words in these columns."""
    found = rows.filter(**{name: value for name, value in wanted.items() if value is not None})
    assert len(found) == 1, f"{len(found)} rows for {wanted}"
    return found.row(0, named=True)
