"""One column an origin: known values, a second reading, the publisher's workbook in small, broken files."""

from __future__ import annotations

import tempfile
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corridor.errors import SourceError
from corridor.sources.contract import ROW_SCHEMA, AreaScheme, Reading
from corridor.sources.files import head_of
from corridor.sources.readers import undesa_stock_by_origin_wide as reader
from tests.sources.readers.layouts import write_csv, write_workbook
from tests.sources.readers.naive import Fact, assert_same, facts, records, value_and_status, value_at

FILE = "undesa-od/migrants_by_origin_and_destination_total_2019rev_wide.csv.gz"
HEADINGS = [
    "UN development groups",
    "World Bank income groups",
    "Geographic regions",
    "Sustainable Development Goal (SDG) regions",
]


@pytest.fixture(scope="module")
def real(shared_data: Path) -> Reading:
    return reader.read(shared_data / FILE)


# destination, origin, year, value, status, row; read off the file by eye.
KNOWN: list[tuple[str, str | None, str, float | None, str, int]] = [
    ("WORLD", "Philippines", "2019", 5377337, "A", 1700),
    ("WORLD", None, "2019", 271642105, "A", 1700),
    ("WORLD", "Other South", "2019", 7950425, "A", 1700),
    ("Saudi Arabia", "Philippines", "2019", 628894, "A", 1799),
    ("Saudi Arabia", "Mexico", "2019", None, "O", 1799),
    ("United States of America", "Mexico", "2019", 11489684, "A", 1982),
    ("United States of America", "Philippines", "2019", 2047269, "A", 1982),
    ("Philippines", "India", "2019", 10973, "A", 1838),
    ("Philippines", "Philippines", "2019", None, "O", 1838),
    ("Greenland", "Philippines", "2019", 122, "A", 1980),
    ("Montenegro", "Albania", "1990", None, "O", 262),
    ("South Sudan", None, "1990", None, "O", 40),
]


@pytest.mark.parametrize("known", KNOWN, ids=lambda known: "-".join(map(str, known[:3])))
def test_values_read_by_eye(real: Reading, known: tuple[object, ...]) -> None:
    area, origin, period, *expected = known
    found = real.rows.filter(
        pl.col("area") == area, pl.col("counterpart").eq_missing(pl.lit(origin)), pl.col("period") == period
    )
    assert found.height == 1
    assert list(found.select("value", "status", "row").row(0)) == expected
    assert found["column"][0] == (origin or "Total")
    assert found["variable"][0] == ("migrant_stock" if origin is None else "migrant_stock_by_origin")


def test_every_cell_against_plain_loops(real: Reading, shared_data: Path) -> None:
    header, *body = records(shared_data / FILE)
    expected: list[Fact] = []
    for number, record in enumerate(body, start=2):
        if record[1] in HEADINGS:
            continue
        for column in range(2, len(header)):
            variable = "migrant_stock" if column == 2 else "migrant_stock_by_origin"
            origin = None if column == 2 else header[column]
            value, status = value_and_status(record[column])
            expected.append((variable, record[1], origin, record[0], "_T", value, status, None, number, header[column]))
    assert_same(facts(real), expected)


def test_title_schemes_and_repairs(real: Reading) -> None:
    assert (real.title, real.vintage) == ("International Migrant Stock by destination and origin", "2019 revision")
    assert (real.area_scheme, real.counterpart_scheme) == (AreaScheme.NAME, AreaScheme.NAME)
    assert real.rows.schema == ROW_SCHEMA
    (repair,) = real.repairs
    assert repair.rule == "heading rows"
    assert repair.found == f"28 rows with no value: {', '.join(HEADINGS)}"


def test_origins_sum_to_the_total(real: Reading) -> None:
    """Where the publisher tells all origins apart, they add up: Greenland and the United States in 2019."""
    for area in ("Greenland", "United States of America", "Philippines"):
        rows = real.rows.filter(area=area, period="2019")
        total = rows.filter(variable="migrant_stock")["value"].sum()
        assert rows.filter(variable="migrant_stock_by_origin")["value"].sum() == pytest.approx(total, abs=1)


# Other layouts ---------------------------------------------------------------------------------------------

ORIGINS = ["Other South", "Other North", "Albania", "Côte d'Ivoire", "Mexico"]


@settings(max_examples=25)
@given(
    order=st.permutations(range(8)),
    cells=st.lists(st.sampled_from([0, 7, 12.5, "", "..", "-"]), min_size=12, max_size=12),
    preamble=st.integers(0, 3),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    suffix=st.sampled_from([".csv", ".csv.gz", ".xlsx", ".xls"]),
)
def test_any_order_of_columns(order: list[int], cells: list[object], preamble: int, encoding: str, suffix: str) -> None:
    header: list[object] = ["Year", "Destination", "Total", *ORIGINS]
    body: list[list[object]] = [[1990, "WORLD", *cells[:6]], [1995, "Côte d'Ivoire", *cells[6:]]]
    rows: list[list[object]] = [["International Migrant Stock 2019"], [], [], []][:preamble]
    rows += [[row[position] for position in order] for row in (header, *body)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"wide{suffix}"
        if "csv" in suffix:
            write_csv(path, rows, encoding)
        else:
            write_workbook(path, {"Table 1": rows})
        assert reader.sniff(head_of(path))
        all_blank = [all(cell == ".." for cell in row[2:]) for row in body]
        if all(all_blank):
            with pytest.raises(SourceError):
                reader.read(path)
            return
        reading = reader.read(path)
    expected = {
        (str(row[1]), None if name == "Total" else name, str(row[0])): value_and_status(cell)
        for row, blank in zip(body, all_blank, strict=True)
        if not blank
        for name, cell in zip(header[2:], row[2:], strict=True)
    }
    found = reading.rows.select("area", "counterpart", "period", "value", "status").iter_rows()
    assert {(area, origin, period): (value, status) for area, origin, period, value, status in found} == expected


def publisher_sheet(sex: str, value: int) -> list[list[object]]:
    ids = ["Year", "Sort\norder", "Major area, region, country or area of destination", "Notes", "Code"]
    return [
        [],
        ["", "", "", "", "", f"Table 1 - {sex} migrant stock at mid-year by origin and by destination, 1990-2019"],
        ["", "", "", "", "", "International Migrant Stock 2019 (POP/DB/MIG/Stock/Rev.2019)."],
        [*ids, "Type of data (a)", "Country or area of origin"],
        ["", "", "", "", "", "", "Total", "Other North", "Other South", "Albania"],
        [1990, 1, "WORLD", "", 900, "", value, 1, 2, 3],
        [1990, 2, "Geographic regions", "", "", "", "..", "..", "..", ".."],
        [1990, 3, "Serbia", 24, 688, "B", 9, "", "..", 4],
    ]


def test_the_publishers_workbook(tmp_path: Path) -> None:
    sheets = {"CONTENTS": [["x"]]} | {
        f"Table {number}": publisher_sheet(sex, number) for number, sex in ((1, "Total"), (2, "Male"), (3, "Female"))
    }
    path = write_workbook(tmp_path / "UN_MigrantStockByOriginAndDestination_2019.xlsx", sheets)
    assert reader.sniff(head_of(path))
    reading = reader.read(path)
    assert (reading.vintage, reading.area_scheme) == ("2019 revision", AreaScheme.UN_DESA)
    assert reading.counterpart_scheme is AreaScheme.NAME
    for sex, total in (("_T", 1), ("M", 2), ("F", 3)):
        at = value_at(reading, variable="migrant_stock", area="900", sex=sex)
        assert at == (total, "A", f"Table {total}", 6, "G")
    serbia = reading.rows.filter(area="688", sex="_T", counterpart="Albania")
    assert serbia.select("value", "criterion", "note", "row", "column").rows() == [
        (4, "birth", "type of data: B; note 24", 8, "J")
    ]
    assert reading.rows.height == 3 * 2 * 4
    assert [repair.found for repair in reading.repairs] == ["1 rows with no value: Geographic regions"] * 3


# Broken files ----------------------------------------------------------------------------------------------


def broken(tmp_path: Path, rows: list[list[object]]) -> SourceError:
    with pytest.raises(SourceError) as caught:
        reader.read(write_csv(tmp_path / "wide.csv", rows))
    assert caught.value.remedy
    return caught.value


HEADER: list[object] = ["Year", "Destination", "Total", "Other South", "Other North", "Albania"]


def test_an_origin_twice(tmp_path: Path) -> None:
    error = broken(tmp_path, [[*HEADER, "Albania"], [1990, "WORLD", 1, 2, 3, 4, 5]])
    assert (error.expected, str(error.where)) == ("each column once", "wide.csv, row 1, column Albania")


def test_a_cell_that_is_no_number(tmp_path: Path) -> None:
    error = broken(tmp_path, [HEADER, [1990, "WORLD", 1, 2, "three", 4]])
    assert str(error.where) == "wide.csv, row 2, column Other North"


def test_a_row_cut_short(tmp_path: Path) -> None:
    error = broken(tmp_path, [HEADER, [1990, "WORLD", 1, 2, 3, 4], [1990, "Serbia", 1, 2]])
    assert (error.found, str(error.where)) == ("4 cells", "wide.csv, row 3, column Albania")


def test_no_year(tmp_path: Path) -> None:
    error = broken(tmp_path, [HEADER, ["then", "WORLD", 1, 2, 3, 4]])
    assert (error.expected, str(error.where)) == ("a year", "wide.csv, row 2, column Year")


def test_no_header(tmp_path: Path) -> None:
    assert "a header with year, destination, total" in broken(tmp_path, [[1990, "WORLD", 1, 2, 3, 4]]).expected


def test_only_a_header(tmp_path: Path) -> None:
    assert broken(tmp_path, [HEADER]).found == "0 rows and 4 columns"


def test_a_workbook_row_without_code(tmp_path: Path) -> None:
    rows = publisher_sheet("Total", 1)
    rows[-1][4] = ""
    with pytest.raises(SourceError, match="a location code"):
        reader.read(write_workbook(tmp_path / "book.xlsx", {"Table 1": rows}))
