"""Snapshots: publishers' files as downloaded, and what is known about each."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from corridor.definitions import Record, data_path, read_named
from corridor.errors import EvidenceError

SIDECAR_SUFFIX = ".snapshot.json"
MANIFEST_NAME = "MANIFEST.csv"
NOT_STATED = "not stated"
"""The vintage of a file whose release nobody names."""


class Snapshot(BaseModel):
    """One publisher's file: what it is, where it came from, under which licence.

    `id` is the first 12 digits of the SHA-256 of the file as stored (zipped or not). `vintage` is the
    publisher's release; `retrieved_on` is None where nobody wrote it down. An `excerpt` holds only some
    of the publisher's rows, so no sum over it is the publisher's sum.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    sha256: str
    file: str
    publisher: str
    title: str
    vintage: str
    licence: str
    attribution: str
    address: str | None = None
    retrieved_on: date | None = None
    reader: str
    reader_version: int
    excerpt: bool = False
    note: str | None = None


class Provenance(BaseModel):
    """What a sidecar or a manifest says of a file, before a reader has seen it."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    publisher: str | None = None
    title: str | None = None
    vintage: str | None = None
    licence: str | None = None
    attribution: str | None = None
    address: str | None = None
    retrieved_on: date | None = None
    excerpt: bool = False
    note: str | None = None


class PublisherDefaults(Record):
    """What holds for a reader's files when nothing beside the file says otherwise."""

    publisher: str
    licence: str
    attribution: str
    address: str


@cache
def publisher_defaults() -> Mapping[str, PublisherDefaults]:
    """Reader name -> publisher, licence, attribution and official address.

    Raises `DefinitionError` for a record that is malformed or given twice.
    """
    return read_named(data_path("corridor.evidence", "publishers.yaml"), PublisherDefaults)


def sha256_of(path: Path) -> str:
    """SHA-256 of the file as stored."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def snapshot_files(folder: Path) -> Iterator[Path]:
    """All files below `folder` in a stable order, without manifests, sidecars and hidden files.

    Raises `EvidenceError` when the folder is not there.
    """
    if not folder.is_dir():
        raise EvidenceError(
            "a folder of publishers' files",
            "no folder",
            where=str(folder),
            remedy="name an existing folder, or fill one with `corridor fetch`",
        )
    for path in sorted(folder.rglob("*"), key=lambda found: found.relative_to(folder).as_posix()):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        companion = path.name == MANIFEST_NAME or path.name.endswith((SIDECAR_SUFFIX, ".part"))
        if path.is_file() and not hidden and not companion:
            yield path


def provenance_in(folder: Path) -> Mapping[str, Provenance]:
    """Path relative to `folder` -> what its sidecar, else the folder's manifest, says of it.

    Raises `EvidenceError` for a sidecar or manifest that cannot be read as one.
    """
    known = dict(_from_manifest(folder / MANIFEST_NAME))
    for sidecar in sorted(folder.rglob(f"*{SIDECAR_SUFFIX}")):
        described = sidecar.relative_to(folder).as_posix().removesuffix(SIDECAR_SUFFIX)
        known[described] = _from_sidecar(sidecar)
    return known


def _from_sidecar(path: Path) -> Provenance:
    try:
        return Provenance.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise EvidenceError(
            "a sidecar as `corridor fetch` writes it",
            str(error).splitlines()[0],
            where=str(path),
            remedy="download the file again, or take the sidecar away",
        ) from error


def _from_manifest(path: Path) -> Iterator[tuple[str, Provenance]]:
    if not path.is_file():
        return
    with path.open(encoding="utf-8", newline="") as stream:
        table = csv.DictReader(stream, restval="")
        missing = {"file", "original_format", "note"} - set(table.fieldnames or ())
        if missing:
            raise EvidenceError(
                "a manifest with columns file, original_format and note",
                f"no {', '.join(sorted(missing))}",
                where=str(path),
                remedy="add the columns, or take the manifest away",
            )
        for row in table:
            excerpt = any(word in row["original_format"] for word in ("cut to", "subset", "partial"))
            yield row["file"], Provenance(note=_manifest_note(row), excerpt=excerpt)


def _manifest_note(row: Mapping[str, str]) -> str | None:
    parts = [f"original format: {row['original_format']}" if row["original_format"] else "", row["note"]]
    return "; ".join(part for part in parts if part) or None
