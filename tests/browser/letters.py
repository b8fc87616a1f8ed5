"""The letters that a site has sent, as they lie in its folder."""

from __future__ import annotations

import time
from email import message_from_bytes, policy
from email.message import EmailMessage

from tests.browser.running_site import RunningSite

_PATIENCE_SECONDS = 10


def letter(site: RunningSite, to: str, subject: str) -> str:
    """The text of the letter to somebody whose subject begins so; raises AssertionError when none comes."""
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < deadline:
        for one in _letters(site):
            if one["To"] == to and str(one["Subject"]).startswith(subject):
                return one.get_content()
        time.sleep(0.05)
    raise AssertionError(
        f"no letter to {to} that begins {subject!r}; there are {[one['Subject'] for one in _letters(site)]}"
    )


def _letters(site: RunningSite) -> list[EmailMessage]:
    files = sorted(site.letters.glob("*.log")) if site.letters.is_dir() else []
    parts = [part for file in files for part in file.read_bytes().split(b"-" * 79 + b"\n")]
    return [message_from_bytes(part, policy=policy.default) for part in parts if part.strip()]
