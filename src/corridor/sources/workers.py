"""Work on many pieces at once, in processes of their own, without holding all pieces in memory."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice

WAITING_PER_WORKER = 2


def each_in_order[P, R](work: Callable[[P], R], pieces: Iterable[P]) -> Generator[R, None, None]:
    """`work(piece)` for each piece, in the order of the pieces; an error in a worker is raised here.

    `work` and pieces must be picklable. Fewer than two pieces, or one core, are worked on in this process.
    """
    workers = os.cpu_count() or 1
    several = iter(pieces)
    start = list(islice(several, 2))
    if len(start) < 2 or workers < 2:
        yield from map(work, chain(start, several))
        return
    with ProcessPoolExecutor(workers, multiprocessing.get_context("spawn")) as pool:
        pending: deque[Future[R]] = deque()
        for piece in chain(start, several):
            pending.append(pool.submit(work, piece))
            if len(pending) >= workers * WAITING_PER_WORKER:
                yield pending.popleft().result()
        while pending:
            yield pending.popleft().result()
