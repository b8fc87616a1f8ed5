"""How fast passages are linked, on one core, and what a process that links takes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence

STARTS = 7


def passages_per_second(ask: Callable[[str], object], passages: Sequence[str], *, most_seconds: float = 20.0) -> float:
    """Passages answered in a second of one core's time; stops after `most_seconds`."""
    for text in passages[:3]:
        ask(text)
    began = time.process_time()
    done = 0
    for text in passages:
        ask(text)
        done += 1
        if time.process_time() - began > most_seconds:
            break
    return done / (time.process_time() - began)


def start_and_memory() -> tuple[float, float]:
    """Median seconds from nothing to the first link in a process of its own, and its peak memory in MB."""
    code = (
        "from corridor.linking import link; link('Protect the rights of migrant workers.');"
        # Not ru_maxrss: a child's counts from its parent's size.
        "print(next(int(line.split()[1]) for line in open('/proc/self/status') if line.startswith('VmHWM')) * 1.024e-3)"
    )
    seconds = []
    peak = 0.0
    for _ in range(STARTS):
        began = time.perf_counter()
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=_one_core())
        seconds.append(time.perf_counter() - began)
        peak = max(peak, float(done.stdout))
    return sorted(seconds)[STARTS // 2], peak


def _one_core() -> dict[str, str]:
    return {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
