"""A workbook in the layout of Remittance Prices Worldwide, at any size up to the published one.

Sheets, columns and quirks are those of `rpw_dataset_2011_2025_q3.xlsx`; the first rows of each data sheet may be
real ones, the rest are made by the rules below. The same arguments give the same cells.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from pathlib import Path

import numpy as np
import xlsxwriter

FULL_OLD, FULL_NEW = 49_491, 204_469
"""Services in the two data sheets of the published workbook."""

OLD_SHEET, NEW_SHEET = "Dataset (up to Q1 2016)", "Dataset (from Q2 2016)"
UNLABELLED = 5

Row = Mapping[str, object]
"""Heading -> cell; a heading that is not there is an empty cell. `""`: the unlabelled columns."""

_ENDS = tuple(
    f"{end}_{part}"
    for end in ("source", "destination")
    for part in ("code", "name", "region", "income", "lending", "G8G20")
)
_BLOCK = ("lcu amount", "denomination amount", "lcu code", "lcu fee", "lcu fx rate", "fx margin", "total cost %")
_BLOCKS = tuple(f"{block} {part}" for block in ("cc1", "cc2") for part in _BLOCK)
_BEGIN = ("id", "period", *_ENDS, "firm", "firm_type")
OLD_COLUMNS = (
    *(*_BEGIN, "product", "sending location", "speed actual", *_BLOCKS, "inter lcu bank fx", "transparent"),
    *("note1", "note2", "coverage", "pick-up method", "date", "corridor"),
)
NEW_COLUMNS = (
    *(*_BEGIN, "payment instrument", "access point", "speed actual", *_BLOCKS, "inter lcu bank fx", "transparent"),
    *("Standard Note", "note2", "receiving network coverage", "pickup location", "pickup method", "date", "corridor"),
)

OLD_PERIODS = (
    *("2011_1Q", "2011_3Q", "2012_1Q", "2012_3Q"),
    *(f"{year}_{quarter}Q" for year in (2013, 2014, 2015) for quarter in (1, 2, 3, 4)),
    "2016_1Q",
)
NEW_PERIODS = (
    *("2016_2Q", "2016_3Q", "2016_4Q"),
    *(f"{year}_{quarter}Q" for year in range(2017, 2025) for quarter in (1, 2, 3, 4)),
    *("2025_1Q", "2025_3Q"),
)
AS_TEXT = ("2024_3Q", "2024_4Q")
LAST_NOT_TRANSPARENT = "2021_4Q"

# code, name, currency, units for 200 US dollars, all of the sending end.
_SENDING = (
    *(("USA", "United States", "USD", 200.0), ("GBR", "United Kingdom", "GBP", 120.0)),
    *(("SAU", "Saudi Arabia", "SAR", 750.0), ("ARE", "United Arab Emirates", "AED", 735.0)),
    *(("FRA", "France", "EUR", 140.0), ("DEU", "Germany", "EUR", 140.0), ("ITA", "Italy", "EUR", 140.0)),
    *(("AUS", "Australia", "AUD", 200.0), ("JPN", "Japan", "JPY", 17000.0), ("AGO", "Angola", "AOA", 33000.0)),
    *(("KEN", "Kenya", "KES", 18000.0), ("TZA", "Tanzania", "TZS", 324500.0), ("ZAF", "South Africa", "ZAR", 1370.0)),
)
_RECEIVING = (
    *(("PHL", "Philippines", 42.1), ("IND", "India", 61.5), ("MEX", "Mexico", 17.9), ("MAR", "Morocco", 9.7)),
    *(("NGA", "Nigeria", 198.0), ("UGA", "Uganda", 3650.0), ("ECU", "Ecuador", 1.0), ("KSV", "Kosovo", 0.92)),
    *(("CIV", "Côte d'Ivoire", 601.0), ("NPL", "Nepal", 108.0), ("TON", "Tonga", 2.2), ("RWA", "Rwanda", 840.0)),
)
_FIRM_TYPES = (
    *("Money Transfer Operator", "Bank", "Mobile Operator", "Post office", "Post Office", "bank"),
    *("Money transfer operator", "Non-Bank FI", "Bank / Money Transfer Operator", "Credit Union"),
)
_SPEEDS = (
    *("Less than one hour", "Same day", "Next Day", "Next day", "2 days", "2 Days", "3-5 days", "6 days or more"),
    *("less than one hour", ".."),
)
_PRODUCTS = ("Cash to cash", "Account to account", "Account to account (same bank)", "N/A", "Cash to account", "..")
_INSTRUMENTS = ("Cash", "Bank account transfer", "Debit card, Credit card", "Mobile money", "cash", "Cash, Debit card")
_ACCESS = ("Internet", "Agent", "Bank branch", "Internet, Mobile phone", "..", "internet")
_PICKUP = ("Cash", "Bank account", "Mobile wallet", "Cash, Bank account", "Own/partner Bank Account", "")
_COVERAGE = ("Nationwide", "nationwide", "Main cities only", "N/A", "")


class Drawn:
    """Numbers by chance, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self._source = np.random.default_rng(seed)

    def unit(self) -> float:
        return float(self._source.random())

    def normal(self, mean: float, deviation: float) -> float:
        return float(self._source.normal(mean, deviation))

    def below(self, limit: int) -> int:
        return int(self.unit() * limit)

    def one_of[T](self, several: Sequence[T]) -> T:
        return several[self.below(len(several))]


def real_rows(sample: Path) -> tuple[list[Row], list[Row]]:
    """The rows of the real sample under the headings of the old and of the new sheet, with an id."""
    new_names = {
        **{"NOTE1": "Standard Note", "PICK-UP METHOD": "pickup method", "PAYMENT INSTRUMENT": "payment instrument"}
    }
    old_names = {"PAYMENT INSTRUMENT": "product"}
    spelled = {name.lower(): name for name in (*NEW_COLUMNS, *OLD_COLUMNS)}
    old: list[Row] = []
    new: list[Row] = []
    with sample.open(encoding="utf-8", newline="") as stream:
        for number, record in enumerate(csv.DictReader(stream), start=1):
            is_old = record["PERIOD"] < "2016_2Q"
            names = old_names if is_old else new_names
            row: dict[str, object] = {"id": float(number)}
            for written, cell in record.items():
                name = names.get(written, spelled.get(written.lower(), ""))
                row[name] = _typed(name, cell)
            (old if is_old else new).append(row)
    return old, new


def _typed(name: str, cell: str) -> object:
    if name == "date":
        return date.fromisoformat(cell)
    is_number = name in ("inter lcu bank fx",) or (name.startswith("cc") and not name.endswith("code"))
    return float(cell) if is_number else cell


def made_rows(periods: Sequence[str], count: int, *, is_old: bool, first_id: int) -> Iterator[Row]:
    """`count` rows in the order of periods, with the quirks of the published file."""
    drawn = Drawn(count)
    for number in range(count):
        period = periods[number * len(periods) // count]
        yield _made_row(drawn, number, period, is_old=is_old, first_id=first_id)


def _made_row(drawn: Drawn, number: int, period: str, *, is_old: bool, first_id: int) -> Row:
    sending, name, currency, amount = drawn.one_of(_SENDING)
    receiving, receiving_name, interbank = drawn.one_of(_RECEIVING)
    is_same = sending == "USA" and receiving == "ECU"
    is_open = period > LAST_NOT_TRANSPARENT or number % 17 != 0
    margin = round(drawn.normal(2.4, 1.6), 2) if number % 22 else round(-drawn.unit() * 3, 2)
    if is_same or not is_open:
        margin, interbank = 0.0, 1.0
    row: dict[str, object] = {
        "id": float(first_id + number),
        "period": period,
        **_end("source", sending, name, "High income"),
        **_end("destination", receiving, receiving_name, "Lower middle income"),
        "firm": f"Provider {drawn.below(600)}",
        "firm_type": drawn.one_of(_FIRM_TYPES),
        "speed actual": drawn.one_of(_SPEEDS),
        **_blocks(drawn, amount, currency, margin, interbank),
        "inter lcu bank fx": interbank,
        "transparent": ("Yes" if period >= "2025" else "yes") if is_open else "no",
        "date": date(int(period[:4]), int(period[5]) * 3 - 1, 1 + number % 28),
        "corridor": sending + ("XKX" if receiving == "KSV" else receiving),
        **(_old_words(drawn) if is_old else _new_words(drawn, number)),
    }
    _spoil(row, number)
    return {key: _as_text(cell) for key, cell in row.items()} if period in AS_TEXT else row


def _end(end: str, code: str, name: str, income: str) -> dict[str, object]:
    return {
        **{f"{end}_code": code, f"{end}_name": name, f"{end}_region": "East Asia & Pacific", f"{end}_income": income},
        **{f"{end}_lending": "IBRD", f"{end}_G8G20": "G8G20"},
    }


def _blocks(drawn: Drawn, amount: float, currency: str, margin: float, interbank: float) -> dict[str, object]:
    cells: dict[str, object] = {}
    for block, usd, times in (("cc1", 200.0, 1.0), ("cc2", 500.0, 2.5)):
        sent = amount * times
        fee = round(sent * drawn.unit() * 0.09, 2)
        values = (sent, usd, currency, fee, round(interbank * (1 - margin / 100), 6), margin)
        total = round(fee / sent * 100 + margin, 2)
        cells |= {f"{block} {part}": cell for part, cell in zip(_BLOCK, (*values, total), strict=True)}
    return cells


def _old_words(drawn: Drawn) -> dict[str, object]:
    return {
        "product": drawn.one_of(_PRODUCTS),
        "sending location": "Branch",
        "note1": "Through a partner" if drawn.unit() < 0.2 else "",
        "coverage": drawn.one_of(_COVERAGE),
        "pick-up method": drawn.one_of(_PICKUP),
    }


def _new_words(drawn: Drawn, number: int) -> dict[str, object]:
    words: dict[str, object] = {
        "payment instrument": drawn.one_of(_INSTRUMENTS),
        "access point": drawn.one_of(_ACCESS),
        "Standard Note": "Costs listed for a promotion" if drawn.unit() < 0.1 else "",
        "receiving network coverage": drawn.one_of(_COVERAGE),
        "pickup location": "Nationwide",
        "pickup method": drawn.one_of(_PICKUP),
    }
    return {**words, "": float(number)} if number % 5000 == 7 else words


def _spoil(row: dict[str, object], number: int) -> None:
    """The rare faults: each of these rows breaks one rule."""
    match number % 9973:
        case 101:
            row["period"] = "2016_5Q"
        case 202:
            row["period"] = "2025_2Q"
        case 303:
            row["id"] = _number(row, "id") - 1
        case 404:
            row["date"] = date(2031, 1, 1)
        case 505:
            row["corridor"] = "FRAMLI"
        case 606:
            row["cc1 total cost %"] = _number(row, "cc1 total cost %") + 1
        case 707:
            row["cc2 fx margin"] = ".."
        case 808 if row["cc1 lcu code"] in ("TZS", "AOA", "JPY"):
            row["cc1 lcu amount"] = 200.0


def _number(row: Row, name: str) -> float:
    cell = row[name]
    assert isinstance(cell, float)
    return cell


def _as_text(cell: object) -> object:
    if not isinstance(cell, float):
        return cell
    return str(int(cell)) if cell.is_integer() else str(cell)


def write_rpw_workbook(path: Path, old: Iterable[Row] | None, new: Iterable[Row] | None) -> Path:
    """The workbook with these rows; None leaves a data sheet out."""
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as workbook:
        for name, text in (
            *(("Terms of Use", "Remittance Prices Worldwide, The World Bank"), ("Methodology", "Method")),
            *(("Legend", "Columns"), ("Countries", "Country")),
        ):
            workbook.add_worksheet(name).write_string(0, 0, text)
        if old is not None:
            _write_sheet(workbook, OLD_SHEET, OLD_COLUMNS, old)
        if new is not None:
            _write_sheet(workbook, NEW_SHEET, (*NEW_COLUMNS, *[""] * UNLABELLED), new)
    return path


def _write_sheet(workbook: xlsxwriter.Workbook, name: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
    sheet = workbook.add_worksheet(name)
    as_date = workbook.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write_row(0, 0, columns)
    for number, row in enumerate(rows, start=1):
        for column, heading in enumerate(columns):
            cell = row.get(heading, "")
            if isinstance(cell, float):
                sheet.write_number(number, column, cell)
            elif isinstance(cell, date):
                sheet.write_datetime(number, column, cell, as_date)
            elif cell != "":
                sheet.write_string(number, column, str(cell))


def rpw_workbook(path: Path, sample: Path | None, old_count: int = FULL_OLD, new_count: int = FULL_NEW) -> Path:
    """A workbook of this size: the real rows of `sample` first, made ones after them."""
    old, new = real_rows(sample) if sample is not None else ([], [])
    old_made = made_rows(OLD_PERIODS, old_count - len(old), is_old=True, first_id=1000)
    new_made = made_rows(NEW_PERIODS, new_count - len(new), is_old=False, first_id=100_000)
    return write_rpw_workbook(path, chain(old, old_made), chain(new, new_made))
