"""Every row of a reading is stored or accounted for, once."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.evidence.intake import Intake, take_in
from corridor.evidence.observation import OBSERVATION_SCHEMA
from corridor.evidence.records import LeftOut
from corridor.evidence.series import SeriesDefinition, Take, series_definitions
from corridor.sources.contract import ROW_SCHEMA, AreaScheme
from tests.builders import reading, rows_of, snapshot

READER = "world_bank_wdi"


def series(key: str, *takes: tuple[str, str], unit: str = "USD", reader: str = READER) -> SeriesDefinition:
    taken = tuple(Take(reader=reader, variable=variable, unit=unit_) for variable, unit_ in takes)
    return SeriesDefinition(key=key, title=key, unit=unit, area="area", targets=(), takes=taken, source="made")


def taken(rows: pl.DataFrame, definitions: Sequence[SeriesDefinition], scheme: AreaScheme = AreaScheme.ISO3) -> Intake:
    intake = Intake()
    take_in(reading(rows, scheme), snapshot("a", READER), definitions, intake)
    return intake


def account(intake: Intake) -> list[tuple[str, str, int]]:
    return [(entry.reason, entry.what, entry.rows) for entry in intake.left_out]


def test_a_taken_row_keeps_its_place_and_gets_the_words_of_its_series() -> None:
    told = {"area": "phl", "value": 1.5, "sheet": "S", "row": 7, "column": "D", "note": "n"}
    rows = rows_of(told, variable="v", period="2020-Q2", unit="usd")
    intake = taken(rows, [series("money", ("v", "usd"))])
    (frame,) = intake.observations["money"]
    assert frame.schema == OBSERVATION_SCHEMA
    (row,) = frame.iter_rows(named=True)
    assert (row["series"], row["area"], row["unit"], row["snapshot"]) == ("money", "PHL", "USD", "00000000000a")
    assert (row["value"], row["sheet"], row["row"], row["column"], row["note"]) == (1.5, "S", 7, "D", "n")
    assert str(row["start"]) == "2020-04-01"
    assert intake.left_out == []


@pytest.mark.parametrize(
    ("record", "reason", "what"),
    [
        ({"area": "Atlantis"}, "unknown area in scheme iso3", "Atlantis"),
        ({"area": None}, "unknown area in scheme iso3", "(empty)"),
        ({"counterpart": "Atlantis"}, "unknown counterpart in scheme iso3", "Atlantis"),
        ({"period": "2020/2015"}, "no period", "2020/2015"),
        ({"period": None}, "no period", "(empty)"),
        ({"variable": "other"}, "no series takes the variable", "other"),
        ({"variable": None}, "no series takes the variable", "(empty)"),
        ({"unit": "euro"}, "no series takes the variable in this unit", "v: euro"),
        ({"unit": None}, "no series takes the variable in this unit", "v: None"),
    ],
)
def test_what_is_left_out_is_named_and_counted(record: dict[str, str | None], reason: str, what: str) -> None:
    good = {"area": "PHL", "counterpart": None, "period": "2020", "variable": "v", "unit": "usd"}
    intake = taken(rows_of(good, good | record, good | record), [series("money", ("v", "usd"))])
    assert account(intake) == [(reason, what, 2)]
    assert intake.observations["money"][0].height == 1
    assert (intake.rows_read, intake.rows_taken) == (3, 1)


def test_a_row_wrong_in_two_ways_is_left_out_once() -> None:
    rows = rows_of({"area": "Atlantis", "counterpart": "Mu", "period": "never", "variable": "x", "unit": "y"})
    intake = taken(rows, [series("money", ("v", "usd"))])
    assert sum(entry.rows for entry in intake.left_out) == 1


def test_a_variable_that_two_series_take_is_stored_in_both_and_counts_once() -> None:
    rows = rows_of({"area": "PHL", "period": "2020", "variable": "v", "unit": "usd"})
    intake = taken(rows, [series("one", ("v", "usd")), series("two", ("v", "usd"))])
    assert {key: frames[0].height for key, frames in intake.observations.items()} == {"one": 1, "two": 1}
    assert (intake.rows_read, intake.rows_taken, intake.left_out) == (1, 1, [])


def test_one_series_may_take_a_variable_in_two_units() -> None:
    rows = rows_of({"unit": "usd"}, {"unit": "dollars"}, {"unit": "euro"}, area="PHL", period="2020", variable="v")
    intake = taken(rows, [series("money", ("v", "usd"), ("v", "dollars"), ("v", "usd"))])
    assert sum(frame.height for frame in intake.observations["money"]) == 2
    assert account(intake) == [("no series takes the variable in this unit", "v: euro", 1)]


def test_series_of_other_readers_take_nothing() -> None:
    rows = rows_of({"area": "PHL", "period": "2020", "variable": "v", "unit": "usd"})
    intake = taken(rows, [series("money", ("v", "usd"), reader="unhcr_population")])
    assert intake.observations == {}
    assert account(intake) == [("no series takes the variable", "v", 1)]


def test_a_reading_without_rows_leaves_nothing() -> None:
    intake = taken(pl.DataFrame(schema=ROW_SCHEMA), [series("money", ("v", "usd"))])
    assert (intake.rows_read, intake.observations, intake.left_out) == (0, {}, [])


def test_the_counterpart_has_its_own_scheme() -> None:
    rows = rows_of({"area": "608", "counterpart": "United Arab Emirates"}, period="2020", variable="v", unit="usd")
    intake = Intake()
    given_ = reading(rows, AreaScheme.M49, AreaScheme.NAME)
    take_in(given_, snapshot("a", READER), [series("money", ("v", "usd"))], intake)
    assert intake.observations["money"][0].select("area", "counterpart").rows() == [("PHL", "ARE")]


WORDS = st.fixed_dictionaries(
    {
        "area": st.sampled_from(["PHL", "usa", "Atlantis", "", None]),
        "counterpart": st.sampled_from(["NPL", "Mu", None]),
        "period": st.sampled_from(["2020", "2020-Q3", "2015/2020", "2020/2015", "no", None]),
        "variable": st.sampled_from(["v", "w", "x", None]),
        "unit": st.sampled_from(["usd", "euro", None]),
    }
)


@given(st.lists(WORDS, max_size=12))
def test_rows_read_are_rows_taken_and_rows_left_out(records: list[dict[str, str | None]]) -> None:
    definitions = [series("one", ("v", "usd")), series("two", ("w", "usd"), ("v", "euro"))]
    rows = rows_of(*records) if records else pl.DataFrame(schema=ROW_SCHEMA)
    intake = taken(rows, definitions)
    stored = sum(frame.height for frames in intake.observations.values() for frame in frames)
    left = sum(entry.rows for entry in intake.left_out)
    assert intake.rows_read == len(records) == stored + left
    assert intake.rows_taken == stored
    assert all(isinstance(entry, LeftOut) and entry.rows > 0 for entry in intake.left_out)


def test_packaged_series_take_each_variable_once() -> None:
    takes = [(take.reader, take.variable, take.unit) for known in series_definitions().values() for take in known.takes]
    assert len(takes) == len(set(takes))
