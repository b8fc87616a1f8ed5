"""National price files: the example, each rule with its place, the lines above the table, what the page says."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corridor.errors import SourceError
from corridor.evidence.build import build
from corridor.evidence.store import open_evidence
from corridor.sources.contract import AreaScheme
from corridor.sources.detect import reader_for
from corridor.sources.files import head_of
from corridor.sources.national_format import OPTIONAL_COLUMNS, OPTIONAL_LINES, REQUIRED_COLUMNS, REQUIRED_LINES
from corridor.sources.price_words import TERMS, Field
from corridor.sources.quotes import QUOTE_SCHEMA
from corridor.sources.readers import national_prices as reader

PAGE = Path(__file__).resolve().parents[3] / "docs" / "formats" / "national-prices.md"
EXAMPLE = PAGE.with_name("national-prices-example.csv")

ABOUT = {"authority": "Agency", "country": "SWE", "licence": "CC BY 4.0", "prepared": "2024-10-15"}
ROW = {
    **{"date": "2024-10-08", "sending": "SWE", "receiving": "PHL", "firm": "Sender", "firm_type": "bank"},
    **{"funding": "cash", "access_point": "agent", "pickup": "cash", "speed": "same_day", "transparent": "yes"},
    **{"amount_usd": "200", "amount": "2000", "currency": "SEK", "fee": "40", "receiving_currency": "PHP"},
    **{"rate": "5.39", "interbank_rate": "5.5", "margin_percent": "2", "total_percent": "4.00"},
}


def written(
    path: Path, *rows: dict[str, str], about: dict[str, str] | None = None, columns: tuple[str, ...] = tuple(ROW)
) -> Path:
    stream = io.StringIO(newline="")
    for key, value in (ABOUT if about is None else about).items():
        stream.write(f"# {key}: {value}\n")
    table = csv.DictWriter(stream, columns, extrasaction="ignore", lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    path.write_text(stream.getvalue(), encoding="utf-8")
    return path


def quote(path: Path, **cells: str) -> dict[str, object]:
    reading = reader.read(written(path / "prices.csv", {**ROW, **cells}))
    assert reading.quotes is not None
    return reading.quotes.row(0, named=True)


def test_the_example_on_the_page_is_read_by_hand_checked_values() -> None:
    assert reader_for(EXAMPLE) is reader
    reading = reader.read(EXAMPLE)
    assert reading.quotes is not None
    assert reading.quotes.schema == QUOTE_SCHEMA
    assert (reading.vintage, reading.area_scheme, reading.repairs) == ("2024-10-15", AreaScheme.ISO3, ())
    assert reading.title == "Consumer Agency (example): prices of remittances, SWE"
    assert set(reading.quotes.get_column("column")) == {"total_percent"}
    columns = ("row", "date", "firm", "access_point", "amount_usd", "margin_percent", "total_percent")
    more = ("stated_total_percent", "transparent", "status")
    first, second = date(2024, 10, 8), date(2024, 10, 9)
    assert set(reading.quotes.get_column("period")) == {"2024-Q4"}
    assert reading.quotes.select(*columns, *more).rows() == [
        (13, first, "Example Transfer", "internet", 200.0, 2.0, 3.95, 3.95, True, "A"),
        (14, first, "Example Transfer", "internet", 500.0, 2.0, 2.98, 2.98, True, "A"),
        (15, first, "Example Bank", "branch;internet", 200.0, None, None, 7.5, False, "O"),
        (16, first, "Example Bank", "branch;internet", 500.0, None, None, 3.0, False, "O"),
        (17, second, "Example Wallet", "mobile_phone", 200.0, 0.0, 0.0, 0.0, True, "A"),
        (18, second, "Example Wallet", "mobile_phone", 500.0, 0.0, 0.0, 0.0, True, "A"),
    ]


def test_the_lines_above_the_table() -> None:
    assert dict(reader.read_metadata(EXAMPLE)) == {
        **{"authority": "Consumer Agency (example)", "country": "SWE", "licence": "CC BY 4.0"},
        **{"prepared": "2024-10-15", "independent_researchers": "yes", "mystery_shopping": "yes"},
        **{"market_share_percent": "72", "funding": "state budget", "advertising": "no", "subscription": "no"},
        "linked_databases": "remittanceprices.worldbank.org",
    }


def test_a_spreadsheet_may_have_filled_the_lines_up(tmp_path: Path) -> None:
    path = tmp_path / "prices.csv"
    path.write_text('# authority: A,,,\n"# Market share percent: 60",,\n\n# funding:,,\ndate\n', encoding="utf-8")
    assert dict(reader.read_metadata(path)) == {"authority": "A", "market_share_percent": "60"}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("# no colon", "a line `# key: value`"),
        ("# author: me", "a key among authority, country"),
        ("# country: SWE", "each key once, not 'country' again"),
    ],
)
def test_lines_that_the_form_does_not_know(tmp_path: Path, line: str, expected: str) -> None:
    path = tmp_path / "prices.csv"
    path.write_text(f"# country: SWE\n{line}\ndate\n", encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        reader.read_metadata(path)
    assert caught.value.expected.startswith(expected)
    assert str(caught.value.where) == "prices.csv, row 2"


@pytest.mark.parametrize("key", REQUIRED_LINES)
def test_lines_that_must_be_there(tmp_path: Path, key: str) -> None:
    about = {name: value for name, value in ABOUT.items() if name != key}
    with pytest.raises(SourceError, match=f"# {key}:"):
        reader.read(written(tmp_path / "prices.csv", ROW, about=about))


def test_the_day_of_making_is_a_day(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="'yesterday'"):
        reader.read(written(tmp_path / "prices.csv", ROW, about={**ABOUT, "prepared": "yesterday"}))


SAME = {"receiving_currency": "SEK", "rate": "1", "interbank_rate": "1", "margin_percent": "0", "total_percent": "2"}


@pytest.mark.parametrize(
    ("cells", "column", "expected"),
    [
        ({"date": "08/10/2024"}, "date", "a day written 2024-10-15"),
        ({"date": "20241008"}, "date", "a day written 2024-10-15"),
        ({"date": "2024-02-30"}, "date", "a day written 2024-10-15"),
        ({"date": "2024-10-16"}, "date", "a day no later than 2024-10-15"),
        ({"sending": "Sweden"}, "sending", "a country's ISO 3166 code"),
        ({"receiving": ""}, "receiving", "a country's ISO 3166 code"),
        ({"receiving": "SWE"}, "receiving", "another country than the sending one"),
        ({"firm": ""}, "firm", "a text"),
        ({"firm_type": "barber"}, "firm_type", "one of bank, building_society"),
        ({"funding": "cash;gold"}, "funding", "one of bank_account, cash"),
        ({"speed": "soon"}, "speed", "one of less_than_one_hour"),
        ({"transparent": ""}, "transparent", "yes or no"),
        ({"transparent": "perhaps"}, "transparent", "yes or no"),
        ({"amount_usd": "300"}, "amount_usd", "a number with a point"),
        ({"amount_usd": ""}, "amount_usd", "a number"),
        ({"amount": "0"}, "amount", "a number with a point"),
        ({"amount": "2,000"}, "amount", "a number with a point"),
        ({"currency": "kr"}, "currency", "a currency's ISO 4217 code"),
        ({"currency": ""}, "currency", "a currency's ISO 4217 code"),
        ({"receiving_currency": "php"}, "receiving_currency", "a currency's ISO 4217 code"),
        ({"fee": "N/A"}, "fee", "a number with a point"),
        ({"rate": "-1"}, "rate", "a number with a point"),
        ({"margin_percent": "3", "total_percent": "5"}, "margin_percent", "2.00 as the row's other cells give"),
        ({"total_percent": "4.06"}, "total_percent", "4.00 as the row's other cells give"),
        ({"transparent": "no"}, "margin_percent", "an empty cell, since the service is not transparent"),
        ({**SAME, "rate": "0.98"}, "rate", "1, since both currencies are SEK"),
        ({**SAME, "interbank_rate": "1.1"}, "interbank_rate", "1, since both currencies are SEK"),
        ({**SAME, "margin_percent": "1"}, "margin_percent", "0, since both currencies are SEK"),
    ],
)
def test_wrong_cells_are_told_with_their_place(
    tmp_path: Path, cells: dict[str, str], column: str, expected: str
) -> None:
    with pytest.raises(SourceError) as caught:
        reader.read(written(tmp_path / "prices.csv", {**ROW, **cells}))
    assert caught.value.found.startswith(f"row 6, column {column}: ")
    assert f"where {expected}" in caught.value.found
    assert str(caught.value.where) == f"prices.csv, row 6, column {column}"
    assert caught.value.remedy


def test_all_problems_are_told_at_once_and_no_more_than_can_be_read(tmp_path: Path) -> None:
    rows = [{**ROW, "firm": f"Sender {number}", "fee": "free"} for number in range(23)]
    with pytest.raises(SourceError) as caught:
        reader.read(written(tmp_path / "prices.csv", *rows))
    told = caught.value.found.strip().splitlines()
    assert len(told) == 21
    assert (told[0][:5], told[-1].strip()) == ("row 6", "and 3 more")


def test_a_service_stands_once(tmp_path: Path) -> None:
    other = {**ROW, "amount_usd": "500", "amount": "5000", "total_percent": "2.8"}
    with pytest.raises(SourceError) as caught:
        reader.read(written(tmp_path / "prices.csv", ROW, other, ROW))
    assert "row 8, column firm: the service of row 6" in caught.value.found


def test_one_currency_at_both_ends_is_a_real_zero(tmp_path: Path) -> None:
    found = quote(tmp_path, **SAME)
    assert (found["margin_percent"], found["total_percent"], found["status"]) == (0.0, 2.0, "A")


def test_negative_margins_are_kept(tmp_path: Path) -> None:
    found = quote(tmp_path, rate="5.61", margin_percent="-2", total_percent="0")
    assert (found["margin_percent"], found["total_percent"], found["status"]) == (-2.0, 0.0, "A")


def test_empty_cells_are_unknown(tmp_path: Path) -> None:
    blank = {name: "" for name in OPTIONAL_COLUMNS if name in ROW}
    found = quote(tmp_path, **blank)
    assert {name for name, cell in found.items() if cell is None} == {
        *OPTIONAL_COLUMNS,
        *("sheet", "stated_total_percent"),
    }
    assert found["status"] == "O"


def test_spellings_of_the_world_bank_are_read_and_noted(tmp_path: Path) -> None:
    cells = {
        "firm_type": "Money Transfer Operator",
        "funding": "Debit card, Cash",
        "speed": "3-5 days",
        "sending": "swe",
    }
    reading = reader.read(written(tmp_path / "prices.csv", {**ROW, **cells}))
    assert reading.quotes is not None
    found = reading.quotes.row(0, named=True)
    assert [found[name] for name in cells] == [
        *("money_transfer_operator", "cash;debit_card", "three_to_five_days", "SWE")
    ]
    assert {(repair.place.row, repair.place.column, repair.found) for repair in reading.repairs} >= {
        (6, "firm_type", "'Money Transfer Operator'"),
        (6, "funding", "'Debit card, Cash'"),
        (6, "speed", "'3-5 days'"),
        (6, "sending", "'swe'"),
    }


def test_without_a_total_the_place_is_that_of_the_fee(tmp_path: Path) -> None:
    columns = tuple(name for name in ROW if name != "total_percent")
    reading = reader.read(written(tmp_path / "prices.csv", ROW, columns=columns))
    assert reading.quotes is not None
    assert reading.quotes.row(0, named=True)["column"] == "fee"


@settings(max_examples=20)
@given(order=st.permutations(tuple(ROW)), upper=st.booleans())
def test_columns_may_stand_in_any_order(
    tmp_path_factory: pytest.TempPathFactory, order: list[str], upper: bool
) -> None:
    path = written(tmp_path_factory.mktemp("order") / "prices.csv", ROW, columns=tuple(order))
    if upper:
        lines = path.read_text(encoding="utf-8").splitlines()
        lines[4] = lines[4].upper()
        path.write_text("\n".join(lines), encoding="utf-8")
    assert reader.sniff(head_of(path))
    reading = reader.read(path)
    usual = reader.read(written(path.with_name("usual.csv"), ROW))
    assert reading.quotes is not None
    assert usual.quotes is not None
    assert reading.quotes.drop("column").equals(usual.quotes.drop("column"))


def test_the_page_names_every_column_line_and_term() -> None:
    named = set(re.findall(r"`([a-z_]+)`", PAGE.read_text(encoding="utf-8")))
    assert {*REQUIRED_COLUMNS, *OPTIONAL_COLUMNS, *REQUIRED_LINES, *OPTIONAL_LINES} <= named
    fields = (Field.FIRM_TYPE, Field.FUNDING, Field.ACCESS_POINT, Field.PICKUP, Field.SPEED)
    assert {str(term) for field in fields for term in TERMS[field]} <= named


def test_a_build_holds_the_quotes(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "prices.csv").write_bytes(EXAMPLE.read_bytes())
    result = build(folder, tmp_path / "store")
    assert (result.account.rows_read, result.account.rows_taken, result.account.left_out) == (6, 6, ())
    quotes = open_evidence(tmp_path / "store").quotes
    assert quotes.select("sending", "receiving", "start").unique().height == 2
