"""The formulae by key, with their official sources."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from corridor.definitions import data_path, read_named
from corridor.evidence.trace import Formula


@cache
def formulas() -> Mapping[str, Formula]:
    """Formula key -> expression and source, for traces; raises `DefinitionError` for a malformed one."""
    return read_named(data_path("corridor.measures", "formulas.yaml"), Formula, named="key")
