"""The catalogue as reports see it, and the packaged records behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Protocol

from corridor.catalogue.entry import Entry, EntryKind
from corridor.catalogue.forum_entries import forum_entries
from corridor.catalogue.founding import FoundingRecord, founding_records
from corridor.catalogue.merging import merged
from corridor.catalogue.practices import practices
from corridor.errors import DefinitionError, UsageError


class Catalogue(Protocol):
    """What a report may ask of a catalogue; the site answers from its published entries."""

    def entries(self) -> tuple[Entry, ...]:
        """All entries, in a stable order."""
        ...

    def entry(self, entry_id: str) -> Entry:
        """The entry of that id; raises `UsageError` when there is none."""
        ...

    def placed(self, placement: str) -> tuple[Entry, ...]:
        """The entries that the founding document shows there (`box:1`, `annex:health`, `text:a`)."""
        ...

    def of_kind(self, kind: EntryKind) -> tuple[Entry, ...]:
        """The entries of one kind."""
        ...

    def in_country(self, code: str) -> tuple[Entry, ...]:
        """The entries that name the country (ISO 3166 alpha-3); `WLD` gives those of the whole world."""
        ...

    def for_target(self, target: str) -> tuple[Entry, ...]:
        """The entries linked to exactly this target (`3.c`), or to a goal as a whole (`3`)."""
        ...

    def for_goal(self, goal: int) -> tuple[Entry, ...]:
        """The entries linked to the goal or to any of its targets."""
        ...

    def for_area(self, area: str) -> tuple[Entry, ...]:
        """The entries of one of the six areas."""
        ...


class EntryCatalogue:
    """A catalogue over entries in memory."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Raises `DefinitionError` when two entries bear the same id."""
        self._entries = tuple(entries)
        self._by_id: dict[str, Entry] = {}
        for entry in self._entries:
            if self._by_id.setdefault(entry.id, entry) is not entry:
                raise DefinitionError("every entry's id once", f"{entry.id!r} twice", where="the catalogue")

    def entries(self) -> tuple[Entry, ...]:
        """All entries, in the order given."""
        return self._entries

    def entry(self, entry_id: str) -> Entry:
        """The entry of that id; raises `UsageError` when there is none."""
        try:
            return self._by_id[entry_id]
        except KeyError:
            raise UsageError(
                "the id of an entry", repr(entry_id), where="the catalogue", remedy="look the id up in a list"
            ) from None

    def placed(self, placement: str) -> tuple[Entry, ...]:
        """The entries that the founding document shows at `placement`."""
        return tuple(e for e in self._entries if placement in e.placements)

    def of_kind(self, kind: EntryKind) -> tuple[Entry, ...]:
        """The entries of `kind`."""
        return tuple(e for e in self._entries if e.kind is kind)

    def in_country(self, code: str) -> tuple[Entry, ...]:
        """The entries that name the country `code`."""
        return tuple(e for e in self._entries if code in e.countries)

    def for_target(self, target: str) -> tuple[Entry, ...]:
        """The entries linked to exactly `target`."""
        return tuple(e for e in self._entries if any(link.target == target for link in e.vouched_links))

    def for_goal(self, goal: int) -> tuple[Entry, ...]:
        """The entries linked to `goal` or to any of its targets."""
        number = str(goal)
        return tuple(
            e for e in self._entries if any(link.target.partition(".")[0] == number for link in e.vouched_links)
        )

    def for_area(self, area: str) -> tuple[Entry, ...]:
        """The entries of `area`."""
        return tuple(e for e in self._entries if area in e.areas)


@cache
def packaged() -> EntryCatalogue:
    """The packaged records: founding document, recommendations, summits, roundtables, practices.

    A practice that the founding document names too is one entry, under the founding record's id.
    Raises `DefinitionError` where a record does not hold what it must.
    """
    by_id = {practice.id: practice for practice in practices()}
    founding = [_founding_entry(record, by_id) for record in founding_records()]
    twice = {record.same_as for record in founding_records()}
    others = (practice for practice in practices() if practice.id not in twice)
    return EntryCatalogue((*founding, *forum_entries(), *others))


def _founding_entry(record: FoundingRecord, practices_by_id: Mapping[str, Entry]) -> Entry:
    if record.same_as is None:
        return record.entry()
    if record.same_as not in practices_by_id:
        raise DefinitionError("the id of a packaged practice", repr(record.same_as), where=record.id)
    return merged(record.entry(), practices_by_id[record.same_as])
