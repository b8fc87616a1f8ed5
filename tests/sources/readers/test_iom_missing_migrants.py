from __future__ import annotations

import csv
import gzip
import html
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given

from corridor.errors import Location, SourceError
from corridor.sources.contract import AreaScheme, Head
from corridor.sources.files import head_of
from corridor.sources.readers import iom_missing_migrants
from tests.sources.readers.rewrites import Rewrite, content, rewrites, rewritten, some_examples, write

FILES = {"2019": "2019-json.json.gz", "2023": "2023-json.json.gz"}
NAME = "Missing_Migrants_Global_Figures_allData.csv"
DOWNLOAD = [
    [
        *("Main ID", "Incident ID", "Incident Type", "Region of Incident", "Incident Date", "Incident Year"),
        *("Month", "Number of Dead", "Minimum Estimated Number of Missing", "Total Number of Dead and Missing"),
        *("Number of Survivors", "Country of Origin", "Cause of Death", "Country of Incident", "Migration Route"),
        *("Location of Incident", "Coordinates"),
    ],
    [
        *("2014.MMP00001", "2014.MMP00001", "Incident", "North America", "2014-01-06", "2014", "January", "1", "", "1"),
        *(
            "",
            "Mexico",
            "Mixed or unknown",
            "United States of America",
            "US-Mexico border crossing",
            "Pima",
            "31, -111",
        ),
    ],
    [
        *("2014.MMP00002", "2014.MMP00002", "Split Incident", "Europe", "", "2014", "January", "4", "3", "8"),
        *("", "", "Drowning; hypothermia = mixed", "", "", "", ""),
    ],
    [
        *("2014.MMP00002", "2014.MMP00003", "Split Incident", "Europe", "12/01/2014", "", "", "", "2", "2"),
        *("", "", "", "Côte d&#039;Ivoire", "", "", ""),
    ],
]


def documents(shared_data: Path, year: str) -> list[dict[str, str]]:
    data = (shared_data / "iom-missing-migrants" / FILES[year]).read_bytes()
    return list(json.loads(gzip.decompress(data)))


def incident(**more: str) -> dict[str, str]:
    return {
        "web_id": "2020.MMP1",
        "region": "Europe",
        "reported_date": "2020-05-01",
        "number_dead": "2",
        "number_missing": "",
        "total_dead_and_missing": "2",
        "cause_death": "Drowning",
        "country_of_incident": "Greece",
        "location_description": "Off Samos\n",
        "migration_route": "Eastern Mediterranean",
        **more,
    }


def given_file(tmp_path: Path, document: Any, name: str = "2020-json.json") -> Path:
    path = tmp_path / name
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("year", "place", "area", "value", "breakdown"),
    [
        (
            *("2019", 0, "Libya", 1.0),
            "cause=Vehicle accident;incident=2019.MMP01852;region=Northern Africa;route=Sahara Desert crossing",
        ),
        (
            *("2019", 1, "United States of America", 2.0),
            "cause=Unknown;incident=2019.MMP01857;region=North America;route=US-Mexico border crossing",
        ),
        (
            *("2019", 1000, "Burkina Faso", 1.0),
            "cause=Excessive physical abuse,Sexual abuse;incident=2019.MMP00837;region=Western Africa",
        ),
        (
            *("2019", 1831, "Iran (Islamic Republic of)", 1.0),
            "cause=Vehicle accident;incident=2019.MMP01859;region=Southern Asia;route=Afghanistan to Iran",
        ),
        (
            *("2023", 1, "Libya", 4.0),
            "cause=Traffic accident;incident=2023.MMP2633;region=Northern Africa",
        ),
        (
            *("2023", 500, "Spain", 21.0),
            "cause=Presumed dehydration, starvation, hypothermia, exhaustion;incident=2023.MMP1115;"
            "region=Northern Africa;route=Western Africa / Atlantic route to the Canary Islands",
        ),
        (
            *("2023", 1500, "United States of America", 1.0),
            "cause=Heat Stroke;incident=2023.MMP0576;region=North America;route=US-Mexico border crossing",
        ),
        (
            *("2023", 2688, "Iran (Islamic Republic of)", 1.0),
            "cause=Car Accident;incident=2023.MMP1537;region=Southern Asia;route=Afghanistan to Iran",
        ),
    ],
)
def test_facts_read_by_eye(shared_data: Path, year: str, place: int, area: str, value: float, breakdown: str) -> None:
    reading = iom_missing_migrants.read(shared_data / "iom-missing-migrants" / FILES[year])
    row = reading.rows.row(place, named=True)
    assert (row["area"], row["value"], row["breakdown"]) == (area, value, breakdown)
    assert (row["variable"], row["period"], row["unit"]) == ("missing_migrants_incident", year, "persons")
    assert (row["row"], row["column"]) == (None, f"[{place}].total_dead_and_missing")
    assert reading.area_scheme is AreaScheme.NAME


def test_the_deadliest_incidents(shared_data: Path) -> None:
    rows = iom_missing_migrants.read(shared_data / "iom-missing-migrants" / FILES["2023"]).rows
    worst = rows.row(1679, named=True)
    assert worst["value"] == rows["value"].max() == 646
    assert worst["area"] == "Greece"
    assert "incident=2023.MMP0412" in worst["breakdown"]


@pytest.mark.parametrize(("year", "total"), [("2019", 5420), ("2023", 8606)])
def test_every_value_against_a_plain_loop(shared_data: Path, year: str, total: int) -> None:
    reading = iom_missing_migrants.read(shared_data / "iom-missing-migrants" / FILES[year])
    found = documents(shared_data, year)
    expected = [(html.unescape(d["country_of_incident"]), float(d["total_dead_and_missing"]), year, "A") for d in found]
    assert reading.rows.select("area", "value", "period", "status").rows() == expected
    assert reading.rows["value"].sum() == total
    assert not reading.rows["breakdown"].is_duplicated().any()


def test_entities_and_equal_records_are_named(shared_data: Path) -> None:
    reading = iom_missing_migrants.read(shared_data / "iom-missing-migrants" / FILES["2019"])
    assert "Côte d'Ivoire" in set(reading.rows["area"])
    rules = [repair.rule for repair in reading.repairs]
    assert rules.count("HTML entity") == 74
    assert rules.count("records that are equal in every cell are kept") == 1
    assert [r.place.column for r in reading.repairs if r.rule.startswith("the year of")] == ["[1831].reported_date"]


def test_download_in_csv(tmp_path: Path) -> None:
    reading = iom_missing_migrants.read(write(DOWNLOAD, tmp_path / NAME))
    columns = ("area", "period", "breakdown", "value", "note", "row", "column")
    total = "Total Number of Dead and Missing"
    assert reading.rows.select(columns).rows() == [
        (
            *("United States of America", "2014"),
            "cause=Mixed or unknown;incident=2014.MMP00001;region=North America;route=US-Mexico border crossing",
            *(1.0, "2014-01-06; Pima", 2, total),
        ),
        (
            *("Unknown", "2014"),
            "cause=Drowning%3B hypothermia %3D mixed;incident=2014.MMP00002;region=Europe",
            *(8.0, None, 3, total),
        ),
        ("Côte d'Ivoire", "2014", "incident=2014.MMP00003;region=Europe", 2.0, "12/01/2014", 4, total),
    ]
    assert [(r.place, r.found, r.made) for r in reading.repairs] == [
        (Location(NAME, row=4, column="Country of Incident"), "Côte d&#039;Ivoire", "Côte d'Ivoire"),
        (Location(NAME, row=3, column=total), "total 8, dead 4, missing 3", "8"),
    ]


def test_older_download_has_other_headers(tmp_path: Path) -> None:
    older = [
        ["Web ID", "Reported Date", "Number Dead", "Minimum Estimated Number of Missing", "Total Dead and Missing"],
        ["51591", "March 28, 2019", "1,000", "", "1,000"],
    ]
    path = write(older, tmp_path / "MissingMigrants-Global-2019.csv")
    assert iom_missing_migrants.sniff(head_of(path))
    reading = iom_missing_migrants.read(path)
    assert reading.rows.select("area", "period", "value", "breakdown").rows() == [
        ("Unknown", "2019", 1000.0, "incident=51591")
    ]
    assert [repair.rule for repair in reading.repairs] == ["thousands mark"]


def test_records_of_one_incident_are_told_apart(tmp_path: Path) -> None:
    records = [incident(), incident(number_dead="3", total_dead_and_missing="3"), incident(web_id="2020.MMP2")]
    rows = iom_missing_migrants.read(given_file(tmp_path, records)).rows
    parts = [dict(part.split("=") for part in text.split(";")) for text in rows["breakdown"]]
    assert [part.get("record") for part in parts] == ["1", "2", None]


@pytest.mark.parametrize(
    ("more", "value", "status", "repairs"),
    [
        ({"total_dead_and_missing": ""}, None, "O", 0),
        ({"total_dead_and_missing": "0", "number_dead": ""}, 0.0, "A", 0),
        ({"total_dead_and_missing": "0", "number_dead": "3", "number_missing": "-3"}, 0.0, "A", 0),
        ({"total_dead_and_missing": "7", "number_missing": "4"}, 7.0, "A", 1),
        ({"total_dead_and_missing": "6", "number_missing": "4"}, 6.0, "A", 0),
    ],
)
def test_totals(tmp_path: Path, more: dict[str, str], value: float | None, status: str, repairs: int) -> None:
    reading = iom_missing_migrants.read(given_file(tmp_path, [incident(**more)]))
    row = reading.rows.row(0, named=True)
    assert (row["value"], row["status"]) == (value, status)
    assert len(reading.repairs) == repairs


@some_examples
@given(rewrites())
def test_any_spelling_of_the_download_says_the_same(how: Rewrite) -> None:
    with TemporaryDirectory() as folder:
        plain = iom_missing_migrants.read(write(DOWNLOAD, Path(folder) / "plain.csv"))
        path = rewritten(DOWNLOAD, how, Path(folder), NAME)
        assert iom_missing_migrants.sniff(head_of(path))
        assert content(iom_missing_migrants.read(path)) == content(plain)


def test_json_and_csv_of_the_same_records_agree(tmp_path: Path, shared_data: Path) -> None:
    found = documents(shared_data, "2023")[:300]
    as_json = iom_missing_migrants.read(given_file(tmp_path, found, "2023-json.json"))
    path = tmp_path / "2023.csv"
    with path.open("w", encoding="utf-16", newline="") as file:
        writer = csv.DictWriter(file, list(found[0]), delimiter="\t")
        writer.writeheader()
        writer.writerows(found)
    as_csv = iom_missing_migrants.read(path)
    assert content(as_csv) == content(as_json)
    assert as_csv.rows["row"].to_list() == list(range(2, 302))


@pytest.mark.parametrize(
    ("document", "column"),
    [
        ({}, None),
        ([incident(), 3], "[1]"),
        ([{"web_id": "x", "number_dead": "1", "number_missing": "1"}], "[0]"),
        ([incident(web_id="x", reported_date="")], "[0].reported_date"),
        ([incident(total_dead_and_missing="some")], "[0].total_dead_and_missing"),
        ([incident(number_dead="some")], "[0].number_dead"),
    ],
)
def test_broken_records_are_refused_with_their_path(tmp_path: Path, document: Any, column: str | None) -> None:
    with pytest.raises(SourceError) as caught:
        iom_missing_migrants.read(given_file(tmp_path, document))
    assert isinstance(caught.value.where, Location)
    assert caught.value.where.column == column


def test_truncated_json_is_refused(tmp_path: Path) -> None:
    path = given_file(tmp_path, [incident()])
    path.write_text(path.read_text()[:-30])
    with pytest.raises(SourceError, match="complete JSON"):
        iom_missing_migrants.read(path)


def test_other_files_are_not_claimed() -> None:
    assert not iom_missing_migrants.sniff(Head("x.json", '{"number_missing": 1, "total_dead_and_missing": 1}'))
    assert not iom_missing_migrants.sniff(Head("x.json", '[{"web_id": 1}]'))
    assert not iom_missing_migrants.sniff(Head("x.csv", "Main ID,Incident Date,Number of Dead\n"))
    assert not iom_missing_migrants.sniff(Head("x.xlsx", None, {}))
