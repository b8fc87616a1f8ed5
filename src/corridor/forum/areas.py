"""The six migration and development areas into which the founding document sorts the Forum's work."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from corridor.certainty import Certainty
from corridor.definitions import Record, data_path, read_keyed
from corridor.errors import UsageError


class Area(Record):
    """One area: its key, title and definition, and the Global Compact objectives that it touches.

    `gcm_certainty` is about the tie to the objectives, which is the project's own reading.
    """

    key: str
    title: str
    short_title: str
    definition: str
    gcm_objectives: tuple[int, ...]
    gcm_certainty: Certainty
    source: str


@cache
def _areas() -> Mapping[str, Area]:
    return read_keyed(data_path("corridor.forum", "areas.yaml"), Area, lambda area: area.key, section="areas")


def areas() -> tuple[Area, ...]:
    """The six areas, in the order of the founding document."""
    return tuple(_areas().values())


def area(key: str) -> Area:
    """The area `key`; raises `UsageError` for a key that is none of the six."""
    found = _areas().get(key)
    if found is None:
        raise UsageError(f"one of {', '.join(_areas())}", repr(key), where="the area's key")
    return found
