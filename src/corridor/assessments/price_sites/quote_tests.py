"""Requirements that the quotes themselves show: amounts, fee, rate, total cost, speed, type of service."""

from __future__ import annotations

import polars as pl

from corridor.assessments.price_sites.finding import Finding, PriceFile, Verdict

SERVICE = ("date", "sending", "receiving", "firm", "funding", "access_point", "pickup", "speed", "quote")
"""What the quotes of one service for two amounts have in common."""

AMOUNTS_USD = (200.0, 500.0)


def two_amounts(file: PriceFile) -> Finding:
    """Requirement 1: every service is priced at USD 200 and USD 500."""
    amounts = [(pl.col("amount_usd") == amount).any() for amount in AMOUNTS_USD]
    priced = file.quotes.group_by(SERVICE).agg(both=pl.all_horizontal(amounts))
    lacking = priced.height - int(priced.get_column("both").sum())
    return _told(priced.height, lacking, "services", "priced at USD 200 and at USD 500")


def fee(file: PriceFile) -> Finding:
    """Requirement 2: every quote has the fee."""
    return _all_have(file.quotes, pl.col("fee").is_not_null(), "with a fee")


def exchange_rate(file: PriceFile) -> Finding:
    """Requirement 3: every quote has the rate applied, but those of services marked as not transparent."""
    return _open_have(file.quotes, pl.col("rate").is_not_null(), "with the exchange rate applied")


def total_cost(file: PriceFile) -> Finding:
    """Requirement 4: the total cost of every quote is known, but of services marked as not transparent."""
    return _open_have(file.quotes, pl.col("total_percent").is_not_null(), "with a total cost")


def speed(file: PriceFile) -> Finding:
    """Requirement 5: every quote says how long it takes."""
    return _all_have(file.quotes, pl.col("speed").is_not_null(), "with a speed")


def type_of_service(file: PriceFile) -> Finding:
    """Requirement 6: every quote says how the sender pays and how the money is received."""
    both = pl.col("funding").is_not_null() & pl.col("pickup").is_not_null()
    return _all_have(file.quotes, both, "with the ways to pay and to receive")


def _all_have(quotes: pl.DataFrame, has: pl.Expr, what: str) -> Finding:
    return _told(quotes.height, quotes.height - quotes.filter(has).height, "quotes", what)


def _open_have(quotes: pl.DataFrame, has: pl.Expr, what: str) -> Finding:
    is_open = quotes.filter(pl.col("transparent").fill_null(value=True))
    found = _told(is_open.height, is_open.height - is_open.filter(has).height, "quotes", what)
    closed = quotes.height - is_open.height
    if is_open.is_empty() and closed:
        return Finding(Verdict.NOT_MET, f"all {closed} quotes are of services that are not transparent")
    more = f"; {closed} more are of services that are not transparent" if closed else ""
    return Finding(found.verdict, found.why + more)


def _told(total: int, lacking: int, things: str, what: str) -> Finding:
    if total == 0:
        return Finding(Verdict.NOT_STATED, "the file holds no quotes")
    verdict = Verdict.NOT_MET if lacking else Verdict.MET
    return Finding(verdict, f"{total - lacking} of {total} {things} {what}")
