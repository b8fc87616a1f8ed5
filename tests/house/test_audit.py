"""The audit of dependencies fails for a vulnerability, and for nothing else."""

from __future__ import annotations

import json
import sys
from typing import Any

import pytest

from scripts.house.audit import main

HARMLESS = {"name": "a", "version": "1", "vulns": []}
SKIPPED = {"name": "b", "skip_reason": "Dependency not found"}
BAD = {"name": "c", "version": "2", "vulns": [{"id": "CVE-2026-1", "fix_versions": ["2.1"]}]}


def audited(*dependencies: dict[str, Any]) -> int:
    answer = json.dumps({"dependencies": dependencies})
    return main((sys.executable, "-c", f"print({answer!r}); raise SystemExit({int(BAD in dependencies)})"))


def test_what_is_harmless_passes_and_what_could_not_be_told_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert audited(HARMLESS, SKIPPED) == 0
    said = capsys.readouterr().out
    assert "1 of 2 packages looked up, 0 with a known vulnerability" in said
    assert "could not tell about 1: b" in said


def test_a_known_vulnerability_fails_and_names_what_mends_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert audited(HARMLESS, BAD) == 1
    assert "c 2: CVE-2026-1, mended in 2.1" in capsys.readouterr().err


@pytest.mark.parametrize("script", ["raise SystemExit('Name or service not known')", "print('{}')", "print('oops')"])
def test_no_network_is_told_and_passes(script: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main((sys.executable, "-c", script)) == 0
    assert "audit: not done" in capsys.readouterr().out
