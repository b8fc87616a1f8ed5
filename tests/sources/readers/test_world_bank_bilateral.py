"""The World Bank's two matrices: which end is which, known values, a second reading, other layouts."""

from __future__ import annotations

import tempfile
from pathlib import Path
from types import ModuleType

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corridor.errors import SourceError
from corridor.sources.contract import ROW_SCHEMA, AreaScheme, Reading
from corridor.sources.files import head_of
from corridor.sources.readers import world_bank_bilateral_remittances as remittances
from corridor.sources.readers import world_bank_bilateral_stocks as stocks
from tests.sources.readers.layouts import write_csv, write_workbook
from tests.sources.readers.naive import (
    LETTERS,
    Fact,
    assert_same,
    facts,
    records,
    sheet_cells,
    value_and_status,
    value_at,
)

FILE_REMITTANCES = "remittances-bilateral/Bilateralremittancematrix2018Oct2019.csv"
FILE_STOCKS = "remittances-bilateral/WB_Bilateral_Estimates_Migrant_Stocks_2017.xlsx"
SHEET_STOCKS = "Bilateral_Migration_2017"


@pytest.fixture(scope="module")
def sent(shared_data: Path) -> Reading:
    return remittances.read(shared_data / FILE_REMITTANCES)


@pytest.fixture(scope="module")
def stock(shared_data: Path) -> Reading:
    return stocks.read(shared_data / FILE_STOCKS)


# receiving country, sending country, million US dollars, row; read off the file by eye.
KNOWN_REMITTANCES: list[tuple[str, str, float | None, int]] = [
    ("Mexico", "United States", 34704, 205),
    ("United States", "Mexico", 1624, 127),
    ("Philippines", "United States", 11426, 205),
    ("United States", "Philippines", 81, 154),
    ("Philippines", "Saudi Arabia", 3273, 165),
    ("Philippines", "Canada", 2866, 36),
    ("Philippines", "Hong Kong SAR, China", 701, 86),
    ("India", "United Arab Emirates", 18529, 203),
    ("India", "Saudi Arabia", 11668, 165),
    ("Pakistan", "India", None, 89),
    ("India", "Pakistan", None, 148),
]
# destination, origin, persons, row, column
KNOWN_STOCKS: list[tuple[str, str, float | None, int, str]] = [
    ("United States", "Philippines", 1941665, 154, "GW"),
    ("Saudi Arabia", "Philippines", 583985, 154, "FH"),
    ("World", "Philippines", 5970193, 154, "HJ"),
    ("Philippines", "World", 218783, 219, "EW"),
    ("United States", "Mexico", 11573680, 128, "GW"),
    ("Mexico", "United States", 739168, 206, "DW"),
    ("United Arab Emirates", "India", 3310419, 89, "GU"),
    ("Pakistan", "Afghanistan", 1515738, 3, "EQ"),
    ("World", "World", 266143792, 219, "HJ"),
    ("Other North", "Other South", 16480, 218, "HH"),
    ("United Arab Emirates", "Kosovo", None, 105, "GU"),
]


@pytest.mark.parametrize("known", KNOWN_REMITTANCES, ids=lambda known: "-".join(known[:2]))
def test_remittances_read_by_eye(sent: Reading, known: tuple[str, str, float | None, int]) -> None:
    receiving, sending, value, row = known
    status = "O" if value is None else "E"
    assert value_at(sent, area=receiving, counterpart=sending) == (value, status, None, row, receiving)


@pytest.mark.parametrize("known", KNOWN_STOCKS, ids=lambda known: "-".join(known[:2]))
def test_stocks_read_by_eye(stock: Reading, known: tuple[str, str, float | None, int, str]) -> None:
    destination, origin, value, row, column = known
    status = "O" if value is None else "E"
    assert value_at(stock, area=destination, counterpart=origin) == (value, status, SHEET_STOCKS, row, column)


def test_rows_send_and_columns_receive(sent: Reading) -> None:
    """The countries with the most migrants send the most; India and Mexico receive, and do not send, most."""
    received = sent.rows.group_by("area").agg(pl.col("value").sum()).sort("value", descending=True)
    paid = sent.rows.group_by("counterpart").agg(pl.col("value").sum()).sort("value", descending=True)
    assert {"India", "China", "Mexico", "Philippines"} == set(received["area"][:4])
    assert paid["counterpart"][0] == "United States"
    assert {"United Arab Emirates", "Saudi Arabia"} <= set(paid["counterpart"][:6])


def test_every_remittance_against_plain_loops(sent: Reading, shared_data: Path) -> None:
    header, *body = records(shared_data / FILE_REMITTANCES)
    expected: list[Fact] = []
    for number, record in enumerate(body, start=2):
        for column in range(1, len(header)):
            value, status = value_and_status(record[column], "E")
            receiving = header[column]
            expected.append(
                ("bilateral_remittances", receiving, record[0], "2018", "_T", value, status, None, number, receiving)
            )
    assert len(expected) == 214 * 214
    assert_same(facts(sent), expected)


def test_every_stock_against_plain_loops(stock: Reading, shared_data: Path) -> None:
    cells = sheet_cells(shared_data / FILE_STOCKS, SHEET_STOCKS)
    expected: list[Fact] = []
    for number in range(3, 220):
        origin = cells[number - 1][0]
        for column in range(1, 218):
            value, status = value_and_status(cells[number - 1][column], "E")
            expected.append(
                (
                    "bilateral_migrant_stock",
                    str(cells[1][column]),
                    str(origin),
                    "2017",
                    "_T",
                    value,
                    status,
                    SHEET_STOCKS,
                    number,
                    LETTERS[column],
                )
            )
    assert_same(facts(stock), expected)


def test_origins_sum_to_the_world(stock: Reading) -> None:
    """Each destination's origins add up to its World row, as the publisher claims."""
    countries = stock.rows.filter(pl.col("counterpart") != "World").group_by("area").agg(pl.col("value").sum())
    world = stock.rows.filter(counterpart="World").select("area", total="value")
    joined = countries.join(world, on="area")
    assert joined.height == 217
    assert (joined["value"] - joined["total"]).abs().max() <= 1


def test_title_vintage_unit(sent: Reading, stock: Reading) -> None:
    assert (sent.title, sent.vintage) == ("Bilateral Remittance Matrix 2018", "2019-10")
    assert (stock.title, stock.vintage) == ("Bilateral Estimates of Migrant Stocks 2017", None)
    assert sent.rows["unit"].unique().to_list() == ["usd_million"]
    assert stock.rows["unit"].unique().to_list() == ["persons"]
    assert stock.rows["migratory_status"].unique().to_list() == ["migrant"]
    assert sent.rows["migratory_status"].unique().to_list() == ["_T"]
    for reading in (sent, stock):
        assert reading.rows.schema == ROW_SCHEMA
        assert (reading.area_scheme, reading.counterpart_scheme) == (AreaScheme.WORLD_BANK,) * 2
        assert reading.repairs == ()


def test_each_file_has_one_reader(shared_data: Path) -> None:
    for reader, own, other in (
        (remittances, FILE_REMITTANCES, FILE_STOCKS),
        (stocks, FILE_STOCKS, FILE_REMITTANCES),
    ):
        assert reader.sniff(head_of(shared_data / own))
        assert not reader.sniff(head_of(shared_data / other))


# Other layouts ---------------------------------------------------------------------------------------------

COUNTRIES = ["Albania", "Bahamas, The", "Côte d'Ivoire", "Mexico", "Other North", "WORLD"]
TITLE_REMITTANCES = (
    "Bilateral Remittance Estimates for 2021 using Migrant Stocks, Host Country Incomes, and Origin Country "
    "Incomes (millions of US$) (December 2022 Version)"
)
TITLE_STOCKS = "Bilateral Estimates of Migrant Stocks in 2013"
CORNER_REMITTANCES = "Remittance-receiving country (across)   -   Remittance-sending country (down) "
CORNER_STOCKS = "Destination country (across)   -   Source country (down) "


def number(down: str, across: str) -> float:
    return 100 * COUNTRIES.index(down) + COUNTRIES.index(across) + 0.25


def matrix(title: str, corner: str, across: list[str], down: list[str]) -> list[list[object]]:
    rows: list[list[object]] = [[title], [corner, *across]]
    rows += [[name, *(number(name, other) for other in across)] for name in down]
    return [*rows, [], ["Notes:"], ["World Bank staff estimates. See Migration and Remittances Factbook 2016."]]


def pairs(reading: Reading) -> dict[tuple[str, str], float | None]:
    return {
        (area, other): value for area, other, value in reading.rows.select("area", "counterpart", "value").iter_rows()
    }


@settings(max_examples=30)
@given(
    kind=st.sampled_from([(remittances, TITLE_REMITTANCES, CORNER_REMITTANCES), (stocks, TITLE_STOCKS, CORNER_STOCKS)]),
    across=st.permutations(COUNTRIES),
    down=st.permutations(COUNTRIES),
    preamble=st.integers(0, 4),
    blank_columns=st.integers(0, 3),
    order=st.permutations([0, 1, 2]),
    with_corner=st.booleans(),
    suffix=st.sampled_from([".xlsx", ".xls", ".csv", ".csv.gz"]),
)
def test_any_layout_gives_the_same_pairs(
    kind: tuple[ModuleType, str, str],
    across: list[str],
    down: list[str],
    preamble: int,
    blank_columns: int,
    order: list[int],
    with_corner: bool,
    suffix: str,
) -> None:
    reader, title, corner = kind
    rows: list[list[object]] = [[] for _ in range(preamble)]
    rows += [
        ["", *[""] * blank_columns][1:] + row for row in matrix(title, corner if with_corner else "", across, down)
    ]
    sheets = [("Matrix", rows), ("countries-comparison", [["country", "iso3c"], ["Albania", "ARE"]]), ("x", [["y"]])]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"matrix{suffix}"
        if "csv" in suffix:
            write_csv(path, rows)
        else:
            write_workbook(path, dict(sheets[position] for position in order))
        assert reader.sniff(head_of(path))
        reading = reader.read(path)
    assert pairs(reading) == {(one, other): number(other, one) for one in across for other in down}
    assert set(reading.rows["period"]) == ({"2021"} if reader is remittances else {"2013"})
    assert reading.vintage == ("2022-12" if reader is remittances else None)


def test_a_corner_that_says_the_other_way_round_is_followed(tmp_path: Path) -> None:
    corner = "Remittance-sending country (across) - Remittance-receiving country (down)"
    path = write_workbook(tmp_path / "m.xlsx", {"m": matrix(TITLE_REMITTANCES, corner, COUNTRIES, COUNTRIES)})
    found = pairs(remittances.read(path))
    assert found[("Mexico", "Albania")] == number("Mexico", "Albania")


def test_footnote_marks_and_spaces_in_names_are_logged(tmp_path: Path) -> None:
    rows = matrix(TITLE_STOCKS, CORNER_STOCKS, COUNTRIES, COUNTRIES)
    rows[2][0] = "Albania*"
    rows[1][2] = " Bahamas,  The"
    reading = stocks.read(write_workbook(tmp_path / "m.xlsx", {"m": rows}))
    assert pairs(reading)[("Bahamas, The", "Albania")] == number("Albania", "Bahamas, The")
    assert [(repair.found, repair.made, str(repair.place)) for repair in reading.repairs] == [
        (" Bahamas,  The", "Bahamas, The", "m.xlsx, sheet 'm', row 2, column C"),
        ("Albania*", "Albania", "m.xlsx, sheet 'm', row 3, column A"),
    ]


def test_the_year_may_stand_in_the_names_of_sheet_or_file(tmp_path: Path) -> None:
    rows = matrix("", "", COUNTRIES, COUNTRIES)
    in_sheet = write_workbook(tmp_path / "m.xlsx", {"Bilateral_Migration_2017": rows})
    assert set(stocks.read(in_sheet).rows["period"]) == {"2017"}
    in_file = write_csv(tmp_path / "Bilateralremittancematrix2018Oct2019.csv", rows)
    reading = remittances.read(in_file)
    assert (set(reading.rows["period"]), reading.vintage) == ({"2018"}, "2019-10")


def test_several_years_in_one_workbook(tmp_path: Path) -> None:
    rows = matrix("", "", COUNTRIES, COUNTRIES)
    turned = matrix("", "Remittance-sending country (across)", COUNTRIES, COUNTRIES)
    sheets = {"Remittances 2017": rows, "Remittances 2018": turned}
    reading = remittances.read(write_workbook(tmp_path / "m.xlsx", sheets))
    assert reading.title == "Bilateral Remittance Matrix 2017, 2018"
    first = value_at(reading, area="Mexico", counterpart="Albania", period="2017")
    other = value_at(reading, area="Albania", counterpart="Mexico", period="2018")
    assert first == (number("Albania", "Mexico"), "E", "Remittances 2017", 3, "E")
    assert other == (number("Albania", "Mexico"), "E", "Remittances 2018", 3, "E")


def test_one_year_twice_is_an_error(tmp_path: Path) -> None:
    rows = matrix("", "", COUNTRIES, COUNTRIES)
    sheets = {"Remittances 2018": rows, "Remittances 2018 (2)": rows}
    with pytest.raises(SourceError, match="2018 twice"):
        remittances.read(write_workbook(tmp_path / "m.xlsx", sheets))


def test_a_matrix_of_the_other_kind_is_an_error(tmp_path: Path) -> None:
    rows = matrix(TITLE_STOCKS, CORNER_STOCKS, COUNTRIES, COUNTRIES)
    with pytest.raises(SourceError, match="1 such tables of another kind in sheets m"):
        remittances.read(write_workbook(tmp_path / "m.xlsx", {"m": rows}))


# Broken files ----------------------------------------------------------------------------------------------


def broken(tmp_path: Path, rows: list[list[object]], sheet: str = "m") -> SourceError:
    with pytest.raises(SourceError) as caught:
        stocks.read(write_workbook(tmp_path / "m.xlsx", {sheet: rows}))
    assert caught.value.remedy
    return caught.value


def test_no_year_is_an_error(tmp_path: Path) -> None:
    error = broken(tmp_path, matrix("Migrant Stocks", CORNER_STOCKS, COUNTRIES, COUNTRIES))
    assert error.expected.startswith("the year of the estimates")


def test_a_country_twice_across(tmp_path: Path) -> None:
    rows = matrix(TITLE_STOCKS, CORNER_STOCKS, COUNTRIES, COUNTRIES)
    rows[1][2] = "Albania"
    error = broken(tmp_path, rows)
    assert (error.found, str(error.where)) == (
        "columns B and C for area Albania",
        "m.xlsx, sheet 'm', row 2, column C",
    )


def test_a_country_twice_down(tmp_path: Path) -> None:
    rows = matrix(TITLE_STOCKS, CORNER_STOCKS, COUNTRIES, COUNTRIES)
    rows[4][0] = "Albania"
    error = broken(tmp_path, rows)
    assert (error.found, str(error.where)) == (
        "Albania in rows 3 and 5",
        "m.xlsx, sheet 'm', row 5, column A",
    )


def test_a_cell_that_is_no_number(tmp_path: Path) -> None:
    rows = matrix(TITLE_STOCKS, CORNER_STOCKS, COUNTRIES, COUNTRIES)
    rows[3][2] = "some"
    error = broken(tmp_path, rows)
    assert (error.found, str(error.where)) == ("'some'", "m.xlsx, sheet 'm', row 4, column C")


def test_no_matrix(tmp_path: Path) -> None:
    error = broken(tmp_path, [["country", "iso3c"], ["Albania", "ALB"], ["Mexico", "MEX"]], sheet="migrant stock")
    assert "the same countries across and down" in error.expected
    assert not stocks.sniff(head_of(tmp_path / "m.xlsx"))
