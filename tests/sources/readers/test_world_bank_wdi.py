"""World Development Indicators: known values, a second reading, other layouts, broken files."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from corridor.errors import SourceError
from corridor.sources.contract import ROW_SCHEMA, AreaScheme, Reading
from corridor.sources.files import head_of
from corridor.sources.readers import world_bank_databank_corridors
from corridor.sources.readers import world_bank_wdi as reader
from tests.sources.readers.layouts import blank_columns, write_csv, write_workbook
from tests.sources.readers.naive import (
    LETTERS,
    assert_same,
    facts,
    records,
    sheet_cells,
    value_and_status,
    value_at,
)

RECEIVED = "personal-remittances-received.xls"
RECEIVED_SHARE = "remittances-received-percent-gdp.xls"
COST = "sending-cost-to-country.xls"
PAID = "API_BM.TRF.PWKR.CD.DT_DS2_en_csv_v2_3012027.csv"


@pytest.fixture(scope="module")
def real(shared_data: Path) -> dict[str, Reading]:
    return {name: reader.read(shared_data / "worldbank-wdi" / name) for name in (RECEIVED, RECEIVED_SHARE, COST, PAID)}


# file, area, year, value, status, sheet, row, column; read off the files by eye.
KNOWN: list[tuple[str, str, str, float | None, str, str | None, int, str]] = [
    (RECEIVED, "PHL", "1977", 339000000, "A", "Data", 192, "V"),
    (RECEIVED, "PHL", "2020", 34882844550.0776, "A", "Data", 192, "BM"),
    (RECEIVED, "PHL", "1960", None, "O", "Data", 192, "E"),
    (RECEIVED, "WLD", "2022", 762551169386.5067, "A", "Data", 264, "BO"),
    (RECEIVED, "IND", "2022", 100000000000, "A", "Data", 114, "BO"),
    (RECEIVED, "XKX", "2010", 1006678234.72517, "A", "Data", 266, "BC"),
    (RECEIVED, "PRK", "2020", None, "O", "Data", 198, "BM"),
    (RECEIVED_SHARE, "PHL", "2020", 9.642774542779433, "A", "Data", 192, "BM"),
    (RECEIVED_SHARE, "WLD", "2010", 0.6433509239569538, "A", "Data", 264, "BC"),
    (COST, "PHL", "2020", 4.567668, "A", "Data", 192, "BM"),
    (COST, "XKX", "2020", 7.271093, "A", "Data", 266, "BM"),
    (COST, "PHL", "2022", None, "O", "Data", 192, "BO"),
    (PAID, "PHL", "2020", 211194462.415954, "A", None, 193, "2020"),
    (PAID, "USA", "2019", 71562000000, "A", None, 257, "2019"),
    (PAID, "WLD", "1977", 17454646980.2893, "A", None, 265, "1977"),
]


@pytest.mark.parametrize("known", KNOWN, ids=lambda known: "-".join(known[:3]))
def test_values_read_by_eye(real: dict[str, Reading], known: tuple[str, ...]) -> None:
    name, area, year, *expected = known
    assert list(value_at(real[name], area=area, period=year)) == expected


@pytest.mark.parametrize(
    ("name", "code"),
    [
        (RECEIVED, "BX.TRF.PWKR.CD.DT"),
        (RECEIVED_SHARE, "BX.TRF.PWKR.DT.GD.ZS"),
        (COST, "SI.RMT.COST.IB.ZS"),
    ],
)
def test_every_cell_of_a_workbook_against_plain_loops(
    real: dict[str, Reading], shared_data: Path, name: str, code: str
) -> None:
    cells = sheet_cells(shared_data / "worldbank-wdi" / name, "Data")
    expected = [
        (
            code,
            str(cells[row - 1][1]),
            None,
            str(1960 + column - 4),
            "_T",
            *value_and_status(cells[row - 1][column]),
            "Data",
            row,
            LETTERS[column],
        )
        for row in range(5, 271)
        for column in range(4, 67)
    ]
    assert_same(facts(real[name]), expected)


def test_every_cell_of_the_csv_against_plain_loops(real: dict[str, Reading], shared_data: Path) -> None:
    found = records(shared_data / "worldbank-wdi" / PAID)
    expected = [
        ("BM.TRF.PWKR.CD.DT", record[1], None, str(year), "_T", *value_and_status(cell), None, number, str(year))
        for number, record in enumerate(found, start=1)
        if number > 5
        for year, cell in zip(range(1960, 2021), record[4:65], strict=True)
    ]
    assert_same(facts(real[PAID]), expected)


def test_title_vintage_unit(real: dict[str, Reading]) -> None:
    told = {
        name: (reading.title, reading.vintage, reading.rows["unit"].unique().to_list())
        for name, reading in real.items()
    }
    assert told == {
        RECEIVED: (
            "World Development Indicators: Personal remittances, received (current US$)",
            "2023-05-10",
            ["usd"],
        ),
        RECEIVED_SHARE: (
            "World Development Indicators: Personal remittances, received (% of GDP)",
            "2023-05-10",
            ["percent_of_gdp"],
        ),
        COST: (
            "World Development Indicators: Average transaction cost of sending remittances to a specific country (%)",
            "2023-05-10",
            ["percent"],
        ),
        PAID: (
            "World Development Indicators: Personal remittances, paid (current US$)",
            "2021-09-15",
            ["usd"],
        ),
    }
    for reading in real.values():
        assert reading.area_scheme is AreaScheme.WORLD_BANK
        assert reading.rows.schema == ROW_SCHEMA
        assert reading.repairs == ()


# Other layouts ---------------------------------------------------------------------------------------------

ROWS: list[list[object]] = [
    ["Côte d'Ivoire", "CIV", "Personal remittances, paid (current US$)", "BM.X", 1.5, "", 0],
    ["World", "WLD", "Population, total", "SP.POP.TOTL", 3, 4, ".."],
]
SPELLINGS = [str, str.upper, lambda text: text.replace(" ", "\n"), lambda text: f" {text} "]


@settings(max_examples=30)
@given(
    order=st.permutations(range(7)),
    spell=st.sampled_from(SPELLINGS),
    years=st.sampled_from([["1960", "2022", "2030"], [1960, 2022, 2030], ["1960 [YR1960]", "2022 [YR2022]", "2030e"]]),
    word=st.sampled_from(["Indicator", "Series"]),
    preamble=st.integers(0, 4),
    blanks=st.integers(0, 2),
    suffix=st.sampled_from([".csv", ".csv.gz", ".xls", ".xlsx"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    swapped=st.booleans(),
)
def test_any_layout_gives_the_same_values(
    order: list[int],
    spell: type[str],
    years: list[object],
    word: str,
    preamble: int,
    blanks: int,
    suffix: str,
    encoding: str,
    swapped: bool,
) -> None:
    names = ["Country Name", "Country Code", f"{word} Name", f"{word} Code"]
    header: list[object] = [*(spell(name) for name in names), *years]
    rows: list[list[object]] = [["Data Source", "World Development Indicators", *[""] * 5], ["Last Updated Date"]]
    rows[1] += ["2024-03-28", *[""] * 5]
    rows += [[] for _ in range(preamble)]
    rows += blank_columns([[row[position] for position in order] for row in (header, *ROWS)], blanks)
    sheets = [("Data", rows), ("Metadata - Countries", [["Country Code", "Region"], ["CIV", "Africa"]])]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"API_X{suffix}"
        if "csv" in suffix:
            write_csv(path, rows, encoding)
        else:
            write_workbook(path, dict(reversed(sheets) if swapped else sheets))
        assert reader.sniff(head_of(path))
        reading = reader.read(path)
    estimated = years[2] == "2030e"
    columns = ("variable", "area", "period", "value", "status", "unit")
    assert set(reading.rows.select(columns).iter_rows()) == {
        ("BM.X", "CIV", "1960", 1.5, "A", "usd"),
        ("BM.X", "CIV", "2022", None, "O", "usd"),
        ("BM.X", "CIV", "2030", 0.0, "E" if estimated else "A", "usd"),
        ("SP.POP.TOTL", "WLD", "1960", 3.0, "A", "number"),
        ("SP.POP.TOTL", "WLD", "2022", 4.0, "A", "number"),
        ("SP.POP.TOTL", "WLD", "2030", None, "O", "number"),
    }
    assert reading.vintage == "2024-03-28"
    encoded = [repair.rule for repair in reading.repairs]
    assert encoded == (["encoding"] if "csv" in suffix and encoding == "cp1252" else [])


HEADER: list[object] = ["Country Name", "Country Code", "Indicator Name", "Indicator Code", "2019", "2020"]
ROW: list[object] = ["Aruba", "ABW", "Something (%)", "X.Y", "1", "2"]


def test_a_date_in_a_workbook_is_the_vintage(tmp_path: Path) -> None:
    rows = [["Last Updated Date", date(2023, 5, 10)], HEADER, ROW]
    path = tmp_path / "wdi.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Data")
        style = book.add_format({"num_format": "yyyy-mm-dd"})
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(number, column, cell, style)
                else:
                    sheet.write(number, column, cell)
    assert reader.read(path).vintage == "2023-05-10"


def test_a_databank_export_with_its_footer(tmp_path: Path) -> None:
    footer: list[list[object]] = [
        [""] * 6,
        ["Data from database: World Development Indicators", *[""] * 5],
        ["Last Updated: 03/28/2024", *[""] * 5],
    ]
    reading = reader.read(write_csv(tmp_path / "x_Data.csv", [HEADER, ROW, *footer]))
    assert (reading.vintage, reading.rows.height) == ("2024-03-28", 2)


def test_no_date_is_no_vintage(tmp_path: Path) -> None:
    assert reader.read(write_csv(tmp_path / "WDICSV.csv", [HEADER, ROW])).vintage is None


def broken(tmp_path: Path, rows: list[list[object]]) -> SourceError:
    with pytest.raises(SourceError) as caught:
        reader.read(write_csv(tmp_path / "wdi.csv", rows))
    assert caught.value.remedy
    return caught.value


@pytest.mark.parametrize(
    ("rows", "expected", "place"),
    [
        ([[*HEADER[:5], "2019"], ROW], "each period once", "row 1, column 2019"),
        ([HEADER, [*ROW[:5], "two"]], "a number", "row 2, column 2020"),
        ([HEADER, ROW[:5]], "6 cells in the row", "row 2, column 2020"),
        ([HEADER, ["Aruba", "", *ROW[2:]]], "the country code beside", "row 2, column Country Code"),
        ([HEADER, [*ROW[:3], "", *ROW[4:]]], "the indicator code beside", "row 2, column Indicator Code"),
        ([[*HEADER, "Country Code"], [*ROW, "ABW"]], "one column for country code", "row 1, column G"),
    ],
)
def test_broken_files_are_named(tmp_path: Path, rows: list[list[object]], expected: str, place: str) -> None:
    error = broken(tmp_path, rows)
    assert error.expected.startswith(expected)
    assert str(error.where) == f"wdi.csv, {place}"


def test_no_header(tmp_path: Path) -> None:
    error = broken(tmp_path, [ROW])
    assert "country code, indicator name, indicator code and years" in error.expected
    assert str(error.where) == "wdi.csv, row 1"
    assert not reader.sniff(head_of(tmp_path / "wdi.csv"))


def test_corridors_are_not_claimed(shared_data: Path) -> None:
    corridors = shared_data / "remittance-prices" / "36d1ed87-9a2d-41da-8eac-c1c25d45fa65_Data.csv.gz"
    assert not reader.sniff(head_of(corridors))
    assert world_bank_databank_corridors.sniff(head_of(corridors))


def test_a_truncated_gz_is_an_error(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "wdi.csv.gz", [HEADER, *[ROW] * 500])
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(SourceError, match="a complete gzip file"):
        reader.read(path)
