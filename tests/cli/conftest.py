"""Fixtures for the tests of the command."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corridor.cli.app import main

Run = Callable[..., tuple[int, str, str]]
"""Takes the words of a call; gives exit code, standard output and standard error."""


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command as a shell does."""

    def call(*words: str) -> tuple[int, str, str]:
        code = 0
        try:
            main(words)
        except SystemExit as ended:
            code = int(ended.code or 0)
        said = capsys.readouterr()
        return code, said.out, said.err

    return call
