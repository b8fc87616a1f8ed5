"""The name that a folder of files has from its content."""

from __future__ import annotations

import hashlib
from pathlib import Path

from corridor.evidence.snapshots import sha256_of


def content_hash(folder: Path) -> str:
    """First 16 digits of a SHA-256 over the names and bytes of all files."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*"), key=lambda found: found.relative_to(folder).as_posix()):
        if path.is_file():
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
            digest.update(bytes.fromhex(sha256_of(path)))
    return digest.hexdigest()[:16]
