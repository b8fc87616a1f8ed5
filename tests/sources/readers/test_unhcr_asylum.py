from __future__ import annotations

import csv
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given

from corridor.errors import Location, SourceError
from corridor.sources.contract import AreaScheme, Head
from corridor.sources.files import head_of
from corridor.sources.readers import unhcr_asylum
from tests.conftest import shared_data_folder
from tests.sources.readers.rewrites import Rewrite, content, only, records_of, rewrites, rewritten, some_examples, write

FINDER = "asylum-applications.csv"
HDX = "HDX_AsylumApplications.csv"


@pytest.mark.parametrize(
    ("area", "counterpart", "period", "breakdown", "unit", "value", "row"),
    [
        ("AUT", "ALB", "2010", "application_type=NR;authority=G;stage=FA", "persons", 17.0, 2),
        ("BGR", "ARM", "2010", "application_type=N;authority=G;stage=FI", "cases", 62.0, 32),
        ("BGR", "GEO", "2010", "application_type=N;authority=G;stage=FI", "cases", 14.0, 189),
        ("DEU", "ALB", "2015", "application_type=N;authority=G;stage=NA", "persons", 53805.0, 2960),
        ("DEU", "SRB", "2015", "application_type=R;authority=G;stage=RA", "persons", 13913.0, 3476),
        ("NLD", "AZE", "2018", "application_type=N;authority=G;stage=FI", "persons", 239.0, 5000),
        ("DEU", "TUR", "2022", "application_type=J;authority=G;stage=JR", "persons", 6899.0, 7748),
        ("GBR", "TUR", "2023", "application_type=A;authority=G;stage=AR", "cases", 17.0, 8296),
        ("TUR", "UKR", "2023", "application_type=N;authority=G;stage=FI", "persons", 520.0, 8391),
    ],
)
def test_facts_of_the_refugee_data_finder(
    shared_data: Path, area: str, counterpart: str, period: str, breakdown: str, unit: str, value: float, row: int
) -> None:
    reading = unhcr_asylum.read(shared_data / "unhcr" / FINDER)
    found = only(reading.rows, area=area, counterpart=counterpart, period=period, breakdown=breakdown, unit=unit)
    assert (found["variable"], found["value"], found["row"]) == ("asylum_applications", value, row)
    assert (reading.area_scheme, reading.counterpart_scheme) == (AreaScheme.ISO3, AreaScheme.ISO3)


@pytest.mark.parametrize(
    ("area", "counterpart", "period", "breakdown", "value", "note", "row"),
    [
        ("IRN", "AFG", "2000", "application_type=V;authority=G", 245854.0, None, 2),
        ("PAK", "SOM", "2006", "application_type=N;authority=U", 42.0, "average persons per case: 5", 150),
        ("PAK", "AFG", "2016", "application_type=A;authority=U", 1498.0, None, 255),
        ("PAK", "AFG", "2016", "application_type=N;authority=U", 4371.0, None, 256),
        ("PAK", "YEM", "2019", "application_type=N;authority=U", 5.0, None, 301),
    ],
)
def test_facts_of_hdx(
    shared_data: Path,
    area: str,
    counterpart: str,
    period: str,
    breakdown: str,
    value: float,
    note: str | None,
    row: int,
) -> None:
    rows = unhcr_asylum.read(shared_data / "unhcr" / HDX).rows
    found = only(rows, area=area, counterpart=counterpart, period=period, breakdown=breakdown, unit="persons")
    assert (found["value"], found["note"], found["row"]) == (value, note, row)


@pytest.mark.parametrize(
    ("name", "asylum", "origin", "kind", "value"),
    [
        (FINDER, "Country of asylum (ISO)", "Country of origin (ISO)", "Cases / Persons", "applied"),
        (HDX, "ISO3CoA", "ISO3CoO", "ApplicationDataType", "Applications"),
    ],
)
def test_every_value_against_a_plain_loop(
    shared_data: Path, name: str, asylum: str, origin: str, kind: str, value: str
) -> None:
    path = shared_data / "unhcr" / name
    units = {"P": "persons", "C": "cases"}
    with path.open(encoding="utf-8") as file:
        expected = [
            (r[asylum], r[origin], r["Year"], float(r[value]), units[r[kind]], "A", number, value)
            for number, r in enumerate(csv.DictReader(file), 2)
        ]
    rows = unhcr_asylum.read(path).rows
    columns = ("area", "counterpart", "period", "value", "unit", "status", "row", "column")
    assert rows.select(columns).rows() == expected


@some_examples
@given(rewrites())
def test_real_rows_in_any_spelling(how: Rewrite) -> None:
    data = shared_data_folder()
    if data is None:
        pytest.skip("needs the publishers' real files: set CORRIDOR_SHARED_DATA to the folder with MANIFEST.csv")
    records = records_of(data / "unhcr" / FINDER, 40, 20)
    with TemporaryDirectory() as folder:
        plain = unhcr_asylum.read(write(records, Path(folder) / FINDER))
        path = rewritten(records, how, Path(folder), FINDER)
        assert unhcr_asylum.sniff(head_of(path))
        assert content(unhcr_asylum.read(path)) == content(plain)


@pytest.mark.parametrize("kind", ["", "H"])
def test_neither_persons_nor_cases_is_refused(tmp_path: Path, kind: str) -> None:
    records = [
        ["Year", "ISO3CoO", "ISO3CoA", "ApplicationDataType", "Applications"],
        ["2020", "SYR", "DEU", "P", "1"],
        ["2020", "SYR", "DEU", kind, "1"],
    ]
    with pytest.raises(SourceError, match="persons and cases cannot be added") as caught:
        unhcr_asylum.read(write(records, tmp_path / "x.csv"))
    assert caught.value.where == Location("x.csv", row=3, column="ApplicationDataType")


def test_file_that_does_not_tell_cases_from_persons_is_refused(tmp_path: Path) -> None:
    records = [["Year", "ISO3CoO", "ISO3CoA", "Applications"], ["2020", "SYR", "DEU", "1"]]
    with pytest.raises(SourceError, match="a column that tells cases from persons") as caught:
        unhcr_asylum.read(write(records, tmp_path / "x.csv"))
    assert caught.value.where == Location("x.csv", row=1)


def test_other_files_are_not_claimed() -> None:
    assert not unhcr_asylum.sniff(Head("x.csv", "Year,ISO3CoO,ISO3CoA,REF\n"))
    assert not unhcr_asylum.sniff(Head("x.csv", "Year,ISO3CoO,ISO3CoA,Recognized\n"))
