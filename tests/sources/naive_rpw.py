"""A second, slow way from a workbook of Remittance Prices Worldwide to its quotes: loops over cells."""

from __future__ import annotations

import calendar
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from statistics import median

from tests.sources.readers.naive import LETTERS, sheet_cells

Cells = dict[str, object]

FIRMS = {
    **{"bank": "bank", "money transfer operator": "money_transfer_operator", "mobile operator": "mobile_operator"},
    **{"post office": "post_office", "non-bank fi": "non_bank_financial_institution"},
    **{"bank / money transfer operator": "other", "credit union": "credit_union"},
}
SPEEDS = {
    **{"less than one hour": "less_than_one_hour", "same day": "same_day", "next day": "next_day"},
    **{"2 days": "two_days", "3-5 days": "three_to_five_days", "6 days or more": "six_days_or_more"},
}
FUNDINGS = {
    **{"cash": "cash", "bank account transfer": "bank_account", "debit card, credit card": "credit_card;debit_card"},
    **{"mobile money": "mobile_money", "cash, debit card": "cash;debit_card", "cash to cash": "cash"},
    **{"account to account": "bank_account", "account to account (same bank)": "bank_account"},
    **{"cash to account": "cash"},
}
PRODUCTS = {
    **{"cash to cash": "cash", "account to account": "bank_account", "cash to account": "bank_account"},
    **{"account to account (same bank)": "bank_account"},
}
PICKUPS = {
    **{"cash": "cash", "bank account": "bank_account", "mobile wallet": "mobile_wallet"},
    **{"own/partner bank account": "bank_account", "cash, bank account": "bank_account;cash"},
}
ACCESS = {
    **{"internet": "internet", "agent": "agent", "bank branch": "branch"},
    **{"internet, mobile phone": "internet;mobile_phone"},
}
WITHOUT_PRICES = {"2025_2Q"}


def naive_quotes(path: Path, sheets: tuple[str, ...]) -> list[Cells]:
    """All quotes of these sheets, in their order."""
    return [quote for sheet in sheets for quote in _of_sheet(path, sheet)]


def _of_sheet(path: Path, sheet: str) -> Iterator[Cells]:
    header, *body = sheet_cells(path, sheet)
    services = []
    for number, cells in enumerate(body, start=2):
        named = {str(name): cell for name, cell in zip(header, cells, strict=True) if name}
        services.append({**named, "row": number})
    ids = Counter((service["period"], service["id"]) for service in services)
    usual: dict[object, list[float]] = defaultdict(list)
    for service in services:
        for block in ("cc1", "cc2"):
            amount = _number(service[f"{block} lcu amount"])
            if amount is not None:
                usual[(service["period"], service[f"{block} lcu code"], block)].append(amount)
    for service in services:
        for block, usd in (("cc1", 200.0), ("cc2", 500.0)):
            key = (service["period"], service[f"{block} lcu code"], block)
            column = LETTERS[[str(name) for name in header].index(f"{block} total cost %")]
            yield _quote(service, block, usd, sheet, column, ids[service["period"], service["id"]], median(usual[key]))


def _quote(service: Cells, block: str, usd: float, sheet: str, column: str, same_id: int, usual: float) -> Cells:
    part = {name: service[f"{block} {name}"] for name in ("lcu amount", "lcu code", "lcu fee", "fx margin")}
    amount, fee, margin = (_number(part[name]) for name in ("lcu amount", "lcu fee", "fx margin"))
    total, rate = _number(service[f"{block} total cost %"]), _number(service[f"{block} lcu fx rate"])
    interbank = _number(service["inter lcu bank fx"])
    assert amount is not None
    assert fee is not None
    is_open = {"yes": True, "no": False}[str(service["transparent"]).lower()]
    day = _day(service["date"])
    notes = _notes_on_costs(is_open, [margin, total, rate, interbank], None if margin is None else fee / amount * 100)
    doubtful = "total differs from fee and margin" in notes
    if amount > 5 * usual or amount < usual / 5:
        notes.append("amount unlike others in this currency, which may be another one")
        doubtful = True
    period = _period(str(service["period"]))
    if day is not None and period[4:6] == "-Q":
        month = int(period[6]) * 3
        if day > date(int(period[:4]), month, calendar.monthrange(int(period[:4]), month)[1]):
            notes.append("dated after its quarter")
            day = None
    ends = [{"KSV": "XKX"}.get(str(service[end]), str(service[end])) for end in ("source_code", "destination_code")]
    if service["corridor"] != "".join(ends):
        notes.append("corridor and country codes disagree")
        doubtful = True
    if same_id > 1:
        notes.append("id not unique in its quarter")
    notes += [str(service[name]) for name in ("note1", "Standard Note", "note2") if service.get(name)]
    is_known = is_open and margin is not None
    funding = str(service.get("payment instrument", service.get("product"))).lower()
    network = _text(service.get("receiving network coverage", service.get("coverage")))
    return {
        "quote": str(service["id"]).removesuffix(".0"),
        "period": period,
        "date": day,
        "sending": ends[0],
        "receiving": ends[1],
        "firm": service["firm"],
        "firm_type": FIRMS[str(service["firm_type"]).lower()],
        "funding": FUNDINGS.get(funding),
        "access_point": ACCESS.get(str(service.get("access point")).lower()),
        "pickup": PICKUPS.get(
            str(service.get("pickup method", service.get("pick-up method"))).lower(), PRODUCTS.get(funding)
        ),
        "network": network and network[0].upper() + network[1:].lower(),
        "speed": SPEEDS.get(str(service["speed actual"]).lower()),
        "transparent": is_open,
        "amount_usd": _number(service[f"{block} denomination amount"]),
        "amount": amount,
        "currency": part["lcu code"],
        "fee": fee,
        "receiving_currency": None,
        "rate": rate if is_open else None,
        "interbank_rate": interbank if is_open else None,
        "margin_percent": margin if is_known else None,
        "total_percent": total if is_known else None,
        "stated_total_percent": total,
        "status": "O" if not is_known or total is None else "U" if doubtful else "A",
        "note": "; ".join(notes) or None,
        "sheet": sheet,
        "row": service["row"],
        "column": column,
    }


def _notes_on_costs(is_open: bool, numbers: list[float | None], fee_percent: float | None) -> list[str]:
    margin, total, rate, interbank = numbers
    if not is_open:
        return ["exchange rate not disclosed"]
    notes = ["same currency at both ends"] if (margin, rate, interbank) == (0, 1, 1) else []
    if margin is not None and margin < 0:
        notes.append("negative margin")
    if total is not None and total < 0:
        notes.append("negative total cost")
    if fee_percent is None or margin is None or total is None or abs(fee_percent + margin - total) <= 0.05 + 1e-9:
        return notes
    return [*notes, "total differs from fee and margin"]


def _number(cell: object) -> float | None:
    return None if cell in ("", "..", "N/A") else float(str(cell))


def _text(cell: object) -> str | None:
    return None if cell in ("", "..", "N/A", None) else str(cell)


def _day(cell: object) -> date | None:
    if isinstance(cell, str):
        return date.fromisoformat(cell) if cell else None
    assert isinstance(cell, date)
    return cell.date() if isinstance(cell, datetime) else cell


def _period(written: str) -> str:
    if written in WITHOUT_PRICES or written[5] not in "1234":
        return written
    return f"{written[:4]}-Q{written[5]}"
