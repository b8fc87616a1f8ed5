"""The same document gives the same bytes: entries of the archive carry one fixed date."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime


def with_fixed_date(archive: bytes, date: datetime) -> bytes:
    """The ZIP archive written anew, each entry dated `date` (from 1980 on), in the same order."""
    out = io.BytesIO()
    stamp = (max(date.year, 1980), date.month, date.day, 0, 0, 0)
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            kept = zipfile.ZipInfo(entry.filename, stamp)
            kept.compress_type = zipfile.ZIP_DEFLATED
            kept.external_attr = 0o600 << 16
            new.writestr(kept, old.read(entry))
    return out.getvalue()
