"""The variables of a site in production, and commands run with them in a process of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
KEY = "only for tests: nobody may guess less than fifty characters of this"
COMMAND = (sys.executable, "-c", "from corridor.cli.app import main; main()")


def surroundings(folder: Path, **variables: str) -> dict[str, str]:
    """The process's own variables without any of Corridor's, then the site's folder and `variables`."""
    own = ("CORRIDOR_", "DATABASE_URL", "DJANGO_", "PROMETHEUS_")
    kept = {name: said for name, said in os.environ.items() if not name.startswith(own)}
    found = {"CORRIDOR_SITE_FOLDER": str(folder), "XDG_DATA_HOME": str(folder / "data")}
    return kept | found | variables


def production(folder: Path, **variables: str) -> dict[str, str]:
    """What the guide tells whoever runs a site in production to set."""
    return surroundings(
        folder,
        CORRIDOR_SECRET_KEY=KEY,
        CORRIDOR_HOSTS="corridor.example",
        CORRIDOR_ORIGINS="https://corridor.example",
        CORRIDOR_HTTPS="1",
        CORRIDOR_BEHIND_PROXY="1",
        CORRIDOR_MAIL_URL="smtps://corridor:password@mail.example",
        CORRIDOR_MAIL_FROM="corridor@corridor.example",
        **variables,
    )


def corridor(*words: str, env: dict[str, str], timeout: int = 120) -> subprocess.CompletedProcess[str]:
    """The command, as a shell calls it."""
    return subprocess.run(
        [*COMMAND, *words], env=env, cwd=ROOT, capture_output=True, text=True, timeout=timeout, check=False
    )
