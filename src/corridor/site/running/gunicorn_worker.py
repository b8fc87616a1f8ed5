"""Gunicorn's worker with threads, which gives a thread only to a connection that has said something.

Otherwise a few dozen silent connections would hold all threads, and keep everybody else out.
"""

from __future__ import annotations

import selectors
import socket
import struct
import time
from functools import partial
from typing import Any

from gunicorn.workers.gthread import ThreadWorker


class ListeningWorker(ThreadWorker):  # type: ignore[misc]  # gunicorn has no types
    """Watches new connections as gunicorn watches those that it keeps alive, and closes the silent ones as soon.

    In the middle of a request or an answer, a client may be silent for twice that time.
    """

    def enqueue_req(self, conn: Any) -> None:
        """Give the connection a thread, once there is something to read from it."""
        if conn.initialized or conn.data_ready:
            super().enqueue_req(conn)
            return
        patience = struct.pack("ll", 2 * self.cfg.keepalive, 0)
        conn.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, patience)
        conn.sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, patience)
        conn.sock.setblocking(False)
        conn.timeout = time.monotonic() + self.cfg.keepalive
        self.pending_conns.append(conn)
        self.poller.register(conn.sock, selectors.EVENT_READ, partial(self.on_pending_socket_readable, conn))
