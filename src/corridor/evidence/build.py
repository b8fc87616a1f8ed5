"""Make a build: snapshots and definitions in, immutable Parquet files named by content hash out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import polars as pl

from corridor.errors import EvidenceError, Location, SourceError, UsageError
from corridor.evidence.intake import Intake, take_in, take_in_quotes
from corridor.evidence.observation import KEY_COLUMNS
from corridor.evidence.preference import ranks, with_preference
from corridor.evidence.quotes import stored_quotes
from corridor.evidence.records import Account, Copy, LeftOut, RepairRecord
from corridor.evidence.series import series_definition, series_definitions
from corridor.evidence.snapshots import (
    NOT_STATED,
    Provenance,
    Snapshot,
    provenance_in,
    publisher_defaults,
    sha256_of,
    snapshot_files,
)
from corridor.evidence.write import Contents, write_build
from corridor.sources.contract import Reader, Reading, Repair
from corridor.sources.detect import reader_for

Progress = Callable[[str, int, int], None]
"""Called with the file's name, its number, and how many there are."""

Excerpt = Callable[[str, pl.DataFrame], pl.DataFrame]
"""Gives the rows of a series that a build keeps, from all its rows."""


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build holds and what it left out."""

    build: str
    folder: Path
    observations: int
    snapshots: tuple[Snapshot, ...]
    repairs: int
    account: Account


@dataclass(slots=True)
class _Gathered:
    """What was read so far; `digests` tells which content came in which file."""

    intake: Intake = field(default_factory=Intake)
    snapshots: list[Snapshot] = field(default_factory=list)
    repairs: list[RepairRecord] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    copies: list[Copy] = field(default_factory=list)
    digests: dict[str, str] = field(default_factory=dict)


def build(
    source: Path, store: Path, *, progress: Progress | None = None, excerpt: Excerpt | None = None
) -> BuildResult:
    """Read every file below `source` and swap the new build into `store`.

    Raises `SourceError` for a damaged file, `UsageError` for a store inside `source`, and `EvidenceError`
    when the folder has no file that a reader claims or the store cannot be written; the build that was
    current stays current then. `excerpt` may thin a series out (the starter pack).
    """
    if source.resolve() in (store.resolve(), *store.resolve().parents):
        raise UsageError(
            "a store outside the folder that is read",
            f"{store} inside {source}",
            remedy="name another folder with --store, or a folder with the publishers' files alone",
        )
    gathered = _gather(source, progress)
    frames = {
        key: stored_rows(key, parts, gathered.snapshots) for key, parts in sorted(gathered.intake.observations.items())
    }
    contents = _contents(gathered, frames)
    if excerpt is not None:
        contents = _thinned(contents, excerpt)
    folder = write_build(store, contents)
    return BuildResult(
        build=folder.name,
        folder=folder,
        observations=sum(frame.height for frame in contents.frames.values()),
        snapshots=tuple(contents.snapshots),
        repairs=len(contents.repairs),
        account=contents.account,
    )


def _gather(source: Path, progress: Progress | None) -> _Gathered:
    gathered = _Gathered()
    paths = list(snapshot_files(source))
    known = provenance_in(source)
    for number, path in enumerate(paths, start=1):
        name = path.relative_to(source).as_posix()
        if progress is not None:
            progress(name, number, len(paths))
        try:
            _read(path, name, known.get(name, Provenance()), gathered)
        except OSError as error:
            raise SourceError(
                "a file that can be read",
                str(error),
                where=Location(name),
                remedy="check that the file is still there, and its permissions",
            ) from error
    if not gathered.snapshots:
        raise EvidenceError(
            "at least one file that a reader claims",
            f"{len(gathered.unknown)} files that none claims",
            where=str(source),
            remedy="name the folder with the publishers' files, or fill one with `corridor fetch`",
        )
    return gathered


def _read(path: Path, name: str, told: Provenance, gathered: _Gathered) -> None:
    reader = reader_for(path)
    if reader is None:
        gathered.unknown.append(name)
        return
    digest = sha256_of(path)
    first = gathered.digests.setdefault(digest, name)
    if first != name:
        gathered.copies.append(Copy(file=name, of=first))
        return
    reading = reader.read(path)
    snapshot = _snapshot(digest, name, reader, reading, told)
    gathered.snapshots.append(snapshot)
    gathered.repairs.extend(_repair_record(snapshot.id, repair) for repair in reading.repairs)
    take_in(reading, snapshot, series_definitions().values(), gathered.intake)
    take_in_quotes(reading, snapshot, gathered.intake)


def _snapshot(digest: str, name: str, reader: Reader, reading: Reading, told: Provenance) -> Snapshot:
    defaults = publisher_defaults().get(reader.NAME)
    if defaults is None:
        raise EvidenceError(
            f"publisher and licence of reader {reader.NAME}",
            "no entry",
            where=Location("corridor/evidence/data/publishers.yaml"),
            remedy="add the entry; see docs/how-to/add-a-source.md",
        )
    return Snapshot(
        id=digest[:12],
        sha256=digest,
        file=name,
        publisher=told.publisher or defaults.publisher,
        title=told.title or reading.title,
        vintage=told.vintage or reading.vintage or _retrieved(told) or NOT_STATED,
        licence=told.licence or defaults.licence,
        attribution=told.attribution or defaults.attribution,
        address=told.address or defaults.address,
        retrieved_on=told.retrieved_on,
        reader=reader.NAME,
        reader_version=reader.VERSION,
        excerpt=told.excerpt,
        note=told.note,
    )


def _retrieved(told: Provenance) -> str | None:
    """The day of the download stands in where neither file nor publisher names a release."""
    return told.retrieved_on.isoformat() if told.retrieved_on else None


def _repair_record(snapshot: str, repair: Repair) -> RepairRecord:
    return RepairRecord(
        snapshot=snapshot,
        sheet=repair.place.sheet,
        row=repair.place.row,
        column=repair.place.column,
        found=repair.found,
        made=repair.made,
        rule=repair.rule,
    )


def stored_rows(key: str, parts: Iterable[pl.DataFrame], snapshots: Iterable[Snapshot]) -> pl.DataFrame:
    """All rows of one series, ranked and in the order in which they are stored."""
    frame = pl.concat(parts)
    present = set(frame.get_column("snapshot").unique())
    order = ranks(series_definition(key), [known for known in snapshots if known.id in present], _newest(frame))
    rank = pl.col("snapshot").replace_strict(list(order), list(order.values()), return_dtype=pl.Int32)
    by = ("area", "counterpart", "start", *KEY_COLUMNS[2:], "rank", "sheet", "row", "column")
    ordered = frame.with_columns(rank=rank).sort(by, nulls_last=False, maintain_order=True)
    return with_preference(ordered, series_definition(key).vintage_rule)


def _newest(frame: pl.DataFrame) -> Mapping[str, date]:
    """Snapshot id -> start of its last period with a value."""
    valued = frame.filter(pl.col("value").is_not_null())
    return dict(valued.group_by("snapshot").agg(pl.col("start").max()).iter_rows())


def _contents(gathered: _Gathered, frames: Mapping[str, pl.DataFrame]) -> Contents:
    intake = gathered.intake
    return Contents(
        frames=frames,
        quotes=stored_quotes(intake.quotes),
        snapshots=sorted(gathered.snapshots, key=lambda snapshot: snapshot.file),
        repairs=gathered.repairs,
        account=Account(
            rows_read=intake.rows_read,
            rows_taken=intake.rows_taken,
            unknown_files=tuple(gathered.unknown),
            copies=tuple(gathered.copies),
            left_out=tuple(sorted(intake.left_out, key=_place_in_account)),
        ),
    )


def _place_in_account(entry: LeftOut) -> tuple[str, str, str]:
    return entry.snapshot, entry.reason, entry.what


def _thinned(contents: Contents, excerpt: Excerpt) -> Contents:
    """Only the rows that `excerpt` keeps, with the snapshots and repairs behind them; it accounts for no more."""
    thinned = {key: excerpt(key, frame) for key, frame in contents.frames.items()}
    frames = {key: frame for key, frame in thinned.items() if not frame.is_empty()}
    used = {name for frame in frames.values() for name in frame.get_column("snapshot").unique()}
    rows = sum(frame.height for frame in frames.values())
    return Contents(
        frames=frames,
        quotes=None,
        snapshots=[snapshot for snapshot in contents.snapshots if snapshot.id in used],
        repairs=[repair for repair in contents.repairs if repair.snapshot in used],
        account=Account(rows_read=rows, rows_taken=rows, unknown_files=(), copies=(), left_out=()),
    )
