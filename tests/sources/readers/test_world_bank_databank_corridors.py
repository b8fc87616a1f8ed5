"""Corridor costs from DataBank: known values, a second reading, other layouts, broken files."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corridor.errors import SourceError
from corridor.sources.contract import ROW_SCHEMA, AreaScheme, Reading
from corridor.sources.files import head_of
from corridor.sources.readers import world_bank_databank_corridors as reader
from tests.sources.readers.layouts import write_csv, write_workbook
from tests.sources.readers.naive import assert_same, facts, records, value_and_status, value_at

FILE = "remittance-prices/36d1ed87-9a2d-41da-8eac-c1c25d45fa65_Data.csv.gz"


@pytest.fixture(scope="module")
def real(shared_data: Path) -> Reading:
    return reader.read(shared_data / FILE)


# sending, receiving, quarter, percent, row; read off the file by eye.
KNOWN: list[tuple[str, str, str, float | None, int]] = [
    ("USA", "PHL", "2011-Q1", 6.27588224411011, 5297),
    ("USA", "PHL", "2020-Q3", 3.63761901855469, 5297),
    ("SAU", "PHL", "2016-Q1", 5.65999984741211, 3965),
    ("JPN", "PHL", "2011-Q1", 13.75, 2189),
    ("ARE", "IND", "2020-Q3", 2.96764707565308, 5038),
    ("GBR", "IND", "2020-Q3", 2.92133331298828, 5149),
    ("USA", "MEX", "2016-Q1", 5.09045457839966, 5281),
    ("ZAF", "ZWE", "2011-Q1", 18.1375007629395, 4330),
    ("AGO", "AFG", "2020-Q3", None, 2),
]


@pytest.mark.parametrize("known", KNOWN, ids=lambda known: "-".join(known[:3]))
def test_values_read_by_eye(real: Reading, known: tuple[str, str, str, float | None, int]) -> None:
    sending, receiving, quarter, value, row = known
    written = quarter.replace("-", "")
    at = value_at(real, area=receiving, counterpart=sending, period=quarter)
    assert at == (value, "O" if value is None else "A", None, row, f"{written} [YR{written}]")


def test_every_cell_against_plain_loops(real: Reading, shared_data: Path) -> None:
    header, *body = records(shared_data / FILE)
    expected = [
        (
            "ATCR.CORR",
            record[5],
            record[1],
            f"{header[column][:4]}-{header[column][4:6]}",
            "_T",
            *value_and_status(record[column]),
            None,
            number,
            header[column],
        )
        for number, record in enumerate(body, start=2)
        if record[1]
        for column in range(6, len(header))
    ]
    assert len(expected) == 48 * 111 * 35
    assert_same(facts(real), expected)


def test_title_vintage_unit(real: Reading) -> None:
    assert (real.title, real.vintage) == ("Remittance Prices Worldwide (Corridors)", "2020-12-07")
    assert (real.area_scheme, real.counterpart_scheme) == (AreaScheme.WORLD_BANK,) * 2
    assert real.rows["unit"].unique().to_list() == ["percent"]
    assert real.rows.schema == ROW_SCHEMA
    assert real.repairs == ()


# Other layouts ---------------------------------------------------------------------------------------------

QUARTERS: list[object] = ["2019Q4 [YR2019Q4]", "2020Q1 [YR2020Q1]"]
HEADER: list[object] = [
    "Sending Countries Name",
    "Sending Countries Code",
    "Series Name",
    "Series Code",
    "Receiving Countries  Name",
    "Receiving Countries  Code",
    *QUARTERS,
]
NAME = "Average Total Cost to remit in corridor"
ROWS: list[list[object]] = [
    ["Saudi Arabia", "SAU", NAME, "ATCR.CORR", "Philippines", "PHL", 3.5, ".."],
    ["France", "FRA", NAME, "ATCR.CORR", "Côte d'Ivoire", "CIV", -0.25, 7],
]
FOOTER: list[list[object]] = [
    [""] * 8,
    ["Data from database: Remittance Prices Worldwide (Corridors)", *[""] * 7],
    ["Last Updated: 07/05/2021", *[""] * 7],
]


@settings(max_examples=25)
@given(
    order=st.permutations(range(8)),
    spell=st.sampled_from([str, str.upper, lambda text: text.replace("Countries", "Country")]),
    preamble=st.integers(0, 3),
    suffix=st.sampled_from([".csv", ".csv.gz", ".xlsx", ".xls"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
)
def test_any_layout_gives_the_same_values(
    order: list[int], spell: type[str], preamble: int, suffix: str, encoding: str
) -> None:
    header: list[object] = [*(spell(str(name)) for name in HEADER[:6]), *QUARTERS]
    rows: list[list[object]] = [[] for _ in range(preamble)]
    rows += [[row[position] for position in order] for row in (header, *ROWS)]
    rows += FOOTER
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"Data{suffix}"
        if "csv" in suffix:
            write_csv(path, rows, encoding)
        else:
            write_workbook(path, {"Metadata": [["Code", "Licence"]], "Data": rows})
        assert reader.sniff(head_of(path))
        reading = reader.read(path)
    columns = ("variable", "area", "counterpart", "period", "value", "status")
    assert set(reading.rows.select(columns).iter_rows()) == {
        ("ATCR.CORR", "PHL", "SAU", "2019-Q4", 3.5, "A"),
        ("ATCR.CORR", "PHL", "SAU", "2020-Q1", None, "O"),
        ("ATCR.CORR", "CIV", "FRA", "2019-Q4", -0.25, "A"),
        ("ATCR.CORR", "CIV", "FRA", "2020-Q1", 7.0, "A"),
    }
    assert reading.vintage == "2021-07-05"


def test_the_unit_of_another_series_stands_in_its_name(tmp_path: Path) -> None:
    row: list[object] = ["France", "FRA", "SmaRT average cost (%)", "SMRT.CORR", "Mali", "MLI", 5, 6]
    rows = reader.read(write_csv(tmp_path / "Data.csv", [HEADER, row])).rows
    assert rows["unit"].to_list() == ["percent", "percent"]


@pytest.mark.parametrize(
    ("rows", "expected", "place"),
    [
        ([[*HEADER[:7], QUARTERS[0]], ROWS[0]], "each period once", "row 1, column 2019Q4 [YR2019Q4]"),
        ([HEADER, [*ROWS[0][:7], "dear"]], "a number", "row 2, column 2020Q1 [YR2020Q1]"),
        ([HEADER, ROWS[0][:7]], "8 cells in the row", "row 2, column 2020Q1 [YR2020Q1]"),
        (
            [HEADER, [*ROWS[0][:5], "", 1, 2]],
            "the receiving country code beside",
            "row 2, column Receiving Countries  Code",
        ),
        (
            [HEADER, ["", "", *ROWS[0][2:]]],
            "the sending country code beside",
            "row 2, column Sending Countries Code",
        ),
        (
            [HEADER, [*ROWS[0][:2], "Number of services", "N.CORR", *ROWS[0][4:]]],
            "a series whose unit is known",
            "row 2, column Series Code",
        ),
        ([ROWS[0]], "a header with sending country code", "row 1"),
    ],
)
def test_broken_files_are_named(tmp_path: Path, rows: list[list[object]], expected: str, place: str) -> None:
    with pytest.raises(SourceError) as caught:
        reader.read(write_csv(tmp_path / "Data.csv", rows))
    assert caught.value.expected.startswith(expected)
    assert str(caught.value.where) == f"Data.csv, {place}"
    assert caught.value.remedy
