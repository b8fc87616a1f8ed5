"""Several values in one cell, and cells that a spreadsheet must not run."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.catalogue.exchange.cells import LIST_MARK, PART_MARK, as_meant, joined, neutralised, parted

VALUES = st.lists(st.text(), min_size=1)


@pytest.mark.parametrize(
    ("values", "mark", "cell"),
    [
        (["PHL", "ARE"], LIST_MARK, "PHL; ARE"),
        (["10.7", "", "accepted"], PART_MARK, "10.7 |  | accepted"),
        (["a;b", "c"], LIST_MARK, r"a\;b; c"),
        (["a|b", "c;d"], PART_MARK, r"a\|b | c;d"),
        (["one\ntwo\r\n"], PART_MARK, r"one\ntwo\r\n"),
        (["C:\\x", " y "], LIST_MARK, "C:\\\\x; \\ y\\ "),
    ],
)
def test_cells_by_hand(values: list[str], mark: str, cell: str) -> None:
    assert joined(values, mark) == cell
    assert parted(cell, mark) == values


@pytest.mark.parametrize(
    ("cell", "values"),
    [
        ("PHL;ARE ;  SWE", ["PHL", "ARE", "SWE"]),
        ("PHL\nARE;SWE", ["PHL", "ARE", "SWE"]),
        (r"a\;b" + "\nc", ["a;b", "c"]),
        ("ends in \\", ["ends in \\"]),
    ],
)
def test_cells_as_people_write_them(cell: str, values: list[str]) -> None:
    assert parted(cell, f"{LIST_MARK}\n") == values


@given(VALUES, st.sampled_from([LIST_MARK, PART_MARK]))
def test_what_is_joined_comes_apart_again(values: list[str], mark: str) -> None:
    assert parted(joined(values, mark), mark) == values


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "'=1", "''-"])
def test_a_cell_that_a_spreadsheet_would_run_gets_an_apostrophe(cell: str) -> None:
    assert neutralised(cell) == f"'{cell}"
    assert as_meant(neutralised(cell)) == cell


@pytest.mark.parametrize("cell", ["", "1+1", "'tis", "a=b", " =1", "''"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert neutralised(cell) == as_meant(cell) == cell


@given(st.text(alphabet="'=+-@\t\r\na "))
def test_the_apostrophe_comes_off_again(cell: str) -> None:
    assert as_meant(neutralised(cell)) == cell
    assert neutralised(cell)[:1] not in tuple("=+-@\t\r\n")
