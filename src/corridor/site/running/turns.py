"""Taking turns: one process at a time on this machine, and on the database where several machines share it."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path

from django.db import connection


class Turn(Enum):
    """What is done by one process at a time: the name of a file, and a number that no other lock has."""

    START = ("starting.lock", 7_220_031)
    IMPORT = ("importing.lock", 7_220_032)


@contextmanager
def one_at_a_time(turn: Turn, folder: Path) -> Iterator[None]:
    """Wait until nobody else is at it, then be alone; a process that dies gives its turn up."""
    file, number = turn.value
    with (folder / file).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if connection.vendor != "postgresql":
            yield
            return
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [number])
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [number])
