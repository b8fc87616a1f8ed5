"""The outlines of the world's areas for statistical maps.

`outlines.json` is made by `scripts/places/build_outlines.py` from Natural Earth (public domain), in the
Equal Earth projection. The script says which parts were moved to follow the areas of United Nations
statistics.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from corridor.errors import DefinitionError

# Width and height of the map.
VIEW_BOX: tuple[float, float] = (1000.0, 433.0)
_FILE = "outlines.json"


@dataclass(frozen=True, slots=True)
class Outline:
    """One area on the map, in units of `VIEW_BOX`.

    `path` is SVG path data with whole numbers (fill rule even-odd), empty where the area is too
    small to be drawn; `point` is a place inside it; `small` says that it needs a dot there to be seen.
    """

    code: str
    path: str
    point: tuple[float, float]
    small: bool


@cache
def _content() -> Mapping[str, object]:
    text = files("corridor.places").joinpath("data", _FILE).read_text(encoding="utf-8")
    content: dict[str, object] = json.loads(text)
    if content["view_box"] != list(VIEW_BOX):
        raise DefinitionError(f"a view box of {VIEW_BOX}", f"{content['view_box']}", where=_FILE)
    return content


@cache
def outlines() -> Mapping[str, Outline]:
    """Code of a country or area -> its outline. Antarctica is left out."""
    entries = _content()["outlines"]
    if not isinstance(entries, dict):
        raise DefinitionError("outlines by code", type(entries).__name__, where=_FILE)
    found = {
        code: Outline(code, entry["path"], (entry["point"][0], entry["point"][1]), entry["small"])
        for code, entry in entries.items()
    }
    return MappingProxyType(found)


def disclaimer() -> str:
    """What must stand under every map: that its lines are no statement on frontiers or status."""
    return str(_content()["disclaimer"])
