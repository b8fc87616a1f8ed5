"""The review from all real files: what the starter pack does not hold, against a second reading of the files."""

from __future__ import annotations

import csv
import gzip
import json
from datetime import date
from pathlib import Path

import pytest

from corridor.catalogue.records import packaged
from corridor.evidence.store import Evidence
from corridor.reports.make import make_report
from tests.real_build import real_build
from tests.reports.plain import everything


@pytest.fixture(scope="module")
def evidence(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Evidence:
    return Evidence(real_build(shared_data, tmp_path_factory))


def review(evidence: Evidence, code: str) -> str:
    return everything(make_report(evidence, packaged(), code, 2026, made_on=date(2026, 1, 1)))


def test_doctors_trained_in_the_philippines(evidence: Evidence, shared_data: Path) -> None:
    file = shared_data / "health-workforce" / "workforce-migration.csv"
    with file.open(encoding="utf-8-sig", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["CO2"] == "PHL" and row["Value"]]
    number = sum(float(row["Value"]) for row in rows)
    said = review(evidence, "PHL")
    assert f"{number:,.0f} doctors trained in the Philippines practised in reporting OECD countries" in said


def test_deaths_in_recorded_incidents_in_libya(evidence: Evidence, shared_data: Path) -> None:
    file = shared_data / "iom-missing-migrants" / "2023-json.json.gz"
    records = json.loads(gzip.decompress(file.read_bytes()))
    distinct = {json.dumps(record, sort_keys=True): record for record in records}.values()
    number = sum(
        int(record["total_dead_and_missing"]) for record in distinct if record["country_of_incident"] == "Libya"
    )
    said = review(evidence, "LBY")
    assert f"The Missing Migrants Project recorded incidents with {number:,} dead or missing in 2023." in said


def test_a_country_that_only_trains_abroad(evidence: Evidence) -> None:
    assert "doctors trained abroad practised in Norway, mainly from" in review(evidence, "NOR")


def test_cheapest_services_from_tanzania_to_kenya(evidence: Evidence) -> None:
    """The 46 real rows: Western Union asked 0.72 per cent on 2025-08-19, MoneyGram 3.86, M-Pesa 7.86."""
    said = review(evidence, "KEN-TZA")
    assert "Western Union | 0.72 | 0.00 | 0.72 | less than one hour | 2025-08-19" in said
    assert said.index("Western Union | 0.72") < said.index("MoneyGram | 3.86") < said.index("M-Pesa | 7.86")
