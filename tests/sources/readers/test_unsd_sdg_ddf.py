from __future__ import annotations

import csv
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given

from corridor.errors import Location, SourceError
from corridor.sources.contract import AreaScheme, Head
from corridor.sources.files import head_of
from corridor.sources.readers import unsd_sdg_ddf
from tests.sources.readers.rewrites import Rewrite, content, only, records_of, rewrites, rewritten, some_examples, write

FILES = {
    "BX_TRF_PWKR": "ddf--datapoints--bx_trf_pwkr--by--geo_area--nature--units--year.csv",
    "SG_CPA_MIGRP": "ddf--datapoints--sg_cpa_migrp--by--geo_area--nature--policy_domains--units--year.csv",
    "SG_CPA_MIGRS": "ddf--datapoints--sg_cpa_migrs--by--geo_area--nature--policy_domains--units--year.csv",
    "SI_RMT_COST": "ddf--datapoints--si_rmt_cost--by--geo_area--nature--units--year.csv",
    "SL_EMP_FTLINJUR": "ddf--datapoints--sl_emp_ftlinjur--by--geo_area--migratory_status--nature--sex--units--year.csv",
    "SL_LBR_NTLCPL": "ddf--datapoints--sl_lbr_ntlcpl--by--geo_area--migratory_status--nature--units--year.csv",
    "SM_DTH_MIGR": "ddf--datapoints--sm_dth_migr--by--geo_area--nature--units--year.csv",
    "VC_HTF_DETV": "ddf--datapoints--vc_htf_detv--by--age--geo_area--nature--sex--units--year.csv",
}
SMALL = [
    ["age", "geo_area", "migratory_status", "nature", "observation_status", "sex", "units", "year", "sl_emp_x"],
    ["allage", "4", "t", "c", "a", "bothsex", "percent", "2015", "1.5"],
    ["15_24", "8", "eumig", "e", "a", "male", "percent", "2015", "2"],
    ["lt5y", "12", "noneumig", "c", "p", "female", "percent", "2016", "3"],
    ["15", "16", "migper", "m", "a", "t", "percent", "2016", "4"],
    ["36_49m", "20", "nonmig", "n", "a", "bothsex", "percent", "2017", "N"],
    ["lt1m", "24", "notspec", "n", "a", "bothsex", "percent", "2017", "<2.5"],
]
NAME = "ddf--datapoints--sl_emp_x--by--age--geo_area--year.csv"


@pytest.mark.parametrize(
    ("variable", "area", "period", "more", "value", "row"),
    [
        ("BX_TRF_PWKR", "001", "1990", {}, 0.4025129, 2),
        ("BX_TRF_PWKR", "894", "2018", {}, 0.4003194, 5615),
        ("SI_RMT_COST", "608", "2018", {}, 5.1, None),
        ("SG_CPA_MIGRP", "001", "2019", {"breakdown": "policy_domain=_T"}, 54.1, 3),
        ("SG_CPA_MIGRP", "001", "2019", {"breakdown": "policy_domain=PD_2"}, 67.6, 2),
        ("SG_CPA_MIGRS", "608", "2019", {"breakdown": "policy_domain=_T"}, 3.0, None),
        ("SG_CPA_MIGRS", "524", "2019", {"breakdown": "policy_domain=PD_5"}, 4.0, None),
        ("SM_DTH_MIGR", "001", "2015", {}, 6584.0, 3),
        ("SM_DTH_MIGR", "608", "2019", {}, 0.0, 1201),
        ("SL_LBR_NTLCPL", "608", "2017", {"migratory_status": "_T", "unit": "score"}, 5.2, 309),
        (
            "SL_EMP_FTLINJUR",
            "040",
            "2009",
            {"sex": "_T", "migratory_status": "migrant", "breakdown": "migrant_group=eu"},
            6.73,
            134,
        ),
        (
            "SL_EMP_FTLINJUR",
            "032",
            "2018",
            {"sex": "_T", "migratory_status": "migrant", "breakdown": "", "unit": "per_100000_emp"},
            3.91,
            None,
        ),
    ],
)
def test_facts_read_by_eye(
    shared_data: Path, variable: str, area: str, period: str, more: dict[str, str], value: float, row: int | None
) -> None:
    reading = unsd_sdg_ddf.read(shared_data / "sdg-ddf" / FILES[variable])
    found = only(reading.rows, variable=variable, area=area, period=period, **more)
    assert found["value"] == value
    assert found["status"] == "A"
    assert found["column"] == variable.lower()
    assert row is None or found["row"] == row
    assert reading.area_scheme is AreaScheme.M49
    assert reading.vintage is None


@pytest.mark.parametrize("variable", sorted(FILES))
def test_every_value_against_a_plain_loop(shared_data: Path, variable: str) -> None:
    path = shared_data / "sdg-ddf" / FILES[variable]
    reading = unsd_sdg_ddf.read(path)
    expected = []
    with path.open(encoding="utf-8", newline="") as file:
        for number, record in enumerate(csv.DictReader(file), start=2):
            written = record[variable.lower()]
            value = None if written == "N" else float(written)
            expected.append(
                (record["geo_area"].zfill(3), record["year"], value, "A" if value is not None else "O", number)
            )
    assert reading.rows.select("area", "period", "value", "status", "row").rows() == expected
    keys = [name for name in reading.rows.columns if name not in ("value", "status", "note", "row", "column")]
    assert not reading.rows.select(keys).is_duplicated().any()


def test_countries_without_answers_to_the_policy_questions_are_missing(shared_data: Path) -> None:
    rows = unsd_sdg_ddf.read(shared_data / "sdg-ddf" / FILES["SG_CPA_MIGRS"]).rows
    missing = rows.filter(rows["value"].is_null())
    assert len(missing) == 350
    assert missing["area"].n_unique() == 50
    assert missing["status"].unique().to_list() == ["O"]
    assert missing["note"].unique().to_list() == ["nature: C; published as: N"]


def test_codes_and_statuses(tmp_path: Path) -> None:
    rows = unsd_sdg_ddf.read(write(SMALL, tmp_path / NAME)).rows
    found = rows.select("area", "sex", "age", "migratory_status", "breakdown", "value", "status").rows()
    assert found == [
        ("004", "_T", "_T", "_T", "", 1.5, "A"),
        ("008", "M", "Y15T24", "migrant", "migrant_group=eu", 2.0, "E"),
        ("012", "F", "Y0T4", "migrant", "migrant_group=non_eu", 3.0, "P"),
        ("016", "_U", "Y_GE15", "migrant", "sex_code=t", 4.0, "E"),
        ("020", "_T", "M36T49", "non_migrant", "", None, "M"),
        ("024", "_T", "M0", "_T", "", None, "Q"),
    ]
    assert rows["variable"].unique().to_list() == ["SL_EMP_X"]
    assert rows["note"][5] == "nature: N; observation status: A; published as: <2.5"


def test_unknown_code_is_named(tmp_path: Path) -> None:
    repairs = unsd_sdg_ddf.read(write(SMALL, tmp_path / NAME)).repairs
    assert [(r.place, r.found, r.made, r.rule) for r in sorted(repairs, key=lambda r: r.place.row or 0)] == [
        (Location(NAME, row=5, column="sex"), "t", "_U", "unknown code"),
        (Location(NAME, row=7, column="sl_emp_x"), "<2.5", "no value, status Q", "published as a bound only"),
    ]


@some_examples
@given(rewrites())
def test_any_spelling_of_the_file_says_the_same(how: Rewrite) -> None:
    with TemporaryDirectory() as folder:
        plain = unsd_sdg_ddf.read(write(SMALL, Path(folder) / NAME))
        path = rewritten(SMALL, how, Path(folder), NAME)
        assert unsd_sdg_ddf.sniff(head_of(path))
        assert content(unsd_sdg_ddf.read(path)) == content(plain)


@some_examples
@given(rewrites())
def test_real_rows_in_any_spelling(how: Rewrite) -> None:
    from tests.conftest import shared_data_folder

    data = shared_data_folder()
    if data is None:
        pytest.skip("needs the publishers' real files: set CORRIDOR_SHARED_DATA")
    records = records_of(data / "sdg-ddf" / FILES["SL_EMP_FTLINJUR"], 40, 3000)
    with TemporaryDirectory() as folder:
        plain = unsd_sdg_ddf.read(write(records, Path(folder) / FILES["SL_EMP_FTLINJUR"]))
        again = unsd_sdg_ddf.read(rewritten(records, how, Path(folder), FILES["SL_EMP_FTLINJUR"]))
        assert content(again) == content(plain)


@pytest.mark.parametrize(
    ("record", "column"),
    [
        (["allage", "", "t", "c", "a", "bothsex", "percent", "2015", "1"], "sl_emp_x"),
        (["allage", "4", "t", "c", "a", "bothsex", "percent", "20", "1"], "sl_emp_x"),
        (["allage", "4", "t", "c", "a", "bothsex", "percent", "2015", "many"], "sl_emp_x"),
    ],
)
def test_broken_rows_are_refused_with_their_place(tmp_path: Path, record: list[str], column: str) -> None:
    with pytest.raises(SourceError) as caught:
        unsd_sdg_ddf.read(write([*SMALL, record], tmp_path / NAME))
    assert caught.value.where == Location(NAME, row=8, column=column)
    assert caught.value.remedy is not None


@pytest.mark.parametrize("name", ["ddf--datapoints--other--by--year.csv", "renamed.csv"])
def test_name_must_tell_the_series(tmp_path: Path, name: str) -> None:
    with pytest.raises(SourceError, match="a column named for the series"):
        unsd_sdg_ddf.read(write(SMALL, tmp_path / name))


def test_other_files_are_not_claimed() -> None:
    assert not unsd_sdg_ddf.sniff(Head("ddf--datapoints--x--by--y.csv", "destination,origin,year,migrant_stock\n"))
    assert not unsd_sdg_ddf.sniff(Head("table.csv", "geo_area,year,units,x\n"))
    assert not unsd_sdg_ddf.sniff(Head("ddf--datapoints--x.xlsx", None, {"Sheet": [["geo_area"]]}))
