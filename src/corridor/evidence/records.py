"""What a build writes down beside its observations: series, repairs, and the account of all rows."""

from __future__ import annotations

from corridor.definitions import Record
from corridor.evidence.series import VintageRule


class SeriesRecord(Record):
    """What a build holds of one series.

    `sha256` is that of its Parquet file; `observations` counts rows, `values` those that are not null.
    """

    key: str
    title: str
    unit: str
    vintage_rule: VintageRule
    observations: int
    values: int
    areas: int
    first_period: str
    last_period: str
    snapshots: tuple[str, ...]
    sha256: str


class QuotesRecord(Record):
    """What a build holds of price quotes; `sha256` is that of their Parquet file."""

    quotes: int
    corridors: int
    first_period: str
    last_period: str
    snapshots: tuple[str, ...]
    sha256: str


class RepairRecord(Record):
    """What a reader mended: the snapshot's id, the place in it, what stood there, what was made of it."""

    snapshot: str
    sheet: str | None
    row: int | None
    column: str | None
    found: str
    made: str
    rule: str


class LeftOut(Record):
    """Rows that a build did not take, and why: `reason` names the rule, `what` the text it met."""

    snapshot: str
    reason: str
    what: str
    rows: int


class Copy(Record):
    """A file with the same content as one that was read before it."""

    file: str
    of: str


class Account(Record):
    """Where all files and rows went: `rows_read` is `rows_taken` and the rows of `left_out` together.

    A row counts once, even where two series take it.
    """

    rows_read: int
    rows_taken: int
    unknown_files: tuple[str, ...]
    copies: tuple[Copy, ...]
    left_out: tuple[LeftOut, ...]
