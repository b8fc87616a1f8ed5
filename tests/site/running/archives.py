"""Archives taken apart and put together again, otherwise than they were."""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

type Parts = dict[str, bytes]
"""The parts of an archive by name, the manifest among them."""

MANIFEST = "manifest.json"


def parts_of(archive: Path) -> Parts:
    with tarfile.open(archive) as opened:
        return {member.name: opened.extractfile(member).read() for member in opened}  # type: ignore[union-attr]  # files only


def put_together(parts: Parts, archive: Path) -> None:
    with tarfile.open(archive, "w:gz") as made:
        for name, content in parts.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            made.addfile(member, io.BytesIO(content))


def with_manifest(archive: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """Write the archive anew with another manifest."""
    parts = parts_of(archive)
    manifest = json.loads(parts[MANIFEST])
    change(manifest)
    put_together(parts | {MANIFEST: json.dumps(manifest).encode()}, archive)


def with_rows(archive: Path, model: str, change: Callable[[list[dict[str, Any]]], None]) -> None:
    """Write the archive anew with other rows of one table, and a manifest that fits them."""
    parts = parts_of(archive)
    manifest = json.loads(parts[MANIFEST])
    (table,) = [one for one in manifest["tables"] if one["model"] == model]
    rows = [dict(zip(table["fields"], json.loads(line), strict=True)) for line in parts[table["file"]].splitlines()]
    change(rows)
    content = b"".join(json.dumps([row[name] for name in table["fields"]]).encode() + b"\n" for row in rows)
    table |= {"rows": len(rows), "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    put_together(parts | {table["file"]: content, MANIFEST: json.dumps(manifest).encode()}, archive)
