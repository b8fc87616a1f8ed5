"""`python -m benchmarks.prices_measures RUNS`: all price aggregates of all quarters, after loading."""

from __future__ import annotations

import json
import sys
import time
from datetime import date

import polars as pl

from corridor.evidence.quotes import STORED_QUOTE_SCHEMA
from corridor.measures.prices.averages import corridor_means, global_means, senders_left_out
from corridor.measures.prices.breakdowns import Breakdown, means_by
from corridor.measures.prices.indices import Index, index_means
from corridor.measures.prices.smart import global_smart_means, smart_means
from corridor.measures.prices.target_tests import target_tests
from corridor.measures.prices.weighted import weighed
from corridor.places.registry import countries
from corridor.sources.quotes import FirmType, Speed

SERVICES = 250_000
QUARTERS = [(year, quarter) for year in range(2011, 2025) for quarter in range(1, 5)]
CORRIDORS = 367
SENDERS = 48
PRICES_SEED = 20


def made_quotes(services: int) -> pl.DataFrame:
    """Two quotes a service, spread over quarters, corridors and firms as in the World Bank's workbook."""
    codes = [place.code for place in countries()]
    number = pl.int_range(services).alias("number")
    corridor = _drawn(number, CORRIDORS, 1)
    frame = pl.select(number).with_columns(
        quarter=pl.col("number") * len(QUARTERS) // services,
        quote=pl.col("number").cast(pl.String),
        sending=_word(corridor % SENDERS, codes[:SENDERS]),
        receiving=_word(corridor // 3, codes[SENDERS:]),
        firm=pl.format("Firm {}", _drawn(pl.col("number"), 400, 2)),
        firm_type=_word(_drawn(pl.col("number"), len(FirmType), 3), [str(one) for one in FirmType]),
        funding=_word(_drawn(pl.col("number"), 4, 4), ["cash", "bank_account", "bank_account;cash", "debit_card"]),
        pickup=_word(_drawn(pl.col("number"), 4, 5), ["cash", "bank_account", "mobile_wallet", "bank_account;cash"]),
        network=_word(_drawn(pl.col("number"), 3, 6), ["High", "Medium", "Low"]),
        speed=_word(_drawn(pl.col("number"), len(Speed), 7), [str(one) for one in Speed]),
        transparent=_drawn(pl.col("number"), 20, 8) > 0,
        fee=_drawn(pl.col("number"), 2_000, 9) / 100.0,
        margin_percent=_drawn(pl.col("number"), 600, 10) / 100.0 - 1.0,
    )
    both = pl.concat([frame.with_columns(amount_usd=pl.lit(amount)) for amount in (200.0, 500.0)])
    known = both.with_columns(
        period=_word(pl.col("quarter"), [f"{year}-Q{quarter}" for year, quarter in QUARTERS]),
        start=pl.date(2011 + pl.col("quarter") // 4, 3 * (pl.col("quarter") % 4) + 1, 1),
        date=pl.lit(date(2024, 11, 5)),
        amount=pl.col("amount_usd"),
        total_percent=pl.when("transparent").then(
            100 * pl.col("fee") / pl.col("amount_usd") + pl.col("margin_percent")
        ),
        status=pl.lit("A"),
        snapshot=pl.lit("made"),
    )
    absent = [pl.lit(None).alias(name) for name in STORED_QUOTE_SCHEMA if name not in known.columns]
    stored = known.with_columns(absent).select(STORED_QUOTE_SCHEMA.names()).cast(STORED_QUOTE_SCHEMA)
    return stored.sort("receiving", "sending", "start").with_row_index("position")


def all_aggregates(quotes: pl.DataFrame, flows: pl.DataFrame) -> int:
    """Every aggregate of every quarter; gives the number of their rows."""
    means, smart = corridor_means(quotes), smart_means(quotes)
    tables = (
        means,
        global_means(quotes),
        global_means(quotes, without_senders=senders_left_out()),
        weighed(means, flows),
        *(means_by(quotes, by) for by in Breakdown),
        smart,
        global_smart_means(smart),
        target_tests(quotes, smart),
        *(index_means(quotes, index) for index in Index),
    )
    return sum(table.height for table in tables)


def main() -> None:
    """Print the seconds of all calls but the first as JSON, on the last line."""
    quotes = made_quotes(SERVICES)
    flows = quotes.select("sending", "receiving").unique().with_columns(usd_million=pl.lit(100.0))
    seconds = []
    for _ in range(int(sys.argv[1]) + 1):
        begun = time.perf_counter()
        rows = all_aggregates(quotes, flows)
        seconds.append(time.perf_counter() - begun)
    print(f"{quotes.height} quotes, {rows} rows of aggregates")
    print(json.dumps(seconds[1:]))


def _drawn(number: pl.Expr, below: int, salt: int) -> pl.Expr:
    """A number from 0 to below `below` that depends on `number` alone; the same in every run."""
    return (number.hash(PRICES_SEED + salt) % below).cast(pl.Int64)


def _word(number: pl.Expr, words: list[str]) -> pl.Expr:
    return pl.lit(pl.Series(words)).gather(number % len(words))


if __name__ == "__main__":
    main()
