"""A specification drawn as SVG that says in words what it shows."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from html import escape
from typing import Any

from corridor.errors import ReportError
from corridor.reports.fonts import font_folders

_ROOT = re.compile(r"<svg\b([^>]*)>", re.ASCII)
_ID = re.compile(r'\bid="([^"]+)"')
_REFERENCE = re.compile(r'(url\(#|href="#)([^)"]+)')
_DROPPED = re.compile(r'\s(?:role|aria-[a-z]+|class|version|xmlns:xlink)="[^"]*"')


def draw_chart(specification: Mapping[str, Any]) -> str:
    """The specification as SVG text, its words set in the document's typeface.

    Raises `ReportError` where Vega-Lite does not accept it.
    """
    import vl_convert

    _register_fonts()
    try:
        # Nothing is ever loaded: all data stand in the specification.
        svg: str = vl_convert.vegalite_to_svg(json.dumps(specification), allowed_base_urls=[])
    except ValueError as error:
        raise ReportError(
            "a Vega-Lite specification that can be drawn",
            str(error).splitlines()[0],
            remedy="mend the chart builder in reports/charts",
        ) from error
    return svg


def with_words(svg: str, anchor: str, title: str, description: str) -> str:
    """The SVG as one image with a title and a description, and ids of its own on any page."""
    plain = _DROPPED.sub("", svg)
    plain = _ID.sub(rf'id="{anchor}-\1"', plain)
    plain = _REFERENCE.sub(rf"\1{anchor}-\2", plain)
    label = f'<title id="{anchor}-title">{escape(title)}</title><desc id="{anchor}-desc">{escape(description)}</desc>'
    root = f'<svg\\1 role="img" aria-labelledby="{anchor}-title" aria-describedby="{anchor}-desc">'
    return _ROOT.sub(root + label.replace("\\", r"\\"), plain, count=1)


@cache
def _register_fonts() -> None:
    import vl_convert

    for folder in font_folders():
        vl_convert.register_font_directory(str(folder))
