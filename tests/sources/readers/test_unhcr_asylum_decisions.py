from __future__ import annotations

import csv
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given

from corridor.errors import Location, SourceError
from corridor.sources.contract import AreaScheme, Head
from corridor.sources.files import head_of
from corridor.sources.readers import unhcr_asylum_decisions
from tests.conftest import shared_data_folder
from tests.sources.readers.rewrites import Rewrite, content, only, records_of, rewrites, rewritten, some_examples, write

HDX = "HDX_AsylumDecisions.csv"
MEASURES = {
    "Recognized": "asylum_decisions_recognized",
    "RecognizedOther": "asylum_decisions_complementary_protection",
    "OtherwiseClosed": "asylum_decisions_otherwise_closed",
    "Rejected": "asylum_decisions_rejected",
    "TotalDecided": "asylum_decisions_total",
}


@pytest.mark.parametrize(
    ("header", "area", "counterpart", "period", "breakdown", "value", "row"),
    [
        ("Recognized", "IRN", "AFG", "2000", "authority=G;stage=FI", 82638.0, 2),
        ("RecognizedOther", "IRN", "AFG", "2000", "authority=G;stage=FI", 3925.0, 2),
        ("OtherwiseClosed", "IRN", "AFG", "2000", "authority=G;stage=FI", 0.0, 2),
        ("Rejected", "IRN", "AFG", "2000", "authority=G;stage=FI", 147063.0, 2),
        ("TotalDecided", "IRN", "AFG", "2000", "authority=G;stage=FI", 233626.0, 2),
        ("OtherwiseClosed", "PAK", "IND", "2006", "authority=U;stage=FA", 5.0, 150),
        ("Rejected", "PAK", "AFG", "2016", "authority=U;stage=AR", 1734.0, 290),
        ("TotalDecided", "PAK", "AFG", "2016", "authority=U;stage=FI", 4921.0, 291),
        ("Recognized", "PAK", "YEM", "2019", "authority=U;stage=FI", 12.0, 335),
    ],
)
def test_facts_read_by_eye(
    shared_data: Path,
    header: str,
    area: str,
    counterpart: str,
    period: str,
    breakdown: str,
    value: float,
    row: int,
) -> None:
    reading = unhcr_asylum_decisions.read(shared_data / "unhcr" / HDX)
    found = only(
        reading.rows,
        variable=MEASURES[header],
        area=area,
        counterpart=counterpart,
        period=period,
        breakdown=breakdown,
    )
    assert (found["value"], found["unit"], found["row"], found["column"]) == (value, "persons", row, header)
    assert (reading.area_scheme, reading.counterpart_scheme) == (AreaScheme.ISO3, AreaScheme.ISO3)


def test_every_value_against_a_plain_loop(shared_data: Path) -> None:
    path = shared_data / "unhcr" / HDX
    with path.open(encoding="utf-8") as file:
        expected = {
            (variable, r["ISO3CoA"], r["ISO3CoO"], r["Year"], float(r[header]), number, header)
            for number, r in enumerate(csv.DictReader(file), 2)
            for header, variable in MEASURES.items()
        }
    rows = unhcr_asylum_decisions.read(path).rows
    assert len(rows) == len(expected) == 334 * 5
    columns = ("variable", "area", "counterpart", "period", "value", "row", "column")
    assert set(rows.select(columns).rows()) == expected


def test_household_size_is_in_the_note(shared_data: Path) -> None:
    rows = unhcr_asylum_decisions.read(shared_data / "unhcr" / HDX).rows
    assert rows.filter(row=289)["note"].unique().to_list() == ["average persons per case: 3.5"]
    assert rows.filter(row=2)["note"].unique().to_list() == [None]


def test_refugee_data_finder(tmp_path: Path) -> None:
    header = [
        *("Year", "Country of origin", "Country of origin (ISO)", "Country of asylum", "Country of asylum (ISO)"),
        *("Authority", "Stage of procedure", "Cases / Persons", "Recognized decisions", "Complementary protection"),
        *("Otherwise closed", "Rejected decisions", "Total decisions"),
    ]
    record = ["2022", "Türkiye", "TUR", "Germany", "DEU", "G", "FI", "C", "5", "-", "7", "11", "23"]
    rows = unhcr_asylum_decisions.read(write([header, record], tmp_path / "asylum-decisions.csv")).rows
    assert rows["value"].to_list() == [5.0, None, 7.0, 11.0, 23.0]
    assert rows["variable"].to_list() == list(MEASURES.values())
    assert rows["unit"].unique().to_list() == ["cases"]
    assert rows["note"].null_count() == 5


@some_examples
@given(rewrites())
def test_real_rows_in_any_spelling(how: Rewrite) -> None:
    data = shared_data_folder()
    if data is None:
        pytest.skip("needs the publishers' real files: set CORRIDOR_SHARED_DATA to the folder with MANIFEST.csv")
    records = records_of(data / "unhcr" / HDX, 40, 280)
    with TemporaryDirectory() as folder:
        plain = unhcr_asylum_decisions.read(write(records, Path(folder) / HDX))
        path = rewritten(records, how, Path(folder), HDX)
        assert unhcr_asylum_decisions.sniff(head_of(path))
        assert content(unhcr_asylum_decisions.read(path)) == content(plain)


def test_row_without_year_is_refused_with_its_place(tmp_path: Path) -> None:
    records = [["Year", "ISO3CoO", "ISO3CoA", "DecisionDataType", "Rejected"], ["", "SYR", "DEU", "P", "1"]]
    with pytest.raises(SourceError) as caught:
        unhcr_asylum_decisions.read(write(records, tmp_path / "x.csv"))
    assert caught.value.where == Location("x.csv", row=2, column="Year")


def test_other_files_are_not_claimed() -> None:
    assert not unhcr_asylum_decisions.sniff(Head("x.csv", "Year,ISO3CoO,ISO3CoA,Applications\n"))
