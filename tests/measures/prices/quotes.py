"""Quotes and builds of quotes for the tests of price measures, made with few words."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import polars as pl
from hypothesis import strategies as st

from corridor.evidence.build import stored_rows
from corridor.evidence.intake import Intake, take_in, take_in_quotes
from corridor.evidence.quotes import STORED_QUOTE_SCHEMA, stored_quotes
from corridor.evidence.records import Account
from corridor.evidence.series import series_definitions
from corridor.evidence.snapshots import Snapshot
from corridor.evidence.store import Evidence
from corridor.evidence.write import Contents, write_build
from corridor.sources.contract import ROW_SCHEMA, AreaScheme, Reading
from corridor.sources.quotes import QUOTE_SCHEMA, FirmType, Speed
from tests.builders import snapshot
from tests.measures.figures import batch

Quote = dict[str, Any]

_ROWS = count(2)

PLAIN: Quote = {
    **{"period": "2024-Q3", "date": date(2024, 8, 5), "sending": "ARE", "receiving": "PHL", "firm": "Firm"},
    **{"firm_type": "money_transfer_operator", "funding": "cash", "pickup": "bank_account", "network": "High"},
    **{"speed": "same_day", "transparent": True, "amount_usd": 200.0, "amount": 200.0, "currency": "USD"},
    **{"fee": 10.0, "rate": 0.98, "interbank_rate": 1.0, "margin_percent": 2.0, "status": "A", "sheet": "Data"},
    **{"column": "T", "access_point": None, "note": None, "receiving_currency": None},
}


def quote(**changed: Any) -> Quote:
    """One quote; its total is that of its parts unless given."""
    made = {**PLAIN, "row": next(_ROWS), **changed}
    made.setdefault("quote", str(made["row"]))
    if "total_percent" not in made:
        parts = (made["fee"], made["amount"], made["margin_percent"])
        known = None not in parts and made["amount"] != 0
        made["total_percent"] = 100 * made["fee"] / made["amount"] + made["margin_percent"] if known else None
    made.setdefault("stated_total_percent", made["total_percent"])
    return made


def costing(total_percent: float | None, **changed: Any) -> Quote:
    """A quote with this total cost."""
    return quote(total_percent=total_percent, **changed)


def frame(quotes: Iterable[Quote]) -> pl.DataFrame:
    """The quotes as `Evidence.quotes` has them."""
    starts = {"Q1": 1, "Q2": 4, "Q3": 7, "Q4": 10}
    rows = [
        {**one, "start": date(int(one["period"][:4]), starts[one["period"][-2:]], 1), "snapshot": "made"}
        for one in quotes
    ]
    return pl.DataFrame(rows, schema=STORED_QUOTE_SCHEMA).with_row_index("position")


def evidence_of(
    folder: Path,
    *files: tuple[Snapshot, Sequence[Quote]],
    rows: Sequence[tuple[Snapshot, pl.DataFrame]] = (),
) -> Evidence:
    """A build of quotes, each file a snapshot, and of rows of series beside them."""
    intake = Intake()
    empty = pl.DataFrame(schema=ROW_SCHEMA)
    for known, quotes in files:
        held = pl.DataFrame(list(quotes), schema=QUOTE_SCHEMA)
        take_in_quotes(Reading(empty, "Prices", None, AreaScheme.ISO3, quotes=held), known, intake)
    numbered = [(known.model_copy(update={"id": f"{n:012}"}), held) for n, (known, held) in enumerate(rows, start=1)]
    for known, held in numbered:
        take_in(Reading(held, "Rows", None, AreaScheme.ISO3), known, series_definitions().values(), intake)
    snapshots = [known for known, _ in (*files, *numbered)]
    frames = {key: stored_rows(key, parts, snapshots) for key, parts in sorted(intake.observations.items())}
    account = Account(
        rows_read=intake.rows_read, rows_taken=intake.rows_taken, unknown_files=(), copies=(), left_out=()
    )
    contents = Contents(frames, stored_quotes(intake.quotes), snapshots, (), account)
    return Evidence(write_build(folder, contents))


def world_file(name: str = "rpw", vintage: str = "2024-Q3", **changed: Any) -> Snapshot:
    """A workbook of Remittance Prices Worldwide."""
    return snapshot(name, "world_bank_rpw", vintage, **changed)


def national_file(name: str = "national", vintage: str = "2024-09-01", **changed: Any) -> Snapshot:
    """A national price file."""
    return snapshot(name, "national_prices", vintage, **changed)


def flows(*records: tuple[str, str, float]) -> tuple[Snapshot, pl.DataFrame]:
    """Bilateral remittances of 2018: receiving, sending, million US dollars."""
    named = [dict(zip(("area", "counterpart", "value"), record, strict=True)) for record in records]
    reader, variable = "world_bank_bilateral_remittances", "bilateral_remittances"
    return batch(reader, variable, "usd_million", named, period="2018", status="E")


def real_quotes(shared_data: Path) -> list[Quote]:
    """The real rows of East Africa at USD 200: margins unknown where the service is not transparent."""
    path = shared_data / "remittance-prices" / "rpw_rowlevel_east_africa_sample.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        return [_real(row) for row in csv.DictReader(stream)]


def _real(row: Mapping[str, str]) -> Quote:
    is_open = row["TRANSPARENT"].lower() == "yes"
    stated = float(row["CC1 TOTAL COST %"])
    return quote(
        period=f"{row['PERIOD'][:4]}-Q{row['PERIOD'][5]}",
        date=date.fromisoformat(row["DATE"]),
        sending=row["SOURCE_CODE"],
        receiving=row["DESTINATION_CODE"],
        firm=row["FIRM"],
        firm_type=row["FIRM_TYPE"].lower().replace(" ", "_"),
        funding=None,
        pickup=row["PICK-UP METHOD"] or None,
        network=None,
        speed=_SPEEDS[row["SPEED ACTUAL"].lower()],
        transparent=is_open,
        amount=float(row["CC1 LCU AMOUNT"]),
        currency=row["CC1 LCU CODE"],
        fee=float(row["CC1 LCU FEE"]),
        rate=float(row["CC1 LCU FX RATE"]) if is_open else None,
        interbank_rate=float(row["INTER LCU BANK FX"]) if is_open else None,
        margin_percent=float(row["CC1 FX MARGIN"]) if is_open else None,
        total_percent=stated if is_open else None,
        stated_total_percent=stated,
    )


_SPEEDS = {
    **{"less than one hour": "less_than_one_hour", "same day": "same_day", "next day": "next_day"},
    **{"2 days": "two_days", "3-5 days": "three_to_five_days"},
}

_COSTS = st.one_of(
    st.none(), st.sampled_from([-2.0, 0.0, 3.0, 5.0, 5.5]), st.floats(-5, 40).map(lambda it: round(it, 2))
)

QUOTES = st.lists(
    st.builds(
        costing,
        _COSTS,
        period=st.sampled_from(["2023-Q4", "2024-Q1"]),
        sending=st.sampled_from(["ARE", "RUS", "USA"]),
        receiving=st.sampled_from(["PHL", "MEX"]),
        firm=st.sampled_from(["Alpha", "alpha ", "Beta", None]),
        firm_type=st.sampled_from([*map(str, FirmType), None]),
        funding=st.sampled_from(["cash", "bank_account;cash", "debit_card", None]),
        pickup=st.sampled_from(["cash", "bank_account", "cash;mobile_wallet", None]),
        network=st.sampled_from(["High", "low", "Main cities only", None]),
        speed=st.sampled_from([*map(str, Speed), None]),
        transparent=st.sampled_from([True, True, True, False, None]),
        amount_usd=st.sampled_from([200.0, 200.0, 200.0, 500.0]),
        row=st.just(2),
    ),
    max_size=40,
)
"""Ties, nulls, negative costs, services that are not transparent, corridors with fewer than three services."""
