from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.errors import Location, SourceError
from corridor.sources.numbers import Numbers, read_numbers
from tests.sources.readers.rewrites import some_examples


def numbers_of(texts: list[str | None], delimiter: str = ",") -> Numbers:
    frame = pl.DataFrame(
        {"row": range(2, len(texts) + 2), "column": "Value", "text": texts}, schema_overrides={"text": pl.String}
    )
    return read_numbers(frame, "table.csv", delimiter=delimiter)


def test_numbers_and_marks() -> None:
    texts = ["1.5", "1e+05", "-.5", "5.", "*", "..", None, "NaN", "<5", "1,234.5", "+7"]
    found = numbers_of(texts)
    assert found.frame["value"].to_list() == [1.5, 100000.0, -0.5, 5.0, None, None, None, None, None, 1234.5, 7.0]
    assert "".join(found.frame["status"].to_list()) == "AAAAQOOOQAA"
    assert [(r.place.row, r.found, r.made, r.rule) for r in found.repairs] == [
        (10, "<5", "no value, status Q", "below the smallest published count"),
        (11, "1,234.5", "1234.5", "thousands mark"),
    ]


@some_examples
@given(st.lists(st.floats(allow_nan=False, allow_infinity=False).map(repr), min_size=1))
def test_every_float_is_read_to_the_last_digit(texts: list[str]) -> None:
    assert numbers_of(list(texts)).frame["value"].to_list() == [float(text) for text in texts]


def test_what_is_no_number_is_refused_at_its_first_place() -> None:
    with pytest.raises(SourceError) as caught:
        numbers_of(["1", "many", "many"])
    assert caught.value.where == Location("table.csv", row=3, column="Value")


def test_decimal_comma_in_a_file_with_semicolons() -> None:
    found = numbers_of(["5,7", "12", "1,125"], ";")
    assert found.frame["value"].to_list() == [5.7, 12.0, 1.125]
    assert {repair.rule for repair in found.repairs} == {"decimal comma"}


@pytest.mark.parametrize("witness", ["0.5", "1,234,567"])
def test_comma_is_a_thousands_mark_where_the_file_writes_english_numbers(witness: str) -> None:
    assert numbers_of([witness, "1,234"], ";").frame["value"][1] == 1234.0


def test_comma_that_may_be_either_is_refused() -> None:
    with pytest.raises(SourceError, match="may be either"):
        numbers_of(["1,234", "12"], ";")


def test_comma_in_a_file_with_commas_is_never_decimal() -> None:
    with pytest.raises(SourceError):
        numbers_of(["5,7"])


def test_no_rows() -> None:
    found = numbers_of([])
    assert found.frame.schema["value"] == pl.Float64
    assert found.repairs == ()
