"""UN DESA migrant stock totals: known values, a cell-by-cell second reading, other layouts, broken files."""

from __future__ import annotations

import tempfile
from itertools import pairwise
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corridor.errors import SourceError
from corridor.sources.contract import ROW_SCHEMA, AreaScheme, Reading
from corridor.sources.files import head_of
from corridor.sources.readers import undesa_stock_totals as reader
from tests.sources.readers.layouts import write_csv, write_workbook
from tests.sources.readers.naive import LETTERS, Fact, assert_same, facts, sheet_cells, value_and_status, value_at
from tests.sources.readers.undesa_layouts import (
    AREAS,
    CHANGES,
    TITLES,
    Layout,
    Values,
    blocks_of,
    periods,
    table_rows,
    totals_workbook,
)

FILE_2019 = "undesa-stock/undesa_pd_2019_migrant_stock_total_dataset.xlsx"
FILE_2020 = "undesa-stock/undesa_pd_2020_ims_stock_by_sex_and_destination.xlsx"
IMPUTED_TOO = {"migrant_stock", "migrant_share", "migrant_female_share", "migrant_stock_change", "refugee_share"}


@pytest.fixture(scope="module")
def of_2019(shared_data: Path) -> Reading:
    return reader.read(shared_data / FILE_2019)


@pytest.fixture(scope="module")
def of_2020(shared_data: Path) -> Reading:
    return reader.read(shared_data / FILE_2020)


# Read off the workbooks by eye: variable, location code, period, sex, value, status, sheet, row, column.
KNOWN_2020: list[tuple[str, str, str, str, float | None, str, str, int, str]] = [
    ("migrant_stock", "900", "2020", "_T", 280598105, "A", "Table 1", 12, "L"),
    ("migrant_stock", "608", "1990", "_T", 154071, "A", "Table 1", 120, "F"),
    ("migrant_stock", "608", "2020", "_T", 225525, "A", "Table 1", 120, "L"),
    ("migrant_stock", "608", "2020", "M", 117105, "A", "Table 1", 120, "S"),
    ("migrant_stock", "608", "2020", "F", 108420, "A", "Table 1", 120, "Z"),
    ("migrant_stock", "158", "2020", "_T", None, "O", "Table 1", 108, "L"),
    ("migrant_stock", "728", "2005", "_T", None, "O", "Table 1", 50, "I"),
    ("migrant_stock", "732", "2020", "_T", 5424, "I", "Table 1", 72, "L"),
    ("population", "608", "2020", "_T", 109581.085, "A", "Table 2", 120, "L"),
    ("population", "798", "2020", "F", None, "O", "Table 2", 293, "Z"),
    ("migrant_share", "900", "2020", "_T", 3.5998120638581024, "A", "Table 3", 12, "L"),
    ("migrant_share", "608", "2020", "F", 0.1987452032234778, "A", "Table 3", 120, "Z"),
    ("migrant_female_share", "608", "2020", "_T", 48.074492850016625, "A", "Table 4", 120, "L"),
    ("migrant_stock_change", "608", "2015/2020", "_T", 1.2499179644510954, "A", "Table 5", 120, "K"),
    ("refugee_stock", "608", "2020", "_T", 1023, "A", "Table 6", 120, "L"),
    ("refugee_stock", "174", "1990", "_T", None, "Q", "Table 6", 36, "F"),
    ("refugee_share", "608", "2020", "_T", 0.4536082474226804, "A", "Table 6", 120, "S"),
    ("refugee_stock_change", "608", "2015/2020", "_T", 15.175883370814223, "A", "Table 6", 120, "Y"),
]
KNOWN_2019: list[tuple[str, str, str, str, float | None, str, str, int, str]] = [
    ("migrant_stock", "900", "2019", "_T", 271642105, "A", "Table 1", 17, "L"),
    ("migrant_stock", "608", "2019", "_T", 218530, "A", "Table 1", 155, "L"),
    ("migrant_stock", "840", "2019", "F", 26172767, "A", "Table 1", 299, "Z"),
    ("migrant_stock", "688", "1990", "_T", 99269, "A", "Table 1", 281, "F"),
    ("population", "900", "2019", "_T", 7713468.100000007, "A", "Table 2", 17, "K"),
    ("migrant_share", "900", "1990", "F", 2.847325142861247, "A", "Table 3", 17, "T"),
    ("migrant_female_share", "900", "2019", "_T", 47.91381696883846, "A", "Table 4", 17, "L"),
    ("migrant_stock_change", "900", "2015/2019", "M", 2.3365523219838265, "A", "Table 5", 17, "Q"),
    ("refugee_stock", "608", "2019", "_T", 672, "A", "Table 6", 155, "L"),
    ("refugee_stock_change", "900", "2015/2019", "_T", 3.8120294328764084, "A", "Table 6", 17, "Y"),
]


@pytest.mark.parametrize("known", KNOWN_2020, ids=lambda known: "-".join(map(str, known[:4])))
def test_values_of_2020_read_by_eye(of_2020: Reading, known: tuple[object, ...]) -> None:
    variable, area, period, sex, *expected = known
    assert list(value_at(of_2020, variable=variable, area=area, period=period, sex=sex)) == expected


@pytest.mark.parametrize("known", KNOWN_2019, ids=lambda known: "-".join(map(str, known[:4])))
def test_values_of_2019_read_by_eye(of_2019: Reading, known: tuple[object, ...]) -> None:
    variable, area, period, sex, *expected = known
    assert list(value_at(of_2019, variable=variable, area=area, period=period, sex=sex)) == expected


def test_notes_and_criteria(of_2019: Reading, of_2020: Reading) -> None:
    def told(reading: Reading, variable: str, area: str) -> tuple[object, ...]:
        rows = reading.rows.filter(variable=variable, area=area, period="2010", sex="_T")
        return rows.select("migratory_status", "criterion", "note").row(0)

    assert told(of_2019, "migrant_stock", "688") == ("migrant", "birth", "type of data: B; note 24")
    assert told(of_2020, "migrant_stock", "608") == ("migrant", "citizenship", "type of data: C R")
    assert told(of_2020, "migrant_stock", "204") == ("migrant", None, "type of data: C B R")
    assert told(of_2020, "migrant_stock", "732") == ("migrant", None, "type of data: I")
    assert told(of_2020, "migrant_stock", "900") == ("migrant", None, None)
    assert told(of_2020, "refugee_stock", "608") == ("migrant", "displacement", "type of data: C R")
    assert told(of_2020, "population", "608") == ("_T", None, None)
    assert told(of_2019, "population", "688") == ("_T", None, "note 24")


def test_title_vintage_scheme(of_2019: Reading, of_2020: Reading) -> None:
    assert (of_2019.title, of_2019.vintage) == ("International Migrant Stock 2019", "2019 revision")
    assert (of_2020.title, of_2020.vintage) == (
        "International Migrant Stock 2020: Destination",
        "2020 revision",
    )
    assert of_2020.area_scheme is AreaScheme.UN_DESA
    assert of_2020.rows.schema == ROW_SCHEMA


def test_heading_rows_are_counted_not_read(of_2019: Reading, of_2020: Reading) -> None:
    assert [repair.rule for repair in of_2019.repairs] == ["heading rows"] * 6
    assert of_2019.repairs[0].found.startswith("4 rows without code: UN development groups, World Bank")
    assert of_2019.repairs[0].place.row == 18
    assert of_2020.repairs == ()


def naive_facts(path: Path, first_row: int, code_column: int, blocks: dict[str, list[Fact]]) -> list[Fact]:
    found: list[Fact] = []
    for sheet, columns in blocks.items():
        for number, row in enumerate(sheet_cells(path, sheet), start=1):
            code = row[code_column]
            if number < first_row or code == "":
                continue
            assert isinstance(code, float)
            has_kind = not (sheet == "Table 2" and first_row == 17)
            imputed = has_kind and "I" in str(row[4])
            for variable, _, _, period, sex, _, _, _, column, _ in columns:
                value, status = value_and_status(row[column])
                if imputed and value is not None and variable in IMPUTED_TOO:
                    status = "I"
                found.append(
                    (variable, str(int(code)), None, period, sex, value, status, sheet, number, LETTERS[column])
                )
    return found


def block(variable: str, sex: str, start: int, at: list[str]) -> list[Fact]:
    return [(variable, "", None, period, sex, None, "", None, start + offset, "") for offset, period in enumerate(at)]


def blocks_at(years: list[int], population_starts: int) -> dict[str, list[Fact]]:
    at = [str(year) for year in years]
    spans = [f"{one}/{two}" for one, two in pairwise(at)]
    n = len(at)

    def by_sex(variable: str, start: int, columns: list[str]) -> list[Fact]:
        width = len(columns)
        return [
            fact
            for number, sex in enumerate(("_T", "M", "F"))
            for fact in block(variable, sex, start + number * width, columns)
        ]

    return {
        "Table 1": by_sex("migrant_stock", 5, at),
        "Table 2": by_sex("population", population_starts, at),
        "Table 3": by_sex("migrant_share", 5, at),
        "Table 4": block("migrant_female_share", "_T", 5, at),
        "Table 5": by_sex("migrant_stock_change", 5, spans),
        "Table 6": block("refugee_stock", "_T", 5, at)
        + block("refugee_share", "_T", 5 + n, at)
        + block("refugee_stock_change", "_T", 5 + n + n, spans),
    }


def test_every_cell_of_2019_against_plain_loops(of_2019: Reading, shared_data: Path) -> None:
    years = [1990, 1995, 2000, 2005, 2010, 2015, 2019]
    assert_same(facts(of_2019), naive_facts(shared_data / FILE_2019, 17, 3, blocks_at(years, 4)))


def test_every_cell_of_2020_against_plain_loops(of_2020: Reading, shared_data: Path) -> None:
    years = [1990, 1995, 2000, 2005, 2010, 2015, 2020]
    assert_same(facts(of_2020), naive_facts(shared_data / FILE_2020, 12, 3, blocks_at(years, 5)))


def table(reading: Reading, variable: str) -> pl.DataFrame:
    rows = reading.rows.filter(variable=variable).unique(["area", "period", "sex"])
    return rows.select("area", "period", "sex", pl.col("value").alias(variable))


# Whose stock before 2010 is that of a larger former state (notes 4, 13 and 24 of the 2019 revision).
FORMER_STATES = {"535", "688", "729"}


def test_share_is_stock_over_population(of_2019: Reading, of_2020: Reading) -> None:
    for reading, exceptions in ((of_2019, FORMER_STATES), (of_2020, set())):
        joined = table(reading, "migrant_share")
        for other in ("migrant_stock", "population"):
            joined = joined.join(table(reading, other), on=["area", "period", "sex"])
        complete = joined.drop_nulls()
        assert complete.height > 5000
        computed = pl.col("migrant_stock") / pl.col("population") / 10
        apart = complete.filter((computed - pl.col("migrant_share")).abs() > 1e-9)
        assert set(apart["area"]) == exceptions
        assert all(period < "2010" for period in apart["period"])


def test_sexes_sum_to_both(of_2019: Reading, of_2020: Reading) -> None:
    for reading in (of_2019, of_2020):
        wide = table(reading, "migrant_stock").pivot("sex", index=["area", "period"], values="migrant_stock")
        complete = wide.drop_nulls()
        assert complete.height > 1800
        assert (complete["M"] + complete["F"] - complete["_T"]).abs().max() <= 1


def test_world_is_the_sum_of_regions(of_2019: Reading, of_2020: Reading) -> None:
    regions = (
        (of_2019, ["903", "935", "908", "904", "905", "909"]),
        (of_2020, ["947", "1833", "921", "1832", "1830", "1835", "927", "1829"]),
    )
    for reading, codes in regions:
        stock = table(reading, "migrant_stock")
        world = stock.filter(area="900").sort("period", "sex")
        summed = (
            stock.filter(pl.col("area").is_in(codes)).group_by("period", "sex").agg(pl.col("migrant_stock").sum())
        ).sort("period", "sex")
        assert world.height == 21
        assert (world["migrant_stock"] - summed["migrant_stock"]).abs().max() <= 1


# Other layouts ---------------------------------------------------------------------------------------------


def some_values(layout: Layout, start: float = 1000) -> dict[tuple[str, int, str, str], object]:
    values: dict[tuple[str, int, str, str], object] = {}
    for name in TITLES:
        for variable, sex, _ in blocks_of(name, layout):
            for period in periods(variable, layout.years):
                for area in AREAS:
                    if area.code is not None:
                        start += 0.5
                        values[(variable, area.code, period, sex)] = start
    return values


def read_back(path: Path) -> dict[tuple[str, int, str, str], float | None]:
    reading = reader.read(path)
    rows = reading.rows.select("variable", pl.col("area").cast(pl.Int64), "period", "sex", "value")
    assert rows.select("variable", "area", "period", "sex").is_duplicated().sum() == 0
    return {(variable, area, period, sex): value for variable, area, period, sex, value in rows.iter_rows()}


SPELLINGS = [str, str.upper, lambda text: text.replace(" ", "\n", 1), lambda text: f"  {text.replace(' ', '  ')} "]
layouts = st.builds(
    Layout,
    years=st.lists(st.integers(1950, 2090), min_size=2, max_size=4, unique=True).map(lambda y: tuple(sorted(y))),
    two_header_rows=st.booleans(),
    preamble=st.integers(4, 12),
    blank_columns=st.integers(0, 3),
    id_order=st.permutations(range(5)).map(tuple),
    block_order=st.permutations(range(3)).map(tuple),
    years_as_text=st.booleans(),
    spell=st.sampled_from(SPELLINGS),
    words=st.sampled_from(
        [
            {"both": ", both sexes combined", "male": ", males", "female": ", females"},
            {"both": " (both sexes)", "male": " (male)", "female": " (female)"},
        ]
    ),
    id_headings=st.sampled_from(
        [
            ("Index", "Region, development group, country or area", "Notes", "Location code", "Type of data"),
            ("Sort\norder", "Major area, region, country or area", "Notes", "Country code", "Type of data (a)"),
            ("Index", "Region, development group, country or area", "Coverage", "Location code", "Data type"),
        ]
    ),
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(layout=layouts, suffix=st.sampled_from([".xlsx", ".xls"]), order=st.permutations(range(8)))
def test_any_layout_gives_the_same_values(layout: Layout, suffix: str, order: list[int]) -> None:
    values = some_values(layout)
    sheets = list(totals_workbook(layout, values).items())
    with tempfile.TemporaryDirectory() as folder:
        path = write_workbook(Path(folder) / f"book{suffix}", dict(sheets[position] for position in order))
        assert reader.sniff(head_of(path))
        assert read_back(path) == values


@settings(max_examples=10)
@given(encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]), packed=st.booleans())
def test_a_table_saved_as_csv(encoding: str, packed: bool) -> None:
    layout = Layout()
    values = some_values(layout)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / ("table.csv.gz" if packed else "table.csv")
        rows = table_rows("Table 1", layout, values)
        write_csv(path, [row + [""] * (11 - len(row)) for row in rows], encoding)
        assert reader.sniff(head_of(path))
        expected = {key: value for key, value in values.items() if key[0] == "migrant_stock"}
        assert read_back(path) == expected


def test_marks_become_statuses_and_text_numbers_are_logged(tmp_path: Path) -> None:
    layout = Layout()
    cells: Values = {
        ("migrant_stock", 608, "2015", "_T"): "\u2014",
        ("migrant_stock", 608, "2020", "_T"): "~",
        ("migrant_stock", 688, "2015", "_T"): "1 234",
        ("migrant_stock", 688, "2020", "_T"): "77",
        ("migrant_stock", 732, "2020", "_T"): 5,
    }
    reading = reader.read(write_workbook(tmp_path / "book.xlsx", totals_workbook(layout, cells)))

    def at(area: str, period: str) -> tuple[float | None, str]:
        return value_at(reading, variable="migrant_stock", area=area, period=period, sex="_T")[:2]

    assert at("608", "2015") == (None, "N")
    assert at("608", "2020") == (None, "Q")
    assert at("688", "2015") == (1234, "A")
    assert at("688", "2020") == (77, "A")
    assert at("732", "2020") == (5, "I")
    assert at("900", "2020") == (None, "O")
    mended = [(repair.rule, repair.found, repair.made) for repair in reading.repairs if repair.rule != "heading rows"]
    assert mended == [("thousands mark", "1 234", "1234.0"), ("number kept as text", "77", "77.0")]


# Broken files ----------------------------------------------------------------------------------------------


def broken(tmp_path: Path, sheets: dict[str, list[list[object]]]) -> SourceError:
    with pytest.raises(SourceError) as caught:
        reader.read(write_workbook(tmp_path / "book.xlsx", sheets))
    assert caught.value.remedy
    assert "book.xlsx" in str(caught.value.where)
    return caught.value


def test_a_duplicate_year_is_an_error(tmp_path: Path) -> None:
    sheets = totals_workbook(Layout(), some_values(Layout()))
    header = next(row for row in sheets["Table 1"] if "Location code" in row)
    header[header.index(2020)] = 2015
    error = broken(tmp_path, sheets)
    assert "each period once" in error.expected
    assert "period 2015" in error.found
    assert str(error.where) == "book.xlsx, sheet 'Table 1', row 8, column G"


def test_a_cell_that_is_no_number_is_an_error(tmp_path: Path) -> None:
    values = some_values(Layout()) | {("population", 688, "2020", "M"): "about 5"}
    error = broken(tmp_path, totals_workbook(Layout(), values))
    assert error.found == "'about 5'"
    assert str(error.where) == "book.xlsx, sheet 'Table 2', row 12, column I"


def test_no_header_is_an_error(tmp_path: Path) -> None:
    sheets = totals_workbook(Layout(), some_values(Layout()))
    without = {name: [row for row in rows if "Location code" not in row] for name, rows in sheets.items()}
    error = broken(tmp_path, without)
    assert "a header with code and years" in error.expected
    assert not reader.sniff(head_of(tmp_path / "book.xlsx"))


def test_a_heading_that_names_no_variable_is_an_error(tmp_path: Path) -> None:
    sheets = totals_workbook(Layout(), some_values(Layout()))
    for row in sheets["Table 1"]:
        for position, cell in enumerate(row):
            if isinstance(cell, str) and "migrant stock at mid-year" in cell:
                row[position] = "Something else, males"
    error = broken(tmp_path, sheets)
    assert "what they count" in error.expected
    assert "Something else" in error.found


def test_a_heading_that_names_no_sex_is_an_error(tmp_path: Path) -> None:
    layout = Layout(words={"both": "", "male": "", "female": ""})
    error = broken(tmp_path, totals_workbook(layout, some_values(layout)))
    assert "names the sex" in error.expected


def test_values_without_location_code_are_an_error(tmp_path: Path) -> None:
    sheets = totals_workbook(Layout(), some_values(Layout()))
    sheets["Table 1"][-1][3] = ""
    error = broken(tmp_path, sheets)
    assert error.expected == "a location code beside the values"
    assert str(error.where) == "book.xlsx, sheet 'Table 1', row 14, column D"


def test_a_location_code_that_is_no_number_is_an_error(tmp_path: Path) -> None:
    sheets = totals_workbook(Layout(), some_values(Layout()))
    sheets["Table 1"][-1][3] = "PHL"
    assert broken(tmp_path, sheets).found == "'PHL'"


def test_two_columns_of_codes_are_an_error(tmp_path: Path) -> None:
    sheets = totals_workbook(Layout(), some_values(Layout()))
    header = next(row for row in sheets["Table 1"] if "Location code" in row)
    header[2] = "Code"
    error = broken(tmp_path, sheets)
    assert error.expected == "one column for code"


def test_a_truncated_workbook_is_an_error(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "book.xlsx", totals_workbook(Layout(), some_values(Layout())))
    path.write_bytes(path.read_bytes()[:-2000])
    with pytest.raises(SourceError, match="cannot be opened"):
        reader.read(path)


def test_another_workbook_is_not_claimed(shared_data: Path) -> None:
    foreign = shared_data / "undesa-stock/WPP2017_MIGR_F01_NET_MIGRATION_RATE.xlsx"
    assert not reader.sniff(head_of(foreign))


def test_changes_are_spans_of_years(of_2020: Reading) -> None:
    spans = of_2020.rows.filter(pl.col("variable").is_in(CHANGES))["period"].unique().sort().to_list()
    assert spans == ["1990/1995", "1995/2000", "2000/2005", "2005/2010", "2010/2015", "2015/2020"]
