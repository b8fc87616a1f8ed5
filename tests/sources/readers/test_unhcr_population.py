from __future__ import annotations

import csv
import gzip
import io
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import pytest
from hypothesis import given

from corridor.errors import Location, SourceError
from corridor.sources.contract import AreaScheme, Head
from corridor.sources.files import head_of
from corridor.sources.readers import unhcr_population
from tests.conftest import shared_data_folder
from tests.sources.readers.rewrites import Rewrite, content, only, records_of, rewrites, rewritten, some_examples, write

OLD = "unhcr_popstats_export_persons_of_concern_all_data.csv.gz"
HDX = "HDX_EndYearPopulationTotals.csv"
NAME = "population.csv"
FINDER = [
    [
        *("Year", "Country of origin", "Country of origin (ISO)", "Country of asylum", "Country of asylum (ISO)"),
        *("Refugees under UNHCR's mandate", "Asylum-seekers", "Returned refugees", "IDPs of concern to UNHCR"),
        *("Returned IDPss", "Stateless persons", "Others of concern"),
        *("Other people in need of international protection", "Host Community"),
    ],
    ["2020", "Syrian Arab Rep.", "SYR", "Germany", "DEU", "605301", "48119", "0", "0", "0", "0", "12", "-", "-"],
    ["2020", "Colombia", "COL", "Colombia", "COL", "", "", "5", "8256797", "0", "11", "1e+05", "*", ""],
    ["2021", "-", "-", "Austria", "AUT", "152514", "33465", "", "", "", "2300", "", "", ""],
    ["2021", "Afghanistan", "AFG", "-", "-", "2712858", "", "", "", "", "", "", "", ""],
    ["2021", "Tibetan", "", "India", "IND", "72312", "1234", "", "", "", "", "", "", ""],
]


@pytest.mark.parametrize(
    ("variable", "area", "counterpart", "period", "value", "status", "row"),
    [
        ("refugees", "Austria", "Various/Unknown", "1951", 282000.0, "A", 3),
        ("refugees", "Turkey", "Syrian Arab Rep.", "2014", 1557899.0, "A", 103159),
        ("asylum_seekers", "Turkey", "Syrian Arab Rep.", "2014", 250.0, "A", 103159),
        ("others_of_concern", "Lebanon", "Syrian Arab Rep.", "2014", 1992.0, "A", 100933),
        ("idps", "Colombia", "Colombia", "2013", 5368138.0, "A", 91953),
        ("refugees", "Colombia", "Colombia", "2013", None, "O", 91953),
        ("returned_idps", "Philippines", "Philippines", "2014", 98718.0, "A", 102175),
        ("stateless", "Philippines", "Philippines", "2014", 6370.0, "A", 102175),
        ("returned_refugees", "Kenya", "Somalia", "2014", 486.0, "A", 100761),
        ("asylum_seekers", "Aruba", "Colombia", "2014", None, "Q", 97056),
        ("total_of_concern", "Aruba", "Colombia", "2014", None, "Q", 97056),
        ("total_of_concern", "Zimbabwe", "Zimbabwe", "2014", 116.0, "A", 103747),
    ],
)
def test_facts_of_the_old_export(
    shared_data: Path,
    variable: str,
    area: str,
    counterpart: str,
    period: str,
    value: float | None,
    status: str,
    row: int,
) -> None:
    reading = unhcr_population.read(shared_data / "unhcr" / OLD)
    found = only(reading.rows, variable=variable, area=area, counterpart=counterpart, period=period)
    assert (found["value"], found["status"], found["row"], found["unit"]) == (value, status, row, "persons")
    assert (reading.area_scheme, reading.counterpart_scheme) == (AreaScheme.NAME, AreaScheme.NAME)


@pytest.mark.parametrize(
    ("variable", "area", "counterpart", "period", "value", "row", "column"),
    [
        ("refugees", "IRN", "UKN", "1962", 2000.0, 2, "REF"),
        ("refugees", "PAK", "AFG", "1990", 3253000.0, 53, "REF"),
        ("asylum_seekers", "PAK", "AFG", "2007", 2518.0, 416, "ASY"),
        ("idps", "AFG", "AFG", "2019", 2553390.0, 721, "IDP"),
        ("others_of_concern", "AFG", "AFG", "2019", 447093.0, 721, "OOC"),
        ("refugees", "PAK", "YEM", "2019", 137.0, 746, "REF"),
        ("people_in_need_of_protection", "PAK", "YEM", "2019", 0.0, 746, "OIP"),
        ("stateless", "PAK", "YEM", "2019", 0.0, 746, "STA"),
    ],
)
def test_facts_of_hdx(
    shared_data: Path, variable: str, area: str, counterpart: str, period: str, value: float, row: int, column: str
) -> None:
    reading = unhcr_population.read(shared_data / "unhcr" / HDX)
    found = only(reading.rows, variable=variable, area=area, counterpart=counterpart, period=period)
    assert (found["value"], found["row"], found["column"]) == (value, row, column)
    assert (reading.area_scheme, reading.counterpart_scheme) == (AreaScheme.ISO3, AreaScheme.ISO3)


def test_every_value_of_the_old_export_against_a_plain_loop(shared_data: Path) -> None:
    path = shared_data / "unhcr" / OLD
    measures = {
        "Refugees": "refugees",
        "Asylum-seekers (pending cases)": "asylum_seekers",
        "Returned refugees": "returned_refugees",
        "Internally displaced persons (IDPs)": "idps",
        "Returned IDPs": "returned_idps",
        "Stateless persons": "stateless",
        "Others of concern": "others_of_concern",
        "Total Population": "total_of_concern",
    }
    expected = set()
    for number, record in enumerate(csv.DictReader(io.StringIO(gzip.decompress(path.read_bytes()).decode())), 2):
        for header, variable in measures.items():
            text = record[header]
            status = {"": "O", "*": "Q"}.get(text, "A")
            value = float(text) if status == "A" else None
            origin = record["Origin"].strip() or "Various/Unknown"
            pair = (record["Country of asylum or residence"], origin, record["Year"])
            expected.add((variable, *pair, value, status, number, header))
    rows = unhcr_population.read(path).rows
    columns = ("variable", "area", "counterpart", "period", "value", "status", "row", "column")
    assert len(rows) == len(expected) == 103_746 * 8
    assert set(rows.select(columns).rows()) == expected


def test_old_export_is_read_within_two_seconds(shared_data: Path) -> None:
    start = process_time()
    unhcr_population.read(shared_data / "unhcr" / OLD)
    assert process_time() - start < 4  # both cores count


def test_every_value_of_hdx_against_a_plain_loop(shared_data: Path) -> None:
    path = shared_data / "unhcr" / HDX
    with path.open(encoding="utf-8") as file:
        expected = {
            (record["ISO3CoA"], record["ISO3CoO"], record["Year"], float(record[header]), number, header)
            for number, record in enumerate(csv.DictReader(file), 2)
            for header in ("REF", "IDP", "ASY", "OOC", "STA", "OIP")
        }
    rows = unhcr_population.read(path).rows
    assert len(rows) == len(expected) == 745 * 6
    assert set(rows.select("area", "counterpart", "period", "value", "row", "column").rows()) == expected


def test_refugee_data_finder(tmp_path: Path) -> None:
    reading = unhcr_population.read(write(FINDER, tmp_path / NAME))
    assert (reading.area_scheme, reading.counterpart_scheme) == (AreaScheme.ISO3, AreaScheme.ISO3)
    assert len(reading.rows) == 5 * 9
    values = {(r["variable"], r["row"]): (r["value"], r["status"]) for r in reading.rows.iter_rows(named=True)}
    assert values["refugees", 2] == (605301.0, "A")
    assert values["people_in_need_of_protection", 2] == (None, "O")
    assert values["returned_idps", 3] == (0.0, "A")
    assert values["others_of_concern", 3] == (100000.0, "A")
    assert values["people_in_need_of_protection", 3] == (None, "Q")
    assert values["host_community", 3] == (None, "O")
    assert values["asylum_seekers", 6] == (1234.0, "A")


def test_rows_that_are_not_broken_down_and_names_without_code(tmp_path: Path) -> None:
    reading = unhcr_population.read(write(FINDER, tmp_path / NAME))
    pairs = {row: (area, origin) for row, area, origin in reading.rows.select("row", "area", "counterpart").rows()}
    assert pairs[4] == ("AUT", None)
    assert pairs[5] == ("WLD", "AFG")
    assert pairs[6] == ("IND", "Tibetan")
    assert [(r.place.row, r.place.column, r.found, r.made) for r in reading.repairs] == [
        (6, "Country of origin (ISO)", "no code", "Tibetan"),
        (5, "Country of asylum (ISO)", "-", "WLD"),
    ]


def test_date_above_the_header_is_the_vintage(tmp_path: Path) -> None:
    titles = [["UNHCR"], ["Extracted on 17 May 2024"], *([[""]] * 12)]
    reading = unhcr_population.read(write([*titles, *FINDER], tmp_path / NAME))
    assert reading.vintage == "17 May 2024"
    assert reading.rows["row"].min() == 16


@pytest.mark.parametrize(
    ("header", "code", "scheme"),
    [
        ("coa", "AUS", AreaScheme.UNHCR),
        ("Country of asylum (ISO)", "AUT", AreaScheme.ISO3),
        ("Country of asylum (ISO)", "GFR", AreaScheme.UNHCR),
    ],
)
def test_whose_codes(tmp_path: Path, header: str, code: str, scheme: AreaScheme) -> None:
    records = [["Year", "coo_iso", header, "refugees"], ["2020", "SYR", code, "1"]]
    reading = unhcr_population.read(write(records, tmp_path / NAME))
    assert reading.area_scheme is scheme
    assert reading.counterpart_scheme is AreaScheme.ISO3
    assert reading.rows["area"].to_list() == [code]


@some_examples
@given(rewrites())
def test_any_spelling_of_the_file_says_the_same(how: Rewrite) -> None:
    with TemporaryDirectory() as folder:
        plain = unhcr_population.read(write(FINDER, Path(folder) / "plain.csv"))
        path = rewritten(FINDER, how, Path(folder), NAME)
        assert unhcr_population.sniff(head_of(path))
        reading = unhcr_population.read(path)
        assert content(reading) == content(plain)
        assert reading.vintage == ("2024-05-17" if how.titles >= 2 else None)


@some_examples
@given(rewrites())
def test_real_rows_in_any_spelling(how: Rewrite) -> None:
    data = shared_data_folder()
    if data is None:
        pytest.skip("needs the publishers' real files: set CORRIDOR_SHARED_DATA to the folder with MANIFEST.csv")
    records = records_of(data / "unhcr" / HDX, 30, 700)
    with TemporaryDirectory() as folder:
        plain = unhcr_population.read(write(records, Path(folder) / HDX))
        assert content(unhcr_population.read(rewritten(records, how, Path(folder), HDX))) == content(plain)


@pytest.mark.parametrize(
    ("record", "column"),
    [
        (["20", "SYR", "DEU", "1"], "Year"),
        (["", "SYR", "DEU", "1"], "Year"),
        (["2020", "SYR", "", "1"], "ISO3CoA"),
        (["2020", "SYR", "DEU", "few"], "REF"),
    ],
)
def test_broken_rows_are_refused_with_their_place(tmp_path: Path, record: list[str], column: str) -> None:
    records = [["Year", "ISO3CoO", "ISO3CoA", "REF"], ["2020", "SYR", "DEU", "1"], record]
    with pytest.raises(SourceError) as caught:
        unhcr_population.read(write(records, tmp_path / NAME))
    assert caught.value.where == Location(NAME, row=3, column=column)
    assert caught.value.remedy is not None


def test_truncated_gz_is_refused(tmp_path: Path, shared_data: Path) -> None:
    path = tmp_path / OLD
    path.write_bytes((shared_data / "unhcr" / OLD).read_bytes()[:200_000])
    with pytest.raises(SourceError, match="a complete gzip file"):
        unhcr_population.read(path)


def test_other_files_are_not_claimed() -> None:
    assert not unhcr_population.sniff(Head("x.csv", "Year,Origin,Refugees\n"))
    assert not unhcr_population.sniff(Head("x.csv", "Year,ISO3CoO,ISO3CoA,Applications\n"))
    assert not unhcr_population.sniff(Head("x.csv", "destination,origin,year,migrant_stock\n"))


@pytest.mark.parametrize(
    ("asylum", "origin", "world", "unknown"),
    [
        ("Country of asylum or residence", "Origin", "World", "Various/Unknown"),
        ("ISO3CoA", "ISO3CoO", "WLD", "UKN"),
    ],
)
def test_blank_origin_is_unknown_and_no_total(
    tmp_path: Path, asylum: str, origin: str, world: str, unknown: str
) -> None:
    records = [["Year", asylum, origin, "IDPs"], ["1979", "BGD", "", "150680"], ["1979", "-", "AFG", "1"]]
    reading = unhcr_population.read(write(records, tmp_path / NAME))
    assert reading.rows.select("area", "counterpart", "value").rows() == [
        ("BGD", unknown, 150680.0),
        (world, "AFG", 1.0),
    ]
    assert [(r.place.row, r.place.column, r.found, r.made) for r in reading.repairs] == [
        (2, origin, "", unknown),
        (3, asylum, "-", world),
    ]
