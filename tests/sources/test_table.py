"""Headers are found by what they say; cells know where they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from corridor.errors import SourceError
from corridor.sources.contract import Head
from corridor.sources.grid import Grid, csv_grid, head_grids, heading, tidy_text
from corridor.sources.table import table_in, tables_in
from corridor.sources.unpivot import ValueColumn, unpivot

WANTED = {"code": "code", "name": "name"}


def grid(*rows: list[object], sheet: str | None = None) -> Grid:
    return Grid("f", sheet, rows)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("Sort\norder", "sort order"),
        ("Type of data (a)", "type of data"),
        (" Notes* ", "notes"),
        ("Country\u00a0 CODE (12)", "country code"),
        ("Population (thousands)", "population (thousands)"),
        (608.0, "608"),
    ],
)
def test_headings(cell: object, text: str) -> None:
    assert heading(cell) == text


def test_tidy_text() -> None:
    assert [tidy_text(cell) for cell in (4.0, 4.5, " a \n b ", "")] == ["4", "4.5", "a b", ""]


def test_labels_may_stand_above_the_years() -> None:
    table = table_in(grid([], ["Name", "", "Code"], ["", 1990, ""], ["a", 5.0, 1.0]), WANTED)
    assert table is not None
    assert (table.header_row, dict(table.labels)) == (2, {"name": 0, "code": 2})
    assert list(table.periods) == [1]
    assert list(table.body()) == [3]
    assert (table.text(3, "code"), table.text(3, "nothing")) == ("1", "")


def test_a_year_in_the_preamble_is_no_header() -> None:
    table = table_in(grid(["Revision", 2020], ["Name", "Code", 1990], ["a", 1, 5]), WANTED)
    assert table is not None
    assert table.header_row == 1


def test_numbers_that_look_like_years_are_no_header() -> None:
    table = table_in(grid(["Name", "Code", 1990], ["a", 1, 2000.0]), WANTED)
    assert table is not None
    assert (table.header_row, [period.text for period in table.periods.values()]) == (0, ["1990"])


def test_no_header() -> None:
    assert table_in(grid(["Name", 1990], ["a", 5]), WANTED) is None
    with pytest.raises(SourceError, match=r"none in the first 60 rows of sheets one, two"):
        tables_in([grid(["x"], sheet="one"), grid(["y"], sheet="two")], WANTED, what="a test")


def test_column_names_by_kind_of_file() -> None:
    rows: list[list[object]] = [["Name", "Code", "2020 [YR2020]"], ["a", 1, 5]]
    in_csv, in_sheet = table_in(grid(*rows), WANTED), table_in(grid(*rows, sheet="s"), WANTED)
    assert in_csv is not None
    assert in_sheet is not None
    assert (in_csv.column_name(2), in_sheet.column_name(2)) == ("2020 [YR2020]", "C")
    assert in_csv.column_name(9) == "J"
    assert str(in_sheet.where(1, 2)) == "f, sheet 's', row 2, column C"


def test_blank_records_keep_row_numbers(tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    path.write_text("a\n\n\nb\n", encoding="utf-8")
    assert [list(row) for row in csv_grid(path).rows] == [["a"], [], [], ["b"]]
    assert csv_grid(path).cell(3, 5) == ""
    assert Grid("f", None, []).width == 0


def test_heads_as_grids() -> None:
    assert [one.sheet for one in head_grids(Head("b.xlsx", sheets={"s": [["a"]]}))] == ["s"]
    assert [list(map(list, one.rows)) for one in head_grids(Head("a.csv", text="x,y\n"))] == [[["x", "y"]]]
    assert head_grids(Head("a.json", text="{}")) == []
    assert head_grids(Head("a.zip")) == []


def test_each_equal_text_is_a_repair_of_its_own_place() -> None:
    table = table_in(grid(["Name", "Code", 1990, 2000], ["a", 1, "1,234", "1,234"], sheet="s"), WANTED)
    assert table is not None
    columns = [ValueColumn(column, {"period": period.text}) for column, period in table.periods.items()]
    frame, repairs = unpivot(table, {1: {"area": "a"}}, columns)
    assert frame["value"].to_list() == [1234, 1234]
    assert [repair.place.column for repair in repairs] == ["C", "D"]


def test_suppressed_counts_are_logged() -> None:
    table = table_in(grid(["Name", "Code", 1990], ["a", 1, "<5"]), WANTED)
    assert table is not None
    frame, repairs = unpivot(table, {1: {"area": "a"}}, [ValueColumn(2, {"period": "1990"})])
    assert frame.select("value", "status").rows() == [(None, "Q")]
    assert [(repair.found, repair.made) for repair in repairs] == [("<5", "no value, suppressed")]


def test_two_columns_of_one_role_are_an_error_only_when_read() -> None:
    doubled = grid(["Name", "Code", "Code", 1990], ["a", 1, 2, 5])
    assert table_in(doubled, WANTED) is not None
    with pytest.raises(SourceError, match="columns B and C both headed so"):
        tables_in([doubled], WANTED, what="a test")
