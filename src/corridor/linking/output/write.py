"""A file put in place in one step: whole, or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from tempfile import NamedTemporaryFile

from corridor.errors import ReportError


def write(path: Path, content: Iterable[bytes]) -> None:
    """Write the pieces of `content` one after the other to `path`, in the place of an older file.

    Raises `ReportError` where the folder is missing or cannot be written to; the older file is then still there.
    """
    waiting: Path | None = None
    try:
        with NamedTemporaryFile(dir=path.parent, prefix=".writing-", delete=False) as temporary:
            waiting = Path(temporary.name)
            temporary.writelines(content)
            temporary.flush()
            os.fsync(temporary.fileno())
        waiting.chmod(0o644)
        waiting.replace(path)
    except OSError as error:
        raise ReportError(
            "a folder with room for the file",
            error.strerror or str(error),
            where=str(path),
            remedy="make the folder, free space on the disk, or name a folder that you may write to",
        ) from error
    finally:
        if waiting is not None:
            waiting.unlink(missing_ok=True)
