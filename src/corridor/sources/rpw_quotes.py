"""Services of Remittance Prices Worldwide as price quotes, each with what there is to say about it.

A quote is kept whatever it says; what is odd about it goes into its status, its note, and one repair for each rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from corridor.places.resolver import resolver
from corridor.sources.contract import AreaScheme, ObservationStatus
from corridor.sources.price_repairs import RepairLog
from corridor.sources.quotes import QUOTE_SCHEMA
from corridor.sources.rpw_layout import BLOCKS
from corridor.sources.sheet_columns import SheetColumns

TOTAL_WITHIN_POINTS = 0.05
"""How far the stated total may lie from fee and margin, in percentage points."""

AMOUNT_WITHIN_TIMES = 5
"""How far an amount may lie from the usual one of its currency and quarter, as a factor."""

_PARTS = ("amount", "amount_usd", "currency", "fee", "rate", "margin", "total")
_KEPT = "kept as it is, with a note"


@dataclass(frozen=True, slots=True)
class Flag:
    """A rule about quotes: which it finds, in which column of the sheet, and what then is said.

    `is_doubtful` marks quotes whose numbers cannot all be right (SDMX status U).
    """

    rule: str
    finds: pl.Expr
    role: str
    shows: str
    note: str
    made: str = _KEPT
    is_doubtful: bool = False


def quotes(services: pl.DataFrame, columns: SheetColumns, log: RepairLog) -> pl.DataFrame:
    """One row for each service and amount, in the shape of `QUOTE_SCHEMA`, in the order of the sheet."""
    services = _with_flags_of_services(services)
    for flag in _flags_of_services():
        log.together(services.filter(flag.finds), flag.role, flag.shows, flag.made, flag.rule)
    blocks = [_quotes_of(block, services, columns, log) for block in BLOCKS if f"{block} total" in columns.labels]
    return pl.concat(blocks).sort("row", maintain_order=True)


def _quotes_of(block: str, services: pl.DataFrame, columns: SheetColumns, log: RepairLog) -> pl.DataFrame:
    """The quotes for one amount."""
    stated = _stated(block, services, columns, log)
    for flag in _flags_of_blocks():
        log.together(stated.filter(flag.finds), f"{block} {flag.role}", flag.shows, flag.made, flag.rule)
    flags = (*_flags_of_blocks(), *_flags_of_services())
    doubtful = pl.any_horizontal(flag.finds for flag in flags if flag.is_doubtful).fill_null(value=False)
    notes = [pl.when(flag.finds).then(pl.lit(flag.note)) for flag in flags]
    is_known = pl.col("is_known")
    total = pl.when(is_known & pl.col("margin").is_not_null()).then("total")
    status = (
        pl.when(total.is_null())
        .then(pl.lit(ObservationStatus.MISSING.value))
        .when(doubtful)
        .then(pl.lit(ObservationStatus.LOW_RELIABILITY.value))
        .otherwise(pl.lit(ObservationStatus.NORMAL.value))
    )
    made = {
        "note": pl.concat_str(*notes, "note1", "note2", separator="; ", ignore_nulls=True).replace("", None),
        "status": status,
        "date": pl.when(~pl.col("is_late").fill_null(value=False)).then("date"),
        "rate": pl.when(~_is_undisclosed()).then("rate"),
        "interbank_rate": pl.when(~_is_undisclosed()).then("interbank_rate"),
        "margin_percent": pl.when(is_known).then("margin"),
        "total_percent": total,
        "stated_total_percent": pl.col("total"),
        "receiving_currency": pl.lit(None, pl.String),
        "sheet": pl.lit(columns.sheet, pl.String),
        "column": pl.lit(columns.labels[f"{block} total"]),
    }
    return stated.select(made.get(name, pl.col(name)).cast(dtype).alias(name) for name, dtype in QUOTE_SCHEMA.items())


def _with_flags_of_services(services: pl.DataFrame) -> pl.DataFrame:
    quarter_end = (
        pl.col("period").str.replace(r"^(\d{4})-Q([1-4])$", "${1}-0${2}-01").str.to_date("%Y-%m-%d", strict=False)
    )
    known = resolver(AreaScheme.WORLD_BANK)
    halves: dict[str, str] = {}
    for text in services.get_column("corridor").drop_nulls().unique():
        first, last = text[:3], text[3:]
        halves[text] = f"{known.code(first) or first}{known.code(last) or last}"
    month = quarter_end.dt.month() * 3
    return services.with_columns(
        is_late=pl.col("date") > pl.date(quarter_end.dt.year(), month, 1).dt.month_end(),
        disagrees=pl.col("corridor").replace(halves) != pl.concat_str("sending", "receiving"),
        shares_id=pl.col("quote").is_not_null() & pl.struct("period", "quote").is_duplicated(),
    )


def _stated(block: str, services: pl.DataFrame, columns: SheetColumns, log: RepairLog) -> pl.DataFrame:
    """The services with the block's parts under their own names; without those that state no price for it."""
    shared = [name for name in services.columns if name.partition(" ")[0] not in BLOCKS]
    parts = [pl.col(f"{block} {part}").alias(part) for part in _PARTS]
    frame = services.select(*shared, *parts)
    total, nominal = f"{block} total", BLOCKS[block]
    is_empty = pl.all_horizontal(pl.col("fee", "margin", "total").is_null())
    log.together(frame.filter(is_empty), total, "total", "no quote", "neither fee, margin nor total is stated")
    frame = frame.filter(~is_empty)
    unsaid, made = frame.filter(pl.col("amount_usd").is_null()), f"USD {nominal:g}, the amount of the block"
    log.together(unsaid, total, "amount_usd", made, "the amount in US dollars is not stated")
    return frame.with_columns(
        amount_usd=pl.col("amount_usd").fill_null(nominal),
        nominal=pl.lit(nominal),
        usual=pl.col("amount").median().over("period", "currency"),
        is_known=~_has_unknown_margin(),
    )


def _is_placeholder() -> pl.Expr:
    """Whether margin and rates are what the publisher stores where the exchange rate was not disclosed."""
    return (
        (pl.col("margin") == 0)
        & (pl.col("rate") == 1).fill_null(value=True)
        & (pl.col("interbank_rate") == 1).fill_null(value=True)
    )


def _has_unknown_margin() -> pl.Expr:
    """Not transparent; or not said whether, with a margin that looks like the placeholder."""
    unsaid = pl.col("transparent").is_null() & _is_placeholder().fill_null(value=False)
    return ~pl.col("transparent").fill_null(value=True) | unsaid


def _is_undisclosed() -> pl.Expr:
    """Whether the rates are placeholders of 1 rather than rates."""
    return (~pl.col("is_known") & (pl.col("rate") == 1) & (pl.col("interbank_rate") == 1)).fill_null(value=False)


def _flags_of_blocks() -> Iterator[Flag]:
    """The rules about one amount, in the order in which notes name them."""
    is_known, zero = pl.col("is_known"), pl.col("margin") == 0
    yield Flag(
        rule="the exchange rate was not disclosed",
        finds=~is_known & _is_placeholder().fill_null(value=True),
        role="margin",
        shows="margin",
        note="exchange rate not disclosed",
        made="margin and total unknown; the stated total is kept beside",
    )
    yield Flag(
        rule="a margin is stated, yet the service is not transparent",
        finds=~is_known & ~_is_placeholder().fill_null(value=True),
        role="margin",
        shows="margin",
        note="not transparent, the stated margin is not used",
        made="margin and total unknown; the stated total is kept beside",
    )
    yield Flag(
        rule="the same currency at both ends",
        finds=is_known & zero & (pl.col("rate") == 1) & (pl.col("interbank_rate") == 1),
        role="margin",
        shows="margin",
        note="same currency at both ends",
        made="kept: a margin of 0 is real here",
    )
    yield Flag("a negative margin", is_known & (pl.col("margin") < 0), "margin", "margin", "negative margin")
    yield Flag("a negative total cost", is_known & (pl.col("total") < 0), "total", "total", "negative total cost")
    made_up = 100 * pl.col("fee") / pl.col("amount") + pl.col("margin")
    yield Flag(
        rule=f"the total differs from fee and margin by more than {TOTAL_WITHIN_POINTS} points",
        finds=is_known & ((pl.col("total") - made_up).abs() > TOTAL_WITHIN_POINTS + 1e-9),
        role="total",
        shows="total",
        note="total differs from fee and margin",
        is_doubtful=True,
    )
    ratio = pl.col("amount") / pl.col("usual")
    yield Flag(
        rule=f"an amount more than {AMOUNT_WITHIN_TIMES} times off the usual one of its currency and quarter",
        finds=(ratio > AMOUNT_WITHIN_TIMES) | (ratio < 1 / AMOUNT_WITHIN_TIMES),
        role="amount",
        shows="amount",
        note="amount unlike others in this currency, which may be another one",
        is_doubtful=True,
    )
    yield Flag(
        rule="another amount in US dollars than that of the block",
        finds=pl.col("amount_usd") != pl.col("nominal"),
        role="amount_usd",
        shows="amount_usd",
        note="another amount than the block's",
        is_doubtful=True,
    )


def _flags_of_services() -> Iterator[Flag]:
    """The rules about a row as a whole."""
    yield Flag(
        rule="a day after the end of its quarter",
        finds=pl.col("is_late"),
        role="date",
        shows="date",
        note="dated after its quarter",
        made="no value, with a note",
    )
    yield Flag(
        rule="the corridor says other countries than the two codes",
        finds=pl.col("disagrees"),
        role="corridor",
        shows="corridor",
        note="corridor and country codes disagree",
        made="the two codes count, with a note",
        is_doubtful=True,
    )
    yield Flag(
        rule="an id that other quotes of the quarter have",
        finds=pl.col("shares_id"),
        role="quote",
        shows="quote",
        note="id not unique in its quarter",
        made="all are kept, with a note",
    )
