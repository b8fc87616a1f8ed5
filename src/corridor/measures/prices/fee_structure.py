"""What a service asks for an amount: as quoted, or between its two quotes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from corridor.errors import UsageError

LOW_USD, HIGH_USD = 200.0, 500.0
"""The two amounts that every service is priced for."""

ASSUMPTION = (
    "No service is priced at this amount. Fee, amount and exchange rate are taken to change in a straight line from "
    "the quote at USD 200 to the quote at USD 500; a fee that rises in steps may be higher or lower than this."
)

type Quote = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Terms:
    """What a service asks for sending `amount` (in the sending currency).

    `fee` is in the sending currency, `rate` in units of the receiving currency for one unit sent; what is not known is
    None. `quotes` are the one or two quotes that the terms come from.
    """

    amount: float | None
    fee: float | None
    rate: float | None
    margin_percent: float | None
    total_percent: float | None
    quotes: tuple[Quote, ...]

    @property
    def fee_percent(self) -> float | None:
        """The fee in percent of the amount; None where one of them is unknown, or the amount is 0."""
        return None if self.fee is None or not self.amount else 100 * self.fee / self.amount

    @property
    def arrives(self) -> float | None:
        """What arrives in the receiving currency when the fee is taken out of the amount; None where unknown."""
        if self.amount is None or self.fee is None or self.rate is None or self.margin_percent is None:
            return None
        return (self.amount - self.fee) * self.rate


def check_amount(amount_usd: float) -> None:
    """Raises `UsageError` for an amount about which the quotes at USD 200 and 500 say nothing."""
    if not LOW_USD <= amount_usd <= HIGH_USD:
        raise UsageError(
            "an amount from 200 to 500 US dollars",
            f"{amount_usd:g}",
            remedy="services are priced at USD 200 and 500; what lies outside cannot be told from these",
        )


def terms_at(amount_usd: float, low: Quote | None, high: Quote | None) -> Terms | None:
    """The terms for an amount, from the quotes at USD 200 and 500; None where the needed one is missing.

    Between the two amounts everything is taken to change in a straight line, see `ASSUMPTION`; both quotes are needed.
    Raises `UsageError` for an amount outside them.
    """
    check_amount(amount_usd)
    if amount_usd in (LOW_USD, HIGH_USD):
        quote = low if amount_usd == LOW_USD else high
        return None if quote is None else _quoted(quote)
    if low is None or high is None or any(low[name] != high[name] for name in ("currency", "receiving_currency")):
        return None
    return _between((amount_usd - LOW_USD) / (HIGH_USD - LOW_USD), low, high)


def _quoted(quote: Quote) -> Terms:
    return Terms(
        quote["amount"], quote["fee"], quote["rate"], quote["margin_percent"], quote["total_percent"], (quote,)
    )


def _between(part: float, low: Quote, high: Quote) -> Terms:
    """The terms at `part` of the way; the total is that of the interpolated fee and margin together."""
    amount, fee, rate, margin = (
        _mixed(part, low[name], high[name]) for name in ("amount", "fee", "rate", "margin_percent")
    )
    fee_percent = None if amount is None or fee is None or amount == 0 else 100 * fee / amount
    total = None if fee_percent is None or margin is None else fee_percent + margin
    return Terms(amount, fee, rate, margin, total, (low, high))


def _mixed(part: float, low: float | None, high: float | None) -> float | None:
    return None if low is None or high is None else low + part * (high - low)
