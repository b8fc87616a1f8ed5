"""What the price measures take as given, each with its source and how sure it is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from corridor.definitions import SourcedRecord, data_path, read_named
from corridor.errors import DefinitionError

FILE = "conventions.yaml"


class Convention(SourcedRecord):
    """A number or a list of terms that a measure needs, and what it means."""

    key: str
    meaning: str
    number: float | None = None
    terms: tuple[str, ...] = ()


@cache
def conventions() -> Mapping[str, Convention]:
    """All conventions by key, in the order of the file."""
    return read_named(data_path("corridor.measures.prices", FILE), Convention, named="key")


def number(key: str) -> float:
    """The number of a convention; raises `DefinitionError` for one that has none."""
    found = conventions()[key].number
    if found is None:
        raise DefinitionError("a number", f"none for {key!r}", where=FILE, remedy="add `number:` to the convention")
    return found


def terms(key: str) -> tuple[str, ...]:
    """The terms of a convention; raises `DefinitionError` for one that has none."""
    found = conventions()[key].terms
    if not found:
        raise DefinitionError("a list of terms", f"none for {key!r}", where=FILE, remedy="add `terms:` to it")
    return found
