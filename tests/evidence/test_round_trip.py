"""What an observation says of its place is true: the file, opened there, holds the value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from corridor.evidence.build import build
from corridor.evidence.series import series_definition
from corridor.evidence.snapshots import sha256_of
from corridor.evidence.store import Evidence
from corridor.evidence.unrecorded import REMARK
from corridor.sources.detect import readers
from tests.evidence.cells import cell_at

ROWS_A_SNAPSHOT = 25
SEED = 20260324
NO_NUMBER = {"", "..", "...", "-", "–", "*", "~", "N", "NA", "N/A", "NaN"}


def number_in(cell: object) -> float | None:
    """The number that a cell shows to a person; None for a mark or a blank."""
    if cell is None or str(cell).strip() in NO_NUMBER or str(cell).strip().startswith(("<", ">")):
        return None
    return float(str(cell).replace(",", "").replace(" ", ""))


def sample(evidence: Evidence, size: int, seed: int) -> Iterable[Mapping[str, Any]]:
    """Rows of every snapshot by chance: half with a value, half of all."""
    for snapshot in sorted(evidence.snapshots):
        held = [key for key, series in evidence.series.items() if snapshot in series.snapshots]
        rows = (
            pl.concat([evidence.all_rows(key).filter(pl.col("snapshot") == snapshot) for key in held]) if held else None
        )
        if rows is None:
            continue
        for pool in (rows, rows.filter(pl.col("value").is_not_null())):
            yield from pool.sample(min(size, pool.height), seed=seed).iter_rows(named=True)


def expected(row: Mapping[str, Any], number: float | None) -> float | None:
    """The number, except for a zero that stands for "not recorded" in this series and says so."""
    if number == 0 and series_definition(row["series"]).zero_is_unrecorded:
        assert (row["status"], REMARK in row["note"]) == ("L", True)
        return None
    return number


def compared(evidence: Evidence, source: Path, size: int) -> Counter[str]:
    """How many rows of each reader were compared with the cells that they name."""
    counts: Counter[str] = Counter()
    for row in sample(evidence, size, SEED):
        known = evidence.snapshots[row["snapshot"]]
        cell = cell_at(source / known.file, row["sheet"], row["row"], row["column"])
        place = f"{known.file} {row['sheet']} {row['row']} {row['column']}"
        assert expected(row, number_in(cell)) == row["value"], f"{place} holds {cell!r}, the build {row['value']}"
        counts[known.reader] += 1
    for quote in evidence.quotes.sample(min(size, evidence.quotes.height), seed=SEED).iter_rows(named=True):
        known = evidence.snapshots[quote["snapshot"]]
        cell = cell_at(source / known.file, quote["sheet"], quote["row"], quote["column"])
        assert number_in(cell) == quote["stated_total_percent"]
        counts[known.reader] += 1
    return counts


def test_small_files_of_every_kind_hold_the_values_at_the_named_places(publishers: Path, tmp_path: Path) -> None:
    evidence = Evidence(build(publishers, tmp_path / "store").folder)
    counts = compared(evidence, publishers, size=1000)
    kinds = {"world_bank_wdi", "unhcr_population", "undesa_stock_totals", "iom_missing_migrants"}
    assert set(counts) == kinds


def test_the_publishers_files_hold_the_values_at_the_named_places(real: Evidence, shared_data: Path) -> None:
    counts = compared(real, shared_data, ROWS_A_SNAPSHOT)
    assert sum(counts.values()) >= 1000
    assert set(counts) == {known.reader for known in real.snapshots.values()}


def test_the_publishers_files_are_those_whose_hashes_the_build_names(real: Evidence, shared_data: Path) -> None:
    for known in real.snapshots.values():
        assert sha256_of(shared_data / known.file) == known.sha256
        assert known.sha256.startswith(known.id)


def test_most_readers_have_a_real_file(real: Evidence) -> None:
    without = {reader.NAME for reader in readers()} - {known.reader for known in real.snapshots.values()}
    assert without <= {"unsd_sdg_csv", "undesa_stock_by_origin_workbook", "national_prices"}


def test_the_comparison_would_find_a_wrong_cell(publishers: Path, tmp_path: Path) -> None:
    evidence = Evidence(build(publishers, tmp_path / "store").folder)
    told = evidence.all_rows("migrant_stock").filter(pl.col("value") == 225525).row(0, named=True)
    assert cell_at(publishers / "totals.xlsx", told["sheet"], told["row"], told["column"]) == 225525.0
    assert cell_at(publishers / "totals.xlsx", told["sheet"], told["row"] + 1, told["column"]) != 225525.0
    with pytest.raises(StopIteration):
        cell_at(publishers / "unhcr.csv", None, 2, "no such heading")
