"""Stock tables from the evidence."""

from __future__ import annotations

from pathlib import Path

import pytest

from corridor.errors import EvidenceError
from corridor.evidence.store import Evidence
from corridor.measures.flows.stock_table import BY_ORIGIN, stock_years, stocks_from_evidence
from tests.measures.flows.evidence import PLACES, STOCKS, evidence_of


def test_a_table_is_birthplace_by_residence_and_leaves_groups_out(tmp_path: Path) -> None:
    evidence = evidence_of(tmp_path)
    assert stock_years(evidence) == ("2010", "2015", "2019")
    table = stocks_from_evidence(evidence, "2010")
    assert table.places == PLACES
    assert table.persons.tolist() == [[0, 50, 8], [900, 0, 0], [20, 0, 0]]
    assert table.total == 978
    assert table.among(("PHL", "FRA")).tolist() == [[0, 20], [8, 0]]
    assert [evidence.snapshots[name].reader for name in table.snapshots] == ["undesa_stock_by_origin_long"]


def test_its_rows_are_those_with_a_value(tmp_path: Path) -> None:
    evidence = evidence_of(tmp_path)
    rows = [evidence.row_at(BY_ORIGIN, reference.row) for reference in stocks_from_evidence(evidence, "2015").rows]
    assert sorted((row["counterpart"], row["area"]) for row in rows) == [
        ("FRA", "MAR"),
        ("FRA", "PHL"),
        ("MAR", "FRA"),
        ("MAR", "PHL"),
        ("PHL", "FRA"),
    ]


def test_a_table_is_not_to_be_changed(tmp_path: Path) -> None:
    table = stocks_from_evidence(evidence_of(tmp_path), "2010")
    with pytest.raises(ValueError, match="read-only"):
        table.persons[0, 0] = 1


def test_a_year_without_stocks_is_said_with_the_years_that_there_are(tmp_path: Path) -> None:
    with pytest.raises(EvidenceError, match="stocks of 2010, 2015, 2019"):
        stocks_from_evidence(evidence_of(tmp_path), "2020")


def test_two_stocks_of_one_pair_are_refused_unless_they_agree(tmp_path: Path) -> None:
    again = evidence_of(tmp_path / "again", (*STOCKS, ("FRA", "MAR", "2010", 900)))
    assert stocks_from_evidence(again, "2010").total == 978
    with pytest.raises(EvidenceError, match="people from MAR in FRA in 2010"):
        stocks_from_evidence(evidence_of(tmp_path / "other", (*STOCKS, ("FRA", "MAR", "2010", 901))), "2010")


@pytest.mark.usefixtures("shared_data")
def test_the_real_table_of_2015(real_evidence: Evidence) -> None:
    # UN DESA, 2019 revision: people born in the Philippines in the United Arab Emirates, 518,041.
    table = stocks_from_evidence(real_evidence, "2015")
    assert table.persons[table.places.index("PHL"), table.places.index("ARE")] == 518_041
    assert len(table.places) == 232
