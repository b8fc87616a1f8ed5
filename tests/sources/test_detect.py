"""Every reader is asked, exactly one says yes."""

from __future__ import annotations

import csv
import inspect
import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from corridor.errors import SourceError
from corridor.sources import detect
from corridor.sources.contract import Head
from tests.sources.readers.layouts import write_csv

EXPECTED = {
    "undesa-stock/undesa_pd_2019_migrant_stock_total_dataset.xlsx": "undesa_stock_totals",
    "undesa-stock/undesa_pd_2020_ims_stock_by_sex_and_destination.xlsx": "undesa_stock_totals",
    "undesa-od/migrants_by_origin_and_destination_total_2019rev_wide.csv.gz": "undesa_stock_by_origin_wide",
    "undesa-od/ddf_migrant_stock_by_destination_origin_year_2019rev.csv.gz": "undesa_stock_by_origin_long",
    "remittances-bilateral/Bilateralremittancematrix2018Oct2019.csv": "world_bank_bilateral_remittances",
    "remittances-bilateral/WB_Bilateral_Estimates_Migrant_Stocks_2017.xlsx": "world_bank_bilateral_stocks",
    "remittances-knomad/remittance-inflows.xlsx": "world_bank_remittance_inflows",
    "worldbank-wdi/API_BM.TRF.PWKR.CD.DT_DS2_en_csv_v2_3012027.csv": "world_bank_wdi",
    "worldbank-wdi/personal-remittances-received.xls": "world_bank_wdi",
    "worldbank-wdi/remittances-received-percent-gdp.xls": "world_bank_wdi",
    "worldbank-wdi/sending-cost-to-country.xls": "world_bank_wdi",
    "remittance-prices/36d1ed87-9a2d-41da-8eac-c1c25d45fa65_Data.csv.gz": "world_bank_databank_corridors",
}


def test_readers_keep_the_contract() -> None:
    for reader in detect.readers():
        assert re.fullmatch(r"[a-z][a-z_]+", reader.NAME)
        assert reader.VERSION >= 1
        assert list(inspect.signature(reader.sniff).parameters) == ["head"]
        assert list(inspect.signature(reader.read).parameters) == ["path"]
        assert inspect.getdoc(reader)


def test_names_are_the_modules_and_unique() -> None:
    names = [reader.NAME for reader in detect.readers()]
    assert names == sorted(set(names))
    for reader in detect.readers():
        assert getattr(reader, "__name__", "").endswith(f".{reader.NAME}")


def test_reader_named() -> None:
    assert detect.reader_named("world_bank_wdi").NAME == "world_bank_wdi"
    with pytest.raises(SourceError, match="a reader among") as caught:
        detect.reader_named("nobody")
    assert caught.value.found == "'nobody'"


@pytest.mark.parametrize("file", EXPECTED)
def test_a_real_file_has_its_reader(shared_data: Path, file: str) -> None:
    reader = detect.reader_for(shared_data / file)
    assert reader is not None
    assert EXPECTED[file] == reader.NAME


def test_no_real_file_has_two_readers(shared_data: Path) -> None:
    with (shared_data / "MANIFEST.csv").open(encoding="utf-8", newline="") as stream:
        files = [record["file"] for record in csv.DictReader(stream)]
    for file in files:
        detect.reader_for(shared_data / file)


def test_a_foreign_file_has_none(tmp_path: Path) -> None:
    assert detect.reader_for(write_csv(tmp_path / "x.csv", [["a", "b"], [1, 2]])) is None
    (tmp_path / "x.bin").write_bytes(b"\x00\x01")
    assert detect.reader_for(tmp_path / "x.bin") is None


def test_two_claims_are_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def yes(_: Head) -> bool:
        return True

    both = (SimpleNamespace(NAME="one", sniff=yes), SimpleNamespace(NAME="two", sniff=yes))
    monkeypatch.setattr(detect, "readers", lambda: both)
    with pytest.raises(SourceError, match="exactly one reader") as caught:
        detect.reader_for(write_csv(tmp_path / "x.csv", [["a"]]))
    assert caught.value.found == "claims by one, two"
