"""A reader's frame in the shape of the contract."""

from __future__ import annotations

import polars as pl
import pytest

from corridor.sources.contract import ROW_SCHEMA
from corridor.sources.tidy import tidy

FRAME = pl.DataFrame({"row": [2, 3], "area": ["PHL", "WLD"], "value": [1, None]})
GIVEN = {"variable": "v", "period": "2020", "unit": "persons", "column": "2020"}


def test_defaults_order_and_types() -> None:
    rows = tidy(FRAME, **GIVEN)
    assert rows.schema == ROW_SCHEMA
    assert rows.row(0, named=True) == {
        "variable": "v",
        "area": "PHL",
        "counterpart": None,
        "period": "2020",
        "sex": "_T",
        "age": "_T",
        "migratory_status": "_T",
        "criterion": None,
        "breakdown": "",
        "value": 1.0,
        "unit": "persons",
        "status": "A",
        "note": None,
        "sheet": None,
        "row": 2,
        "column": "2020",
    }
    assert rows["value"].to_list() == [1.0, None]


def test_what_the_frame_says_stays() -> None:
    rows = tidy(FRAME.with_columns(sex=pl.lit("F")), sex="M", **GIVEN)
    assert rows["sex"].to_list() == ["F", "F"]
    assert tidy(FRAME, age="Y0T17", **GIVEN)["age"].to_list() == ["Y0T17"] * 2


def test_an_empty_frame_keeps_the_schema() -> None:
    assert tidy(FRAME.clear(), **GIVEN).schema == ROW_SCHEMA


def test_unknown_columns_are_a_fault_of_the_reader() -> None:
    with pytest.raises(ValueError, match="does not know: colour, sez"):
        tidy(FRAME.with_columns(colour=pl.lit("red")), sez="F", **GIVEN)


def test_unfilled_columns_are_a_fault_of_the_reader() -> None:
    with pytest.raises(ValueError, match="without value or default: period, column"):
        tidy(FRAME, variable="v", unit="persons")
