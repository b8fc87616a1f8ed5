"""The starter pack: which rows it keeps, and what stops it."""

from __future__ import annotations

import shutil
from pathlib import Path

import polars as pl
import pytest

from corridor.errors import EvidenceError
from corridor.evidence import starter
from corridor.evidence.series import series_definitions
from corridor.evidence.starter import excerpt, make_starter
from corridor.evidence.store import Evidence, starter_folder
from tests.builders import content_of, made_evidence, rows_of, snapshot


@pytest.fixture
def packaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the pack is put in this test."""
    folder = tmp_path / "package" / "starter"
    folder.parent.mkdir()
    monkeypatch.setattr(starter, "starter_folder", lambda: folder)
    return folder


def kept(folder: Path, series: str, reader: str, rows: pl.DataFrame) -> list[tuple[str, str | None, str, float]]:
    evidence = made_evidence(folder, (snapshot("a", reader), rows))
    found = excerpt(series, evidence.all_rows(series).drop("position"))
    return found.select("area", "counterpart", "period", "value").rows()


def test_a_series_outside_the_pack_gives_no_rows(tmp_path: Path) -> None:
    rows = rows_of({"area": "PHL", "period": "2020", "value": 1.0}, variable="remittance_inflows", unit="usd_million")
    assert series_definitions()["remittance_inflows_usd_million"].starter_since is None
    assert kept(tmp_path, "remittance_inflows_usd_million", "world_bank_remittance_inflows", rows) == []


def test_values_from_the_first_year_on_are_kept(tmp_path: Path) -> None:
    since = series_definitions()["remittances_received_usd"].starter_since
    assert since
    valued: list[dict[str, object]] = [{"period": str(year), "value": 5.0} for year in (since - 1, since, since + 1)]
    rows = rows_of(*valued, {"period": "2020"}, area="PHL", variable="BX.TRF.PWKR.CD.DT", unit="usd")
    assert kept(tmp_path, "remittances_received_usd", "world_bank_wdi", rows) == [
        ("PHL", None, str(since), 5.0),
        ("PHL", None, str(since + 1), 5.0),
    ]


def test_only_the_latest_pairs_that_count_something_are_kept(tmp_path: Path) -> None:
    records: list[dict[str, object]] = [
        {"area": "PHL", "counterpart": "AFG", "period": "2018", "value": 5.0},
        {"area": "PHL", "counterpart": "AFG", "period": "2019", "value": 0.0},
        {"area": "PHL", "counterpart": "IRQ", "period": "2019", "value": 2.0},
        {"area": "NPL", "counterpart": "AFG", "period": "2017", "value": 3.0},
        {"area": "NPL", "counterpart": "AFG", "period": "2018", "value": 0.0},
        {"area": "NPL", "counterpart": "AFG", "period": "2019", "value": None},
    ]
    rows = rows_of(*records, variable="refugees", unit="persons")
    assert kept(tmp_path, "refugees_unhcr", "unhcr_population", rows) == [
        ("NPL", "AFG", "2018", 0.0),  # nobody is left: not the three of the year before
        ("PHL", "IRQ", "2019", 2.0),
    ]


def test_a_price_of_zero_is_kept(tmp_path: Path) -> None:
    records = [{"counterpart": "ARE", "value": 0.0}, {"counterpart": "USA", "value": 2.0}]
    rows = rows_of(*records, area="PHL", period="2020-Q3", variable="ATCR.CORR", unit="percent")
    found = kept(tmp_path, "remittance_cost_corridor_percent", "world_bank_databank_corridors", rows)
    assert [value for *_, value in found] == [0.0, 2.0]


def test_the_pack_is_a_build_in_the_package(publishers: Path, packaged: Path, tmp_path: Path) -> None:
    result = make_starter(publishers, tmp_path / "workshop")
    assert content_of(packaged) == content_of(result.folder)
    evidence = Evidence(packaged, is_starter=True)
    assert "missing_migrants_incident" not in evidence.series
    assert evidence.account.unknown_files == ()
    again = make_starter(publishers, tmp_path / "workshop")
    assert again.build == result.build
    assert [path.name for path in packaged.parent.iterdir()] == ["starter"]


def test_a_publisher_that_does_not_allow_it_stops_the_pack(
    publishers: Path, packaged: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(starter, "PUBLISHERS", ("undesa_", "world_bank_"))
    with pytest.raises(EvidenceError, match=r"unhcr\.csv"):
        make_starter(publishers, tmp_path / "workshop")
    assert not packaged.exists()


def test_a_pack_that_is_too_big_is_not_put_into_the_package(
    publishers: Path, packaged: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(starter, "MAXIMUM_BYTES", 1000)
    with pytest.raises(EvidenceError, match="at most 1000 bytes"):
        make_starter(publishers, tmp_path / "workshop")
    assert not packaged.exists()


def test_a_package_that_cannot_be_written_keeps_its_pack(
    publishers: Path, packaged: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_starter(publishers, tmp_path / "workshop")
    before = content_of(packaged)
    (publishers / "unhcr.csv").unlink()

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(shutil, "copytree", refused)
    with pytest.raises(EvidenceError, match="Permission denied"):
        make_starter(publishers, tmp_path / "workshop")
    assert content_of(packaged) == before


def test_the_pack_s_place_is_inside_the_package() -> None:
    assert starter_folder().parts[-4:] == ("corridor", "evidence", "data", "starter")
