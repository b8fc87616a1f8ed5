"""Write a build into a store: a folder named by content hash, then the pointer to it."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from corridor.errors import EvidenceError
from corridor.evidence.content import content_hash
from corridor.evidence.records import Account, QuotesRecord, RepairRecord, SeriesRecord
from corridor.evidence.series import series_definition
from corridor.evidence.snapshots import Snapshot, sha256_of
from corridor.evidence.store import (
    ACCOUNT,
    OBSERVATIONS,
    POINTER_NAME,
    QUOTES_FILE,
    QUOTES_RECORD,
    REPAIRS,
    SERIES,
    SNAPSHOTS,
    builds_folder,
)

MAKING_PREFIX = ".making-"
DRAFT_PREFIX = f".{POINTER_NAME}-"
STALE_AFTER_SECONDS = 3600
"""A folder in the making that nothing was written to for so long belongs to a build that was killed.

Writing takes seconds; a build that was asleep for longer loses its folder, fails, and changes nothing.
"""


@dataclass(frozen=True, slots=True)
class Contents:
    """All that a build holds: rows by series, price quotes where it has any, and what stands beside them."""

    frames: Mapping[str, pl.DataFrame]
    quotes: pl.DataFrame | None
    snapshots: Sequence[Snapshot]
    repairs: Sequence[RepairRecord]
    account: Account


def write_build(store: Path, contents: Contents) -> Path:
    """Write the build into the store, make it current, and give its folder.

    A build with the same content stays as it is; one that was damaged since is put right. Raises
    `EvidenceError` when the store cannot be written; the build that was current stays current then.
    """
    folder = builds_folder(store)
    making = folder / f"{MAKING_PREFIX}{secrets.token_hex(8)}"
    with _writing_errors(store):
        folder.mkdir(parents=True, exist_ok=True)
        _remove_stale(store)
        making.mkdir()
        try:
            _fill(making, contents)
            final, is_new = _put_in_place(making, folder / content_hash(making))
            try:
                _point_to(store, final.name)
            except OSError:
                if is_new:
                    shutil.rmtree(final, ignore_errors=True)
                raise
        finally:
            shutil.rmtree(making, ignore_errors=True)
    return final


def _fill(making: Path, contents: Contents) -> None:
    (making / OBSERVATIONS).mkdir()
    series: list[SeriesRecord] = []
    for key, frame in contents.frames.items():
        path = making / OBSERVATIONS / f"{key}.parquet"
        frame.write_parquet(path, compression="zstd", compression_level=9)
        series.append(_series_record(key, frame, sha256_of(path)))
    if contents.quotes is not None:
        path = making / QUOTES_FILE
        contents.quotes.write_parquet(path, compression="zstd", compression_level=9)
        _write_json(making / QUOTES_RECORD, _quotes_record(contents.quotes, sha256_of(path)).model_dump(mode="json"))
    for name, records in ((SNAPSHOTS, contents.snapshots), (SERIES, series), (REPAIRS, contents.repairs)):
        _write_json(making / name, [record.model_dump(mode="json") for record in records])
    _write_json(making / ACCOUNT, contents.account.model_dump(mode="json"))
    for path in making.rglob("*"):
        if path.is_file():
            with path.open("r+b") as stream:
                os.fsync(stream.fileno())


def _series_record(key: str, frame: pl.DataFrame, sha256: str) -> SeriesRecord:
    definition = series_definition(key)
    periods = frame.get_column("period")
    return SeriesRecord(
        key=key,
        title=definition.title,
        unit=definition.unit,
        vintage_rule=definition.vintage_rule,
        observations=frame.height,
        values=frame.get_column("value").count(),
        areas=frame.get_column("area").n_unique(),
        first_period=str(periods.min()),
        last_period=str(periods.max()),
        snapshots=tuple(sorted(frame.get_column("snapshot").unique())),
        sha256=sha256,
    )


def _quotes_record(quotes: pl.DataFrame, sha256: str) -> QuotesRecord:
    periods = quotes.get_column("period")
    return QuotesRecord(
        quotes=quotes.height,
        corridors=quotes.select("sending", "receiving").n_unique(),
        first_period=str(periods.min()),
        last_period=str(periods.max()),
        snapshots=tuple(sorted(quotes.get_column("snapshot").unique())),
        sha256=sha256,
    )


def _write_json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _put_in_place(making: Path, final: Path) -> tuple[Path, bool]:
    """Move the finished folder to its name, and say whether it is new there."""
    if _is_whole(final):
        return final, False
    if final.exists():
        # A damaged build is never read again: its files do not have the hashes that its records name.
        final.rename(making.with_name(f"{making.name}-damaged"))
    try:
        making.rename(final)
    except OSError:
        # Another writer came first with the same content.
        if not _is_whole(final):
            raise
        return final, False
    finally:
        shutil.rmtree(making.with_name(f"{making.name}-damaged"), ignore_errors=True)
    return final, True


def _is_whole(final: Path) -> bool:
    return final.is_dir() and content_hash(final) == final.name


def _point_to(store: Path, build_name: str) -> None:
    """Make the build current in one step; readers of the old one go on undisturbed."""
    draft = store / f"{DRAFT_PREFIX}{secrets.token_hex(8)}"
    try:
        with draft.open("x", encoding="utf-8") as stream:
            stream.write(build_name + "\n")
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(store / POINTER_NAME)
    finally:
        draft.unlink(missing_ok=True)


def _remove_stale(store: Path) -> None:
    """Remove what killed builds left; what a running build writes to is younger."""
    limit = time.time() - STALE_AFTER_SECONDS
    for left in (*builds_folder(store).glob(f"{MAKING_PREFIX}*"), *store.glob(f"{DRAFT_PREFIX}*")):
        if _last_written(left) < limit:
            _remove(left)


def _remove(left: Path) -> None:
    if left.is_dir():
        shutil.rmtree(left, ignore_errors=True)
    else:
        left.unlink(missing_ok=True)


def _last_written(left: Path) -> float:
    try:
        return max(path.stat().st_mtime for path in (left, *left.rglob("*")))
    except OSError:
        return time.time()  # its writer is just moving it to its place


@contextmanager
def _writing_errors(store: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, pl.exceptions.PolarsError) as error:
        raise EvidenceError(
            "room and permission to write a build",
            str(error),
            where=str(store),
            remedy="free space or name another store with --store; the build that was current is untouched",
        ) from error
