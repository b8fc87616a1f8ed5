"""Writing an archive: tables and uploads into files first, then the manifest, then all into one."""

from __future__ import annotations

import hashlib
import io
import os
import tarfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import IO

from django.apps import apps
from django.core.files.storage import default_storage
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

from corridor import __version__
from corridor.errors import UsageError
from corridor.site.running.archive.manifest import FORMAT, MANIFEST, Content, Manifest, TableRecord, UploadRecord
from corridor.site.running.archive.rows import fields_of, line_of, rows_of
from corridor.site.running.numbering import last_number
from corridor.site.running.tables import models_in

_OWNER_ONLY = 0o600
_CHUNK_BYTES = 1 << 20


def check_absent(target: Path) -> None:
    """Raises `UsageError` when there is a file of that name: no archive is overwritten."""
    if target.exists():
        raise UsageError("a file that is not there yet", str(target), remedy="name another, such as one with the date")


def write_archive(
    target: Path,
    alias: str,
    content: Content,
    uploads: Iterable[str],
    workshop: Path,
    *,
    database: str,
    made_at: datetime,
) -> Manifest:
    """Write what the database of that alias holds, and the uploads of those names; gives the manifest.

    The file is for its owner alone, and there only when it is whole. Raises OSError where it cannot be written.
    """
    manifest = Manifest(
        format=FORMAT,
        made_at=made_at,
        corridor=__version__,
        database=database,
        content=content,
        steps=tuple(sorted(MigrationRecorder(connections[alias]).applied_migrations())),
        tables=tuple(_tables(alias, content, workshop)),
        uploads=tuple(_uploads(uploads, workshop)),
    )
    partial = target.with_name(f".{target.name}.partial")
    try:
        _pack(partial, manifest, workshop)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
    return manifest


def _tables(alias: str, content: Content, workshop: Path) -> Iterator[TableRecord]:
    folder = workshop / "tables"
    folder.mkdir()
    for label in models_in(content):
        model = apps.get_model(label)
        file = f"tables/{label}.jsonl"
        digest, size, count = hashlib.sha256(), 0, 0
        with (workshop / file).open("wb") as out:
            for row in rows_of(model, alias):
                line = line_of(row)
                out.write(line)
                digest.update(line)
                size += len(line)
                count += 1
        yield TableRecord(
            model=label,
            file=file,
            fields=fields_of(model),
            rows=count,
            bytes=size,
            sha256=digest.hexdigest(),
            last_number=last_number(model, alias),
        )


def _uploads(names: Iterable[str], workshop: Path) -> Iterator[UploadRecord]:
    folder = workshop / "uploads"
    folder.mkdir()
    for number, name in enumerate(names):
        file = f"uploads/{number}"
        try:
            with default_storage.open(name) as source, (workshop / file).open("wb") as out:
                size, digest = copy_hashed(source, out)
        except FileNotFoundError:
            continue  # deleted since the names were listed
        yield UploadRecord(name=name, file=file, bytes=size, sha256=digest)


def copy_hashed(source: IO[bytes], out: IO[bytes]) -> tuple[int, str]:
    """Copy a stream; gives its bytes and SHA-256."""
    digest, size = hashlib.sha256(), 0
    while chunk := source.read(_CHUNK_BYTES):
        out.write(chunk)
        digest.update(chunk)
        size += len(chunk)
    return size, digest.hexdigest()


def _pack(path: Path, manifest: Manifest, workshop: Path) -> None:
    described = manifest.model_dump_json(indent=1).encode()
    owned = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _OWNER_ONLY)
    with os.fdopen(owned, "wb") as out:
        with tarfile.open(fileobj=out, mode="w:gz", compresslevel=6) as archive:
            archive.addfile(_member(MANIFEST, len(described), manifest.made_at), io.BytesIO(described))
            for kept in manifest.parts:
                with (workshop / kept.file).open("rb") as file:
                    archive.addfile(_member(kept.file, kept.bytes, manifest.made_at), file)
        out.flush()
        os.fsync(out.fileno())


def _member(name: str, size: int, made_at: datetime) -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.size, member.mode, member.mtime = size, _OWNER_ONLY, int(made_at.timestamp())
    return member
