"""The site's folder: for its owner alone."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from corridor.site.environment import SECRET_FILE

_OWNER_ONLY = 0o700


def make_folder(folder: Path) -> None:
    """The site's folder, closed to others when it is new; raises OSError where it cannot be made."""
    new = not folder.is_dir()
    folder.mkdir(parents=True, exist_ok=True)
    if new:
        folder.chmod(_OWNER_ONLY)  # whatever the umask says


def open_to_others(folder: Path) -> Iterator[str]:
    """What others on the machine could read or change, one sentence each."""
    for path in (folder, folder / SECRET_FILE):
        if not path.exists():
            continue
        known = path.stat()
        if stat.S_IMODE(known.st_mode) & 0o077:
            yield f"{path} is open to others: chmod go= {path}"
        if known.st_uid != os.geteuid():
            yield f"{path} belongs to another user (uid {known.st_uid})"
