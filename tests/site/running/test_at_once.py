"""What happens when processes meet: a restore that is killed, and two starts at the same moment."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

from tests.site.running.production import COMMAND, ROOT, corridor, surroundings
from tests.site.running.served import serving
from tests.site.running.test_imports_in_use import is_being_written


def asked(folder: Path, question: str) -> int:
    with closing(sqlite3.connect(folder / "corridor.sqlite3")) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return int(opened.execute(question).fetchone()[0])


def test_a_restore_that_is_killed_leaves_what_was_there(folder: Path, tmp_path: Path) -> None:
    env, archive = surroundings(folder), tmp_path / "backup.tar.gz"
    assert corridor("backup", str(archive), env=env).returncode == 0
    assert corridor("site", "admin", "ana@example.org", env=env).returncode == 0
    words = [*COMMAND, "restore", str(archive)]
    with subprocess.Popen(words, env=env, cwd=ROOT, stdout=subprocess.PIPE) as process:
        while process.poll() is None and not is_being_written(folder):
            time.sleep(0.01)
        time.sleep(0.2)
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL, "it was done before it could be killed"
    assert asked(folder, "SELECT COUNT(*) FROM accounts_user") == 1
    entries = asked(folder, "SELECT COUNT(*) FROM entries_storedentry")

    assert corridor("restore", str(archive), env=env).returncode == 0
    assert asked(folder, "SELECT COUNT(*) FROM accounts_user") == 0
    assert asked(folder, "SELECT COUNT(*) FROM entries_storedentry") == entries > 800


def test_two_first_starts_at_once_make_one_site(tmp_path: Path) -> None:
    folder = tmp_path / "site"

    def start(number: int) -> int:
        with serving(folder, log=tmp_path / f"{number}.log") as site:
            return site.status("/ready")

    with ThreadPoolExecutor(2) as starters:
        assert list(starters.map(start, range(2))) == [200, 200]
    entries = asked(folder, "SELECT COUNT(*) FROM entries_storedentry")
    assert entries == asked(folder, "SELECT COUNT(*) FROM entries_entryversion") > 800
