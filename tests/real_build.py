"""The build of the publishers' real files, made once for all tests of one process."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_BUILD = """
import sys
from pathlib import Path
from corridor.evidence.build import build
print(build(Path(sys.argv[1]), Path(sys.argv[2])).folder)
"""
_MADE: dict[Path, Path] = {}


def real_build(shared_data: Path, folders: pytest.TempPathFactory) -> Path:
    """The folder of the build of all files in `shared_data`.

    It is made in a process of its own, so that the tests' process stays small.
    """
    if shared_data not in _MADE:
        run = [sys.executable, "-c", _BUILD, str(shared_data), str(folders.mktemp("real_store"))]
        _MADE[shared_data] = Path(subprocess.run(run, check=True, capture_output=True, text=True).stdout.strip())
    return _MADE[shared_data]
