"""Where the typefaces of documents lie: they come as packages, so a bare machine has them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import fontpkg_noto_sans
import fontpkg_noto_sans_arabic

if TYPE_CHECKING:
    import typst

# One family, Noto Sans (SIL OFL 1.1): Latin, Greek, Cyrillic and Devanagari; then Arabic script.
FAMILIES = ("Noto Sans", "Noto Sans Arabic")


def font_folders() -> tuple[Path, ...]:
    """The folders with the font files of `FAMILIES`."""
    packages = (fontpkg_noto_sans, fontpkg_noto_sans_arabic)
    return tuple(Path(package.__file__).parent / "files" for package in packages)


@cache
def typst_fonts(*, system: bool) -> typst.Fonts:
    """The packaged typefaces alone, so that every machine gives the same pages, or the machine's too."""
    import typst

    return typst.Fonts(
        include_system_fonts=system,
        include_embedded_fonts=False,
        font_paths=[str(folder) for folder in font_folders()],
    )
