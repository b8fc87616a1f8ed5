"""Ask whether a known vulnerability concerns what Corridor runs with; ends with 1 only when there is one.

Without a network, or where the index knows nothing of the packages, it says so and ends with 0.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "requirements" / "run.txt"
VENV = ROOT / ".venv-audit"
PYTHON = VENV / "bin" / "python"
PATIENCE_SECONDS = 300

PIP_AUDIT = (
    *(str(PYTHON), "-m", "pip_audit", "--requirement", str(LOCK), "--require-hashes", "--disable-pip"),
    *("--format", "json", "--progress-spinner", "off", "--timeout", "15"),
)


def main(command: Sequence[str] = PIP_AUDIT) -> int:
    """Run pip-audit in an environment of its own, and tell what it found."""
    try:
        if command is PIP_AUDIT:
            _install()
        said = _run(command, check=False)
        dependencies = json.loads(said.stdout)["dependencies"]
    except subprocess.CalledProcessError as error:
        return _not_done(error.stderr)
    except subprocess.TimeoutExpired:
        return _not_done(f"no answer within {PATIENCE_SECONDS} seconds")
    except (ValueError, KeyError):
        return _not_done(said.stderr)
    return _tell(dependencies)


def _install() -> None:
    if not PYTHON.exists():
        _run((sys.executable, "-m", "venv", str(VENV)))
    _run((str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--quiet", "pip-audit"))


def _run(words: Sequence[str], *, check: bool = True) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - fixed words
        words, capture_output=True, text=True, timeout=PATIENCE_SECONDS, check=check
    )


def _tell(dependencies: list[dict[str, Any]]) -> int:
    skipped = [one["name"] for one in dependencies if "skip_reason" in one]
    bad = [one for one in dependencies if one.get("vulns")]
    looked_up = len(dependencies) - len(skipped)
    print(f"audit: {looked_up} of {len(dependencies)} packages looked up, {len(bad)} with a known vulnerability")
    if skipped:
        print(f"audit: the index could not tell about {len(skipped)}: {', '.join(skipped[:5])} ...")
    for one in bad:
        for known in one["vulns"]:
            mended = ", ".join(known.get("fix_versions", ())) or "no version yet"
            print(f"audit: {one['name']} {one['version']}: {known['id']}, mended in {mended}", file=sys.stderr)
    return 1 if bad else 0


def _not_done(why: str) -> int:
    last = (why.strip().splitlines() or ["no reason given"])[-1]
    print(f"audit: not done, for the index or the service cannot be reached: {last[:200]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
