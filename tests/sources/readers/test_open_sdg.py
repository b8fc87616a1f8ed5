from __future__ import annotations

import csv
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given

from corridor.errors import Location, SourceError
from corridor.sources.contract import AreaScheme, Head
from corridor.sources.files import head_of
from corridor.sources.open_sdg_words import age_code, period_of
from corridor.sources.readers import open_sdg
from tests.sources.readers.rewrites import Rewrite, content, only, records_of, rewrites, rewritten, some_examples, write

NAME = "ons_indicator_16-2-2.csv"
VICTIMS = "series=Detected victims of human trafficking (Number)"
COSTS = "series=Remittance costs as a proportion of the amount remitted"
SMALL = [
    ["Year", "Series", "Sex", "Age", "Country of birth", "Observation status", "Unit multiplier", "Units", "Value"],
    ["2019", "A", "", "", "", "Normal value", "Units", "Number", "17.0"],
    ["2019", "A", "Female", "0 to 14", "UK; other = EU", "Estimated value", "Thousands", "Number", "1.5"],
    ["2018/19", "B", "Other", "School age", "", "Provisional value", "Millions", "Percentage (%)", "2"],
    ["Q3 2020", "", "Male", "75 and over", "", "", "", "", ""],
    ["2020-07", "", "", "Under 18", "", "Missing value; suppressed", "Units", "Head", ""],
]


@pytest.mark.parametrize(
    ("indicator", "period", "sex", "age", "breakdown", "value", "unit", "status", "row"),
    [
        ("10-7-3", "2014", "_T", "_T", "", 17.0, "number", "A", 2),
        ("10-7-3", "2022", "_T", "_T", "", 13.0, "number", "A", 10),
        ("10-7-3", "2022", "M", "_T", "", 7.0, "number", "A", 28),
        ("10-7-3", "2022", "_T", "Y0T17", "cause=Drowning", 1.0, "number", "A", 73),
        ("10-7-4", "1994", "_T", "_T", "", 0.18319384504628114, "number of refugees per 100,000 population", "A", 2),
        ("10-c-1", "2013-Q1", "_T", "_T", COSTS, 7.96, "percent", "A", 2),
        ("10-c-1", "2013-Q4", "_T", "_T", COSTS, 8.38, "percent", "A", 5),
        ("16-2-2", "2021", "_T", "_T", VICTIMS, 11387.0, "number", "A", 14),
        ("16-2-2", "2021", "_T", "Y15T17", VICTIMS, 3405.0, "number", "A", 40),
        (
            *("17-3-2", "1987", "_T", "_T"),
            "series=Volume of remittances (in United States dollars) as a proportion of total GDP",
            *(0.18374007291163, "percent", "E", 2),
        ),
    ],
)
def test_facts_read_by_eye(
    shared_data: Path,
    indicator: str,
    period: str,
    sex: str,
    age: str,
    breakdown: str,
    value: float,
    unit: str,
    status: str,
    row: int,
) -> None:
    reading = open_sdg.read(shared_data / "sdg-open-sdg" / f"ons_indicator_{indicator}.csv")
    found = only(reading.rows, period=period, sex=sex, age=age, breakdown=breakdown)
    assert (found["value"], found["unit"], found["status"], found["row"]) == (value, unit, status, row)
    assert (found["variable"], found["area"]) == (indicator.replace("-", "."), "United Kingdom")
    assert reading.area_scheme is AreaScheme.NAME


@pytest.mark.parametrize("indicator", ["10-7-3", "10-7-4", "10-c-1", "16-2-2", "17-3-2"])
def test_every_value_against_a_plain_loop(shared_data: Path, indicator: str) -> None:
    path = shared_data / "sdg-open-sdg" / f"ons_indicator_{indicator}.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        expected = [
            (
                r["Year"].replace(" Q", "-Q"),
                {"": "_T", "Female": "F", "Male": "M"}[r.get("Sex", "")],
                float(r["Value"]),
                n,
            )
            for n, r in enumerate(csv.DictReader(file), 2)
        ]
    reading = open_sdg.read(path)
    assert reading.rows.select("period", "sex", "value", "row").rows() == expected
    keys = ["period", "sex", "age", "breakdown"]
    assert not reading.rows.select(keys).is_duplicated().any()


@pytest.mark.parametrize(
    ("name", "title", "vintage"),
    [
        (
            "ons_meta_10-c-1.md",
            "Indicator 10.c.1: Remittance costs as a proportion of the amount remitted",
            "2022-03-01",
        ),
        ("ons_meta_17-3-2.md", "Indicator 17.3.2: Volume of remittances as a proportion of total GDP", "2023-06-29"),
    ],
)
def test_metadata_is_known_and_gives_no_rows(shared_data: Path, name: str, title: str, vintage: str) -> None:
    path = shared_data / "sdg-open-sdg" / name
    assert open_sdg.sniff(head_of(path))
    reading = open_sdg.read(path)
    assert reading.rows.is_empty()
    assert (reading.title, reading.vintage) == (title, vintage)
    beside = open_sdg.read(shared_data / "sdg-open-sdg" / name.replace("meta", "indicator").replace(".md", ".csv"))
    assert (beside.title, beside.vintage) == (title, vintage)


def test_every_kind_of_row(tmp_path: Path) -> None:
    reading = open_sdg.read(write(SMALL, tmp_path / NAME))
    columns = ("period", "sex", "age", "breakdown", "value", "unit", "status", "row")
    assert reading.rows.select(columns).rows() == [
        ("2019", "_T", "_T", "series=A", 17.0, "number", "A", 2),
        ("2019", "F", "Y0T14", "country_of_birth=UK%3B other %3D EU;series=A", 1500.0, "number", "E", 3),
        ("2018/2019", "_U", "_U", "age_code=School age;series=B;sex_code=Other", 2000000.0, "percent", "P", 4),
        ("2020-Q3", "M", "Y_GE75", "", None, "not stated", "O", 5),
        ("2020-07", "_T", "Y0T17", "", None, "head", "Q", 6),
    ]
    assert [(r.place, r.found, r.made, r.rule) for r in reading.repairs] == [
        (Location(NAME, row=3, column="Value"), "1.5 Thousands", "1500", "unit multiplier"),
        (Location(NAME, row=4, column="Value"), "2 Millions", "2000000", "unit multiplier"),
    ]
    assert reading.title == "Indicator 16.2.2"


def test_year_and_value_are_enough(tmp_path: Path) -> None:
    path = write([["Year", "Value"], ["2019", "3"]], tmp_path / "armstat_indicator_3-c-1.csv")
    assert open_sdg.sniff(head_of(path))
    row = open_sdg.read(path).rows.row(0, named=True)
    assert (row["area"], row["variable"], row["value"], row["unit"]) == ("Armenia", "3.c.1", 3.0, "not stated")


@pytest.mark.parametrize("place", ["data/meta_10-7-3.md", "meta/10-7-3.yml"])
def test_country_from_the_metadata(tmp_path: Path, place: str) -> None:
    for folder in ("data", "meta"):
        (tmp_path / folder).mkdir()
    text = "indicator_number: 10.7.3\nsource_geographical_coverage_1: Ghana\nnational_geographical_coverage: Accra\n"
    (tmp_path / place).write_text(f"---\r\n{text}---\r\n" if place.endswith(".md") else text, encoding="utf-8")
    path = write([["Year", "Value"], ["2019", "3"]], tmp_path / "data" / "indicator_10-7-3.csv")
    assert open_sdg.read(path).rows["area"].to_list() == ["Ghana"]


@pytest.mark.parametrize(
    "metadata", [None, "- a list", "indicator_number: 10.7.3\nsource_geographical_coverage_1: ''\n"]
)
def test_file_that_names_no_country_is_refused(tmp_path: Path, metadata: str | None) -> None:
    if metadata is not None:
        (tmp_path / "meta_10-7-3.yml").write_text(metadata, encoding="utf-8")
    path = write([["Year", "Value"], ["2019", "3"]], tmp_path / "indicator_10-7-3.csv")
    with pytest.raises(SourceError, match="whose figures") as caught:
        open_sdg.read(path)
    assert caught.value.remedy is not None
    assert "ons_indicator" in caught.value.remedy


def test_broken_metadata_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "meta_10-7-3.yml"
    path.write_text("indicator_number: [", encoding="utf-8")
    with pytest.raises(SourceError, match="metadata in YAML"):
        open_sdg.read(path)


def test_metadata_without_title_or_date(tmp_path: Path) -> None:
    path = tmp_path / "meta_10-7-3.yml"
    path.write_text("indicator_number: 10.7.3\nsource_release_date_1: soon\n", encoding="utf-8")
    assert (open_sdg.read(path).title, open_sdg.read(path).vintage) == ("Indicator 10.7.3", None)


@some_examples
@given(rewrites())
def test_any_spelling_of_the_file_says_the_same(how: Rewrite) -> None:
    with TemporaryDirectory() as folder:
        plain = open_sdg.read(write(SMALL, Path(folder) / NAME))
        path = rewritten(SMALL, how, Path(folder), NAME)
        assert open_sdg.sniff(head_of(path))
        assert content(open_sdg.read(path)) == content(plain)


def test_real_rows_as_a_european_spreadsheet_writes_them(tmp_path: Path, shared_data: Path) -> None:
    original = shared_data / "sdg-open-sdg" / "ons_indicator_10-c-1.csv"
    path = tmp_path / original.name
    with path.open("w", encoding="utf-16", newline="") as file:
        records = records_of(original)
        csv.writer(file, delimiter="\t").writerows([[cell.replace(".", ",") for cell in r] for r in records])
    assert content(open_sdg.read(path)) == content(open_sdg.read(original))


@pytest.mark.parametrize(
    ("place", "written", "column"),
    [
        (0, "last year", "Year"),
        (0, "2019/18", "Year"),
        (0, "", "Year"),
        (5, "Guessed", "Observation status"),
        (6, "Dozens", "Unit multiplier"),
        (8, "many", "Value"),
    ],
)
def test_unknown_words_are_refused_with_their_place(tmp_path: Path, place: int, written: str, column: str) -> None:
    broken = list(SMALL[1])
    broken[place] = written
    with pytest.raises(SourceError) as caught:
        open_sdg.read(write([*SMALL, broken], tmp_path / NAME))
    assert caught.value.where == Location(NAME, row=7, column=column)
    assert caught.value.remedy is not None


def test_name_must_tell_the_indicator(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="a file name that tells the indicator"):
        open_sdg.read(write(SMALL, tmp_path / "ons_trafficking.csv"))


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("0 to 14", "Y0T14"),
        ("25-34 years", "Y25T34"),
        ("65+", "Y_GE65"),
        ("75 and over", "Y_GE75"),
        ("Under 18", "Y0T17"),
        ("Under 1", "Y0"),
        ("Age not known", "_U"),
        ("Adults", None),
    ],
)
def test_ages(written: str, code: str | None) -> None:
    assert age_code(written) == code


@pytest.mark.parametrize(
    ("written", "period"),
    [
        ("2019", "2019"),
        ("2013 Q1", "2013-Q1"),
        ("2013Q4", "2013-Q4"),
        ("Q2 2013", "2013-Q2"),
        ("2018/19", "2018/2019"),
        ("2015-2019", "2015/2019"),
        ("2015 to 2019", "2015/2019"),
        ("2019-07", "2019-07"),
        ("2019-13", None),
        ("2013 Q5", None),
        ("19", None),
    ],
)
def test_periods(written: str, period: str | None) -> None:
    assert period_of(written) == period


def test_other_files_are_not_claimed() -> None:
    assert not open_sdg.sniff(Head("table.csv", "Year,Units,Value\n"))
    assert not open_sdg.sniff(Head("indicator_10-7-3.csv", "a,b\n"))
    assert not open_sdg.sniff(Head("gcms_long.md", "# Objective 1\n"))
    assert not open_sdg.sniff(Head("x.md", None))
