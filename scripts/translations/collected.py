"""All texts of the interface: out of code and templates (gettext's tools), and out of the definitions."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from corridor.site.definition_words import definition_texts
from scripts.translations.messages import Message, read_messages

SITE = Path(__file__).resolve().parents[2] / "src" / "corridor" / "site"
EXTENSIONS = ("py", "html", "txt", "xml")
LEFT_OUT = ("locale", "migrations", "static", "__pycache__")


def collected_messages() -> tuple[Message, ...]:
    """Each text once, without translations; raises RuntimeError where gettext is not installed."""
    found = {message.key: message for message in map(_as_message, definition_texts())}
    return tuple((found | {message.key: message for message in _marked_in_code()}).values())


def _as_message(text: str) -> Message:
    return Message(text)


def _marked_in_code() -> tuple[Message, ...]:
    """What is marked in code and templates. Django's command writes where it reads, so it works on a copy."""
    if shutil.which("xgettext") is None:
        raise RuntimeError("xgettext is not installed; on Debian or Ubuntu: apt-get install gettext")
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "site"
        shutil.copytree(SITE, copy, ignore=shutil.ignore_patterns(*LEFT_OUT))
        (copy / "locale").mkdir()
        command = [sys.executable, "-I", "-m", "django", "makemessages", "--locale=en", "--verbosity=0"]
        command += ["--no-location", "--no-wrap", *(f"--extension={extension}" for extension in EXTENSIONS)]
        clean = {name: said for name, said in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
        subprocess.run(command, cwd=copy, env=clean, check=True)  # noqa: S603 - Django's own command
        return read_messages(copy / "locale" / "en" / "LC_MESSAGES" / "django.po")
