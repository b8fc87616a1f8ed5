"""The rows of Remittance Prices Worldwide as services: cells brought to numbers, days, codes and terms.

One row of the result is one service with both of its amounts. Each rule that changes a cell says so in the log.
"""

from __future__ import annotations

import polars as pl

from corridor.places.resolver import resolver
from corridor.sources.contract import AreaScheme
from corridor.sources.price_repairs import RepairLog
from corridor.sources.price_words import OTHER, TERMS, Field, meaning
from corridor.sources.rpw_layout import (
    BLOCKS,
    NUMBER_ROLES,
    TEXT_ROLES,
    quarter,
    quarters_without_prices,
    usual_spelling,
)
from corridor.sources.sheet_columns import TEXT_SUFFIX, SheetColumns

NO_VALUE = ("..", "n/a")
_THOUSANDS = r"^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$"
_SERIAL_DAYS = r"^[1-7]\d{4}(\.0*)?$"  # 1927 to 2118 in a spreadsheet's count of days


def services(columns: SheetColumns, log: RepairLog) -> pl.DataFrame:
    """All rows with a column for every role of the layout, typed; a role that the sheet has not is null."""
    frame = _with_all_roles(_without_marks(columns.frame, log))
    frame = _numbers(frame, log, is_text=columns.is_text)
    frame = _days(frame, log, is_text=columns.is_text)
    frame = _periods(frame, log)
    for end in ("sending", "receiving"):
        frame = _places(frame, end, log)
    frame = _pickup_by_product(frame, log)
    for field in (Field.FIRM_TYPE, Field.SPEED, Field.FUNDING, Field.ACCESS_POINT, Field.PICKUP, Field.TRANSPARENT):
        frame = _words(frame, field.value, field, log)
    frame = frame.with_columns(transparent=pl.col("transparent") == "true")
    frame = _respelled(frame, "network", pl.col("network").str.head(1).str.to_uppercase() + _tail("network"), log)
    for block in BLOCKS:
        frame = _respelled(frame, f"{block} currency", pl.col(f"{block} currency").str.to_uppercase(), log)
    return _without_copies(frame, log)


def _tail(role: str) -> pl.Expr:
    return pl.col(role).str.slice(1).str.to_lowercase()


def _without_marks(frame: pl.DataFrame, log: RepairLog) -> pl.DataFrame:
    """`..` and `N/A` are no value."""
    for name, dtype in frame.schema.items():
        if dtype == pl.String:
            is_mark = pl.col(name).str.to_lowercase().is_in(NO_VALUE)
            log.by_spelling(
                frame.filter(is_mark), name.removesuffix(TEXT_SUFFIX), name, "no value", "a mark for no value"
            )
            frame = frame.with_columns(pl.when(~is_mark).then(name))
    return frame


def _with_all_roles(frame: pl.DataFrame) -> pl.DataFrame:
    absent: dict[str, pl.DataType] = {role: pl.String() for role in TEXT_ROLES}
    for role, dtype in (*((role, pl.Float64()) for role in NUMBER_ROLES), ("date", pl.Date())):
        absent |= {role: dtype, role + TEXT_SUFFIX: pl.String()}
    return frame.with_columns(
        pl.lit(None, dtype).alias(role) for role, dtype in absent.items() if role not in frame.columns
    )


def _numbers(frame: pl.DataFrame, log: RepairLog, *, is_text: bool) -> pl.DataFrame:
    """Numbers written as text are read; text that is no number is no value."""
    for role in NUMBER_ROLES:
        name = role + TEXT_SUFFIX
        plain = pl.when(pl.col(name).str.contains(_THOUSANDS)).then(pl.col(name).str.replace_all(",", ""))
        frame = frame.with_columns(parsed=plain.otherwise(pl.col(name)).cast(pl.Float64, strict=False))
        frame = frame.with_columns(parsed=pl.when(pl.col("parsed").is_finite()).then("parsed"))
        if not is_text:
            read = frame.filter(pl.col("parsed").is_not_null())
            log.together(read, role, name, "read as numbers", "numbers written as text")
        broken = frame.filter(pl.col(name).is_not_null() & pl.col("parsed").is_null())
        log.by_spelling(broken, role, name, "no value", "text where a number should be")
        frame = frame.with_columns(pl.coalesce(role, "parsed").alias(role))
    return frame.drop("parsed", *(role + TEXT_SUFFIX for role in NUMBER_ROLES))


def _days(frame: pl.DataFrame, log: RepairLog, *, is_text: bool) -> pl.DataFrame:
    """Days as ISO text or as a spreadsheet's number of days are read; anything else is no value."""
    name = "date" + TEXT_SUFFIX
    serial = pl.when(pl.col(name).str.contains(_SERIAL_DAYS)).then(pl.col(name)).cast(pl.Float64).cast(pl.Int32)
    frame = frame.with_columns(
        iso=pl.col(name).str.head(10).str.to_date("%Y-%m-%d", strict=False),
        counted=pl.lit("1899-12-30").str.to_date() + pl.duration(days=serial),
    )
    if not is_text:
        log.together(frame.filter(pl.col("iso").is_not_null()), "date", name, "read as days", "days written as text")
    log.together(
        frame.filter(pl.col("counted").is_not_null()), "date", name, "read as days", "days written as a count of days"
    )
    frame = frame.with_columns(date=pl.coalesce("date", "iso", "counted"))
    broken = frame.filter(pl.col(name).is_not_null() & pl.col("date").is_null())
    log.by_spelling(broken, "date", name, "no value", "text where a day should be")
    return frame.drop("iso", "counted", name)


def _periods(frame: pl.DataFrame, log: RepairLog) -> pl.DataFrame:
    """`2016_2Q` as `2016-Q2`; what is no quarter, or one without prices, stays as written: a build leaves it out."""
    written = frame.get_column("period").drop_nulls().unique().to_list()
    quarters = {text: found for text in written if (found := quarter(text)) is not None}
    lost = "left as written; a build leaves the rows out"
    log.by_spelling(
        frame.filter(~pl.col("period").is_in(list(quarters))), "period", "period", lost, "a period that does not exist"
    )
    empty = [text for text, period in quarters.items() if period in quarters_without_prices()]
    log.by_spelling(
        frame.filter(pl.col("period").is_in(empty)), "period", "period", lost, "a quarter without prices of its own"
    )
    odd = {text: period for text, period in quarters.items() if text != usual_spelling(period)}
    log.by_spelling(
        frame.filter(pl.col("period").is_in(list(odd))), "period", "period", odd, "another spelling of a quarter"
    )
    for text in empty:
        del quarters[text]
    return frame.with_columns(pl.col("period").replace(quarters))


def _places(frame: pl.DataFrame, end: str, log: RepairLog) -> pl.DataFrame:
    """Old and variant codes (`KSV`, `phl`) as today's; unknown ones stay, so that a build says that they are."""
    known = resolver(AreaScheme.WORLD_BANK)
    written = frame.get_column(end).drop_nulls().unique().to_list()
    codes = {text: code for text in written if (code := known.code(text)) and code != text}
    log.by_spelling(frame.filter(pl.col(end).is_in(list(codes))), end, end, codes, "another code of the same area")
    return frame.with_columns(pl.col(end).replace(codes))


def _pickup_by_product(frame: pl.DataFrame, log: RepairLog) -> pl.DataFrame:
    """Where the way of receiving is blank, a product such as `Cash to cash` tells it."""
    written = frame.get_column("funding").drop_nulls().unique().to_list()
    told = {text: found for text in written if (found := meaning(Field.PICKUP_BY_PRODUCT, text).terms)}
    is_told = pl.col("pickup").is_null() & pl.col("funding").is_in(list(told))
    made = {text: f"pick-up by {term}" for text, term in told.items()}
    log.by_spelling(frame.filter(is_told), "funding", "funding", made, "a product tells the pick-up that is not given")
    return frame.with_columns(pickup=pl.when(is_told).then(pl.col("funding").replace(told)).otherwise("pickup"))


def _words(frame: pl.DataFrame, role: str, field: Field, log: RepairLog) -> pl.DataFrame:
    """Cells as terms; a word that is not known is `other` where the field has that term, else no value."""
    written = [text for text in frame.get_column(role).drop_nulls().unique().to_list() if text not in TERMS[field]]
    meanings = {text: meaning(field, text) for text in written}
    has_other = OTHER in TERMS[field]
    terms: dict[str, str | None] = {}
    for text, found in meanings.items():
        parts = set(found.terms.split(";")) if found.terms else set()
        parts |= {OTHER} if found.unknown and has_other else set()
        terms[text] = ";".join(sorted(parts)) or None
    made = {text: term or "no value" for text, term in terms.items()}
    unknown = [text for text, found in meanings.items() if found.unknown]
    log.by_spelling(frame.filter(pl.col(role).is_in(unknown)), role, role, made, "a word that is not in the list")
    variants = [text for text, found in meanings.items() if found.is_variant]
    log.by_spelling(frame.filter(pl.col(role).is_in(variants)), role, role, made, "another spelling of a word")
    return frame.with_columns(pl.col(role).replace(terms))


def _respelled(frame: pl.DataFrame, role: str, spelled: pl.Expr, log: RepairLog) -> pl.DataFrame:
    frame = frame.with_columns(spelled=spelled)
    changed = frame.filter(pl.col("spelled") != pl.col(role))
    made = dict(changed.select(role, "spelled").unique().iter_rows())
    log.by_spelling(changed, role, role, made, "another spelling of a word")
    return frame.with_columns(pl.col("spelled").alias(role)).drop("spelled")


def _without_copies(frame: pl.DataFrame, log: RepairLog) -> pl.DataFrame:
    """A row that says all that an earlier one says, id included, is left out: it would count twice in averages."""
    several = frame.filter(pl.col("quote").is_not_null() & pl.struct("period", "quote").is_duplicated())
    said = [name for name in frame.columns if name != "row"]
    copies = several.filter(~pl.struct(said).is_first_distinct())
    log.by_spelling(copies, "quote", "quote", "left out", "the same row once more")
    return frame.filter(~pl.col("row").is_in(copies.get_column("row").to_list())) if copies.height else frame
