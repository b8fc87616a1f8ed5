"""One figure and its trend, against plain loops over all rows."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corridor.errors import EvidenceError, UsageError
from corridor.evidence.figure import Observed, RowReference
from corridor.evidence.query import figure, set_aside, trend
from corridor.evidence.slices import ALL, Dimensions
from corridor.evidence.store import Evidence
from tests.builders import made_evidence, rows_of, snapshot

STOCK = "migrant_stock"
SAME = {"variable": "migrant_stock", "unit": "persons"}


def stocks(folder: Path, *records: dict[str, Any], vintage: str = "2020 revision") -> Evidence:
    """Made observations of the migrant stock; areas and status as in a real file."""
    plain = {"area": "PHL", "migratory_status": "migrant", "status": "A"}
    rows = rows_of(*({**plain, **record} for record in records), **SAME)
    return made_evidence(folder, (snapshot("a", "undesa_stock_totals", vintage), rows))


def test_the_figure_tells_value_unit_period_status_label_and_row(tmp_path: Path) -> None:
    evidence = stocks(tmp_path, {"period": "2015", "value": 1.0}, {"period": "2020", "value": 2.0, "status": "E"})
    found = figure(evidence, STOCK, "PHL")
    assert (found.key, found.value, found.unit) == ("migrant_stock.PHL.2020", 2.0, "persons")
    assert (found.period, found.status, found.label) == ("2020", "E", "International migrant stock: Philippines")
    reference = RowReference(evidence.build, STOCK, 1)
    assert found.lineage == Observed((reference,), "series=migrant_stock area=PHL period=latest")
    assert evidence.row_at(STOCK, 1)["value"] == 2.0
    assert figure(evidence, STOCK, "PHL", period="2015").value == 1.0


def test_the_latest_is_the_newest_period_with_a_value(tmp_path: Path) -> None:
    evidence = stocks(tmp_path, {"period": "2015", "value": 0.0}, {"period": "2020", "status": "O"})
    found = figure(evidence, STOCK, "PHL")
    assert (found.period, found.value, found.known) == ("2015", 0.0, True)


def test_a_figure_without_value_says_why_and_where_it_was_looked_for(tmp_path: Path) -> None:
    evidence = stocks(tmp_path, {"period": "2020", "status": "Q"})
    suppressed, absent = figure(evidence, STOCK, "PHL"), figure(evidence, STOCK, "NPL", period="2020")
    assert (suppressed.value, suppressed.status, suppressed.period, suppressed.known) == (None, "Q", "2020", False)
    assert isinstance(suppressed.lineage, Observed)
    assert len(suppressed.lineage.rows) == 1
    assert (absent.value, absent.status, absent.period, absent.unit) == (None, "O", "2020", "persons")
    assert absent.lineage == Observed((), "series=migrant_stock area=NPL period=2020")
    assert figure(evidence, STOCK, "NPL").key == "migrant_stock.NPL.none"


def test_a_provisional_value_stands_aside_for_a_final_one(tmp_path: Path) -> None:
    evidence = stocks(
        tmp_path, {"period": "2019", "value": 1.0}, {"period": "2020", "value": 2.0, "status": "P"}, {"period": "2021"}
    )
    assert figure(evidence, STOCK, "PHL").period == "2019"
    assert [value.period for value in trend(evidence, STOCK, "PHL")] == ["2019"]
    aside = set_aside(evidence, STOCK, "PHL")
    assert aside is not None
    assert (aside.period, aside.value, aside.status) == ("2020", 2.0, "P")
    assert set_aside(evidence, STOCK, "NPL") is None


def test_where_all_is_provisional_it_is_shown(tmp_path: Path) -> None:
    evidence = stocks(tmp_path, {"period": "2020", "value": 2.0, "status": "P"})
    assert figure(evidence, STOCK, "PHL").status == "P"
    assert set_aside(evidence, STOCK, "PHL") is None


def test_two_different_values_for_one_fact_are_refused(tmp_path: Path) -> None:
    evidence = stocks(tmp_path, {"period": "2020", "value": 1.0}, {"period": "2020", "value": 2.0})
    with pytest.raises(EvidenceError, match=r"2 rows with values \[1.0, 2.0\]") as caught:
        figure(evidence, STOCK, "PHL")
    assert evidence.build in str(caught.value.where)
    with pytest.raises(EvidenceError):
        trend(evidence, STOCK, "PHL")


def test_the_same_value_twice_or_a_blank_beside_it_is_no_contradiction(tmp_path: Path) -> None:
    evidence = stocks(tmp_path, {"period": "2020"}, {"period": "2020", "value": 1.0}, {"period": "2020", "value": 1.0})
    found = figure(evidence, STOCK, "PHL", period="2020")
    assert found.value == 1.0
    assert isinstance(found.lineage, Observed)
    assert evidence.row_at(STOCK, found.lineage.rows[0].row)["value"] == 1.0


def test_periods_of_several_lengths_that_begin_together_do_not_contradict(tmp_path: Path) -> None:
    evidence = stocks(
        tmp_path,
        {"period": "2020", "value": 1.0},
        {"period": "2020-Q1", "value": 2.0},
        {"period": "2020/2025", "value": 3.0},
    )
    assert figure(evidence, STOCK, "PHL").period == "2020/2025"
    assert [value.period for value in trend(evidence, STOCK, "PHL")] == ["2020", "2020-Q1", "2020/2025"]


def test_slices_are_asked_for_by_name(tmp_path: Path) -> None:
    evidence = stocks(
        tmp_path,
        {"period": "2020", "value": 3.0},
        {"period": "2020", "value": 1.0, "sex": "F"},
        {"period": "2020", "value": 2.0, "sex": "M"},
        {"period": "2020", "value": 9.0, "migratory_status": "_T"},
    )
    asked = (ALL, Dimensions(sex="F"), Dimensions(sex="M"), Dimensions(migratory_status="_T"))
    found = [figure(evidence, STOCK, "PHL", dimensions=dimensions) for dimensions in asked]
    assert [value.value for value in found] == [3.0, 1.0, 2.0, 9.0]
    assert len({value.key for value in found}) == 4


def test_an_unknown_series_or_area_is_a_usage_error(tmp_path: Path) -> None:
    evidence = stocks(tmp_path, {"period": "2020", "value": 3.0})
    with pytest.raises(UsageError):
        figure(evidence, "no_such_series", "PHL")
    with pytest.raises(UsageError):
        figure(evidence, STOCK, "Atlantis")


RECORDS = st.fixed_dictionaries(
    {
        "area": st.sampled_from(["PHL", "NPL", "WLD"]),
        "period": st.sampled_from(["2018", "2019", "2020"]),
        "sex": st.sampled_from(["_T", "F"]),
        "value": st.sampled_from([None, 0.0, 1.5, 7.0]),
        "status": st.sampled_from(["A", "E", "P", "O"]),
    }
)


def one_a_fact(records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    facts = {(record["area"], record["period"], record["sex"]): record for record in records}
    return list(facts.values())


def naive_figure(rows: list[dict[str, Any]], area: str, period: str | None, sex: str) -> dict[str, Any] | None:
    """The row that a person would pick."""
    of_slice = [row for row in rows if row["area"] == area and row["sex"] == sex]
    if period is not None:
        return next((row for row in of_slice if row["period"] == period), None)
    valued = [row for row in of_slice if row["value"] is not None]
    final = [row for row in valued if row["status"] != "P"]
    return max(final or valued or of_slice, key=lambda row: row["period"], default=None)


@settings(max_examples=60)
@given(st.lists(RECORDS, min_size=1, max_size=12).map(one_a_fact))
def test_figures_and_trends_are_what_plain_loops_find(records: list[dict[str, Any]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        evidence = stocks(Path(folder), *records)
        rows = list(evidence.all_rows(STOCK).iter_rows(named=True))
        keys: set[str] = set()
        for area in ("PHL", "NPL", "WLD"):
            for sex in ("_T", "F"):
                for period in (None, "2018", "2019", "2020"):
                    found = figure(evidence, STOCK, area, period=period, dimensions=Dimensions(sex=sex))
                    row = naive_figure(rows, area, period, sex)
                    assert isinstance(found.lineage, Observed)
                    expected = (
                        (None, period or "", "O") if row is None else (row["value"], row["period"], row["status"])
                    )
                    assert (found.value, found.period, found.status) == expected
                    positions = () if row is None else (row["position"],)
                    assert tuple(reference.row for reference in found.lineage.rows) == positions
                    keys |= {found.key} if period else set()
                of_slice = [row for row in rows if (row["area"], row["sex"]) == (area, sex)]
                for since in (0, 2019):
                    line = trend(evidence, STOCK, area, since=since, dimensions=Dimensions(sex=sex))
                    assert [(value.period, value.value) for value in line] == sorted(
                        (row["period"], row["value"])
                        for row in of_slice
                        if row["value"] is not None and row["status"] != "P" and int(row["period"]) >= since
                    )
        assert len(keys) == 3 * 2 * 3
