"""Floods and bad requests over a real socket, on this machine alone: clear answers, and the site lives on."""

from __future__ import annotations

import shutil
import socket
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.site.running.served import Served, serving

HEAD = b"Host: localhost\r\nConnection: close\r\n"


@pytest.fixture(scope="module")
def site(prepared_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A site that soon has enough of one client; nothing writes into its folder but it."""
    folder = shutil.copytree(prepared_folder, tmp_path_factory.mktemp("flooded") / "site")
    variables = {"CORRIDOR_REQUESTS_PER_MINUTE": "60", "CORRIDOR_WORKING_AT_ONCE": "2"}
    with serving(Path(folder), GUNICORN_CMD_ARGS="--keep-alive 1", **variables) as site:
        yield site


def raw(site: Served, request: bytes) -> bytes:
    """The first line of the answer to these bytes, empty when the connection is closed without one."""
    with socket.create_connection(("127.0.0.1", site.port), timeout=30) as asking:
        try:
            asking.sendall(request)
            answer = asking.recv(200)
        except (BrokenPipeError, ConnectionResetError):
            return b""
    return answer.partition(b"\r\n")[0]


def test_a_flood_ends_in_too_many_requests_and_the_site_lives_on(site: Served) -> None:
    with ThreadPoolExecutor(30) as clients:
        statuses = Counter(clients.map(lambda _: site.status("/practices/"), range(300)))

    assert set(statuses) <= {200, 429, 503}
    assert statuses[429] > 200
    assert site.status("/health") == 200
    assert site.status("/ready") == 200


def test_a_request_line_of_ten_megabytes(site: Served) -> None:
    assert raw(site, b"GET /practices/?words=" + b"x" * 10_000_000) in (
        b"",
        b"HTTP/1.1 414 Request-URI Too Long",
        b"HTTP/1.1 414 URI Too Long",
    )
    assert site.status("/health") == 200


@pytest.mark.parametrize(
    ("request_bytes", "status"),
    [
        (b"GET /health HTTP/1.1\r\n" + HEAD + b"X: " + b"x" * 9_000 + b"\r\n\r\n", b"431"),
        (b"GET /health HTTP/1.1\r\n" + HEAD + b"".join(b"X%d: y\r\n" % n for n in range(80)) + b"\r\n", b"431"),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", b"400"),
        (b"POST / HTTP/1.1\r\n" + HEAD + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", b"400"),
        (b"POST / HTTP/1.1\r\n" + HEAD + b"Content-Length: 99999999\r\n\r\n", b"413"),
        (b"GET /practices/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n", b"4"),
    ],
    ids=["long header", "many headers", "no HTTP", "two lengths", "huge body", "another host"],
)
def test_bad_requests_are_refused(site: Served, request_bytes: bytes, status: bytes) -> None:
    assert raw(site, request_bytes).startswith(b"HTTP/1.1 " + status)
    assert site.status("/health") == 200


def test_connections_that_say_nothing_keep_nobody_out(site: Served) -> None:
    with ExitStack() as silent:
        for _ in range(60):
            silent.enter_context(socket.create_connection(("127.0.0.1", site.port), timeout=30))
        assert site.status("/health") == 200


def test_requests_that_never_end_are_given_up(site: Served) -> None:
    """One more than there are threads; each says the beginning of a request and then nothing."""
    with ExitStack() as slow:
        for _ in range(5):
            asking = slow.enter_context(socket.create_connection(("127.0.0.1", site.port), timeout=30))
            asking.sendall(b"GET /health HTTP/1.1\r\nHost: local")
        assert site.status("/health") == 200
