"""A version as the public would see it, or as much of it as is written yet."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from pydantic import ValidationError

from corridor.catalogue.entry import Entry, EntryState
from corridor.catalogue.states import states
from corridor.site.entries.models import EntryVersion
from corridor.site.entries.written import Written
from corridor.site.moderation.at_hand import AtHand
from corridor.site.pages.entry import shown_entry
from corridor.site.pages.labels import LEVELS


def whole_entry(version: EntryVersion) -> Entry | None:
    """The version as an entry, None while it lacks what every entry has."""
    try:
        return version.as_entry()
    except ValidationError:
        return None


def as_public(at_hand: AtHand) -> dict[str, Any]:
    """What the pages of an entry show of its working version; `entry` is None while it is not whole."""
    version, stored = at_hand.version, at_hand.stored
    written = Written.of_record(version.record)
    entry = whole_entry(version)
    whole = {"entry": None} if entry is None else shown_entry(entry, stored)
    return whole | {
        "stored": stored,
        "version": version,
        "written": written,
        "written_level": "" if written.level is None else LEVELS[written.level],
        "title": written.title or _("Without a title"),
        "state": states()[EntryState(stored.state)],
        "is_public": stored.published is not None,
    }
