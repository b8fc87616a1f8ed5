"""A service as a person who sends money sees it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from corridor.evidence.figure import MISSING, Aggregated, Figure, Observed, RowReference
from corridor.evidence.quotes import QUOTES
from corridor.evidence.snapshots import Snapshot
from corridor.evidence.store import Evidence
from corridor.measures.derive import least_certain
from corridor.measures.prices.conventions import number
from corridor.measures.prices.fee_structure import Quote, Terms
from corridor.sources.readers import national_prices

UNNAMED_CURRENCY = "receiving_currency"
"""The unit of what arrives where the file does not name its currency."""


@dataclass(frozen=True, slots=True)
class Service:
    """One service with its terms for an amount; what its file does not say is None or empty.

    `amount` and `fee` are in the sending currency (the unit of the fee), `arrives` is in the receiving one, its unit
    where the file names it; the other figures are percentages of the amount. `quoted_on` is the day of the quote, None
    where only the quarter is known. `apart` says why a service is not ranked.
    """

    firm: str
    firm_type: str | None
    funding: tuple[str, ...]
    access_point: tuple[str, ...]
    pickup: tuple[str, ...]
    speed: str | None
    network: str | None
    period: str
    quoted_on: date | None
    stale: bool
    source: str
    amount: float | None
    fee: Figure
    fee_percent: Figure
    margin_percent: Figure
    total_percent: Figure
    arrives: Figure
    interbank_rate: float | None
    apart: str | None
    note: str | None


def service(evidence: Evidence, quote: Quote, terms: Terms | None, amount_usd: float, on: date) -> Service:
    """The service with its terms; `quote` describes it where it has none. Without a known cost it stands apart."""
    quote = terms.quotes[0] if terms else quote
    made = _Figures(evidence, quote, terms, amount_usd)
    return Service(
        firm=quote["firm"] or "not stated",
        firm_type=quote["firm_type"],
        funding=_parts(quote["funding"]),
        access_point=_parts(quote["access_point"]),
        pickup=_parts(quote["pickup"]),
        speed=quote["speed"],
        network=quote["network"],
        period=quote["period"],
        quoted_on=quote["date"],
        stale=(on - last_day(quote)).days > number("stale_after_days"),
        source=_source(evidence.snapshots[quote["snapshot"]]),
        amount=terms.amount if terms else None,
        fee=made.stated("fee", terms.fee if terms else None, quote["currency"] or ""),
        fee_percent=made.fee_percent(),
        margin_percent=made.stated("margin_percent", terms.margin_percent if terms else None, "percent"),
        total_percent=made.stated("total_percent", terms.total_percent if terms else None, "percent"),
        arrives=made.arrives(),
        interbank_rate=quote["interbank_rate"],
        apart=_why_apart(quote, terms),
        note=quote["note"],
    )


def _source(known: Snapshot) -> str:
    """Who quotes: the title of a national file names its authority."""
    return known.title if known.reader == national_prices.NAME else f"{known.publisher}, {known.title}"


def last_day(quote: Quote) -> date:
    """The day of a quote, else the last day of its quarter."""
    day: date | None = quote["date"]
    if day is not None:
        return day
    start: date = quote["start"]
    next_quarter = date(start.year + start.month // 10, (start.month + 2) % 12 + 1, 1)
    return next_quarter - timedelta(days=1)


_NOT_TRANSPARENT = "not transparent: the exchange rate is not shown before the transfer, so the whole cost is unknown"
_NOT_PRICED = "not priced at both USD 200 and USD 500 in one currency, or not at this amount"
_NOT_KNOWN = "fee or margin is not known, so the whole cost is unknown"
REASONS_APART = (_NOT_TRANSPARENT, _NOT_PRICED, _NOT_KNOWN)
"""Why a service is not ranked."""


def _why_apart(quote: Quote, terms: Terms | None) -> str | None:
    if any(one["transparent"] is False for one in (terms.quotes if terms else (quote,))):
        return _NOT_TRANSPARENT
    if terms is None:
        return _NOT_PRICED
    return _NOT_KNOWN if terms.total_percent is None else None


def _parts(joined: str | None) -> tuple[str, ...]:
    return tuple(part for part in (joined or "").split(";") if part)


class _Figures:
    """The figures of one service: read from its quote, or computed from two."""

    def __init__(self, evidence: Evidence, quote: Quote, terms: Terms | None, amount_usd: float) -> None:
        used = terms.quotes if terms else (quote,)
        ends = f"{quote['receiving']}.{quote['sending']}"
        self._terms = terms
        self._received: str = quote["receiving_currency"] or UNNAMED_CURRENCY
        self._period: str = quote["period"]
        self._status = least_certain(one["status"] for one in used)
        self._key = f"quote.{ends}.{quote['position']}.{amount_usd:g}"
        self._label = f"{quote['firm'] or 'not stated'}, USD {amount_usd:g}"
        self._query = f"quotes quote={quote['quote']} period={quote['period']} amount_usd={amount_usd:g}"
        self._rows = tuple(RowReference(evidence.build, QUOTES, one["position"]) for one in used)

    def stated(self, name: str, value: float | None, unit: str) -> Figure:
        """A value that the quote holds, or one between those of two quotes."""
        lineage: Observed | Aggregated = Observed(self._rows, self._query)
        if len(self._rows) > 1:
            lineage = Aggregated("between_two_quotes", self._query, self._rows)
        return self._figure(name, value, unit, lineage)

    def fee_percent(self) -> Figure:
        value = self._terms.fee_percent if self._terms else None
        return self._figure("fee_percent", value, "percent", Aggregated("fee_percent", self._query, self._rows))

    def arrives(self) -> Figure:
        value = self._terms.arrives if self._terms else None
        lineage = Aggregated("amount_that_arrives", self._query, self._rows)
        return self._figure("arrives", value, self._received, lineage)

    def _figure(self, name: str, value: float | None, unit: str, lineage: Observed | Aggregated) -> Figure:
        status = MISSING if value is None else self._status
        label = f"{name.replace('_', ' ').capitalize()}: {self._label}"
        return Figure(f"{self._key}.{name}", value, unit, self._period, status, label, lineage)
