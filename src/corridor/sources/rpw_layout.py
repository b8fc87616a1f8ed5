"""How Remittance Prices Worldwide lays out its rows: the columns by what their headings say, and its quarters."""

from __future__ import annotations

import re
from functools import cache

from corridor.definitions import SourcedRecord, data_path, read_keyed
from corridor.sources.sheet_columns import Wanted

BLOCKS = {"cc1": 200.0, "cc2": 500.0}
"""The two amounts that each service is priced for: the columns' prefix -> US dollars."""

_BLOCK_PARTS = {
    "amount": "lcu amount",
    "amount_usd": "denomination amount",
    "currency": "lcu code",
    "fee": "lcu fee",
    "rate": "lcu fx rate",
    "margin": "fx margin",
    "total": "total cost %",
}
_IN_BLOCKS = {
    f"{block} {part}": f"{block}[ _]{words.replace(' ', '[ _]')}"
    for block in BLOCKS
    for part, words in _BLOCK_PARTS.items()
}
_REQUIRED = {
    "period": "period",
    "sending": r"source[ _]code",
    "receiving": r"destination[ _]code",
    "firm": "firm",
    "cc1 total": _IN_BLOCKS["cc1 total"],
}
_OPTIONAL = {
    "quote": "id",
    "firm_type": r"firm[ _]type",
    "funding": r"payment[ _]instrument|product",
    "access_point": r"access[ _]point",
    "speed": r"speed[ _]actual",
    "interbank_rate": r"inter[ _]lcu[ _]bank[ _]fx",
    "transparent": "transparent",
    "note1": r"note[ _]?1|standard[ _]note",
    "note2": r"note[ _]?2",
    "network": r"(receiving[ _]network[ _])?coverage",
    "pickup": r"pick-?up[ _]method",
    "date": "date",
    "corridor": "corridor",
    **{role: pattern for role, pattern in _IN_BLOCKS.items() if role != "cc1 total"},
}
_NUMBERS = frozenset(role for role in _IN_BLOCKS if not role.endswith("currency")) | {"interbank_rate"}

COLUMNS = Wanted(_REQUIRED, _OPTIONAL, _NUMBERS, frozenset({"date"}), "Remittance Prices Worldwide")
"""The columns that are read. Names, regions, income groups and headings that say nothing are not."""

TEXT_ROLES = tuple(role for role in {**_REQUIRED, **_OPTIONAL} if role not in _NUMBERS and role != "date")
NUMBER_ROLES = tuple(sorted(_NUMBERS))

_QUARTER = re.compile(r"(?P<year>20\d{2})[ _-]?(?:(?P<first>[1-4])Q|Q(?P<last>[1-4]))", re.IGNORECASE)


class QuarterWithoutPrices(SourcedRecord):
    """A quarter in which the World Bank collected no prices."""

    period: str


@cache
def quarters_without_prices() -> frozenset[str]:
    """The quarters in which no prices were collected: `2011-Q2`."""
    path = data_path("corridor.sources", "rpw_quarters_without_prices.csv")
    return frozenset(read_keyed(path, QuarterWithoutPrices, lambda record: record.period))


def quarter(written: str) -> str | None:
    """`2016_2Q` as `2016-Q2`; None for what is no quarter of this century."""
    found = _QUARTER.fullmatch(written.strip())
    return None if found is None else f"{found['year']}-Q{found['first'] or found['last']}"


def usual_spelling(period: str) -> str:
    """`2016-Q2` as the publisher writes it: `2016_2Q`."""
    return f"{period[:4]}_{period[-1]}Q"
