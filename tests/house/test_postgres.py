"""The tests' PostgreSQL starts by itself, goes with the run that started it, and never fails in silence."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.site.postgres import ADDRESS_VARIABLE

ROOT = Path(__file__).resolve().parents[2]
ASK = "from tests.site.postgres import address; print(address(), flush=True); "


@contextmanager
def run(then: str, **variables: str) -> Iterator[subprocess.Popen[str]]:
    """A run that asks for the server, says its address, and goes on with `then`."""
    clean = {name: value for name, value in os.environ.items() if name != ADDRESS_VARIABLE}
    command = (sys.executable, "-c", ASK + then)
    with subprocess.Popen(
        command, cwd=ROOT, env=clean | variables, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        yield process
        process.kill()


def socket_folder(url: str) -> Path:
    return Path(unquote(urlsplit(url.strip()).netloc.removeprefix("postgres@")))


def is_gone(folder: Path) -> bool:
    deadline = time.monotonic() + 20
    while folder.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    return not folder.exists()


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL], ids=["ended", "killed"])
def test_server_and_folder_go_with_the_run(end: signal.Signals) -> None:
    with run("import time; time.sleep(60)") as process:
        assert process.stdout is not None
        folder = socket_folder(process.stdout.readline())
        assert (folder / ".s.PGSQL.5432").is_socket()
        process.send_signal(end)
        assert is_gone(folder.parent)


def test_children_share_the_server_of_the_run() -> None:
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {ASK!r}], check=True)"
    with run(child) as process:
        said, _ = process.communicate(timeout=60)
    addresses = said.split()
    assert len(addresses) == 2
    assert addresses[0] == addresses[1]


def test_a_server_that_does_not_start_is_an_error_with_its_reason(tmp_path: Path) -> None:
    with run("", TMPDIR=str(tmp_path / "no-such-folder"), PGSERVER_POSTGRES_VERSION="99") as process:
        _, complaint = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "Unsupported Postgres version: 99" in complaint
    assert "PostgreSQL did not start (exit code 1)" in complaint
