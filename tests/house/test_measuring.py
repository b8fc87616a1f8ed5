"""The harness of the benchmarks measures what it says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.measure import CommandFailedError, Measured, warm_calls, whole_processes

ROOT = Path(__file__).resolve().parents[2]


def python(code: str) -> tuple[str, ...]:
    return (sys.executable, "-c", code)


def test_each_process_is_timed_from_start_to_end() -> None:
    measured = whole_processes(python("import time; time.sleep(0.2)"), {}, runs=2)
    assert len(measured.seconds) == 2
    assert measured.least_seconds >= 0.2


MEMORY = """
import sys
from benchmarks.measure import whole_processes
for code in sys.argv[1:]:
    print(whole_processes((sys.executable, "-c", code), {}, runs=1).peak_mib)
"""


def test_memory_is_that_of_the_measured_process() -> None:
    """In a process of its own: the system counts a child from its birth, when it is as large as its parent."""
    codes = ("kept = b'x' * (400 * 2**20)", "pass")
    run = subprocess.run([sys.executable, "-c", MEMORY, *codes], cwd=ROOT, capture_output=True, text=True, check=True)
    large, small = map(float, run.stdout.split())
    assert small < 400 < large < 500


def test_the_median_is_not_moved_by_one_slow_run() -> None:
    assert Measured((1.0, 9.0, 1.2), 0.0).median_seconds == 1.2


def test_a_command_that_fails_is_not_a_measurement() -> None:
    with pytest.raises(CommandFailedError, match="ended with 3"):
        whole_processes(python("raise SystemExit(3)"), {}, runs=1)


def test_warm_calls_leave_the_first_one_out() -> None:
    assert len(warm_calls(["fetch", "--list"], {}, runs=2).seconds) == 2
