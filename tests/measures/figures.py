"""Figures and builds for the tests of measures, made with few words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import polars as pl

from corridor.evidence.figure import Figure, Recorded
from corridor.evidence.snapshots import Snapshot
from corridor.evidence.store import Evidence
from tests.builders import made_evidence, rows_of, snapshot

LINEAGE = Recorded("tests", "made", "made for a test")


def made(value: float | None, unit: str = "persons", period: str = "2020", status: str = "A", key: str = "k") -> Figure:
    """A figure out of the air."""
    return Figure(key, value, unit, period, "O" if value is None and status == "A" else status, "Label", LINEAGE)


def batch(
    reader: str, variable: str, unit: str, records: Iterable[Mapping[str, object]], **same: str | float | None
) -> tuple[Snapshot, pl.DataFrame]:
    """Rows of one variable as a reader gives them, areas by Corridor's own letters."""
    return snapshot(f"{reader}-{variable}", reader), rows_of(*records, variable=variable, unit=unit, **same)


def build_of(folder: Path, *batches: tuple[Snapshot, pl.DataFrame]) -> Evidence:
    """A build of such rows; each batch is a snapshot of its own."""
    told = [
        (known.model_copy(update={"id": f"{number:012}"}), rows)
        for number, (known, rows) in enumerate(batches, start=1)
    ]
    return made_evidence(folder, *told)


def stocks(*records: Mapping[str, object], variable: str = "migrant_stock") -> tuple[Snapshot, pl.DataFrame]:
    """UN DESA's totals."""
    status = "_T" if variable == "population" else "migrant"
    unit = {"population": "thousand_persons", "migrant_share": "percent", "migrant_female_share": "percent"}
    return batch(
        "undesa_stock_totals", variable, unit.get(variable, "persons"), records, period="2020", migratory_status=status
    )


def by_origin(*records: tuple[str, str | None, str, float | None]) -> tuple[Snapshot, pl.DataFrame]:
    """UN DESA's stocks: destination, origin, period, persons."""
    variable = "migrant_stock_by_origin"
    return batch("undesa_stock_by_origin_long", variable, "persons", _pairs(records), migratory_status="migrant")


def unhcr(variable: str, *records: tuple[str, str | None, str, float | None]) -> tuple[Snapshot, pl.DataFrame]:
    """UNHCR's counts: asylum, origin, period, persons."""
    return batch("unhcr_population", variable, "persons", _pairs(records))


def corridors(*records: tuple[str, str | None, str, float | None]) -> tuple[Snapshot, pl.DataFrame]:
    """DataBank's mean costs: receiving, sending, quarter, percent."""
    return batch("world_bank_databank_corridors", "ATCR.CORR", "percent", _pairs(records))


def wdi(variable: str, unit: str, *records: Mapping[str, object]) -> tuple[Snapshot, pl.DataFrame]:
    """One World Development Indicator."""
    return batch("world_bank_wdi", variable, unit, records, period="2020")


def sdg(variable: str, unit: str, *records: Mapping[str, object]) -> tuple[Snapshot, pl.DataFrame]:
    """One series of the Global SDG Indicators Database."""
    return batch("unsd_sdg_json", variable, unit, records, period="2020")


def _pairs(records: Iterable[tuple[str, str | None, str, float | None]]) -> list[dict[str, object]]:
    names = ("area", "counterpart", "period", "value")
    return [dict(zip(names, record, strict=True)) for record in records]
