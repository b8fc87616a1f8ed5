"""What must be installed on the machine for these tests, and how."""

from __future__ import annotations

import shutil
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome")
FONTS = {"fonts-noto-core": "NotoSansArabic-Regular.ttf", "fonts-noto-cjk": "NotoSansCJK-Regular.ttc"}
FONT_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local" / "share" / "fonts")


class MissingPackageError(Exception):
    """Something is not installed; the message is the line that installs it."""

    def __init__(self, wanted: str, packages: str) -> None:
        super().__init__(f"{wanted} is not installed; on Debian or Ubuntu: apt-get install {packages}")


def chromium() -> str:
    """The path of Chromium; raises `MissingPackageError` where there is none."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        raise MissingPackageError("Chromium", "chromium")
    return found


def check_fonts() -> None:
    """Raises `MissingPackageError` where Arabic or Chinese would be shown as boxes."""
    for package, file in FONTS.items():
        if not any(next(folder.rglob(file), None) for folder in FONT_FOLDERS):
            raise MissingPackageError(f"the font {file}", package)
