"""Open Numbers' file of pairs: known values, a second reading, other orders of columns, broken files."""

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
from corridor.sources.readers import undesa_stock_by_origin_long as reader
from corridor.sources.readers import undesa_stock_by_origin_wide
from tests.sources.readers.layouts import write_csv
from tests.sources.readers.naive import assert_same, facts, records, value_at

FILE = "undesa-od/ddf_migrant_stock_by_destination_origin_year_2019rev.csv.gz"
FILE_WIDE = "undesa-od/migrants_by_origin_and_destination_total_2019rev_wide.csv.gz"
HEADER = ["destination", "origin", "year", "migrant_stock"]


@pytest.fixture(scope="module")
def real(shared_data: Path) -> Reading:
    return reader.read(shared_data / FILE)


KNOWN = [
    ("bdi", "bel", "1990", 642, 2),
    ("sau", "phl", "2019", 628894, 68959),
    ("phl", "usa", "2019", 36683, 69765),
    ("gbm", "gbr", "2019", 34050, 74863),
    ("ita", "hos", "2019", 209, 76028),
    ("usa", "mex", "2019", 11489684, 78348),
    ("usa", "phl", "2019", 2047269, 78364),
    ("bes", "aia", "1990", 168, 2974),
    ("nld_curacao", "aia", "2010", 39, 47144),
    ("chanisl", "irl", "1990", 1660, 6664),
    ("swe", "hos", "1990", 0, 7910),
]


@pytest.mark.parametrize("known", KNOWN, ids=lambda known: "-".join(map(str, known[:3])))
def test_values_read_by_eye(real: Reading, known: tuple[str, str, str, float, int]) -> None:
    area, origin, period, value, row = known
    at = value_at(real, area=area, counterpart=origin, period=period)
    assert at == (value, "A", None, row, "migrant_stock")


def test_every_cell_against_plain_loops(real: Reading, shared_data: Path) -> None:
    assert_same(
        facts(real),
        [
            ("migrant_stock_by_origin", to, origin, year, "_T", float(stock), "A", None, number, "migrant_stock")
            for number, (to, origin, year, stock) in enumerate(records(shared_data / FILE)[1:], start=2)
        ],
    )


def test_it_says_what_the_wide_file_says(real: Reading, shared_data: Path) -> None:
    """The same revision came along two ways: seven countries of origin in the Philippines agree."""
    wide = undesa_stock_by_origin_wide.read(shared_data / FILE_WIDE)
    names = {"usa": "United States of America", "chn": "China", "ind": "India", "jpn": "Japan"}
    for code, name in names.items():
        for year in ("1990", "2005", "2019"):
            one = value_at(real, area="phl", counterpart=code, period=year)[0]
            other = value_at(wide, area="Philippines", counterpart=name, period=year)[0]
            assert one == other


def test_schemes_and_units(real: Reading) -> None:
    assert (real.area_scheme, real.counterpart_scheme, real.vintage) == (
        AreaScheme.ISO3,
        AreaScheme.ISO3,
        "2019 revision",
    )
    assert real.rows.schema == ROW_SCHEMA
    assert real.rows["unit"].unique().to_list() == ["persons"]
    assert real.rows["migratory_status"].unique().to_list() == ["migrant"]
    assert real.repairs == ()


@settings(max_examples=25)
@given(
    order=st.permutations(range(4)),
    stocks=st.lists(st.integers(0, 10**7), min_size=1, max_size=5),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    packed=st.booleans(),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_any_order_of_columns(order: list[int], stocks: list[int], encoding: str, packed: bool, end: str) -> None:
    body: list[list[object]] = [["phl", "usa", 1990 + place, stock] for place, stock in enumerate(stocks)]
    rows = [[row[position] for position in order] for row in ([*HEADER], *body)]
    with tempfile.TemporaryDirectory() as folder:
        path = write_csv(Path(folder) / ("long.csv.gz" if packed else "long.csv"), rows, encoding, end)
        assert reader.sniff(head_of(path))
        found = reader.read(path).rows
    assert found.select("period", "value", "row").rows() == [
        (str(1990 + place), float(stock), place + 2) for place, stock in enumerate(stocks)
    ]


def test_a_blank_is_missing_and_not_zero(tmp_path: Path) -> None:
    found = reader.read(write_csv(tmp_path / "long.csv", [HEADER, ["phl", "usa", 1990, ""]])).rows
    assert found.select("value", "status").rows() == [(None, "O")]


@pytest.mark.parametrize(
    ("row", "place"),
    [
        (["phl", "usa", 1990, "many"], "long.csv, row 2, column migrant_stock"),
        (["phl", "usa", "then", 5], "long.csv, row 2, column year"),
        (["608", "usa", 1990, 5], "long.csv, row 2, column destination"),
        (["phl", "", 1990, 5], "long.csv, row 2, column origin"),
        (["phl", "usa", 1990], "long.csv, row 2, column migrant_stock"),
    ],
)
def test_broken_rows_are_named(tmp_path: Path, row: list[object], place: str) -> None:
    with pytest.raises(SourceError) as caught:
        reader.read(write_csv(tmp_path / "long.csv", [HEADER, row]))
    assert str(caught.value.where) == place
    assert caught.value.remedy


def test_a_missing_column(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "long.csv", [["destination", "origin", "migrant_stock"], ["phl", "usa", 5]])
    assert not reader.sniff(head_of(path))
    with pytest.raises(SourceError, match="destination, origin, year, migrant_stock"):
        reader.read(path)


def test_no_country_is_its_own_origin(real: Reading) -> None:
    assert real.rows.filter(pl.col("area") == pl.col("counterpart")).is_empty()
