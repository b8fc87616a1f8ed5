"""Definitions are read as they stand, and refused where they do not hold what they must."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from corridor.certainty import Certainty
from corridor.definitions import (
    Parts,
    Record,
    SourcedRecord,
    data_path,
    read_keyed,
    read_named,
    read_record,
    read_records,
)
from corridor.errors import DefinitionError

SOUP = "{name: soup, source: own, certainty: low}"
RICE = "{name: rice, source: FAO, certainty: high}"


class Dish(SourcedRecord):
    name: str
    eaters: Parts[int] = ()
    price: int | None = None


class Named(Record):
    key: str
    number: int


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str, str], Path]:
    """Writes a file of that name and text, and gives its path."""

    def write(name: str, text: str) -> Path:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path / name

    return write


type Written = Callable[[str, str], Path]


def test_csv_cells(written: Written) -> None:
    text = 'name,eaters,price,source,certainty\n"soup, hot",1;2,,own,low\nrice,,7,FAO,high\n'
    soup, rice = read_records(written("dishes.csv", text), Dish)
    assert (soup.name, soup.eaters, soup.price, soup.sourced) == ("soup, hot", (1, 2), None, False)
    assert (rice.eaters, rice.price, rice.sourced, rice.certainty) == ((), 7, True, Certainty.HIGH)


def test_a_bad_cell_is_named_by_file_row_and_field(written: Written) -> None:
    # The first record spans two lines: rows are the lines of the file.
    text = 'name,price,source,certainty\n"soup\nhot",1,own,low\nrice,much,own,low\n'
    with pytest.raises(DefinitionError) as caught:
        read_records(written("dishes.csv", text), Dish)
    assert "price of Dish" in caught.value.expected
    assert "much" in caught.value.found
    assert str(caught.value.where) == "dishes.csv, row 4"


@pytest.mark.parametrize("row", ["soup,1,own", "soup,1,own,low,hot"])
def test_a_row_has_as_many_cells_as_the_header(written: Written, row: str) -> None:
    with pytest.raises(DefinitionError, match=r"4 cells\nfound [35] cells\nin dishes.csv, row 2"):
        read_records(written("dishes.csv", f"name,price,source,certainty\n{row}\n"), Dish)


def test_records_stay_in_the_order_of_the_file(written: Written) -> None:
    whole = read_records(written("dishes.yaml", f"- {SOUP}\n- {RICE}\n"), Dish)
    part = read_records(written("menu.yaml", f"menu: [{SOUP}, {RICE}]\nother: [x]\n"), Dish, section="menu")
    assert [dish.name for dish in whole] == [dish.name for dish in part] == ["soup", "rice"]


def test_a_folder_stands_for_its_files_by_name(written: Written, tmp_path: Path) -> None:
    written("b.yaml", f"- {SOUP}\n")
    written("a.yaml", f"- {RICE}\n")
    assert list(read_keyed(tmp_path, Dish, lambda dish: dish.name)) == ["rice", "soup"]
    written("c.yaml", f"- {RICE}\n")
    with pytest.raises(DefinitionError, match=r"'rice' twice\nin c.yaml, record 1"):
        read_keyed(tmp_path, Dish, lambda dish: dish.name)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("menu: [", r"a YAML file[\s\S]*in dishes.yaml"),
        ("menu: []\nmenu: []\n", r"a YAML file[\s\S]*'menu' twice"),
        ("menu: [{name: soup, name: rice}]", r"a YAML file[\s\S]*'name' twice"),
        ("[1, 2]", r"a YAML mapping\nfound list\nin dishes.yaml"),
        ("others: []", r"a list of records\nfound None\nin dishes.yaml, menu"),
        (f"menu: [{SOUP}, {{name: rice}}]", r"source of Dish[\s\S]*in dishes.yaml, menu, record 2"),
        (f"menu: [{SOUP[:-1]}, smell: good}}]", r"smell of Dish[\s\S]*'good'\nin dishes.yaml, menu, record 1"),
        ("menu: [7]", r"the record of Dish[\s\S]*found 7"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(written: Written, text: str, message: str) -> None:
    with pytest.raises(DefinitionError, match=message):
        read_records(written("dishes.yaml", text), Dish, section="menu")


def test_a_list_is_not_read_from_a_mapping(written: Written) -> None:
    with pytest.raises(DefinitionError, match=r"a list of records[\s\S]*in dishes.yaml"):
        read_records(written("dishes.yaml", f"menu: [{SOUP}]"), Dish)


def test_a_key_comes_once(written: Written) -> None:
    path = written("dishes.yaml", f"- {SOUP}\n- {RICE}\n- {SOUP}\n")
    with pytest.raises(DefinitionError, match=r"'soup' twice\nin dishes.yaml, record 3"):
        read_keyed(path, Dish, lambda dish: dish.name)


def test_named_records_may_take_their_name(written: Written) -> None:
    path = written("named.yaml", "a: {number: 1}\nb: {number: 2}\n")
    assert read_named(path, Named, named="key") == {"a": Named(key="a", number=1), "b": Named(key="b", number=2)}
    path = written("dishes.yaml", f"a: &dish {SOUP}\nb: *dish\n")
    assert [dish.name for dish in read_named(path, Dish).values()] == ["soup", "soup"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: {number: 1}\nb: {number: two}\n", r"number of Named[\s\S]*in named.yaml, record 'b'"),
        ("a: {number: 1}\na: {number: 2}\n", "'a' twice"),
        ("a: 7\n", r"the record of Named[\s\S]*found 7"),
        ("- {number: 1}\n", "a YAML mapping"),
    ],
)
def test_named_records_that_do_not_fit_are_refused(written: Written, text: str, message: str) -> None:
    with pytest.raises(DefinitionError, match=message):
        read_named(written("named.yaml", text), Named, named="key")


def test_a_file_may_be_one_record(written: Written) -> None:
    assert read_record(written("dish.yaml", SOUP), Dish).name == "soup"
    with pytest.raises(DefinitionError, match=r"source of Dish[\s\S]*in dish.yaml"):
        read_record(written("dish.yaml", "name: soup"), Dish)


def test_definitions_lie_beside_the_modules_that_load_them() -> None:
    assert data_path("corridor.agenda", "wording", "en.csv").is_file()
