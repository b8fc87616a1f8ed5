"""Fetch a publisher's file into the snapshot folder, with hash, date and licence beside it."""

from __future__ import annotations

import errno
import fnmatch
import json
import os
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

import httpx

from corridor.errors import FetchError
from corridor.evidence.downloads import Download
from corridor.evidence.file_kind import check_file_kind
from corridor.evidence.snapshots import SIDECAR_SUFFIX, sha256_of
from corridor.evidence.transfer import PART_SUFFIX, Patience, Progress, discard, transfer

ID_DIGITS = 12
FULL_DISK = (errno.ENOSPC, errno.EDQUOT)


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file in the snapshot folder; `new` is False when the folder held it already."""

    path: Path
    sha256: str
    size_bytes: int
    new: bool


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A checked file that is still a `.part`: the name it wants, and a remark for its sidecar."""

    path: Path
    name: str
    note: str | None


def fetch(
    key: str,
    download: Download,
    folder: Path,
    *,
    client: httpx.Client,
    patience: Patience,
    today: date,
    progress: Progress,
) -> Fetched:
    """The download as a snapshot in `folder`, with its sidecar.

    A file of the same content is not stored twice; another content under the same name goes beside
    the old file, under a name with its id. Raises `FetchError` when the address does not give the
    file, what came is no file of its kind, or it cannot be written. Then nothing is left but a
    `.part` file from which the next call goes on.
    """
    with _disk_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        part = folder / f"{key}{PART_SUFFIX}"
        transfer(download, part, client=client, patience=patience, progress=progress)
        with _discarded_if_refused(part):
            check_file_kind(part, download.kind, download.address)
            with _candidate(key, download, part) as candidate:
                fetched = _keep(download, candidate, folder, today)
        discard(part)
        return fetched


@contextmanager
def _discarded_if_refused(part: Path) -> Iterator[None]:
    """A whole file that is not the wanted one must not be gone on with."""
    try:
        yield
    except FetchError:
        discard(part)
        raise


@contextmanager
def _candidate(key: str, download: Download, part: Path) -> Iterator[_Candidate]:
    """The file to keep: the part itself, or the wanted member of the archive that it is."""
    if download.member is None or download.member_kind is None:
        yield _Candidate(part, download.file or part.name, download.note)
        return
    unpacked = part.with_name(f"{key}.member{PART_SUFFIX}")
    try:
        member = _unpack(download, download.member, part, unpacked)
        check_file_kind(unpacked, download.member_kind, download.address)
        remark = f"file {member} of a zip archive with SHA-256 {sha256_of(part)}"
        note = f"{download.note}; {remark}" if download.note else remark
        yield _Candidate(unpacked, download.file or PurePosixPath(member).name, note)
    finally:
        unpacked.unlink(missing_ok=True)


def _unpack(download: Download, pattern: str, archive_path: Path, target: Path) -> str:
    """Write the one member that `pattern` names to `target` and give its name in the archive."""
    with zipfile.ZipFile(archive_path) as archive:
        names = archive.namelist()
        matching = [name for name in names if fnmatch.fnmatchcase(PurePosixPath(name).name, pattern)]
        if len(matching) != 1:
            raise FetchError(
                f"one file {pattern} in the archive",
                f"{len(matching)} among {', '.join(names)}",
                where=download.address,
                remedy="correct `member` in the definition of this download",
            )
        try:
            with archive.open(matching[0]) as packed, target.open("wb") as stream:
                shutil.copyfileobj(packed, stream)
        except (zipfile.BadZipFile, zlib.error, EOFError) as error:
            raise FetchError("a whole zip archive", str(error), where=download.address) from error
    return matching[0]


def _keep(download: Download, candidate: _Candidate, folder: Path, today: date) -> Fetched:
    """Move the candidate to its place, unless the folder holds the same content already."""
    digest = sha256_of(candidate.path)
    size_bytes = candidate.path.stat().st_size
    known = _held_already(folder, digest)
    if known is not None:
        return Fetched(known, digest, size_bytes, new=False)
    target = _place(folder / candidate.name, digest)
    record = _sidecar(download, target.name, candidate.note, digest, size_bytes, today)
    sidecar = target.with_name(target.name + SIDECAR_SUFFIX)
    draft = target.with_name(sidecar.name + PART_SUFFIX)
    try:
        _write_through(draft, json.dumps(record, indent=2, ensure_ascii=False) + "\n")
        candidate.path.replace(target)
        draft.replace(sidecar)
    finally:
        draft.unlink(missing_ok=True)
    return Fetched(target, digest, size_bytes, new=True)


def _held_already(folder: Path, digest: str) -> Path | None:
    """The folder's file with this hash, told by the sidecars; None when there is none."""
    for sidecar in sorted(folder.glob(f"*{SIDECAR_SUFFIX}")):
        described = sidecar.with_name(sidecar.name.removesuffix(SIDECAR_SUFFIX))
        same = json.loads(sidecar.read_text(encoding="utf-8")).get("sha256") == digest
        if same and described.is_file() and sha256_of(described) == digest:
            return described
    return None


def _place(wanted: Path, digest: str) -> Path:
    """`wanted`, or a name with the id where another content stands there."""
    if not wanted.exists() or sha256_of(wanted) == digest:
        return wanted
    return wanted.with_name(f"{wanted.stem}--{digest[:ID_DIGITS]}{wanted.suffix}")


def _sidecar(
    download: Download, name: str, note: str | None, digest: str, size_bytes: int, today: date
) -> dict[str, str | int | None]:
    form = None if download.form is None else ", ".join(f"{k}={v}" for k, v in download.form.items())
    return {
        "id": digest[:ID_DIGITS],
        "sha256": digest,
        "file": name,
        "size_bytes": size_bytes,
        "publisher": download.publisher,
        "title": download.title,
        "vintage": download.vintage,
        "licence": download.licence,
        "attribution": download.attribution,
        "address": download.address,
        "form": form,
        "retrieved_on": today.isoformat(),
        "note": note,
    }


def _write_through(path: Path, content: str) -> None:
    """Write, and wait until the disk has it, so that a full disk shows before anything is moved."""
    with path.open("w", encoding="utf-8") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


@contextmanager
def _disk_errors(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        full = error.errno in FULL_DISK
        raise FetchError(
            "room for the file" if full else "a folder that can be written to",
            "a full disk" if full else str(error),
            where=str(error.filename or folder),
            remedy="free some space and run the same command again; it goes on where it stopped"
            if full
            else "name another folder, or check its permissions",
        ) from error
