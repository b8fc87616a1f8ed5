"""The style sheets of HTML: the frame of a page that stands alone, and what the site's pages share with it."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

SHEETS = ("page.css", "blocks.css", "goals.css")


@cache
def style() -> str:
    """All sheets as one, for a page that carries its own."""
    folder = files("corridor.reports.writers.html").joinpath("data", "style")
    return "\n".join(folder.joinpath(name).read_text("utf-8") for name in SHEETS)
