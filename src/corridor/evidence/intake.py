"""One reading to observations: areas resolved, variables given to their series, the rest accounted for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import polars as pl

from corridor.evidence.observation import OBSERVATION_SCHEMA, period_start
from corridor.evidence.provisional import status_in
from corridor.evidence.quotes import STORED_QUOTE_SCHEMA
from corridor.evidence.records import LeftOut
from corridor.evidence.series import SeriesDefinition
from corridor.evidence.snapshots import Snapshot
from corridor.evidence.unrecorded import with_unrecorded_zeros
from corridor.places.resolver import resolver
from corridor.sources.contract import AreaScheme, Reading


@dataclass(slots=True)
class Intake:
    """Observations by series key, and what was left out.

    `rows_read` is always `rows_taken` and the rows of `left_out` together.
    """

    observations: dict[str, list[pl.DataFrame]] = field(default_factory=dict)
    quotes: list[pl.DataFrame] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    rows_read: int = 0
    rows_taken: int = 0


def take_in(reading: Reading, snapshot: Snapshot, definitions: Iterable[SeriesDefinition], intake: Intake) -> None:
    """Add the reading's rows to the intake under the series that take its variables."""
    rows = reading.rows
    intake.rows_read += rows.height
    rows = _resolve(rows, "area", reading.area_scheme, snapshot, intake)
    rows = _resolve(rows, "counterpart", reading.counterpart_scheme or reading.area_scheme, snapshot, intake)
    rows = _date(rows, snapshot, intake)
    taken: set[tuple[str, str]] = set()
    for definition in definitions:
        for variable, unit in _wanted(definition, snapshot.reader):
            of_take = rows.filter((pl.col("variable") == variable) & (pl.col("unit") == unit))
            if not of_take.is_empty():
                taken.add((variable, unit))
                _file_under(definition, of_take, snapshot, intake)
    _account_for_rest(rows, taken, snapshot, intake)


def take_in_quotes(reading: Reading, snapshot: Snapshot, intake: Intake) -> None:
    """Add the reading's price quotes to the intake; a reading without quotes adds nothing."""
    if reading.quotes is None:
        return
    intake.rows_read += reading.quotes.height
    quotes = reading.quotes
    for end in ("sending", "receiving"):
        quotes = _resolve(quotes, end, reading.area_scheme, snapshot, intake)
    quotes = _date(quotes, snapshot, intake)
    intake.rows_taken += quotes.height
    intake.quotes.append(quotes.with_columns(snapshot=pl.lit(snapshot.id)).select(STORED_QUOTE_SCHEMA.names()))


def _wanted(definition: SeriesDefinition, reader: str) -> Iterable[tuple[str, str]]:
    """The reader's variables and units that belong to the series, each once."""
    return dict.fromkeys((take.variable, take.unit) for take in definition.takes if take.reader == reader)


def _file_under(definition: SeriesDefinition, rows: pl.DataFrame, snapshot: Snapshot, intake: Intake) -> None:
    frame = (
        with_unrecorded_zeros(definition, rows)
        .with_columns(
            series=pl.lit(definition.key),
            unit=pl.lit(definition.unit),
            status=status_in(definition, snapshot),
            snapshot=pl.lit(snapshot.id),
            rank=pl.lit(0, dtype=pl.Int32),
            preferred=pl.lit(value=False),
        )
        .select(OBSERVATION_SCHEMA.names())
    )
    intake.observations.setdefault(definition.key, []).append(frame.cast(OBSERVATION_SCHEMA))


def _account_for_rest(rows: pl.DataFrame, taken: set[tuple[str, str]], snapshot: Snapshot, intake: Intake) -> None:
    variables = {variable for variable, _ in taken}
    counts = rows.group_by("variable", "unit").len().sort("variable", "unit", nulls_last=True)
    for variable, unit, count in counts.iter_rows():
        if (variable, unit) in taken:
            intake.rows_taken += count
        elif variable in variables:
            _leave_out(intake, snapshot, "no series takes the variable in this unit", f"{variable}: {unit}", count)
        else:
            _leave_out(intake, snapshot, "no series takes the variable", variable, count)


def _resolve(rows: pl.DataFrame, column: str, scheme: AreaScheme, snapshot: Snapshot, intake: Intake) -> pl.DataFrame:
    """The rows with codes of Corridor's own in `column`; an area must be there, a counterpart need not."""
    known = resolver(scheme)
    written = rows.get_column(column).drop_nulls().unique().sort().to_list()
    codes = {text: code for text in written if (code := known.code(text))}
    is_good = pl.col(column).is_in(list(codes))
    if column == "counterpart":
        is_good = is_good | pl.col(column).is_null()
    kept, rest = rows.filter(is_good.fill_null(value=False)), rows.filter(~is_good.fill_null(value=False))
    _leave_out_by(intake, snapshot, f"unknown {column} in scheme {scheme}", rest, column)
    replaced = pl.col(column).replace_strict(list(codes), list(codes.values()), default=None, return_dtype=pl.String)
    return kept.with_columns(replaced.alias(column))


def _date(rows: pl.DataFrame, snapshot: Snapshot, intake: Intake) -> pl.DataFrame:
    """The rows with the first day of their period in `start`."""
    written = rows.get_column("period").drop_nulls().unique().sort().to_list()
    starts = {period: first for period in written if (first := period_start(period))}
    is_good = pl.col("period").is_in(list(starts)).fill_null(value=False)
    _leave_out_by(intake, snapshot, "no period", rows.filter(~is_good), "period")
    start = pl.col("period").replace_strict(list(starts), list(starts.values()), default=None, return_dtype=pl.Date)
    return rows.filter(is_good).with_columns(start=start)


def _leave_out_by(intake: Intake, snapshot: Snapshot, reason: str, rows: pl.DataFrame, column: str) -> None:
    for text, count in rows.group_by(column).len().sort(column, nulls_last=True).iter_rows():
        _leave_out(intake, snapshot, reason, text, count)


def _leave_out(intake: Intake, snapshot: Snapshot, reason: str, what: str | None, rows: int) -> None:
    said = "(empty)" if what is None else what
    intake.left_out.append(LeftOut(snapshot=snapshot.id, reason=reason, what=said, rows=rows))
