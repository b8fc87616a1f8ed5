"""Which vintage a query gets."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.evidence.observation import KEY_COLUMNS, OBSERVATION_SCHEMA
from corridor.evidence.preference import ranks, with_preference
from corridor.evidence.series import SeriesDefinition, Take, VintageRule
from corridor.evidence.snapshots import NOT_STATED, Snapshot
from tests.builders import snapshot

TAKES = tuple(Take(reader=reader, variable="v", unit="u") for reader in ("first", "second", "first"))
SERIES = SeriesDefinition(key="s", title="s", unit="u", area="a", targets=(), takes=TAKES, source="made")


def best_first(*snapshots: Snapshot, newest: dict[str, date] | None = None) -> list[str]:
    order = ranks(SERIES, snapshots, newest or {})
    assert sorted(order.values()) == list(range(len(snapshots)))
    files = {known.id: known.file for known in snapshots}
    return [files[id_] for id_ in sorted(order, key=lambda id_: order[id_])]


def test_the_newer_release_of_a_reader_wins() -> None:
    assert best_first(snapshot("old", "first", "2019 revision"), snapshot("new", "first", "2020 revision")) == [
        "new",
        "old",
    ]


def test_the_order_of_readers_comes_before_the_date() -> None:
    assert best_first(snapshot("b", "second", "2024"), snapshot("a", "first", "2019")) == ["a", "b"]


def test_an_excerpt_comes_behind_every_complete_file() -> None:
    cut = snapshot("cut", "first", "2024", excerpt=True)
    assert best_first(cut, snapshot("whole", "second", "2010")) == ["whole", "cut"]


def test_a_vintage_that_nobody_states_is_the_oldest() -> None:
    assert best_first(snapshot("no", "first", NOT_STATED), snapshot("dated", "first", "2009")) == ["dated", "no"]


def test_where_no_vintage_is_stated_the_data_that_reach_further_win() -> None:
    one, two = snapshot("a", "first", NOT_STATED), snapshot("b", "first", NOT_STATED)
    assert best_first(one, two, newest={one.id: date(2014, 1, 1), two.id: date(2019, 1, 1)}) == ["b", "a"]
    assert best_first(one, two, newest={one.id: date(2019, 1, 1)}) == ["a", "b"]


def test_the_order_does_not_depend_on_the_order_in_which_files_were_read() -> None:
    known = (snapshot("a", "first"), snapshot("b", "first"), snapshot("c", "second"), snapshot("d", "first", "2019"))
    assert {tuple(best_first(*order)) for order in permutations(known)} == {("a", "b", "d", "c")}


def observations(*rows: tuple[str, str, float | None, int]) -> pl.DataFrame:
    """Area, period, value, rank."""
    plain = {"sex": "_T", "age": "_T", "migratory_status": "_T", "breakdown": ""}
    return pl.DataFrame(
        [{**plain, "area": a, "period": p, "value": v, "rank": r} for a, p, v, r in rows], schema=OBSERVATION_SCHEMA
    )


def kept(rows: pl.DataFrame, rule: VintageRule) -> list[tuple[str, str, float | None, int]]:
    return sorted(
        with_preference(rows, rule).filter("preferred").select("area", "period", "value", "rank").iter_rows(), key=repr
    )


def test_replacing_never_mixes_two_releases_in_one_area() -> None:
    rows = observations(("PHL", "2019", 1, 1), ("PHL", "2020", 2, 1), ("PHL", "2020", 3, 0), ("NPL", "2020", 4, 1))
    assert kept(rows, VintageRule.REPLACES) == [("NPL", "2020", 4, 1), ("PHL", "2020", 3, 0)]


def test_a_release_without_any_value_for_an_area_does_not_replace() -> None:
    rows = observations(
        ("PHL", "2020", None, 0), ("PHL", "2020", 3, 1), ("NPL", "2020", None, 0), ("NPL", "1", None, 1)
    )
    assert kept(rows, VintageRule.REPLACES) == [("NPL", "2020", None, 0), ("PHL", "2020", 3, 1)]


def test_complementing_takes_each_fact_from_the_best_release_that_lists_it() -> None:
    rows = observations(("PHL", "2019", 1, 1), ("PHL", "2020", 2, 1), ("PHL", "2020", None, 0))
    assert kept(rows, VintageRule.COMPLEMENTS) == [("PHL", "2019", 1, 1), ("PHL", "2020", None, 0)]


FACTS = st.lists(
    st.tuples(
        st.sampled_from(["PHL", "NPL"]),
        st.sampled_from(["2019", "2020"]),
        st.sampled_from([None, 0.0, 1.0, 2.0]),
        st.integers(0, 2),
    ),
    max_size=12,
)


@pytest.mark.parametrize("rule", list(VintageRule))
@given(facts=FACTS)
def test_the_rules_are_what_plain_loops_say(rule: VintageRule, facts: list[tuple[str, str, float | None, int]]) -> None:
    def is_kept(fact: tuple[str, str, float | None, int]) -> bool:
        area, period, _, rank = fact
        if rule is VintageRule.COMPLEMENTS:
            return rank == min(r for a, p, _, r in facts if (a, p) == (area, period))
        of_area = [(v, r) for a, _, v, r in facts if a == area]
        with_value = [r for v, r in of_area if v is not None]
        return rank == min(with_value or [r for _, r in of_area])

    expected = sorted((fact for fact in facts if is_kept(fact)), key=repr)
    assert kept(observations(*facts), rule) == expected


def test_rows_keep_their_order_and_columns() -> None:
    rows = observations(("B", "2020", 1, 0), ("A", "2020", 2, 0), ("A", "2019", 3, 0)).with_row_index("position")
    for rule in VintageRule:
        assert with_preference(rows, rule).drop("preferred").equals(rows.drop("preferred"))
    assert set(KEY_COLUMNS) <= set(rows.columns)
