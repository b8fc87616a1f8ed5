"""What the World Bank's files have in common: dates of release, and units in the names of indicators."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from corridor.sources.files import Cell
from corridor.sources.grid import Grid, tidy_text

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = re.compile(
    r"(?<![a-z])(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?[ _,-]*(?P<year>(?:19|20)\d{2})(?!\d)",
    re.I,
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_UPDATED = re.compile(r"last updated( date)?:?\s*", re.I)
_AMERICAN = re.compile(r"^(\d{1,2})/(\d{1,2})/(\d{4})$")


def last_updated(grid: Grid) -> str | None:
    """The ISO date after `Last Updated Date` (the next cell) or `Last Updated:` (the same cell)."""
    for row in (*grid.rows[:10], *grid.rows[-20:]):
        cells = [cell for cell in row if cell != ""]
        for position, cell in enumerate(cells):
            if isinstance(cell, str) and (found := _UPDATED.match(cell.strip())):
                rest: Cell = cell.strip()[found.end() :]
                return iso_date(rest or next(iter(cells[position + 1 :]), ""))
    return None


def iso_date(cell: Cell) -> str | None:
    """A date as ISO text; `12/07/2020` is read as the World Bank writes it, month first (7 December)."""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    written = tidy_text(cell)
    if found := _AMERICAN.match(written):
        return f"{found[3]}-{int(found[1]):02d}-{int(found[2]):02d}"
    return written if re.fullmatch(r"\d{4}-\d{2}-\d{2}", written) else None


def month_of_release(texts: Iterable[str]) -> str | None:
    """The first month and year named (`October 2019 Version`) as `2019-10`; None when none is."""
    for text in texts:
        if found := _MONTH.search(text):
            return f"{found['year']}-{_MONTHS.index(found['month'][:3].lower()) + 1:02d}"
    return None


def year_of_data(texts: Iterable[str]) -> str | None:
    """The first year named in the texts; None when none is."""
    return next((found[1] for text in texts if (found := _YEAR.search(text))), None)


def unit_in_name(name: str) -> str | None:
    """The unit in the last bracket of an indicator's name; None when it has no bracket.

    `(current US$)` is `usd`, `(% of GDP)` is `percent_of_gdp`, `(%)` is `percent`; any other
    bracket gives its words in lower case joined by `_`, with `percent` for `%` and `usd` for `US$`.
    """
    brackets: Sequence[str] = re.findall(r"\(([^()]*)\)", name)
    if not brackets:
        return None
    words = brackets[-1].strip().lower().replace("us$", "usd").replace("%", "percent")
    return "_".join(re.findall(r"[a-z0-9]+", words.removeprefix("current ")))
