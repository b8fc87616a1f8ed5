"""The packaged files are what the scripts make of the publishers' files."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from corridor.places import tables

ROOT = Path(__file__).resolve().parent.parent.parent
DATA = Path(tables.__file__).parent / "data"


def run(script: str, *arguments: Path) -> None:
    subprocess.run([sys.executable, ROOT / "scripts" / "places" / script, *arguments], check=True)


def test_areas_and_members(shared_data: Path, tmp_path: Path) -> None:
    run("build_areas.py", shared_data, tmp_path)
    for name in ("areas.csv", "members.csv"):
        assert (tmp_path / name).read_bytes() == (DATA / name).read_bytes()


def test_outlines(shared_data: Path, tmp_path: Path) -> None:
    run("build_outlines.py", shared_data, tmp_path / "outlines.json")
    assert (tmp_path / "outlines.json").read_bytes() == (DATA / "outlines.json").read_bytes()


@pytest.mark.parametrize("script", ["build_areas.py", "build_outlines.py"])
def test_a_script_without_a_source_says_how_it_is_used(script: str) -> None:
    with pytest.raises(subprocess.CalledProcessError) as error:
        subprocess.run(
            [sys.executable, ROOT / "scripts" / "places" / script], check=True, capture_output=True, text=True
        )
    assert "Usage:" in error.value.stderr
