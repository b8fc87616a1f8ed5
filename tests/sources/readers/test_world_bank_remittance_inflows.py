"""Remittance inflows: known values, a second reading, other releases, broken files."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corridor.errors import SourceError
from corridor.sources.contract import ROW_SCHEMA, AreaScheme, Reading
from corridor.sources.files import head_of
from corridor.sources.readers import world_bank_remittance_inflows as reader
from tests.sources.readers.layouts import blank_columns, write_workbook
from tests.sources.readers.naive import (
    LETTERS,
    assert_same,
    facts,
    sheet_cells,
    value_and_status,
    value_at,
)

FILE = "remittances-knomad/remittance-inflows.xlsx"
SHEET = "Inward remittance flows"


@pytest.fixture(scope="module")
def real(shared_data: Path) -> Reading:
    return reader.read(shared_data / FILE)


# area, year, value, row, column; read off the workbook by eye.
KNOWN: list[tuple[str, str, float | None, int, str]] = [
    ("Philippines", "2000", 6924, 154, "B"),
    ("Philippines", "2022", 38048.7244, 154, "X"),
    ("India", "2022", 111221.77472208794, 89, "X"),
    ("World", "2022", 831102.9592088049, 217, "X"),
    ("World", "2000", 117547.24905586215, 217, "B"),
    ("Low-and Middle-Income Countries", "2022", 647193.2249407601, 216, "X"),
    ("Kosovo", "2000", 0, 105, "B"),
    ("Venezuela, RB", "2022", 0, 209, "X"),
    ("American Samoa", "2022", None, 5, "X"),
    ("Virgin Islands (U.S.)", "2000", None, 211, "B"),
    ("Yemen, Rep.", "2022", 3771, 213, "X"),
]


@pytest.mark.parametrize("known", KNOWN, ids=lambda known: "-".join(known[:2]))
def test_values_read_by_eye(real: Reading, known: tuple[str, str, float | None, int, str]) -> None:
    area, year, value, row, column = known
    assert value_at(real, area=area, period=year) == (value, "O" if value is None else "A", SHEET, row, column)


def test_every_cell_against_plain_loops(real: Reading, shared_data: Path) -> None:
    cells = sheet_cells(shared_data / FILE, SHEET)
    expected = [
        (
            "remittance_inflows",
            str(cells[row - 1][0]),
            None,
            str(2000 + column - 1),
            "_T",
            *value_and_status(cells[row - 1][column]),
            SHEET,
            row,
            LETTERS[column],
        )
        for row in range(2, 218)
        for column in range(1, 24)
    ]
    assert_same(facts(real), expected)


def test_countries_sum_to_the_world(real: Reading) -> None:
    rows = real.rows.filter(period="2021")
    world = rows.filter(area="World")["value"].item()
    groups = ["World", "Low-and Middle-Income Countries"]
    countries = sum(value or 0 for area, value in rows.select("area", "value").iter_rows() if area not in groups)
    assert countries == pytest.approx(world, rel=1e-9)


def test_title_vintage_unit(real: Reading) -> None:
    assert (real.title, real.vintage) == ("Remittance inflows", "2023-06")
    assert real.area_scheme is AreaScheme.WORLD_BANK
    assert real.rows.schema == ROW_SCHEMA
    assert real.rows["unit"].unique().to_list() == ["usd_million"]
    assert real.repairs == ()


# Other releases --------------------------------------------------------------------------------------------

YEARS: list[object] = [2019, 2020, "2021e", "Remittances as a share of GDP in 2021 (%)"]
BODY: list[list[object]] = [
    ["Albania", 1.5, "", 3, 8.5],
    ["American Samoa", "", "", "", ""],
    ["Philippines", 10, 11, 12, 9.5],
    ["World", 11.5, 11, 15, ""],
]
NOTES: list[list[object]] = [
    [],
    ["Note: All numbers are in current (nominal) US $. The 2020 numbers are final."],
    ["Date: November 2022"],
]


@settings(max_examples=25)
@given(
    order=st.permutations(range(5)),
    title_above=st.booleans(),
    preamble=st.integers(0, 4),
    blanks=st.integers(0, 3),
    suffix=st.sampled_from([".xlsx", ".xls"]),
    sheets_swapped=st.booleans(),
)
def test_any_layout_gives_the_same_values(
    order: list[int], title_above: bool, preamble: int, blanks: int, suffix: str, sheets_swapped: bool
) -> None:
    title = "Migrant remittance  inflows\n(US$ million)"
    header: list[object] = ["" if title_above else title, *YEARS]
    rows: list[list[object]] = [[] for _ in range(preamble)]
    rows += [[title]] if title_above else []
    rows += [[row[position] for position in order] for row in (header, *BODY)]
    rows += NOTES
    outflows = [["Migrant remittance outflows (US$ million)", 2019, 2020], ["Albania", 99, 98]]
    sheets = [("Inflows", blank_columns(rows, blanks)), ("Sheet2", outflows)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"book{suffix}"
        write_workbook(path, dict(reversed(sheets) if sheets_swapped else sheets))
        assert reader.sniff(head_of(path))
        reading = reader.read(path)
    found = {
        (variable, area, period): (value, status)
        for variable, area, period, value, status in reading.rows.select(
            "variable", "area", "period", "value", "status"
        ).iter_rows()
    }
    keys = [("remittance_inflows", "2019"), ("remittance_inflows", "2020"), ("remittance_inflows", "2021")]
    keys.append(("remittance_inflows_share", "2021"))
    expected: dict[tuple[str, str, str], tuple[float | None, str]] = {}
    for area, *cells in BODY:
        for (variable, year), cell in zip(keys, cells, strict=True):
            normal = "E" if (variable, year) == ("remittance_inflows", "2021") else "A"
            expected[(variable, str(area), year)] = value_and_status(cell, normal)
    assert found == expected
    assert reading.vintage == "2022-11"
    shares = reading.rows.filter(variable="remittance_inflows_share")
    assert shares["unit"].unique().to_list() == ["percent_of_gdp"]


def test_a_footnote_mark_in_a_name_is_logged(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Remittance inflows (US$ million)", 2019, 2020], ["Albania*", 1, 2]]
    reading = reader.read(write_workbook(tmp_path / "book.xlsx", {"Inflows": rows}))
    assert reading.rows["area"].to_list() == ["Albania", "Albania"]
    assert [(repair.found, repair.made, repair.rule) for repair in reading.repairs] == [
        ("Albania*", "Albania", "spelling of a name")
    ]


def test_outflows_are_not_claimed(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Migrant remittance outflows (US$ million)", 2019, 2020], ["Albania", 1, 2]]
    path = write_workbook(tmp_path / "book.xlsx", {"Sheet1": rows})
    assert not reader.sniff(head_of(path))
    with pytest.raises(SourceError, match="remittance inflows"):
        reader.read(path)


@pytest.mark.parametrize(
    ("rows", "expected", "place"),
    [
        ([["Remittance inflows (US$ million)", 2019, 2019], ["Albania", 1, 2]], "each period once", "row 1, column C"),
        ([["Remittance inflows (US$ million)", 2019, 2020], ["Albania", 1, "x"]], "a number", "row 2, column C"),
        ([["Remittance inflows (US$ million)", 2019, 2020], ["Albania", "", ""]], "rows and columns", "row 1"),
        ([["Albania", 1, 2]], "a sheet with years", "row 1"),
    ],
)
def test_broken_sheets_are_named(tmp_path: Path, rows: list[list[object]], expected: str, place: str) -> None:
    with pytest.raises(SourceError) as caught:
        reader.read(write_workbook(tmp_path / "book.xlsx", {"Inflows": rows}))
    assert caught.value.expected.startswith(expected)
    assert str(caught.value.where) == f"book.xlsx, sheet 'Inflows', {place}"
    assert caught.value.remedy
