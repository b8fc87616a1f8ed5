"""The roundtables as entries: which are published, of which summit, in which areas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from corridor.catalogue.entry import EntryKind
from corridor.forum.roundtables import Roundtable
from corridor.forum.summits import summit, summits
from corridor.site.entries.published import public_versions
from corridor.site.pages.kept import kept


@dataclass(frozen=True, slots=True)
class PublishedRoundtable:
    """A roundtable that is a published entry; `summit` is its number, None where no summit met in its year."""

    slug: str
    title: str
    summit: int | None
    areas: tuple[str, ...]


def slug_of(held: Roundtable) -> str:
    """The slug under which a roundtable on record is an entry."""
    return f"gfmd-roundtable-{summit(held.summit).year}-{held.number.replace('.', '-')}"


def published_roundtables() -> Mapping[str, PublishedRoundtable]:
    """All published roundtables by slug, by title."""
    return kept("roundtables", _read)


def _read() -> dict[str, PublishedRoundtable]:
    by_year = {meeting.year: meeting.number for meeting in summits()}
    versions = public_versions().filter(entry__kind=EntryKind.ROUNDTABLE).order_by("entry__public_title")
    entries = (version.as_entry() for version in versions)
    return {
        entry.id: PublishedRoundtable(entry.id, entry.title, by_year.get(entry.year_start or 0), entry.areas)
        for entry in entries
    }
