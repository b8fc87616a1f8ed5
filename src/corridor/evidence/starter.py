"""The starter pack: the latest figures of the main series, so that a fresh machine writes a real review."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

import polars as pl

from corridor.errors import EvidenceError
from corridor.evidence.build import BuildResult, Progress, build
from corridor.evidence.series import series_definition
from corridor.evidence.store import starter_folder

MAXIMUM_BYTES = 2_000_000
PUBLISHERS = ("unsd_", "undesa_", "world_bank_", "unhcr_")
"""Readers whose publishers allow redistribution under open licences."""


def excerpt(series: str, rows: pl.DataFrame) -> pl.DataFrame:
    """The preferred rows with a value, from the first year that the series' definition names.

    Gives no rows for a series that is not part of the starter pack.
    """
    definition = series_definition(series)
    if definition.starter_since is None:
        return rows.clear()
    valued = rows.filter(pl.col("preferred") & pl.col("value").is_not_null())
    if definition.starter_since == 0:
        kept = valued.filter(pl.col("start") == pl.col("start").max().over("area"))
    else:
        kept = valued.filter(pl.col("start").dt.year() >= definition.starter_since)
    if definition.counterpart is None or not definition.additive:
        return kept
    # A pair that counts nothing is left out where the area has pairs in that period that count something.
    counts = pl.col("value") != 0
    return kept.filter(counts | ~counts.any().over("area", "period"))


def make_starter(source: Path, workshop: Path, *, progress: Progress | None = None) -> BuildResult:
    """Build the starter pack from `source` in `workshop` and put it into the package.

    Raises `EvidenceError` when a snapshot's publisher is not among the open ones, or the pack is too big.
    """
    result = build(source, workshop, progress=progress, excerpt=excerpt)
    closed = [known.file for known in result.snapshots if not known.reader.startswith(PUBLISHERS)]
    if closed:
        raise EvidenceError(
            "snapshots of UN DESA, World Bank, UNHCR and UNSD only",
            ", ".join(closed),
            remedy="take `starter_since` out of the series that read them",
        )
    size = _size(result.folder.rglob("*"))
    if size > MAXIMUM_BYTES:
        raise EvidenceError(
            f"at most {MAXIMUM_BYTES} bytes",
            f"{size} bytes",
            where=str(result.folder),
            remedy="raise `starter_since` of the largest series",
        )
    _replace(starter_folder(), result.folder)
    return result


def _replace(folder: Path, new: Path) -> None:
    """Put a copy of `new` where `folder` is; the old one goes only when the copy is complete."""
    draft = folder.with_name(f".{folder.name}-new")
    try:
        shutil.rmtree(draft, ignore_errors=True)
        shutil.copytree(new, draft)
        shutil.rmtree(folder, ignore_errors=True)
        draft.rename(folder)
    except OSError as error:
        raise EvidenceError(
            "room and permission to write the starter pack",
            str(error),
            where=str(folder),
            remedy="free space, or install the package so that its folder can be written to",
        ) from error


def _size(paths: Iterable[Path]) -> int:
    return sum(path.stat().st_size for path in paths if path.is_file())
