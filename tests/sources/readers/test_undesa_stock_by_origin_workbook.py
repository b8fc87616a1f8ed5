"""The publisher's workbook of pairs, in small: the layouts of the 2020 and the 2024 revision."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corridor.errors import SourceError
from corridor.sources.contract import ROW_SCHEMA, AreaScheme
from corridor.sources.files import head_of
from corridor.sources.readers import undesa_stock_by_origin_workbook as reader
from corridor.sources.readers import undesa_stock_totals
from tests.sources.readers.layouts import write_workbook
from tests.sources.readers.naive import value_at

REGION = "Region, development group, country or area"
IDS_2020 = (
    "Index",
    f"{REGION} of destination",
    "Notes of destination",
    "Location code of destination",
    "Type of data of destination",
    f"{REGION} of origin",
    "Location code of origin",
)
IDS_2024 = (
    "Index",
    f"{REGION} of destination",
    "Coverage",
    "Data type",
    "Location code of destination",
    f"{REGION} of origin",
    "Location code of origin",
)
YEARS_2020 = (1990, 1995, 2000, 2005, 2010, 2015, 2020)
YEARS_2024 = (*YEARS_2020, 2024)
SEXES = (("_T", "both sexes combined"), ("M", "males"), ("F", "females"))
# destination, notes, code, type of data, origin, code
PAIRS = (
    ("WORLD", "", 900, "", "WORLD", 900),
    ("WORLD", "", 900, "", "Philippines", 608),
    ("Saudi Arabia", "", 682, "C R", "Philippines", 608),
    ("Serbia*", 24, 688, "B", "Others", 2003),
    ("Western Sahara*", "", 732, "I", "Algeria", 12),
)


@dataclass(frozen=True)
class Layout:
    ids: tuple[str, ...] = IDS_2020
    years: tuple[int, ...] = YEARS_2020
    revision: int = 2020
    id_order: tuple[int, ...] = tuple(range(7))
    sex_order: tuple[int, ...] = (0, 1, 2)
    preamble: int = 0
    blank_columns: int = 0


def stock(pair: int, sex: int, year: int) -> int:
    """A value that no two cells share."""
    return 1_000_000 * (pair + 1) + 10_000 * (sex + 1) + year


def told(pair: int, heading: str) -> object:
    destination, notes, code, kind, origin, origin_code = PAIRS[pair]
    return {
        "Index": pair + 1,
        f"{REGION} of destination": destination,
        "Notes of destination": notes,
        "Coverage": "",
        "Location code of destination": code,
        "Type of data of destination": kind,
        "Data type": kind,
        f"{REGION} of origin": origin,
        "Location code of origin": origin_code,
    }[heading]


def sheet(layout: Layout) -> list[list[object]]:
    """Blocks headed on row 8 and header on row 11, as the publisher has it where `preamble` is 0."""
    lead: list[object] = [""] * layout.blank_columns
    blank: list[object] = [*lead, *[""] * 7]
    ids = [layout.ids[position] for position in layout.id_order]
    above: list[object] = []
    for position in layout.sex_order:
        above += [f"International migrant stock at mid-year, {SEXES[position][1]}"]
        above += [""] * (len(layout.years) - 1)
    rows: list[list[object]] = [[] for _ in range(layout.preamble)]
    rows += [
        [],
        [*blank, f"International Migrant Stock {layout.revision}: Destination and origin"],
        [*blank, "Table 1: International migrant stock at mid-year by sex and by region of destination and origin"],
        [*blank, f"POP/DB/MIG/Stock/Rev.{layout.revision}"],
        [],
        [],
        [],
        [*blank, *above],
        [],
        [],
        [*lead, *ids, *layout.years * 3],
    ]
    for pair in range(len(PAIRS)):
        values = [stock(pair, sex, year) for sex in layout.sex_order for year in layout.years]
        rows.append([*lead, *(told(pair, heading) for heading in ids), *values])
    return rows


def book(folder: Path, rows: list[list[object]], name: str = "Table 1", suffix: str = ".xlsx") -> Path:
    sheets: dict[str, list[list[object]]] = {"Contents": [["Table 1"]], name: rows, "Notes": [["Two dots (..)"]]}
    return write_workbook(folder / f"undesa_pd_ims_stock_by_sex_destination_and_origin{suffix}", sheets)


def test_the_layout_of_2020(tmp_path: Path) -> None:
    path = book(tmp_path, sheet(Layout()))
    assert reader.sniff(head_of(path))
    assert not undesa_stock_totals.sniff(head_of(path))
    reading = reader.read(path)
    assert reading.title == "International Migrant Stock 2020: Destination and origin"
    assert reading.vintage == "2020 revision"
    assert (reading.area_scheme, reading.counterpart_scheme) == (AreaScheme.UN_DESA, AreaScheme.UN_DESA)
    assert reading.rows.schema == ROW_SCHEMA
    assert reading.rows.height == 5 * 21
    # Saudi Arabia, born in the Philippines: row 14; both sexes 2020 in N, females 1990 in V.
    found = value_at(reading, area="682", counterpart="608", period="2020", sex="_T")
    assert found == (3_012_020, "A", "Table 1", 14, "N")
    found = value_at(reading, area="682", counterpart="608", period="1990", sex="F")
    assert found == (3_031_990, "A", "Table 1", 14, "V")
    assert value_at(reading, area="732", counterpart="12", period="2020", sex="M")[1] == "I"
    noted = reading.rows.filter(area="688", period="2020", sex="_T").select("counterpart", "criterion", "note")
    assert noted.rows() == [("2003", "birth", "type of data: B; note 24")]
    assert reading.rows.filter(area="900", counterpart="608")["criterion"].null_count() == 21
    assert reading.rows["variable"].unique().to_list() == ["migrant_stock_by_origin"]


def test_the_layout_of_2024(tmp_path: Path) -> None:
    rows = sheet(Layout(ids=IDS_2024, years=YEARS_2024, revision=2024))
    rows[-1][2] = "partial"
    reading = reader.read(book(tmp_path, rows, name="Stock by origin"))
    assert reading.vintage == "2024 revision"
    assert reading.rows.height == 5 * 24
    found = value_at(reading, area="682", counterpart="608", period="2024", sex="F")
    assert found == (3_032_024, "A", "Stock by origin", 14, "AE")
    assert reading.rows.filter(area="682")["criterion"].unique().to_list() == ["citizenship"]
    assert reading.rows.filter(area="732")["note"].unique().to_list() == ["type of data: I; coverage: partial"]


@settings(max_examples=20)
@given(
    ids=st.sampled_from([IDS_2020, IDS_2024]),
    years=st.sampled_from([YEARS_2020, YEARS_2024, (2024, 1990)]),
    id_order=st.permutations(range(7)).map(tuple),
    sex_order=st.permutations(range(3)).map(tuple),
    preamble=st.integers(0, 4),
    blank_columns=st.integers(0, 3),
    suffix=st.sampled_from([".xlsx", ".xls"]),
)
def test_any_layout_gives_the_same_values(
    ids: tuple[str, ...],
    years: tuple[int, ...],
    id_order: tuple[int, ...],
    sex_order: tuple[int, ...],
    preamble: int,
    blank_columns: int,
    suffix: str,
) -> None:
    layout = Layout(ids, years, 2024, id_order, sex_order, preamble, blank_columns)
    with tempfile.TemporaryDirectory() as folder:
        path = book(Path(folder), sheet(layout), suffix=suffix)
        assert reader.sniff(head_of(path))
        rows = reader.read(path).rows
    found = {
        (area, origin, sex, period): value
        for area, origin, sex, period, value in rows.select("area", "counterpart", "sex", "period", "value").iter_rows()
    }
    assert found == {
        (str(PAIRS[pair][2]), str(PAIRS[pair][5]), SEXES[sex][0], str(year)): stock(pair, sex, year)
        for pair in range(len(PAIRS))
        for sex in range(3)
        for year in years
    }


def test_the_sex_may_stand_in_the_title_alone(tmp_path: Path) -> None:
    rows = [row[:14] for row in sheet(Layout())]
    rows[7] = []
    rows[2] = ["", "Table 2: Female migrant stock at mid-year by destination and origin"]
    assert reader.read(book(tmp_path, rows)).rows["sex"].unique().to_list() == ["F"]


def test_years_without_sex_are_an_error(tmp_path: Path) -> None:
    rows = sheet(Layout())
    rows[7] = []
    rows[2] = []
    with pytest.raises(SourceError, match="names the sex") as caught:
        reader.read(book(tmp_path, rows))
    assert "row 11, column H" in str(caught.value.where)


def test_a_year_twice_is_an_error(tmp_path: Path) -> None:
    rows = sheet(Layout())
    rows[10][8] = 1990
    with pytest.raises(SourceError, match="columns H and I for period 1990, sex _T") as caught:
        reader.read(book(tmp_path, rows))
    assert str(caught.value.where).endswith("sheet 'Table 1', row 11, column I")


def test_values_without_a_code_are_an_error(tmp_path: Path) -> None:
    rows = sheet(Layout())
    rows[-1][6] = ""
    with pytest.raises(SourceError, match="a location code beside the values") as caught:
        reader.read(book(tmp_path, rows))
    assert str(caught.value.where).endswith("row 16, column G")


def test_no_such_sheet_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="code of destination, code of origin and years"):
        reader.read(book(tmp_path, [["something", "else"]]))
