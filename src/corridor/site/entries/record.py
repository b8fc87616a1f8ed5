"""The form in which a version keeps the catalogue's `Entry`, and its digest."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from corridor.catalogue.entry import Entry, TargetLink

OF_THE_ROW = frozenset({"id", "version", "state", "withdrawn_reason"})
"""The fields of an entry that the rows around a version tell anew each time."""


def record_of(entry: Entry) -> dict[str, Any]:
    """The entry as the JSON that a version keeps; version, state and withdrawal belong to the rows around it."""
    return entry.model_dump(mode="json", exclude=set(OF_THE_ROW - {"id"}))


def digest_of(record: Mapping[str, Any]) -> str:
    """The SHA-256 of what a record says, the same for two records that say the same.

    What a model proposes is not what the record says: a link counts from when a person accepts it.
    """
    said = {name: value for name, value in record.items() if name not in OF_THE_ROW}
    links = said.get("target_links", ())
    if links:
        said["target_links"] = [link for link in links if not TargetLink.model_validate(link).is_unread]
    return sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
