"""JSON files of entries: a list of objects, each an entry in its complete form."""

from __future__ import annotations

import json

from corridor.catalogue.exchange.limits import Limits, check_rows
from corridor.errors import Location, SourceError


def json_items(data: bytes, name: str, limits: Limits) -> list[object]:
    """The items of the list; raises `SourceError` for what is no list in JSON, or a longer one than allowed."""
    try:
        loaded = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_object, parse_constant=_refused)
    except (ValueError, RecursionError) as error:  # bad UTF-8 and numbers of a thousand digits are ValueErrors too
        raise SourceError(
            "a JSON file in UTF-8", f"one that cannot be read ({error})", where=Location(name), remedy="export it anew"
        ) from error
    if not isinstance(loaded, list):
        raise SourceError(
            "a list of entries: [{...}, {...}]",
            "one object" if isinstance(loaded, dict) else type(loaded).__name__,
            where=Location(name),
            remedy="put square brackets around the entries",
        )
    check_rows(len(loaded), name, limits)
    return loaded


def looks_like_json(data: bytes) -> bool:
    """Whether the first character is one that a JSON file of entries begins with."""
    return data[:1000].removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"[", b"{")


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError(f"{next(name for name in names if names.count(name) > 1)!r} twice in one object")
    return found


def _refused(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON")
