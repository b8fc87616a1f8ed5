"""Under which subject the explorer lists each series."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from corridor.definitions import Record, data_path, read_named


class Subject(Record):
    """A subject with its series in the order in which they are listed."""

    title: str
    series: tuple[str, ...]


@cache
def subjects() -> Mapping[str, Subject]:
    """The subjects by key; raises `DefinitionError` for a malformed one."""
    return read_named(data_path("corridor.site.evidence_pages.explore", "subjects.yaml"), Subject)
