"""How much is too much: requests of one client, and requests at the same time. Nothing here knows Django."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

_CLIENTS_KEPT = 20_000


@dataclass(slots=True)
class _Bucket:
    left: float
    seen: float


class Pace:
    """How many requests each client has left: a bucket that refills by the second and holds a third of a minute.

    The clients seen longest ago are forgotten when there are too many; they begin anew with a full bucket.
    """

    def __init__(self, per_minute: int, now: Callable[[], float] = time.monotonic, kept: int = _CLIENTS_KEPT) -> None:
        self._per_second = per_minute / 60
        self._holds = max(1.0, per_minute / 3)
        self._now = now
        self._kept = kept
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()
        self._lock = threading.Lock()

    def seconds_to_wait(self, client: str) -> float:
        """0 when the client may go on, which takes one request from its bucket; else seconds until there is one."""
        with self._lock:
            now = self._now()
            bucket = self._buckets.setdefault(client, _Bucket(self._holds, now))
            self._buckets.move_to_end(client)
            if len(self._buckets) > self._kept:
                self._buckets.popitem(last=False)
            bucket.left = min(self._holds, bucket.left + (now - bucket.seen) * self._per_second)
            bucket.seen = now
            if bucket.left < 1:
                return (1 - bucket.left) / self._per_second
            bucket.left -= 1
            return 0.0


class Room:
    """Room for so many at the same time; whoever finds none waits a little, and then leaves."""

    def __init__(self, places: int, patience_seconds: float = 1.0) -> None:
        self._places = threading.BoundedSemaphore(places)
        self._patience_seconds = patience_seconds

    @contextmanager
    def enter(self) -> Iterator[bool]:
        """Whether there was room; it is given back at the end."""
        entered = self._places.acquire(timeout=self._patience_seconds)
        try:
            yield entered
        finally:
            if entered:
                self._places.release()
