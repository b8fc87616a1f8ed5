"""Fixtures for the tests of measures."""

from __future__ import annotations

from pathlib import Path

import pytest

from corridor.evidence.store import Evidence
from tests.real_build import real_build


@pytest.fixture(scope="module")
def real_evidence(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Evidence:
    """The build of the publishers' real files."""
    return Evidence(real_build(shared_data, tmp_path_factory))
