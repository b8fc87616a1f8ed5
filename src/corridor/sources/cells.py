"""One cell to a value or a status: what publishers write where there is no number."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
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


def parse_number(cell: object, where: Location, marks: Mapping[str, ObservationStatus] | None = None) -> Parsed:
    """The number in a cell, or the status that its mark stands for.

    `..`, `-`, blanks and `N/A` are missing; `*` and `~` are suppressed, and so is `<5`. A publisher
    whose marks mean something else gives them in `marks`. A thousands mark, a typographic minus, or
    a number kept as text in a workbook (`where` names a sheet), is read and named in `rule`.
    Raises `SourceError` for anything else.
    """
    if isinstance(cell, int | float) and not isinstance(cell, bool) and math.isfinite(cell):
        return Parsed(float(cell), ObservationStatus.NORMAL)
    if not (cell is None or isinstance(cell, str)):
        raise _not_a_number(cell, where)
    written = (cell or "").strip()
    if marks is not None and written in marks:
        return Parsed(None, marks[written])
    if written.lower() in _MISSING:
        return Parsed(None, ObservationStatus.MISSING)
    if written.lower() in _SUPPRESSED:
        return Parsed(None, ObservationStatus.SUPPRESSED)
    if _BELOW.match(written):
        return Parsed(None, ObservationStatus.SUPPRESSED, "below the smallest published count")
    rule = "number kept as text" if where.sheet is not None else None
    if written.startswith("\u2212"):
        written, rule = "-" + written[1:], "typographic minus"
    if _THOUSANDS.match(written):
        written, rule = re.sub(r"[,\u00a0\u202f ]", "", written), "thousands mark"
    if not _NUMBER.match(written) or not math.isfinite(float(written)):
        raise _not_a_number(cell, where)
    return Parsed(float(written), ObservationStatus.NORMAL, rule)


def _not_a_number(cell: object, where: Location) -> SourceError:
    return SourceError(
        "a number or a mark for a missing value (.., -, *, <5, blank)",
        f"{cell!r}",
        where=where,
        remedy="check the cell in the publisher's file; a new mark is added in corridor.sources.cells",
    )
