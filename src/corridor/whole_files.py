"""Files put in place together: each of them whole, and none where one cannot be written."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile

from corridor.errors import ReportError


def put(files: Mapping[Path, Iterable[bytes]], folder: Path) -> None:
    """Write the pieces of each file under a temporary name in `folder`, then give all of them their own names.

    The folder is made where it is missing. Raises `ReportError` where it cannot be written to; older files are then
    still there.
    """
    waiting: list[tuple[Path, Path]] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, content in files.items():
            with NamedTemporaryFile(dir=folder, prefix=f".{path.name}.", delete=False) as temporary:
                waiting.append((Path(temporary.name), path))
                temporary.writelines(content)
                temporary.flush()
                os.fsync(temporary.fileno())
        for temporary_path, path in waiting:
            temporary_path.chmod(0o644)
            temporary_path.replace(path)
    except OSError as error:
        raise ReportError(
            "a folder with room for the document",
            error.strerror or str(error),
            where=str(error.filename or folder),
            remedy="free space on the disk, or name a folder that you may write to",
        ) from error
    finally:
        for temporary_path, _ in waiting:
            temporary_path.unlink(missing_ok=True)
