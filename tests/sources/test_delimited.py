from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.errors import Location, SourceError
from corridor.sources import records
from corridor.sources.breakdown import breakdown, breakdown_of, escape, key_of
from corridor.sources.delimited import Layout, find_header, read_table, squash
from corridor.sources.records import records_frame
from tests.sources.readers.rewrites import some_examples

LAYOUT = Layout(required={"year": ("Year",), "value": ("Value", "OBS_VALUE")}, optional={"sex": ("[Sex]",)})


def given_file(tmp_path: Path, text: str, name: str = "table.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(text.encode())
    return path


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("GeoAreaCode", "geoAreaCode"),
        ("Time_Detail", "timedetail"),
        ("[Age]", "age"),
        ("Country of origin (ISO)", "country of origin iso"),
        ("Refugees under UNHCR's mandate", "Refugees under UNHCR’s mandate"),
    ],
)
def test_headers_agree_without_case_and_punctuation(one: str, other: str) -> None:
    assert squash(one) == squash(other)


def test_header_is_found_below_titles_under_any_delimiter() -> None:
    header = find_header("A title\n\nObs_Value;Other;YEAR\n1;x;2020\n", LAYOUT)
    assert header is not None
    assert (header.row, header.delimiter) == (3, ";")
    assert header.keys == ("value", None, "year")
    assert header.preamble == ("A title", "")


def test_no_header_where_a_required_column_is_missing() -> None:
    assert find_header("Year,Other\n2020,1\n", LAYOUT) is None


def test_header_beyond_forty_rows_is_not_looked_for() -> None:
    assert find_header("title\n" * 40 + "Year,Value\n", LAYOUT) is None


def test_one_of_a_group_is_enough_but_needed() -> None:
    layout = Layout(required={"year": ("Year",)}, optional={"a": ("A",), "b": ("B",)}, one_of=(("a", "b"),))
    assert find_header("Year,B\n", layout) is not None
    assert find_header("Year,C\n", layout) is None


def test_rows_are_numbered_as_a_spreadsheet_shows_them(tmp_path: Path) -> None:
    text = 'title\nYear,Value,[sex]\n2020,1,F\n\n2021,"two\nlines",M\n , ,\n2022,3, \n'
    table = read_table(given_file(tmp_path, text), LAYOUT)
    assert table.frame.select("row", "year", "value", "sex").rows() == [
        (3, "2020", "1", "F"),
        (5, "2021", "two\nlines", "M"),
        (7, "2022", "3", None),
    ]
    assert table.place(5, "sex") == Location("table.csv", row=5, column="[sex]")


def test_columns_that_the_layout_does_not_name_keep_their_headers(tmp_path: Path) -> None:
    table = read_table(given_file(tmp_path, "Region,Year,Value,\nNorth,2020,1,\n"), LAYOUT)
    assert table.unnamed() == ("Region",)
    assert table.frame.columns == ["row", "Region", "year", "value"]
    assert not table.has("sex")


def test_file_without_the_header_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="a header with the columns Year, Value"):
        read_table(given_file(tmp_path, "a,b\n1,2\n"), LAYOUT)


def test_column_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="value more than once") as caught:
        read_table(given_file(tmp_path, "Year,Value,OBS_VALUE\n1,2,3\n"), LAYOUT)
    assert caught.value.where == Location("table.csv", row=1)


def test_column_called_row_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="none called 'row'"):
        read_table(given_file(tmp_path, "Year,Value,row\n1,2,3\n"), LAYOUT)


@pytest.mark.parametrize("tail", ["2021", "2021,1,2"])
def test_record_of_another_width_is_refused_with_its_row(tmp_path: Path, tail: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_table(given_file(tmp_path, f"Year,Value\n2020,1\n{tail}"), LAYOUT)
    assert caught.value.where == Location("table.csv", row=3)
    assert caught.value.remedy is not None


def test_empty_cells_beyond_the_header_do_not_matter(tmp_path: Path) -> None:
    table = read_table(given_file(tmp_path, "Year,Value\n2020,1,,\n"), LAYOUT)
    assert table.frame.rows() == [(2, "2020", "1")]


@pytest.mark.parametrize("note", ["Source: the Office", "Source: the Office,"])
def test_row_of_text_alone_is_left_out_with_a_repair(tmp_path: Path, note: str) -> None:
    table = read_table(given_file(tmp_path, f"Year,Value\n2020,1\n{note}\n"), LAYOUT)
    assert len(table.frame) == 1
    assert [(repair.place.row, repair.found, repair.made) for repair in table.repairs] == [
        (3, "Source: the Office", "left out")
    ]


def test_quotation_mark_that_never_closes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="quotation mark") as caught:
        read_table(given_file(tmp_path, 'Year,Value\n2020,1\n2021,"1\n'), LAYOUT)
    assert caught.value.where == Location("table.csv", row=3)


def test_header_of_a_text_that_breaks_off_in_a_quotation_is_none() -> None:
    assert find_header('a,"' + "x" * 200_000, LAYOUT) is None


CELLS = st.text(st.sampled_from('ab1 ,;"\n'), max_size=6)


@some_examples
@given(st.integers(2, 4).flatmap(lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1)))
def test_fast_and_plain_reading_give_the_same(rows: list[list[str]]) -> None:
    width = len(rows[0])
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([["title"] * width, ["x"] * width, *rows])
    fast = records._with_polars(text.getvalue(), ",", 2, width)
    plain = records._with_csv(text.getvalue(), ",", 2, width, "table.csv")
    if fast is not None:
        kept = [r for r in fast.rows() if any((cell or "").strip() for cell in r[1:])]
        assert [tuple(cell or "" if i else cell for i, cell in enumerate(r)) for r in kept] == plain.rows()


@pytest.mark.parametrize(
    "text",
    [
        "x,y\n1,2\n3\n",
        "x,y\n1,2\n3,4,5\n",
        'x,y\n1,"2\n',
        "x,y\r1,2\r3,4\r",
        'x,y\n1,"2" \n',
        "x,y\n\n1,2\n",
    ],
)
def test_fast_reading_leaves_what_is_not_plain(text: str) -> None:
    assert records._with_polars(text, ",", 1, 2) is None


def test_long_texts_are_read_fast_and_right(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "FAST_FROM_CHARACTERS", 0)
    frame, repairs = records_frame('t\n\nx,y\n 1 ,"a ""b""\n\nc"\n , \n2,\n"Note",\n', ",", 3, 2, "table.csv")
    assert frame.rows() == [(4, "1", 'a "b"\n\nc'), (6, "2", None)]
    assert [repair.place.row for repair in repairs] == [7]


def test_one_column_has_no_notes() -> None:
    frame, repairs = records_frame("x\na\n", ",", 1, 1, "table.csv")
    assert frame.rows() == [(2, "a")]
    assert repairs == ()


def unescaped(text: str) -> dict[str, str]:
    pairs = (part.split("=") for part in text.split(";") if part)
    return {k: v.replace("%3D", "=").replace("%3B", ";").replace("%25", "%") for k, v in pairs}


@some_examples
@given(st.dictionaries(st.sampled_from(["cause", "route", "age_code"]), st.text(min_size=1)))
def test_breakdown_can_be_split_again(values: dict[str, str]) -> None:
    text = breakdown(values)
    assert unescaped(text) == values
    assert list(unescaped(text)) == sorted(values)


def test_breakdown_of_a_frame_agrees_with_that_of_a_row() -> None:
    import polars as pl

    rows = [{"route": "a;b", "cause": "50% = half"}, {"route": None, "cause": "x"}, {"route": None, "cause": None}]
    frame = pl.DataFrame(rows, schema={"route": pl.String, "cause": pl.String})
    assert frame.select(b=breakdown_of({"route": "route", "cause": "cause"}))["b"].to_list() == [
        breakdown(row) for row in rows
    ]
    assert frame.select(b=breakdown_of({}))["b"].to_list() == [""]
    assert escape("a;b=c%") == "a%3Bb%3Dc%25"


@pytest.mark.parametrize("header", ["Name of non-communicable disease", "nameOfNonCommunicableDisease"])
def test_keys_of_headers(header: str) -> None:
    assert key_of(header) == "name_of_non_communicable_disease"
