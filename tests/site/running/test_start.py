"""Faults of the machine become errors that say what to do."""

from __future__ import annotations

import errno
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.db.utils import OperationalError

from corridor.errors import SiteError
from corridor.site.running.start import machine_faults
from tests.site.running.production import corridor, surroundings


def said(error: Exception) -> str:
    with pytest.raises(SiteError) as raised, machine_faults("write the backup"):
        raise error
    return raised.value.message


def test_a_full_disk() -> None:
    with (
        pytest.raises(SiteError, match="room on the disk to write the backup") as raised,
        machine_faults("write the backup"),
    ):
        Path("/dev/full").write_bytes(b"x")
    assert "make room" in (raised.value.remedy or "")


def test_a_full_disk_as_sqlite_says_it(tmp_path: Path) -> None:
    """SQLite's own words, so that a new version that chooses others is noticed."""
    with closing(sqlite3.connect(tmp_path / "full.sqlite3")) as opened:
        opened.execute("PRAGMA max_page_count = 2")
        opened.execute("CREATE TABLE a (b TEXT)")
        with pytest.raises(sqlite3.OperationalError) as full:
            opened.execute("INSERT INTO a VALUES (?)", ["x" * 100_000])
    assert "room on the disk" in said(OperationalError(str(full.value)))


def test_a_database_that_may_not_be_written_as_sqlite_says_it(tmp_path: Path) -> None:
    sqlite3.connect(tmp_path / "a.sqlite3").close()
    opened = sqlite3.connect(f"file:{tmp_path}/a.sqlite3?mode=ro", uri=True)
    with closing(opened), pytest.raises(sqlite3.OperationalError) as refused:
        opened.execute("CREATE TABLE a (b TEXT)")
    assert "a folder that may be written" in said(OperationalError(str(refused.value)))


@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM, errno.EROFS])
def test_a_folder_that_may_not_be_written(number: int) -> None:
    message = said(OSError(number, "no", "/srv/corridor"))
    assert "found one that may not\nin /srv/corridor" in message


def test_a_database_that_cannot_be_reached_gives_its_first_line_alone() -> None:
    message = said(OperationalError('connection failed: "db" port 5432\n\tIs the server running?'))
    assert 'found connection failed: "db" port 5432\nwhat to do: look whether the database runs' in message


def test_other_errors_are_not_swallowed() -> None:
    with pytest.raises(ZeroDivisionError), machine_faults("write the backup"):
        raise ZeroDivisionError


@pytest.mark.parametrize("words", [("backup", "b.tar.gz"), ("site", "check"), ("practices", "export", "e.csv")])
def test_commands_on_a_site_that_was_never_started(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = corridor(*words, env=surroundings(tmp_path / "nowhere"))
    assert done.returncode == 10
    assert "start `corridor serve` once" in done.stderr
    assert not (tmp_path / "nowhere").exists()


def test_postgres_that_does_not_run(tmp_path: Path) -> None:
    env = surroundings(tmp_path, DATABASE_URL="postgres://nobody@127.0.0.1:1/corridor")
    done = corridor("site", "check", env=env)
    assert done.returncode == 10
    assert "expected a database in which to check the site" in done.stderr
    assert "Traceback" not in done.stderr
