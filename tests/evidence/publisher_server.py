"""A publisher's server on this machine that misbehaves as the test tells it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Answer:
    """One answer: `body` from byte `start` on; `cut` bytes of it are sent before the connection breaks."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    cut: int | None = None
    honour_range: bool = True


@dataclass
class Publisher:
    """The answers still to give (the last one is repeated), and the requests that came."""

    address: str
    answers: list[Answer]
    requests: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)

    def next_answer(self) -> Answer:
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]

    def ranges(self) -> list[str | None]:
        return [headers.get("range") for _, headers, _ in self.requests]


@contextmanager
def serving(*answers: Answer) -> Iterator[Publisher]:
    """A publisher at `address` until the block ends."""
    publisher = Publisher("", list(answers))

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._answer(b"")

        def do_POST(self) -> None:
            self._answer(self.rfile.read(int(self.headers["Content-Length"])))

        def _answer(self, sent: bytes) -> None:
            asked = {name.lower(): value for name, value in self.headers.items()}
            publisher.requests.append((self.command, asked, sent))
            answer = publisher.next_answer()
            start = _range_start(asked, answer)
            whole = len(answer.body)
            if start is not None and start >= whole:
                self._send(416, {"Content-Range": f"bytes */{whole}", "Content-Length": "0"}, b"")
                return
            headers = {"Content-Length": str(whole - (start or 0)), **answer.headers}
            if start is not None:
                headers = {"Content-Range": f"bytes {start}-{whole - 1}/{whole}", **headers}
            body = answer.body[start or 0 :]
            self._send(206 if start is not None else answer.status, headers, body[: answer.cut])
            if answer.cut is not None:
                self.close_connection = True

        def _send(self, status: int, headers: dict[str, str], body: bytes) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Nothing on standard error."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    publisher.address = f"http://127.0.0.1:{server.server_port}/file"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield publisher
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _range_start(asked: dict[str, str], answer: Answer) -> int | None:
    """Where to begin, when a range was asked for and the validator still holds."""
    if "range" not in asked or not answer.honour_range or answer.status != 200:
        return None
    validators = (answer.headers.get("ETag"), answer.headers.get("Last-Modified"))
    return int(asked["range"].removeprefix("bytes=").removesuffix("-")) if asked["if-range"] in validators else None
