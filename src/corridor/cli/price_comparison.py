"""A comparison of services in the terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from corridor.cli.output import show_table
from corridor.measures.prices.conventions import number
from corridor.measures.prices.fee_structure import ASSUMPTION, HIGH_USD, LOW_USD
from corridor.measures.prices.service import UNNAMED_CURRENCY
from corridor.places.registry import place

if TYPE_CHECKING:
    from corridor.evidence.figure import Figure
    from corridor.measures.prices.comparison import Comparison
    from corridor.measures.prices.service import Service

HEAD = (
    *("Rank", "Service", "Pay by", "Pick up", "Arrives", "Total %", "Fee", "Margin %"),
    *("Speed", "Network", "Quoted on"),
)
APART_HEAD = ("Not ranked", "Fee", "Quoted on", "Why")
ORDER = {
    "arrives": "Ranked by what arrives when the fee is taken out of the amount.",
    "total_cost": "Ranked by total cost: what arrives cannot be compared between these services.",
}
NO_QUOTES = (
    "The build holds no price of a service in this corridor up to this day. Build from the World Bank's Remittance "
    "Prices Worldwide workbook, or from a national price file (corridor evidence build DIR)."
)


def show_comparison(found: Comparison) -> None:
    """The direction of the money in words, the ranked services, those that stand apart, and what to know of them."""
    sending, receiving = (place(code).name_in_sentence for code in (found.sending, found.receiving))
    wanted = found.wanted
    _say(f"Sending USD {wanted.amount_usd:g} from {sending} to {receiving}, as of {found.on.isoformat()}.")
    if not found.ranked and not found.apart:
        _say(NO_QUOTES if not found.filtered else "No service has these ways to pay and to receive.")
    if found.ranked:
        _say(ORDER[found.ranked_by])
        show_table(HEAD, [_row(str(rank), one) for rank, one in enumerate(found.ranked, start=1)])
    if found.apart:
        show_table(APART_HEAD, [(one.firm, _money(one.fee), _date(one), one.apart or "") for one in found.apart])
    for line in _notes(found):
        _say(line)


def _notes(found: Comparison) -> list[str]:
    shown = (*found.ranked, *found.apart)
    stale = sum(one.stale for one in shown)
    sources = ", ".join(sorted({one.source for one in shown}))
    lines = [
        f"Stale, quoted more than {number('stale_after_days'):g} days before: {stale} of {len(shown)}."
        if stale
        else "",
        ASSUMPTION if shown and found.wanted.amount_usd not in (LOW_USD, HIGH_USD) else "",
        f"Quotes dated after this day, not shown: {found.after}." if found.after else "",
        f"Quotes with other ways to pay or to receive, not shown: {found.filtered}." if found.filtered else "",
        f"Source: {sources}. Prices change daily; this is what was found on the day of the quote." if shown else "",
    ]
    return [line for line in lines if line]


def _row(rank: str, one: Service) -> tuple[str, ...]:
    return (
        rank,
        one.firm,
        ", ".join(one.funding) or "not stated",
        ", ".join(one.pickup) or "not stated",
        _money(one.arrives),
        _percent(one.total_percent),
        _money(one.fee),
        _percent(one.margin_percent),
        (one.speed or "not stated").replace("_", " "),
        one.network or "not stated",
        _date(one),
    )


def _money(figure: Figure) -> str:
    if figure.value is None:
        return "unknown"
    unit = "(currency not named)" if figure.unit == UNNAMED_CURRENCY else figure.unit
    return f"{figure.value:,.2f} {unit}"


def _percent(figure: Figure) -> str:
    return "unknown" if figure.value is None else f"{figure.value:.2f}"


def _date(one: Service) -> str:
    when = one.quoted_on.isoformat() if one.quoted_on else one.period
    return f"{when} (stale)" if one.stale else when


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
