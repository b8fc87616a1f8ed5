"""The set-up finds a Python that fits, or says what to install."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "house" / "find_python.sh"


def find_python(*candidates: Path | str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHON": " ".join(map(str, candidates))}
    return subprocess.run(["sh", SCRIPT], env=environment, capture_output=True, text=True, check=False)


def interpreter(path: Path, body: str) -> Path:
    """A script that stands for a Python."""
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)
    return path


def old(folder: Path) -> Path:
    return interpreter(folder / "old", 'case "$2" in *exit*) exit 1;; esac; echo 3.11')


def bare(folder: Path) -> Path:
    return interpreter(folder / "bare", f'case "$2" in *ensurepip*) exit 1;; esac; exec {sys.executable} "$@"')


def test_the_first_that_fits_is_taken(tmp_path: Path) -> None:
    found = find_python("no-such-python", old(tmp_path), bare(tmp_path), sys.executable)
    assert (found.returncode, found.stdout.strip()) == (0, sys.executable)


def test_without_a_new_one_it_says_what_was_found(tmp_path: Path) -> None:
    found = find_python("no-such-python", old(tmp_path))
    assert found.returncode == 1
    assert "needs Python 3.12 or newer" in found.stderr
    assert "3.11" in found.stderr


def test_without_venv_it_names_the_package(tmp_path: Path) -> None:
    found = find_python(bare(tmp_path))
    assert found.returncode == 1
    assert f"apt-get install python3.{sys.version_info.minor}-venv" in found.stderr
