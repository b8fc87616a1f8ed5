"""Compare what it costs to send money through one corridor: for a person who sends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import zip_longest

import polars as pl

from corridor.errors import UsageError
from corridor.evidence.store import Evidence
from corridor.measures.prices.conventions import number
from corridor.measures.prices.fee_structure import HIGH_USD, LOW_USD, Quote, check_amount, terms_at
from corridor.measures.prices.in_use import quotes_in_use, world_files
from corridor.measures.prices.service import Service, service

SAME_SERVICE = (
    "snapshot",
    "period",
    "sending",
    "receiving",
    "quote",
    "firm",
    "funding",
    "access_point",
    "pickup",
    "speed",
)
"""What the quotes of one service for two amounts have in common; `quote` alone may be missing or come twice."""


class RankedBy(StrEnum):
    """What puts services in their order."""

    ARRIVES = "arrives"
    TOTAL_COST = "total_cost"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person wants: an amount in US dollars, how to pay, how the money is picked up; None for any way."""

    amount_usd: float = LOW_USD
    funding: str | None = None
    pickup: str | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The services of a corridor on a day: `ranked` the best first, `apart` those whose whole cost is unknown.

    Money goes from `sending` to `receiving`. `after` counts the quotes that are dated after the day, which are not
    shown; `filtered` those that the wanted ways to pay and pick up leave out.
    """

    receiving: str
    sending: str
    wanted: Wanted
    on: date
    ranked_by: RankedBy
    ranked: tuple[Service, ...]
    apart: tuple[Service, ...]
    after: int
    filtered: int


def compare(evidence: Evidence, receiving: str, sending: str, *, on: date, wanted: Wanted | None = None) -> Comparison:
    """The services that were quoted last on or before the day, ranked by what arrives when the fee is taken out.

    The newest quarter of Remittance Prices Worldwide is taken, and that of national files beside it. The order is
    that of total cost where what arrives cannot be compared: a rate is not known, the amounts sent differ, or the rates
    between banks lie so far apart that services pay out in different currencies or were quoted at different times. A
    service that is not transparent is never ranked. Raises `UsageError` for an amount outside USD 200 to 500, and for a
    way to pay or pick up that no service has.
    """
    wanted = wanted or Wanted()
    check_amount(wanted.amount_usd)
    ends = (pl.col("receiving") == receiving) & (pl.col("sending") == sending)
    known = evidence.quotes.filter(ends)
    past = known.filter(pl.col("date").fill_null(pl.col("start")) <= on)
    newest = _newest(evidence, past)
    kept = _as_wanted(newest, wanted)
    offered = [
        service(evidence, one, terms_at(wanted.amount_usd, low, high), wanted.amount_usd, on)
        for low, high in _priced_twice(kept)
        if (one := low or high) is not None
    ]
    ranked = [one for one in offered if one.apart is None]
    ranked_by = _ranked_by(ranked)
    return Comparison(
        receiving,
        sending,
        wanted,
        on,
        ranked_by,
        tuple(sorted(ranked, key=_by_arrival if ranked_by is RankedBy.ARRIVES else _by_cost)),
        tuple(sorted((one for one in offered if one.apart is not None), key=lambda one: one.firm.lower())),
        after=known.height - past.height,
        filtered=newest.height - kept.height,
    )


def cheapest_services(
    evidence: Evidence, receiving: str, sending: str, *, on: date, most: int = 5
) -> tuple[Service, ...]:
    """The first services of a comparison at USD 200; none when the build holds no quote of the corridor."""
    if evidence.quotes_record is None:
        return ()
    return compare(evidence, receiving, sending, on=on).ranked[:most]


def _newest(evidence: Evidence, quotes: pl.DataFrame) -> pl.DataFrame:
    """The quotes of the newest quarter of the world's files and, apart from it, of national ones.

    Of a service that was asked on several days of the quarter, those of the last day are given.
    """
    world = world_files(evidence, quotes)
    national = quotes.join(world.select("position"), on="position", how="anti")
    newest = [part.filter(pl.col("start") == pl.col("start").max()) for part in (world, national)]
    kept = quotes_in_use(evidence, pl.concat(newest))
    last_day = pl.col("date").max().over(*SAME_SERVICE, "amount_usd")
    return kept.filter(pl.col("date").eq_missing(last_day)).sort("position")


def _as_wanted(quotes: pl.DataFrame, wanted: Wanted) -> pl.DataFrame:
    for column, term in (("funding", wanted.funding), ("pickup", wanted.pickup)):
        if term is None or quotes.is_empty():
            continue
        terms = pl.col(column).str.split(";")
        known = quotes.select(terms.explode().drop_nulls().unique().sort()).to_series().to_list()
        if term not in known:
            raise UsageError(f"{column} among {', '.join(known) or 'what quotes say (nothing)'}", repr(term))
        quotes = quotes.filter(terms.list.contains(term).fill_null(value=False))
    return quotes


def _priced_twice(quotes: pl.DataFrame) -> Iterator[tuple[Quote | None, Quote | None]]:
    """Each service's quotes at USD 200 and at USD 500, None where there is none."""
    for of_service in quotes.partition_by(SAME_SERVICE, maintain_order=True):
        low, high = (
            of_service.filter(pl.col("amount_usd") == amount).iter_rows(named=True) for amount in (LOW_USD, HIGH_USD)
        )
        yield from zip_longest(low, high)


def _ranked_by(ranked: Sequence[Service]) -> RankedBy:
    """By what arrives where every service tells it in one currency of one time; else by total cost."""
    rates = [one.interbank_rate for one in ranked]
    known = [rate for rate in rates if rate is not None and rate > 0]
    currencies = {(one.amount, one.fee.unit, one.arrives.unit) for one in ranked}
    if len(currencies) != 1 or len(known) < len(ranked) or not all(one.arrives.known for one in ranked):
        return RankedBy.TOTAL_COST
    near = max(known) <= min(known) * (1 + number("one_currency_within_percent") / 100)
    return RankedBy.ARRIVES if near else RankedBy.TOTAL_COST


def _by_arrival(one: Service) -> tuple[float, str, str]:
    return -(one.arrives.value or 0.0), one.firm.lower(), one.arrives.key


def _by_cost(one: Service) -> tuple[float, str, str]:
    return one.total_percent.value or 0.0, one.firm.lower(), one.total_percent.key
