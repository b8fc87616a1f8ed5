"""The way back from a figure: every level, down to the cell."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from corridor.errors import EvidenceError, UsageError
from corridor.evidence.build import build
from corridor.evidence.figure import Aggregated, Computed, Figure, Observed, Recorded, RowReference
from corridor.evidence.query import figure
from corridor.evidence.store import Evidence
from corridor.evidence.trace import LISTED_ROWS, Formula, trace
from tests.builders import made_evidence, rows_of, snapshot
from tests.evidence.cells import cell_at

FORMULAS = {"twice": Formula(key="twice", expression="2 x a", source="the tests")}


@pytest.fixture
def evidence(publishers: Path, tmp_path: Path) -> Evidence:
    (publishers / "unhcr.csv.snapshot.json").write_text('{"retrieved_on": "2024-02-01", "note": "cut"}')
    return Evidence(build(publishers, tmp_path / "store").folder)


def test_an_observed_figure_leads_to_publisher_file_and_cell(evidence: Evidence, publishers: Path) -> None:
    found = trace(figure(evidence, "migrant_stock", "PHL"), evidence, FORMULAS)
    assert (found.key, found.value) == ("migrant_stock.PHL.2020", "225525 persons 2020")
    assert found.label == "International migrant stock: Philippines"
    (step,) = found.steps
    assert (step.depth, step.kind) == (0, "observation")
    assert step.text == "migrant_stock, PHL, 2020: 225525 persons"
    details = dict(step.details)
    assert details["Publisher"] == "United Nations, Department of Economic and Social Affairs, Population Division"
    assert details["Licence"] == "CC BY 3.0 IGO"
    assert details["File"] == "totals.xlsx"
    assert (details["Status"], details["Build"]) == ("A", evidence.build)
    assert details["Retrieved on"] == "not recorded"
    assert "About the file" not in details
    (known,) = [known for known in evidence.snapshots.values() if known.file == "totals.xlsx"]
    assert (details["SHA-256"], details["Vintage"], details["Title"]) == (known.sha256, known.vintage, known.title)
    assert cell_at(publishers / "totals.xlsx", details["Sheet"], int(details["Row"]), details["Column"]) == 225525.0


def test_what_stands_beside_the_file_is_told_and_a_pair_has_two_ends(evidence: Evidence) -> None:
    (step,) = trace(figure(evidence, "refugees_unhcr", "PHL", counterpart="AFG"), evidence, FORMULAS).steps
    details = dict(step.details)
    assert step.text == "refugees_unhcr, PHL, AFG, 2019: 12 persons"
    assert (details["Retrieved on"], details["About the file"]) == ("2024-02-01", "cut")
    assert (details["Row"], details["Column"]) == ("2", "REF")
    assert "Sheet" not in details


def test_a_place_without_row_names_none(evidence: Evidence) -> None:
    (position,) = evidence.all_rows("missing_migrants_incident")["position"]
    row = RowReference(evidence.build, "missing_migrants_incident", position)
    lineage = Observed((row,), "made")
    (step,) = trace(Figure("k", 3.0, "persons", "2023", "A", "L", lineage), evidence, FORMULAS).steps
    details = dict(step.details)
    assert details["Column"] == "[0].total_dead_and_missing"
    assert "Row" not in details


def test_a_figure_without_observation_says_where_it_was_looked_for(evidence: Evidence) -> None:
    found = trace(figure(evidence, "migrant_stock", "NPL"), evidence, FORMULAS)
    assert found.value == "no data persons"
    (step,) = found.steps
    assert step.text == f"no observation for series=migrant_stock area=NPL period=latest in build {evidence.build}"
    assert step.details == ()


def test_an_observation_without_value_is_still_an_observation(evidence: Evidence) -> None:
    (step,) = trace(figure(evidence, "population", "PHL", period="2015"), evidence, FORMULAS).steps
    assert step.text == "population, PHL, 2015: no value thousand_persons"
    assert dict(step.details)["Status"] == "O"


def test_a_computed_figure_leads_through_its_inputs(evidence: Evidence) -> None:
    stock, absent = figure(evidence, "migrant_stock", "PHL"), figure(evidence, "migrant_stock", "NPL")
    inner = Figure("inner", 451050.0, "persons", "2020", "A", "Inner", Computed("twice", (stock,)))
    outer = Figure("outer", None, "persons", "2020", "O", "Outer", Computed("twice", (inner, absent)))
    steps = trace(outer, evidence, FORMULAS).steps
    assert [(step.depth, step.kind) for step in steps] == [
        (0, "formula"),
        (1, "input"),
        (2, "formula"),
        (3, "input"),
        (4, "observation"),
        (1, "input"),
        (2, "observation"),
    ]
    assert (steps[0].text, steps[0].details) == ("2 x a", (("Source of the formula", "the tests"),))
    assert steps[1].text == "Inner (2020): 451050 persons"
    assert steps[5].text == "International migrant stock: Nepal (): no data"


@pytest.mark.parametrize("count", [1, LISTED_ROWS, LISTED_ROWS + 3])
def test_an_aggregate_lists_its_first_rows_and_counts_the_rest(tmp_path: Path, count: int) -> None:
    records = [{"period": str(1990 + number), "value": float(number)} for number in range(count)]
    rows = rows_of(*records, area="PHL", migratory_status="migrant", variable="migrant_stock", unit="persons")
    evidence = made_evidence(tmp_path, (snapshot("a", "undesa_stock_totals"), rows))
    references = tuple(RowReference(evidence.build, "migrant_stock", position) for position in range(count))
    lineage = Aggregated("twice", "series=migrant_stock", references)
    steps = trace(Figure("k", 1.0, "persons", "", "A", "L", lineage), evidence, FORMULAS).steps
    told = [step for step in steps if step.kind == "observation"]
    assert len(told) == 1
    assert told[0].text.split("; ")[0] == "PHL, 1990: 0 persons (row 2, column C)"
    assert told[0].text.count("PHL, ") == min(count, LISTED_ROWS)
    assert dict(told[0].details)["SHA-256"]
    assert [step.text for step in steps if step.kind == "more"] == (
        ["and 3 more rows of series=migrant_stock"] if count > LISTED_ROWS else []
    )
    assert {step.depth for step in steps[1:]} == {1}


def test_a_recorded_figure_leads_to_its_record_and_source(evidence: Evidence) -> None:
    lineage = Recorded("corridor/data/x.yaml", "r1", "A report, 2017")
    (step,) = trace(Figure("k", 3.0, "", "", "A", "L", lineage), evidence, FORMULAS).steps
    assert (step.kind, step.text) == ("record", "record r1 in corridor/data/x.yaml")
    assert step.details == (("Source", "A report, 2017"),)


def test_a_figure_of_another_build_is_not_traced_in_this_one(evidence: Evidence) -> None:
    found = figure(evidence, "migrant_stock", "PHL")
    assert isinstance(found.lineage, Observed)
    (row,) = found.lineage.rows
    foreign = replace(found, lineage=Observed((replace(row, build="0123456789abcdef"),), "q"))
    with pytest.raises(EvidenceError, match="the build 0123456789abcdef"):
        trace(foreign, evidence, FORMULAS)


def test_a_row_that_is_not_there_is_an_error(evidence: Evidence) -> None:
    lineage = Observed((RowReference(evidence.build, "migrant_stock", 10_000),), "q")
    with pytest.raises(UsageError):
        trace(Figure("k", 1.0, "", "", "A", "L", lineage), evidence, FORMULAS)


def test_a_formula_without_description_is_a_fault_of_the_code(evidence: Evidence) -> None:
    with pytest.raises(KeyError):
        trace(Figure("k", 1.0, "", "", "A", "L", Computed("unknown", ())), evidence, FORMULAS)
