"""The locks fit pyproject.toml and each other, carry hashes, and name no registry."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("run", "dev")
PINNED = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>[^\s;\\]+)", re.MULTILINE)


def lock_text(name: str) -> str:
    return (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")


def pinned(name: str) -> dict[str, str]:
    return dict(PINNED.findall(lock_text(name)))


def wanted(name: str) -> set[str]:
    """What pyproject.toml asks for, as the lock spells it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    asked = [*project["project"]["dependencies"], *groups["build"]]
    if name == "dev":
        asked += [entry for entry in groups["dev"] if isinstance(entry, str)]
    return {re.split(r"[\s<>=!~;\[]", entry)[0].lower().replace("_", "-") for entry in asked}


@pytest.mark.parametrize("name", LOCKS)
def test_everything_asked_for_is_locked(name: str) -> None:
    assert wanted(name) <= set(pinned(name)), "run `make lock`"


@pytest.mark.parametrize("name", LOCKS)
def test_every_line_is_a_pinned_version_or_its_hash(name: str) -> None:
    for line in lock_text(name).splitlines():
        assert PINNED.match(line) or re.fullmatch(r" {4}--hash=sha256:[0-9a-f]{64}( \\)?", line), line


def test_tests_run_with_the_versions_that_users_get() -> None:
    run, dev = pinned("run"), pinned("dev")
    assert {name: dev.get(name) for name in run} == run
