"""One row of a national price file to a quote: what each cell must hold, and what must agree.

The authority can correct its own file, so nothing is mended but spellings of words; everything else that is wrong is
said with row and column.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from corridor.places.resolver import resolver
from corridor.sources.contract import AreaScheme, ObservationStatus
from corridor.sources.price_words import TERMS, Field, meaning

AMOUNTS_USD = (200.0, 500.0)
TOTAL_WITHIN_POINTS = 0.05
MARGIN_WITHIN_POINTS = 0.1
"""How far stated percentages may lie from those that fee and rates give, in percentage points (roundings)."""

_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_YES_OR_NO = {"yes": True, "true": True, "no": False, "false": False}
_CURRENCY = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in one cell."""

    row: int
    column: str
    expected: str
    found: str

    def __str__(self) -> str:
        return f"row {self.row}, column {self.column}: {self.found}, where {self.expected} is expected"


@dataclass(frozen=True, slots=True)
class Spelling:
    """A word that is written otherwise than its term."""

    row: int
    column: str
    found: str
    made: str


@dataclass(slots=True)
class Checked:
    """One row on its way to a quote; `problems` and `spellings` grow as cells are looked at."""

    row: int
    cells: Mapping[str, str | None]
    problems: list[Problem] = field(default_factory=list)
    spellings: list[Spelling] = field(default_factory=list)

    def wrong(self, column: str, expected: str, found: object = None) -> None:
        """Note a problem; what is found is the cell unless told."""
        said = self.cells.get(column) if found is None else found
        self.problems.append(Problem(self.row, column, expected, "an empty cell" if said is None else repr(said)))

    def text(self, column: str, *, required: bool = False) -> str | None:
        """The cell's text."""
        cell = self.cells.get(column)
        if cell is None and required:
            self.wrong(column, "a text")
        return cell

    def number(
        self, column: str, *, required: bool = False, is_good: Callable[[float], bool] = math.isfinite
    ) -> float | None:
        """The cell's number, with a point as decimal mark and no thousands mark."""
        cell = self.text(column)
        if cell is None:
            if required:
                self.wrong(column, "a number")
            return None
        if _NUMBER.fullmatch(cell) is None or not is_good(float(cell)):
            self.wrong(column, "a number with a point as decimal mark, in the range of the column")
            return None
        return float(cell)

    def word(self, column: str, words: Field) -> str | None:
        """The cell's terms."""
        cell = self.text(column)
        if cell is None:
            return None
        parts = cell.split(";")
        if set(parts) <= TERMS[words]:
            return ";".join(sorted(parts))
        found = meaning(words, cell)
        if found.unknown or found.terms is None:
            self.wrong(column, f"one of {', '.join(sorted(TERMS[words]))}")
            return None
        self.spellings.append(Spelling(self.row, column, cell, found.terms))
        return found.terms


def quote_in(checked: Checked, prepared: date) -> dict[str, object]:
    """The row as a quote; what is wrong is in `checked.problems`. `prepared` is the day the file was made."""
    day = _day(checked, prepared)
    is_open = _YES_OR_NO.get((checked.text("transparent") or "").casefold())
    if is_open is None:
        checked.wrong("transparent", "yes or no")
    quote: dict[str, object] = {
        "quote": checked.text("quote"),
        "period": None if day is None else f"{day.year}-Q{(day.month + 2) // 3}",
        "date": day,
        "sending": _country(checked, "sending"),
        "receiving": _country(checked, "receiving"),
        "firm": checked.text("firm", required=True),
        "transparent": is_open,
        "network": checked.text("network"),
        **{
            word.value: checked.word(word.value, word)
            for word in (Field.FIRM_TYPE, Field.FUNDING, Field.ACCESS_POINT, Field.PICKUP, Field.SPEED)
        },
        "amount_usd": checked.number("amount_usd", required=True, is_good=AMOUNTS_USD.__contains__),
        "amount": checked.number("amount", required=True, is_good=_is_positive),
        "currency": _currency(checked, "currency", required=True),
        "fee": checked.number("fee"),
        "receiving_currency": _currency(checked, "receiving_currency"),
        **_costs(checked),
        "note": checked.text("note"),
        "row": checked.row,
    }
    _check_together(checked, quote)
    return _with_what_is_known(quote)


def _is_positive(number: float) -> bool:
    return number > 0


def _costs(checked: Checked) -> dict[str, object]:
    return {
        "rate": checked.number("rate", is_good=_is_positive),
        "interbank_rate": checked.number("interbank_rate", is_good=_is_positive),
        "margin_percent": checked.number("margin_percent"),
        "stated_total_percent": checked.number("total_percent"),
    }


def _day(checked: Checked, prepared: date) -> date | None:
    cell = checked.text("date") or ""
    try:
        day = date.fromisoformat(cell) if len(cell) == len("2024-10-15") else None
    except ValueError:
        day = None
    if day is None:
        checked.wrong("date", "a day written 2024-10-15")
    elif day > prepared:
        checked.wrong("date", f"a day no later than {prepared}, when the file was prepared")
    return day


def _country(checked: Checked, column: str) -> str | None:
    cell = checked.text(column) or ""
    code = resolver(AreaScheme.ISO3).code(cell)
    if code is None:
        checked.wrong(column, "a country's ISO 3166 code of three letters")
    elif code != cell:
        checked.spellings.append(Spelling(checked.row, column, cell, code))
    return code


def _currency(checked: Checked, column: str, *, required: bool = False) -> str | None:
    cell = checked.text(column)
    if (cell is None and required) or (cell is not None and _CURRENCY.fullmatch(cell) is None):
        checked.wrong(column, "a currency's ISO 4217 code of three capital letters")
        return None
    return cell


def _check_together(checked: Checked, quote: Mapping[str, object]) -> None:
    """What must hold between cells of a row."""
    if quote["sending"] is not None and quote["sending"] == quote["receiving"]:
        checked.wrong("receiving", "another country than the sending one")
    rate, interbank, margin = (_number(quote, name) for name in ("rate", "interbank_rate", "margin_percent"))
    if quote["transparent"] is False and margin is not None:
        checked.wrong("margin_percent", "an empty cell, since the service is not transparent")
        return
    if quote["currency"] is not None and quote["currency"] == quote["receiving_currency"]:
        for column, real, found in (
            ("rate", 1.0, rate),
            ("interbank_rate", 1.0, interbank),
            ("margin_percent", 0.0, margin),
        ):
            if found is not None and found != real:
                checked.wrong(column, f"{real:g}, since both currencies are {quote['currency']}")
        return
    if rate is not None and interbank is not None and margin is not None:
        _check_near(checked, "margin_percent", margin, 100 * (1 - rate / interbank), MARGIN_WITHIN_POINTS)
    fee, amount, total = (_number(quote, name) for name in ("fee", "amount", "stated_total_percent"))
    if fee is not None and amount is not None and margin is not None and total is not None:
        _check_near(checked, "total_percent", total, 100 * fee / amount + margin, TOTAL_WITHIN_POINTS)


def _check_near(checked: Checked, column: str, stated: float, computed: float, within: float) -> None:
    if abs(stated - computed) > within + 1e-9:
        checked.wrong(column, f"{computed:.2f} as the row's other cells give, within {within:g}")


def _number(quote: Mapping[str, object], name: str) -> float | None:
    number = quote[name]
    return number if isinstance(number, float) else None


def _with_what_is_known(quote: dict[str, object]) -> dict[str, object]:
    is_known = quote["transparent"] is True and quote["margin_percent"] is not None
    total = quote["stated_total_percent"] if is_known else None
    status = ObservationStatus.MISSING if total is None else ObservationStatus.NORMAL
    return {**quote, "total_percent": total, "status": status.value}
