"""What publishers write above a column of values: a year, a span of years, a quarter."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corridor.sources.contract import ObservationStatus
from corridor.sources.files import Cell

_YEAR = r"(?:19|20|21)\d{2}"
_SINGLE = re.compile(rf"^(?:YR)?(?P<year>{_YEAR})(?:\.0)?(?:\s*\[YR\d{{4}}\])?\s*(?:\(?(?P<mark>[epf])\)?)?$", re.I)
_SPAN = re.compile(rf"^(?P<first>{_YEAR})\s*[-\u2013\u2014/]\s*(?P<last>{_YEAR})$")
_QUARTER = re.compile(rf"^(?P<year>{_YEAR})[ -]?Q(?P<quarter>[1-4])(?:\s*\[YR\d{{4}}Q[1-4]\])?$", re.I)
_MARKS = {
    "": ObservationStatus.NORMAL,
    "e": ObservationStatus.ESTIMATED,
    "p": ObservationStatus.PROVISIONAL,
    "f": ObservationStatus.FORECAST,
}
# Most cells that are asked are no periods: their first character tells at once.
_FIRST = ("1", "2", "Y", "y")


@dataclass(frozen=True, slots=True)
class Period:
    """A period as rows name it, and the status that a mark gives to its values (`2022e`)."""

    text: str
    status: ObservationStatus = ObservationStatus.NORMAL


def period_in(cell: Cell) -> Period | None:
    """The period that a heading cell names; None when it names none.

    `2020`, `2020.0`, `YR2020`, `1990 [YR1990]` are years; `1990-1995` is `1990/1995`; `2011Q1
    [YR2011Q1]` is `2011-Q1`; `2022e`, `2022p` and `2022f` are estimated, provisional and forecast.
    """
    if isinstance(cell, bool):
        return None
    written = " ".join(str(cell).split())
    if written[:1] not in _FIRST:
        return None
    if found := _SINGLE.match(written):
        return Period(found["year"], _MARKS[(found["mark"] or "").lower()])
    if found := _SPAN.match(written):
        return Period(f"{found['first']}/{found['last']}")
    if found := _QUARTER.match(written):
        return Period(f"{found['year']}-Q{found['quarter']}")
    return None
