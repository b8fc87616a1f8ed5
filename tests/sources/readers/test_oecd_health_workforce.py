from __future__ import annotations

import csv
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given

from corridor.errors import Location, SourceError
from corridor.sources.contract import AreaScheme, Head
from corridor.sources.files import head_of
from corridor.sources.readers import oecd_health_workforce
from tests.conftest import shared_data_folder
from tests.sources.readers.rewrites import Rewrite, content, only, records_of, rewrites, rewritten, some_examples, write

NAME = "workforce-migration.csv"
HEADER = [
    *("COU", "Country", "VAR", "Variable", "CO2", "Country of origin", "YEA", "Year", "Value"),
    *("Flag Codes", "Flags"),
]


def record(value: str, flag: str = "", words: str = "", variable: str = "FTDS", title: str = "Stock") -> list[str]:
    return ["GBR", "United Kingdom", variable, title, "IND", "India", "2018", "2018", value, flag, words]


@pytest.mark.parametrize(
    ("area", "counterpart", "value", "row"),
    [
        ("CAN", "AFG", 5.0, 2),
        ("NZL", "AFG", 0.0, 5),
        ("CHE", "DEU", 7136.0, 463),
        ("GBR", "IND", 15870.0, 556),
        ("GBR", "PHL", 90.0, 900),
        ("DEU", "ROU", 3978.0, 950),
        ("ISR", "RUS", 5896.0, 974),
        ("DEU", "TWN", 18.0, 1577),
    ],
)
def test_facts_read_by_eye(shared_data: Path, area: str, counterpart: str, value: float, row: int) -> None:
    reading = oecd_health_workforce.read(shared_data / "health-workforce" / NAME)
    found = only(reading.rows, variable="FTDS", area=area, counterpart=counterpart, period="2018")
    assert (found["value"], found["row"], found["column"], found["unit"]) == (value, row, "Value", "persons")
    assert (found["status"], found["note"]) == ("A", None)
    assert (reading.area_scheme, reading.counterpart_scheme) == (AreaScheme.ISO3, AreaScheme.ISO3)


def test_every_value_against_a_plain_loop(shared_data: Path) -> None:
    path = shared_data / "health-workforce" / NAME
    with path.open(encoding="utf-8-sig") as file:
        expected = [
            (r["VAR"], r["COU"], r["CO2"], r["YEA"], float(r["Value"]), number)
            for number, r in enumerate(csv.DictReader(file), 2)
        ]
    rows = oecd_health_workforce.read(path).rows
    assert rows.select("variable", "area", "counterpart", "period", "value", "row").rows() == expected


@pytest.mark.parametrize(
    ("written", "value", "status", "note"),
    [
        (record("5", "B", "Break"), 5.0, "B", "flag: B: Break"),
        (record("5", "e; d", "Estimate; difference"), 5.0, "E", "flag: e; d: Estimate; difference"),
        (record("5", "", ""), 5.0, "A", None),
        (record("", "C", "Confidential"), None, "Q", "flag: C: Confidential"),
        (record("..", "L", "Missing"), None, "O", "flag: L: Missing"),
        (record("", "E", "Estimate"), None, "O", "flag: E: Estimate"),
    ],
)
def test_flags(tmp_path: Path, written: list[str], value: float | None, status: str, note: str | None) -> None:
    row = oecd_health_workforce.read(write([HEADER, written], tmp_path / NAME)).rows.row(0, named=True)
    assert (row["value"], row["status"], row["note"]) == (value, status, note)


def test_shares_are_percent(tmp_path: Path) -> None:
    records = [HEADER, record("5"), record("7.5", variable="FTDP", title="Foreign-trained doctors (% of total)")]
    rows = oecd_health_workforce.read(write(records, tmp_path / NAME)).rows
    assert rows.select("variable", "value", "unit").rows() == [("FTDS", 5.0, "persons"), ("FTDP", 7.5, "percent")]


def test_codes_alone_are_enough(tmp_path: Path) -> None:
    records = [["COU", "VAR", "CO2", "YEA", "Value"], ["GBR", "FTDS", "IND", "2018", "5"]]
    row = oecd_health_workforce.read(write(records, tmp_path / NAME)).rows.row(0, named=True)
    assert (row["period"], row["value"], row["unit"], row["status"], row["note"]) == ("2018", 5.0, "persons", "A", None)


@some_examples
@given(rewrites())
def test_real_rows_in_any_spelling(how: Rewrite) -> None:
    data = shared_data_folder()
    if data is None:
        pytest.skip("needs the publishers' real files: set CORRIDOR_SHARED_DATA to the folder with MANIFEST.csv")
    records = [*records_of(data / "health-workforce" / NAME, 30, 500), record("5", "B", "Break")]
    with TemporaryDirectory() as folder:
        plain = oecd_health_workforce.read(write(records, Path(folder) / NAME))
        path = rewritten(records, how, Path(folder), NAME)
        assert oecd_health_workforce.sniff(head_of(path))
        assert content(oecd_health_workforce.read(path)) == content(plain)


@pytest.mark.parametrize(
    ("place", "written", "column"),
    [
        (0, "", "COU"),
        (4, "", "CO2"),
        (2, "", "VAR"),
        (7, "18", "Year"),
        (8, "several", "Value"),
        (9, "ZZ", "Flag Codes"),
    ],
)
def test_broken_rows_are_refused_with_their_place(tmp_path: Path, place: int, written: str, column: str) -> None:
    broken = record("5")
    broken[place] = written
    with pytest.raises(SourceError) as caught:
        oecd_health_workforce.read(write([HEADER, record("5"), broken], tmp_path / NAME))
    assert caught.value.where == Location(NAME, row=3, column=column)
    assert caught.value.remedy is not None


def test_other_files_are_not_claimed() -> None:
    assert not oecd_health_workforce.sniff(Head("x.csv", "COU,Country,VAR,Variable,YEA,Year,Value\n"))
    assert not oecd_health_workforce.sniff(Head("x.csv", "COU,VAR,CO2,Value\n"))
