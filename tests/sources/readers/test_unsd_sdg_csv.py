from __future__ import annotations

import csv
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given

from corridor.errors import Location, SourceError
from corridor.sources.contract import AreaScheme, Head
from corridor.sources.files import head_of
from corridor.sources.readers import unsd_sdg_csv
from tests.sources.readers.rewrites import Rewrite, content, only, rewrites, rewritten, some_examples, write

FIXED = [
    *("Goal", "Target", "Indicator", "SeriesCode", "SeriesDescription", "GeoAreaCode", "GeoAreaName", "TimePeriod"),
    *("Value", "Time_Detail", "TimeCoverage", "UpperBound", "LowerBound", "BasePeriod", "Source", "GeoInfoUrl"),
    "FootNote",
]
DIMENSIONS = [
    *("[Age]", "[Cause of death]", "[Location]", "[Migratory status]", "[Nature]", "[Observation Status]"),
    *("[Policy Domains]", "[Reporting Type]", "[Sex]", "[Units]"),
]
HEADER = FIXED + DIMENSIONS


def record(series: str, area: str, year: str, value: str, **more: str) -> list[str]:
    """One row as UNSD writes it; `more` by header without brackets and spaces."""
    written = {
        "Goal": "8",
        "Target": "8.8",
        "Indicator": "8.8.1",
        "SeriesCode": series,
        "SeriesDescription": f"Description of {series}",
        "GeoAreaCode": area,
        "GeoAreaName": "A country",
        "TimePeriod": year,
        "Value": value,
        "Time_Detail": year,
        "Source": "ILOSTAT",
        "Nature": "C",
        "ObservationStatus": "A",
        "ReportingType": "G",
        "Units": "PERCENT",
        **more,
    }
    return [written.get(header.strip("[]").replace(" ", ""), "") for header in HEADER]


SMALL = [
    HEADER,
    record("SL_EMP_FTLINJUR", "40", "2009", "6.73", Sex="BOTHSEX", Migratorystatus="EUMIG", Units="PER_100000_EMP"),
    record("SL_EMP_FTLINJUR", "40", "2010", "0.26", Sex="FEMALE", Migratorystatus="NONMIG", Units="PER_100000_EMP"),
    record("SL_EMP_FTLINJUR", "40", "2011", "5", Sex="MALE", Migratorystatus="_T", Units="PER_100000_EMP"),
    record("SN_ITK_DEFC", "8", "2015.0", "<2.5", Age="ALLAGE", Nature="E", Time_Detail="2014-2016"),
    record("SP_ACS", "8", "2015", ">95", Age="15+", Location="URBAN", FootNote="First line\nsecond; line"),
    record("SP_ACS", "4", "2015", "NaN", Age="15-24", Location="ALLAREA", Nature="N"),
    record("SG_CPA_MIGRS", "524", "2019", "N", PolicyDomains="ALLDOMAINS", Units="NUMBER"),
    record("SG_CPA_MIGRS", "524", "2019", "3", PolicyDomains="DOMAIN1", Units="NUMBER"),
    record("SM_DTH_MIGR", "1", "2014", "5,290", Causeofdeath="drowning", Nature="G", Units="NUMBER"),
    record("SI_X", "1", "2014", "7", ObservationStatus="U", UpperBound="9", LowerBound="5", BasePeriod="2015"),
    record("SI_X", "1", "2015", "7", Nature="M", ReportingType="N", TimeCoverage="March"),
    record("SI_X", "1", "2016", "", Sex="OTHER", Migratorystatus="REFUGEE", Age="SCHOOL"),
]
NAME = "data.csv"


def test_every_kind_of_row(tmp_path: Path) -> None:
    reading = unsd_sdg_csv.read(write(SMALL, tmp_path / NAME))
    found = reading.rows.select(
        "variable", "area", "period", "sex", "age", "migratory_status", "breakdown", "value", "unit", "status", "row"
    ).rows()
    assert found == [
        ("SL_EMP_FTLINJUR", "040", "2009", "_T", "_T", "migrant", "migrant_group=eu", 6.73, "per_100000_emp", "A", 2),
        ("SL_EMP_FTLINJUR", "040", "2010", "F", "_T", "non_migrant", "", 0.26, "per_100000_emp", "A", 3),
        ("SL_EMP_FTLINJUR", "040", "2011", "M", "_T", "_T", "", 5.0, "per_100000_emp", "A", 4),
        ("SN_ITK_DEFC", "008", "2015", "_T", "_T", "_T", "", None, "percent", "Q", 5),
        ("SP_ACS", "008", "2015", "_T", "Y_GE15", "_T", "location=U", None, "percent", "Q", 6),
        ("SP_ACS", "004", "2015", "_T", "Y15T24", "_T", "location=_T", None, "percent", "M", 7),
        ("SG_CPA_MIGRS", "524", "2019", "_T", "_T", "_T", "policy_domain=_T", None, "number", "O", 8),
        ("SG_CPA_MIGRS", "524", "2019", "_T", "_T", "_T", "policy_domain=PD_1", 3.0, "number", "A", 9),
        ("SM_DTH_MIGR", "001", "2014", "_T", "_T", "_T", "cause=DROWNING", 5290.0, "number", "A", 10),
        ("SI_X", "001", "2014", "_T", "_T", "_T", "", 7.0, "percent", "U", 11),
        ("SI_X", "001", "2015", "_T", "_T", "_T", "reporting_type=N", 7.0, "percent", "E", 12),
        (
            *("SI_X", "001", "2016", "_U", "_U", "_U"),
            *("age_code=SCHOOL;migratory_status_code=REFUGEE;sex_code=OTHER", None, "percent", "O", 13),
        ),
    ]
    assert reading.rows["column"].unique().to_list() == ["Value"]
    assert reading.area_scheme is AreaScheme.M49
    assert reading.title == "Global SDG Indicators Database"


def test_notes(tmp_path: Path) -> None:
    notes = unsd_sdg_csv.read(write(SMALL, tmp_path / NAME)).rows["note"].to_list()
    assert notes[0] == "nature: C; observation status: A; source: ILOSTAT"
    assert notes[3] == ("nature: E; observation status: A; published as: <2.5; source: ILOSTAT; time detail: 2014-2016")
    assert notes[4] == (
        "nature: C; observation status: A; published as: >95; source: ILOSTAT; footnote: First line\nsecond; line"
    )
    assert notes[9] == (
        "nature: C; observation status: U; source: ILOSTAT; lower bound: 5; upper bound: 9; base period: 2015"
    )
    assert notes[10] == "nature: M; observation status: A; source: ILOSTAT; time coverage: March"


def test_repairs_name_each_cell(tmp_path: Path) -> None:
    repairs = unsd_sdg_csv.read(write(SMALL, tmp_path / NAME)).repairs
    assert sorted((r.place.row, r.place.column, r.found, r.rule) for r in repairs) == [
        (5, "Value", "<2.5", "published as a bound only"),
        (6, "Value", ">95", "published as a bound only"),
        (10, "Value", "5,290", "thousands mark"),
        (13, "[Age]", "SCHOOL", "unknown code"),
        (13, "[Migratory status]", "REFUGEE", "unknown code"),
        (13, "[Sex]", "OTHER", "unknown code"),
    ]


def test_one_series_gives_its_description_as_title(tmp_path: Path) -> None:
    assert unsd_sdg_csv.read(write(SMALL[:4], tmp_path / NAME)).title == "Description of SL_EMP_FTLINJUR"


def test_a_series_under_two_indicators_is_read_once(tmp_path: Path) -> None:
    shared = [record("VC_DSR_MISS", "8", "2015", "3", Indicator=code) for code in ("1.5.1", "11.5.1", "13.1.1")]
    other = [record("VC_DSR_MISS", "8", "2016", "4", Indicator="1.5.1"), SMALL[1]]
    reading = unsd_sdg_csv.read(write([HEADER, *shared, *other], tmp_path / NAME))
    assert reading.rows.select("variable", "period", "value", "row").rows() == [
        ("VC_DSR_MISS", "2015", 3.0, 2),
        ("VC_DSR_MISS", "2016", 4.0, 5),
        ("SL_EMP_FTLINJUR", "2009", 6.73, 6),
    ]
    assert [repair.found for repair in reading.repairs] == ["2 rows that repeat a series under a further indicator"]


def test_different_values_under_two_indicators_are_both_kept(tmp_path: Path) -> None:
    rows = [record("VC_X", "8", "2015", value, Indicator=code) for value, code in (("3", "1.5.1"), ("4", "11.5.1"))]
    reading = unsd_sdg_csv.read(write([HEADER, *rows], tmp_path / NAME))
    assert reading.rows["value"].to_list() == [3.0, 4.0]
    assert reading.repairs == ()


def test_older_exports_have_bare_headers(tmp_path: Path) -> None:
    plain = unsd_sdg_csv.read(write(SMALL, tmp_path / NAME))
    for convert in (str.lower, lambda text: text[:1].lower() + text[1:]):
        header = [convert(name.strip("[]")) for name in HEADER]
        older = write([header, *SMALL[1:]], tmp_path / "older.csv")
        assert unsd_sdg_csv.sniff(head_of(older))
        assert content(unsd_sdg_csv.read(older)) == content(plain)


def test_file_without_optional_columns(tmp_path: Path) -> None:
    kept = ["SeriesCode", "GeoAreaCode", "TimePeriod", "Value", "[Units]"]
    records = [[row[HEADER.index(name)] for name in kept] for row in SMALL]
    rows = unsd_sdg_csv.read(write(records, tmp_path / NAME)).rows
    assert rows["value"][0] == 6.73
    assert rows["note"][0] is None
    assert rows["breakdown"].unique().to_list() == [""]


def test_european_spreadsheet(tmp_path: Path) -> None:
    records = [HEADER, *(row for row in SMALL[1:] if row[8] in ("6.73", "0.26", "5", "<2.5"))]
    path = tmp_path / NAME
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerows(
            [[cell.replace(".", ",") if index == 8 else cell for index, cell in enumerate(row)] for row in records]
        )
    reading = unsd_sdg_csv.read(path)
    assert reading.rows["value"].to_list() == [6.73, 0.26, 5.0, None]
    assert only(reading.rows, variable="SN_ITK_DEFC")["note"].count("published as: <2,5") == 1
    assert sum(repair.rule == "decimal comma" for repair in reading.repairs) == 2


@some_examples
@given(rewrites())
def test_any_spelling_of_the_file_says_the_same(how: Rewrite) -> None:
    with TemporaryDirectory() as folder:
        plain = unsd_sdg_csv.read(write(SMALL, Path(folder) / "plain.csv"))
        path = rewritten(SMALL, how, Path(folder), NAME)
        assert unsd_sdg_csv.sniff(head_of(path))
        assert content(unsd_sdg_csv.read(path)) == content(plain)


def test_large_files_are_read_as_small_ones(tmp_path: Path) -> None:
    records = [HEADER]
    for year in range(1000, 9000):
        records.append(record("SI_X", str(year % 900), str(year), f"{year / 7:.4f}", FootNote='a "quoted"\n\nfootnote'))
    path = write(records, tmp_path / NAME)
    assert path.stat().st_size > 1_000_000
    rows = unsd_sdg_csv.read(path).rows
    assert rows.select("area", "period", "value", "row").rows() == [
        (row[5].zfill(3), row[7], float(row[8]), number) for number, row in enumerate(records[1:], start=2)
    ]
    assert rows["note"][-1].endswith('footnote: a "quoted"\n\nfootnote')


def test_large_file_that_breaks_off_is_refused_with_its_row(tmp_path: Path) -> None:
    records = [HEADER, *(record("SI_X", "8", str(year), "1") for year in range(1000, 9000))]
    path = write(records, tmp_path / NAME)
    path.write_bytes(path.read_bytes()[:-40])
    with pytest.raises(SourceError) as caught:
        unsd_sdg_csv.read(path)
    assert caught.value.where == Location(NAME, row=8001)


@pytest.mark.parametrize(
    "broken",
    [
        record("SI_X", "", "2015", "1"),
        record("SI_X", "Albania", "2015", "1"),
        record("SI_X", "8", "", "1"),
        record("SI_X", "8", "2015", "about 3"),
    ],
)
def test_broken_rows_are_refused_with_their_place(tmp_path: Path, broken: list[str]) -> None:
    with pytest.raises(SourceError) as caught:
        unsd_sdg_csv.read(write([HEADER, SMALL[1], broken], tmp_path / NAME))
    assert caught.value.where == Location(NAME, row=3, column="Value")
    assert caught.value.remedy is not None


def test_other_files_are_not_claimed() -> None:
    assert not unsd_sdg_csv.sniff(Head("x.csv", "geo_area,nature,units,year,si_x\n"))
    assert not unsd_sdg_csv.sniff(Head("x.csv", "SERIES,Name,UNIT_MEASURE,UNIT_MULT,SEX,AGE\n"))
