"""One cell to a value or a status: what publishers write where there is no number."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corridor.errors import Location, SourceError
from corridor.sources.contract import ObservationStatus

_MISSING = {"", "..", "...", "n/a", "na", "nan", "null", "none", "-", "–", "—"}
_SUPPRESSED = {"*", "~", "c"}
_BELOW = re.compile(r"^[<≤]\s*\d+([.,]\d+)?$")
_THOUSANDS = re.compile(r"^[+-]?\d{1,3}([,\u00a0\u202f ]\d{3})+(\.\d+)?$")
_NUMBER = re.compile(r"^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A value with its status; `rule` names the repair when the text was no plain number."""

    value: float | None
    status: ObservationStatus
    rule: str | None = None


def parse_number(cell: object, where: Location) -> Parsed:
    """The number in a cell, or the status that its mark stands for.

    `..`, `-`, blanks and `N/A` are missing; `*` and `~` are suppressed, and so is `<5`. A
    thousands mark, or a number kept as text in a workbook, is read and named in `rule`.
    Raises `SourceError` for anything else.
    """
    if isinstance(cell, bool):
        raise _not_a_number(cell, where)
    if isinstance(cell, int | float):
        return Parsed(float(cell), ObservationStatus.NORMAL)
    written = "" if cell is None else str(cell).strip()
    if written.lower() in _MISSING:
        return Parsed(None, ObservationStatus.MISSING)
    if written.lower() in _SUPPRESSED:
        return Parsed(None, ObservationStatus.SUPPRESSED)
    if _BELOW.match(written):
        return Parsed(None, ObservationStatus.SUPPRESSED, "below the smallest published count")
    if _NUMBER.match(written):
        return Parsed(float(written), ObservationStatus.NORMAL)
    if _THOUSANDS.match(written):
        return Parsed(
            float(re.sub(r"[,\u00a0\u202f ]", "", written)), ObservationStatus.NORMAL, "thousands mark"
        )
    raise _not_a_number(cell, where)


def _not_a_number(cell: object, where: Location) -> SourceError:
    return SourceError(
        "a number or a mark for a missing value (.., -, *, <5, blank)",
        f"{cell!r}",
        where=where,
        remedy="check the cell in the publisher's file; a new mark is added in corridor.sources.cells",
    )
