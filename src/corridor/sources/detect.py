"""Which reader a file is for: every reader is asked, exactly one must say yes."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from pathlib import Path
from typing import cast

import corridor.sources.readers as readers_package
from corridor.errors import Location, SourceError
from corridor.sources.contract import Reader
from corridor.sources.files import head_of


@cache
def readers() -> tuple[Reader, ...]:
    """All readers, sorted by name."""
    modules = (
        importlib.import_module(f"{readers_package.__name__}.{module.name}")
        for module in pkgutil.iter_modules(readers_package.__path__)
        if not module.name.startswith("_")
    )
    return tuple(sorted((cast(Reader, module) for module in modules), key=lambda reader: reader.NAME))


def reader_named(name: str) -> Reader:
    """The reader with this name; raises `SourceError` when there is none."""
    for reader in readers():
        if name == reader.NAME:
            return reader
    raise SourceError(
        f"a reader among {', '.join(reader.NAME for reader in readers())}",
        repr(name),
        remedy="see docs/how-to/add-a-source.md",
    )


def reader_for(path: Path) -> Reader | None:
    """The reader that claims the file, None when none does.

    Raises `SourceError` when two claim it, or when a workbook or `.gz` is damaged.
    """
    head = head_of(path)
    claims = [reader for reader in readers() if reader.sniff(head)]
    if len(claims) > 1:
        raise SourceError(
            "exactly one reader that claims the file",
            f"claims by {', '.join(reader.NAME for reader in claims)}",
            where=Location(path.name),
            remedy="make the `sniff` of one of them stricter",
        )
    return claims[0] if claims else None
