"""Fixtures for the tests of running the site."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from tests.site.running.production import ROOT, surroundings

Surround = Callable[..., None]
"""Takes values of the environment by name, and lets the site see them for the time of a test."""


@pytest.fixture
def surround(settings: Settings) -> Surround:
    def change(**values: Any) -> None:
        settings.ENVIRONMENT = replace(settings.ENVIRONMENT, **values)

    return change


@pytest.fixture(scope="session")
def prepared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site that was started once; only to be copied."""
    folder = tmp_path_factory.mktemp("prepared") / "site"
    script = "from corridor.site.running.start import set_up; set_up(); "
    script += "from corridor.site.running.first_start import prepare; prepare()"
    folder.mkdir(mode=0o700)
    subprocess.run([sys.executable, "-c", script], env=surroundings(folder), cwd=ROOT, check=True)
    return folder


@pytest.fixture
def folder(prepared_folder: Path, tmp_path: Path) -> Path:
    """The folder of a site that was started before, the test's own."""
    return Path(shutil.copytree(prepared_folder, tmp_path / "site"))
