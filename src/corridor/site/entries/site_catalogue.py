"""The published entries as reports ask for them."""

from __future__ import annotations

from corridor.catalogue.entry import Entry, EntryKind
from corridor.errors import UsageError
from corridor.site.entries.changes import PublicName
from corridor.site.entries.published import public_versions, published_entry


class SiteCatalogue:
    """A `Catalogue` over the published entries; each question reads only what it asks for.

    Entries come in the order in which they first came into the catalogue.
    """

    def entries(self) -> tuple[Entry, ...]:
        """All published entries."""
        return self._where()

    def entry(self, entry_id: str) -> Entry:
        """The published entry of that id; raises `UsageError` when there is none."""
        found = published_entry(entry_id)
        if found is None:
            raise UsageError(
                "the id of a published entry", repr(entry_id), where="the catalogue", remedy="look the id up in a list"
            )
        return found

    def placed(self, placement: str) -> tuple[Entry, ...]:
        """The entries that the founding document shows at `placement`."""
        return self._naming(PublicName.PLACEMENT, placement)

    def of_kind(self, kind: EntryKind) -> tuple[Entry, ...]:
        """The published entries of `kind`."""
        return self._where(entry__kind=kind)

    def in_country(self, code: str) -> tuple[Entry, ...]:
        """The published entries that name the country `code`."""
        return self._naming(PublicName.COUNTRY, code)

    def for_target(self, target: str) -> tuple[Entry, ...]:
        """The published entries linked to exactly `target`."""
        return self._naming(PublicName.TARGET, target)

    def for_goal(self, goal: int) -> tuple[Entry, ...]:
        """The published entries linked to `goal` or to any of its targets."""
        return self._naming(PublicName.GOAL, str(goal))

    def for_area(self, area: str) -> tuple[Entry, ...]:
        """The published entries of `area`."""
        return self._naming(PublicName.AREA, area)

    def _naming(self, kind: PublicName, value: str) -> tuple[Entry, ...]:
        return self._where(entry__ties__kind=kind, entry__ties__value=value)

    def _where(self, **filters: str) -> tuple[Entry, ...]:
        return tuple(v.as_entry() for v in public_versions().filter(**filters).order_by("entry_id"))
