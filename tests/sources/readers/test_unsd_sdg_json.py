from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.errors import Location, SourceError
from corridor.sources.contract import AreaScheme, Head
from corridor.sources.files import head_of, read_text
from corridor.sources.readers import unsd_sdg_json
from tests.sources.readers.rewrites import content, only, some_examples

FILES = {
    "SI_RMT_COST": "Indicator_10.c.1_Series_SI_RMT_COST.json",
    "VC_HTF_DETV": "Indicator_16.2.2_Series_VC_HTF_DETV.json.gz",
    "VC_HTF_DETVOP": "Indicator_16.2.2_Series_VC_HTF_DETVOP.json.gz",
    "BX_TRF_PWKR": "Indicator_17.3.2_Series_BX_TRF_PWKR.json.gz",
    "SL_TLF_CHLDEA": "Indicator_8.7.1_Series_SL_TLF_CHLDEA.json",
    "SL_EMP_FTLINJUR": "Indicator_8.8.1_Series_SL_EMP_FTLINJUR.json.gz",
}


def point(**more: Any) -> dict[str, Any]:
    return {
        "timePeriod": 2015,
        "timeDetail": None,
        "source": "Survey",
        "footnotes": "",
        "natureCode": "C",
        "unitsCode": "PERCENT",
        "sexCode": "M",
        "value_numeric_part": 5.5,
        "value_is_censored": False,
        "value_detail": "5.5",
        **more,
    }


def series(*points: dict[str, Any], **more: Any) -> dict[str, Any]:
    area = {"geoAreaCode": "008", "geoAreaName": "Albania", "data": list(points)}
    empty = {"geoAreaCode": "001", "geoAreaName": "World", "data": []}
    return {
        "seriesCode": "SI_X",
        "seriesDesc": "A  series (%)",
        "release": "2020.Q1.G.02",
        "refAreas": [empty, area],
        **more,
    }


def given_file(tmp_path: Path, document: object, name: str = "Indicator_1.1.1_Series_SI_X.json") -> Path:
    path = tmp_path / name
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("variable", "area", "period", "more", "value", "place"),
    [
        ("SI_RMT_COST", "004", "2018", {}, 9.2, "refAreas[2].data[1].value_detail"),
        ("SI_RMT_COST", "524", "2011", {}, 5.6, "refAreas[192].data[0].value_detail"),
        ("SI_RMT_COST", "001", "2011", {}, 9.3, "refAreas[0].data[0].value_detail"),
        ("VC_HTF_DETV", "040", "2014", {}, 79.0, "refAreas[28].data[6].value_detail"),
        ("BX_TRF_PWKR", "004", "2012", {}, 1.02692, "refAreas[2].data[4].value_detail"),
        ("BX_TRF_PWKR", "001", "1990", {}, 0.40287, "refAreas[0].data[0].value_detail"),
        ("SL_TLF_CHLDEA", "524", "2014", {"sex": "F", "age": "Y5T17"}, 19.25039, "refAreas[192].data[0].value_detail"),
        (
            "SL_EMP_FTLINJUR",
            "040",
            "2011",
            {"sex": "F", "migratory_status": "migrant", "breakdown": "migrant_group=eu"},
            0.0,
            "refAreas[28].data[45].value_detail",
        ),
        (
            "SL_EMP_FTLINJUR",
            "040",
            "2011",
            {"sex": "F", "migratory_status": "non_migrant"},
            0.26,
            "refAreas[28].data[43].value_detail",
        ),
    ],
)
def test_facts_read_by_eye(
    shared_data: Path, variable: str, area: str, period: str, more: dict[str, str], value: float, place: str
) -> None:
    reading = unsd_sdg_json.read(shared_data / "sdg-unsd-json" / FILES[variable])
    found = only(reading.rows, variable=variable, area=area, period=period, **more)
    assert (found["value"], found["status"], found["column"]) == (value, "A", place)
    assert reading.vintage == "2019.Q2.G.01"
    assert reading.area_scheme is AreaScheme.M49


@pytest.mark.parametrize("variable", sorted(FILES))
def test_every_value_against_a_plain_loop(shared_data: Path, variable: str) -> None:
    path = shared_data / "sdg-unsd-json" / FILES[variable]
    data = path.read_bytes()
    document = json.loads(gzip.decompress(data) if path.suffix == ".gz" else data)
    expected = []
    for i, area in enumerate(document["refAreas"]):
        for j, found in enumerate(area["data"]):
            expected.append(
                (
                    area["geoAreaCode"],
                    str(found["timePeriod"]),
                    found.get("sexCode", "_T"),
                    found.get("ageCode", "_T").strip(),
                    found["value_numeric_part"],
                    f"refAreas[{i}].data[{j}].value_detail",
                )
            )
    reading = unsd_sdg_json.read(path)
    assert reading.rows.select("area", "period", "sex", "age", "value", "column").rows() == expected
    keys = [name for name in reading.rows.columns if name not in ("value", "status", "note", "row", "column")]
    assert not reading.rows.select(keys).is_duplicated().any()
    assert reading.rows["row"].null_count() == len(expected)


def test_line_breaks_in_age_codes_are_mended(shared_data: Path) -> None:
    reading = unsd_sdg_json.read(shared_data / "sdg-unsd-json" / FILES["VC_HTF_DETVOP"])
    assert len(reading.repairs) == 315
    assert {repair.found for repair in reading.repairs} == {"Y_GE18\r\n"}
    assert reading.repairs[0].place.column == "refAreas[2].data[3].ageCode"
    assert set(reading.rows["age"]) == {"_T", "Y0T17", "Y_GE18"}


def test_notes_keep_nature_source_and_footnote(shared_data: Path) -> None:
    reading = unsd_sdg_json.read(shared_data / "sdg-unsd-json" / FILES["SL_EMP_FTLINJUR"])
    note = reading.rows.filter(column="refAreas[22].data[0].value_detail")["note"].item()
    assert note == (
        "nature: C; source: ILOSTAT - ADM-LIR - Labour inspectorate records; "
        "footnote: Coverage of occupational injuries: Reported injuries"
    )


@pytest.mark.parametrize(
    ("more", "value", "status", "note"),
    [
        (
            {"value_detail": "<2.5", "value_is_censored": True, "value_numeric_part": 2.5},
            None,
            "Q",
            "published as: <2.5",
        ),
        (
            {"value_detail": ">95", "value_is_censored": True, "value_numeric_part": 95.0},
            None,
            "Q",
            "published as: >95",
        ),
        ({"value_detail": "95", "value_is_censored": True, "value_numeric_part": 95.0}, None, "Q", "published as: ≶95"),
        ({"value_detail": "N", "value_numeric_part": None}, None, "O", "published as: N"),
        ({"value_detail": "NaN", "value_numeric_part": None}, None, "O", "published as: NaN"),
        ({"value_detail": None, "value_numeric_part": None}, None, "O", None),
        ({"value_detail": "N", "natureCode": "N", "value_numeric_part": None}, None, "M", "published as: N"),
        ({"natureCode": "E"}, 5.5, "E", None),
        ({"natureCode": "M"}, 5.5, "E", None),
        ({"natureCode": "CA"}, 5.5, "A", None),
        ({"natureCode": "G"}, 5.5, "A", None),
    ],
)
def test_statuses(tmp_path: Path, more: dict[str, Any], value: float | None, status: str, note: str | None) -> None:
    row = unsd_sdg_json.read(given_file(tmp_path, series(point(**more)))).rows.row(0, named=True)
    assert (row["value"], row["status"]) == (value, status)
    parts = [f"nature: {more.get('natureCode', 'C')}", note, "source: Survey"]
    assert row["note"] == "; ".join(part for part in parts if part)


def test_text_wins_where_the_number_beside_it_differs(tmp_path: Path) -> None:
    path = given_file(tmp_path, series(point(value_detail="5.5", value_numeric_part=55.0)))
    reading = unsd_sdg_json.read(path)
    assert reading.rows["value"].to_list() == [5.5]
    assert [(r.place.column, r.found, r.made) for r in reading.repairs] == [
        ("refAreas[1].data[0].value_detail", "value_detail 5.5, value_numeric_part 55.0", "5.5")
    ]


def test_reporting_type_and_other_dimensions_stand_in_the_breakdown(tmp_path: Path) -> None:
    points = [
        point(reportingTypeCode="G", policyDomainsCode="PD_2", causeOfDeathCode=None),
        point(reportingTypeCode="N", policyDomainsCode="ALLDOMAINS", causeOfDeathCode="drowning"),
    ]
    rows = unsd_sdg_json.read(given_file(tmp_path, series(*points))).rows
    assert rows["breakdown"].to_list() == [
        "policy_domain=PD_2",
        "cause=DROWNING;policy_domain=_T;reporting_type=N",
    ]


def test_series_without_any_value_gives_no_rows(tmp_path: Path) -> None:
    reading = unsd_sdg_json.read(given_file(tmp_path, series()))
    assert reading.rows.is_empty()
    assert reading.title == "A series (%)"


@some_examples
@given(
    st.randoms(use_true_random=False),
    st.sampled_from(["as is", "upper"]),
    st.sampled_from(["utf-8", "utf-16", "utf-8-sig"]),
)
def test_order_and_case_of_keys_and_encoding_do_not_matter(
    tmp_path_factory: pytest.TempPathFactory, order: Any, case: str, encoding: str
) -> None:
    def again(node: Any) -> Any:
        if isinstance(node, list):
            return [again(item) for item in node]
        if isinstance(node, dict):
            pairs = [(key.upper() if case == "upper" else key, again(value)) for key, value in node.items()]
            order.shuffle(pairs)
            return dict(pairs)
        return node

    document = series(point(), point(timePeriod=2016, sexCode="F", ageCode="Y5T14\r\n", value_detail="7"))
    folder = tmp_path_factory.mktemp("json")
    plain = unsd_sdg_json.read(given_file(folder, document))
    path = folder / "again.json"
    path.write_bytes(json.dumps(again(document)).encode(encoding))
    assert unsd_sdg_json.sniff(head_of(path))
    assert content(unsd_sdg_json.read(path)) == content(plain)


def test_truncated_file_is_refused_with_its_line(tmp_path: Path, shared_data: Path) -> None:
    text = read_text(shared_data / "sdg-unsd-json" / FILES["SI_RMT_COST"]).text
    path = tmp_path / "cut.json"
    path.write_text(text[: len(text) // 2], encoding="utf-8")
    with pytest.raises(SourceError, match="complete JSON") as caught:
        unsd_sdg_json.read(path)
    assert isinstance(caught.value.where, Location)
    assert caught.value.where.row is not None
    assert caught.value.where.row > 1000


@pytest.mark.parametrize(
    ("document", "column"),
    [
        ([], None),
        ({"seriesCode": "SI_X"}, "the whole file"),
        ({"seriesCode": "SI_X", "refAreas": {}}, "refAreas"),
        ({"seriesCode": "SI_X", "refAreas": [3]}, "refAreas[0]"),
        ({"seriesCode": "SI_X", "refAreas": [{"geoAreaCode": "008"}]}, "refAreas[0]"),
        (series({"timePeriod": 2015, "unitsCode": "PERCENT"}), "refAreas[1].data[0]"),
        (series(point(timePeriod="soon")), "refAreas[1].data[0].value_detail"),
        (series(point(value_detail="many")), "refAreas[1].data[0].value_detail"),
    ],
)
def test_broken_layouts_are_refused_with_their_path(tmp_path: Path, document: object, column: str | None) -> None:
    with pytest.raises(SourceError) as caught:
        unsd_sdg_json.read(given_file(tmp_path, document))
    assert isinstance(caught.value.where, Location)
    assert caught.value.where.column == column


def test_file_without_units_is_refused(tmp_path: Path) -> None:
    bare = {key: value for key, value in point().items() if key != "unitsCode"}
    with pytest.raises(SourceError, match="a column with the units"):
        unsd_sdg_json.read(given_file(tmp_path, series(bare)))


def test_country_profiles_are_not_claimed(shared_data: Path) -> None:
    for number in (524, 608):
        assert not unsd_sdg_json.sniff(head_of(shared_data / "sdg-unsd-json" / f"SYB_country_profile{number}.json"))
    assert not unsd_sdg_json.sniff(Head("x.json", '[{"refAreas": 1, "geoAreaCode": 2}]'))
    assert not unsd_sdg_json.sniff(Head("x.xlsx"))
