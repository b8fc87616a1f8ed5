"""The parts of a series, against plain filters and loops over all rows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from corridor.errors import EvidenceError
from corridor.evidence.observation import OBSERVATION_SCHEMA
from corridor.evidence.parts import PAIRS_KEPT, SLICE_COLUMNS, Parts
from corridor.evidence.row import Row, plain_rows
from corridor.evidence.store import Evidence

AREAS = ("AFG", "PHL", "WLD", "ZWE")
ENDS = ("AFG", "NPL", "PHL", None)


def frame(records: Iterable[dict[str, Any]]) -> pl.DataFrame:
    """Rows with `position`, in the order of the records."""
    plain = {"period": "2020", "sex": "_T", "age": "_T", "migratory_status": "_T", "breakdown": "", "unit": "persons"}
    whole = [plain | {"status": "A"} | record for record in records]
    return pl.DataFrame(whole, schema=OBSERVATION_SCHEMA).with_row_index("position")


def as_built(records: Iterable[dict[str, Any]]) -> pl.DataFrame:
    """Rows in the order of a build."""
    return frame(sorted(records, key=lambda record: (record["area"], record["counterpart"] or "")))


def filtered(rows: pl.DataFrame, area: str, counterpart: str | None, codes: tuple[str, ...]) -> list[Row]:
    """What a filter over all rows gives for one slice of a pair."""
    wanted = rows.filter(pl.col("area") == area, pl.col("counterpart").eq_missing(pl.lit(counterpart, pl.String)))
    return plain_rows(wanted.filter(**dict(zip(SLICE_COLUMNS, codes, strict=True))))


RECORDS = st.fixed_dictionaries(
    {
        "area": st.sampled_from(AREAS[:3]),
        "counterpart": st.sampled_from((*ENDS[:2], None)),
        "period": st.sampled_from(["2018", "2019-Q1"]),
        "sex": st.sampled_from(["_T", "F"]),
        "breakdown": st.sampled_from(["", "cause=drowning"]),
        "value": st.sampled_from([None, 0.0, 7.5]),
        "note": st.sampled_from([None, "a remark"]),
    }
)


@settings(max_examples=40)
@given(st.lists(RECORDS, max_size=25))
def test_parts_are_what_filters_give(records: list[dict[str, Any]]) -> None:
    rows = as_built(records)
    parts = Parts(rows, "a series")
    for code in AREAS:
        assert_frame_equal(parts.of_area(code), rows.filter(pl.col("area") == code))
        for counterpart in ENDS:
            found = parts.of_pair(code, counterpart)
            for sex in ("_T", "F"):
                for breakdown in ("", "cause=drowning"):
                    codes = (sex, "_T", "_T", breakdown)
                    assert list(found.get(codes, ())) == filtered(rows, code, counterpart, codes)
            assert sum(map(len, found.values())) == len(
                [it for it in records if (it["area"], it["counterpart"]) == (code, counterpart)]
            )
    for end in ("AFG", "NPL", "PHL"):
        assert_frame_equal(parts.of_counterpart(end), rows.filter(pl.col("counterpart") == end))


def test_what_was_forgotten_is_found_again() -> None:
    many = [f"{number:03}" for number in range(2 * PAIRS_KEPT)]
    parts = Parts(as_built({"area": area, "counterpart": "PHL", "value": float(area)} for area in many), "a series")
    for area in (*many, *many):
        ((row,),) = parts.of_pair(area, "PHL").values()
        assert (row.area, row.value, row.position) == (area, float(area), int(area))


@pytest.mark.parametrize("apart", ["area", "counterpart"])
def test_rows_out_of_order_are_refused(apart: str) -> None:
    rows = frame({"area": "PHL", "counterpart": "PHL"} | {apart: code} for code in ("AFG", "PHL", "AFG"))
    with pytest.raises(EvidenceError, match="rows of AFG together") as caught:
        Parts(rows, "build b, series s").of_pair("PHL", "AFG")
    assert (caught.value.where, caught.value.found) == (
        "build b, series s",
        f"rows 0 and 2 apart in column {apart}",
    )


@pytest.mark.parametrize("series", ["refugees_unhcr", "bilateral_migrant_stock_world_bank", "migrant_stock"])
def test_every_slice_of_a_real_series_is_what_a_loop_finds(real: Evidence, series: str) -> None:
    expected: dict[tuple[str, str | None], dict[tuple[str, ...], list[Row]]] = {}
    for row in real.rows(series).iter_rows(named=True):
        codes = tuple(row[column] for column in SLICE_COLUMNS)
        plain = Row(*(row[name] for name in Row._fields))
        expected.setdefault((row["area"], row["counterpart"]), {}).setdefault(codes, []).append(plain)
    assert len(expected) > 200
    for (area, counterpart), slices in expected.items():
        found = real.parts(series).of_pair(area, counterpart)
        assert {codes: list(rows) for codes, rows in found.items()} == slices


def test_every_series_of_the_real_build_is_in_the_order_that_its_parts_need(real: Evidence) -> None:
    for series in real.series:
        rows, parts = real.rows(series), real.parts(series)
        for area in rows.get_column("area").unique():
            parts.of_pair(area, "ZZZ")
