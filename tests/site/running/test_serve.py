"""`corridor serve`: the first start makes everything; what stands in the way is said."""

from __future__ import annotations

import re
import socket
import sqlite3
import stat
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from corridor.errors import UsageError
from corridor.site.running.alive import check_alive
from corridor.site.running.serve import check_address_free
from tests.site.running.production import corridor, surroundings
from tests.site.running.served import free_port, serving


def test_the_first_start_makes_all_and_says_where_to_look(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    with serving(folder) as site:
        where = f"http://127.0.0.1:{site.port}/"
        assert site.line == f"Corridor is at {where} and keeps its data in {folder}; Ctrl-C stops it."
        assert (site.status("/"), site.status("/ready"), site.status("/practices/")) == (200, 200, 200)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "secret-key").stat().st_mode) == 0o600
    assert stat.S_IMODE((folder / "corridor.sqlite3").stat().st_mode) == 0o600
    assert '"message": "request"' in site.log.read_text()


def test_another_start_keeps_what_is_there(folder: Path) -> None:
    database = folder / "corridor.sqlite3"
    with closing(sqlite3.connect(database)) as opened:
        before = opened.execute("SELECT COUNT(*), MAX(id) FROM entries_entryversion").fetchone()
    with serving(folder, "--workers", "2") as site:
        assert site.status("/ready") == 200
        check_alive("127.0.0.1", site.port, ready=True)
    with closing(sqlite3.connect(database)) as opened:
        assert opened.execute("SELECT COUNT(*), MAX(id) FROM entries_entryversion").fetchone() == before


def test_two_processes_count_together(folder: Path) -> None:
    (folder / "measurements").mkdir()
    (folder / "measurements" / "counter_1.db").write_bytes(b"of an earlier run")
    with serving(folder, "--workers", "2") as site:
        with ThreadPoolExecutor(8) as clients:
            list(clients.map(lambda _: site.status("/health"), range(40)))
        found = {site.ask("/metrics")[1] for _ in range(6)}
    counted = re.compile(r'^corridor_requests_total\{method="GET",status="200",view="health"\} (\d+)', re.MULTILINE)
    # One more is the test's own look whether the site is there.
    assert {int(match[1]) for text in found if (match := counted.search(text))} == {41}


def test_a_port_in_use_is_said_before_anything_is_made(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        done = corridor("serve", "--port", port, "--folder", str(tmp_path / "site"), env=surroundings(tmp_path))
    assert (done.returncode, done.stdout) == (10, "")
    assert f"another program listens on 127.0.0.1 port {port}" in done.stderr
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(("host", "port"), [("203.0.113.1", 8000), ("not a host", 8000), ("127.0.0.1", 65_536)])
def test_an_address_that_is_none_of_this_machine(host: str, port: int) -> None:
    with pytest.raises(UsageError):
        check_address_free(host, port)


def test_a_database_of_a_newer_version_is_left_alone(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "corridor.sqlite3")) as opened, opened:
        opened.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('entries', '0999_later', '2027-01-01')"
        )
    done = corridor("serve", "--port", str(free_port()), "--folder", str(folder), env=surroundings(folder))

    assert done.returncode == 10
    assert "one of a newer version, with entries 0999_later" in done.stderr


def test_a_folder_that_cannot_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("a file")
    done = corridor("serve", "--port", str(free_port()), "--folder", str(tmp_path / "site"), env=surroundings(tmp_path))

    assert done.returncode == 10
    assert done.stderr.startswith("corridor: expected to be able to start the site\nfound File exists")
