"""The command as a shell runs it: help, version, pipes, interruption."""

from __future__ import annotations

import subprocess
import sys

import pytest

from corridor import __version__
from tests.cli.conftest import Run

COMMAND = (sys.executable, "-c", "from corridor.cli.app import main; main()")


def test_help_names_every_command(run: Run) -> None:
    code, out, _ = run("--help")
    assert code == 0
    assert all(name in out for name in ("report", "trace", "evidence", "fetch", "places"))
    assert run("--version")[1].strip() == __version__


def test_a_reader_that_has_enough_is_no_error() -> None:
    with subprocess.Popen([*COMMAND, "places"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == ""
    assert running.returncode == 0


def test_an_interruption_says_that_nothing_changed(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("corridor.places.registry.countries", interrupted)
    code, _, err = run("places")
    assert (code, err) == (130, "corridor: stopped; nothing was changed\n")
