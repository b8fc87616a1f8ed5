"""The harness of the benchmarks measures what it says."""

from __future__ import annotations

import sys

import pytest

from benchmarks.measure import CommandFailedError, Measured, warm_calls, whole_processes


def python(code: str) -> tuple[str, ...]:
    return (sys.executable, "-c", code)


def test_each_process_is_timed_from_start_to_end() -> None:
    measured = whole_processes(python("import time; time.sleep(0.2)"), {}, runs=2)
    assert len(measured.seconds) == 2
    assert measured.least_seconds >= 0.2


def test_memory_is_that_of_the_measured_process() -> None:
    """The system counts a child from its birth, so that a small one shows its parent's size at least."""
    large = whole_processes(python("kept = b'x' * (400 * 2**20)"), {}, runs=1).peak_mib
    small = whole_processes(python("pass"), {}, runs=1).peak_mib
    assert small < 400 < large < 500


def test_the_median_is_not_moved_by_one_slow_run() -> None:
    assert Measured((1.0, 9.0, 1.2), 0.0).median_seconds == 1.2


def test_a_command_that_fails_is_not_a_measurement() -> None:
    with pytest.raises(CommandFailedError, match="ended with 3"):
        whole_processes(python("raise SystemExit(3)"), {}, runs=1)


def test_warm_calls_leave_the_first_one_out() -> None:
    assert len(warm_calls(["fetch", "--list"], {}, runs=2).seconds) == 2
