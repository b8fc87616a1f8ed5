"""The reference of the commands is in step with them, and each of them shows how it is called."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from corridor.cli.app import app
from scripts.docs import command_reference
from scripts.docs.command_reference import Command, commands, main, reference

ALL = list(commands(app))
CALLABLE = [command for command in ALL if not command.is_group]


def words(command: Command) -> str:
    return command.words


def test_the_reference_is_what_the_code_says() -> None:
    # In a process of its own: cyclopts writes the name of the running program into usage lines.
    script = command_reference.__file__
    checked = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")


@pytest.mark.parametrize("command", ALL, ids=words)
def test_every_command_has_its_section_and_says_what_it_does(command: Command) -> None:
    assert f" {command.words}\n" in reference()
    assert (command.app.help or "").strip()


@pytest.mark.parametrize("command", CALLABLE, ids=words)
def test_every_command_has_an_example_that_it_accepts(command: Command) -> None:
    assert command.examples, f"`{command.words}` needs a line `Example: {command.words} …` in its docstring"
    for example in command.examples:
        assert example.startswith(command.words)
        called, _, _ = app.parse_args(shlex.split(example)[1:], exit_on_error=False, print_error=False)
        assert called is command.app.default_command


@pytest.mark.parametrize("command", CALLABLE, ids=words)
def test_every_argument_is_described(command: Command) -> None:
    described = command.app.generate_docs(recursive=False)
    bare = [line for line in described.splitlines() if line.startswith("* `") and not line.partition("`: ")[2]]
    assert bare == []


def test_the_check_notices_a_reference_out_of_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command_reference, "REFERENCE", tmp_path / "reference" / "commands.md")
    assert main(["--check"]) == 1
    assert "make docs" in capsys.readouterr().err
    assert main([]) == 0
    assert main(["--check"]) == 0
