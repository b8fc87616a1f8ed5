"""An entry with as little in it as may be."""

from __future__ import annotations

from corridor.catalogue.entry import Entry, EntryKind, EntrySource, Level
from corridor.certainty import Certainty


def made(entry_id: str, **fields: object) -> Entry:
    """An entry of that id, with `fields` instead of the plain ones."""
    plain = {
        "id": entry_id,
        "kind": EntryKind.PRACTICE,
        "title": "Title",
        "summary": "Summary.",
        "level": Level.NATIONAL,
        "sources": (EntrySource(publisher="P", title="T"),),
        "certainty": Certainty.HIGH,
    }
    return Entry.model_validate(plain | fields)
