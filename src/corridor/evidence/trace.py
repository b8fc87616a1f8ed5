"""The way back from a figure: formula, records, observations, and the cell each was read from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from corridor.definitions import Record
from corridor.errors import EvidenceError
from corridor.evidence.figure import Aggregated, Computed, Figure, Lineage, Observed, Recorded, RowReference
from corridor.evidence.snapshots import Snapshot
from corridor.evidence.store import Evidence

LISTED_ROWS = 12
"""How many rows of an aggregate a trace spells out; the query gives the rest."""


class Formula(Record):
    """A formula with its official source (publisher, document, version date)."""

    key: str
    expression: str
    source: str


@dataclass(frozen=True, slots=True)
class TraceStep:
    """One line of a trace, `depth` levels below the figure.

    `kind` is `formula`, `input`, `observation`, `record` or `more`.
    """

    depth: int
    kind: str
    text: str
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Trace:
    """The way back for one figure; `value` is written out with its unit and period."""

    key: str
    label: str
    value: str
    steps: tuple[TraceStep, ...]


def trace(figure: Figure, evidence: Evidence, formulas: Mapping[str, Formula]) -> Trace:
    """Follow a figure's lineage down to publishers' cells and packaged records.

    Raises `EvidenceError` for a figure that was read from another build.
    """
    value = "no data" if figure.value is None else f"{figure.value:.12g}"
    written = " ".join(part for part in (value, figure.unit, figure.period) if part)
    steps = tuple(_steps(figure.lineage, evidence, formulas, depth=0))
    return Trace(figure.key, figure.label, written, steps)


def _steps(lineage: Lineage, evidence: Evidence, formulas: Mapping[str, Formula], depth: int) -> Iterable[TraceStep]:
    match lineage:
        case Observed(rows=(), query=query):
            yield TraceStep(depth, "observation", f"no observation for {query} in build {evidence.build}")
        case Observed(rows=rows):
            yield from (_observation(row, evidence, depth) for row in rows)
        case Computed(formula=formula, inputs=inputs):
            yield _formula(formulas[formula], depth)
            for part in inputs:
                value = "no data" if part.value is None else f"{part.value:.12g} {part.unit}"
                yield TraceStep(depth + 1, "input", f"{part.label} ({part.period}): {value}")
                yield from _steps(part.lineage, evidence, formulas, depth + 2)
        case Aggregated(formula=formula, query=query, rows=rows):
            yield _formula(formulas[formula], depth)
            yield from _files(rows, evidence, depth + 1)
            if len(rows) > LISTED_ROWS:
                yield TraceStep(depth + 1, "more", f"and {len(rows) - LISTED_ROWS} more rows of {query}")
        case Recorded(file=file, record=record, source=source):
            yield TraceStep(depth, "record", f"record {record} in {file}", (("Source", source),))


def _formula(formula: Formula, depth: int) -> TraceStep:
    return TraceStep(depth, "formula", formula.expression, (("Source of the formula", formula.source),))


def _observation(reference: RowReference, evidence: Evidence, depth: int) -> TraceStep:
    row = _row(reference, evidence)
    snapshot = evidence.snapshots[row["snapshot"]]
    where = (
        ("Sheet", row["sheet"]),
        ("Row", "" if row["row"] is None else str(row["row"])),
        ("Column", row["column"]),
        ("Status", row["status"]),
        ("Remark", row["note"]),
    )
    details = (*_about(snapshot), *where, *_more_about(snapshot, evidence))
    return TraceStep(depth, "observation", f"{reference.series}, {_said(row)}", _without_blanks(details))


def _files(rows: tuple[RowReference, ...], evidence: Evidence, depth: int) -> Iterable[TraceStep]:
    """The rows of an aggregate, told file by file: the file once, then each value with its cell."""
    cells: dict[str, list[str]] = {}
    for reference in rows[:LISTED_ROWS]:
        row = _row(reference, evidence)
        sheet = f"sheet {row['sheet']}, " if row["sheet"] else ""
        cells.setdefault(row["snapshot"], []).append(f"{_said(row)} ({sheet}row {row['row']}, column {row['column']})")
    for snapshot_id, said in cells.items():
        snapshot = evidence.snapshots[snapshot_id]
        details = (*_about(snapshot), *_more_about(snapshot, evidence))
        yield TraceStep(depth, "observation", "; ".join(said), _without_blanks(details))


def _row(reference: RowReference, evidence: Evidence) -> Mapping[str, Any]:
    if reference.build != evidence.build:
        raise EvidenceError(
            f"the build {reference.build}, from which the figure was read",
            f"build {evidence.build}",
            where=str(evidence.folder),
            remedy="trace the figure in its own build, or make it again from this one",
        )
    return evidence.row_at(reference.series, reference.row)


def _said(row: Mapping[str, Any]) -> str:
    if "quote" in row:
        return _quote_said(row)
    value = "no value" if row["value"] is None else f"{row['value']:.12g}"
    ends = row["area"] if row["counterpart"] is None else f"{row['area']}, {row['counterpart']}"
    return f"{ends}, {row['period']}: {value} {row['unit']}"


def _quote_said(row: Mapping[str, Any]) -> str:
    total = "margin unknown" if row["total_percent"] is None else f"{row['total_percent']:.12g} percent"
    return (
        f"{row['sending']} to {row['receiving']}, {row['period']}, {row['firm']} (quote {row['quote']}), "
        f"{row['amount_usd']:.12g} USD: {total}"
    )


type Details = tuple[tuple[str, str | None], ...]


def _about(snapshot: Snapshot) -> Details:
    return (
        ("Publisher", snapshot.publisher),
        ("Title", snapshot.title),
        ("Vintage", snapshot.vintage),
        ("Licence", snapshot.licence),
        ("Cite as", snapshot.attribution),
        ("Address", snapshot.address or "not recorded"),
        ("Retrieved on", snapshot.retrieved_on.isoformat() if snapshot.retrieved_on else "not recorded"),
        ("File", snapshot.file),
        ("SHA-256", snapshot.sha256),
    )


def _more_about(snapshot: Snapshot, evidence: Evidence) -> Details:
    return (("About the file", snapshot.note), ("Build", evidence.citable_name))


def _without_blanks(details: Details) -> tuple[tuple[str, str], ...]:
    return tuple((name, said) for name, said in details if said)
