"""Sums over pairs and groups, against plain loops."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corridor.errors import EvidenceError
from corridor.evidence.figure import Aggregated, Figure
from corridor.evidence.slices import Dimensions
from corridor.evidence.store import Evidence
from corridor.measures.area_value import area_value
from corridor.measures.totals import everyone_total, group_total, newest_common_period, pairs_total
from corridor.places.registry import members, place
from tests.measures.figures import batch, build_of, stocks, unhcr

REFUGEES = "refugees_unhcr"
STOCK = "migrant_stock"
ASIA = "035"


def total(evidence: Evidence, **end: Any) -> Figure:
    return pairs_total(evidence, REFUGEES, **end, formula="sum_over_origins", label="Refugees")


def everyone(evidence: Evidence, **end: Any) -> Figure:
    return everyone_total(evidence, REFUGEES, **end, formula="sum_over_everyone", label="Refugees")


def values(evidence: Evidence, figure: Figure, series: str = REFUGEES) -> list[float]:
    assert isinstance(figure.lineage, Aggregated)
    return [evidence.row_at(row.series, row.row)["value"] for row in figure.lineage.rows if row.series == series]


def test_pairs_are_summed_and_the_rows_listed(tmp_path: Path) -> None:
    evidence = build_of(
        tmp_path, unhcr("refugees", ("PHL", "AFG", "2019", 5), ("PHL", "IRQ", "2019", 7), ("PHL", "UNK", "2019", 90))
    )
    found = total(evidence, area="PHL")
    assert (found.value, found.unit, found.period, found.status) == (12, "persons", "2019", "A")
    assert (found.key, found.label) == ("refugees_unhcr.PHL.all.2019", "Refugees")
    assert isinstance(found.lineage, Aggregated)
    assert found.lineage.query == "series=refugees_unhcr area=PHL period=2019"
    assert sorted(values(evidence, found)) == [5, 7]
    assert total(evidence, counterpart="AFG").key == "refugees_unhcr.all.AFG.2019"


def test_to_and_from_have_keys_of_their_own(tmp_path: Path) -> None:
    evidence = build_of(tmp_path, unhcr("refugees", ("PHL", "AFG", "2019", 5), ("AFG", "PHL", "2019", 7)))
    keys = [total(evidence, area="PHL").key, total(evidence, counterpart="PHL").key]
    assert len(set(keys)) == 2


def test_no_pair_gives_no_value_and_only_zeros_give_zero(tmp_path: Path) -> None:
    evidence = build_of(tmp_path, unhcr("refugees", ("PHL", "AFG", "2018", 5), ("PHL", "AFG", "2019", 0)))
    nothing, zero = total(evidence, area="NPL"), total(evidence, area="PHL")
    assert (nothing.value, nothing.status, nothing.period, nothing.key) == (
        None,
        "O",
        "",
        "refugees_unhcr.NPL.all.none",
    )
    assert (zero.value, zero.period) == (0, "2019")
    assert values(evidence, zero) == [0]
    assert total(evidence, area="PHL", period="2018").value == 5


def test_everyone_counts_the_unknown_the_stateless_and_the_area_itself(tmp_path: Path) -> None:
    counts = [("AFG", 5), ("UNK", 90), ("XXA", 3), (None, 2), ("PHL", 1), ("WLD", 1000), ("IRQ", 0)]
    evidence = build_of(tmp_path, unhcr("refugees", *(("PHL", code, "2019", n) for code, n in counts)))
    found = everyone(evidence, area="PHL")
    assert (found.value, sorted(values(evidence, found))) == (101, [1, 2, 3, 5, 90])
    assert total(evidence, area="PHL").value == 5


def test_people_from_an_area_are_counted_elsewhere(tmp_path: Path) -> None:
    counts = [("NPL", 5), ("AFG", 7), ("UNK", 2)]
    evidence = build_of(tmp_path, unhcr("refugees", *((code, "AFG", "2019", n) for code, n in counts)))
    assert everyone(evidence, counterpart="AFG").value == 7


def test_unknown_origins_that_a_publisher_lists_twice_are_two_counts(tmp_path: Path) -> None:
    evidence = build_of(tmp_path, unhcr("refugees", ("PHL", "UNK", "2019", 5), ("PHL", "UNK", "2019", 5)))
    assert everyone(evidence, area="PHL").value == 10


def test_a_group_without_pairs_is_the_sum_over_its_members(tmp_path: Path) -> None:
    evidence = build_of(
        tmp_path, unhcr("refugees", ("PHL", "MYS", "2019", 5), ("VNM", "UNK", "2019", 2), ("NPL", "AFG", "2019", 9))
    )
    found = everyone(evidence, area=ASIA)
    assert (found.value, found.status) == (7, "E")
    assert found.label == f"Refugees, computed from 2 of {len(members(ASIA))} countries"
    assert isinstance(found.lineage, Aggregated)
    assert found.lineage.query == f"series=refugees_unhcr area in {ASIA} period=2019"
    assert everyone(evidence, counterpart=ASIA).value == 5
    assert everyone(evidence, area="015").value is None


def test_the_publisher_s_own_pairs_of_a_group_go_first(tmp_path: Path) -> None:
    evidence = build_of(tmp_path, unhcr("refugees", ("LDC", "MYS", "2019", 50), ("NPL", "MYS", "2019", 2)))
    found = everyone(evidence, area="LDC")
    assert (found.value, found.status, found.label) == (50, "A", "Refugees")


def test_the_least_certain_status_is_carried(tmp_path: Path) -> None:
    records = [{"counterpart": "AFG", "status": "A"}, {"counterpart": "IRQ", "status": "E"}]
    made = batch("unhcr_population", "refugees", "persons", records, area="PHL", period="2019", value=1.0)
    assert total(build_of(tmp_path, made), area="PHL").status == "E"


def test_what_does_not_add_up_is_not_summed(tmp_path: Path) -> None:
    evidence = build_of(tmp_path, stocks({"area": "PHL", "value": 1.0}))
    with pytest.raises(ValueError, match="do not add up"):
        group_total(evidence, "migrant_share", "LDC")
    for sum_up in (pairs_total, everyone_total):
        with pytest.raises(ValueError, match="do not add up"):
            sum_up(evidence, "remittance_cost_corridor_percent", area="PHL", formula="f", label="l")


def test_the_members_of_a_group_are_summed_and_counted(tmp_path: Path) -> None:
    records = [("PHL", 5.0), ("VNM", 7.0), ("NPL", 100.0), ("MYS", None)]
    evidence = build_of(tmp_path, stocks(*({"area": area, "value": value} for area, value in records)))
    found = group_total(evidence, STOCK, ASIA)
    assert (found.value, found.period, found.status) == (12, "2020", "E")
    assert found.key == f"migrant_stock.{ASIA}.computed.2020"
    assert (
        found.label
        == f"International migrant stock: South-eastern Asia, computed from 2 of {len(members(ASIA))} countries"
    )
    assert sorted(values(evidence, found, STOCK)) == [5, 7]


def test_a_group_without_any_value_has_none(tmp_path: Path) -> None:
    evidence = build_of(tmp_path, stocks({"area": "NPL", "value": 1.0}))
    found = group_total(evidence, STOCK, ASIA)
    assert (found.value, found.status, found.key) == (None, "O", f"migrant_stock.{ASIA}.computed.none")


def test_slices_of_a_group_are_summed_apart(tmp_path: Path) -> None:
    records = [{"area": "PHL", "sex": "F", "value": 2.0}, {"area": "PHL", "value": 5.0}, {"area": "VNM", "value": 1.0}]
    evidence = build_of(tmp_path, stocks(*records))
    women = group_total(evidence, STOCK, ASIA, dimensions=Dimensions(sex="F"))
    assert (women.value, women.key) == (2, f"migrant_stock.{ASIA}.F.computed.2020")
    assert group_total(evidence, STOCK, ASIA).value == 6


def test_a_member_with_two_different_values_is_refused(tmp_path: Path) -> None:
    evidence = build_of(tmp_path, stocks({"area": "PHL", "value": 2.0}, {"area": "PHL", "value": 5.0}))
    with pytest.raises(EvidenceError):
        group_total(evidence, STOCK, ASIA)


def test_the_period_of_a_group_is_one_that_most_members_have(tmp_path: Path) -> None:
    many = [{"area": area, "period": "2019", "value": 1.0} for area in ("PHL", "VNM", "MYS", "IDN")]
    few = [{"area": "PHL", "period": "2020", "value": 1.0}]
    half = [{"area": area, "period": "2021", "value": 1.0, "status": "P"} for area in ("PHL", "VNM", "MYS")]
    evidence = build_of(tmp_path, stocks(*many, *few, *half))
    assert group_total(evidence, STOCK, ASIA).period == "2019"
    assert group_total(evidence, STOCK, ASIA, period="2020").value == 1
    assert group_total(evidence, STOCK, ASIA, period="1990").value is None


@given(st.lists(st.tuples(st.sampled_from("ABCD"), st.sampled_from(["2018", "2019", "2020"])), max_size=12))
def test_the_common_period_is_what_plain_loops_find(reports: list[tuple[str, str]]) -> None:
    by_period: dict[str, set[str]] = {}
    for end, period in reports:
        by_period.setdefault(period, set()).add(end)
    most = max((len(ends) for ends in by_period.values()), default=0)
    enough = [period for period, ends in by_period.items() if 2 * len(ends) >= most]
    rows = pl.DataFrame(
        [{"area": a, "period": p, "start": int(p), "value": 1.0, "status": "A"} for a, p in reports],
        schema={"area": pl.String, "period": pl.String, "start": pl.Int64, "value": pl.Float64, "status": pl.String},
    )
    assert newest_common_period(rows, "area") == max(enough, default=None)


def test_an_area_has_its_observed_value_and_a_group_the_publisher_s_own_first(tmp_path: Path) -> None:
    evidence = build_of(tmp_path, stocks({"area": "LDC", "value": 90.0}, {"area": "NPL", "value": 5.0}))
    assert area_value(evidence, STOCK, "NPL").value == 5
    assert area_value(evidence, STOCK, "LDC").value == 90
    computed = area_value(evidence, STOCK, "034")
    assert (computed.value, computed.status) == (5, "E")
    nothing = area_value(evidence, STOCK, "015")
    assert (nothing.value, nothing.key) == (None, "migrant_stock.015.none")
    assert area_value(evidence, STOCK, "PHL").value is None


def test_what_does_not_add_up_has_no_value_for_a_group(tmp_path: Path) -> None:
    evidence = build_of(tmp_path, stocks({"area": "NPL", "value": 5.0}, variable="migrant_share"))
    assert area_value(evidence, "migrant_share", "034").value is None


PAIRS = st.lists(
    st.tuples(
        st.sampled_from(["PHL", "VNM", "NPL"]),
        st.sampled_from(["AFG", "PHL", "UNK", "LDC"]),
        st.sampled_from(["2018", "2019"]),
        st.sampled_from([None, 0.0, 2.0, 7.0]),
    ),
    min_size=1,
    max_size=10,
    unique_by=lambda record: record[:3],
)


@settings(max_examples=50)
@given(PAIRS)
def test_sums_are_what_plain_loops_find(records: list[tuple[str, str, str, float | None]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        evidence = build_of(Path(folder), unhcr("refugees", *records))
        rows = [row for row in evidence.rows(REFUGEES).iter_rows(named=True) if row["value"] is not None]
        rows = [row for row in rows if place(row["counterpart"]).kind != "group"]
        for end, other in (("area", "counterpart"), ("counterpart", "area")):
            of_end = [row for row in rows if row[end] == "PHL"]
            newest = max((row["period"] for row in of_end), default=None)
            all_others = [row for row in of_end if row["period"] == newest]
            elsewhere = [row for row in all_others if row[other] != "PHL"]
            counted = all_others if end == "area" else elsewhere
            assert everyone(evidence, **{end: "PHL"}).value == (
                sum(row["value"] for row in counted) if counted else None
            )
            listed = [row for row in elsewhere if row[other] != "UNK"]
            assert total(evidence, **{end: "PHL"}).value == (sum(row["value"] for row in listed) if listed else None)
