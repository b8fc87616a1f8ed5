"""Starting and stopping the site that the browser visits."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class RunningSite:
    """A site that answers at `address` (without a slash at the end); its mail is written into `letters`."""

    address: str
    letters: Path


def prepared(folder: Path) -> Path:
    """A folder with the site's database and files, filled by the first process that asks for it."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            partial = folder.with_suffix(".partial")
            shutil.rmtree(partial, ignore_errors=True)
            partial.mkdir()
            subprocess.run(_command("prepare"), cwd=ROOT, env=_environment(partial), check=True)
            partial.rename(folder)
    return folder


@contextmanager
def running(filled: Path, folder: Path) -> Iterator[RunningSite]:
    """The site on a copy of the filled folder; raises RuntimeError when it does not start."""
    shutil.copytree(filled, folder)
    with subprocess.Popen(
        _command("run"),
        cwd=ROOT,
        env=_environment(folder),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        if not address:
            raise RuntimeError(f"the site did not start (exit code {process.wait()})")
        yield RunningSite(address, folder / "letters")


def _command(what: str) -> tuple[str, ...]:
    return (sys.executable, "-m", "tests.browser.serve", what)


def _environment(folder: Path) -> dict[str, str]:
    """The variables of the site's process, with nothing from the surroundings that is Corridor's."""
    kept = {name: said for name, said in os.environ.items() if not name.startswith(("CORRIDOR_", "DATABASE_"))}
    return kept | {
        "DJANGO_SETTINGS_MODULE": "corridor.site.settings",
        "CORRIDOR_SITE_FOLDER": str(folder),
        "CORRIDOR_SECRET_KEY": "only for tests: nobody may guess less than fifty characters of this",
        "CORRIDOR_HOSTS": "127.0.0.1",
        "CORRIDOR_MAIL_URL": f"file://{folder}/letters",
        "XDG_DATA_HOME": str(folder / "data"),
    }
