"""How a visitor looks at a page: colour scheme and width of the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from playwright.sync_api import Page

HEIGHT = 900


@dataclass(frozen=True, slots=True)
class Look:
    """A colour scheme, and the width of the window in pixels."""

    scheme: Literal["light", "dark"]
    width: int

    def __str__(self) -> str:
        return f"{self.width} px, {self.scheme}"

    def turn_to(self, page: Page) -> None:
        """Show the page in this way; it is not loaded again."""
        page.set_viewport_size({"width": self.width, "height": HEIGHT})
        page.emulate_media(color_scheme=self.scheme)


WIDE = 1280
NARROW = 320
LIGHT_WIDE, DARK_WIDE = Look("light", WIDE), Look("dark", WIDE)
LIGHT_NARROW, DARK_NARROW = Look("light", NARROW), Look("dark", NARROW)
LOOKS = (LIGHT_WIDE, DARK_WIDE, LIGHT_NARROW, DARK_NARROW)
