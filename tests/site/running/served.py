"""The site as `corridor serve` runs it, in a process group of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

from tests.site.running.production import COMMAND, ROOT, surroundings

PATIENCE_SECONDS = 60


@dataclass(frozen=True)
class Served:
    """A site that answers on this port; `line` is what it said when it was ready to."""

    port: int
    line: str
    log: Path

    def status(self, path: str) -> int:
        """The status of one request."""
        return self.ask(path)[0]

    def ask(self, path: str) -> tuple[int, str]:
        """Status and body of one request."""
        asking = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_SECONDS)
        try:
            asking.request("GET", path)
            answer = asking.getresponse()
            return answer.status, answer.read().decode()
        finally:
            asking.close()


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def serving(folder: Path, *words: str, log: Path | None = None, **variables: str) -> Iterator[Served]:
    """Serve the folder; in the end the site is told to stop, and must stop in good order."""
    port = free_port()
    log = log or folder.with_suffix(".log")
    with (
        log.open("wb") as errors,
        subprocess.Popen(
            [*COMMAND, "serve", "--port", str(port), "--folder", str(folder), *words],
            env=surroundings(folder, **variables),
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            start_new_session=True,
        ) as process,
    ):
        assert process.stdout is not None
        try:
            line = process.stdout.readline().strip()
            assert line, log.read_text()
            _wait_until_open(port)
            yield Served(port, line, log)
            process.send_signal(signal.SIGTERM)
            assert process.wait(timeout=PATIENCE_SECONDS) == 0, log.read_text()
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)


def _wait_until_open(port: int) -> None:
    for _ in range(PATIENCE_SECONDS * 20):
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1) as asking:
                asking.sendall(b"GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                asking.settimeout(PATIENCE_SECONDS)
                if asking.recv(12) == b"HTTP/1.1 200":
                    return
        except ConnectionRefusedError:
            pass
        time.sleep(0.05)
    raise TimeoutError(f"nothing answers on port {port}")
