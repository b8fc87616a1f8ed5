"""Fixtures for the tests of evidence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from corridor.evidence.store import Evidence
from corridor.evidence.transfer import new_client
from tests.builders import RECEIVED, write_incidents, write_totals, write_unhcr, write_wdi
from tests.real_build import real_build


@pytest.fixture
def client() -> Iterator[httpx.Client]:
    with new_client() as made:
        yield made


@pytest.fixture
def publishers(tmp_path: Path) -> Path:
    """A folder with a small file of each kind (CSV, workbook, JSON) and one that no reader knows."""
    folder = tmp_path / "snapshots"
    folder.mkdir()
    write_wdi(folder / "bank" / "received.csv", RECEIVED, {"PHL": {2019: 3.5e10, 2020: 3.4e10}, "NPL": {2019: 8e9}})
    write_unhcr(folder / "unhcr.csv", [(2019, "AFG", "PHL", 12, 0, 3, 0), (2019, "PHL", "PHL", 0, 700, 0, 90)])
    stocks = {
        ("migrant_stock", 608, "2015", "_T"): 211862,
        ("migrant_stock", 608, "2020", "_T"): 225525,
        ("migrant_stock", 900, "2020", "_T"): 280598105,
        ("population", 608, "2020", "_T"): 109581.085,
    }
    write_totals(folder / "totals.xlsx", stocks, (2015, 2020))
    write_incidents(folder / "incidents.json.gz", [("2023.MMP1", "2023-05-04", "Libya", 3)])
    (folder / "readme.txt").write_text("not a publisher's file")
    return folder


@pytest.fixture(scope="module")
def real(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Evidence:
    """The build of the publishers' real files."""
    return Evidence(real_build(shared_data, tmp_path_factory))
