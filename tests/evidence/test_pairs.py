"""Pairs of areas, against plain loops over all rows."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corridor.errors import EvidenceError
from corridor.evidence.figure import Observed
from corridor.evidence.pairs import every_pair, pairs
from corridor.evidence.store import Evidence
from corridor.places.registry import place
from tests.builders import made_evidence, rows_of, snapshot

REFUGEES = "refugees_unhcr"
COST = "remittance_cost_corridor_percent"


def refugees(folder: Path, *records: tuple[str, str | None, str, float | None]) -> Evidence:
    """Asylum, origin, period, persons; areas by Corridor's own codes."""
    names = ("area", "counterpart", "period", "value")
    plain = [dict(zip(names, record, strict=True)) for record in records]
    rows = rows_of(*plain, variable="refugees", unit="persons")
    return made_evidence(folder, (snapshot("a", "unhcr_population"), rows))


def said(found: tuple[tuple[str, Any], ...]) -> list[tuple[str, float, str]]:
    return [(code, value.value, value.period) for code, value in found]


def test_pairs_come_largest_first_from_either_end(tmp_path: Path) -> None:
    evidence = refugees(
        tmp_path,
        ("PHL", "AFG", "2019", 5),
        ("PHL", "IRQ", "2019", 7),
        ("PHL", "SYR", "2019", 5),
        ("NPL", "AFG", "2019", 1),
    )
    assert said(pairs(evidence, REFUGEES, area="PHL")) == [("IRQ", 7, "2019"), ("AFG", 5, "2019"), ("SYR", 5, "2019")]
    found = pairs(evidence, REFUGEES, counterpart="AFG")
    assert said(found) == [("PHL", 5, "2019"), ("NPL", 1, "2019")]
    assert found[0][1].key == "refugees_unhcr.PHL.AFG.2019"
    assert found[0][1].label == "Refugees under UNHCR's mandate: Philippines, Afghanistan"


def test_only_the_newest_period_with_a_value_is_listed_unless_one_is_named(tmp_path: Path) -> None:
    evidence = refugees(tmp_path, ("PHL", "AFG", "2018", 5), ("PHL", "IRQ", "2019", 7), ("PHL", "AFG", "2020", None))
    assert said(pairs(evidence, REFUGEES, area="PHL")) == [("IRQ", 7, "2019")]
    assert said(pairs(evidence, REFUGEES, area="PHL", period="2018")) == [("AFG", 5, "2018")]
    assert pairs(evidence, REFUGEES, area="PHL", period="1990") == ()


def test_a_count_of_zero_is_no_pair_but_dates_the_others(tmp_path: Path) -> None:
    evidence = refugees(tmp_path, ("PHL", "AFG", "2018", 5), ("PHL", "AFG", "2019", 0))
    assert pairs(evidence, REFUGEES, area="PHL") == ()


def test_a_cost_of_zero_is_a_price(tmp_path: Path) -> None:
    records = [
        {"area": "PHL", "counterpart": "ARE", "value": 0.0},
        {"area": "PHL", "counterpart": "USA", "value": -1.5},
    ]
    rows = rows_of(*records, period="2020-Q3", variable="ATCR.CORR", unit="percent")
    evidence = made_evidence(tmp_path, (snapshot("a", "world_bank_databank_corridors"), rows))
    assert said(pairs(evidence, COST, area="PHL")) == [("ARE", 0.0, "2020-Q3"), ("USA", -1.5, "2020-Q3")]


def test_groups_the_unknown_and_the_end_itself_are_not_listed(tmp_path: Path) -> None:
    others = ("PHL", "WLD", "LDC", "UNK", "XXA", None, "AFG")
    evidence = refugees(tmp_path, *(("PHL", other, "2019", 5.0) for other in others))
    if {"UNK", "XXA"} - set(evidence.all_rows(REFUGEES)["counterpart"]):
        pytest.fail("the codes of residuals have changed")
    assert said(pairs(evidence, REFUGEES, area="PHL")) == [("AFG", 5, "2019")]
    everyone = every_pair(evidence, REFUGEES, "area", "PHL").get_column("counterpart").to_list()
    assert sorted(everyone, key=str) == ["AFG", None, "PHL", "UNK", "XXA"]


def test_what_is_said_twice_of_a_group_is_listed_once(tmp_path: Path) -> None:
    evidence = refugees(tmp_path, ("LDC", "AFG", "2019", 5), ("LDC", "AFG", "2019", 5), ("LDC", "IRQ", "2019", 5))
    assert said(pairs(evidence, REFUGEES, area="LDC")) == [("AFG", 5, "2019"), ("IRQ", 5, "2019")]
    assert every_pair(evidence, REFUGEES, "area", "LDC").height == 2


def test_the_members_of_a_group_are_not_summed(tmp_path: Path) -> None:
    evidence = refugees(tmp_path, ("PHL", "AFG", "2019", 5))
    assert pairs(evidence, REFUGEES, area="035") == ()


def test_two_different_values_for_one_pair_are_refused(tmp_path: Path) -> None:
    evidence = refugees(tmp_path, ("PHL", "AFG", "2019", 5), ("PHL", "AFG", "2019", 6), ("PHL", "AFG", "2018", 4))
    with pytest.raises(EvidenceError, match=r"5.0, 6.0"):
        pairs(evidence, REFUGEES, area="PHL")
    assert said(pairs(evidence, REFUGEES, area="PHL", period="2018")) == [("AFG", 4, "2018")]


@pytest.mark.parametrize("ends", [{}, {"area": "PHL", "counterpart": "AFG"}])
def test_exactly_one_end_is_given(tmp_path: Path, ends: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="either area or counterpart"):
        pairs(refugees(tmp_path, ("PHL", "AFG", "2019", 5)), REFUGEES, **ends)


RECORDS = st.lists(
    st.tuples(
        st.sampled_from(["PHL", "NPL", "WLD"]),
        st.sampled_from(["AFG", "NPL", "UNK", "LDC", None]),
        st.sampled_from(["2018", "2019"]),
        st.sampled_from([None, 0.0, 2.0, 7.0]),
    ),
    min_size=1,
    max_size=12,
    unique_by=lambda record: record[:3],
)


@settings(max_examples=60)
@given(RECORDS)
def test_pairs_are_what_plain_loops_find(records: list[tuple[str, str | None, str, float | None]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        evidence = refugees(Path(folder), *records)
        rows = list(evidence.rows(REFUGEES).iter_rows(named=True))
        for end, other, code in (("area", "counterpart", "PHL"), ("counterpart", "area", "NPL")):
            for period in (None, "2018"):
                ends: dict[str, Any] = {end: code, "period": period}
                found = pairs(evidence, REFUGEES, **ends)
                valued = [row for row in rows if row[end] == code and row["value"] is not None]
                valued = [row for row in valued if row[other] is None or place(row[other]).kind != "group"]
                when = period or max((row["period"] for row in valued), default=None)
                listed = [
                    (row[other], row["value"], row["position"])
                    for row in valued
                    if row["period"] == when and row["value"] and row[other] not in (None, code, "UNK")
                ]
                assert [
                    (there, value.value, value.lineage.rows[0].row)
                    for there, value in found
                    if isinstance(value.lineage, Observed)
                ] == sorted(listed, key=lambda row: (-row[1], row[0]))
