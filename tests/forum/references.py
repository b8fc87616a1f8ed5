"""Fact sheets and the founding document, where this machine has them beside the publishers' files."""

from __future__ import annotations

from pathlib import Path

import pytest

FOUNDING_DOCUMENT = "gfmd_hlpf_2017_contribution.txt"


def reference(shared_data: Path, name: str) -> str:
    """The text of a reference; the test is skipped, loudly, where it is absent."""
    path = shared_data.parent / "reference" / name
    if not path.is_file():
        pytest.skip(f"needs {name} in a folder `reference` beside the publishers' files")
    return path.read_text(encoding="utf-8")
