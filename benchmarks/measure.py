"""Run a command several times: seconds and peak memory of each run."""

from __future__ import annotations

import json
import math
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

KIB_PER_RSS_UNIT = 1 / 1024 if sys.platform == "darwin" else 1
"""`ru_maxrss` is in KiB on Linux, in bytes on macOS."""


@dataclass(frozen=True, slots=True)
class Measured:
    """The seconds of all runs, and the largest resident memory that any of them reached."""

    seconds: tuple[float, ...]
    peak_mib: float

    @property
    def median_seconds(self) -> float:
        return statistics.median(self.seconds)

    @property
    def least_seconds(self) -> float:
        return min(self.seconds)


def percentile(values: Sequence[float], part: float) -> float:
    """The least value that `part` of all values do not exceed: the nearest rank."""
    return sorted(values)[math.ceil(len(values) * part) - 1]


class CommandFailedError(Exception):
    """The command to measure ended with an error."""


def whole_processes(command: Sequence[str], environment: Mapping[str, str], *, runs: int) -> Measured:
    """Each run is a process of its own, from its start to its end."""
    found = [_one_process(command, environment) for _ in range(runs)]
    return Measured(tuple(seconds for seconds, _, _ in found), max(peak_mib for _, peak_mib, _ in found))


def warm_calls(arguments: Sequence[str], environment: Mapping[str, str], *, runs: int) -> Measured:
    """One process calls `corridor ARGUMENTS` once to warm up, then `runs` times; only these are timed."""
    command = (sys.executable, "-m", "benchmarks.warm", str(runs), *arguments)
    _, peak_mib, said = _one_process(command, environment)
    return Measured(tuple(json.loads(said.splitlines()[-1])), peak_mib)


def module_calls(module: str, environment: Mapping[str, str], *, runs: int) -> Measured:
    """One process of `python -m MODULE RUNS`, which times its own work and prints the seconds as JSON at the end."""
    _, peak_mib, said = _one_process((sys.executable, "-m", module, str(runs)), environment)
    return Measured(tuple(json.loads(said.splitlines()[-1])), peak_mib)


def _one_process(command: Sequence[str], environment: Mapping[str, str]) -> tuple[float, float, str]:
    """Seconds, peak memory in MiB, and what the command wrote; the rusage is this child's alone."""
    begun = time.perf_counter()
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env={**os.environ, **environment}
    ) as child:
        said = child.stdout.read() if child.stdout else ""
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - begun
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise CommandFailedError(f"{' '.join(command)} ended with {child.returncode}:\n{said[-2000:]}")
    return seconds, usage.ru_maxrss * KIB_PER_RSS_UNIT / 1024, said
