"""The two tests of target 10.c over time, against the DataBank file read with csv alone."""

from __future__ import annotations

import csv
import gzip
from collections import defaultdict
from pathlib import Path

import pytest

from corridor.errors import EvidenceError
from corridor.evidence.figure import Aggregated
from corridor.evidence.store import Evidence
from corridor.measures.remittance_cost import meets_global_target
from corridor.measures.target_10c import corridor_quarters, world_costs
from tests.measures.figures import build_of, corridors


def test_quarters_of_made_corridors(tmp_path: Path) -> None:
    evidence = build_of(
        tmp_path,
        corridors(
            *(("PHL", "ARE", "2020-Q1", 4.0), ("PHL", "JPN", "2020-Q1", 5.0), ("VNM", "JPN", "2020-Q1", 9.0)),
            *(("PHL", "ARE", "2019-Q3", 6.0), ("PHL", "JPN", "2019-Q3", None)),
        ),
    )
    first, last = corridor_quarters(evidence)
    assert (first.period, first.counted.value, first.mean_cost_percent.value, first.above_target.value) == (
        *("2019-Q3", 1, 6, 1),
    )
    assert (last.counted.value, last.mean_cost_percent.value, last.above_target.value) == (3, 6, 1)
    assert last.share_above_percent.value == pytest.approx(100 / 3)
    assert isinstance(last.above_target.lineage, Aggregated)
    assert [evidence.row_at(row.series, row.row)["value"] for row in last.above_target.lineage.rows] == [9]
    assert len({it.key for of in (first, last) for it in (of.counted, of.mean_cost_percent, of.above_target)}) == 6


def test_no_prices_give_no_quarters(tmp_path: Path) -> None:
    evidence = build_of(tmp_path, corridors(("PHL", "ARE", "2020-Q1", None)))
    assert corridor_quarters(evidence) == ()
    assert world_costs(evidence) == ()


def test_a_corridor_with_two_prices_in_one_quarter_is_refused(tmp_path: Path) -> None:
    twice = corridors(("PHL", "ARE", "2020-Q1", 4.0), ("PHL", "ARE", "2020-Q1", 5.0))
    with pytest.raises(EvidenceError, match="two values in 2020-Q1"):
        corridor_quarters(build_of(tmp_path, twice))


def test_every_quarter_of_the_databank_file(real_evidence: Evidence, shared_data: Path) -> None:
    (file,) = (shared_data / "remittance-prices").glob("*_Data.csv.gz")
    costs: dict[str, list[float]] = defaultdict(list)
    with gzip.open(file, "rt", encoding="utf-8-sig", newline="") as stream:
        for row in csv.DictReader(stream):
            if row["Series Code"] != "ATCR.CORR":
                continue
            for column, cell in row.items():
                if column and "[YR" in column and cell not in ("..", "", None):
                    name = column.partition(" ")[0]
                    costs[f"{name[:4]}-{name[4:]}"].append(float(cell))
    quarters = {quarter.period: quarter for quarter in corridor_quarters(real_evidence)}
    assert list(quarters) == sorted(costs)
    assert (min(quarters), max(quarters), len(quarters)) == ("2011-Q1", "2020-Q3", 35)
    for period, of_quarter in costs.items():
        above = sum(1 for cost in of_quarter if cost > 5)
        found = quarters[period]
        assert (found.counted.value, found.above_target.value) == (len(of_quarter), above), period
        assert found.mean_cost_percent.value == pytest.approx(sum(of_quarter) / len(of_quarter)), period
        assert found.share_above_percent.value == pytest.approx(100 * above / len(of_quarter)), period
    assert (quarters["2020-Q3"].counted.value, quarters["2020-Q3"].above_target.value) == (367, 241)


def test_the_world_never_met_three_per_cent(real_evidence: Evidence) -> None:
    # Global SDG Indicators Database, SI_RMT_COST, world
    years = world_costs(real_evidence)
    assert [(it.period, it.value) for it in years] == [("2011", 9.3), ("2015", 7.5), ("2017", 7.2), ("2018", 6.9)]
    assert not any(meets_global_target(it) for it in years)
