"""Remittance Prices Worldwide: the real rows by eye, every quote against plain loops, each rule with its repair."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corridor.errors import SourceError
from corridor.evidence.build import build
from corridor.evidence.store import open_evidence
from corridor.sources import workbook_pieces
from corridor.sources.contract import ROW_SCHEMA, AreaScheme, Reading
from corridor.sources.detect import reader_for
from corridor.sources.files import head_of
from corridor.sources.quotes import QUOTE_SCHEMA
from corridor.sources.readers import world_bank_rpw as reader
from tests.sources.naive_rpw import naive_quotes
from tests.sources.readers.layouts import write_csv, write_workbook
from tests.sources.rpw_workbook import (
    FULL_NEW,
    FULL_OLD,
    NEW_COLUMNS,
    NEW_PERIODS,
    NEW_SHEET,
    OLD_COLUMNS,
    OLD_PERIODS,
    OLD_SHEET,
    Row,
    made_rows,
    rpw_workbook,
    write_rpw_workbook,
)

SAMPLE = "remittance-prices/rpw_rowlevel_east_africa_sample.csv"


def quotes_of(reading: Reading) -> pl.DataFrame:
    assert reading.quotes is not None
    return reading.quotes


def said(reading: Reading, rule: str) -> list[tuple[int | None, str | None, str, str]]:
    """Row, column, found and made of all repairs by a rule."""
    repairs = [repair for repair in reading.repairs if repair.rule == rule]
    return [(repair.place.row, repair.place.column, repair.found, repair.made) for repair in repairs]


# The real rows --------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def real(shared_data: Path) -> Reading:
    return reader.read(shared_data / SAMPLE)


# row, amount, sending, receiving, firm, fee, margin, total, status; read off the file by eye.
KNOWN = [
    (2, 200.0, "TZA", "KEN", "MoneyGram", 20650.0, 1.36, 8.36, "A"),
    (2, 500.0, "TZA", "KEN", "MoneyGram", 38220.0, 1.36, 6.56, "A"),
    (6, 200.0, "TZA", "KEN", "MoneyGram", 88500.0, -0.41, 29.59, "A"),
    (15, 200.0, "KEN", "UGA", "Posta Kenya", 1500.0, None, None, "O"),
    (17, 500.0, "KEN", "UGA", "Western Union", 2500.0, 2.25, 7.8, "A"),
    (24, 200.0, "KEN", "TZA", "Western Union", 207.0, -0.69, 0.46, "A"),
    (40, 200.0, "RWA", "KEN", "Western Union", 19.0, 5.69, 15.19, "U"),
    (45, 500.0, "TZA", "UGA", "CRDB Bank", 225250.0, 6.48, 34.25, "A"),
]


@pytest.mark.parametrize("known", KNOWN, ids=lambda known: f"row {known[0]} USD {known[1]:g}")
def test_quotes_read_by_eye(real: Reading, known: tuple[object, ...]) -> None:
    columns = ("sending", "receiving", "firm", "fee", "margin_percent", "total_percent", "status")
    found = quotes_of(real).filter((pl.col("row") == known[0]) & (pl.col("amount_usd") == known[1]))
    assert found.select("row", "amount_usd", *columns).rows() == [known]


def test_one_real_quote_whole(real: Reading) -> None:
    assert quotes_of(real).row(0, named=True) == {
        **{"quote": None, "period": "2011-Q1", "date": date(2011, 1, 24), "sending": "TZA", "receiving": "KEN"},
        **{"firm": "MoneyGram", "firm_type": "money_transfer_operator", "funding": "cash", "access_point": None},
        **{"pickup": "cash", "network": None, "speed": "less_than_one_hour", "transparent": True},
        **{"amount_usd": 200.0, "amount": 295000.0, "currency": "TZS", "fee": 20650.0, "receiving_currency": None},
        **{"rate": 0.000651, "interbank_rate": 0.00066, "margin_percent": 1.36, "total_percent": 8.36},
        **{"stated_total_percent": 8.36, "status": "A", "note": "Through MoneyGram", "sheet": None, "row": 2},
        "column": "CC1 TOTAL COST %",
    }


def test_the_service_that_disclosed_no_rate_has_no_margin(real: Reading) -> None:
    closed = quotes_of(real).filter(pl.col("row") == 15)
    columns = ("transparent", "rate", "interbank_rate", "margin_percent", "total_percent", "stated_total_percent")
    assert closed.select(columns).rows() == [(False, *[None] * 4, 8.33), (False, *[None] * 4, 5.56)]
    assert closed["note"].str.starts_with("exchange rate not disclosed; This RSP is not transparent").all()


def test_an_amount_in_dollars_under_a_heading_of_francs_is_doubtful(real: Reading) -> None:
    assert quotes_of(real).filter(pl.col("status") == "U")["row"].to_list() == [40, 40]


def test_what_the_file_is(real: Reading) -> None:
    assert (real.title, real.vintage, real.area_scheme) == (
        *("Remittance Prices Worldwide", "2025-Q3", AreaScheme.WORLD_BANK),
    )
    assert quotes_of(real).schema == QUOTE_SCHEMA
    assert (quotes_of(real).height, real.rows.height, real.rows.schema) == (92, 0, ROW_SCHEMA)


def test_funding_and_pickup_are_never_other_in_the_real_rows(real: Reading) -> None:
    assert said(real, "a word that is not in the list") == []


# The workbook ---------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory, shared_data: Path) -> Path:
    """900 services in each sheet, the real ones first: each quirk of the maker occurs."""
    return rpw_workbook(tmp_path_factory.mktemp("rpw") / "rpw_dataset.xlsx", shared_data / SAMPLE, 900, 900)


def test_every_quote_against_plain_loops(small: Path) -> None:
    found = quotes_of(reader.read(small)).rows(named=True)
    expected = naive_quotes(small, (OLD_SHEET, NEW_SHEET))
    assert len(found) == len(expected) == 3600
    for one, other in zip(found, expected, strict=True):
        assert one == other


def test_the_real_rows_are_the_same_in_the_workbook_as_in_the_csv_file(small: Path, real: Reading) -> None:
    columns = [name for name in QUOTE_SCHEMA if name not in ("quote", "sheet", "row", "column", "status", "note")]
    old = quotes_of(reader.read(small)).filter((pl.col("sheet") == OLD_SHEET) & (pl.col("row") <= 21))
    assert old.height == 40
    assert old.select(columns).equals(quotes_of(real).head(40).select(columns))


def test_many_pieces_give_the_same_as_one(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = reader.read(small)
    monkeypatch.setattr(workbook_pieces, "PIECE_BYTES", 300_000)
    pieces = reader.read(small)
    assert quotes_of(pieces).equals(quotes_of(whole))
    assert pieces.repairs == whole.repairs


@pytest.mark.parametrize("sheet", [OLD_SHEET, NEW_SHEET])
def test_either_sheet_may_be_missing(tmp_path: Path, sheet: str) -> None:
    is_old = sheet == OLD_SHEET
    rows = list(made_rows(OLD_PERIODS if is_old else NEW_PERIODS, 40, is_old=is_old, first_id=1))
    path = write_rpw_workbook(tmp_path / "rpw.xlsx", rows if is_old else None, None if is_old else rows)
    assert reader_for(path) is reader
    found = quotes_of(reader.read(path))
    assert (found.height, found["sheet"].unique().to_list()) == (80, [sheet])


def test_a_workbook_without_either_sheet_is_no_such_file(tmp_path: Path) -> None:
    path = write_rpw_workbook(tmp_path / "rpw.xlsx", None, None)
    assert not reader.sniff(head_of(path))
    with pytest.raises(SourceError, match="source_code"):
        reader.read(path)


def test_a_csv_file_without_the_headings_is_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="source_code"):
        reader.read(write_csv(tmp_path / "rpw.csv", [["period", "firm"], ["2016_2Q", "Bank"]]))


def test_a_heading_twice_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError):
        reader.read(write_workbook(tmp_path / "rpw.xlsx", {"Data": [[*NEW_COLUMNS, "period"], ["1"] * 43]}))


@pytest.mark.full_size
def test_the_full_size(tmp_path_factory: pytest.TempPathFactory, shared_data: Path) -> None:
    named = os.environ.get("CORRIDOR_RPW_WORKBOOK")  # one made before, as the benchmark does
    path = (
        Path(named) if named else rpw_workbook(tmp_path_factory.mktemp("full") / "rpw_full.xlsx", shared_data / SAMPLE)
    )
    found = quotes_of(reader.read(path))
    assert found.height == 2 * (FULL_OLD + FULL_NEW)
    assert found.group_by("sheet").agg(pl.col("row").n_unique(), pl.col("row").max().alias("last")).sort(
        "row"
    ).rows() == [(OLD_SHEET, FULL_OLD, FULL_OLD + 1), (NEW_SHEET, FULL_NEW, FULL_NEW + 1)]
    known = found.filter(pl.col("total_percent").is_not_null())
    odd = (100 * pl.col("fee") / pl.col("amount") + pl.col("margin_percent") - pl.col("total_percent")).abs() > 0.05
    assert known.filter(odd & (pl.col("status") != "U")).is_empty()
    assert found.filter(~pl.col("transparent") & pl.col("total_percent").is_not_null()).is_empty()


# Rules ----------------------------------------------------------------------------------------------------


def good(number: int = 1) -> dict[str, object]:
    """A service of the newer sheet that no rule finds anything odd in."""
    return {
        **{"id": float(number), "period": "2016_2Q", "source_code": "USA", "destination_code": "PHL", "firm": "Sender"},
        **{"firm_type": "Bank", "payment instrument": "Cash", "access point": "Agent", "speed actual": "Next day"},
        **{"cc1 lcu amount": 200.0, "cc1 denomination amount": 200.0, "cc1 lcu code": "USD", "cc1 lcu fee": 5.0},
        **{"cc1 lcu fx rate": 45.0, "cc1 fx margin": 2.0, "cc1 total cost %": 4.5, "cc2 lcu amount": 500.0},
        **{"cc2 denomination amount": 500.0, "cc2 lcu code": "USD", "cc2 lcu fee": 5.0, "cc2 lcu fx rate": 45.0},
        **{"cc2 fx margin": 2.0, "cc2 total cost %": 3.0, "inter lcu bank fx": 46.0, "transparent": "yes"},
        **{"receiving network coverage": "Nationwide", "pickup method": "Cash", "date": date(2016, 5, 9)},
        "corridor": "USAPHL",
    }


def read_rows(folder: Path, *changes: Row) -> Reading:
    rows = [{**good(number), **change} for number, change in enumerate(changes, start=1)]
    return reader.read(write_rpw_workbook(folder / "rpw.xlsx", None, rows))


def first(reading: Reading) -> dict[str, object]:
    return quotes_of(reading).row(0, named=True)


def test_a_good_row_needs_no_repair(tmp_path: Path) -> None:
    reading = read_rows(tmp_path, {})
    assert reading.repairs == ()
    assert (first(reading)["status"], first(reading)["note"]) == ("A", None)


def letter(heading: str) -> str:
    index = NEW_COLUMNS.index(heading)
    return chr(ord("A") + index) if index < 26 else "A" + chr(ord("A") + index - 26)


OPEN = "margin and total unknown; the stated total is kept beside"
KEPT = "kept as it is, with a note"
LEFT = "left as written; a build leaves the rows out"
UNDISCLOSED: Row = {
    **{"cc1 fx margin": 0.0, "cc1 lcu fx rate": 1.0, "inter lcu bank fx": 1.0, "cc1 total cost %": 2.5},
}

# name: cells, columns and values of the USD 200 quote, heading, found, made, rule
RULES: dict[str, tuple[Row, dict[str, object], str, str, str, str]] = {
    "case of a firm": (
        *({"firm_type": "BANK"}, {"firm_type": "bank"}),
        *("firm_type", "'BANK'", "bank", "another spelling of a word"),
    ),
    "case of transparent": (
        *({"transparent": "Yes"}, {"transparent": True}),
        *("transparent", "'Yes'", "true", "another spelling of a word"),
    ),
    "case of the network": (
        *({"receiving network coverage": "NATIONWIDE"}, {"network": "Nationwide"}),
        *("receiving network coverage", "'NATIONWIDE'", "Nationwide", "another spelling of a word"),
    ),
    "case of a currency": (
        *({"cc1 lcu code": "usd"}, {"currency": "USD"}),
        *("cc1 lcu code", "'usd'", "USD", "another spelling of a word"),
    ),
    "an unknown firm": (
        *({"firm_type": "Barber"}, {"firm_type": "other"}),
        *("firm_type", "'Barber'", "other", "a word that is not in the list"),
    ),
    "an unknown speed": (
        *({"speed actual": "soon"}, {"speed": None}),
        *("speed actual", "'soon'", "no value", "a word that is not in the list"),
    ),
    "one unknown of two": (
        *({"payment instrument": "Cash, Gold"}, {"funding": "cash;other"}),
        *("payment instrument", "'Cash, Gold'", "cash;other", "a word that is not in the list"),
    ),
    "a number as text": (
        *({"cc1 lcu fee": "5.0"}, {"fee": 5.0}),
        *("cc1 lcu fee", "'5.0'", "read as numbers", "numbers written as text"),
    ),
    "a number as text with thousands": (
        *({"cc1 lcu amount": "1,200.5", "cc1 total cost %": 2.42}, {"amount": 1200.5, "total_percent": 2.42}),
        *("cc1 lcu amount", "'1,200.5'", "read as numbers", "numbers written as text"),
    ),
    "no number": (
        *({"cc1 lcu fee": "free"}, {"fee": None}),
        *("cc1 lcu fee", "'free'", "no value", "text where a number should be"),
    ),
    "an infinite number": (
        *({"cc1 lcu fee": "inf"}, {"fee": None}),
        *("cc1 lcu fee", "'inf'", "no value", "text where a number should be"),
    ),
    "two dots": (
        *({"cc1 fx margin": ".."}, {"margin_percent": None, "total_percent": None, "stated_total_percent": 4.5}),
        *("cc1 fx margin", "'..'", "no value", "a mark for no value"),
    ),
    "not available": (
        *({"receiving network coverage": "N/A"}, {"network": None}),
        *("receiving network coverage", "'N/A'", "no value", "a mark for no value"),
    ),
    "Kosovo's older code": (
        *({"destination_code": "KSV", "corridor": "USAXKX"}, {"receiving": "XKX", "note": None}),
        *("destination_code", "'KSV'", "XKX", "another code of the same area"),
    ),
    "a code in small letters": (
        *({"source_code": "usa"}, {"sending": "USA"}),
        *("source_code", "'usa'", "USA", "another code of the same area"),
    ),
    "a negative margin": (
        *({"cc1 fx margin": -2.0, "cc1 total cost %": 0.5}, {"margin_percent": -2.0, "total_percent": 0.5}),
        *("cc1 fx margin", "-2.0", KEPT, "a negative margin"),
    ),
    "a negative total": (
        {"cc1 fx margin": -4.0, "cc1 total cost %": -1.5},
        {"total_percent": -1.5, "status": "A", "note": "negative margin; negative total cost"},
        *("cc1 total cost %", "-1.5", KEPT, "a negative total cost"),
    ),
    "no rate disclosed": (
        {**UNDISCLOSED, "transparent": "no"},
        {"margin_percent": None, "total_percent": None, "stated_total_percent": 2.5, "rate": None, "status": "O"},
        *("cc1 fx margin", "0.0", OPEN, "the exchange rate was not disclosed"),
    ),
    "not said whether disclosed": (
        {**UNDISCLOSED, "transparent": ""},
        {"margin_percent": None, "total_percent": None, "transparent": None, "status": "O"},
        *("cc1 fx margin", "0.0", OPEN, "the exchange rate was not disclosed"),
    ),
    "a margin though not transparent": (
        *({"transparent": "no"}, {"margin_percent": None, "total_percent": None, "rate": 45.0, "status": "O"}),
        *("cc1 fx margin", "2.0", OPEN, "a margin is stated, yet the service is not transparent"),
    ),
    "one currency": (
        UNDISCLOSED,
        {"margin_percent": 0.0, "total_percent": 2.5, "rate": 1.0, "status": "A", "note": "same currency at both ends"},
        *("cc1 fx margin", "0.0", "kept: a margin of 0 is real here", "the same currency at both ends"),
    ),
    "a total that differs": (
        *({"cc1 total cost %": 4.56}, {"total_percent": 4.56, "status": "U"}),
        *("cc1 total cost %", "4.56", KEPT, "the total differs from fee and margin by more than 0.05 points"),
    ),
    "a fifth quarter": (
        *({"period": "2016_5Q"}, {"period": "2016_5Q"}),
        *("period", "'2016_5Q'", LEFT, "a period that does not exist"),
    ),
    "a quarter without prices": (
        *({"period": "2025_2Q"}, {"period": "2025_2Q"}),
        *("period", "'2025_2Q'", LEFT, "a quarter without prices of its own"),
    ),
    "another spelling of a quarter": (
        *({"period": "2016 Q2"}, {"period": "2016-Q2"}),
        *("period", "'2016 Q2'", "2016-Q2", "another spelling of a quarter"),
    ),
    "the last day of the quarter": (
        *({"date": "2016-06-30"}, {"date": date(2016, 6, 30), "note": None}),
        *("date", "'2016-06-30'", "read as days", "days written as text"),
    ),
    "the future": (
        *({"date": date(2016, 7, 1)}, {"date": None, "status": "A", "note": "dated after its quarter"}),
        *("date", "datetime.date(2016, 7, 1)", "no value, with a note", "a day after the end of its quarter"),
    ),
    "a count of days": (
        *({"date": "42499"}, {"date": date(2016, 5, 9)}),
        *("date", "'42499'", "read as days", "days written as a count of days"),
    ),
    "no day": (
        *({"date": "in May"}, {"date": None}),
        *("date", "'in May'", "no value", "text where a day should be"),
    ),
    "another corridor": (
        {"corridor": "USAMEX"},
        {"receiving": "PHL", "status": "U", "note": "corridor and country codes disagree"},
        "corridor",
        "'USAMEX'",
        *("the two codes count, with a note", "the corridor says other countries than the two codes"),
    ),
    "another amount in dollars": (
        *({"cc1 denomination amount": 300.0}, {"amount_usd": 300.0, "status": "U"}),
        *("cc1 denomination amount", "300.0", KEPT, "another amount in US dollars than that of the block"),
    ),
    "no amount in dollars": (
        *({"cc1 denomination amount": ""}, {"amount_usd": 200.0, "status": "A"}),
        "cc1 total cost %",
        *("None", "USD 200, the amount of the block", "the amount in US dollars is not stated"),
    ),
}


@pytest.mark.parametrize("name", RULES)
def test_each_rule_and_its_repair(tmp_path: Path, name: str) -> None:
    cells, expected, heading, found, made, rule = RULES[name]
    reading = read_rows(tmp_path, cells)
    assert {column: first(reading)[column] for column in expected} == expected
    place = (2, letter(heading), found, made)
    assert place in said(reading, rule)


def test_a_product_tells_the_pickup(tmp_path: Path) -> None:
    row = {**good(), "product": "Cash to account", "pick-up method": ""}
    reading = reader.read(write_rpw_workbook(tmp_path / "rpw.xlsx", [row], None))
    assert (first(reading)["funding"], first(reading)["pickup"]) == ("cash", "bank_account")
    column = chr(ord("A") + OLD_COLUMNS.index("product"))
    rule = "a product tells the pick-up that is not given"
    assert said(reading, rule) == [(2, column, "'Cash to account'", "pick-up by bank_account")]


def test_a_block_without_prices_gives_no_quote(tmp_path: Path) -> None:
    reading = read_rows(tmp_path, {"cc2 lcu fee": "", "cc2 fx margin": "", "cc2 total cost %": ""})
    assert quotes_of(reading)["amount_usd"].to_list() == [200.0]
    assert said(reading, "neither fee, margin nor total is stated") == [
        (2, letter("cc2 total cost %"), "None", "no quote")
    ]


def test_the_same_row_again_is_left_out(tmp_path: Path) -> None:
    reading = read_rows(tmp_path, {}, {"id": 1.0}, {"id": 2.0})
    assert quotes_of(reading)["row"].unique(maintain_order=True).to_list() == [2, 4]
    assert said(reading, "the same row once more") == [(3, "A", "'1'", "left out")]
    assert quotes_of(reading)["note"].null_count() == 4


def test_another_quote_under_the_same_id_is_kept(tmp_path: Path) -> None:
    reading = read_rows(tmp_path, {}, {"id": 1.0, "firm": "Other"}, {"id": 1.0, "period": "2016_3Q"})
    assert quotes_of(reading)["note"].to_list() == ["id not unique in its quarter"] * 4 + [None] * 2
    assert said(reading, "an id that other quotes of the quarter have") == [
        (2, "A", "'1', the first of 2 such cells in the column", "all are kept, with a note")
    ]


def test_an_amount_in_another_currency_is_doubtful(tmp_path: Path) -> None:
    reading = read_rows(tmp_path, {}, {}, {"cc1 lcu amount": 9000.0, "cc1 lcu fee": 225.0})
    assert quotes_of(reading)["status"].to_list() == ["A"] * 4 + ["U", "A"]


def test_many_cells_are_one_repair(tmp_path: Path) -> None:
    reading = read_rows(tmp_path, {}, {"cc1 lcu fee": "5"}, {"cc1 lcu fee": "5.00"}, {"cc2 lcu fee": "5"})
    assert said(reading, "numbers written as text") == [
        (3, letter("cc1 lcu fee"), "'5', the first of 2 such cells in the column", "read as numbers"),
        (5, letter("cc2 lcu fee"), "'5'", "read as numbers"),
    ]


# Other layouts --------------------------------------------------------------------------------------------


@settings(max_examples=15)
@given(
    order=st.permutations(NEW_COLUMNS),
    spell=st.sampled_from([str, str.upper, str.title, lambda text: f"  {text.replace('_', ' ')} "]),
    above=st.integers(0, 4),
    left=st.integers(0, 2),
    suffix=st.sampled_from([".csv", ".csv.gz", ".xlsx", ".xls"]),
)
def test_any_layout_gives_the_same_quotes(
    tmp_path_factory: pytest.TempPathFactory,
    order: list[str],
    spell: Callable[[str], str],
    above: int,
    left: int,
    suffix: str,
) -> None:
    rows = [{**good(number), "id": str(number), "date": "2016-05-09"} for number in range(1, 4)]
    rows[1] |= {"cc1 fx margin": "..", "period": "2016_5Q"}
    blank: list[object] = [""] * left
    table: list[list[object]] = [[] for _ in range(above)]
    table += [[*blank, *(spell(name) for name in order)]]
    table += [[*blank, *(row.get(name, "") for name in order)] for row in rows]
    path = tmp_path_factory.mktemp("layout") / f"rpw{suffix}"
    if "csv" in suffix:
        write_csv(path, table)
    else:
        write_workbook(path, {"Legend": [["a"]], "Data": table})
    assert reader.sniff(head_of(path))
    found = quotes_of(reader.read(path))
    plain = [{**row, "note2": ""} for row in rows]
    usual = quotes_of(reader.read(write_rpw_workbook(path.with_name("usual.xlsx"), None, plain)))
    place = ("sheet", "row", "column")
    assert found.drop(place).equals(usual.drop(place))
    assert found["row"].to_list() == [above + 2 + number // 2 for number in range(6)]


# A build --------------------------------------------------------------------------------------------------


def test_a_build_holds_the_quotes_and_accounts_for_all(tmp_path: Path, small: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / small.name).write_bytes(small.read_bytes())
    result = build(folder, tmp_path / "store")
    left = {(entry.reason, entry.what): entry.rows for entry in result.account.left_out}
    assert left == {("no period", "2016_5Q"): 4, ("no period", "2025_2Q"): 4}
    assert (result.account.rows_read, result.account.rows_taken) == (3600, 3592)
    quotes = open_evidence(tmp_path / "store").quotes
    assert quotes.height == 3592
    assert {"XKX", "PHL"} <= set(quotes["receiving"].unique())
